import { createHmac } from 'node:crypto'
import type { z } from 'zod'
import { languageWord } from '#core/language.ts'
import { type PromisedAnswer, promiseInWords } from '#core/promise/words.ts'
import { type CodeKeys, type CodeSecret, returnCode } from '#core/return-code/return-code.ts'
import { type Received, speaks } from '#parts/counselling/index.ts'
import { formatDay } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { inLanguage } from '#platform/html/shell.ts'
import { readForm, type Typed } from '#platform/http/form.ts'
import { answerOf } from '#platform/http/post.ts'
import type { Again, Visit } from '#platform/http/visit.ts'
import { isId } from '#platform/ids.ts'
import type { Lang } from '#platform/texts.ts'
import { texts as deleteTexts } from '../delete/texts.ts'
import { openNow } from '../open-lines.ts'
import { ReceiptPage } from './pages.tsx'
import { texts } from './texts.ts'
import { mayComeTooLate, removed, writeForm } from './write.ts'

type Written = z.infer<typeof writeForm>

/** How we shall speak together, where it goes without saying for nobody. */
type Spoken = { language: string; by: 'answerIn' | 'interpreterIn' | 'interpreterOnly' }

export async function spokenWith(tx: Tx, { language, interpreter }: Pick<Written, 'language' | 'interpreter'>, lang: Lang) {
  const by = (how: Spoken['by']): Spoken => ({ language, by: how })
  if (language === 'da') return interpreter ? by('interpreterOnly') : null
  const ours = !interpreter && (await speaks(tx, language))
  return ours && language === lang ? null : by(ours ? 'answerIn' : 'interpreterIn')
}

type Receipt = Pick<Received, 'keyNumber' | 'keptUntil'> & {
  at: string
  spoken?: Spoken | null
  promise: { what: PromisedAnswer['what']; from: string | null; by: string }
  inDanger?: boolean
  /** What arrived, so that a change made since is seen without keeping a word of it. */
  print?: Print
}
type Print = { words: string; all: string }

function printOf({ key }: CodeSecret, written: Written): Print {
  const print = (what: unknown) =>
    createHmac('sha256', key)
      .update(`written ${JSON.stringify(what)}`)
      .digest('base64url')
      .slice(0, 16)
  return { words: print(written.words), all: print(Object.entries(written).toSorted(([a], [b]) => (a < b ? -1 : 1))) }
}

type Sent = { visit: Visit; spoken: Spoken | null; written: Written; secret: CodeSecret }

/** What the receipt says stands with the form, so that a form sent twice shows the same receipt. The code is made anew, never stored. */
export function receiptOf({ promise, keyNumber, keptUntil }: Received, { visit, spoken, written, secret }: Sent): string {
  const inDanger = written.danger
  return JSON.stringify({ at: visit.now, spoken, promise, inDanger, keyNumber, keptUntil, print: printOf(secret, written) })
}

const cookie = 'hv-begun'

/**
 * Which message is being written on this leaf. A receipt turns the leaf, so a message that has arrived and still stands here is one whose
 * answer was lost on the way: nobody has seen its code, unless it says that somebody has.
 */
export function beginOnLeaf({ remember, shell }: Visit, formId: string, code: Begun['code'] = 'unseen'): void {
  remember(cookie, `${formId} ${code} ${shell.leaf}`)
}

type Begun = { formId: string; code: 'seen' | 'unseen' }

function begunOnLeaf({ remembered, shell }: Visit): Begun | undefined {
  const [formId = '', code, ...leaf] = remembered(cookie).split(' ')
  return isId(formId) && leaf.join(' ') === shell.leaf ? { formId, code: code === 'unseen' ? code : 'seen' } : undefined
}

/** So long whoever opens an empty page is told that it arrived, and so long its own form shows the code: the first may be somebody else. */
const minutesTold = 60
const minutesCodeIsShown = { seen: 10, unseen: 24 * 60 }

type Lost = { formId: string; answer: string; minutes: number }

