import { sql } from 'kysely'
import { alongside, type Tx } from '#platform/db.ts'
import type { Level } from '#platform/level.ts'
import type { AskWhat } from './inquiry.ts'
import { backAt, type Inquiry } from './store.ts'
import type { Named } from './title.ts'

export type Message = { id: string; fromUs: boolean; by: string | null; body: string; at: Date; readAt: Date | null }
export async function readMessages(tx: Tx, conversationId: string): Promise<Message[]> {
  const { rows } = await sql<Message>`
    select m.id, m.from_us as "fromUs", h.display_name as "by", m.body, m.at, m.read_at as "readAt"
    from counselling.message m left join core.hat h on h.id = m.by_hat and m.from_us
    where m.conversation_id = ${conversationId} order by m.at, m.id`.execute(tx)
  return rows
}

/** What they wrote has been seen by whoever carries it: they may know it. */
export function markRead(tx: Tx, conversationId: string): void {
  alongside(
    tx,
    sql`
    update counselling.message set read_at = platform.now()
    where conversation_id = ${conversationId} and not from_us and read_at is null`,
  )
}

export type Triage = { level: Level; before: Level | null; by: string | null; reason: string; at: Date }
export async function readTriage(tx: Tx, inquiryId: string): Promise<Triage[]> {
  const { rows } = await sql<Triage>`
    select t.level, t.previous_level as "before", h.display_name as "by", t.reason, t.at
    from counselling.triage t left join core.hat h on h.id = t.by_hat
    where t.inquiry_id = ${inquiryId} order by t.replaced_by is null desc, t.at desc`.execute(tx)
  return rows
}

export type Intake = {
  who: string | null
  children: string | null
  dueOn: string | null
  alone: boolean | null
  postcode: string | null
  deadlineWords: string | null
  inDanger: boolean | null
  /** Whoever wrote to us was asked whether there is danger, and sent without answering: that is no no. */
  passedOver: boolean
  endWords: string | null
}
const nothingTold: Intake = {
  ...{ who: null, children: null, dueOn: null, alone: null },
  ...{ postcode: null, deadlineWords: null, inDanger: null, passedOver: false, endWords: null },
}

/** What was told besides the words: nothing, where somebody came by a code of ours, or has deleted what they told. */
export async function readIntake(tx: Tx, inquiryId: string): Promise<Intake> {
  const { rows } = await sql<Intake>`
    select who, children, due_on as "dueOn", alone, postcode, deadline_words as "deadlineWords", in_danger as "inDanger",
      in_danger is null and (select i.channel from counselling.inquiry i where i.id = inquiry_id) = 'web' as "passedOver", end_words as "endWords"
    from counselling.intake where inquiry_id = ${inquiryId}`.execute(tx)
  return rows[0] ?? nothingTold
}

export type ContactCard = { channel: string; turnedOn: boolean }
export async function readContactCard(tx: Tx, writerId: string): Promise<ContactCard | undefined> {
  const { rows } = await sql<ContactCard>`
    select channel, turned_on_at is not null as "turnedOn" from core.contact_card where hat_id = ${writerId}`.execute(tx)
  return rows[0]
}

export type Attempt = { n: number; by: string | null; channel: 'page' | 'phone' | 'mail'; words: string | null; at: Date }
export async function readAttempts(tx: Tx, inquiryId: string): Promise<Attempt[]> {
  const { rows } = await sql<Attempt>`
    select a.n, h.display_name as "by", a.channel, a.words, a.at from counselling.attempt a left join core.hat h on h.id = a.by_hat
    where a.inquiry_id = ${inquiryId} order by a.n`.execute(tx)
  return rows
}

export type Ask = {
  id: string
  what: AskWhat
  from: string
  to: string
  toHat: string
  toMe: boolean
  words: string | null
  askedAt: Date
  answeredAt: Date | null
  answer: 'yes' | 'no' | 'not-needed' | null
  answerWords: string | null
}
export async function readAsks(tx: Tx, inquiryId: string): Promise<Ask[]> {
  const { rows } = await sql<Ask>`
    select a.id, a.what, f.display_name as "from", t.display_name as "to", a.to_hat as "toHat", a.to_hat = core.hat() as "toMe", a.words,
      a.asked_at as "askedAt", a.answered_at as "answeredAt", a.answer, a.answer_words as "answerWords"
    from counselling.ask a join core.hat f on f.id = a.from_hat join core.hat t on t.id = a.to_hat
    where a.inquiry_id = ${inquiryId} order by a.asked_at`.execute(tx)
  return rows
}

