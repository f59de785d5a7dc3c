import { z } from 'zod'
import { languages } from '#core/language.ts'
import { type WhoAmI, whoAmI } from '../../receive/receive.ts'
import { maybe, maybeDay, some } from '../form.ts'

export const channels = ['phone', 'walk-in', 'mail'] as const

const yes = z
  .string()
  .optional()
  .transform((value) => value === 'yes')

export const newInquiryForm = z.object({
  words: some(20_000, 'wordsMissing'),
  channel: z.enum(channels, 'chooseChannel'),
  danger: yes,
  who: z
    .enum([...whoAmI, ''])
    .optional()
    .transform((value) => (value ? (value as WhoAmI) : null)),
  alone: yes,
  deadlineOn: maybeDay,
  deadlineWords: maybe(500),
  postcode: maybe(10).refine((value) => value === null || /^\d{4}$/.test(value), 'postcodeWrong'),
  children: maybe(500),
  language: z.enum(languages).catch('da'),
  interpreter: yes,
  answerWhere: maybe(500),
  take: yes,
})
