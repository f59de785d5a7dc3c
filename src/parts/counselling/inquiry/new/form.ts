import { z } from 'zod'
import type { Channel } from '#core/channel.ts'
import { findIdentifying } from '#core/identifying-text/identifying-text.ts'
import { languages } from '#core/language.ts'
import { maybeDay, maybeWords, words, yes } from '#platform/http/fields.ts'
import { postcodeField, whoField } from '../../receive/form.ts'

/** Whoever writes on our pages needs nobody to write it down. */
export const channels = ['phone', 'walk-in', 'mail'] as const satisfies readonly Channel[]

/** What is written down here is kept in other people's words, and they stay unknown in it. */
const hasNoCpr = (text: string | null) => !findIdentifying(text ?? '').some(({ kind }) => kind === 'cpr')

export const newInquiryForm = z.object({
  words: words(20_000, 'wordsMissing').refine(hasNoCpr, 'cprWritten'),
  channel: z.enum(channels, 'chooseChannel'),
  danger: yes,
  who: whoField,
  alone: yes,
  deadlineOn: maybeDay,
  deadlineWords: maybeWords(500).refine(hasNoCpr, 'cprWritten'),
  postcode: postcodeField,
  children: maybeWords(500).refine(hasNoCpr, 'cprWritten'),
  language: z.enum(languages).catch('da'),
  interpreter: yes,
  answerWhere: maybeWords(500).refine(hasNoCpr, 'cprWritten'),
  take: yes,
})
