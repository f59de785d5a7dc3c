import { createHmac } from 'node:crypto'

/** What signing in needs to know of this house: its own address, a key of its own, and whether mail can leave. */
export type Door = {
  /** What people type; every link is built from it and nothing the request says. */
  address: string
  key: Buffer
  mail: boolean
}

/**
 * The token of an invitation: 256 bits that nobody can guess without the secret, the same whenever they are asked for, so that a form sent
 * twice shows the same link and the sender can write it. The database keeps its hash.
 */
export function invitationToken(door: Pick<Door, 'key'>, invitationId: string): string {
  return createHmac('sha256', door.key).update(`invitation\n${invitationId}`).digest('base64url')
}

export function invitationLink(door: Pick<Door, 'key' | 'address'>, invitationId: string): string {
  return `${door.address}/invitation/${invitationToken(door, invitationId)}`
}

/** Where each kind of person begins. */
export function homeOf(role: string | null): string {
  if (role === 'counsellor' || role === 'team_leader') return '/desk'
  if (role === 'administrator') return '/settings'
  return role === 'director' ? '/net' : '/sessions'
}

/** A door that found nothing says so with an error that ends its transaction; here it is an answer. */
export async function orNothing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if ((error as { code?: string }).code === 'P0002') return undefined
    throw error
  }
}
