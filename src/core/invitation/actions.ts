import { tell } from '#core/event.ts'
import { type Door, invitationToken } from '#core/session/door.ts'
import { tokenHash } from '#core/session/session.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { StaffRole } from '../session/role.ts'
import { isYes, mayEnd } from './invitation.ts'
import {
  closeKeys,
  endMembership,
  findChangeable,
  heldBy,
  holdMembership,
  insertInvitation,
  insertMember,
  resumeMembership,
  suspendMembership,
  writeSignInMail,
} from './store.ts'

type Keyed = Pick<Door, 'key'>
export type Invite = {
  /** The id of the invitation: the id of the form it was wished with, so that the link can be shown again. */
  invitationId: string
  name: string
  role: StaffRole
  organisation: string
  profession?: string | null
  mail?: string | null
  /** A hat of somebody who is here already: the new hat is the same person's. */
  asPersonOf?: string
}

/**
 * A new membership and the way in to it. The row policies decide who may invite whom; nobody invites oneself. For somebody who is here
 * already there is no new way in: their key opens the new hat too. Answers the hat.
 */
export async function inviteMember(tx: Tx, invite: Invite, door: Keyed): Promise<string | Refusal> {
  const known = invite.asPersonOf === undefined ? undefined : await findChangeable(tx, invite.asPersonOf)
  if (invite.asPersonOf !== undefined && !known) return refuse('notYours')
  const { name, role, organisation, profession = null } = invite
  const person = known ? { id: known.person, known: true } : { id: newId(), known: false }
  const hat = newId()
  await insertMember(tx, { hat, person, name, role, organisation, profession })
  if (invite.mail) await writeSignInMail(tx, hat, invite.mail)
  if (!known) await insertInvitation(tx, { ...invitationOf(door, invite.invitationId, hat), renews: false })
  return hat
}

type Renew = { hat: string; invitationId: string; mail?: string | null }

/** For a lost phone or a lost link: every key of the person is closed, every session of theirs ends, and there is one new way in. */
export async function renewInvitation(tx: Tx, { hat, invitationId, mail }: Renew, door: Keyed): Promise<true | Refusal> {
  await holdMembership(tx, hat)
  const found = await findChangeable(tx, hat)
  if (!found?.mayGiveKey) return refuse('notYours')
  if (!found.live) return refuse('alreadyEnded')
  await closeKeys(tx, hat)
  if (mail) await writeSignInMail(tx, hat, mail)
  await insertInvitation(tx, { ...invitationOf(door, invitationId, hat), renews: true })
  await tellOfWayIn(tx, hat)
  return true
}

/** Nobody can sign in with it from this moment. What it holds stays held, until a stand-in or somebody new has it. */
export async function suspendMember(tx: Tx, hat: string): Promise<true | Refusal> {
  await holdMembership(tx, hat)
  const found = await findChangeable(tx, hat)
  if (!found) return refuse('notYours')
  if (!found.live || found.suspended) return refuse('alreadyEnded')
  await suspendMembership(tx, hat, newId())
  await tellOfWayIn(tx, hat)
  return true
}

/** The membership is over. A suspended one may end too; nothing may be held by it. */
export async function leaveMember(tx: Tx, hat: string): Promise<true | Refusal> {
  await holdMembership(tx, hat)
  const found = await findChangeable(tx, hat)
  if (!found) return refuse('notYours')
  const allowed = mayEnd({ live: found.live, held: (await heldBy(tx, hat)).filter(({ kind }) => !isYes(kind)).length })
  if (isRefusal(allowed)) return allowed
  await endMembership(tx, hat)
  return true
}

/** Taken up again. Passkeys were not closed: what the person had opens again. */
export async function resumeMember(tx: Tx, hat: string): Promise<true | Refusal> {
  await holdMembership(tx, hat)
  const found = await findChangeable(tx, hat)
  if (!found) return refuse('notYours')
  if (!found.suspended) return refuse('notSuspended')
  await resumeMembership(tx, hat)
  await tellOfWayIn(tx, hat)
  return true
}

/** Whether somebody can come in decides who answers: screens of others that say so look again. */
async function tellOfWayIn(tx: Tx, hat: string): Promise<void> {
  await tell(tx, { kind: 'way-in-changed', subject: hat })
}

function invitationOf(door: Keyed, id: string, hat: string): { id: string; hat: string; token: Buffer } {
  return { id, hat, token: tokenHash(invitationToken(door, id)) }
}
