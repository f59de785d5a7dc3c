import type { Visit } from '#platform/http/visit.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { openByCode } from './store.ts'

/** Tries a code through the visitor's door. Right and wrong ones cost the same time. */
export async function tryCode(visit: Visit, code: { hashes: Buffer[]; token: Buffer }): Promise<'writer' | 'family' | Refusal> {
  const opened = await visit.askAs({ kind: 'visitor' }, (tx) => openByCode(tx, code.hashes, code.token))
  return opened ?? refuse('codeWrong', 'code')
}
