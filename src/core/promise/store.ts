import { sql } from 'kysely'
import { alongside, type Tx } from '#platform/db.ts'

export type What = 'answer' | 'write-when' | 'call' | 'meet' | 'step'
export type PromiseChannel = 'page' | 'phone' | 'in-person' | 'mail'
type EndedAs = 'kept' | 'moved' | 'broken' | 'not-needed'
/** A promise that whoever has written waits for. */
export function isAnswer<P extends { what: string }>(promise: P): promise is P & { what: 'answer' | 'write-when' } {
  return promise.what === 'answer' || promise.what === 'write-when'
}
/** A promise to speak with somebody. */
export function isSpoken<P extends { what: string }>(promise: P): promise is P & { what: 'call' | 'meet' } {
  return promise.what === 'call' || promise.what === 'meet'
}
/** Who keeps it: a hat, or whoever is responsible for a queue. */
export type Holder = { hat: string } | { queue: string }

/** Why a promise is not needed any more, and who ended it: a colleague by name, else whoever it was promised to. */
export type NotNeeded = { because: 'inquiry-ended' | 'family-closed' | 'their-wish' | 'nearer-time' | 'own-step'; by: string | null }

/** For a promise `p`, with whoever ended it as `ender`. */
export const notNeeded = sql`case when p.not_needed_because is not null then jsonb_build_object('because', p.not_needed_because,
  'by', case when ender.kind = 'membership' then ender.display_name end) end`

export type Given = {
  id: string
  what: What
  channel: PromiseChannel
  from: Date | null
  by: Date
  /** What was told first: earlier than `by` where nobody came in time and another time was told. */
  toldBy: Date
  holder: string | null
  /** Who keeps it today, where the one who gave it is away. */
  standIn: string | null
  madeAt: Date
  endedAt: Date | null
  endedAs: EndedAs | null
  notNeeded: NotNeeded | null
}

export type NewPromise = {
  id: string
  to: string
  holder: Holder
  familyId?: string
  stepId?: string
  what: What
  channel: PromiseChannel
  from?: Date | null
  by: Date
  /** The promise this one takes the place of. */
  movedFrom?: string
  /** What was told first, where the one whose place it takes was late already. */
  lateSince?: Date | null
}

export async function insertPromise(tx: Tx, promise: NewPromise): Promise<void> {
  const { holder } = promise
  await tx
    .insertInto('core.promise')
    .values({
      id: promise.id,
      to_hat: promise.to,
      by_hat: 'hat' in holder ? holder.hat : null,
      by_queue: 'queue' in holder ? holder.queue : null,
      family_id: promise.familyId ?? null,
      step_id: promise.stepId ?? null,
      what: promise.what,
      channel: promise.channel,
      window_from: promise.from ?? null,
      due_by: promise.by,
      moved_from: promise.movedFrom ?? null,
      late_since: promise.lateSince ?? null,
    })
    .execute()
}

/** Everything promised to one writer or family adult, the newest first. */
export async function promisesTo(tx: Tx, hat: string): Promise<Given[]> {
  const { rows } = await sql<Given>`
    select p.id, p.what, p.channel, p.window_from as "from", p.due_by as "by", p.told_by as "toldBy", h.display_name as holder, now.name as "standIn", p.made_at as "madeAt",
      p.ended_at as "endedAt", p.ended_as as "endedAs", ${notNeeded} as "notNeeded"
    from core.promise p left join core.hat h on h.id = p.by_hat left join core.hat ender on ender.id = p.ended_by left join lateral core.stands_in_for(p.by_hat, p.family_id) now on p.open
    where p.to_hat = ${hat} order by p.made_at desc, p.id desc`.execute(tx)
  return rows
}

type End = { as: EndedAs; because?: NotNeeded['because']; theirYes?: boolean }
/** Ends one promise; false when it had already ended. Late is late: what is kept after its time is broken, by the clock the database goes by. */
export async function endPromise(tx: Tx, id: string, { as, because = 'their-wish', theirYes }: End): Promise<boolean> {
  const ended = as === 'kept' ? sql`case when due_by < platform.now() then 'broken' else 'kept' end` : as
  const result = await sql`
    update core.promise set ended_at = platform.now(), ended_as = ${ended}, not_needed_because = ${as === 'not-needed' ? because : null}, their_yes_at = case when ${theirYes ?? false} then platform.now() else their_yes_at end
    where id = ${id} and open`.execute(tx)
  return result.numAffectedRows === 1n
}

/** A nearer time takes its place; false when it had ended, or its time has passed. */
export async function endForNearer(tx: Tx, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update core.promise set ended_at = platform.now(), ended_as = 'not-needed', not_needed_because = 'nearer-time'
    where id = ${id} and open and due_by > platform.now()`.execute(tx)
  return numAffectedRows === 1n
}

/** Ends what is open of some kinds to one person: what is past its time is broken whatever we call it now, the rest ends as said. */
export function endOpenTo(tx: Tx, hat: string, { what, as }: { what: readonly What[]; as: 'kept' | 'not-needed' }): void {
  alongside(
    tx,
    sql`
    update core.promise set ended_at = platform.now(), ended_as = case when due_by < platform.now() then 'broken' else ${as} end,
      not_needed_because = case when due_by >= platform.now() and ${as} = 'not-needed' then 'inquiry-ended' end
    where to_hat = ${hat} and open and what = any (${what})`,
  )
}

/** What is open to one person gets another holder; the promised time stands. */
export function handOpenTo(tx: Tx, hat: string, holder: Holder): void {
  const [toHat, toQueue] = 'hat' in holder ? [holder.hat, null] : [null, holder.queue]
  alongside(tx, sql`update core.promise set by_hat = ${toHat}, by_queue = ${toQueue} where to_hat = ${hat} and open`)
}