export type Draft = { body: string; savedAt: Date }
export async function readDraft(tx: Tx, conversationId: string): Promise<Draft | undefined> {
  const { rows } = await sql<Draft>`
    select body, saved_at as "savedAt" from counselling.draft where conversation_id = ${conversationId} and hat_id = core.hat()`.execute(tx)
  return rows[0]
}

export function saveDraft(tx: Tx, { writerId, conversationId }: Pick<Inquiry, 'writerId' | 'conversationId'>, body: string): void {
  alongside(
    tx,
    sql`
    insert into counselling.draft (conversation_id, writer_id, hat_id, body) values (${conversationId}, ${writerId}, core.hat(), ${body})
    on conflict (conversation_id, hat_id) do update set body = excluded.body, saved_at = platform.now()`,
  )
}

export function deleteDraft(tx: Tx, conversationId: string): void {
  alongside(tx, sql`delete from counselling.draft where conversation_id = ${conversationId} and hat_id = core.hat()`)
}

/** Who answers for what stands in a queue, and who does so today where that one is away. */
export type QueueHolder = { name: string; standIn: string | null }
export async function readQueueHolder(tx: Tx, queueId: string): Promise<QueueHolder> {
  const { rows } = await sql<QueueHolder>`
    select h.display_name as name, now.name as "standIn" from core.queue q join core.hat h on h.id = q.responsible_id
      left join lateral core.stands_in_for(h.id, null) now on true where q.id = ${queueId}`.execute(tx)
  return rows[0]!
}

export type Colleague = { id: string; name: string; profession: string | null; away: boolean }
/** Everyone else who may hold an inquiry. Who is away today is named last and says so: asked, they would not hear it. */
export async function readColleagues(tx: Tx): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select h.id, h.display_name as name, h.profession,
      h.person_id = any (array(select r.person_id from core.away_today r)) as away
    from core.hat h where h.anchors and not exists (select from core.cannot_come_in() o where o.hat_id = h.id) and h.person_id <> (select me.person_id from core.hat me where me.id = core.hat())
    order by away, name`.execute(tx)
  return rows
}

export type Other = Named & { id: string; level: Level }
/** What an inquiry may turn out to be the same as: others that live, in the queue or with me. */
export async function readOthers(tx: Tx, inquiryId: string): Promise<Other[]> {
  const { rows } = await sql<Other>`
    select i.id, i.channel, i.received_at as "receivedAt", ${backAt} as "backAt", i.level from counselling.inquiry i
    where i.live and i.id <> ${inquiryId} and (i.owner_id is null or i.owner_id = core.hat()) order by i.received_at desc limit 40`.execute(
    tx,
  )
  return rows
}

/**
 * Says that I have it open, and answers who else had it open in the last two minutes: an inquiry, or the conversation that goes on with a
 * family. Index only: names of colleagues.
 */
export async function whoElseLooks(tx: Tx, inquiryId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    with me as (insert into counselling.viewing (inquiry_id, hat_id, seen_at) values (${inquiryId}, core.hat(), platform.now())
      on conflict (inquiry_id, hat_id) do update set seen_at = excluded.seen_at)
    select h.display_name as name from counselling.viewing v join core.hat h on h.id = v.hat_id
    where v.inquiry_id = ${inquiryId} and v.hat_id <> core.hat() and v.seen_at > platform.now() - interval '2 minutes' order by name`.execute(
    tx,
  )
  return rows.map(({ name }) => name)
}

export type KnownFrom = { id: string; shortName: string; closedAt: Date; mine: boolean }

/** The closed families its writer belongs to, for whoever may know; and whether what was said before waits for whoever takes it. */
export async function readBefore(
  tx: Tx,
  { id, writerId }: Pick<Inquiry, 'id' | 'writerId'>,
): Promise<{ families: KnownFrom[]; waits: boolean }> {
  const known = sql<KnownFrom>`
    select family_id as id, short_name as "shortName", closed_at as "closedAt", mine from counselling.known_from(${id})`.execute(tx)
  const waits = sql<{ waits: boolean }>`select ${writerId} = any (counselling.not_yet_mine(core.opened_writers())) as waits`.execute(tx)
  const [families, held] = await Promise.all([known, waits])
  return { families: families.rows, waits: held.rows[0]!.waits }
}
