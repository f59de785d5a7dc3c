import { addDays, daysBetween } from '#platform/clock.ts'
import type { Level } from '#platform/level.ts'

export type WhoAmI = 'pregnant' | 'mother' | 'father' | 'other-parent' | 'grandparent' | 'child' | 'professional' | 'other'
export const whoAmI: readonly WhoAmI[] = ['pregnant', 'mother', 'father', 'other-parent', 'grandparent', 'child', 'professional', 'other']

/** What the writer answered. Everything is optional but the words. */
export type Answers = {
  inDanger: boolean | null
  deadlineOn: string | null
  deadlineWords?: string | null
  who: WhoAmI | null
  alone: boolean | null
}

/** For whom a time is shown beforehand. Who says to be in danger is led to 112 and to those who answer now, whatever we can promise. */
export const shownLevels = ['C', 'D'] as const satisfies readonly Level[]

export type FirstLevel = {
  level: 'A' | (typeof shownLevels)[number]
  reason: 'in-danger' | 'date-within-week' | 'pregnant-and-alone' | 'words-without-date' | 'no-sign-of-hurry'
}

export const hurriesWithinDays = 7

/** Most claims end after three years. What lies further off, either way, is a slip of the year. */
const longestDeadlineDays = 3 * 366

export function mayHurry(day: string, today: string): boolean {
  return Math.abs(daysBetween(today, day)) <= longestDeadlineDays
}

/**
 * The first level comes by rule from answers only, never from the text: a person reads the text (model, triage).
 * A date that has just passed hurries too: somebody may have missed it.
 */
export function firstLevel(answers: Answers, today: string): FirstLevel {
  if (answers.inDanger) return { level: 'A', reason: 'in-danger' }
  if (answers.deadlineOn && daysBetween(today, answers.deadlineOn) <= hurriesWithinDays) return { level: 'C', reason: 'date-within-week' }
  if (answers.who === 'pregnant' && answers.alone) return { level: 'C', reason: 'pregnant-and-alone' }
  // What hurries was said, but not when: only a person can ask.
  return { level: 'D', reason: answers.deadlineWords && !answers.deadlineOn ? 'words-without-date' : 'no-sign-of-hurry' }
}

export const levelReasons: Record<FirstLevel['reason'] | 'as-we-parted', string> = {
  'in-danger': 'Skriver, at der er fare lige nu.',
  'date-within-week': 'Har en dato inden for en uge.',
  'pregnant-and-alone': 'Er gravid og står alene med det.',
  'words-without-date': 'Der er skrevet om noget, der haster, men ingen dag. Spørg, hvilken dag det er.',
  'no-sign-of-hurry': 'Ingen af svarene viser, at det haster.',
  'as-we-parted': 'Har fået hjælp af os før og kommer igen. Niveauet er det, der gjaldt, da vi sluttede.',
}

/** The day a conversation is deleted when nobody writes any more; each message moves it. */
export function keepUntil(today: string, daysKept: number): string {
  return addDays(today, daysKept)
}
