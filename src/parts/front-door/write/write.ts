import { z } from 'zod'
import { withoutIdentifying } from '#core/identifying-text/identifying-text.ts'
import { type WhoAmI, whoAmI } from '#parts/counselling/index.ts'
import type { Problems, Typed } from '#platform/http/form.ts'

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

/** The questions without anybody's words: with script the browser's own memory of the tab fills them in. */
export const questionsAgain = '/skriv?videre=1'

/** A field that may be left out: nothing typed is null. */
const optional = (isRight: (value: string) => boolean, problem: string) =>
  z
    .string()
    .trim()
    .default('')
    .refine((value) => value === '' || isRight(value), problem)
    .transform((value) => value || null)
const text = (most: number) => optional((value) => value.length <= most, 'tooLong')
const day = optional((value) => /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)), 'notADate')
const yes = z
  .string()
  .optional()
  .transform((value) => value === 'yes')

export const writeForm = z.object({
  words: z.string({ message: 'wordsMissing' }).trim().min(1, 'wordsMissing').max(10_000, 'wordsTooLong'),
  danger: yes,
  who: z
    .enum([...whoAmI, ''])
    .optional()
    .transform((value) => (value ? (value as WhoAmI) : null)),
  alone: z
    .enum(['yes', 'no', ''])
    .optional()
    .transform((value) => (value ? value === 'yes' : null)),
  children: text(500),
  dueOn: day,
  postcode: optional((value) => /^\d{4}$/.test(value), 'postcodeWrong'),
  deadlineOn: day,
  deadlineWords: text(500),
  language: z
    .string()
    .optional()
    .transform((value) => (/^[a-z]{2}$/.test(value ?? '') ? value! : 'da')),
  interpreter: yes,
  answerWhere: text(500),
})
/** The fields in which somebody might tell who they are without meaning to. */
export const freeTexts = ['words', 'children', 'deadlineWords', 'answerWhere'] as const

type Sight = { typed: Typed; problems: Problems; identifies: boolean }

/**
 * What comes after a button: something is wrong, a question whether to stay nameless, the optional questions, or it is sent.
 * Between the questions no button is pressed: they stand in one page, and what is typed there has not come to us yet.
 */
export function pageAfter({ typed, problems, identifies }: Sight): 'again' | 'hold' | 'questions' | 'send' {
  const sends = typed.go === 'send'
  if (problems.words || (sends && firstWrong(problems))) return 'again'
  if (identifies && typed.held !== 'yes') return 'hold'
  return sends ? 'send' : 'questions'
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

/** Everything typed, to travel along as hidden fields through the one page that has none of the fields. */
export function carried(typed: Typed): [string, string][] {
  return Object.entries(typed).flatMap(([name, value]) =>
    value && !['go', 'going', 'choice'].includes(name) ? [[name, value] as [string, string]] : [],
  )
}
