import type { ClientBase, DatabaseError } from 'pg'
import { type Guard, withoutGuard } from './guards.ts'
import { type Broken, brokenLaws } from './oracle.ts'
import type { Village } from './village.ts'

/** One deed that breaks one law and that one guard refuses. `{name}` in the text is somebody or something of the village. */
export type Attack = {
  guard: string
  /** What the oracle says once the guard is gone. */
  breaks: string
  /** What is done first, and is allowed with or without the guard. */
  before?: string
  deed: string
  /** Where a trigger puts a forged value right, another guard refuses what is left. */
  refusedBy?: string
}

type Client = Pick<ClientBase, 'query'>

/** Who refuses, with every guard in place: the name of the constraint, or null when the deed goes through. */
export async function refusalOf(client: Client, attack: Attack, village: Village): Promise<string | null> {
  return undone(client, async () => {
    if (attack.before) await client.query(`${named(attack.before, village)}; set constraints all immediate; set constraints all deferred`)
    try {
      await client.query(`${named(attack.deed, village)}; set constraints all immediate`)
      return null
    } catch (error) {
      return (error as DatabaseError).constraint ?? (error as DatabaseError).message
    }
  })
}

/** What the oracle finds when the guard is gone and the deed goes through. */
export async function damageOf(
  client: Client,
  { attack, guard, village }: { attack: Attack; guard: Guard; village: Village },
): Promise<Broken[]> {
  return undone(client, async () => {
    await client.query(withoutGuard(guard))
    if (attack.before) await client.query(`${named(attack.before, village)}; set constraints all immediate; set constraints all deferred`)
    await client.query(`${named(attack.deed, village)}; set constraints all immediate`)
    return brokenLaws(client)
  })
}

export function named(text: string, village: Village): string {
  return text.replace(/\{([\w.]+)\}/g, (_, name: string) => {
    if (!(name in village)) throw new Error(`nobody in the village is called ${name}`)
    return `'${village[name]}'`
  })
}

async function undone<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin')
  try {
    return await work()
  } finally {
    await client.query('rollback')
  }
}
