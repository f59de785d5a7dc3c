import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

/** The conversation an adult still opens with a code: it has not become the own page. Of several the one that goes on. */
export async function codeTalk(tx: Tx, at: { familyId: string; adultId: string }): Promise<{ id: string; writerId: string } | undefined> {
  const { rows } = await sql<{ id: string; writerId: string }>`
    select c.id, c.writer_id as "writerId" from counselling.conversation c
      join core.hat w on w.id = c.writer_id and w.live join core.hat a on a.id = ${at.adultId} and a.person_id = w.person_id
      where c.family_id = ${at.familyId} and not exists (select from core.hat b where b.became_id = a.id) order by c.last_word_at desc limit 1`.execute(
    tx,
  )
  return rows[0]
}

/** From here on no code, no link and no open browser leads to this adult or to a conversation of hers with the family. */
export async function shutWaysIn(tx: Tx, adultId: string): Promise<void> {
  await sql`select counselling.shut_ways_in(${adultId})`.execute(tx)
}
