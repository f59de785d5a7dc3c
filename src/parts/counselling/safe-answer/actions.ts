import { tell } from '#core/event.ts'
import type { Tx } from '#platform/db.ts'
import type { Refusal } from '#platform/refusal.ts'
import { nextNumber, type SafeAnswer, type SafeAnswerWish, whatIsNew } from './safe-answer.ts'
import { insertSafeAnswer, readMySafeAnswers, takeTurn, whereIAmOpen } from './store.ts'

export const safeAnswerKinds = ['safe-answer-said'] as const

type Saying = {
  /** Under which hat it is said: the one the person reads it with. */
  hat: string
  /** Read when it is one's turn: what stood there before may be gone. */
  said: () => Promise<readonly SafeAnswer[]>
  /** Where it is seen: who has this open looks again. */
  at: { subject: string; family?: string }
}

/** Written down by whoever heard it, behind the line of the person it is about. */
export async function saySafeAnswer(tx: Tx, { hat, at, ...saying }: Saying, wish: SafeAnswerWish): Promise<Refusal | undefined> {
  await takeTurn(tx, hat)
  const said = await saying.said()
  const answer = whatIsNew(wish, said)
  if (answer === 'nothing') return undefined
  if (answer !== 'words') return answer
  insertSafeAnswer(tx, { hat, n: nextNumber(hat, said), words: wish.words })
  await tell(tx, { kind: safeAnswerKinds[0], ...at })
  return undefined
}

/** Said by the person, behind the own line. */
export async function sayMySafeAnswer(tx: Tx, me: string, wish: SafeAnswerWish): Promise<Refusal | undefined> {
  const said = () => readMySafeAnswers(tx)
  return saySafeAnswer(tx, { hat: me, said, at: await whereIAmOpen(tx) }, wish)
}
