import { sql } from 'kysely'
import type { FamilyRow } from '#core/family/store.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { type Colleague, mayBecomeAnchor, mayBecomeDeputy } from './circle.ts'
import { colleagues, type NewPlace, replaceInCircle, yesesInAdvance } from './store.ts'

type AnchorWish = { anchorId: string; deputyId: string | null; handsOver: boolean; me: string }

/**
 * A new anchor, who has accepted. The deputy stays unless another is named; she must be when the deputy herself becomes the anchor. What
 * the old anchor was to do and has promised goes along when that is the wish. The family must be locked.
 */
export async function changeAnchor(tx: Tx, family: FamilyRow, wish: AnchorWish): Promise<true | Refusal> {
  const known = { me: wish.me, colleagues: await colleagues(tx), yes: await yesesInAdvance(tx) }
  if (wish.anchorId === family.anchorId) return refuse('sameAnchor', 'anchorId')
  const anchor = mayBecomeAnchor(wish.anchorId, family.anchorId, known)
  if (isRefusal(anchor)) return anchor
  const changesDeputy = wish.deputyId !== null && wish.deputyId !== family.deputyId
  const deputy = changesDeputy ? mayBecomeDeputy(wish.deputyId!, anchor, known) : keptDeputy(family, anchor, known.colleagues)
  if (isRefusal(deputy)) return deputy
  await handOver(tx, family, { anchor, deputy, goesAlong: wish.handsOver })
  const places: NewPlace[] = [{ id: newId(), familyId: family.id, hat: anchor.hat, as: 'anchor' }]
  if (changesDeputy) places.push({ id: newId(), familyId: family.id, hat: deputy.hat, as: 'deputy' })
  await replaceInCircle(tx, places)
  await stepForward(tx, family.id, [anchor, deputy])
  return true
}

function keptDeputy(family: FamilyRow, anchor: Colleague, all: readonly Colleague[]): Colleague | Refusal {
  if (family.deputyPerson === anchor.person) return refuse('newDeputyNeeded', 'deputyId')
  return all.find(({ hat }) => hat === family.deputyId) ?? refuse('deputyMustBeOurs', 'deputyId')
}

type HandOver = { anchor: Colleague; deputy: Colleague; goesAlong: boolean }

async function handOver(tx: Tx, family: FamilyRow, { anchor, deputy, goesAlong }: HandOver): Promise<void> {
  // A bridge ends on somebody's shift: that step stays with whoever is on it.
  const pointerMoves = goesAlong && family.nextOwnerId === family.anchorId && family.bridgeShiftId === null
  if (goesAlong)
    await sql`update core.next_step set owner_id = ${anchor.hat} where family_id = ${family.id} and owner_id = ${family.anchorId} and undone
      and (id <> ${family.nextStepId} or ${pointerMoves})`.execute(tx)
  if (goesAlong)
    await sql`update core.promise set by_hat = ${anchor.hat} where family_id = ${family.id} and by_hat = ${family.anchorId} and open
      and step_id is not null`.execute(tx)
  await tx
    .updateTable('core.family')
    .set({
      anchor_id: anchor.hat,
      anchor_person: anchor.person,
      deputy_id: deputy.hat,
      deputy_person: deputy.person,
      ...(pointerMoves ? { next_owner_id: anchor.hat } : {}),
    })
    .where('id', '=', family.id)
    .execute()
}

/** Whoever stood by as a counsellor and now holds the family stands in the circle once. */
async function stepForward(tx: Tx, familyId: string, those: readonly Colleague[]): Promise<void> {
  await sql`update core.circle set ended_at = platform.now() where family_id = ${familyId} and ended_at is null and as_what = 'counsellor'
    and hat_id = any (${those.map(({ hat }) => hat)}::uuid[])`.execute(tx)
}

/** Another deputy, who has accepted. The family must be locked. */
export async function changeDeputy(tx: Tx, family: FamilyRow, wish: { deputyId: string; me: string }): Promise<true | Refusal> {
  const known = { me: wish.me, colleagues: await colleagues(tx), yes: await yesesInAdvance(tx) }
  if (wish.deputyId === family.deputyId) return refuse('sameDeputy', 'deputyId')
  const anchor = known.colleagues.find(({ hat }) => hat === family.anchorId)
  if (!anchor) return refuse('anchorMustBeOurs', 'deputyId')
  const deputy = mayBecomeDeputy(wish.deputyId, anchor, known)
  if (isRefusal(deputy)) return deputy
  await tx.updateTable('core.family').set({ deputy_id: deputy.hat, deputy_person: deputy.person }).where('id', '=', family.id).execute()
  await replaceInCircle(tx, [{ id: newId(), familyId: family.id, hat: deputy.hat, as: 'deputy' }])
  return true
}
