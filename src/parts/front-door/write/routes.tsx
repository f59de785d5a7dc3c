import { helplinesAt } from '#core/helpline/store.ts'
import { HoldBackPage } from '#core/identifying-text/hold-back-page.tsx'
import { findIdentifying, type Identifying, withoutIdentifying } from '#core/identifying-text/identifying-text.ts'
import { languageWord } from '#core/language.ts'
import { promiseInWords } from '#core/promise/words.ts'
import { type CodeSecret, returnCode } from '#core/return-code/return-code.ts'
import { may } from '#core/session/permission.ts'
import { type Promised, previewPromise, type Received, receiveInquiry, speaks } from '#parts/counselling/index.ts'
import { formatDay } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { inLanguage } from '#platform/html/shell.ts'
import { readForm, type Typed } from '#platform/http/form.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { isRefusal } from '#platform/refusal.ts'
import type { Lang } from '#platform/texts.ts'
import { openLines, regionAt } from '../open-lines.ts'
import { ReceiptPage, WordsPage } from './pages.tsx'
import { QuestionsPage } from './questions-page.tsx'
import { texts } from './texts.ts'
import { carried, firstWrong, freeTexts, pageAfter, type Step, writeForm } from './write.ts'

/** Writing to us without a name. Nothing is stored before the last button. */
export function writeRoutes(secret: CodeSecret) {
  const routes = part()
  routes.page('/skriv', { may: may.writeToUs, english: true }, (visit) =>
    visit.query('videre') ? showQuestions(visit, fresh(visit), { first: 'danger', empty: true }) : showWords(visit, fresh(visit)),
  )
  routes.post('/skriv', {
    may: may.writeToUs,
    english: true,
    form: writeForm,
    texts,
    unfinished: (visit, form) => nextPage(visit, form),
    act: async (tx, written, visit) => {
      const { danger, ...told } = written
      // Asked before the queue is locked for the promise.
      const spoken = await spokenWith(tx, told, visit.lang)
      const received = await receiveInquiry(
        tx,
        { ...told, inDanger: danger },
        { now: visit.now, secret, formId: visit.wishId, channel: 'web' },
      )
      return isRefusal(received) ? received : receiptOf(received, { visit, spoken })
    },
    again: showAgain,
    after: (visit, answer) => {
      visit.takeNewLeaf()
      return showReceipt(visit, answer, secret)
    },
  })
  return routes
}

async function nextPage(visit: Visit, form: Again): Promise<Response | Typed> {
  const typed = decided(form.typed)
  const read = readForm(writeForm, typed)
  const told = freeTexts.flatMap((field) => findIdentifying(typed[field] ?? ''))
  const page = pageAfter({ typed, problems: read.ok ? {} : read.problems, identifies: told.length > 0 })
  if (page === 'hold') return holdBack(visit, { ...form, typed }, told)
  if (page === 'questions') return showQuestions(visit, { ...form, typed }, { first: 'danger' })
  return typed
}

/** Whoever sends it all the same has been told what it means. What was taken out needs no yes, and what comes after it is looked at again. */
function decided({ choice, going, ...typed }: Typed): Typed {
  if (!choice) return typed
  return choice === 'remove' ? { ...removed(typed), go: going } : { ...typed, held: 'yes', go: going }
}

function holdBack({ shell, html }: Visit, { formId, typed }: Again, told: Identifying[]) {
  const along: [string, string][] = [['going', typed.go ?? 'next'], ...carried(typed)]
  return html(<HoldBackPage shell={shell} formId={formId} action={inLanguage(shell.lang, '/skriv')} told={told} carried={along} />)
}

function removed(typed: Typed): Typed {
  return {
    ...typed,
    ...Object.fromEntries(freeTexts.filter((field) => typed[field]).map((field) => [field, withoutIdentifying(typed[field]!)])),
  }
}

/** Without words there is nothing to go on with. Where nobody can take it now, those who are open come first. */
function showAgain(visit: Visit, form: Again) {
  return form.typed.go === 'send' ? showQuestions(visit, form, { first: firstWrong(form.problems) ?? 'in-danger' }) : showWords(visit, form)
}

async function showQuestions(visit: Visit, form: Again, show: { first: Step; empty?: boolean }) {
  const lines = await openNow(visit, form.typed.postcode)
  return visit.html(<QuestionsPage shell={visit.shell} form={form} {...show} lines={lines} />)
}

async function showWords(visit: Visit, form: Again) {
  const [promise, lines] = await Promise.all([
    visit.ask((tx) => previewPromise(tx, 'D', { now: visit.now, language: visit.lang })),
    openNow(visit),
  ])
  const told = promise && promiseInWords(promise, { lang: visit.lang, now: visit.now, before: true })
  return visit.html(<WordsPage shell={visit.shell} form={form} promise={told} lines={lines} />)
}

function openNow(visit: Visit, postcode?: string) {
  return visit.ask(async (tx) => openLines(await helplinesAt(tx, visit.now), visit, await regionAt(tx, postcode)))
}

const minutesCodeIsShown = 10

/** How we shall speak together, where it goes without saying for nobody. */
type Spoken = { language: string; by: 'answerIn' | 'interpreterIn' | 'interpreterOnly' }

async function spokenWith(
  tx: Tx,
  { language, interpreter }: { language: string; interpreter: boolean },
  lang: Lang,
): Promise<Spoken | null> {
  if (language === 'da') return interpreter ? { language, by: 'interpreterOnly' } : null
  const ours = !interpreter && (await speaks(tx, language))
  return ours && language === lang ? null : { language, by: ours ? 'answerIn' : 'interpreterIn' }
}

type Receipt = Pick<Received, 'keyNumber' | 'keptUntil' | 'daysKept'> & {
  at: string
  spoken?: Spoken | null
  promise: { what: Promised['what']; from: string | null; by: string }
}

/** What the receipt says stands with the form, so that a form sent twice shows the same receipt. The code is made anew, never stored. */
function receiptOf(
  { promise, keyNumber, keptUntil, daysKept }: Received,
  { visit, spoken }: { visit: Visit; spoken: Spoken | null },
): string {
  return JSON.stringify({ at: visit.now, spoken, promise, keyNumber, keptUntil, daysKept })
}

function showReceipt(visit: Visit & { wishId: string }, answer: string, secret: CodeSecret) {
  const receipt = JSON.parse(answer) as Receipt
  const { what, from, by } = receipt.promise
  const promise: Promised = { what, from: from ? new Date(from) : null, by: new Date(by) }
  const young = receipt.keyNumber === secret.number && visit.now.getTime() - Date.parse(receipt.at) <= minutesCodeIsShown * 60_000
  const kept = texts(visit.lang)('keptUntil', { days: receipt.daysKept, day: formatDay(receipt.keptUntil, visit.lang, visit.today) })
  const words = young ? returnCode(secret, visit.wishId).words.split(' ') : null
  return visit.html(
    <ReceiptPage
      shell={{ ...visit.shell, path: inLanguage(visit.lang, '/skriv') }}
      words={words}
      promise={promiseInWords(promise, { lang: visit.lang, now: visit.now, before: false })}
      spoken={receipt.spoken ? texts(visit.lang)(receipt.spoken.by, { language: languageWord(receipt.spoken.language, visit.lang) }) : null}
      kept={kept}
    />,
  )
}
