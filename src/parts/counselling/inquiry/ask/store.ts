import { sql } from 'kysely'
import { alongside, type Tx } from '#platform/db.ts'
import type { AskWhat } from '../inquiry.ts'
import type { BareInquiry } from '../store.ts'

export async function insertAsk(
  tx: Tx,
  { id, writerId }: BareInquiry,
  ask: { id: string; what: AskWhat; to: string; words: string | null },
): Promise<void> {
  await sql`
    insert into counselling.ask (id, inquiry_id, writer_id, what, from_hat, to_hat, words)
    values (${ask.id}, ${id}, ${writerId}, ${ask.what}, core.hat(), ${ask.to}, ${ask.words})`.execute(tx)
}

/** False when it has been answered, or is not needed any more. */
export async function answerAsk(tx: Tx, id: string, { answer, words }: { answer: 'yes' | 'no'; words: string | null }): Promise<boolean> {
  const result = await sql`
    update counselling.ask set answered_at = platform.now(), answer = ${answer}, answer_words = ${words}
    where id = ${id} and to_hat = core.hat() and open`.execute(tx)
  return result.numAffectedRows === 1n
}

/** The yes to a take-over: moves the owner and everything promised to the writer. */
export async function takeOver(tx: Tx, id: string, words: string | null): Promise<void> {
  await sql`select counselling.take_over(${id}, ${words})`.execute(tx)
}

export function lapseAsks(tx: Tx, inquiryId: string, what: AskWhat | null): void {
  alongside(tx, sql`select counselling.lapse_asks(${inquiryId}, ${what})`)
}
