import type { Child } from 'hono/jsx'
import type { Colleague } from '#core/circle/circle.ts'
import { firstShiftDay, latestDay, type Shift } from '#core/next-step/next-step.ts'
import { formatDay } from '#platform/clock.ts'
import { Check } from '#platform/html/choices.tsx'
import { fieldIdIn } from '#platform/html/field.tsx'
import { DateField, type Option, Select, TextArea, TextField } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import { type Level, levels } from '#platform/level.ts'
import { stepTexts } from './step-texts.ts'
import { colleagueWords, taskOptions } from './wording.ts'

const say = stepTexts('da')

export type Doers = {
  me: string
  today: string
  colleagues: readonly Colleague[]
  /** The family's own adults, and volunteers and guests of its circle: whoever else may do a step. */
  others: readonly Option[]
  shifts: readonly (Shift & { name: string })[]
}

type StepProps = {
  /** Fields of several forms on one page need ids of their own. */
  form: string
  again: Again
  doers: Doers
  goals?: readonly Option[]
  /** Where the step is to hold the family: how many days its level allows. Without it any coming day will do. */
  gapDays?: number | null
  /** Where the level is chosen in the same form: what each of them allows. */
  gaps?: Record<Level, number>
  tell?: string
  compact?: boolean
}

/** What will be done, of which kind, by whom, by when. The same in every form about a step. */
export function StepFields(props: StepProps) {
  const { again, form, doers } = props
  const field = fieldsOf(form, again)
  const people = [...employees(doers, again.typed.ownerId), ...doers.others]
  return (
    <>
      <TextField {...field('stepWords')} label={say('stepWords')} hint={props.compact ? undefined : say('stepWordsHint')} />
      <div class="side-by-side three-beside">
        <Select {...field('task')} label={say('task')} options={taskOptions()} empty={say('choose')} />
        <Select {...field('ownerId')} label={say('owner')} options={people} empty={say('choose')} />
        <DateField
          {...field('dueOn')}
          label={say('dueOn')}
          min={doers.today}
          hint={props.gapDays === undefined ? undefined : dayHint(props)}
        />
      </div>
      {doers.others.length > 0 && (!props.compact || again.problems.ledBy || again.typed.ledBy) && (
        <Select
          {...field('ledBy')}
          label={say('ledBy')}
          hint={say('ledByHint')}
          options={employees(doers, again.typed.ledBy)}
          empty={say('nobodyLeads')}
        />
      )}
      {props.goals && props.goals.length > 0 && (
        <Select {...field('goalId')} label={say('goal')} options={props.goals} empty={say('noGoal')} />
      )}
      {props.gapDays !== undefined && <BridgeField {...props} />}
      {props.tell && <Check {...field('tell')} label={props.tell} hint={say('tellHint')} checked={again.typed.tell !== undefined} />}
    </>
  )
}

/** Who cannot come in is given nothing new, and keeps what is theirs. */
export function employees(doers: Doers, theirs?: string): Option[] {
  return doers.colleagues
    .filter(({ hat, shut }) => !shut || hat === theirs)
    .map((one) => ({ value: one.hat, label: colleagueWords(one, doers) }))
}

/** The props a field shares: its name, an id of its own, what was typed, what is wrong. */
export function fieldsOf(form: string, again: Again) {
  return (name: string) => ({ name, id: fieldIdIn(form, name), value: again.typed[name], problem: again.problems[name] })
}

/** Where the level is still being chosen, each has its line; of them only the chosen one's is seen (family-open.css). */
function dayHint({ gapDays, gaps, doers }: StepProps): Child | undefined {
  if (!gaps) return typeof gapDays === 'number' ? latestWords(gapDays, doers) : undefined
  return levels.map((level) => (
    <span class="of-level" data-level={level}>
      {say('ofLevel', { level, latest: latestWords(gaps[level], doers) })}{' '}
    </span>
  ))
}

function latestWords(gapDays: number, doers: Doers): string {
  const { day, bridged } = latestDay({ today: doers.today, gapDays, shifts: doers.shifts })
  if (!bridged) return say('latest', { day: formatDay(day, 'da', doers.today) })
  const names = doers.shifts.filter((shift) => shift.day === day).map(({ name }) => name)
  return say('latestBridged', { day: formatDay(day, 'da', doers.today), names: [...new Set(names)].join(', ') })
}

/** Where nobody is on shift within the level's days, the family is told what to do until then. */
function BridgeField({ form, again, doers, gapDays }: StepProps) {
  const first = firstShiftDay(doers.shifts)
  const far =
    first !== null &&
    (gapDays === null ? first > doers.today : latestDay({ today: doers.today, gapDays: gapDays ?? 0, shifts: doers.shifts }).bridged)
  if (!far && !again.problems.bridge && !again.typed.bridge) return null
  return <TextArea {...fieldsOf(form, again)('bridge')} label={say('bridge')} hint={say('bridgeHint')} rows={3} />
}
