import { meanwhileInWords } from '#core/roster/meanwhile.ts'
import { formatHours, formatNear } from '#platform/clock.ts'
import type { Shell } from '#platform/html/shell.ts'
import { atTheBeginning } from '#platform/texts.ts'
import type { LostShift } from './store.ts'
import { texts } from './texts.ts'

type Props = { shell: Shell; today: string; shifts: readonly LostShift[]; plans: boolean }

/** The shifts that count no more, one by one: a day on which nobody answers is told where it is caused, with the way to the plan. */
export function LostShifts(props: Props) {
  const say = texts(props.shell.lang)
  if (props.shifts.length === 0) return null
  return (
    <section>
      <h2>{say('shiftsTitle')}</h2>
      <ul class="plain">
        {props.shifts.map((shift) => (
          <li>
            <OneShift {...props} shift={shift} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function OneShift({ shell, today, plans, shift }: Props & { shift: LostShift }) {
  const say = texts(shell.lang)
  const words = say('shiftOne', {
    day: formatNear(shift.day, shell.lang, today),
    ...formatHours(shift, shell.lang),
    queue: shift.queueName,
  })
  return (
    <p>
      <strong>{atTheBeginning(words)}.</strong> {meanwhileInWords(shift.meanwhile, shell.lang)}
      {plans && shift.meanwhile.without.length > 0 && (
        <>
          {' '}
          <a href={`/settings/shifts?${new URLSearchParams({ queue: shift.queue, week: shift.day })}`}>{say('toShiftPlan')}</a>
        </>
      )}
    </p>
  )
}
