import { insertPlaces } from '#core/circle/store.ts'
import { leaveFamily, leftMembersOf, type MemberRow, membersOf, returnToFamily, setStays } from '#core/member/store.ts'
import { stepsOf } from '#core/next-step/store.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { atOpenFamily, type Order } from '../at.ts'
import { changed } from './actions.ts'

type Leaving = { memberId: string; leftOn: string; leftBecause: string }

/**
 * A child moved out, two parents went apart. History stays. An adult loses the family's shared page and keeps what is only theirs:
 * their own conversation, steps, promises and notes. The last adult cannot go from a family that is open.
 */
export async function memberLeaves(tx: Tx, order: Order, wish: Leaving): Promise<string | Refusal> {
  const family = await atOpenFamily(tx, order)
  if (isRefusal(family)) return family
  const members = await membersOf(tx, family.id)
  const member = members.find(({ id }) => id === wish.memberId)
  if (!member) return refuse('changedMeanwhile')
  if (wish.leftOn > order.today) return refuse('leftInFuture', 'leftOn')
  const against = member.adultId === null ? null : await againstLeaving(tx, member, { members, familyId: family.id })
  if (against) return against
  await setStays(tx, { id: member.id, familyId: family.id }, [])
  await leaveFamily(tx, { id: member.id, familyId: family.id, adultId: member.adultId, on: wish.leftOn, because: wish.leftBecause })
  return changed(tx, order)
}

type Around = { members: readonly MemberRow[]; familyId: string }

async function againstLeaving(tx: Tx, member: MemberRow, { members, familyId }: Around): Promise<Refusal | null> {
  if (members.filter(({ adultId }) => adultId !== null).length === 1) return refuse('lastAdult', 'leftOn')
  const shared = (await stepsOf(tx, familyId)).some(
    (step) => step.endedAt === null && step.ownerId === member.adultId && step.adultId !== member.adultId,
  )
  return shared ? refuse('hasSharedSteps', 'leftOn') : null
}

/** They moved back, or it was said by mistake. */
export async function memberReturns(tx: Tx, order: Order, memberId: string): Promise<string | Refusal> {
  const family = await atOpenFamily(tx, order)
  if (isRefusal(family)) return family
  const member = (await leftMembersOf(tx, family.id)).find(({ id }) => id === memberId)
  if (!member) return refuse('changedMeanwhile')
  await returnToFamily(tx, { id: member.id, familyId: family.id })
  if (member.adultId) await insertPlaces(tx, [{ id: newId(), familyId: family.id, hat: member.adultId, as: 'adult' }])
  return changed(tx, order)
}
