import { sql } from 'kysely'
import type { Channel } from '#core/channel.ts'
import { alongside, inTurn, type Tx } from '#platform/db.ts'
import type { Level } from '#platform/level.ts'
import type { EndedAs, State } from './inquiry.ts'

/** What stands in the index: known to every counsellor without opening anything. */
export type Inquiry = {
  id: string
  writerId: string
  conversationId: string
  channel: Channel
  state: State
  receivedAt: Date
  /** When its writer came back, after it had ended. */
  backAt: Date | null
  /** Its writer reads the answer on a page of the own; the code opens nothing any more. */
  ownPage: boolean
  queueId: string
  promiseId: string | null
  ownerId: string | null
  ownerName: string | null
  /** Who carries it today, where the owner is away. */
  standIn: string | null
  claimedAt: Date | null
  answeredAt: Date | null
  level: Level
  triageId: string
  deadlineOn: string | null
  language: string
  interpreter: boolean
  endedAt: Date | null
  endedAs: EndedAs | null
  endedByName: string | null
  secondName: string | null
  handedToName: string | null
  familyId: string | null
  familyName: string | null
  duplicateOf: string | null
  openSince: Date
  attemptsBefore: number
  lastWordAt: Date
  lastWordBy: 'writer' | 'us'
  keepUntil: string
  mine: boolean
  carries: boolean
  mayOpen: boolean
  /** Why this reader opens it, for the access line. */
  purpose: string
}

/** What the rules of a deed look at. */
export type BareInquiry = Pick<
  Inquiry,
  | 'id'
  | 'writerId'
  | 'conversationId'
  | 'state'
  | 'queueId'
  | 'ownerId'
  | 'answeredAt'
  | 'level'
  | 'triageId'
  | 'language'
  | 'endedAs'
  | 'openSince'
  | 'attemptsBefore'
  | 'carries'
  | 'mayOpen'
  | 'purpose'
>

/** When the writer of an inquiry `i` came back after it had ended: only a new word takes it from there into a queue. First words are no return. */
export const backAt = sql`(select max(m.at) from counselling.inquiry_move m where m.inquiry_id = i.id and m.from_state = 'ended' and m.to_state = 'received' and m.at > i.received_at)`

const bare = sql`i.id, i.writer_id as "writerId", i.conversation_id as "conversationId", i.state, i.queue_id as "queueId", i.owner_id as "ownerId",
  i.answered_at as "answeredAt", i.level, i.triage_id as "triageId", i.language, i.ended_as as "endedAs", i.open_since as "openSince",
  i.attempts_before as "attemptsBefore", how.carries, how.may_open as "mayOpen", how.purpose`
const seen = sql`counselling.inquiry i join counselling.conversation c on c.id = i.conversation_id
  cross join lateral counselling.how_i_stand(i.id) how`

/** Whoever sees it on a page may ask for it, and sees nobody's name: each name has row policies of its own, and a deed needs none. */
export async function findBareInquiry(tx: Tx, id: string): Promise<BareInquiry | undefined> {
  const { rows } = await sql<BareInquiry>`select ${bare} from ${seen} where i.id = ${id}`.execute(tx)
  return rows[0]
}

/** With everything a page says of it. */
export async function findInquiry(tx: Tx, id: string): Promise<Inquiry | undefined> {
  const { rows } = await sql<Inquiry>`
    select ${bare}, i.channel, i.received_at as "receivedAt", ${backAt} as "backAt", w.became_id is not null as "ownPage", i.promise_id as "promiseId", o.display_name as "ownerName", now.name as "standIn",
      i.claimed_at as "claimedAt", i.deadline_on as "deadlineOn", i.interpreter, i.ended_at as "endedAt", e.display_name as "endedByName",
      s.display_name as "secondName", h.display_name as "handedToName", i.family_id as "familyId", f.short_name as "familyName",
      i.duplicate_of as "duplicateOf", c.last_word_at as "lastWordAt", c.last_word_by as "lastWordBy", c.keep_until as "keepUntil",
      coalesce(i.owner_id = core.hat(), false) as mine
    from ${seen}
    join core.hat w on w.id = i.writer_id
    left join core.hat o on o.id = i.owner_id
    left join lateral core.stands_in_for(i.owner_id, null) now on i.live
    left join core.hat e on e.id = i.ended_by
    left join core.hat s on s.id = i.second_by
    left join core.hat h on h.id = i.handed_to
    left join core.family f on f.id = i.family_id
    where i.id = ${id}`.execute(tx)
  return rows[0]
}

