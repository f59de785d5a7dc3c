import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Notice } from './notice.ts'

export type WaitingNotice = { id: string; notice: Notice; at: Date; isNew: boolean }

/** What the row policy lets through, said once more as a list: then it is looked up, and not found among everybody's. */
const mine = sql`array(select core.hat() union all select id from core.hat where became_id = core.hat())`

/** What the person who is signed in has been told lately, the newest first; what was never shown before is marked as seen now. */
export async function readMyNotices(tx: Tx): Promise<WaitingNotice[]> {
  const { rows } = await sql<{ id: string; kind: Notice['kind']; values: never; at: Date; isNew: boolean }>`
    select id, kind, values, created_at as at, seen_at is null as "isNew" from core.notice
    where to_hat = any (${mine}) and (seen_at is null or created_at > platform.now() - interval '30 days') order by created_at desc, id desc limit 20`.execute(
    tx,
  )
  await sql`update core.notice set seen_at = platform.now() where to_hat = any (${mine}) and seen_at is null`.execute(tx)
  return rows.map(({ id, kind, values, at, isNew }) => ({ id, notice: { kind, values } as Notice, at, isNew }))
}

/** "Not told yet": what waits for people and has not been seen on their page. `mailed` tells that a mail says there is something. */
export type NotTold = { toHat: string; kind: Notice['kind']; since: Date; mailed: boolean }

export async function notToldYet(tx: Tx, toHats: readonly string[]): Promise<NotTold[]> {
  // "This one or that one" over the join, and a join alone, may read every notice there is: the list leads to the index.
  const { rows } = await sql<NotTold>`
    with told as (
      select id, id as to_hat from core.hat where id = any (${toHats}) and became_id is null
      union all select id, became_id from core.hat where became_id = any (${toHats}))
    select t.to_hat as "toHat", n.kind, n.created_at as since, n.sent_at is not null as mailed
    from told t join core.notice n on n.to_hat = t.id
    where n.seen_at is null and n.to_hat = any (array(select id from told)) order by n.created_at`.execute(tx)
  return rows
}

/** How long mail is still worth sending: a day after it arose it only waits on the page. */
const worthSending = sql`interval '24 hours'`
/** As the column allows. Whoever is put off so often is given up, and stands in nobody's way. */
const mostTries = 50

/** Notices nobody has decided about, and those whose time to try again has come. */
export async function findToCarry(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select n.id from core.notice n
    where n.sent_at is null and n.seen_at is null and n.created_at > (select platform.now()) - ${worthSending}
      and coalesce((select m.state = 'later' and m.next_try_at <= platform.now() and m.tries < ${mostTries} from core.mail m where m.notice_id = n.id), true)
    order by n.created_at limit 200`.execute(tx)
  return rows.map(({ id }) => id)
}

export type Card = { channel: string; address: string | null; on: boolean; mailFrom: string | null; mailTo: string | null }

/** The card of the one a notice is for, behind the sender's own access line. */
export async function openCard(tx: Tx, noticeId: string): Promise<Card | undefined> {
  const opened = await sql<{ hat: string }>`select core.open_card_for_mail(${noticeId}) as hat`.execute(tx)
  const { rows } = await sql<Card>`
    select channel, address, turned_on_at is not null as on, left(mail_from::text, 5) as "mailFrom", left(mail_to::text, 5) as "mailTo"
    from core.contact_card where hat_id = ${opened.rows[0]!.hat}`.execute(tx)
  return rows[0]
}

/**
 * Of these, the ones somebody wants by mail. For the rest it is decided here, all at once, and not by a transaction each: most people
 * have turned nothing on, and read it on their page.
 */
export async function setAsideUnwanted(tx: Tx, noticeIds: readonly string[]): Promise<string[]> {
  const opened = await sql<{ id: string; hat: string }>`
    select id, core.open_card_for_mail(id) as hat from core.notice where id = any (${noticeIds}) order by created_at`.execute(tx)
  const { rows } = await sql<{ hat: string }>`
    select hat_id as hat from core.contact_card
    where hat_id = any (${opened.rows.map(({ hat }) => hat)}) and channel = 'mail' and address is not null and turned_on_at is not null`.execute(
    tx,
  )
  const on = new Set(rows.map(({ hat }) => hat))
  const unwanted = opened.rows.filter(({ hat }) => !on.has(hat)).map(({ id }) => id)
  if (unwanted.length > 0) await takeNotices(tx, unwanted, { state: 'not-wanted' })
  return opened.rows.filter(({ hat }) => on.has(hat)).map(({ id }) => id)
}

type Decided = { state: 'not-wanted' | 'carrying' } | { state: 'later'; nextTry: Date }

/** Takes a notice; false when somebody else already has. Two workers never hold the same one. */
export async function takeNotice(tx: Tx, noticeId: string, decided: Decided): Promise<boolean> {
  return (await takeNotices(tx, [noticeId], decided)) === 1
}

async function takeNotices(tx: Tx, noticeIds: readonly string[], decided: Decided): Promise<number> {
  const next = decided.state === 'later' ? decided.nextTry : null
  const { numAffectedRows } = await sql`
    insert into core.mail as m (notice_id, state, next_try_at) select unnest(${noticeIds}::uuid[]), ${decided.state}, ${next}::timestamptz
    on conflict (notice_id) do update set state = excluded.state, next_try_at = excluded.next_try_at, tries = m.tries + 1, at = platform.now()
      where m.state = 'later' and m.next_try_at <= platform.now() and m.tries < ${mostTries}`.execute(tx)
  return Number(numAffectedRows)
}

export async function recordCarried(tx: Tx, noticeId: string): Promise<void> {
  await sql`update core.mail set state = 'carried', at = platform.now() where notice_id = ${noticeId} and state = 'carrying'`.execute(tx)
  await sql`update core.notice set sent_at = platform.now(), sent_by = 'mail' where id = ${noticeId}`.execute(tx)
}

export async function recordNotCarried(tx: Tx, noticeId: string, nextTry: Date | null): Promise<void> {
  await sql`update core.mail set at = platform.now(),
      state = case when ${nextTry !== null} and tries < ${mostTries} then 'later' else 'refused' end, next_try_at = case when tries < ${mostTries} then ${nextTry}::timestamptz end
    where notice_id = ${noticeId} and state = 'carrying'`.execute(tx)
}

/** What left in a demo world, where nothing leaves the house. */
export async function readOutbox(tx: Tx): Promise<{ id: string; at: Date }[]> {
  const { rows } = await sql<{ id: string; at: Date }>`select notice_id as id, at from core.outbox()`.execute(tx)
  return rows
}
