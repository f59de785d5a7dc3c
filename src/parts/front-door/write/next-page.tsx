import { HoldBackPage } from '#core/identifying-text/hold-back-page.tsx'
import { findIdentifying } from '#core/identifying-text/identifying-text.ts'
import type { CodeKeys, CodeSecret } from '#core/return-code/return-code.ts'
import { inLanguage } from '#platform/html/shell.ts'
import type { Typed } from '#platform/http/form.ts'
import { inWords } from '#platform/http/in-words.ts'
import type { Again, Visit } from '#platform/http/visit.ts'
import { openNow } from '../open-lines.ts'
import { keepDraft, nameOfDraft, readDraft, stateOf } from './draft.ts'
import { QuestionsPage } from './questions-page.tsx'
import { arrivedBefore, beginOnLeaf, showReceipt } from './receipt.tsx'
import { texts } from './texts.ts'
import { carried, decided, firstWrong, freeTexts, pageAfter, problemsIn, type Step, stepAt, stepBefore, stepId } from './write.ts'

/**
 * Every button of the unfinished form hands over all that was typed. It is kept as a draft, and the way on is an address: reading again and
 * "back" ask nobody whether to send twice. Where no draft can be kept, the page itself holds the words.
 */
export async function nextPage(visit: Visit, { formId, typed: posted }: Again, keys: CodeKeys): Promise<Response | Typed> {
  const wish = { formId, typed: decided(posted) }
  const [secret] = keys
  const before = await arrivedBefore(visit, wish, keys)
  if (before) return showReceipt({ ...visit, wishId: before.formId }, { answer: before.answer, typed: wish.typed, keys })
  beginOnLeaf(visit, formId)
  const form = { formId, typed: await withAnswers(visit, wish, secret) }
  const { page, problems } = lookAt(form.typed, visit.today)
  if (page === 'empty' || page === 'send') return form.typed
  const isWrong = page === firstWrong(problems)
  const name = await keepDraft(visit, form, secret.key)
  if (!name) {
    if (isWrong) visit.context.status(422)
    return show(visit, form, { page })
  }
  const address = inLanguage(visit.lang, `/skriv?videre=${name}`)
  if (page === 'hold') return visit.go(`${address}&valg=${encodeURIComponent(form.typed.go || 'next')}`)
  // Where something is wrong the page begins with saying so.
  return visit.go(`${address}${isWrong ? '&trin=' : '#'}${stepId(page)}`)
}

type Unsent = Pick<Again, 'formId' | 'typed'>

/** The page of the own words has none of the answers: those given before stay. */
async function withAnswers(visit: Visit, { formId, typed }: Unsent, { key }: CodeSecret): Promise<Typed> {
  const given = typed.go === 'next' ? await readDraft(visit, nameOfDraft(key, formId), key) : undefined
  return { ...given?.typed, ...typed }
}

/** The draft at this address; undefined where it is over, somebody else's, or of another leaf. */
export async function showDraft(visit: Visit, { key }: CodeSecret): Promise<Response | undefined> {
  const [name, going] = [visit.query('videre'), visit.query('valg')]
  const draft = name ? await readDraft(visit, name, key) : undefined
  if (!draft) return undefined
  const form = { ...draft, typed: { ...draft.typed, go: going } }
  const { page, problems } = lookAt(form.typed, visit.today)
  if (!going) {
    const first = firstWrong(problems) ?? stepAt(visit.query('trin')) ?? 'danger'
    return show(visit, form, { page: first, draft: stateOf(draft.typed, key) })
  }
  if (page === 'hold') return show(visit, form, { page })
  // Decided already: whoever comes back this way was on the way back.
  return visit.go(inLanguage(visit.lang, `/skriv?videre=${name}#${stepId(stepBefore(stepAt(going) ?? 'danger'))}`))
}

function lookAt(typed: Typed, today: string) {
  const problems = problemsIn(typed, today)
  const told = freeTexts.flatMap((field) => findIdentifying(typed[field] ?? ''))
  return { problems, told, page: pageAfter({ typed, problems, identifies: told.length > 0 }) }
}

async function show(visit: Visit, { formId, typed }: Unsent, shown: { page: 'hold' | Step; draft?: string }) {
  const { page, draft } = shown
  const { problems, told } = lookAt(typed, visit.today)
  if (page !== 'hold')
    return showQuestions(visit, { formId, typed, problems: inWords(problems, visit.lang, texts) }, { first: page, draft })
  const along: [string, string][] = [['going', typed.go ?? 'next'], ...carried(typed)]
  return visit.html(
    <HoldBackPage
      {...{ shell: visit.shell, formId, action: inLanguage(visit.lang, '/skriv'), sends: typed.go === 'send', told, carried: along }}
    />,
  )
}

export async function showQuestions(visit: Visit, form: Again, step: { first: Step; draft?: string }) {
  const lines = await openNow(visit, form.typed.postcode)
  return visit.html(<QuestionsPage shell={visit.shell} form={form} {...step} lines={lines} />)
}