/** When its writer deleted it, for whoever had it then: its address is all that is left of it. */
export async function deletedByWriter(tx: Tx, id: string): Promise<Date | undefined> {
  const { rows } = await sql<{ at: Date }>`select at from counselling.taken_back where inquiry_id = ${id}`.execute(tx)
  return rows[0]?.at
}

type Opening = Pick<Inquiry, 'id' | 'purpose'> & { mayOpen?: boolean }
/** Writes the access line; raises (404) for an inquiry out of reach. */
export async function openInquiry(tx: Tx, { id, purpose, mayOpen }: Opening): Promise<void> {
  const opened = inTurn(tx, sql`select counselling.open_inquiry(${id}, ${purpose})`)
  // Who may open it need not wait to hear so: what is read next comes after the line, or not at all.
  if (!mayOpen) await opened
}

/** Atomic: of everyone who reaches for it at once, one gets it, and hears whose it is; nothing for the rest. */
export async function claim(tx: Tx, id: string): Promise<Pick<Inquiry, 'writerId'> | undefined> {
  const { rows } = await inTurn<Pick<Inquiry, 'writerId'>>(
    tx,
    sql`
    update counselling.inquiry set state = 'claimed', owner_id = core.hat(), claimed_at = platform.now()
    where id = ${id} and state = 'received' and owner_id is null returning writer_id as "writerId"`,
  )
  return rows[0]
}

export async function releaseToQueue(tx: Tx, id: string, promiseId: string): Promise<boolean> {
  const result = await sql`
    update counselling.inquiry set state = 'received', owner_id = null, claimed_at = null, promise_id = ${promiseId}
    where id = ${id} and state = 'claimed'`.execute(tx)
  return result.numAffectedRows === 1n
}

export function setPromise(tx: Tx, id: string, promiseId: string): void {
  alongside(tx, sql`update counselling.inquiry set promise_id = ${promiseId} where id = ${id}`)
}

export type NewTriage = { id: string; level: Level; reason: string; deadlineOn: string | null }
/** A line of history and the level it gives; false when somebody else has set one since `before` was read. */
export async function setLevel(tx: Tx, { before, next }: { before: BareInquiry; next: NewTriage }): Promise<boolean> {
  await sql`
    insert into counselling.triage (id, inquiry_id, writer_id, level, previous_id, previous_level, by_hat, reason)
    values (${next.id}, ${before.id}, ${before.writerId}, ${next.level}, ${before.triageId}, ${before.level}, core.hat(), ${next.reason})`.execute(
    tx,
  )
  const result = await sql`
    update counselling.inquiry set level = ${next.level}, triage_id = ${next.id}, deadline_on = ${next.deadlineOn}
    where id = ${before.id} and triage_id = ${before.triageId}`.execute(tx)
  return result.numAffectedRows === 1n
}

export async function setAnswered(tx: Tx, id: string): Promise<boolean> {
  const { rowCount } = await inTurn(
    tx,
    sql`
    update counselling.inquiry set state = 'answered', answered_at = coalesce(answered_at, platform.now())
    where id = ${id} and state in ('claimed', 'answered')`,
  )
  return rowCount === 1
}

/**
 * Whoever does something else with it does so before or after: false when it has ended by then, or is not there for this reader. Taken
 * before the conversation, as everywhere.
 */
export async function lockInquiry(tx: Tx, id: string): Promise<boolean> {
  alongside(tx, sql`select from counselling.inquiry where id = ${id} for no key update`)
  const { rows } = await inTurn<{ live: boolean }>(tx, sql`select live is true as live from counselling.inquiry where id = ${id}`)
  return rows[0]?.live ?? false
}
