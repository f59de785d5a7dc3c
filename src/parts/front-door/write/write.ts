import { z } from 'zod'
import { type WhoAmI, whoAmI } from '#parts/counselling/index.ts'
import type { Problems, Typed } from '#platform/http/form.ts'

/** The questions in their order. Only the own words are needed; everything else can be skipped, one at a time. */
export const steps = ['words', 'danger', 'who', 'children', 'postcode', 'date', 'language', 'answer'] as const
export type Step = (typeof steps)[number]
type Page = Step | 'in-danger' | 'hold' | 'send'

const fieldsOf: Record<Step, readonly string[]> = {
  words: ['words'],
  danger: ['danger'],
  who: ['who', 'alone'],
  children: ['children', 'dueOn'],
  postcode: ['postcode'],
  date: ['deadlineOn', 'deadlineWords'],
  language: ['language', 'interpreter'],
  answer: ['answerWhere'],
}

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
 * Where the writer stands after a button: back, the next question, the page about danger, the question whether to stay nameless, or
 * done. What was typed is never lost on the way: it travels in the form itself and stands nowhere else until it is sent.
 */
export function pageAfter({ typed, problems, identifies }: Sight): Page {
  const at = stepOf(typed.at)
  if (typed.go === 'again') return at
  if (typed.go === 'back') return steps[Math.max(0, steps.indexOf(at) - 1)]!
  if (fieldsOf[at].some((field) => problems[field])) return at
  if (identifies && typed.held !== 'yes') return 'hold'
  if (typed.go === 'send') return firstWrong(problems) ?? 'send'
  if (at === 'danger' && typed.danger === 'yes' && typed.go !== 'on') return 'in-danger'
  return steps[steps.indexOf(at) + 1] ?? firstWrong(problems) ?? 'send'
}

export function stepOf(name: string | undefined): Step {
  return steps.find((step) => step === name) ?? 'words'
}

/** The question a problem belongs to, when everything is sent at once. */
export function firstWrong(problems: Problems): Step | undefined {
  return steps.find((step) => fieldsOf[step].some((field) => problems[field]))
}

/** Everything typed on the other pages, to travel along as hidden fields. */
export function carried(typed: Typed, page: Page): [string, string][] {
  const here: readonly string[] = page === 'hold' || page === 'in-danger' || page === 'send' ? [] : fieldsOf[page]
  return Object.entries(typed).flatMap(([name, value]) =>
    value && !here.includes(name) && !['go', 'at', 'going', 'choice'].includes(name) ? [[name, value] as [string, string]] : [],
  )
}
