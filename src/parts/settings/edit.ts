import { z } from 'zod'
import type { Tx } from '#platform/db.ts'
import type { Typed } from '#platform/http/form.ts'
import { seenField } from '#platform/http/seen.ts'
import type { Again } from '#platform/http/visit.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { typedOf } from './form.ts'

/** A field somebody else has changed meanwhile: what stands now, and whether the field shows what was typed or the new. */
export type Meanwhile = { now: string; own: boolean }
export type Edited = Again & { meanwhile?: Record<string, Meanwhile> }

type Kept = {
  /** From here on nobody else changes it until this is done. */
  hold: (tx: Tx, id: string) => void | Promise<void>
  read: (tx: Tx, id: string) => Promise<object | undefined>
}

/**
 * One record and the form that writes it whole. The form carries the record as it was shown, so that nobody writes over what they have not
 * seen: whoever is refused is shown it. What they had not touched takes the new; what both have changed stays as typed, with the new above.
 */
export function editOf<Shape extends z.ZodRawShape>(form: z.ZodObject<Shape>, { hold, read }: Kept) {
  const names = Object.keys(form.shape)
  const shownOf = (row: object): Typed => {
    const typed = typedOf({ ...row })
    return Object.fromEntries(names.map((name) => [name, typed[name] ?? '']))
  }
  return {
    form: form.extend({ seen: seenField }) as unknown as z.ZodObject<Shape & { seen: typeof seenField }>,
    /** Asked before whatever else is wrong: all that is read after it stands until the end. */
    async faults(tx: Tx, id: string, seen: string | undefined): Promise<Refusal[]> {
      await hold(tx, id)
      const [was, row] = [shownIn(seen), await read(tx, id)]
      return was && row ? changedIn(form, was, shownOf(row)).map((name) => refuse('changedMeanwhile', name)) : []
    },
    /** As the page shows the form: the first time, or come back with what was typed. */
    shown(again: Again, row: object): Edited {
      const now = shownOf(row)
      const seen = JSON.stringify(now)
      if (Object.keys(again.typed).length === 0) return { ...again, typed: { ...now, seen } }
      const was = shownIn(again.typed.seen)
      const { typed, meanwhile } = was ? mergedOf(form, { was, now, typed: again.typed }) : { typed: again.typed, meanwhile: {} }
      return { ...again, typed: { ...typed, seen }, meanwhile }
    },
  }
}

/** What was typed, with what somebody else has written meanwhile in the fields that were not touched. */
export function mergedOf(form: z.ZodObject, three: Record<'was' | 'now' | 'typed', Typed>): Required<Pick<Edited, 'typed' | 'meanwhile'>> {
  const { was, now, typed } = three
  const same = sameIn(form)
  const theirs = changedIn(form, was, now).map((name) => {
    const own = !same(name, typed[name], was[name]) && !same(name, typed[name], now[name])
    return [name, { now: now[name] ?? '', own }] as const
  })
  const taken = theirs.filter(([, { own }]) => !own).map(([name, field]) => [name, field.now])
  return { typed: { ...typed, ...Object.fromEntries(taken) }, meanwhile: Object.fromEntries(theirs) }
}

/** The fields that say something else now. */
export function changedIn(form: z.ZodObject, was: Typed, now: Typed): string[] {
  const same = sameIn(form)
  return Object.keys(form.shape).filter((name) => !same(name, was[name], now[name]))
}

/** Whether two ways to write a field mean the same to its form, as 9 and 09:00 do, or check boxes in another order. */
function sameIn(form: z.ZodObject) {
  const meaning = (name: string, text = '') => {
    const { success, data } = (form.shape[name] as z.ZodType).safeParse(text)
    return JSON.stringify(success ? (Array.isArray(data) ? data.toSorted() : data) : text.trim())
  }
  return (name: string, one: string | undefined, other: string | undefined) => meaning(name, one) === meaning(name, other)
}

const shownField = z.record(z.string(), z.string())

function shownIn(seen = ''): Typed | undefined {
  try {
    return shownField.safeParse(JSON.parse(seen)).data
  } catch {
    return undefined
  }
}
