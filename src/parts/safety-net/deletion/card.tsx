import { formatDay, formatMoment } from '#platform/clock.ts'
import { countOf } from '#platform/counted.ts'
import { Card } from '#platform/html/card.tsx'
import { Facts } from '#platform/html/facts.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { EndOfCut } from '#platform/html/work-list.tsx'
import type { Deletion } from './store.ts'
import { texts } from './texts.ts'

const day = 86_400_000
type Props = { shell: Shell; now: Date; today: string; deletion: Deletion; opens: boolean }

/** When the deletion last ran, how much is gone, and what should be gone and is not. */
export function DeletionCard({ shell, now, today, deletion, opens }: Props) {
  const say = texts(shell.lang)
  const { lastRun, failed, overdue } = deletion
  return (
    <Card title={say('title')}>
      {failed > 0 && <Notice kind="care">{say('failed', { count: failed })}</Notice>}
      {lastRun && now.getTime() - lastRun.getTime() > day && <Notice kind="care">{say('late')}</Notice>}
      {overdue.length > 0 && (
        <Notice kind="care" title={say('overdueTitle', { count: countOf(overdue) })}>
          <ul>
            {overdue.map(({ address, what, dueOn }) => {
              const words = say(what, { day: formatDay(dueOn, shell.lang, today) })
              return <li>{opens ? <a href={address}>{words}</a> : words}</li>
            })}
          </ul>
          <EndOfCut lang={shell.lang} shown={overdue.length} count={countOf(overdue)} />
        </Notice>
      )}
      <details id="deletion-numbers">
        <summary>{say('numbers')}</summary>
        {lastRun ? (
          <Facts
            facts={[
              { term: say('lastRun'), is: formatMoment(lastRun, shell.lang, now) },
              { term: say('week'), is: String(deletion.thisWeek) },
              { term: say('total'), is: String(deletion.total) },
            ]}
          />
        ) : (
          <p>{say('never')}</p>
        )}
        <p class="hint">{say('how')}</p>
        <p>
          <a href="/gemmer">{say('kept')}</a>
        </p>
      </details>
    </Card>
  )
}
