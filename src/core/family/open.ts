import { openFamily } from '#core/access.ts'
import type { Colleague } from '#core/circle/circle.ts'
import { insertPlaces } from '#core/circle/store.ts'
import { insertHomes, insertMembers, insertPeople, type NewHome, type NewMember, type NewStay } from '#core/member/store.ts'
import { type At, placeNext, prepareStep, type StepWish } from '#core/next-step/actions.ts'
import { insertBridge, insertStep, insertStepWords, type NewStep } from '#core/next-step/store.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Level } from '#platform/level.ts'
import { isRefusal, type Refusal } from '#platform/refusal.ts'
import { insertLevel, type LevelRule, levelRules } from './store.ts'

export type Opening = {
  id: string
  shortName: string
  about: string | null
  level: Level
  levelReason: string
  anchor: Colleague
  deputy: Colleague
  members: readonly NewMember[]
  homes: readonly NewHome[]
  stays: readonly NewStay[]
  step: StepWish
  bridgeWords: string
}

/**
 * A family is opened whole: with its people, an anchor and a deputy who have said yes, and a next step in time. The keys are checked at
 * the end of the transaction, so the rows may come in the order their rights want: the family first, then who stands around it, then the
 * line that opens it, then what is known about it.
 */
export async function openNewFamily(tx: Tx, opening: Opening, at: At): Promise<{ step: NewStep } | Refusal> {
  const rule = (await levelRules(tx))[opening.level]
  const step = await prepareStep(tx, opening.id, { wish: opening.step, at })
  if (isRefusal(step)) return step
  const placed = await placeNext(tx, step, {
    today: at.today,
    level: opening.level,
    gapDays: rule.gapDays,
    bridgeWords: opening.bridgeWords,
  })
  if (isRefusal(placed)) return placed
  const bridgeId = placed.bridge && opening.bridgeWords ? newId() : null
  const levelId = newId()
  await insertFamily(tx, opening, { at, rule, step, levelId, bridgeShiftId: placed.bridge?.id ?? null, bridgeId })
  await insertPeople(tx, opening.members)
  await insertPlaces(tx, placesIn(opening))
  await insertStep(tx, step)
  await openFamily(tx, opening.id, 'open-family')
  await insertLevel(tx, { id: levelId, familyId: opening.id, level: opening.level, reason: opening.levelReason, by: at.me })
  await insertStepWords(tx, step)
  await insertMembers(tx, opening.members)
  await insertHomes(tx, opening.homes, opening.stays)
  await tx.insertInto('core.family_words').values({ family_id: opening.id, about: opening.about }).execute()
  if (bridgeId) await insertBridge(tx, { id: bridgeId, familyId: opening.id, words: opening.bridgeWords, by: at.me })
  return { step }
}

type Tied = { at: At; rule: LevelRule; step: NewStep; levelId: string; bridgeShiftId: string | null; bridgeId: string | null }

async function insertFamily(tx: Tx, opening: Opening, { at, rule, step, levelId, bridgeShiftId, bridgeId }: Tied): Promise<void> {
  await tx
    .insertInto('core.family')
    .values({
      id: opening.id,
      short_name: opening.shortName,
      opened_by: at.me,
      level: rule.level,
      level_version: rule.version,
      gap_days: rule.gapDays,
      level_id: levelId,
      anchor_id: opening.anchor.hat,
      anchor_person: opening.anchor.person,
      deputy_id: opening.deputy.hat,
      deputy_person: opening.deputy.person,
      next_step_id: step.id,
      next_due: step.dueOn,
      next_owner_id: step.ownerId,
      bridge_shift_id: bridgeShiftId,
      bridge_id: bridgeId,
    })
    .execute()
}

function placesIn({ id, anchor, deputy, members }: Opening) {
  const adults = members.flatMap(({ adultId }) => (adultId ? [{ hat: adultId, as: 'adult' as const }] : []))
  const places = [{ hat: anchor.hat, as: 'anchor' as const }, { hat: deputy.hat, as: 'deputy' as const }, ...adults]
  return places.map((place) => ({ id: newId(), familyId: id, ...place }))
}
