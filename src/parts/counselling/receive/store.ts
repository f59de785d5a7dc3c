import { sql } from 'kysely'
import { readMinutesPerAnswer } from '#core/promise/minutes.ts'
import { alongside, type Tx } from '#platform/db.ts'
import type { Level } from '#platform/level.ts'

export type Capacity = {
  shifts: { from: Date; to: Date; hats: number }[]
  owed: { level: Level; by: Date; answers: number }[]
}

/** Planned hours of a queue and what is already owed in them. `lock` makes two promises one after the other. */
export async function readCapacity(
  tx: Tx,
  { queueId, lock, conversationId }: { queueId: string; lock: boolean; conversationId?: string | undefined },
): Promise<Capacity> {
  const { rows } = await sql<{ found: { shifts: Stretch[]; owed: { level: 'A'; by: string; answers: number }[] } }>`
    select counselling.answering_capacity(${queueId}, ${lock}, ${conversationId ?? null}) as found`.execute(tx)
  const { shifts, owed } = rows[0]!.found
  return {
    shifts: shifts.map(({ from, to, hats }) => ({ from: new Date(from), to: new Date(to), hats })),
    owed: owed.map((one) => ({ ...one, by: new Date(one.by) })),
  }
}
type Stretch = { from: string; to: string; hats: number }

/** The queue that answers this language, else the first there is; null until a network has one. */
export async function findQueue(tx: Tx, language: string): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`select counselling.first_queue(${language}) as id`.execute(tx)
  return rows[0]!.id
}

/** Whether a queue answers in this language; then it is the one that is found for it. */
export async function speaks(tx: Tx, language: string): Promise<boolean> {
  const { rows } = await sql<{ speaks: boolean }>`select counselling.speaks(${language}) as speaks`.execute(tx)
  return rows[0]!.speaks
}

export type Rules = { minutesPerAnswer: Record<Level, number>; holidays: string[] }

/** What a promise is reckoned with, whoever else is just being promised something. */
export async function readRules(tx: Tx, today: string): Promise<Rules> {
  const [minutesPerAnswer, holidays] = await Promise.all([readMinutesPerAnswer(tx), readHolidays(tx, today)])
  return { minutesPerAnswer, holidays }
}

/** How many days a conversation is kept after its last word. */
export async function readDaysKept(tx: Tx): Promise<number> {
  const { days } = await tx.selectFrom('core.retention').select('days').where('kind', '=', 'conversation').executeTakeFirstOrThrow()
  return days!
}

async function readHolidays(tx: Tx, from: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('core.holiday')
    .select('day')
    .where('day', '>=', from)
    .where('called_off_at', 'is', null)
    .orderBy('day')
    .limit(30)
    .execute()
  return rows.map(({ day }) => day)
}

/** Carries one inquiry through the visitor's door. Its promise is given after it; they arrive together or not at all. */
export function insertInquiry(tx: Tx, inquiry: Record<string, unknown>): void {
  alongside(tx, sql`select counselling.receive_inquiry(${JSON.stringify(inquiry)}::jsonb)`)
}

/** True when a promise is owed for the new message. */
export async function insertAgain(tx: Tx, message: Record<string, unknown>): Promise<boolean> {
  const { rows } = await sql<{ promised: boolean }>`select counselling.write_again(${JSON.stringify(message)}::jsonb) as promised`.execute(
    tx,
  )
  return rows[0]!.promised
}

type NewPromise = { conversationId: string; promiseId: string; given: { what: string; from: Date | null; by: Date } }
export function givePromise(tx: Tx, { conversationId, promiseId, given }: NewPromise): void {
  alongside(tx, sql`select counselling.give_promise(${conversationId}, ${promiseId}, ${JSON.stringify(given)}::jsonb)`)
}
