import { openFamily } from '#core/access.ts'
import { insertPlaces } from '#core/circle/store.ts'
import { tell } from '#core/event.ts'
import { findFamily } from '#core/family/store.ts'
import { isAdult, type Role } from '#core/member/member.ts'
import {
  homesOf,
  insertHomes,
  insertMembers,
  insertPeople,
  leftMembersOf,
  membersOf,
  type NewMember,
  setStays,
} from '#core/member/store.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { saySafeAnswer } from '../../safe-answer/actions.ts'
import type { SafeAnswerWish } from '../../safe-answer/safe-answer.ts'
import { readSafeAnswersOf } from '../../safe-answer/store.ts'
import { atFamily, atOpenFamily, backTo, type Order } from '../at.ts'
import { memberOf } from '../open/people.ts'
import { adultsOf, hatReadWith } from '../store.ts'

type MemberWish = { m0Role: Role; m0Name: string; m0When: string; m0Homes: string[] }

/** One more of the family. An adult gets a hat of her own: what is hers is seen by her only. */
export async function addMember(tx: Tx, order: Order, wish: MemberWish): Promise<string | Refusal> {
  const family = await atOpenFamily(tx, order)
  if (isRefusal(family)) return family
  const row = { n: 0, role: wish.m0Role, name: wish.m0Name, when: wish.m0When }
  const member = memberOf(row, { familyId: family.id, today: order.today, writerPerson: null, writes: false })
  if (isRefusal(member)) return member
  await addPeople(tx, { ...member, id: order.wishId })
  return setHomes(tx, order, { memberId: order.wishId, homes: wish.m0Homes })
}

/** An adult with her hat and her place in the circle, or a child. */
export async function addPeople(tx: Tx, member: NewMember): Promise<void> {
  await insertPeople(tx, [member])
  if (isAdult(member.role)) await insertPlaces(tx, [{ id: newId(), familyId: member.familyId, hat: member.adultId!, as: 'adult' }])
  await insertMembers(tx, [member])
}

export async function addHome(tx: Tx, order: Order, home: { label: string; postcode: string; adultId: string }): Promise<string | Refusal> {
  const family = await atOpenFamily(tx, order)
  if (isRefusal(family)) return family
  if (home.adultId && !(await adultsOf(tx, family.id)).includes(home.adultId)) return refuse('homeOfAdult', 'adultId')
  await insertHomes(
    tx,
    [{ id: order.wishId, familyId: family.id, label: home.label, postcode: home.postcode || null, adultId: home.adultId || null }],
    [],
  )
  return changed(tx, order)
}

/** Who lives where from today on; a child may live in two homes. */
export async function setHomes(tx: Tx, order: Order, wish: { memberId: string; homes: readonly string[] }): Promise<string | Refusal> {
  const family = await atOpenFamily(tx, order)
  if (isRefusal(family)) return family
  const [members, homes] = await Promise.all([membersOf(tx, family.id), homesOf(tx, family.id)])
  if (!members.some(({ id }) => id === wish.memberId)) return refuse('changedMeanwhile')
  const chosen = homes.filter(({ id }) => wish.homes.includes(id))
  const stays = chosen.map((home) => ({ id: newId(), familyId: family.id, memberId: wish.memberId, homeId: home.id }))
  await setStays(tx, { id: wish.memberId, familyId: family.id }, stays)
  return changed(tx, order)
}

/** A child of parents who each have a family with us is the same child in both. Name, birthday and nothing else goes along. */
export async function alsoMemberOf(tx: Tx, order: Order, wish: { memberId: string; otherFamily: string }): Promise<string | Refusal> {
  const family = await atOpenFamily(tx, order)
  if (isRefusal(family)) return family
  const other = await findFamily(tx, wish.otherFamily)
  if (!other || other.closedAt !== null || other.id === family.id) return refuse('otherFamilyUnknown', 'otherFamily')
  await openFamily(tx, other.id, order.purpose)
  const [members, theirs, left] = await Promise.all([membersOf(tx, family.id), membersOf(tx, other.id), leftMembersOf(tx, other.id)])
  const child = members.find(({ id }) => id === wish.memberId)
  if (!child || isAdult(child.role)) return refuse('onlyChildrenInTwo')
  if ([...theirs, ...left].some(({ personId }) => personId === child.personId)) return refuse('alreadyThere', 'otherFamily')
  const { name, role, bornOn, dueOn } = child
  await insertMembers(tx, [
    { id: order.wishId, familyId: other.id, person: { id: child.personId, known: true }, adultId: null, name, role, bornOn, dueOn },
  ])
  return changed(tx, order)
}

/** Told to whoever has the family open, and back to where its people stand. */
export async function changed(tx: Tx, order: Order): Promise<string> {
  await tell(tx, { kind: 'family-changed', subject: order.familyId, family: order.familyId })
  return backTo(tx, order, 'people')
}

/** What an adult has said about when it is safe to be answered, written down; also one who has left, and after the end. */
export async function saySafeFor(tx: Tx, order: Order, wish: SafeAnswerWish & { memberId: string }): Promise<string | Refusal> {
  const { id } = await atFamily(tx, order)
  const everyone = [...(await membersOf(tx, id)), ...(await leftMembersOf(tx, id))]
  const adultId = everyone.find((one) => one.id === wish.memberId)?.adultId
  if (!adultId) return refuse('changedMeanwhile')
  const hat = await hatReadWith(tx, { familyId: id, adultId })
  const said = () => readSafeAnswersOf(tx, adultId)
  return (await saySafeAnswer(tx, { hat, said, at: { subject: id, family: id } }, wish)) ?? backTo(tx, order, 'people')
}
