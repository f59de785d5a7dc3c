import type { Child } from 'hono/jsx'
import { formatNear } from '#platform/clock.ts'
import { Card } from '#platform/html/card.tsx'
import { OwnWords } from '#platform/html/own-words.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { atTheBeginning } from '#platform/texts.ts'
import { texts } from './texts.ts'

/** The one date that comes next, large; without one, where it will stand. */
export function NextCard(props: { shell: Shell; when?: string; children?: Child }) {
  const say = texts(props.shell.lang)
  return (
    <Card title={say('nextTitle')} tone="warm">
      {props.when === undefined && <p>{say('nextNone')}</p>}
      {props.when !== undefined && <p class="next-day">{atTheBeginning(props.when)}</p>}
      {props.children}
    </Card>
  )
}

/** What is done on a day and by whom; a day of ours that has passed is our fault. */
export function NextStep(props: { shell: Shell; today: string; day: string; who: string; what: string; ours: boolean }) {
  const { shell, today, day, who, what, ours } = props
  const say = texts(shell.lang)
  const near = formatNear(day, shell.lang, today)
  // Whoever wrote the step down may have begun with the name.
  const words = what.startsWith(`${who} `) ? what : say('nextBy', { who, what })
  return (
    <NextCard shell={shell} when={near}>
      <p dir="auto">
        <OwnWords words={words} />
      </p>
      {ours && day < today && <p>{say('nextLate', { day: near })}</p>}
    </NextCard>
  )
}
