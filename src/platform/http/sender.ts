import { createHash, createHmac, timingSafeEqual } from 'node:crypto'
import type { Who } from './visit.ts'

type Headers = (name: string) => string | undefined

/**
 * Whether a post comes from a page of ours. Browsers say so themselves; only where they say nothing at all (very old phones)
 * the signed token of the form decides.
 */
export function isOurs(header: Headers, our: { publicUrl: string; formToken: string; key: Buffer }): boolean {
  const { publicUrl, formToken, key } = our
  const site = header('sec-fetch-site')
  const origin = header('origin')
  if (site !== undefined) return site === 'same-origin' && (origin === undefined || isSame(origin, publicUrl, header('host')))
  if (origin !== undefined) return isSame(origin, publicUrl, header('host'))
  return isFresh(formToken, key, Date.now())
}

/** The public address where it is set; else the host the browser itself asked for. The word "null" is never ours. */
function isSame(origin: string, publicUrl: string, host: string | undefined): boolean {
  if (origin === 'null') return false
  if (publicUrl) return origin === new URL(publicUrl).origin
  return URL.canParse(origin) && new URL(origin).host === host
}

const hoursValid = 48

const latest = new WeakMap<Buffer, { hour: number; token: string }>()

/** Says that a form is ours, and for whom its page was made. */
export function makeFormToken(key: Buffer, now: number, who: Who): string {
  return [ourToken(key, now), markOf(who)].filter(Boolean).join('.')
}

/**
 * The page was made for somebody else of the same kind than who is signed in now: the other parent on the same phone, a colleague at the same
 * desk. Somebody who has an own page by now is who they were as a writer, and a visitor's page is anybody's. It guards against a mistake and
 * needs no key: a page that is open while the secret is changed is still its own.
 */
export function isForAnother(formToken: string, who: Who): boolean {
  const mark = formToken.split('.')[2] ?? ''
  return who.kind !== 'visitor' && mark.startsWith(`${who.kind}:`) && mark !== markOf(who)
}

function markOf(who: Who): string {
  return who.kind === 'visitor' ? '' : `${who.kind}:${createHash('sha256').update(`for ${who.hat}`).digest('base64url').slice(0, 12)}`
}

/** The same for everybody and for an hour. */
function ourToken(key: Buffer, now: number): string {
  const hour = Math.floor(now / 3_600_000)
  const known = latest.get(key)
  if (known?.hour === hour) return known.token
  const token = `${hour}.${sign(key, hour)}`
  latest.set(key, { hour, token })
  return token
}

function isFresh(token: string, key: Buffer, now: number): boolean {
  const [hour, signature = ''] = token.split('.')
  const age = Math.floor(now / 3_600_000) - Number(hour)
  if (!(age >= 0 && age <= hoursValid)) return false
  const [given, right] = [Buffer.from(signature), Buffer.from(sign(key, Number(hour)))]
  return given.length === right.length && timingSafeEqual(given, right)
}

function sign(key: Buffer, hour: number): string {
  return createHmac('sha256', key).update(`form ${hour}`).digest('base64url')
}
