import { sql } from 'kysely'
import type { PromiseChannel, What } from '#core/promise/store.ts'
import { alongside, inTurn, type Tx } from '#platform/db.ts'

export type Standing = {
  id: string
  familyId: string
  by: Date
  toHat: string
  what: What
  channel: PromiseChannel
  stepId: string | null
  holder: string | null
}

const columns = sql`p.id, p.family_id as "familyId", p.due_by as "by", p.to_hat as "toHat", p.what, p.channel, p.step_id as "stepId", p.by_hat as holder`

export async function findOpenPromise(tx: Tx, promise: { id: string; familyId: string }): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    select ${columns} from core.promise p where p.id = ${promise.id} and p.family_id = ${promise.familyId} and p.open`.execute(tx)
  return rows[0]
}

/** What was promised about a step, or about the steps it has been moved from. */
export async function promisesOfStep(tx: Tx, step: { id: string; familyId: string }): Promise<Standing[]> {
  const { rows } = await sql<Standing>`
    with recursive line as (
      select id, moved_from from core.next_step where id = ${step.id} and family_id = ${step.familyId}
      union select s.id, s.moved_from from core.next_step s join line l on s.id = l.moved_from)
    select ${columns} from core.promise p where p.step_id = any (array(select id from line)) and p.open order by p.due_by, p.id`.execute(tx)
  return rows
}

/**
 * Who holds what the reader promises a family: whoever stands around it or leads it, else the one they stand in for, else the anchor. A
 * stand-in's days end before what was promised in them, and nobody keeps a promise to a family they no longer reach.
 */
export async function whoseWord(tx: Tx, familyId: string): Promise<string> {
  const { rows } = await sql<{ hat: string }>`
    select coalesce(
      (select core.hat() where exists (select from core.circle c where c.family_id = ${familyId} and c.hat_id = core.hat() and c.standing) or core.leads(${familyId})),
      (select t.for_hat from core.stand_in_today t join core.circle c on c.hat_id = t.for_hat and c.family_id = ${familyId} and c.standing
        where t.by_hat = core.hat() and (t.family_id is null or t.family_id = ${familyId}) order by c.as_what = 'anchor' desc, t.for_hat limit 1),
      (select anchor_id from core.family where id = ${familyId})) as hat`.execute(tx)
  return rows[0]!.hat
}

export async function givePromiseTo(tx: Tx, id: string, holder: string): Promise<void> {
  await sql`update core.promise set by_hat = ${holder}, by_queue = null where id = ${id} and open`.execute(tx)
}

/**
 * Whether the one it was given to has written and waits, and knows by this promise when we answer. Asked behind the conversations' lock: a
 * word that is being written is seen, and one that comes after finds the promise as it is left here.
 */
export async function owesAnswer(tx: Tx, { id, familyId }: Pick<Standing, 'id' | 'familyId'>): Promise<boolean> {
  alongside(tx, sql`select from counselling.conversation where family_id = ${familyId} and live order by id for no key update`)
  const { rows } = await inTurn<{ owes: boolean }>(
    tx,
    sql`
    select exists (select from counselling.family_waits(false, ${familyId}) w where w.promise_id = ${id}) as owes`,
  )
  return rows[0]!.owes
}

/** How many are still owed something, and how many have written and wait: what a closing asks first. (What was told of the plan ends with the plan.) */
export async function openEnds(tx: Tx, familyId: string): Promise<{ openPromises: number; unanswered: number }> {
  const { rows } = await sql<{ openPromises: number; unanswered: number }>`
    select (select count(*)::int from core.promise where family_id = ${familyId} and open and what <> 'step') as "openPromises",
      (select count(*)::int from counselling.conversation where family_id = ${familyId} and live and last_word_by = 'writer') as unanswered`.execute(
    tx,
  )
  return rows[0]!
}
