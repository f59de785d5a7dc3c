import { createHash, createHmac } from 'node:crypto'
import { sql } from 'kysely'
import { ask, type Db, type Tx } from '#platform/db.ts'
import { networkOf } from './address.ts'

/**
 * Limits against guessing codes and signing in as somebody else. Only wrong tries count, for each address hash, each session and the
 * whole site; a right one is never slower for what others do wrong, unless they come from the same address.
 *
 * Where mail is asked for nothing is guessed, and every ask counts: too many of one make that one wait. Many of many are no attack, so
 * they raise no alarm and slow nobody.
 *
 * A try has this form, always in one transaction that commits, right or wrong, and never in one that a refusal undoes:
 *
 *   1. `allowed`: somebody who must wait is told so before anything is looked up, whether the code is right or wrong.
 *   2. The hash of what was typed, under every key in use, also when it is no code at all (`hashesToTry`).
 *   3. One lookup by those hashes: an index of hashes tells nothing by its timing about a code that is close.
 *   4. A wrong one writes its count (`wrongTry`), as a right one writes its session: both cost one look and one write.
 *
 * Four words are 44 bits. With 10,000 open conversations one guess in 1.7 thousand million opens one of them; at a guess a minute an
 * address needs three thousand years for an even chance.
 */
export type Trier = { bucket: Guessed | Asked; address: string; session?: string }
type Guessed = 'return-code' | 'sign-in'
type Asked = 'sign-in-link' | 'mail-trial'
export type Limit = { waitSeconds: number }

type Counted = { scope: 'address' | 'session' | 'site'; wrong: number; secondsSince: number; busy: boolean }

const guessed: readonly Trier['bucket'][] = ['return-code', 'sign-in'] satisfies Guessed[]

export const limitRules = {
  /** So many wrong tries are free: people misread their own handwriting. */
  free: 5,
  freeInAlarm: 2,
  longestWait: 60,
  longestWaitInAlarm: 300,
  /** So many wrong tries on the whole site within an hour are no misreading any more. */
  alarm: 60,
}

/** Stands for where a request comes from today. Tomorrow nobody can make it again, and without the secret nobody can make it at all. */
export async function hashAddress(db: Db, secret: Buffer, address: string): Promise<string> {
  const keyed = createHmac('sha256', secret).update(networkOf(address)).digest()
  const { rows } = await ask(db, { kind: 'visitor' }, (tx) =>
    sql<{ hash: Buffer }>`select platform.limit_hash(${keyed}) as hash`.execute(tx),
  )
  return rows[0]!.hash.toString('hex')
}

/** Whether somebody may try now; else how long to wait. Tries of one and the same, sent at once, go one after the other. */
export async function allowed(tx: Tx, trier: Trier): Promise<Limit> {
  const { rows } = await sql<Counted>`
    select scope, wrong, seconds_since as "secondsSince", busy from platform.limit_look(${trier.bucket}, ${addressKey(trier)}, ${sessionKey(trier)})`.execute(
    tx,
  )
  return { waitSeconds: waitSeconds(guessed.includes(trier.bucket) ? rows : rows.filter(({ scope }) => scope !== 'site')) }
}

export async function wrongTry(tx: Tx, trier: Trier): Promise<void> {
  await sql`select platform.limit_wrong(${trier.bucket}, ${addressKey(trier)}, ${sessionKey(trier)})`.execute(tx)
}

/** For /net: wrong tries on the whole site within the last hour, and whether that is an attack. Whoever asks for mail guesses nothing. */
export async function readAlarms(tx: Tx): Promise<{ bucket: Trier['bucket']; wrong: number; alarm: boolean }[]> {
  const { rows } = await sql<{ bucket: Trier['bucket']; wrong: number }>`
    select bucket, wrong from platform.limit_alarm() where bucket = any (${guessed})`.execute(tx)
  return rows.map((row) => ({ ...row, alarm: row.wrong >= limitRules.alarm }))
}

/** The wait doubles with each wrong try. While the site is attacked everybody who has been wrong waits longer; nobody else does. */
export function waitSeconds(counted: readonly Counted[]): number {
  const alarm = counted.some(({ scope, wrong }) => scope === 'site' && wrong >= limitRules.alarm)
  const waits = counted
    .filter(({ scope }) => scope !== 'site')
    .map((one) => Math.max(delay(one.wrong, alarm) - one.secondsSince, one.busy ? 1 : 0))
  return Math.max(0, ...waits.map(Math.ceil))
}

function delay(wrong: number, alarm: boolean): number {
  const { free, freeInAlarm, longestWait, longestWaitInAlarm } = limitRules
  const over = wrong - (alarm ? freeInAlarm : free)
  return over < 0 ? 0 : Math.min(2 ** over, alarm ? longestWaitInAlarm : longestWait)
}

function addressKey({ address }: Trier): Buffer {
  return Buffer.from(address, 'hex')
}

function sessionKey({ session }: Trier): Buffer | null {
  return session ? createHash('sha256').update(`limit ${session}`).digest() : null
}
