import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/** Whoever has handed a family on may no longer see it, and is sent to the desk instead. */
export async function stillReaches(tx: Tx, familyId: string): Promise<boolean> {
  const { rows } = await sql<{
    reaches: boolean
  }>`select core.reaches(${familyId}) or coalesce(core.my_role() = 'team_leader' and core.leads(${familyId}), false) as reaches`.execute(tx)
  return rows[0]!.reaches
}

const belongs = sql`exists (select from core.circle c where c.family_id = a.family_id and c.hat_id = a.id and c.as_what = 'adult' and c.standing)`

export type Reached = { adultId: string; to: string }

/** Where word reaches each adult of a family: the conversation until it has become the own page, then the page. */
export async function whereToReach(tx: Tx, familyId: string): Promise<Reached[]> {
  const { rows } = await sql<Reached>`
    select a.id as "adultId", coalesce(w.id, a.id) as "to" from core.hat a
      left join lateral (
        select w.id from counselling.conversation c join core.hat w on w.id = c.writer_id and w.live and w.became_id is null
          where c.family_id = ${familyId} and w.person_id = a.person_id and not exists (select from core.hat page where page.became_id = a.id) order by c.last_word_at desc limit 1) w on true
      where a.family_id = ${familyId} and a.kind = 'family_adult' and a.live and ${belongs} order by a.created_at, a.id`.execute(tx)
  return rows
}

/** Its adults today; whoever has left it is no longer one of them. */
export async function adultsOf(tx: Tx, familyId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from core.hat a where a.family_id = ${familyId} and a.kind = 'family_adult' and a.live and ${belongs} order by a.created_at, a.id`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

export type SafeWords = { adultId: string | null; writerId: string; words: string; saidOn: string }

/** How each adult of an open family has said that it is safe to answer, the newest first: as a writer, also after the own page was made. */
export async function safeWordsIn(tx: Tx, familyId: string): Promise<SafeWords[]> {
  const { rows } = await sql<SafeWords>`
    select adult_id as "adultId", writer_id as "writerId", words, (said_at at time zone 'Europe/Copenhagen')::date as "saidOn"
      from counselling.safe_words(${familyId})`.execute(tx)
  return rows
}
