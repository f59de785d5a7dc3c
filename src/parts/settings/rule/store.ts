import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Level } from '#platform/level.ts'

export type RuleVersion = { level: Level; version: number; value: number; from: string; state: 'now' | 'coming' | 'earlier' }

const tables = {
  gap: { table: sql.raw('core.level_rule'), value: sql.raw('gap_days') },
  minutes: { table: sql.raw('core.answer_time'), value: sql.raw('minutes') },
} as const
export type RuleKind = keyof typeof tables

/** Every version of every level: the one that counts today, those to come, those before. */
export async function readRules(tx: Tx, kind: RuleKind): Promise<RuleVersion[]> {
  const { table, value } = tables[kind]
  const { rows } = await sql<RuleVersion>`
    select level, version, ${value} as value, valid_from as "from", case when valid_from > platform.today() then 'coming'
      when version = (select max(x.version) from ${table} x where x.level = r.level and x.valid_from <= platform.today()) then 'now' else 'earlier' end as state
    from ${table} r order by level, version desc`.execute(tx)
  return rows
}

export type NewRule = { level: Level; value: number; from: string }

/** A version is never edited: a changed rule is the next one. */
export async function insertRule(tx: Tx, kind: RuleKind, rule: NewRule): Promise<void> {
  const { table, value } = tables[kind]
  await sql`insert into ${table} (level, version, ${value}, valid_from)
    select ${rule.level}, max(version) + 1, ${rule.value}, ${rule.from}::date from ${table} where level = ${rule.level}`.execute(tx)
}
