import { sql } from 'kysely'
import type { LevelRule } from '#core/family/store.ts'
import type { Tx } from '#platform/db.ts'
import type { Shift, StandsAs, TaskType } from './next-step.ts'

/** The planned shifts, of those who are there and can come in, on the first coming day that has one: a bridge reaches so far and no further. */
export async function comingShifts(tx: Tx): Promise<(Shift & { name: string })[]> {
  const { rows } = await sql<Shift & { name: string }>`
    with away as materialized (select person_id, period from core.roster where away_now and over_at is null),
    coming as (
      select s.id, s.hat_id as hat, s.day, h.display_name as name, s.starts_at from core.shift s join core.hat h on h.id = s.hat_id
        where s.planned and s.ends_at > (select platform.now()) and not exists (select from away where away.person_id = h.person_id and away.period @> s.day)
          and not exists (select from core.cannot_come_in() o where o.hat_id = s.hat_id)
        order by s.day fetch first 1 rows with ties)
    select id, hat, day, name from coming order by starts_at, name`.execute(tx)
  return rows
}

/** `around`: stands in this family's circle. */
export type Doer = { hat: string; as: StandsAs; around: boolean; shut: boolean }

export async function findDoer(tx: Tx, { hat, familyId }: { hat: string; familyId: string }): Promise<Doer | undefined> {
  const { rows } = await sql<Doer>`
    select h.id as hat, h.stands_as as "as",
      exists (select from core.circle c where c.family_id = ${familyId} and c.hat_id = h.id and c.standing) as around,
      exists (select from core.cannot_come_in() o where o.hat_id = h.id) as shut
      from core.hat h where h.id = ${hat} and h.live`.execute(tx)
  return rows[0]
}

export type StepRow = {
  id: string
  familyId: string
  task: TaskType
  words: string
  goalId: string | null
  ownerId: string
  ownerAs: StandsAs
  /** A membership's first name; a family adult is named by the family. */
  ownerName: string | null
  ledBy: string | null
  ledByName: string | null
  adultId: string | null
  dueOn: string
  createdAt: Date
  movedFrom: string | null
  endedAt: Date | null
  endedAs: 'done' | 'dropped' | 'moved' | null
  endedBy: string | null
  endReason: string | null
}

const columns = sql`s.id, s.family_id as "familyId", s.task_type as task, w.words, w.goal_id as "goalId", s.owner_id as "ownerId", s.owner_as as "ownerAs",
  o.display_name as "ownerName", s.led_by as "ledBy", l.display_name as "ledByName", s.adult_id as "adultId", s.due_on as "dueOn", s.created_at as "createdAt",
  s.moved_from as "movedFrom", s.ended_at as "endedAt", s.ended_as as "endedAs", e.display_name as "endedBy", w.end_reason as "endReason"
  from core.next_step s join core.step_words w on w.step_id = s.id left join core.hat o on o.id = s.owner_id left join core.hat l on l.id = s.led_by
  left join core.hat e on e.id = s.ended_by`

/** The plan: every step, the undone first and by date, then what has ended, the latest first. */
export async function stepsOf(tx: Tx, familyId: string): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select ${columns} where s.family_id = ${familyId}
      order by s.ended_at is not null, case when s.ended_at is null then s.due_on end, s.ended_at desc, s.id`.execute(tx)
  return rows
}

export async function findStep(tx: Tx, step: { id: string; familyId: string }): Promise<StepRow | undefined> {
  const { rows } = await sql<StepRow>`select ${columns} where s.id = ${step.id} and s.family_id = ${step.familyId}`.execute(tx)
  return rows[0]
}

export type NewStep = {
  id: string
  familyId: string
  task: TaskType
  taskClass: string
  words: string
  goalId: string | null
  ownerId: string
  ownerAs: StandsAs
  ledBy: string | null
  ledByAs: StandsAs | null
  adultId: string | null
  dueOn: string
  by: string
  movedFrom: string | null
}

export async function insertStep(tx: Tx, step: NewStep): Promise<void> {
  await tx
    .insertInto('core.next_step')
    .values({
      id: step.id,
      family_id: step.familyId,
      owner_id: step.ownerId,
      owner_as: step.ownerAs,
      task_type: step.task,
      task_class: step.taskClass,
      led_by: step.ledBy,
      led_by_as: step.ledByAs,
      adult_id: step.adultId,
      due_on: step.dueOn,
      created_by: step.by,
      moved_from: step.movedFrom,
    })
    .execute()
}

/** What the step is, in words: content, so the family must have been opened. */
export async function insertStepWords(tx: Tx, step: NewStep): Promise<void> {
  await tx
    .insertInto('core.step_words')
    .values({ step_id: step.id, family_id: step.familyId, goal_id: step.goalId, words: step.words })
    .execute()
}

type End = { id: string; as: 'done' | 'dropped' | 'moved'; by: string; reason: string | null }

/** False when somebody else has ended it in the meantime. */
export async function endStep(tx: Tx, end: End): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update core.next_step set ended_at = platform.now(), ended_as = ${end.as}, ended_by = ${end.by} where id = ${end.id} and undone returning id`.execute(
    tx,
  )
  if (rows.length > 0 && end.reason)
    await tx.updateTable('core.step_words').set({ end_reason: end.reason }).where('step_id', '=', end.id).execute()
  return rows.length > 0
}

export async function giveStep(tx: Tx, step: { id: string; ownerId: string; ownerAs: StandsAs }): Promise<void> {
  await sql`update core.next_step set owner_id = ${step.ownerId}, owner_as = ${step.ownerAs} where id = ${step.id} and undone`.execute(tx)
}

type Pointer = {
  familyId: string
  step: { id: string; dueOn: string; ownerId: string }
  bridgeShiftId: string | null
  bridgeId: string | null
  /** A level that changes along: a check judges both together. */
  level?: { rule: LevelRule; id: string }
}

/** Which step holds the family. The row itself writes the day it was set. */
export async function pointTo(tx: Tx, { familyId, step, bridgeShiftId, bridgeId, level }: Pointer): Promise<void> {
  await tx
    .updateTable('core.family')
    .set({
      next_step_id: step.id,
      next_due: step.dueOn,
      next_owner_id: step.ownerId,
      bridge_shift_id: bridgeShiftId,
      bridge_id: bridgeId,
      ...(level ? { level: level.rule.level, level_version: level.rule.version, gap_days: level.rule.gapDays, level_id: level.id } : {}),
    })
    .where('id', '=', familyId)
    .execute()
}

export async function insertBridge(tx: Tx, bridge: { id: string; familyId: string; words: string; by: string }): Promise<void> {
  await tx.insertInto('core.bridge').values({ id: bridge.id, family_id: bridge.familyId, words: bridge.words, by_hat: bridge.by }).execute()
}
