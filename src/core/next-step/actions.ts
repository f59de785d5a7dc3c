import type { FamilyRow } from '#core/family/store.ts'
import type { Tx } from '#platform/db.ts'
import { isId, newId } from '#platform/ids.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { mayHold, mayOwn, nextStepWithinGap, type Shift, type TaskType, taskTypes } from './next-step.ts'
import {
  comingShifts,
  endStep,
  findDoer,
  findStep,
  giveStep,
  insertBridge,
  insertStep,
  insertStepWords,
  type NewStep,
  pointTo,
  type StepRow,
} from './store.ts'

export type StepWish = {
  task: TaskType
  words: string
  ownerId: string
  dueOn: string
  ledBy?: string | null
  goalId?: string | null
  adultId?: string | null
  movedFrom?: string | null
}
export type At = { me: string; today: string }

/** `stays`: whoever does it did so before. Somebody on pause keeps what is theirs, and is given nothing. */
type Planning = { wish: StepWish; at: At; id?: string; stays?: boolean }

/** A step as it may be written: its owner may do such a task, stands around the family and can come in, and the day has not gone by. */
export async function prepareStep(tx: Tx, familyId: string, order: Planning): Promise<NewStep | Refusal> {
  const { wish, at } = order
  if (!isId(wish.ownerId)) return refuse('ownerMissing', 'ownerId')
  const [owner, leader] = await Promise.all([
    findDoer(tx, { hat: wish.ownerId, familyId }),
    wish.ledBy && isId(wish.ledBy) ? findDoer(tx, { hat: wish.ledBy, familyId }) : undefined,
  ])
  const led = leader && (leader.as === 'employee' || leader.as === 'guest') ? leader : null
  if (!owner) return refuse('ownerUnknown', 'ownerId')
  const allowed = mayOwn(wish.task, { as: owner.as, led: led !== null })
  if (isRefusal(allowed)) return allowed
  if (owner.as !== 'employee' && !owner.around) return refuse('ownerUnknown', 'ownerId')
  if (owner.shut && !order.stays) return refuse('ownerShut', 'ownerId')
  if (wish.dueOn < at.today) return refuse('pastDate', 'dueOn')
  return {
    id: order.id ?? newId(),
    familyId,
    task: wish.task,
    taskClass: taskTypes[wish.task],
    words: wish.words,
    goalId: wish.goalId ?? null,
    ownerId: owner.hat,
    ownerAs: owner.as,
    ledBy: led?.hat ?? null,
    ledByAs: led?.as ?? null,
    adultId: wish.adultId ?? null,
    dueOn: wish.dueOn,
    by: at.me,
    movedFrom: wish.movedFrom ?? null,
  }
}

type Held = { today: string; level: string; gapDays: number; bridgeWords: string }

/** Whether a step may hold a family of this level, and over which bridge. */
export async function placeNext(
  tx: Tx,
  step: Pick<NewStep, 'ownerAs' | 'ownerId' | 'dueOn'>,
  held: Held,
): Promise<{ bridge: Shift | null } | Refusal> {
  const holds = mayHold({ as: step.ownerAs })
  if (isRefusal(holds)) return holds
  const shifts = await comingShifts(tx)
  const placed = nextStepWithinGap({ today: held.today, gapDays: held.gapDays, due: step.dueOn, owner: step.ownerId, shifts })
  if (isRefusal(placed)) return placed
  if (placed.bridge && (held.level === 'A' || held.level === 'B') && !held.bridgeWords) return refuse('bridgeNeeded', 'bridge')
  return placed
}

type Next = { family: Pick<FamilyRow, 'id' | 'level' | 'gapDays'>; step: NewStep | StepRow; bridgeWords: string; at: At }

