import { wordFor } from '#core/wording.ts'
import { formatNear } from '#platform/clock.ts'
import { Pages } from '#platform/html/pages.tsx'
import { FamilyPage } from '#platform/html/public-page.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { atTheBeginning } from '#platform/texts.ts'
import { texts } from '../texts.ts'
import type { Looked, Trace } from './store.ts'

type Props = { shell: Shell; today: string; trace: Trace; page: number }

/** Who looked and why, day by day, in neutral fixed words. */
export function TracePage({ shell, today, trace, page }: Props) {
  const say = texts(shell.lang)
  const days = [...Map.groupBy(trace.looked, ({ day }) => day)]
  return (
    <FamilyPage shell={shell} title={say('traceTitle')} lead={say('traceLead')}>
      {days.length === 0 && page === 0 && <p>{say('traceNone')}</p>}
      {days.map(([day, looked]) => (
        <section>
          <h2>{atTheBeginning(formatNear(day, shell.lang, today))}</h2>
          <ul class="plain">
            {looked.map((one) => (
              <li>
                <strong>{say('traceLine', { name: one.name ?? say('traceSystem'), what: say(`looked-${one.what}`) })}</strong>
                <p class="hint">{[why(one, shell), who(one, shell)].filter(Boolean).join(' · ')}</p>
              </li>
            ))}
          </ul>
        </section>
      ))}
      <Pages
        label={say('traceTitle')}
        before={say('newer')}
        after={say('older')}
        page={page}
        more={trace.more}
        to={(side) => `/min-side/spor?side=${side}`}
      />
      <p>{say('traceOwn', { count: trace.own })}</p>
      <p>
        <a href="/min-side">{say('back')}</a>
      </p>
    </FamilyPage>
  )
}

function why({ purpose }: Looked, shell: Shell): string {
  return texts(shell.lang)(`purpose-${purpose}` as 'purpose-answer')
}

function who({ role, place }: Looked, { lang }: Shell): string {
  return [wordFor(role, lang), place].filter(Boolean).join(', ')
}
