import { helplinesAt } from '#core/helpline/store.ts'
import { HoldBackPage } from '#core/identifying-text/hold-back-page.tsx'
import { findIdentifying, type Identifying, withoutIdentifying } from '#core/identifying-text/identifying-text.ts'
import { promiseInWords } from '#core/promise/words.ts'
import { type CodeSecret, returnCode } from '#core/return-code/return-code.ts'
import { may } from '#core/session/permission.ts'
import { type Promised, previewPromise, type Received, receiveInquiry } from '#parts/counselling/index.ts'
import { formatDay } from '#platform/clock.ts'
import { inLanguage } from '#platform/html/shell.ts'
import { type Problems, readForm, type Typed } from '#platform/http/form.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { isRefusal } from '#platform/refusal.ts'
import { openLines, regionAt } from '../open-lines.ts'
import { InDangerPage, QuestionPage, ReceiptPage, WordsPage } from './pages.tsx'
import { texts } from './texts.ts'
import { carried, firstWrong, freeTexts, pageAfter, type Step, stepOf, writeForm } from './write.ts'

/** Writing to us without a name. Nothing is stored before the last button; every page carries the earlier answers along. */
export function writeRoutes(secret: CodeSecret) {
  const routes = part()
  routes.page('/skriv', { may: may.writeToUs, english: true }, (visit) => showWords(visit, fresh(visit)))
  routes.post('/skriv', {
    may: may.writeToUs,
    english: true,
    form: writeForm,
    texts,
    unfinished: (visit, form) => nextPage(visit, form),
    act: async (tx, written, visit) => {
      const { danger, ...told } = written
      const received = await receiveInquiry(
        tx,
        { ...told, inDanger: danger },
        { now: visit.now, secret, formId: visit.wishId, channel: 'web' },
      )
      return isRefusal(received) ? received : receiptOf(received, visit)
    },
    again: (visit, form) => showStep(visit, form, firstWrong(form.problems) ?? 'words'),
    after: (visit, answer) => showReceipt(visit, answer, secret),
  })
  return routes
}

async function nextPage(visit: Visit, form: Again): Promise<Response | Typed> {
  const choice = form.typed.choice
  const decided: Typed = choice
    ? { ...(choice === 'remove' ? removed(form.typed) : form.typed), held: 'yes', go: form.typed.going }
    : form.typed
  const read = readForm(writeForm, decided)
  const problems = read.ok ? {} : read.problems
  const told = freeTexts.flatMap((field) => findIdentifying(decided[field] ?? ''))
  const page = pageAfter({ typed: decided, problems, identifies: told.length > 0 })
  const going = { ...form, typed: decided }
  if (page === 'send') return decided
  if (page === 'hold') return holdBack(visit, going, told)
  if (page === 'in-danger')
    return visit.html(<InDangerPage shell={visit.shell} form={going} lines={await openNow(visit, decided.postcode)} />)
  const here = page === stepOf(decided.at) && decided.go !== 'back' && !read.ok
  if (here) visit.context.status(422)
  return showStep(visit, { ...going, problems: here ? inWords(problems, visit) : {} }, page)
}

function holdBack({ shell, html }: Visit, { formId, typed }: Again, told: Identifying[]) {
  const along: [string, string][] = [['at', stepOf(typed.at)], ['going', typed.go ?? 'next'], ...carried(typed, 'hold')]
  return html(<HoldBackPage shell={shell} formId={formId} action={inLanguage(shell.lang, '/skriv')} told={told} carried={along} />)
}

function removed(typed: Typed): Typed {
  return {
    ...typed,
    ...Object.fromEntries(freeTexts.filter((field) => typed[field]).map((field) => [field, withoutIdentifying(typed[field]!)])),
  }
}

function inWords(problems: Problems, visit: Visit): Problems {
  const say = texts(visit.lang) as (code: string) => string | undefined
  return Object.fromEntries(Object.entries(problems).map(([field, code]) => [field, say(code) ?? code]))
}

function showStep(visit: Visit, form: Again, step: Step) {
  return step === 'words' ? showWords(visit, form) : visit.html(<QuestionPage shell={visit.shell} form={form} step={step} />)
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

type Receipt = Pick<Received, 'keyNumber' | 'keptUntil' | 'daysKept'> & {
  at: string
  promise: { what: Promised['what']; from: string | null; by: string }
}

/** What the receipt says stands with the form, so that a form sent twice shows the same receipt. The code is made anew, never stored. */
function receiptOf({ promise, keyNumber, keptUntil, daysKept }: Received, visit: Visit): string {
  return JSON.stringify({ at: visit.now, promise, keyNumber, keptUntil, daysKept })
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
      kept={kept}
    />,
  )
}
