import type { Period } from '#core/roster/roster.ts'
import type { Absence } from '#core/roster/store.ts'
import { formatDay } from '#platform/clock.ts'
import type { Shell } from '#platform/html/shell.ts'
import { texts } from './texts.ts'

/** In a sentence: from when, until when. */
export function periodWords({ from, until }: Period, shell: Shell, today: string): string {
  const say = texts(shell.lang)
  const words = { from: formatDay(from, shell.lang, today) }
  return until ? say('awaySince', { ...words, until: formatDay(until, shell.lang, today) }) : say('awayOpen', words)
}

/** In a line of a list: as short as days can be said. */
export function shortDays({ from, until }: Period, shell: Shell, today: string): string {
  const first = formatDay(from, shell.lang, today)
  if (until === from) return first
  return `${first} – ${until ? formatDay(until, shell.lang, today) : ''}`.trim()
}

/** All that is written for one person, one after the other. */
export function DaysList({ shell, today, absences, here }: { shell: Shell; today: string; absences: readonly Absence[]; here?: string }) {
  const say = texts(shell.lang)
  return (
    <ul>
      {absences.map((one) => {
        const words = say('writtenDays', { days: periodWords(one, shell, today), standIn: one.standInName })
        return <li>{one.id === here ? <strong>{words}</strong> : <a href={`/desk/absence/${one.id}`}>{words}</a>}</li>
      })}
    </ul>
  )
}
