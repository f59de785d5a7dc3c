import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import { onePage } from '#platform/html/pages.tsx'

export type Looked = {
  day: string
  name: string | null
  role: string | null
  place: string | null
  purpose: string
  /** The own conversation, the own choice of how to be reached, or what belongs to the family. */
  what: 'talk' | 'card' | 'family'
}
export type Trace = { looked: Looked[]; more: boolean; own: number }

const linesOnAPage = 60

/**
 * Who looked: one line for each person, day and reason, however often. The own readings are a number; another adult's, and whatever
 * is about another adult, are not there at all.
 */
export async function readTrace(tx: Tx, page: number): Promise<Trace> {
  const mine = sql`(l.hat_id = core.hat() or l.hat_id in (select id from core.hat where became_id = core.hat()))`
  const [looked, own] = await Promise.all([
    sql<Looked>`
      select (l.at at time zone 'Europe/Copenhagen')::date::text as day, h.display_name as name, h.role, o.name as place, l.purpose, case when l.writer_id = core.hat() then 'card' when l.writer_id is not null then 'talk' else 'family' end as what
      from core.access_line l left join core.hat h on h.id = l.hat_id left join core.organisation o on o.id = h.organisation_id
      where l.hat_id is null or not ${mine}
      group by 1, 2, 3, 4, 5, 6 order by 1 desc, 2, 5, 6, 3, 4
      limit ${linesOnAPage + 1} offset ${page * linesOnAPage}`.execute(tx),
    sql<{ own: number }>`select count(*)::int as own from core.access_line l where ${mine}`.execute(tx),
  ])
  const { rows, more } = onePage(looked.rows, linesOnAPage)
  return { looked: rows, more, own: own.rows[0]!.own }
}
