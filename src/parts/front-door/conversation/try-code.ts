import type { Visit } from '#platform/http/visit.ts'
import { allowed, type Trier, wrongTry } from '#platform/limit/limit.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { openByCode } from './store.ts'

/**
 * Tries a code through the visitor's door, in the form that platform/limit/limit.ts describes: whoever was wrong too often waits before
 * anything is looked up, and a wrong code writes its count where a right one writes its session.
 */
export async function tryCode(visit: Visit, code: { hashes: Buffer[]; token: Buffer }): Promise<'writer' | 'family' | Refusal> {
  const trier: Trier = { bucket: 'return-code', address: await visit.address(), session: visit.token }
  const opened = await visit.askAs({ kind: 'visitor' }, async (tx) => {
    const { waitSeconds } = await allowed(tx, trier)
    if (waitSeconds > 0) return 'wait'
    const found = await openByCode(tx, code.hashes, code.token)
    if (!found) await wrongTry(tx, trier)
    return found
  })
  if (opened === 'wait') return refuse('waitALittle', 'code')
  return opened ?? refuse('codeWrong', 'code')
}
