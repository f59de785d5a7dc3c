import { addDays } from '#platform/clock.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'

export type TaskClass = 'professional' | 'human' | 'shared'
/** What the owner of a step stands as; carried in the step so that keys and checks can ask it. */
export type StandsAs = 'employee' | 'office' | 'volunteer' | 'guest' | 'family_adult' | 'writer'

/** The catalogue of tasks, as core.task_type holds it; a test compares the two. */
export const taskTypes = {
  talk: 'professional',
  call: 'professional',
  write: 'professional',
  counselling: 'professional',
  'legal-advice': 'professional',
  economy: 'professional',
  'authority-contact': 'professional',
  assessment: 'professional',
  'follow-up': 'professional',
  'lay-companion': 'shared',
  'group-host': 'shared',
  'go-along': 'human',
  activity: 'human',
  cook: 'human',
  visit: 'human',
  'own-step': 'human',
} as const satisfies Record<string, TaskClass>
export type TaskType = keyof typeof taskTypes
export const taskCodes = Object.keys(taskTypes) as [TaskType, ...TaskType[]]

/** Law 4: professional work stays with professionals. A shared task may be theirs whom a professional leads. */
const ownersOf = {
  professional: ['employee', 'guest'],
  shared: ['employee', 'guest', 'volunteer', 'family_adult'],
  human: ['employee', 'guest', 'volunteer', 'family_adult'],
} as const satisfies Record<TaskClass, StandsAs[]>
const needsNoLeader: readonly StandsAs[] = ['employee', 'guest']

export function mayOwn(task: TaskType, owner: { as: StandsAs; led: boolean }): true | Refusal {
  const kind = taskTypes[task]
  if (kind === 'professional' && !includes(ownersOf.professional, owner.as)) return refuse('professionalOnly', 'ownerId')
  if (!includes(ownersOf[kind], owner.as)) return refuse('ownerUnknown', 'ownerId')
  if (kind === 'shared' && !needsNoLeader.includes(owner.as) && !owner.led) return refuse('sharedNeedsLeader', 'ledBy')
  return true
}

function includes(list: readonly StandsAs[], as: StandsAs): boolean {
  return list.includes(as)
}

/** Only a colleague's step can hold a family: a mother's or a volunteer's does not count. */
export function mayHold(owner: { as: StandsAs }): true | Refusal {
  return owner.as === 'employee' ? true : refuse('onlyOursHolds', 'ownerId')
}

export type Shift = { id: string; hat: string; day: string }
type Wish = { today: string; gapDays: number; due: string; owner: string; shifts: readonly Shift[] }

/**
 * The day of the step that holds a family: no later than its level allows. Where no planned shift lies so near, the day of the first
 * coming shift is allowed, and the step is then done by somebody on it: the family is bridged.
 */
export function nextStepWithinGap(wish: Wish): { bridge: Shift | null } | Refusal {
  const latest = addDays(wish.today, wish.gapDays)
  if (wish.due < wish.today) return refuse('pastDate', 'dueOn')
  if (wish.due <= latest) return { bridge: null }
  const first = firstShiftDay(wish.shifts)
  if (first === null || first <= latest || wish.due > first) return refuse('nextTooLate', 'dueOn')
  if (wish.due < first) return refuse('bridgeDay', 'dueOn')
  const shift = wish.shifts.find(({ day, hat }) => day === first && hat === wish.owner)
  return shift ? { bridge: shift } : refuse('bridgeOwner', 'ownerId')
}

export function firstShiftDay(shifts: readonly Shift[]): string | null {
  return shifts.reduce<string | null>((first, { day }) => (first === null || day < first ? day : first), null)
}

/** The last day a form may offer: within the level, or the first coming shift where none is so near. */
export function latestDay(at: { today: string; gapDays: number; shifts: readonly Shift[] }): { day: string; bridged: boolean } {
  const latest = addDays(at.today, at.gapDays)
  const first = firstShiftDay(at.shifts)
  return first !== null && first > latest ? { day: first, bridged: true } : { day: latest, bridged: false }
}
