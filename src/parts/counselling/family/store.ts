import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/** Whoever has handed a family on may no longer see it, and is sent to the desk instead. */
export async function stillReaches(tx: Tx, familyId: string): Promise<boolean> {
  const { rows } = await sql<{
    reaches: boolean
  }>`select coalesce(core.reaches_as(${familyId}) <> 'leaving', false) or coalesce(core.my_role() = 'team_leader' and core.leads(${familyId}), false) as reaches`.execute(
    tx,
  )
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

/** Under which hat an adult reads what is written to her: also one who has left the family. */
export async function hatReadWith(tx: Tx, { familyId, adultId }: { familyId: string; adultId: string }): Promise<string> {
  return (await whereToReach(tx, familyId)).find((one) => one.adultId === adultId)?.to ?? adultId
}
