import { tell } from '#core/event.ts'
import { leftMembersOf } from '#core/member/store.ts'
import { type CodeSecret, codeForFamily } from '#core/return-code/return-code.ts'
import { addDays, momentInDenmark } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { atFamily, type Order } from '../at.ts'
import { adultsOf } from '../store.ts'
import { openTalk } from '../talk/store.ts'
import { codeTalk, shutWaysIn } from './store.ts'

export const daysToUse = 7

/**
 * A new code, when the old one is lost or somebody else has seen it. Every way in that is hers in this family is shut first, and what it
 * opened. Whoever still comes with a code gets another for the conversation that goes on; whoever has a page of her own, or has never been
 * here, gets a way in for seven days.
 */
export async function giveNewCode(
  tx: Tx,
  order: Order,
  { adultId, secret }: { adultId: string; secret: CodeSecret },
): Promise<string | Refusal> {
  await atFamily(tx, order)
  const [adults, left] = await Promise.all([adultsOf(tx, order.familyId), leftMembersOf(tx, order.familyId)])
  if (![...adults, ...left.map((one) => one.adultId)].includes(adultId)) return refuse('missing', 'adultId')
  const code = codeForFamily(secret, { familyId: order.familyId, formId: order.wishId })
  const talk = await codeTalk(tx, { familyId: order.familyId, adultId })
  await shutWaysIn(tx, adultId)
  if (talk) {
    await openTalk(tx, talk.writerId, order.purpose)
    await tx
      .updateTable('counselling.conversation')
      .set({ code_hash: code.hash, code_key: code.keyNumber })
      .where('id', '=', talk.id)
      .execute()
  } else {
    const ends = momentInDenmark(addDays(order.today, daysToUse + 1))
    await tx.insertInto('core.way_back').values({ code_hash: code.hash, hat_id: adultId, made_by: order.me, ends_at: ends }).execute()
  }
  await tell(tx, { kind: 'family-changed', subject: order.familyId, family: order.familyId })
  return `/desk/families/${order.familyId}/code?opens=${talk ? 'conversation' : 'page'}&adult=${adultId}&at=${order.now.toISOString()}`
}
