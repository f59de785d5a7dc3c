import { agreedWords } from '#core/promise/due-words.ts'
import { dayInDenmark, formatBy, formatMoment, formatNear } from '#platform/clock.ts'
import { EmptyState } from '#platform/html/notice.tsx'
import { type WorkItem, WorkList } from '#platform/html/work-list.tsx'
import { type Lang, listInWords } from '#platform/texts.ts'
import type { ListFrame } from './lists.tsx'
import type { ComingCover } from './store.ts'
import type { MyFamily } from './store-families.ts'
import { texts } from './texts.ts'

/** Known before it begins, so that whoever steps in can ask while the one who goes is still here. */
export function ComingCovers({ lang, now, coming }: ListFrame & { coming: readonly ComingCover[] }) {
  if (coming.length === 0) return null
  const say = texts(lang)
  return (
    <WorkList
      lang={lang}
      title={say('comingTitle')}
      items={coming.map(({ absenceId, name, from, families }) => ({
        href: `/desk/absence/${absenceId}`,
        title: say('comingFor', { name }),
        due: say('comingFrom', { day: formatNear(from, lang, dayInDenmark(now)) }),
        note: families.length > 0 ? listInWords(families) : say('comingAll'),
      }))}
    />
  )
}

export function FamilyList(props: ListFrame & { families: readonly MyFamily[] }) {
  const { lang, now, families } = props
  const say = texts(lang)
  return (
    <WorkList
      lang={lang}
      title={say('familiesTitle')}
      count={families.length}
      items={families.map((family) => familyItem(family, { lang, now }))}
      empty={<EmptyState lang={lang} title={say('familiesEmpty')} next={say('familiesEmptyNext')} />}
    />
  )
}

/** Those whose day is next, as they stand beside an open family. */
export function NextFamilies(props: ListFrame & { families: readonly MyFamily[] }) {
  const { lang, now, families } = props
  const say = texts(lang)
  return (
    <>
      <WorkList lang={lang} title={say('nextFamiliesTitle')} items={families.map((family) => familyItem(family, { lang, now }))} />
      <p>
        <a href="/desk#desk-families">{say('allFamilies')}</a>
      </p>
    </>
  )
}

/** Who has written and waits comes before the next step: then the row says that first, and leads to what was written. */
function familyItem(family: MyFamily, { lang, now }: ListFrame): WorkItem {
  const say = texts(lang)
  const today = dayInDenmark(now)
  const { id, name, due, level } = family
  const step = say(due < today ? 'nextLate' : 'nextOn', { day: formatNear(due, lang, today) })
  const standing = standingWords(family, lang)
  if (!family.wroteAt) return { href: `/desk/families/${id}`, title: name, due: step, late: due < today, note: standing, level }
  const late = due < today || !family.answerBy || family.answerBy < now
  return {
    href: `/desk/families/${id}#talks`,
    title: name,
    due: wroteWords(family, { lang, now }),
    late,
    note: `${step} · ${standing}`,
    level,
  }
}

function wroteWords({ wroteAt, answerBy, answerWhat, withoutTime }: MyFamily, { lang, now }: ListFrame): string {
  const say = texts(lang)
  if (!answerBy) return say('familyWrote', { when: formatMoment(wroteAt!, lang, now) })
  if (answerWhat === 'call' || answerWhat === 'meet') {
    const agreed = agreedWords({ what: answerWhat, by: answerBy }, { lang, now })
    return say(answerBy < now ? 'familyWroteTalkLate' : 'familyWroteTalk', { what: say(`talk-${answerWhat}`), agreed })
  }
  const when = formatBy(answerBy, lang, now)
  if (answerBy < now) return say('familyWroteLate', { when })
  return say(withoutTime ? 'familyWroteTimeBy' : 'familyWroteBy', { when })
}

const as = { anchor: 'asAnchor', deputy: 'asDeputy', circle: 'asCircle', cover: 'asCover' } as const

/** As what I stand here, who holds the family today where its anchor is away, and who does the next step; one name is said once. */
function standingWords(family: MyFamily, lang: Lang): string {
  const say = texts(lang)
  const { anchor, anchorNow, nextBy, nextNow, nextIsMine } = family
  const stand = family.as && say(as[family.as], { name: family.away ?? '' })
  const holds = anchorNow && say(family.as === 'anchor' ? 'holdsForMe' : 'holdsFor', { name: anchorNow, away: anchor })
  const does = nextNow
    ? say(nextIsMine ? 'nextByMeFor' : 'nextByFor', { name: nextNow, away: nextBy })
    : say(nextIsMine ? 'nextByMe' : 'nextBy', { name: nextBy })
  if (anchorNow && anchorNow === nextNow && anchor === nextBy)
    return [stand, family.as === 'anchor' ? holds : does].filter(Boolean).join(' · ')
  return [stand, holds, does].filter(Boolean).join(' · ')
}
