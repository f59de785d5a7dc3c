import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Level } from '#platform/level.ts'
import type { Closing } from './family.ts'

export type LevelRule = { level: Level; version: number; gapDays: number }

/** How far away a next step may be set today, level by level. */
export async function levelRules(tx: Tx): Promise<Record<Level, LevelRule>> {
  const { rows } = await sql<LevelRule>`
    select distinct on (level) level, version, gap_days as "gapDays" from core.level_rule
      where valid_from <= platform.today() order by level, version desc`.execute(tx)
  return Object.fromEntries(rows.map((rule) => [rule.level, rule])) as Record<Level, LevelRule>
}

export type FamilyRow = {
  id: string
  shortName: string
  openedAt: Date
  closedAt: Date | null
  closedAs: Closing | null
  level: Level
  /** The line of its history that counts. */
  levelId: string
  gapDays: number
  anchorId: string
  anchorPerson: string
  deputyId: string
  deputyPerson: string
  nextStepId: string
  nextDue: string
  nextOwnerId: string
  bridgeShiftId: string | null
  bridgeId: string | null
}

const columns = sql`id, short_name as "shortName", opened_at as "openedAt", closed_at as "closedAt", closed_as as "closedAs", level, level_id as "levelId", gap_days as "gapDays",
  anchor_id as "anchorId", anchor_person as "anchorPerson", deputy_id as "deputyId", deputy_person as "deputyPerson",
  next_step_id as "nextStepId", next_due as "nextDue", next_owner_id as "nextOwnerId", bridge_shift_id as "bridgeShiftId", bridge_id as "bridgeId"`

/** Index only: what a reader whose circle or leadership reaches the family may see without a line. */
export async function findFamily(tx: Tx, id: string): Promise<FamilyRow | undefined> {
  const { rows } = await sql<FamilyRow>`select ${columns} from core.family where id = ${id}`.execute(tx)
  return rows[0]
}

/** Whoever changes what holds a family stands here until the one before has committed, and then sees what she did. */
export async function lockFamily(tx: Tx, id: string): Promise<FamilyRow | undefined> {
  const { rows } = await sql<FamilyRow>`select ${columns} from core.family where id = ${id} for no key update`.execute(tx)
  return rows[0]
}

type NewLevel = { id: string; familyId: string; level: Level; reason: string; by: string }

/** A line of the level's history; the family row then points at it. */
export async function insertLevel(tx: Tx, line: NewLevel): Promise<void> {
  await tx
    .insertInto('core.family_level')
    .values({ id: line.id, family_id: line.familyId, level: line.level, reason: line.reason, by_hat: line.by })
    .execute()
}

export type LevelLine = { level: Level; reason: string; by: string; at: Date }

export async function levelHistory(tx: Tx, familyId: string): Promise<LevelLine[]> {
  const { rows } = await sql<LevelLine>`
    select l.level, l.reason, h.display_name as by, l.at from core.family_level l join core.hat h on h.id = l.by_hat
      where l.family_id = ${familyId} order by l.at desc`.execute(tx)
  return rows
}

export type FamilyWords = {
  about: string | null
  closeWords: string | null
  reached: string | null
  ifWorse: string | null
  afterCare: string | null
}

export async function familyWords(tx: Tx, familyId: string): Promise<FamilyWords | undefined> {
  const { rows } = await sql<FamilyWords>`
    select about, close_words as "closeWords", reached, if_worse as "ifWorse", after_care as "afterCare"
      from core.family_words where family_id = ${familyId}`.execute(tx)
  return rows[0]
}

export type BridgeWords = { words: string; by: string; at: Date }

export async function bridgeWords(tx: Tx, id: string): Promise<BridgeWords | undefined> {
  const { rows } = await sql<BridgeWords>`
    select b.words, h.display_name as by, b.at from core.bridge b join core.hat h on h.id = b.by_hat where b.id = ${id}`.execute(tx)
  return rows[0]
}
