import { mayBecomeAnchor, mayBecomeDeputy } from '#core/circle/circle.ts'
import { colleagues, yesesInAdvance } from '#core/circle/store.ts'
import { tell } from '#core/event.ts'
import { type Opening, openNewFamily } from '#core/family/open.ts'
import type { NewStep } from '#core/next-step/store.ts'
import type { Tx } from '#platform/db.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { opened } from '../../inquiry/actions.ts'
import { lapseAsks } from '../../inquiry/ask/store.ts'
import { type BareInquiry, deletedByWriter, lockInquiry } from '../../inquiry/store.ts'
import { type Intake, readIntake } from '../../inquiry/store-page.ts'
import { stepWish } from '../fields.ts'
import { promiseStep } from '../promise/actions.ts'
import type { OpeningForm } from './form.ts'
import { peopleOf } from './people.ts'
import { personOfWriter, tieToFamily } from './store.ts'

export type Order = { wishId: string; me: string; now: Date; today: string }

/**
 * A family is opened in one form and one transaction: its people, who holds it, how urgent it is and what happens next. When it began
 * with an inquiry, the writer becomes one of its adults, the inquiry ends as opened, and conversation and promise go on with the family.
 */
export async function openFromForm(tx: Tx, form: OpeningForm, order: Order): Promise<string | Refusal> {
  const inquiry = form.inquiry ? await openedInquiry(tx, form.inquiry) : null
  if (inquiry && isRefusal(inquiry)) return inquiry
  const opening = await openingOf(tx, form, { order, inquiry })
  if (isRefusal(opening)) return opening
  const family = await openNewFamily(tx, opening, order)
  if (isRefusal(family)) return family
  if (inquiry) await goOnWith(tx, inquiry, opening)
  if (form.tell) await tellTheDate(tx, { opening, step: family.step, writer: inquiry && form.writer !== null ? inquiry.writerId : null })
  await tell(tx, { kind: 'family-opened', subject: opening.id, family: opening.id })
  const mine = [opening.anchor.hat, opening.deputy.hat, family.step.ownerId].includes(order.me)
  return mine ? `/desk/families/${opening.id}` : '/desk'
}

async function openedInquiry(tx: Tx, id: string): Promise<BareInquiry | Refusal> {
  if (!(await lockInquiry(tx, id))) return refuse((await deletedByWriter(tx, id)) ? 'writerDeleted' : 'inquiryEnded')
  const inquiry = await opened(tx, { id }, 'family')
  return isRefusal(inquiry) ? refuse('inquiryNotYours') : inquiry
}

async function openingOf(
  tx: Tx,
  form: OpeningForm,
  { order, inquiry }: { order: Order; inquiry: BareInquiry | null },
): Promise<Opening | Refusal> {
  const known = { me: order.me, colleagues: await colleagues(tx), yes: await yesesInAdvance(tx) }
  const anchor = mayBecomeAnchor(form.anchorId, order.me, known)
  if (isRefusal(anchor)) return anchor
  const deputy = mayBecomeDeputy(form.deputyId, anchor, known)
  if (isRefusal(deputy)) return deputy
  const writerPerson = inquiry ? await personOfWriter(tx, inquiry.writerId) : null
  const danger = mayBeInDanger(form.level, inquiry && { level: inquiry.level, intake: await readIntake(tx, inquiry.id) })
  const people = peopleOf(form, { familyId: order.wishId, today: order.today, writerPerson, danger })
  if (isRefusal(people)) return people
  const step = stepWish(form)
  if (step === 'none') return refuse('stepMissing', 'stepWords')
  if (isRefusal(step)) return step
  const { shortName, level, levelReason, bridge } = form
  const { members, homes, stays } = people
  return {
    id: order.wishId,
    shortName,
    about: form.about || null,
    level,
    levelReason,
    anchor,
    deputy,
    members,
    homes,
    stays,
    step,
    bridgeWords: bridge,
  }
}

/** Danger now is level A, or what the one who wrote has answered; never read out of the words. */
export function mayBeInDanger(level: string | undefined, told: { level: string; intake: Pick<Intake, 'inDanger'> } | null): boolean {
  return level === 'A' || told?.level === 'A' || (told?.intake.inDanger ?? false)
}

/** The inquiry ends as what it became; whatever was promised to the writer is still promised, now by the family's anchor. */
async function goOnWith(tx: Tx, inquiry: BareInquiry, opening: Opening): Promise<void> {
  await tieToFamily(tx, inquiry, { familyId: opening.id, holder: opening.anchor.hat })
  lapseAsks(tx, inquiry.id, null)
  await tell(tx, { kind: 'inquiry-ended', subject: inquiry.id })
}

type Telling = { opening: Opening; step: NewStep; writer: string | null }

/** The date is told to the one we talk with; without an inquiry, to every adult of the family. */
async function tellTheDate(tx: Tx, { opening, step, writer }: Telling): Promise<void> {
  const to = writer ? [writer] : opening.members.flatMap(({ adultId }) => (adultId ? [adultId] : []))
  for (const hat of to) await promiseStep(tx, { to: hat, step })
}
