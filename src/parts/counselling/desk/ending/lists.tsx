import { dayInDenmark, formatDay, formatMoment, formatNear } from '#platform/clock.ts'
import { countOf } from '#platform/counted.ts'
import { WorkList } from '#platform/html/work-list.tsx'
import type { Lang } from '#platform/texts.ts'
import { titleOf } from '../../inquiry/title.ts'
import type { Ending, TakenBack } from './store.ts'
import { texts } from './texts.ts'

type Frame = { lang: Lang; now: Date }

/** Nothing ends by a timer, and nothing is deleted before it has ended: so a person is asked, in good time. */
export function EndingList({ lang, now, ending }: Frame & { ending: readonly Ending[] }) {
  if (ending.length === 0) return null
  const say = texts(lang)
  const today = dayInDenmark(now)
  return (
    <WorkList
      lang={lang}
      title={say('endingTitle')}
      count={countOf(ending)}
      rest={say('endingRest')}
      items={ending.map((one) => ({
        href: `/desk/inquiries/${one.id}`,
        title: titleOf(one, lang, now),
        due: say(one.dueOn > today ? 'dayComes' : 'dayGone', { day: formatDay(one.dueOn, lang, today) }),
        late: one.dueOn <= today,
        note: one.inQueue ? say('inQueue') : undefined,
        level: one.level,
      }))}
    />
  )
}

/** There is nothing to open: what was taken back is gone. */
export function TakenBackList({ lang, now, taken }: Frame & { taken: readonly TakenBack[] }) {
  if (taken.length === 0) return null
  const say = texts(lang)
  return (
    <section class="work">
      <h2>{say('takenTitle')}</h2>
      <ul>
        {taken.map(({ family, level, receivedAt, at }) => {
          const day = formatNear(dayInDenmark(at), lang, dayInDenmark(now))
          if (!family) return <li>{say('taken', { when: formatMoment(receivedAt, lang, now), day, level })}</li>
          return (
            <li>
              {say('takenFamily', { name: family.name, when: formatMoment(at, lang, now) })}{' '}
              <a href={`/desk/families/${family.id}#talks`}>{say('toFamily')}</a>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
