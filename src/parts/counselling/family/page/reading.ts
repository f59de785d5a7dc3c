import { openFamily, type Reach } from '#core/access.ts'
import type { Colleague, Yes } from '#core/circle/circle.ts'
import { circleOf, colleagues, type InCircle, yesesInAdvance } from '#core/circle/store.ts'
import {
  type BridgeWords,
  bridgeWords,
  type FamilyRow,
  type FamilyWords,
  familyWords,
  findFamily,
  type LevelLine,
  type LevelRule,
  levelHistory,
  levelRules,
} from '#core/family/store.ts'
import { type HomeRow, homesOf, type LeftRow, leftMembersOf, type MemberRow, membersOf } from '#core/member/store.ts'
import { type GoalRow, goalsOf } from '#core/next-step/goals.ts'
import type { Shift } from '#core/next-step/next-step.ts'
import { comingShifts, type StepRow, stepsOf } from '#core/next-step/store.ts'
import { type NotTold, notToldYet } from '#core/send/store.ts'
import type { Tx } from '#platform/db.ts'
import type { Level } from '#platform/level.ts'
import { asJournal, type Entry } from '../../note/note.ts'
import { notesOf } from '../../note/store.ts'
import { readSafeAnswers, type SafeAnswerOf } from '../../safe-answer/store.ts'
import {
  type Cover,
  coverOf,
  type FamilyPromise,
  type LookedPage,
  lookedAt,
  promisesOf,
  type Returned,
  returnedTo,
  type Talk,
  talksOf,
  waysIn,
} from './store.ts'

/** One family as it lies open before somebody. */
export type OpenFamily = {
  family: FamilyRow
  reach: Reach
  words: FamilyWords | undefined
  levels: LevelLine[]
  circle: InCircle[]
  members: MemberRow[]
  /** Who belonged to it before. */
  left: LeftRow[]
  homes: HomeRow[]
  goals: GoalRow[]
  steps: StepRow[]
  journal: Entry[]
  talks: Talk[]
  returned: Returned[]
  promises: FamilyPromise[]
  looked: LookedPage
  cover: Cover[]
  ways: { adultId: string; way: 'page' | 'code' | 'none' }[]
  /** How each adult has said that it is safe to answer. */
  safe: SafeAnswerOf[]
  /** What adults of the family have not seen on their page yet. */
  untold: NotTold[]
  bridge: BridgeWords | undefined
  choices: Choices | undefined
}

/** What the forms of a family let one choose among. */
export type Choices = {
  rules: Record<Level, LevelRule>
  colleagues: Colleague[]
  yes: Yes[]
  shifts: (Shift & { name: string })[]
}

/** Raises (404) for a family out of reach, and when a leader outside the circle has not said why. `withForm`: a form is to be filled in. */
export async function readFamilyPage(tx: Tx, id: string, { withForm = false, lookedPage = 0 } = {}): Promise<OpenFamily> {
  const reach = await openFamily(tx, id, null)
  const [family, known, work, around] = await Promise.all([
    findFamily(tx, id),
    Promise.all([familyWords(tx, id), levelHistory(tx, id), membersOf(tx, id), homesOf(tx, id), waysIn(tx, id), leftMembersOf(tx, id)]),
    Promise.all([goalsOf(tx, id), stepsOf(tx, id), notesOf(tx, id), talksOf(tx, id), promisesOf(tx, id), returnedTo(tx, id)]),
    Promise.all([circleOf(tx, id), lookedAt(tx, id, lookedPage), coverOf(tx, id), readSafeAnswers(tx)]),
  ])
  if (!family) throw new Error('an open family has a row')
  const bridge = family.bridgeId ? await bridgeWords(tx, family.bridgeId) : undefined
  const untold = await untoldTo(tx, known[2], work[3])
  const [words, levels, members, homes, ways, left] = known
  const [goals, steps, notes, talks, promises, returned] = work
  const [circle, looked, cover, safe] = around
  // A closed family always shows the form that opens it again.
  const choices = withForm || family.closedAt !== null ? await readChoices(tx) : undefined
  return {
    ...{
      family,
      reach,
      words,
      levels,
      members,
      left,
      homes,
      ways,
      goals,
      steps,
      talks,
      returned,
      promises,
      circle,
      looked,
      cover,
      bridge,
      untold,
    },
    ...{ journal: asJournal(notes), choices, safe },
  }
}

async function readChoices(tx: Tx): Promise<Choices> {
  const [rules, all, yes, shifts] = await Promise.all([levelRules(tx), colleagues(tx), yesesInAdvance(tx), comingShifts(tx)])
  return { rules, colleagues: all, yes, shifts }
}

/** What waits for an adult on her own page, or in the conversation of the writer she still is. */
async function untoldTo(tx: Tx, members: readonly MemberRow[], talks: readonly Talk[]): Promise<NotTold[]> {
  const adults = members.flatMap(({ adultId }) => adultId ?? [])
  const waiting = await notToldYet(tx, [...adults, ...talks.map(({ writerId }) => writerId)])
  return waiting.map((one) => ({ ...one, toHat: talks.find(({ writerId }) => writerId === one.toHat)?.adultId ?? one.toHat }))
}

/** A leader outside the circle is first asked why. */
export function mustSayWhy(error: unknown): boolean {
  return (error as { constraint?: string }).constraint === 'reading_reason_needed'
}
