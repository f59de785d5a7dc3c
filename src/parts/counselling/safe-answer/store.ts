import { sql } from 'kysely'
import { alongside, type Tx } from '#platform/db.ts'
import type { SafeAnswer } from './safe-answer.ts'

/** `whose`: the adult of the family, or a writer who is none. */
export type SafeAnswerOf = SafeAnswer & { whose: string }

const said = sql`s.words, s.said_at as at, s.hat_id as hat, case when b.kind = 'membership' then b.display_name end as by
  from counselling.safe_answer s left join core.hat b on b.id = s.by_hat`
const newestFirst = sql`order by s.said_at desc, s.n desc`

/** What everyone has said whom the lines of this transaction open, the newest first. */
export async function readSafeAnswers(tx: Tx): Promise<SafeAnswerOf[]> {
  const { rows } = await sql<SafeAnswerOf>`select counselling.safe_whose(s.hat_id) as whose, ${said} ${newestFirst}`.execute(tx)
  return rows
}

/** What one person has said, as a writer and as the adult with the own page since, behind that person's line. */
export async function readSafeAnswersOf(tx: Tx, hat: string): Promise<SafeAnswer[]> {
  const { rows } = await sql<SafeAnswer>`
    select ${said} where counselling.safe_whose(s.hat_id) = counselling.safe_whose(${hat}) ${newestFirst}`.execute(tx)
  return rows
}

/** What I have said, behind my own line. */
export async function readMySafeAnswers(tx: Tx): Promise<SafeAnswer[]> {
  const { rows } = await sql<SafeAnswer>`select ${said} ${newestFirst}`.execute(tx)
  return rows
}

/** Nobody says something else about it, or deletes it, until this is done. */
export async function takeTurn(tx: Tx, hat: string): Promise<void> {
  await sql`select counselling.safe_turn(${hat})`.execute(tx)
}

export function insertSafeAnswer(tx: Tx, { hat, n, words }: { hat: string; n: number; words: string }): void {
  alongside(tx, sql`insert into counselling.safe_answer (hat_id, n, words, by_hat) values (${hat}, ${n}, ${words}, core.hat())`)
}

/** Where those who answer me have me open: my family, or my inquiry until there is one. */
export async function whereIAmOpen(tx: Tx): Promise<{ subject: string; family: string | undefined }> {
  const { rows } = await sql<{ subject: string; family: string | null }>`
    select coalesce(me.family_id, c.family_id, c.inquiry_id) as subject, coalesce(me.family_id, c.family_id) as family
    from core.hat me left join counselling.conversation c on c.writer_id = me.id where me.id = core.hat()`.execute(tx)
  return { subject: rows[0]!.subject, family: rows[0]!.family ?? undefined }
}
