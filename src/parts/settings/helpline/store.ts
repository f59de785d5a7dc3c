import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { HelplineFields, LineHours } from './form.ts'

export async function checkToday(tx: Tx, key: string): Promise<boolean> {
  const done = await sql`update core.helpline set checked_on = platform.today() where key = ${key}`.execute(tx)
  return done.numAffectedRows === 1n
}

/** Whether another line that is shown has this number. One that is shown no more takes nothing from it. */
export async function isTaken(tx: Tx, number: string, key: string): Promise<boolean> {
  const { rows } = await sql`select from core.helpline where live and number = ${number} and key <> ${key}
    and not exists (select from core.helpline own where own.key = ${key} and own.live is null)`.execute(tx)
  return rows.length > 0
}

/** A line of the network's own, after all that are there. Far behind those every house begins with, so that they may become more. */
export async function insertHelpline(tx: Tx, key: string, { hours, ...fields }: HelplineFields & { hours: LineHours[] }): Promise<void> {
  await sql`insert into core.helpline (key, position, number, name, what_da, what_en, for_whom_da, for_whom_en, otherwise_da, otherwise_en, source, checked_on)
    select ${key}, greatest(1000, max(position) + 1), ${fields.number}, ${fields.name}, ${fields.whatDa}, ${fields.whatEn}, ${fields.forWhomDa}, ${fields.forWhomEn},
      ${fields.otherwiseDa}, ${fields.otherwiseEn}, ${fields.source}, platform.today() from core.helpline`.execute(tx)
  await sql`select core.set_helpline_hours(${key}, ${JSON.stringify(hours)}::jsonb)`.execute(tx)
}

/** Not shown any more, or shown again. */
export async function endHelpline(tx: Tx, key: string, ends: boolean): Promise<boolean> {
  const done = await sql`update core.helpline set called_off_at = case when ${ends} then platform.now() end
    where key = ${key} and live is distinct from ${ends ? null : true}`.execute(tx)
  return done.numAffectedRows === 1n
}

export type EndedLine = { key: string; name: string; number: string }

export async function readEnded(tx: Tx): Promise<EndedLine[]> {
  const { rows } =
    await sql<EndedLine>`select key, name, number from core.helpline where called_off_at is not null order by name, key`.execute(tx)
  return rows
}

/** Number, words, hours and source together: whoever has written them has just read them. */
export async function updateHelpline(tx: Tx, key: string, { hours, ...fields }: HelplineFields & { hours: LineHours[] }): Promise<boolean> {
  const done =
    await sql`update core.helpline set number = ${fields.number}, name = ${fields.name}, what_da = ${fields.whatDa}, what_en = ${fields.whatEn},
    for_whom_da = ${fields.forWhomDa}, for_whom_en = ${fields.forWhomEn}, otherwise_da = ${fields.otherwiseDa}, otherwise_en = ${fields.otherwiseEn},
    source = ${fields.source}, checked_on = platform.today() where key = ${key}`.execute(tx)
  if (done.numAffectedRows === 1n) await sql`select core.set_helpline_hours(${key}, ${JSON.stringify(hours)}::jsonb)`.execute(tx)
  return done.numAffectedRows === 1n
}

export type HelplineRow = Omit<HelplineFields, `${'days' | 'from' | 'to'}${1 | 2 | 3}`> & {
  key: string
  checkedOn: string | null
  ended: boolean
  hours: LineHours[]
}

export async function readHelpline(tx: Tx, key: string): Promise<HelplineRow | undefined> {
  const { rows } = await sql<HelplineRow>`
    select key, number, name, what_da as "whatDa", what_en as "whatEn", for_whom_da as "forWhomDa", for_whom_en as "forWhomEn", otherwise_da as "otherwiseDa",
      otherwise_en as "otherwiseEn", source, checked_on as "checkedOn", called_off_at is not null as ended,
      coalesce((select jsonb_agg(jsonb_build_object('days', h.days, 'from', left(h.from_time::text, 5), 'to', left(h.to_time::text, 5)) order by h.days, h.from_time)
        from core.helpline_hours h where h.helpline_key = l.key), '[]') as hours
    from core.helpline l where key = ${key}`.execute(tx)
  return rows[0]
}
