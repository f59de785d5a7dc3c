import { z } from 'zod'
import { cleanText } from '#platform/clean-text.ts'
import { isId } from '#platform/ids.ts'
import type { Refusal } from '#platform/refusal.ts'

/** What was typed, by field. Several values of one name are joined with commas: values of check boxes hold none. */
export type Typed = Record<string, string | undefined>
/** One problem a field, as a code until it is put in words, with the numbers its words name behind it; `form` is a problem of the whole. */
export type Problems = Record<string, string>
/** Something somebody wrote, and not only chose. */
export function isWords(name: string, value: string): boolean {
  return name === 'words' || (!carriesShown.test(name) && (value.length > 60 || /\s/.test(value.trim())))
}

/** What a form only had shown, and carries so that nobody writes over what they have not seen (seen.ts): nobody has typed it. */
const carriesShown = /^(seen|lastWord|readers)$|-was$/

export type Posted = { formId: string; formToken: string; typed: Typed }
/** Where a form cannot be read, `read` are the fields of it that can. */
export type Read<T> = { ok: true; value: T } | { ok: false; problems: Problems; read: Partial<T> }

/** The fields of a form as text that can be kept. */
export function readPosted(fields: Iterable<[name: string, value: string]>): Posted {
  const typed: Typed = {}
  for (const [name, value] of fields) {
    const clean = cleanText(value)
    typed[name] = typed[name] === undefined ? clean : `${typed[name]},${clean}`
  }
  const { formId = '', formToken = '', ...rest } = typed
  return { formId: isId(formId) ? formId : '', formToken, typed: rest }
}

/** Reads fields by their schema; every message of a schema is a code that the feature's texts put in words. */
export function readForm<S extends z.ZodType>(schema: S, typed: Typed): Read<z.infer<S>> {
  const result = schema.safeParse(typed)
  if (result.success) return { ok: true, value: result.data }
  const problems: Problems = {}
  for (const issue of result.error.issues) problems[String(issue.path[0] ?? 'form')] ??= codeOf(issue, typed)
  return { ok: false, problems, read: readEach(schema, typed) as Partial<z.infer<S>> }
}

/** Each field for itself, so that one that cannot be read hides no other. What is no list of fields is read whole or not at all. */
function readEach(schema: z.ZodType, typed: Typed): Record<string, unknown> {
  if (!(schema instanceof z.ZodObject)) return {}
  const fields = Object.entries(schema.shape as Record<string, z.ZodType>).map(
    ([name, field]) => [name, field.safeParse(typed[name])] as const,
  )
  return Object.fromEntries(fields.flatMap(([name, field]) => (field.success ? [[name, field.data]] : [])))
}

/** One problem a field: the first that was found there. */
export function problemsOf(refusals: readonly Refusal[]): Problems {
  const problems: Problems = {}
  for (const { refused, field = 'form', also = [] } of refusals) {
    problems[field] ??= refused
    for (const [name, code] of Object.entries(problemsOf(also))) problems[name] ??= code
  }
  return problems
}

/** What a schema found wrong with one of the fields that were typed. */
export function codeOf(issue: z.core.$ZodIssue, typed: Typed): string {
  const told = /^[a-z][a-zA-Z-]*( \d+)*$/.test(issue.message) ? issue.message : null
  if (issue.code === 'too_big' && issue.origin === 'string' && (told ?? 'tooLong') === 'tooLong')
    return tooLong(Number(issue.maximum), typed[String(issue.path[0])])
  if (told) return told
  return issue.code === 'invalid_type' ? 'missing' : 'notUnderstood'
}

/** How long it may be and how long it is: whoever has to make it shorter knows by how much. */
export function tooLong(most: number, words = ''): string {
  return `tooLong ${most} ${words.trim().length}`
}
