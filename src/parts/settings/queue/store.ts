import { sql } from 'kysely'
import type { Shut } from '#core/roster/shut.ts'
import type { Tx } from '#platform/db.ts'
import type { QueueFields } from './form.ts'

export type QueueRow = QueueFields & {
  id: string
  responsibleName: string
  deputyName: string
  responsibleShut: Shut | null
  deputyShut: Shut | null
  closedOn: string | null
  /** How many are promised an answer from it; null for whoever may not count them, to whom it would be nought. */
  open: number | null
  shifts: number
  /** Whether one may plan for whoever is responsible. */
  mine: boolean
}

const rowOf = sql`
  select q.id, q.name, q.channels, q.languages, q.responsible_id as responsible, q.deputy_id as deputy, q.duty_mail as "dutyMail",
    r.display_name as "responsibleName", d.display_name as "deputyName", rs.why as "responsibleShut", ds.why as "deputyShut", (q.ended_at at time zone 'Europe/Copenhagen')::date::text as "closedOn",
    case when (select core.counsels_or_leads()) then (select count(*)::int from core.promise p where p.by_queue = q.id and p.open) end as open,
    (select count(*)::int from core.shift s where s.queue_id = q.id and s.planned and s.ends_at > platform.now()) as shifts,
    q.responsible_id in (select core.planned_hats()) as mine
  from core.queue q join core.hat r on r.id = q.responsible_id join core.hat d on d.id = q.deputy_id
    left join core.cannot_come_in() rs on rs.hat_id = r.id left join core.cannot_come_in() ds on ds.hat_id = d.id`

export async function readQueues(tx: Tx): Promise<QueueRow[]> {
  const { rows } = await sql<QueueRow>`${rowOf} order by q.live nulls last, q.name, q.id`.execute(tx)
  return rows
}

export async function readQueue(tx: Tx, id: string): Promise<QueueRow | undefined> {
  const { rows } = await sql<QueueRow>`${rowOf} where q.id = ${id}`.execute(tx)
  return rows[0]
}

/** Whose hats these are, of those who may answer, and whether one may plan for them. */
export async function readPersons(tx: Tx, hats: readonly string[]): Promise<Map<string, { id: string; mine: boolean }>> {
  const { rows } = await sql<{ hat: string; id: string; mine: boolean }>`
    select id as hat, person_id as id, id in (select core.planned_hats()) as mine from core.hat where id = any (${hats}) and anchors`.execute(
    tx,
  )
  return new Map(rows.map(({ hat, ...person }) => [hat, person]))
}

/** Another queue that is open has the name. */
export async function isNameTaken(tx: Tx, name: string, id?: string): Promise<boolean> {
  const { rows } =
    await sql`select from core.queue where live and lower(name) = lower(${name}) and id is distinct from ${id ?? null}::uuid`.execute(tx)
  return rows.length > 0
}

const person = (hat: string) => sql<string>`(select h.person_id from core.hat h where h.id = ${hat} and h.anchors)`

function columnsOf({ name, channels, languages, responsible, deputy, dutyMail }: QueueFields) {
  return {
    ...{ name, channels: channels as string[], languages },
    ...{ responsible_id: responsible, responsible_person: person(responsible), deputy_id: deputy, deputy_person: person(deputy) },
    // A page from before there was such a field says nothing about it.
    ...(dutyMail === undefined ? {} : { duty_mail: dutyMail }),
  }
}

export async function insertQueue(tx: Tx, id: string, fields: QueueFields): Promise<void> {
  await tx
    .insertInto('core.queue')
    .values({ id, ...columnsOf(fields) })
    .execute()
}

/** What stands in the queue stays: whoever is responsible now has it from this moment. */
export async function updateQueue(tx: Tx, id: string, fields: QueueFields): Promise<boolean> {
  const done = await tx.updateTable('core.queue').set(columnsOf(fields)).where('id', '=', id).where('live', '=', true).executeTakeFirst()
  return done.numUpdatedRows === 1n
}

export async function endQueue(tx: Tx, id: string): Promise<boolean> {
  const done = await sql`update core.queue set ended_at = platform.now() where id = ${id} and live`.execute(tx)
  return done.numAffectedRows === 1n
}
