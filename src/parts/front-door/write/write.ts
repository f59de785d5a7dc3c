import { z } from 'zod'
import { withoutIdentifying } from '#core/identifying-text/identifying-text.ts'
import { mayBeDue } from '#core/member/member.ts'
import type { PromisedAnswer } from '#core/promise/words.ts'
import { mayHurry, postcodeField, whoField, wordsToUs } from '#parts/counselling/index.ts'
import { dayInDenmark, isDay } from '#platform/clock.ts'
import { maybeDay, maybeWords, yes } from '#platform/http/fields.ts'
import { type Problems, readForm, type Typed } from '#platform/http/form.ts'

/** The steps in their order. Only the own words are needed; everything else can be passed by. */
export const steps = ['words', 'danger', 'in-danger', 'who', 'children', 'postcode', 'date', 'language', 'answer'] as const
export type Step = (typeof steps)[number]
export type Question = Exclude<Step, 'words' | 'in-danger'>
export const questions = steps.filter((step): step is Question => step !== 'words' && step !== 'in-danger')

const fieldsOf: Record<Step, readonly string[]> = {
  words: ['words'],
  danger: ['danger'],
  'in-danger': [],
  who: ['who', 'alone'],
  children: ['children', 'dueOn'],
  postcode: ['postcode'],
  date: ['deadlineOn', 'deadlineWords'],
  language: ['language', 'interpreter'],
  answer: ['answerWhere'],
}

/** Where a step stands in the page. A number, because the browser's list of visited addresses keeps it and must not tell of danger. */
export function stepId(step: Step): string {
  return `s${steps.indexOf(step) + 1}`
}

/** No place in the page, so that the way there leads by the server, which says what is wrong before anybody goes on. */
export const lookedAt = (step: Step) => `se-${stepId(step)}`

/** The step that stands there, or to which the way leads. */
export const stepAt = (id?: string): Step | undefined => steps.find((step) => stepId(step) === id || lookedAt(step) === id)

/** Only somebody in danger comes by the page for it. */
const way = steps.filter((step) => step !== 'in-danger')
export const stepAfter = (step: Step): Step | undefined => way[way.indexOf(step as (typeof way)[number]) + 1]
export const stepBefore = (step: Step): Step => way[way.indexOf(step as (typeof way)[number]) - 1] ?? 'words'

const yesOrNo = z
  .enum(['yes', 'no', ''])
  .optional()
  .catch('')
  .transform((value) => (value ? value === 'yes' : null))

export const writeForm = z.object({
  words: wordsToUs,
  danger: yesOrNo,
  who: whoField,
  alone: yesOrNo,
  children: maybeWords(500),
  dueOn: maybeDay,
  postcode: postcodeField,
  deadlineOn: maybeDay,
  deadlineWords: maybeWords(500),
  language: z
    .string()
    .optional()
    .transform((value) => (/^[a-z]{2}$/.test(value ?? '') ? value! : 'da')),
  interpreter: yes,
  answerWhere: maybeWords(500),
})
/** The fields in which somebody might tell who they are without meaning to. */
export const freeTexts = ['words', 'children', 'deadlineWords', 'answerWhere'] as const

/** What is wrong with all that was typed, as it is today: a day that can be read, and surely is not the one that was meant, is asked about. */
export function problemsIn(typed: Typed, today: string): Problems {
  const read = readForm(writeForm, typed)
  const { dueOn, deadlineOn } = typed
  const slips = {
    ...(dueOn && isDay(dueOn) && !mayBeDue(dueOn, today) && { dueOn: 'dayFarAway' }),
    ...(deadlineOn && isDay(deadlineOn) && !mayHurry(deadlineOn, today) && { deadlineOn: 'dayFarAway' }),
  }
  return { ...(read.ok ? {} : read.problems), ...slips }
}

type Sight = { typed: Typed; problems: Problems; identifies: boolean }

/**
 * What comes after a button: the step it leads to, or first the one where something is wrong, or a question whether to stay nameless; or it
 * is sent. Going back and the help for danger wait for nothing.
 */
export function pageAfter({ typed, problems, identifies }: Sight): 'empty' | 'hold' | 'send' | Step {
  const sends = typed.go === 'send'
  const step = stepAt(typed.go)
  if (step === 'in-danger') return step
  const to = step ?? 'danger'
  const wrong = firstWrong(problems)
  if (wrong === 'words' && !typed.words?.trim() && !step && !sends) return 'empty'
  if (wrong && (sends || steps.indexOf(wrong) < steps.indexOf(to))) return wrong
  if (identifies && typed.held !== 'yes') return 'hold'
  return sends ? 'send' : to
}

/** Whoever sends it all the same has been told what it means. What was taken out needs no yes, and what comes after it is looked at again. */
export function decided({ choice, going, ...typed }: Typed): Typed {
  if (!choice) return typed
  return choice === 'remove' ? { ...removed(typed), go: going } : { ...typed, held: 'yes', go: going }
}

/** The same without what tells who somebody is. */
export function removed(typed: Typed): Typed {
  return {
    ...typed,
    ...Object.fromEntries(freeTexts.filter((field) => typed[field]).map((field) => [field, withoutIdentifying(typed[field]!)])),
  }
}

/** The step the first problem belongs to. */
export function firstWrong(problems: Problems): Step | undefined {
  return steps.find((step) => fieldsOf[step].some((field) => problems[field]))
}

/** Where each problem can be put right: the list of problems leads to the step, which shows the field. */
export const stepOfField = Object.fromEntries(steps.flatMap((step) => fieldsOf[step].map((field) => [field, stepId(step)])))

/** Whether what hurries may be over before we have answered: then who answers at once is shown beside what we promise. */
export function mayComeTooLate(promise: PromisedAnswer, deadlineOn: string | undefined, now: Date): boolean {
  if (!deadlineOn || !isDay(deadlineOn) || deadlineOn < dayInDenmark(now)) return false
  const atOnce = promise.what === 'answer' && promise.by.getTime() - now.getTime() <= 3_600_000
  return !atOnce && (promise.what === 'write-when' || dayInDenmark(promise.by) >= deadlineOn)
}

/** Everything typed, without the buttons: to travel along as hidden fields through a page that has none of the fields, and to be kept. */
export function carried(typed: Typed): [string, string][] {
  return Object.entries(typed).flatMap(([name, value]) =>
    value && !['go', 'going', 'choice'].includes(name) ? [[name, value] as [string, string]] : [],
  )
}
