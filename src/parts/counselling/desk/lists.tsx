import { dueTodayWords, dueWords } from '#core/promise/due-words.ts'
import { dayInDenmark, dueDay, formatBy, formatMoment, formatNear } from '#platform/clock.ts'
import { countOf } from '#platform/counted.ts'
import { LiveRegion } from '#platform/html/live-region.tsx'
import { EmptyState } from '#platform/html/notice.tsx'
import { type WorkItem, WorkList } from '#platform/html/work-list.tsx'
import { atTheBeginning, type Lang } from '#platform/texts.ts'
import { lookEvery } from '../danger/band.tsx'
import { titleOf } from '../inquiry/title.ts'
import type { Mine, Overdue, Owed, Waiting } from './store.ts'
import { texts } from './texts.ts'

/** What a list is drawn with: the language, the moment, and the thing one stands on. */
export type ListFrame = { lang: Lang; now: Date; here?: string }

/** Who is promised what today, in order; late first, for it is oldest. What comes later is one line. */
export function OwedList(props: ListFrame & { owed: readonly Owed[] }) {
  const { lang, now, owed, here } = props
  const say = texts(lang)
  const today = dayInDenmark(now)
  const due = owed.filter(({ by }) => dueDay(by) <= today)
  const next = owed[due.length]
  const nextWhen = next && formatBy(next.by, lang, now)
  // Those that are not read come after those that are: where something is owed later, all of today's is here.
  const inAll = countOf(owed)
  const later = inAll - due.length
  return (
    <>
      <WorkList
        lang={lang}
        title={say('owedTitle')}
        count={next ? due.length : inAll}
        rest={say('owedRest')}
        items={due.map((one) => owedItem(one, { lang, now, here }))}
        empty={
          <EmptyState
            lang={lang}
            title={say('owedEmpty')}
            next={nextWhen ? say('owedEmptyNext', { when: nextWhen }) : say('owedEmptyNothing')}
          />
        }
      />
      {due.length > 0 && nextWhen && <p class="hint">{say('owedLater', { count: later, when: nextWhen })}</p>}
    </>
  )
}

function owedItem(one: Owed, { lang, now, here }: ListFrame): WorkItem {
  const say = texts(lang)
  const late = one.by < now
  const channel = say(one.channel as 'page')
  const who =
    one.familyName ?? (one.inquiryChannel && titleOf({ ...one, channel: one.inquiryChannel, receivedAt: one.receivedAt! }, lang, now)) ?? ''
  return {
    href: whereItIs(one),
    title: who,
    due: late ? say('owedLate', { when: formatBy(one.by, lang, now) }) : atTheBeginning(dueTodayWords(one, lang), lang),
    late,
    note: [
      `${say(isDangerWithoutTime(one) ? 'answer' : one.what)} ${channel}`,
      one.away && say('forAway', { name: one.away }),
      one.readFirst && say('readFirst'),
    ]
      .filter(Boolean)
      .join(' · '),
    level: one.level ?? undefined,
    here: here !== undefined && here === one.inquiryId,
  }
}

/** What is to be read before one calls stands in the middle of a page: the row leads to it. */
function whereItIs({ familyId, inquiryId, readFirst }: Owed): string {
  if (familyId) return `/desk/families/${familyId}${readFirst ? '#people' : ''}`
  return inquiryId ? `/desk/inquiries/${inquiryId}${readFirst ? '#answer' : ''}` : '/desk'
}

/** The inquiries I carry: what waits for us above what waits for them. */
export function MineList(props: ListFrame & { mine: readonly Mine[] }) {
  const { lang, now, mine, here } = props
  const say = texts(lang)
  return (
    <WorkList
      lang={lang}
      title={say('mineTitle')}
      count={countOf(mine)}
      rest={say('mineRest')}
      items={mine.map((one) => ({
        href: `/desk/inquiries/${one.id}`,
        title: titleOf(one, lang, now),
        due: mineDue(one, { lang, now }),
        late: (one.state === 'claimed' && one.by !== null && one.by < now) || isDangerWithoutTime(one),
        note: one.away ? say('forAway', { name: one.away }) : undefined,
        level: one.level,
        here: here === one.id,
      }))}
      empty={<EmptyState lang={lang} title={say('mineEmpty')} next={say('mineEmptyNext')} />}
    />
  )
}

function owes(what: Mine['what']) {
  if (what === 'call') return 'owesCall'
  return what === 'meet' ? 'owesMeet' : 'owesAnswer'
}

function mineDue(one: Mine, { lang, now }: ListFrame): string {
  const say = texts(lang)
  const wrote = formatMoment(one.lastWordAt, lang, now)
  if (one.by && one.by < now) return say('owedLate', { when: formatBy(one.by, lang, now) })
  if (isDangerWithoutTime(one)) return say('answerNow')
  if (one.by && one.what === 'write-when') return say('writeBy', { when: formatBy(one.by, lang, now) })
  if (one.by) return say(owes(one.what), { when: dueWords({ what: one.what ?? 'answer', by: one.by }, { lang, now }) })
  return say(one.state === 'answered' ? 'weWrote' : 'wroteAgain', { when: wrote })
}

export function OverdueList(props: ListFrame & { overdue: readonly Overdue[] }) {
  const { lang, now, overdue } = props
  const say = texts(lang)
  const today = dayInDenmark(now)
  if (overdue.length === 0) return null
  return (
    <WorkList
      lang={lang}
      title={say('overdueTitle')}
      count={countOf(overdue)}
      rest={say('overdueRest')}
      items={overdue.map((one) => ({
        href: `/desk/families/${one.familyId}`,
        title: one.name,
        due: say('overdueDay', { day: formatNear(one.due, lang, today) }),
        late: true,
        note: one.away
          ? say('forAway', { name: one.away })
          : say(`overdue${one.kind === 'anchor' ? 'Anchor' : one.kind === 'step' ? 'Step' : 'Led-step'}`),
        level: one.level,
      }))}
    />
  )
}

/** Whoever is in danger is owed an answer, also where no time could be promised: nobody is to write when somebody else will. */
export function isDangerWithoutTime({ level, what, by }: { level: string | null; what: string | null; by: Date | null }): boolean {
  return level === 'A' && what === 'write-when' && by !== null
}

type WhoMayWait = { owed?: readonly Owed[]; queue?: readonly Waiting[]; mine?: readonly Mine[] }

/** Whether somebody who has written in danger waits for us among these. */
export function waitsInDanger({ owed = [], queue = [], mine = [] }: WhoMayWait): boolean {
  const waiting = [...owed.filter(({ inquiryId }) => inquiryId), ...queue, ...mine.filter(({ state }) => state === 'claimed')]
  return waiting.some(({ level }) => level === 'A')
}

const besideKinds = ['promise-changed', 'inquiry-claimed', 'inquiry-released', 'inquiry-answered', 'inquiry-ended', 'message-received']

/** Today's list as it stands beside an open inquiry. */
export function WorkBeside(props: ListFrame & { owed: readonly Owed[]; mine: readonly Mine[] }) {
  const { lang, now, here, owed, mine } = props
  return (
    <LiveRegion id="beside" src={`/desk/fragments/beside?here=${here ?? ''}`} kinds={besideKinds} every={lookEvery(waitsInDanger(props))}>
      <OwedList lang={lang} now={now} owed={owed} here={here} />
      <MineList lang={lang} now={now} mine={mine} here={here} />
    </LiveRegion>
  )
}
