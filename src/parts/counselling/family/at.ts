import { openFamily } from '#core/access.ts'
import { type FamilyRow, lockFamily } from '#core/family/store.ts'
import type { Tx } from '#platform/db.ts'
import type { Visit } from '#platform/http/visit.ts'
import { hatOf } from '#platform/http/visit.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { stillReaches } from './store.ts'

/** A wish about one family: who wishes is the signed-in hat, when is the request's moment. */
export type Order = {
  familyId: string
  wishId: string
  me: string
  now: Date
  today: string
  purpose: string
}

export function orderOf(visit: Visit & { wishId: string }): Order {
  const { wishId, now, today, purpose } = visit
  return { familyId: visit.param('id'), wishId, me: hatOf(visit), now, today, purpose }
}

/**
 * The family, locked and opened with its line, so that whoever changes what holds it comes one at a time. One out of reach does not exist.
 */
export async function atFamily(tx: Tx, order: Order): Promise<FamilyRow> {
  await openFamily(tx, order.familyId, order.purpose)
  return (await lockFamily(tx, order.familyId))!
}

/** The same for what is only done while a family is open. */
export async function atOpenFamily(tx: Tx, order: Order): Promise<FamilyRow | Refusal> {
  const family = await atFamily(tx, order)
  return family.closedAt === null ? family : refuse('familyIsClosed')
}

/** Back to the family, or to the desk for whoever has just handed it on. */
export async function backTo(tx: Tx, { familyId }: Pick<Order, 'familyId'>, place = ''): Promise<string> {
  return (await stillReaches(tx, familyId)) ? `/desk/families/${familyId}${place && `#${place}`}` : '/desk'
}
