import { sql } from 'kysely'
import type { Role } from '#core/member/member.ts'
import type { Tx } from '#platform/db.ts'

export type TalkRow = {
  id: string
  /** What it began with. */
  inquiryId: string
  writerId: string
  adultId: string | null
  /** What the family calls the adult. */
  name: string | null
  role: Role | null
  state: 'waiting' | 'active' | 'sleeping' | 'ended'
  ownPage: boolean
  lastWordBy: 'writer' | 'us'
  /** When the adult deleted all of its words, if nothing has been written since. */
  wordsDeletedAt: Date | null
}

/** Of a conversation `c`. */
export const wordsDeleted = sql`case when c.words_deleted_at >= c.last_word_at then c.words_deleted_at end`

const talks = sql`
  select c.id, c.inquiry_id as "inquiryId", c.writer_id as "writerId", a.id as "adultId", m.name, m.role, c.state, w.became_id is not null as "ownPage", c.last_word_by as "lastWordBy", ${wordsDeleted} as "wordsDeletedAt"
    from counselling.conversation c join core.hat w on w.id = c.writer_id
    left join core.hat a on a.family_id = c.family_id and a.person_id = w.person_id and a.kind = 'family_adult'
    left join core.member m on m.adult_id = a.id`

export async function findTalk(tx: Tx, talk: { id: string; familyId: string }): Promise<TalkRow | undefined> {
  const { rows } = await sql<TalkRow>`${talks} where c.id = ${talk.id} and c.family_id = ${talk.familyId}`.execute(tx)
  return rows[0]
}

/** What a conversation of a family within reach began with. Index only: nothing is opened. */
export async function inquiryOf(tx: Tx, talk: { id: string; familyId: string }): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select inquiry_id as id from counselling.conversation where id = ${talk.id} and family_id = ${talk.familyId}`.execute(tx)
  return rows[0]?.id
}

/** Where one adult has had the last word. */
export async function talksThatWait(tx: Tx, { familyId, toHat }: { familyId: string; toHat: string }): Promise<TalkRow[]> {
  const { rows } = await sql<TalkRow>`
    ${talks} where c.family_id = ${familyId} and c.live and c.last_word_by = 'writer' and ${toHat} in (c.writer_id, a.id) order by c.id`.execute(
    tx,
  )
  return rows
}

export type Owed = { to: string; tells: string; byHat: string; conversationId: string; queueId: string }
/** Who of the family is promised an answer. Index only: nothing is opened. */
export async function answersOwed(tx: Tx, familyId: string): Promise<Owed[]> {
  const { rows } = await sql<Owed>`
    select p.to_hat as "to", case when w.became_id is null then w.id else a.id end as tells, p.by_hat as "byHat", c.id as "conversationId", coalesce(q.id, counselling.first_queue('da')) as "queueId"
    from core.promise p join counselling.conversation c on c.family_id = p.family_id and c.live join core.hat w on w.id = c.writer_id
      left join core.hat a on a.family_id = c.family_id and a.person_id = w.person_id and a.kind = 'family_adult'
      left join counselling.inquiry i on i.id = c.inquiry_id left join core.queue q on q.id = i.queue_id and q.live
    where p.family_id = ${familyId} and p.open and p.what in ('answer', 'write-when') and p.to_hat in (w.id, a.id) order by c.id`.execute(
    tx,
  )
  return rows
}

export async function openTalk(tx: Tx, writerId: string, purpose: string): Promise<void> {
  await sql`select counselling.open_conversation_of(${writerId}, ${purpose})`.execute(tx)
}