/** From now on this step holds the family. It must have been written, or be written in the same transaction. */
async function holdWith(tx: Tx, { family, step, bridgeWords, at }: Next): Promise<true | Refusal> {
  const placed = await placeNext(tx, step, { today: at.today, level: family.level, gapDays: family.gapDays, bridgeWords })
  if (isRefusal(placed)) return placed
  const bridgeId = placed.bridge && bridgeWords ? newId() : null
  if (bridgeId) await insertBridge(tx, { id: bridgeId, familyId: family.id, words: bridgeWords, by: at.me })
  await pointTo(tx, { familyId: family.id, step, bridgeShiftId: placed.bridge?.id ?? null, bridgeId })
  return true
}

export async function planStep(tx: Tx, familyId: string, order: Planning): Promise<NewStep | Refusal> {
  const step = await prepareStep(tx, familyId, order)
  if (isRefusal(step)) return step
  await insertStep(tx, step)
  await insertStepWords(tx, step)
  return step
}

type NextWish = { next: StepWish | null; takeOver: string | null; bridgeWords: string }
type Ending = { step: { id: string; as: 'done' | 'dropped'; reason: string | null }; at: At } & NextWish

/**
 * A step is done or dropped. When it is the one that holds the family, the next is named in the same wish: a new step, or one that is
 * planned already. The family must be locked.
 */
export async function finishStep(tx: Tx, family: FamilyRow, ending: Ending): Promise<{ next: NewStep | StepRow | null } | Refusal> {
  const { step, at } = ending
  if (!(await endStep(tx, { ...step, by: at.me }))) return refuse('changedMeanwhile')
  const holds = family.nextStepId === step.id
  const next = holds || ending.next ? await chosenNext(tx, family.id, ending) : null
  if (next === null || isRefusal(next)) return next ?? { next }
  const held = holds ? await holdWith(tx, { family, step: next, bridgeWords: ending.bridgeWords, at }) : true
  return isRefusal(held) ? held : { next }
}

async function chosenNext(tx: Tx, familyId: string, { next, takeOver, at }: Ending): Promise<NewStep | StepRow | Refusal> {
  if (next) return planStep(tx, familyId, { wish: next, at })
  if (!takeOver) return refuse('nextNeeded', 'stepWords')
  const planned = await findStep(tx, { id: takeOver, familyId })
  return planned && planned.endedAt === null ? planned : refuse('changedMeanwhile', 'takeOver')
}

type Move = { step: StepRow; dueOn: string; reason: string; bridgeWords: string; at: At }

/** The same step on another day: a new row that remembers the old. Answers the new step. */
export async function moveStep(tx: Tx, family: FamilyRow, { step, dueOn, reason, bridgeWords, at }: Move): Promise<NewStep | Refusal> {
  if (dueOn === step.dueOn) return refuse('sameDay', 'dueOn')
  if (!(await endStep(tx, { id: step.id, as: 'moved', by: at.me, reason }))) return refuse('changedMeanwhile')
  const moved = await planStep(tx, family.id, { wish: { ...step, dueOn, movedFrom: step.id }, at, stays: true })
  if (isRefusal(moved) || family.nextStepId !== step.id) return moved
  const held = await holdWith(tx, { family, step: moved, bridgeWords, at })
  return isRefusal(held) ? held : moved
}

type Handing = { step: StepRow; ownerId: string; at: At }

/** Another does it. What holds a family stays a colleague's. */
export async function handStep(tx: Tx, family: FamilyRow, { step, ownerId, at }: Handing): Promise<true | Refusal> {
  const prepared = await prepareStep(tx, family.id, {
    wish: { ...step, ownerId, dueOn: step.dueOn < at.today ? at.today : step.dueOn },
    at,
  })
  if (isRefusal(prepared)) return prepared
  if (family.nextStepId === step.id) {
    const holds = mayHold({ as: prepared.ownerAs })
    if (isRefusal(holds)) return holds
    if (family.bridgeShiftId) return refuse('bridgeOwner', 'ownerId')
    await pointTo(tx, { familyId: family.id, step: { id: step.id, dueOn: step.dueOn, ownerId }, bridgeShiftId: null, bridgeId: null })
  }
  // Last: whoever reaches the family by this step only reaches it until it is given.
  await giveStep(tx, { id: step.id, ownerId, ownerAs: prepared.ownerAs })
  return true
}
