import { helplinesAt } from '#core/helpline/store.ts'
import { HoldBackPage } from '#core/identifying-text/hold-back-page.tsx'
import { findIdentifying, type Identifying } from '#core/identifying-text/identifying-text.ts'
import { promiseInWords } from '#core/promise/words.ts'
import type { CodeSecret } from '#core/return-code/return-code.ts'
import { may } from '#core/session/permission.ts'
import { previewPromise, receiveInquiry } from '#parts/counselling/index.ts'
import { inLanguage } from '#platform/html/shell.ts'
import { readForm, type Typed } from '#platform/http/form.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, goOnNewLeaf, type Visit } from '#platform/http/visit.ts'
import { isRefusal } from '#platform/refusal.ts'
import { openLines, regionAt } from '../open-lines.ts'
import { ArrivedPage, WordsPage } from './pages.tsx'
import { QuestionsPage } from './questions-page.tsx'
import { arrivedUnseen, beginOnLeaf, receiptOf, showReceipt, spokenWith } from './receipt.tsx'
import { texts } from './texts.ts'
import { carried, decided, firstWrong, freeTexts, pageAfter, type Step, writeForm } from './write.ts'

/** Writing to us without a name. Nothing is stored before the last button. */
export function writeRoutes(secret: CodeSecret) {
  const routes = part()
  routes.page('/skriv', { may: may.writeToUs, english: true }, async (visit) => {
    if (visit.query('videre')) return showQuestions(visit, fresh(visit), { first: 'danger', empty: true })
    if (visit.query('ny')) return goOnNewLeaf(visit, inLanguage(visit.lang, '/skriv'))
    const formId = await arrivedUnseen(visit)
    return formId ? visit.html(<ArrivedPage shell={visit.shell} formId={formId} />) : showWords(visit, fresh(visit))
  })
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
      return isRefusal(received) ? received : receiptOf(received, { visit, spoken, written, secret })
    },
    again: showAgain,
    after: (visit, answer, typed) => showReceipt(visit, { answer, typed: decided(typed), secret }),
  })
  return routes
}

async function nextPage(visit: Visit, form: Again): Promise<Response | Typed> {
  beginOnLeaf(visit, form.formId)
  const typed = decided(form.typed)
  const read = readForm(writeForm, typed)
  const told = freeTexts.flatMap((field) => findIdentifying(typed[field] ?? ''))
  const page = pageAfter({ typed, problems: read.ok ? {} : read.problems, identifies: told.length > 0 })
  if (page === 'hold') return holdBack(visit, { ...form, typed }, told)
  if (page === 'questions') return showQuestions(visit, { ...form, typed }, { first: 'danger' })
  return typed
}

function holdBack({ shell, html }: Visit, { formId, typed }: Again, told: Identifying[]) {
  const along: [string, string][] = [['going', typed.go ?? 'next'], ...carried(typed)]
  return html(<HoldBackPage shell={shell} formId={formId} action={inLanguage(shell.lang, '/skriv')} told={told} carried={along} />)
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
