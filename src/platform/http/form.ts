import type { z } from 'zod'
import { isId } from '#platform/ids.ts'

/** What was typed, by field. Several values of one name are joined with commas: values of check boxes hold none. */
export type Typed = Record<string, string | undefined>
/** One problem a field, as a code until it is put in words; `form` is a problem of the whole. */
export type Problems = Record<string, string>
export type Posted = { formId: string; formToken: string; typed: Typed }
export type Read<T> = { ok: true; value: T } | { ok: false; problems: Problems }

/** No keyboard makes them: control characters, which Postgres cannot store or a page cannot show, and marks that turn text around. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const unseen = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202d\u202e]/g

/** The fields of a form as text that can be kept; line ends become one kind. */
export function readPosted(body: string): Posted {
  const typed: Typed = {}
  for (const [name, value] of new URLSearchParams(body)) {
    const clean = value.replace(/\r\n?/g, '\n').replace(unseen, '')
    typed[name] = typed[name] === undefined ? clean : `${typed[name]},${clean}`
  }
  const { formId = '', formToken = '', ...fields } = typed
  return { formId: isId(formId) ? formId : '', formToken, typed: fields }
}

/** Reads fields by their schema; every message of a schema is a code that the feature's texts put in words. */
export function readForm<S extends z.ZodType>(schema: S, typed: Typed): Read<z.infer<S>> {
  const result = schema.safeParse(typed)
  if (result.success) return { ok: true, value: result.data }
  const problems: Problems = {}
  for (const issue of result.error.issues) problems[String(issue.path[0] ?? 'form')] ??= codeOf(issue)
  return { ok: false, problems }
}

function codeOf(issue: z.core.$ZodIssue): string {
  if (/^[a-z][a-zA-Z-]*$/.test(issue.message)) return issue.message
  return issue.code === 'too_big' ? 'tooLong' : issue.code === 'invalid_type' ? 'missing' : 'notUnderstood'
}
