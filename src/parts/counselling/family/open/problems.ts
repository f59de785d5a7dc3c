import { mayBecomeAnchor, mayBecomeDeputy } from '#core/circle/circle.ts'
import { colleagues, yesesInAdvance } from '#core/circle/store.ts'
import { levelRules } from '#core/family/store.ts'
import { placeNext, prepareStep } from '#core/next-step/actions.ts'
import type { Tx } from '#platform/db.ts'
import type { Problems, Typed } from '#platform/http/form.ts'
import { newId } from '#platform/ids.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { mayBeInDanger } from './actions.ts'
import { type Reading, readOpening } from './form.ts'
import { memberOf, seenBy } from './people.ts'
import type { Told } from './written.tsx'

type At = { me: string; today: string; told: Pick<Told, 'level' | 'intake'> | null }

/**
 * Everything that stands in the way of a form that was refused, field by field, so that nobody mends one thing only to hear of the next.
 * Opening the family asks the same rules again.
 */
export async function everythingWrong(tx: Tx, typed: Typed, at: At): Promise<Problems> {
  const reading = readOpening(typed)
  const refusals = [...peopleWrong(reading, at), ...(await holdersWrong(tx, reading, at)), ...(await stepWrong(tx, reading, at))]
  const found: Problems = { ...reading.problems }
  for (const { refused, field = 'form' } of refusals) found[field] ??= refused
  return Object.fromEntries(Object.entries(found).toSorted(([one], [other]) => place(one) - place(other)))
}

function peopleWrong({ rows, writer, fields }: Reading, { today, told }: At): Refusal[] {
  const known = { familyId: newId(), today, writerPerson: null, writes: false }
  const danger = mayBeInDanger(fields.level, told)
  const homes = ([1, 2] as const).filter((home) => fields[`home${home}Label`])
  return [...rows.map((row) => memberOf(row, known)), ...homes.map((home) => seenBy({ rows, writer, ...fields }, home, { danger }))].filter(
    isRefusal,
  )
}

async function holdersWrong(tx: Tx, { fields }: Reading, { me }: At): Promise<Refusal[]> {
  const known = { me, colleagues: await colleagues(tx), yes: await yesesInAdvance(tx) }
  const { anchorId, deputyId } = fields
  const anchor = anchorId ? mayBecomeAnchor(anchorId, me, known) : null
  if (!deputyId) return [anchor].filter(isRefusal)
  if (anchor && !isRefusal(anchor)) return [mayBecomeDeputy(deputyId, anchor, known)].filter(isRefusal)
  const ours = known.colleagues.some(({ hat }) => hat === deputyId)
  return [anchor, ours ? null : refuse('deputyMustBeOurs', 'deputyId')].filter(isRefusal)
}

async function stepWrong(tx: Tx, { fields }: Reading, { me, today }: At): Promise<Refusal[]> {
  const { task, stepWords, ownerId, dueOn, ledBy, level, bridge } = fields
  const late = Boolean(dueOn) && dueOn! < today
  const missing = [
    stepWords ? null : refuse('stepMissing', 'stepWords'),
    task ? null : refuse('taskMissing', 'task'),
    ownerId ? null : refuse('ownerMissing', 'ownerId'),
    dueOn ? null : refuse('notADate', 'dueOn'),
    late ? refuse('pastDate', 'dueOn') : null,
  ].filter(isRefusal)
  if (!task || !ownerId) return missing
  const wish = { task, ownerId, words: stepWords ?? '', ledBy: ledBy || null, dueOn: late || !dueOn ? today : dueOn }
  const step = await prepareStep(tx, newId(), { wish, at: { me, today } })
  if (isRefusal(step)) return [...missing, step]
  const rule = level && (await levelRules(tx))[level]
  // Without a level or a day that may be, only who does it can be judged: today is never too far away.
  const judged = rule && dueOn && !late ? { gapDays: rule.gapDays, level: rule.level } : { gapDays: 0, level: 'D' }
  const placed = await placeNext(tx, rule && dueOn && !late ? step : { ...step, dueOn: today }, {
    today,
    bridgeWords: bridge ?? '',
    ...judged,
  })
  return isRefusal(placed) ? [...missing, placed] : missing
}

const order = ['shortName', 'about', 'm', 'writer', 'home1', 'home2', 'anchorId', 'deputyId', 'level', 'levelReason']
const stepOrder = ['stepWords', 'task', 'ownerId', 'dueOn', 'bridge']

/** In the order of the page. */
function place(field: string): number {
  const row = field.match(/^m(\d+)/)
  const name = row ? 'm' : (field.match(/^home\d/)?.[0] ?? field)
  const whole = [...order, ...stepOrder]
  const at = whole.indexOf(name)
  return (at < 0 ? whole.length : at) + (row ? Number(row[1]) / 100 : 0)
}
