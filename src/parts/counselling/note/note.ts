import { isChangedSince } from '#platform/http/seen.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'

/** What a note is about, in one tap each. */
export const themes = [
  'pregnancy',
  'parenthood',
  'child',
  'couple',
  'network',
  'economy',
  'housing',
  'work',
  'health',
  'mind',
  'violence',
  'authority',
] as const
export type Theme = (typeof themes)[number]

/** Who reads a note besides us. */
export type ShownTo = 'us' | 'family' | 'adult'

/** One entry of the journal. It is never changed: a correction is a note of its own that points to it. */
export type Note = {
  id: string
  body: string
  by: string
  byMe: boolean
  at: Date
  shownTo: ShownTo
  adultId: string | null
  corrects: string | null
  themes: Theme[]
}

/** Corrections stand beside what they correct; each note with those that point to it, the oldest first. */
export type Entry = Note & { corrections: Note[] }

export function asJournal(notes: readonly Note[]): Entry[] {
  const inOrder = notes.toSorted((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
  const entries = inOrder.filter(({ corrects }) => corrects === null).map((note): Entry => ({ ...note, corrections: [] }))
  for (const note of inOrder) {
    if (note.corrects !== null) entries.find((entry) => entry.id === rootOf(note, inOrder))?.corrections.push(note)
  }
  return entries.toReversed()
}

/** A correction of a correction stands beside the first. */
function rootOf(note: Note, all: readonly Note[]): string {
  const before = all.find(({ id }) => id === note.corrects)
  return before && before.corrects !== null ? rootOf(before, all) : (note.corrects ?? note.id)
}

/** The adults of a family as a form shows them. */
export function readersOf(adults: readonly string[]): string {
  return adults.toSorted().join('+')
}

/** `readers`: the adults the form had shown. */
type Wish = { shownTo: string; readers?: string | undefined; adults: readonly string[] }

/** "us", "family", or the hat of one adult of this family. Nobody reads along who was not there when it was chosen that the family does. */
export function readShownTo({ shownTo, readers, adults }: Wish): { shownTo: ShownTo; adultId: string | null } | Refusal {
  if (shownTo === 'family' && isChangedSince(readers, readersOf(adults))) return refuse('readersAreOthers', 'shownTo')
  if (shownTo === 'us' || shownTo === 'family') return { shownTo, adultId: null }
  return adults.includes(shownTo) ? { shownTo: 'adult', adultId: shownTo } : refuse('whoReads', 'shownTo')
}
