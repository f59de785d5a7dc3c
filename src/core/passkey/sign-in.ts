import type { Door } from '#core/session/door.ts'
import { newToken, tokenHash } from '#core/session/session.ts'
import type { Tx } from '#platform/db.ts'
import type { Visit } from '#platform/http/visit.ts'
import { allowed, type Trier, wrongTry } from '#platform/limit/limit.ts'
import { findKey, type HatChoice, hatsOf, recordUse, wearHat } from './store.ts'
import { type Answered, readAnswer } from './verify.ts'

export const signInUse = 'sign-in'

export type Tried =
  | { is: 'wait' | 'wrong' | 'no-hat' }
  | { is: 'closed'; at: Date; by: string | null }
  | { is: 'choose'; ticket: string; hats: HatChoice[] }
  | { is: 'in'; role: string; token: string }

/**
 * Tries a passkey. The database cannot check a signature, so the program does and then says so, as a job that only this step may be;
 * wrong ones are counted as wrong codes are, in the same transaction.
 */
export async function tryPasskey(visit: Visit, posted: string, door: Door): Promise<Tried> {
  const answered = readAnswer(posted, { door, use: signInUse, now: visit.now })
  const trier: Trier = { bucket: 'sign-in', address: await visit.address(), session: visit.token }
  return visit.askAs({ kind: 'job', name: 'sign-in' }, async (tx): Promise<Tried> => {
    if ((await allowed(tx, trier)).waitSeconds > 0) return { is: 'wait' }
    const tried = answered ? await check(tx, answered) : ({ is: 'wrong' } as const)
    if (tried.is === 'wrong') await wrongTry(tx, trier)
    return tried
  })
}

async function check(tx: Tx, answered: Answered): Promise<Tried> {
  const known = await findKey(tx, answered.id)
  const count = known && (await answered.check(known))
  if (!known || count === undefined) return { is: 'wrong' }
  if (known.endedAt) return { is: 'closed', at: known.endedAt, by: known.endedBy }
  const ticket = newToken()
  const used = { id: answered.id, challenge: answered.challenge, ticket: tokenHash(ticket), count }
  if (!(await recordUse(tx, used))) return { is: 'wrong' }
  const hats = await hatsOf(tx, used.ticket)
  if (hats.length === 0) return { is: 'no-hat' }
  if (hats.length > 1) return { is: 'choose', ticket, hats }
  const token = newToken()
  return { is: 'in', token, role: await wearHat(tx, { ticket: used.ticket, hat: hats[0]!.hat, token: tokenHash(token) }) }
}
