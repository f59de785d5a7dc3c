import { agreedWords, dueTodayWords } from '#core/promise/due-words.ts'
import { mostThreatenedShown, type Threatened } from '#core/promise/threatened.ts'
import { formatBy, formatMoment } from '#platform/clock.ts'
import { EmptyState } from '#platform/html/notice.tsx'
import { WorkList } from '#platform/html/work-list.tsx'
import { atTheBeginning, type Lang } from '#platform/texts.ts'
import type { Held, OwedToday } from './holdings.ts'
import { texts } from './texts.ts'

const order = ['anchor', 'deputy', 'circle', 'inquiry', 'promise', 'step', 'led-step', 'queue', 'queue-deputy', 'ask', 'shift'] as const
type Kind = (typeof order)[number]

/** How much of each kind somebody holds. A kind that a coming part invents is shown by its own name, never left out. */
export function HeldList(props: { lang: Lang; name: string; held: readonly Held[] }) {
  const say = texts(props.lang)
  const groups = Map.groupBy(props.held, ({ kind }) => kind)
  if (groups.size === 0)
    return <EmptyState lang={props.lang} title={say('heldNothing', { name: props.name })} next={say('heldNothingNext')} />
  const kinds = [...groups.keys()].sort((a, b) => place(a) - place(b))
  return (
    <section>
      <h2>{say('heldTitle', { name: props.name })}</h2>
      <ul class="plain">
        {kinds.map((kind) => {
          const count = groups.get(kind)?.length ?? 0
          return (
            <li>
              <strong>{count}</strong> {isKnown(kind) ? say(`kind-${kind}`, { count, name: props.name }) : kind}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function isKnown(kind: string): kind is Kind {
  return (order as readonly string[]).includes(kind)
}

function place(kind: string): number {
  return isKnown(kind) ? order.indexOf(kind) : order.length
}

type Owed = {
  lang: Lang
  now: Date
  owed: readonly OwedToday[]
  /** Whose it is, and from when it is somebody else's. */
  note?: (owed: OwedToday) => string
  next?: string
}

/** What was promised today, and who keeps it. */
export function OwedList(props: Owed) {
  const { lang, now } = props
  const say = texts(lang)
  return (
    <WorkList
      lang={lang}
      title={say('owedTitle')}
      count={props.owed.length}
      items={props.owed.map((one) => ({
        href: one.address,
        title: `${say(`what-${one.what}` as 'what-call')} · ${one.familyName ?? say('otherFamily')}`,
        due: owedBy(one, { lang, now }),
        late: one.by < now,
        note: props.note?.(one),
      }))}
      empty={<EmptyState lang={lang} title={say('owedNothing')} next={props.next ?? say('owedNothingNext')} />}
    />
  )
}

function owedBy(one: OwedToday, { lang, now }: { lang: Lang; now: Date }): string {
  return one.by < now ? texts(lang)('owedLate', { moment: formatBy(one.by, lang, now) }) : dueTodayWords(one, lang)
}

/** Answers the shifts cannot keep now: each wants somebody to take it, or a new time with a yes. */
export function ThreatenedList(props: { lang: Lang; now: Date; threatened: readonly Threatened[] }) {
  const { lang, now, threatened } = props
  const say = texts(lang)
  if (threatened.length === 0) return null
  return (
    <section>
      <WorkList
        lang={lang}
        title={say('threatenedTitle')}
        count={threatened.length}
        items={threatened.slice(0, mostThreatenedShown).map(({ address, receivedAt, what, by, level }) => ({
          href: address,
          title: say('threatenedOne', { moment: formatMoment(receivedAt, lang, now) }),
          due: say(by < now ? 'threatenedLate' : 'threatenedBy', { agreed: atTheBeginning(agreedWords({ what, by }, { lang, now })) }),
          level,
          late: true,
        }))}
      />
      <p class="hint">{say('threatenedMore')}</p>
    </section>
  )
}
