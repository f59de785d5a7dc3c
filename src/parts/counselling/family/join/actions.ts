import { sql } from 'kysely'
import { tell } from '#core/event.ts'
import { isAdult } from '#core/member/member.ts'
import type { Tx } from '#platform/db.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { opened } from '../../inquiry/actions.ts'
import { lapseAsks } from '../../inquiry/ask/store.ts'
import { type BareInquiry, lockInquiry } from '../../inquiry/store.ts'
import { atOpenFamily, backTo, type Order } from '../at.ts'
import { memberOf } from '../open/people.ts'
import { personOfWriter, tieToFamily } from '../open/store.ts'
import { addPeople } from '../people/actions.ts'
import { adultsOf } from '../store.ts'
import type { Joining } from './form.ts'

/**
 * Whoever wrote belongs to a family we hold already: one of its adults, or one more. The inquiry ends as that family, and conversation and
 * promises go on with it, for that adult alone.
 */
export async function joinFamily(tx: Tx, form: Joining, order: Order): Promise<string | Refusal> {
  if (!(await lockInquiry(tx, form.inquiry))) return refuse('inquiryEnded')
  const inquiry = await opened(tx, { id: form.inquiry }, 'family')
  if (isRefusal(inquiry)) return refuse('inquiryNotYours')
  const family = await atOpenFamily(tx, order)
  if (isRefusal(family)) return family
  const joined = form.who === 'new' ? await asOneMore(tx, { form, inquiry, order }) : await asThisAdult(tx, { form, inquiry, order })
  if (isRefusal(joined)) return joined
  await tieToFamily(tx, inquiry, { familyId: family.id, holder: family.anchorId })
  lapseAsks(tx, inquiry.id, null)
  await tell(tx, { kind: 'inquiry-ended', subject: inquiry.id })
  await tell(tx, { kind: 'family-changed', subject: family.id, family: family.id })
  return backTo(tx, order, 'talks')
}

type Join = { form: Joining; inquiry: BareInquiry; order: Order }

async function asThisAdult(tx: Tx, { form, inquiry, order }: Join): Promise<true | Refusal> {
  if (!(await adultsOf(tx, order.familyId)).includes(form.who)) return refuse('whoWrote', 'who')
  await sql`select counselling.is_the_adult(${inquiry.id}, ${form.who})`.execute(tx)
  return true
}

async function asOneMore(tx: Tx, { form, inquiry, order }: Join): Promise<true | Refusal> {
  if (form.m0Role === '' || !isAdult(form.m0Role)) return refuse('roleOfAdult', 'm0Role')
  const writerPerson = await personOfWriter(tx, inquiry.writerId)
  const row = { n: 0, role: form.m0Role, name: form.m0Name, when: '' }
  const member = memberOf(row, { familyId: order.familyId, today: order.today, writerPerson, writes: true })
  if (isRefusal(member)) return member
  await addPeople(tx, member)
  return true
}
