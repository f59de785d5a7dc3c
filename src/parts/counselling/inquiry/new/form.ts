import { z } from 'zod'
import { findIdentifying } from '#core/identifying-text/identifying-text.ts'
import { languages } from '#core/language.ts'
import { type WhoAmI, whoAmI } from '../../receive/receive.ts'
import { maybe, maybeDay, some } from '../form.ts'

export const channels = ['phone', 'walk-in', 'mail'] as const

const yes = z
  .string()
  .optional()
  .transform((value) => value === 'yes')

/** What is written down here is kept in other people's words, and they stay unknown in it. */
const hasNoCpr = (text: string | null) => !findIdentifying(text ?? '').some(({ kind }) => kind === 'cpr')

export const newInquiryForm = z.object({
  words: some(20_000, 'wordsMissing').refine(hasNoCpr, 'cprWritten'),
  channel: z.enum(channels, 'chooseChannel'),
  danger: yes,
  who: z
    .enum([...whoAmI, ''])
    .optional()
    .transform((value) => (value ? (value as WhoAmI) : null)),
  alone: yes,
  deadlineOn: maybeDay,
  deadlineWords: maybe(500).refine(hasNoCpr, 'cprWritten'),
  postcode: maybe(10).refine((value) => value === null || /^\d{4}$/.test(value), 'postcodeWrong'),
  children: maybe(500).refine(hasNoCpr, 'cprWritten'),
  language: z.enum(languages).catch('da'),
  interpreter: yes,
  answerWhere: maybe(500).refine(hasNoCpr, 'cprWritten'),
  take: yes,
})
