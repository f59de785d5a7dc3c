import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

export type Event = { id: number; kind: string; subject: string; family: string | null }

/** Numbers are given before a transaction commits: one that took long appears behind those that were seen already. */
const mayComeLate = 500

/** What has happened since, as the job that tells it on: nothing but kind and ids. Some of it has been seen before. */
export async function eventsAfter(tx: Tx, last: number): Promise<Event[]> {
  const { rows } = await sql<Event>`
    select id, kind, subject_id as subject, family_id as family from core.event where id > ${last - mayComeLate} order by id`.execute(tx)
  return rows
}

/** Where a newcomer begins: a breath back, so that nothing falls between drawing a page and listening. The rest has been seen by nobody and is old. */
export async function eventsToBeginWith(tx: Tx): Promise<(Event & { ofThisBreath: boolean })[]> {
  const { rows } = await sql<Event & { ofThisBreath: boolean }>`
    select id, kind, subject_id as subject, family_id as family, at > platform.now() - interval '10 seconds' as "ofThisBreath"
    from core.event where id > (select coalesce(max(id), 0) - ${mayComeLate}::bigint from core.event) order by id`.execute(tx)
  return rows
}

/**
 * The events among these that this reader may know of, asked with the reader's own rights: families and inquiries it sees, our own planning and colleagues.
 * Each is looked up by its id: with `exists` everything the reader may see would be read for a handful of events.
 */
export async function eventsSeenBy(tx: Tx, events: readonly Event[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select e.id from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e(id bigint, subject uuid, family uuid)
    where case when e.family is not null then (select f.id from core.family f where f.id = e.family)
      else coalesce((select i.id from counselling.inquiry i where i.id = e.subject), (select r.id from core.roster r where r.id = e.subject),
        (select s.id from core.shift s where s.id = e.subject), (select q.id from core.queue q where q.id = e.subject),
        (select h.id from core.hat h where h.id = e.subject)) end is not null`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function standingSessions(tx: Tx, sessions: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select core.standing_sessions(${sessions}::uuid[]) as id`.execute(tx)
  return rows.map(({ id }) => id)
}
