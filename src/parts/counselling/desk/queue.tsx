import { languageWord } from '#core/language.ts'
import { dayInDenmark, daysBetween, formatBy, formatNear } from '#platform/clock.ts'
import { countOf } from '#platform/counted.ts'
import { LevelTag } from '#platform/html/level-tag.tsx'
import { EmptyState } from '#platform/html/notice.tsx'
import { Tag } from '#platform/html/tag.tsx'
import { Count, EndOfCut } from '#platform/html/work-list.tsx'
import type { Lang } from '#platform/texts.ts'
import { hurryDay } from '../inquiry/hurry-day.ts'
import { channelWord, titleOf } from '../inquiry/title.ts'
import { isDangerWithoutTime, type ListFrame } from './lists.tsx'
import type { Waiting } from './store.ts'
import { texts } from './texts.ts'

/** Everyone who waits, over all channels: the most urgent first, and within a level what is promised first. */
export function QueueList(props: ListFrame & { queue: readonly Waiting[] }) {
  const { lang, queue } = props
  const say = texts(lang)
  const inAll = countOf(queue)
  return (
    <section class="work queue">
      <h2>
        {say('queueTitle')} <Count lang={lang} count={inAll} />
      </h2>
      {queue.length === 0 && <EmptyState lang={lang} title={say('queueEmpty')} next={say('queueEmptyNext')} />}
      {queue.length > 0 && (
        <ol>
          {queue.map((waiting) => (
            <li>
              <QueueItem {...props} waiting={waiting} />
            </li>
          ))}
        </ol>
      )}
      <EndOfCut lang={lang} shown={queue.length} count={inAll} rest={<a href="/net/lists/unanswered">{say('queueRest')}</a>} />
    </section>
  )
}

function QueueItem(props: ListFrame & { waiting: Waiting }) {
  const { lang, now, waiting } = props
  const say = texts(lang)
  const late = (waiting.by !== null && waiting.by < now) || isDangerWithoutTime(waiting)
  const language = languageWord(waiting.language, lang)
  // Of whoever came back the name says it.
  const again = waiting.again && !waiting.backAt
  return (
    <a class="work-item" href={`/desk/inquiries/${waiting.id}`} data-item>
      <LevelTag lang={lang} level={waiting.level} short />
      <span class="work-title">{titleOf(waiting, lang, now)}</span>
      <span class={late ? 'work-due is-late' : 'work-due'}>{promised(waiting, { lang, now })}</span>
      <span class="work-note">
        {say('waitsSince', { age: ageWords(waiting.since, now, lang) })} · {channelWord(waiting.channel, lang)}
      </span>
      {(waiting.deadlineOn || again || waiting.interpreter || waiting.language !== 'da') && (
        <span class="queue-tags">
          {waiting.deadlineOn && (
            <Tag tone="warm">{say('deadline', { day: hurryDay(waiting.deadlineOn, { lang, now, as: formatNear }) })}</Tag>
          )}
          {again && <Tag tone="calm">{say('again')}</Tag>}
          {waiting.interpreter ? <Tag>{say('interpreter', { language })}</Tag> : waiting.language !== 'da' && <Tag>{language}</Tag>}
        </span>
      )}
    </a>
  )
}

function promised(waiting: Waiting, { lang, now }: ListFrame): string {
  const { by, what } = waiting
  if (!by) return ''
  if (by >= now && isDangerWithoutTime(waiting)) return texts(lang)('answerNow')
  const when = formatBy(by, lang, now)
  const key = by < now ? 'answerLate' : what === 'write-when' ? 'writeBy' : 'answerBy'
  return texts(lang)(key, { when })
}

/** How long somebody has waited, in the largest measure that says something. */
function ageWords(since: Date, now: Date, lang: Lang): string {
  const say = texts(lang)
  const minutes = Math.max(0, Math.floor((now.getTime() - since.getTime()) / 60_000))
  if (minutes < 60) return say('minutes', { count: minutes })
  if (minutes < 24 * 60) return say('hours', { count: Math.floor(minutes / 60) })
  return say('days', { count: Math.max(1, daysBetween(dayInDenmark(since), dayInDenmark(now))) })
}
