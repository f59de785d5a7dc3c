import { mayBecomeAnchor, mayBecomeDeputy } from '#core/circle/circle.ts'
import { colleagues, yesesInAdvance } from '#core/circle/store.ts'
import { tell } from '#core/event.ts'
import { closeFamily, type Goodbye, reopenFamily } from '#core/family/close.ts'
import type { FamilyRow } from '#core/family/store.ts'
import type { Tx } from '#platform/db.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { opened } from '../../inquiry/actions.ts'
import { lapseAsks } from '../../inquiry/ask/store.ts'
import { lockInquiry } from '../../inquiry/store.ts'
import { atFamily, atOpenFamily, backTo, type Order } from '../at.ts'
import { stepWish } from '../fields.ts'
import { tieToFamily } from '../open/store.ts'
import { returnedTo } from '../page/store.ts'
import { tellDate } from '../promise/actions.ts'
import { openEnds } from '../promise/store.ts'
import type { Reopening } from './form.ts'
import { endConversations, endPromises, endStepPromises, standByAgain, wakeConversations } from './store.ts'

/** The help ends with a reason, and with what was reached; the history, and the adults' pages, stay. */
export async function closeWithReason(tx: Tx, order: Order, goodbye: Goodbye): Promise<string | Refusal> {
  const family = await atOpenFamily(tx, order)
  if (isRefusal(family)) return family
  const ends = await openEnds(tx, family.id)
  await (goodbye.closing === 'death' ? endPromises : endStepPromises)(tx, family.id)
  const closed = await closeFamily(tx, family, { goodbye, ...ends, at: order })
  if (isRefusal(closed)) return closed
  await endConversations(tx, family.id)
  await tell(tx, { kind: 'family-closed', subject: family.id, family: family.id })
  return backTo(tx, order)
}

/** One click: history and all, held by the same people where they are still here. */
export async function reopenWith(tx: Tx, order: Order, form: Reopening): Promise<string | Refusal> {
  const inquiry = form.inquiry ? await returning(tx, order, form.inquiry) : null
  if (inquiry && isRefusal(inquiry)) return inquiry
  const family = await atFamily(tx, order)
  // Opened beside what they wrote, that would wait in a queue for somebody who knows nothing of it.
  if (!inquiry && (await returnedTo(tx, family.id)).some(({ ended }) => !ended)) return refuse('hasWrittenAgain')
  const people = await whoHolds(tx, order, { family, form })
  if (isRefusal(people)) return people
  const wish = stepWish(form)
  if (wish === 'none') return refuse('stepMissing', 'stepWords')
  const step = isRefusal(wish) ? wish : await reopenFamily(tx, family, { ...people, step: wish, bridgeWords: form.bridge, at: order })
  if (isRefusal(step)) return step
  await wakeConversations(tx, family.id)
  if (inquiry) {
    await tieToFamily(tx, inquiry, { familyId: family.id, holder: people.anchor.hat })
    lapseAsks(tx, inquiry.id, null)
    await tell(tx, { kind: 'inquiry-ended', subject: inquiry.id })
  }
  if (form.tell) await tellDate(tx, step)
  await tell(tx, { kind: 'family-opened', subject: family.id, family: family.id })
  return backTo(tx, order)
}

/** Somebody from the family has written again: whoever has the inquiry gets a place in the circle, and the way in. */
async function returning(tx: Tx, order: Order, inquiryId: string) {
  if (!(await lockInquiry(tx, inquiryId))) return refuse('inquiryNotYours')
  const inquiry = await opened(tx, { id: inquiryId }, 'family')
  if (isRefusal(inquiry)) return refuse('inquiryNotYours')
  await standByAgain(tx, { inquiryId, familyId: order.familyId, circleId: order.wishId })
  return inquiry
}

type Wish = { family: FamilyRow; form: Reopening }

/** Whoever held the family when it closed has said yes to it; anybody else as always. */
async function whoHolds(tx: Tx, order: Order, { family, form }: Wish) {
  const known = { me: order.me, colleagues: await colleagues(tx), yes: await yesesInAdvance(tx) }
  const same = (hat: string, before: string) => hat === before && known.colleagues.find((one) => one.hat === hat && !one.shut)
  const anchor = same(form.anchorId, family.anchorId) || mayBecomeAnchor(form.anchorId, family.anchorId, known)
  if (isRefusal(anchor)) return anchor
  const again = same(form.deputyId, family.deputyId)
  if (again && again.person === anchor.person) return refuse('deputyIsAnother', 'deputyId')
  const deputy = again || mayBecomeDeputy(form.deputyId, anchor, known)
  return isRefusal(deputy) ? deputy : { anchor, deputy }
}
