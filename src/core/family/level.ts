import { type At, placeNext, planStep } from '#core/next-step/actions.ts'
import type { Shift } from '#core/next-step/next-step.ts'
import { endStep, findStep, insertBridge, pointTo } from '#core/next-step/store.ts'
import { addDays } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Level } from '#platform/level.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { type FamilyRow, insertLevel, type LevelRule, levelRules } from './store.ts'

type Change = { level: Level; reason: string; dueOn: string | null; bridgeWords: string; at: At }
type Place = { step: { id: string; dueOn: string; ownerId: string }; bridge: Shift | null }

/** A level has a reason and a person. A higher one demands a nearer date in the same wish. The family must be locked. */
export async function changeLevel(tx: Tx, family: FamilyRow, change: Change): Promise<true | Refusal> {
  if (change.level === family.level) return refuse('sameLevel', 'level')
  const rule = (await levelRules(tx))[change.level]
  const place = await placeAnew(tx, family, { change, rule })
  if (isRefusal(place)) return place
  const id = newId()
  await insertLevel(tx, { id, familyId: family.id, level: change.level, reason: change.reason, by: change.at.me })
  const bridgeId = await bridgeOf(tx, family, { change, bridged: place.bridge !== null })
  await pointTo(tx, { familyId: family.id, step: place.step, bridgeShiftId: place.bridge?.id ?? null, bridgeId, level: { rule, id } })
  return true
}

/** Where the step that holds the family lies at the new level: where it was, when that is near enough; else on the day that was given. */
async function placeAnew(tx: Tx, family: FamilyRow, { change, rule }: { change: Change; rule: LevelRule }): Promise<Place | Refusal> {
  const stays = { id: family.nextStepId, dueOn: family.nextDue, ownerId: family.nextOwnerId }
  const wanted = change.dueOn ?? family.nextDue
  if (wanted === family.nextDue && family.nextDue <= addDays(change.at.today, rule.gapDays)) return { step: stays, bridge: null }
  const words = change.bridgeWords || (family.bridgeId ? 'written' : '')
  const held = { today: change.at.today, level: change.level, gapDays: rule.gapDays, bridgeWords: words }
  const placed = await placeNext(tx, { ownerAs: 'employee', ownerId: family.nextOwnerId, dueOn: wanted }, held)
  if (isRefusal(placed)) return change.dueOn === null && placed.field === 'dueOn' ? refuse('nearerDateNeeded', 'dueOn') : placed
  if (wanted === family.nextDue) return { step: stays, bridge: placed.bridge }
  const step = await findStep(tx, { id: family.nextStepId, familyId: family.id })
  if (!step || !(await endStep(tx, { id: step.id, as: 'moved', by: change.at.me, reason: change.reason.slice(0, 500) })))
    return refuse('changedMeanwhile')
  const moved = await planStep(tx, family.id, { wish: { ...step, dueOn: wanted, movedFrom: step.id }, at: change.at, stays: true })
  return isRefusal(moved) ? moved : { step: moved, bridge: placed.bridge }
}

async function bridgeOf(tx: Tx, family: FamilyRow, { change, bridged }: { change: Change; bridged: boolean }): Promise<string | null> {
  if (!bridged) return null
  if (!change.bridgeWords) return family.bridgeId
  const id = newId()
  await insertBridge(tx, { id, familyId: family.id, words: change.bridgeWords, by: change.at.me })
  return id
}
