import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Helpline } from './helpline.ts'

type HoursRow = { days: number[]; from: string; to: string }

/** Every helpline with its hours, and whether it answers at this moment. 112 stands first. */
export async function helplinesAt(tx: Tx, at: Date): Promise<Helpline[]> {
  const { rows } = await sql<Omit<Helpline, 'hours'> & { hours: HoursRow[] }>`
    select l.key, l.number, l.name, l.roles, l.emergency, l.source, l.checked_on as "checkedOn",
      jsonb_build_object('da', l.what_da, 'en', l.what_en) as what,
      jsonb_build_object('da', l.for_whom_da, 'en', l.for_whom_en) as "forWhom",
      case when l.otherwise_da is not null then jsonb_build_object('da', l.otherwise_da, 'en', coalesce(l.otherwise_en, l.otherwise_da)) end as otherwise,
      coalesce((
        select jsonb_agg(jsonb_build_object('days', r.days, 'from', to_char(r.from_time, 'HH24:MI'),
          'to', case when r.to_time = '24:00' then '24:00' else to_char(r.to_time, 'HH24:MI') end) order by r.days desc, r.from_time)
        from core.helpline_hours r where r.helpline_key = l.key), '[]') as hours,
      n.open, n.until, n.opens_at as "opensAt"
    from core.helplines_at(${at}) n join core.helpline l on l.key = n.key
    order by l.position`.execute(tx)
  return rows.map((row) => ({ ...row, hours: row.hours.map(asHours) }))
}

function asHours(row: HoursRow) {
  return { weekdays: row.days.filter((day) => day > 0), from: row.from, to: row.to, onHolidays: row.days.includes(0) }
}