/** The message that arrived from here while its receipt was lost on the way. */
async function lostOnTheWay(visit: Visit): Promise<Lost | undefined> {
  const begun = begunOnLeaf(visit)
  const answer = begun?.code === 'unseen' ? await answerOf(visit, begun.formId) : null
  if (!begun || answer === null) return undefined
  const lost = { formId: begun.formId, answer, minutes: minutesSince(JSON.parse(answer) as Receipt, visit) }
  return lost.minutes <= minutesCodeIsShown.unseen ? lost : undefined
}

/** At the address of the message itself it is told as long as its form shows the code. */
export async function arrivedUnseen(visit: Visit, isItsAddress: (formId: string) => boolean): Promise<string | undefined> {
  const lost = await lostOnTheWay(visit)
  return lost && (lost.minutes <= minutesTold || isItsAddress(lost.formId)) ? lost.formId : undefined
}

/** What was written once more on a new page, because nobody could know that it had arrived. */
export async function arrivedBefore(visit: Visit, { formId, typed }: Pick<Again, 'formId' | 'typed'>, keys: CodeKeys) {
  const lost = await lostOnTheWay(visit)
  return lost && lost.formId !== formId && isSame(JSON.parse(lost.answer) as Receipt, typed, keys) ? lost : undefined
}

function minutesSince({ at }: Receipt, { now }: Visit): number {
  return (now.getTime() - Date.parse(at)) / 60_000
}

export async function showReceipt(
  visit: Visit & { wishId: string },
  { answer, typed, keys }: { answer: string; typed: Typed; keys: CodeKeys },
) {
  const receipt = JSON.parse(answer) as Receipt
  const begun = begunOnLeaf(visit)
  const here = begun?.formId === visit.wishId
  // With something that is not sent yet the page can be read again, but its code has been seen.
  const changed = here && isSame(receipt, typed, keys) === false
  if (changed) beginOnLeaf(visit, visit.wishId, 'seen')
  else visit.takeNewLeaf()
  const { what, from, by } = receipt.promise
  const promise: PromisedAnswer = { what, from: from ? new Date(from) : null, by: new Date(by) }
  const key = keyOf(receipt, keys)
  const young = minutesSince(receipt, visit) <= minutesCodeIsShown[here ? begun.code : 'seen']
  const kept = deleteTexts(visit.lang)('whenOpen', { day: formatDay(receipt.keptUntil, visit.lang, visit.today) })
  const words = key && young ? returnCode(key, visit.wishId).words.split(' ') : null
  const lines = receipt.inDanger || mayComeTooLate(promise, typed.deadlineOn, visit.now) ? await openNow(visit, typed.postcode) : null
  return visit.html(
    <ReceiptPage
      shell={{ ...visit.shell, path: inLanguage(visit.lang, '/skriv') }}
      words={words}
      promise={promiseInWords(promise, { lang: visit.lang, now: visit.now, before: false })}
      spoken={receipt.spoken ? texts(visit.lang)(receipt.spoken.by, { language: languageWord(receipt.spoken.language, visit.lang) }) : null}
      kept={kept}
      inDanger={receipt.inDanger ? lines : null}
      atOnce={receipt.inDanger ? null : lines}
      changed={changed ? { formId: visit.formId, typed } : null}
    />,
  )
}

/**
 * Whether that is what arrived; undefined where nobody can say. The page of the own words has no other answers, and says nothing about them.
 */
function isSame(receipt: Receipt, typed: Typed, keys: CodeKeys): boolean | undefined {
  const [key, { print }] = [keyOf(receipt, keys), receipt]
  if (!print || !key) return undefined
  // From a page of before what was taken out on the way stands there again: that is no change.
  const forms = [typed, removed(typed)].map((one) => readForm(writeForm, one))
  if (!forms.every((form) => form.ok)) return undefined
  const of = typed.go === 'send' ? 'all' : 'words'
  return forms.some(({ value }) => printOf(key, value)[of] === print[of])
}

/** The key it arrived under: another may have been taken into use since. */
function keyOf({ keyNumber }: Receipt, keys: CodeKeys): CodeSecret | undefined {
  return keys.find(({ number }) => number === keyNumber)
}
