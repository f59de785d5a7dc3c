import { shutWords } from '#core/roster/shut.ts'
import { addDays, formatDay, formatHours, formatWeekday } from '#platform/clock.ts'
import { DataTable } from '#platform/html/facts.tsx'
import { Tag } from '#platform/html/tag.tsx'
import { weekNumber } from './plan.ts'
import type { ShiftRow } from './store.ts'
import { texts } from './texts.ts'

const say = texts('da')

type Props = { week: { monday: string; shifts: ShiftRow[]; holidays: Map<string, string> }; today: string }

/** A week from Monday on; the year, where it is another one, is said once, above. */
export function WeekTable({ week, today }: Props) {
  const { monday, shifts, holidays } = week
  const days = [0, 1, 2, 3, 4, 5, 6].map((n) => addDays(monday, n))
  const dayWords = (day: string) => formatWeekday(day, 'da', today)
  return (
    <DataTable
      caption={say('caption', { week: weekNumber(monday), from: dayWords(monday), to: dayWords(addDays(monday, 6)) })}
      rows={days}
      columns={[
        { head: say('day'), cell: (day) => <DayName day={day} today={today} /> },
        { head: say('who'), cell: (day) => <DayShifts shifts={shifts.filter((shift) => shift.day === day)} /> },
        { head: say('note'), cell: (day) => (holidays.has(day) ? say('holiday', { name: holidays.get(day)! }) : '–') },
      ]}
    />
  )
}

function DayName({ day, today }: { day: string; today: string }) {
  return (
    <>
      {formatDay(day, 'da', day)} {day === today && <Tag tone="calm">{say('today')}</Tag>}
    </>
  )
}

function DayShifts({ shifts }: { shifts: ShiftRow[] }) {
  if (shifts.length === 0) return <>{say('nobody')}</>
  return (
    <ul class="plain">
      {shifts.map((shift) => (
        <li>
          <a href={`/settings/shifts/${shift.id}`}>{say('shiftWords', { name: shift.name, ...formatHours(shift, 'da') })}</a>
          {shift.away ? ` (${say('away')})` : shutWords('', shift.shut)}
          {shift.asked && <span class="hint"> {say('asked', { name: shift.asked })}</span>}
        </li>
      ))}
    </ul>
  )
}
