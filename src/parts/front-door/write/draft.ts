import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import type { Tx } from '#platform/db.ts'
import type { Typed } from '#platform/http/form.ts'
import { leafKeyCookie } from '#platform/http/leaf.ts'
import type { Again, Visit } from '#platform/http/visit.ts'
import { dropDraft, readLocked, writeDraft } from './store.ts'
import { carried } from './write.ts'

/** What has been handed over of a form that is not sent yet. */
type Draft = Pick<Again, 'formId' | 'typed'>

/** Some three times what may be sent: what is too long to be sent is not lost either. */
const mostBytes = 99_000

/**
 * The draft's name in an address, which the browser's list keeps. Not the form's id: who knows that one is shown the code of what has been sent.
 */
export function nameOfDraft(key: Buffer, formId: string): string {
  return createHmac('sha256', key).update(`draft ${formId}`).digest('base64url').slice(0, 16)
}

/** The browser gets its number before anything is written: who brings none keeps no cookies, and is never sent to a page that needs one. */
export function giveLeafKey(visit: Visit): void {
  if (!visit.remembered(leafKeyCookie)) visit.remember(leafKeyCookie, randomBytes(32).toString('base64url'))
}

/** What a draft is found by and opened with. It takes the number in the browser, the leaf, and our own key. */
function keysOf(visit: Visit, key: Buffer, name: string): { foundBy: Buffer; opens: Buffer } | undefined {
  const leafKey = visit.remembered(leafKeyCookie)
  if (!leafKey) return undefined
  const made = Buffer.from(hkdfSync('sha256', `${leafKey} ${visit.shell.leaf} ${name}`, key, 'draft', 64))
  return { foundBy: made.subarray(0, 32), opens: made.subarray(32) }
}

/** Its name; undefined where it cannot be kept, because the browser keeps no cookies or the words are far too many. */
export async function keepDraft(visit: Visit, { formId, typed }: Draft, key: Buffer): Promise<string | undefined> {
  const name = nameOfDraft(key, formId)
  const keys = keysOf(visit, key, name)
  const draft = JSON.stringify({ formId, typed: Object.fromEntries(carried(typed)) })
  giveLeafKey(visit)
  if (!keys || Buffer.byteLength(draft) > mostBytes) return undefined
  await visit.ask((tx) => writeDraft(tx, keys.foundBy, lock(draft, keys.opens)))
  return name
}

export async function readDraft(visit: Visit, name: string, key: Buffer): Promise<Draft | undefined> {
  const keys = keysOf(visit, key, name)
  const locked = keys && (await visit.ask((tx) => readLocked(tx, keys.foundBy)))
  return locked ? (JSON.parse(unlock(locked, keys.opens)) as Draft) : undefined
}

/** With the message itself, whole or not at all. */
export function endDraft(tx: Tx, visit: Visit & { wishId: string }, key: Buffer): void {
  const keys = keysOf(visit, key, nameOfDraft(key, visit.wishId))
  if (keys) dropDraft(tx, keys.foundBy)
}

const cipher = 'aes-256-gcm'
const [ivBytes, tagBytes] = [12, 16]

function lock(text: string, key: Buffer): Buffer {
  const iv = randomBytes(ivBytes)
  const locking = createCipheriv(cipher, key, iv)
  const body = Buffer.concat([locking.update(text, 'utf8'), locking.final()])
  return Buffer.concat([iv, locking.getAuthTag(), body])
}

function unlock(locked: Buffer, key: Buffer): string {
  const opening = createDecipheriv(cipher, key, locked.subarray(0, ivBytes))
  opening.setAuthTag(locked.subarray(ivBytes, ivBytes + tagBytes))
  return Buffer.concat([opening.update(locked.subarray(ivBytes + tagBytes)), opening.final()]).toString('utf8')
}

/** Which state of a draft a page shows (scripts/keep.ts). */
export function stateOf(typed: Typed, key: Buffer): string {
  return createHmac('sha256', key)
    .update(`state ${JSON.stringify(typed)}`)
    .digest('base64url')
    .slice(0, 8)
}
