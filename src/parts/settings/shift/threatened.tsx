import { agreedWords } from '#core/promise/due-words.ts'
import { mostThreatenedShown, type Threatened } from '#core/promise/threatened.ts'
import { may } from '#core/session/permission.ts'
import { formatMoment } from '#platform/clock.ts'
import { WorkList } from '#platform/html/work-list.tsx'
import type { Visit } from '#platform/http/visit.ts'
import { atTheBeginning } from '#platform/texts.ts'
import { texts } from './texts.ts'

const say = texts('da')

/** Answers the shifts cannot keep: each wants somebody to take it, or a new time with a yes, on its own page. */
export function ThreatenedHere({ visit, threatened, opens }: { visit: Visit; threatened: Threatened[]; opens: boolean }) {
  if (!opens)
    return (
      <p class="hint">
        {say('notShown')} {may.seeNet.allows(visit.who) && <a href="/net/lists/unanswered">{say('allWhoWait')}</a>}
      </p>
    )
  if (threatened.length === 0) return null
  return (
    <section>
      <WorkList
        lang="da"
        title={say('threatened')}
        count={threatened.length}
        items={threatened.slice(0, mostThreatenedShown).map(({ address, receivedAt, what, by, level }) => ({
          href: address,
          title: say('threatenedOne', { moment: formatMoment(receivedAt, 'da', visit.now) }),
          due: say(by < visit.now ? 'threatenedLate' : 'threatenedBy', {
            agreed: atTheBeginning(agreedWords({ what, by }, { lang: 'da', now: visit.now })),
          }),
          level,
          late: true,
        }))}
      />
      <p class="hint">{say('threatenedHow')}</p>
    </section>
  )
}
