import { dayInDenmark, formatDay, formatNear } from '#platform/clock.ts'
import { countOf } from '#platform/counted.ts'
import { LinkButton } from '#platform/html/button.tsx'
import { DeskColumns, DeskPage } from '#platform/html/desk-page.tsx'
import { LiveRegion } from '#platform/html/live-region.tsx'
import { EmptyState } from '#platform/html/notice.tsx'
import { SearchBox } from '#platform/html/search-box.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { WorkList } from '#platform/html/work-list.tsx'
import { lookEvery } from '../danger/band.tsx'
import { titleOf } from '../inquiry/title.ts'
import { safeAnswerKinds } from '../safe-answer/actions.ts'
import { BeginningNotice } from './beginning/notice.tsx'
import type { Beginning } from './beginning/store.ts'
import { EndingList, TakenBackList } from './ending/lists.tsx'
import { ComingCovers, FamilyList, NextFamilies } from './families.tsx'
import { type ListFrame, MineList, OverdueList, OwedList, waitsInDanger } from './lists.tsx'
import { OwnAbsenceNotice } from './own-absence/notice.tsx'
import { QueueList } from './queue.tsx'
import type { Desk, FragmentName } from './reading.ts'
import type { AskedOfMe } from './store.ts'
import type { FoundFamily } from './store-families.ts'
import { texts } from './texts.ts'

type HomeProps = { shell: Shell; now: Date; desk: Desk; beginning: Beginning; setsUp: boolean; mail: boolean }

/** One screen says who is promised what today. Complete without script; with it each part renews itself. */
export function DeskHome(props: HomeProps) {
  const { shell, now, desk, mail } = props
  const say = texts(shell.lang)
  const frame = { lang: shell.lang, now }
  return (
    <DeskPage
      shell={shell}
      title={say('title')}
      here="/desk"
      lead={say('today', { day: formatDay(dayInDenmark(now), shell.lang, dayInDenmark(now)) })}
      actions={<LinkButton href="/desk/inquiries/new">{say('newInquiry')}</LinkButton>}
    >
      <BeginningNotice lang={shell.lang} beginning={props.beginning} setsUp={props.setsUp} />
      <DeskColumns
        list={<DeskFragment name="today" frame={frame} desk={desk} />}
        listLabel={say('list')}
        side={<DeskFragment name="families" frame={frame} desk={desk} />}
        sideLabel={say('side')}
      >
        <DeskFragment name="asks" frame={frame} desk={desk} />
        <DeskFragment name="queue" frame={frame} desk={desk} />
        <DeskFragment name="mine" frame={frame} desk={desk} />
      </DeskColumns>
      {!mail && <p class="hint">{say('noMail')}</p>}
    </DeskPage>
  )
}

const inquiryKinds = ['inquiry-claimed', 'inquiry-released', 'inquiry-answered', 'inquiry-ended', 'inquiry-reopened', 'message-received']
const familyKinds = ['family-opened', 'family-changed', 'family-closed', 'circle-changed', 'promise-changed', 'absence-changed']
const wordKinds = ['message-received', 'message-sent', 'promise-broken']

/** What makes each part look again. */
const kinds: Record<FragmentName, readonly string[]> = {
  today: [...inquiryKinds, ...familyKinds, ...safeAnswerKinds],
  asks: ['inquiry-asked', 'inquiry-claimed', 'inquiry-released', 'inquiry-ended'],
  queue: ['inquiry-received', 'inquiry-triaged', ...inquiryKinds],
  mine: ['inquiry-triaged', ...inquiryKinds, 'promise-changed', 'absence-changed'],
  families: [...familyKinds, ...wordKinds],
  next: [...familyKinds, ...wordKinds],
}

/** Where it is said how long somebody has waited, or until when something is promised: time alone changes them too. */
const timed: readonly FragmentName[] = ['today', 'queue', 'mine', 'families']

/** Each part looks as often as what stands in it hurries. */
function ofPart(name: FragmentName, { owed, queue, mine }: Partial<Desk>) {
  return { today: { owed }, queue: { queue }, mine: { mine }, asks: {}, families: {}, next: {} }[name]
}

const nothing: Desk = { absence: [], owed: [], overdue: [], asks: [], queue: [], mine: [], families: [], ending: [], taken: [], coming: [] }

export function DeskFragment(props: { name: FragmentName; frame: ListFrame; desk: Partial<Desk> }) {
  const { name, frame } = props
  const every = timed.includes(name) ? lookEvery(waitsInDanger(ofPart(name, props.desk))) : undefined
  return (
    <LiveRegion id={`desk-${name}`} src={`/desk/fragments/${name}`} kinds={kinds[name]} every={every}>
      <FragmentParts {...props} desk={{ ...nothing, ...props.desk }} frame={frame} />
    </LiveRegion>
  )
}

function FragmentParts({ name, frame, desk }: { name: FragmentName; frame: ListFrame; desk: Desk }) {
  if (name === 'queue') return <QueueList {...frame} queue={desk.queue} />
  if (name === 'mine')
    return (
      <>
        <TakenBackList {...frame} taken={desk.taken} />
        <EndingList {...frame} ending={desk.ending} />
        <MineList {...frame} mine={desk.mine} />
      </>
    )
  if (name === 'families')
    return (
      <>
        <ComingCovers {...frame} coming={desk.coming} />
        <FamilyList {...frame} families={desk.families} />
      </>
    )
  if (name === 'next') return <NextFamilies {...frame} families={desk.families} />
  if (name === 'asks') return <AsksOfMe {...frame} asks={desk.asks} />
  return (
    <>
      <OwnAbsenceNotice {...frame} absence={desk.absence} />
      <OverdueList {...frame} overdue={desk.overdue} />
      <OwedList {...frame} owed={desk.owed} />
    </>
  )
}

/** A colleague cannot go on before I have answered: so it stands above everything else. */
function AsksOfMe(props: ListFrame & { asks: readonly AskedOfMe[] }) {
  const { lang, now, asks } = props
  const say = texts(lang)
  if (asks.length === 0) return null
  return (
    <WorkList
      lang={lang}
      title={say('asksTitle', { count: asks.length })}
      items={asks.map((ask) => ({
        href: `/desk/inquiries/${ask.inquiryId}`,
        title: say(`ask-${ask.what}`, { from: ask.from }),
        note: titleOf(ask, lang, now),
        level: ask.level,
      }))}
    />
  )
}

type Search = { shell: Shell; now: Date; q: string; found: readonly FoundFamily[] | null; leads: boolean }

export function SearchPage({ shell, now, q, found, leads }: Search) {
  const say = texts(shell.lang)
  const today = dayInDenmark(now)
  return (
    <DeskPage shell={shell} title={say('searchTitle')} lead={say(leads ? 'searchLeadLed' : 'searchLead')}>
      <SearchBox action="/desk/search" name="q" label={say('searchFor')} button={say('searchButton')} value={q} />
      {found && (
        <WorkList
          lang={shell.lang}
          title={say('searchFound')}
          count={countOf(found)}
          rest={say('searchRest')}
          items={found.map((family) => ({
            href: `/desk/families/${family.id}`,
            title: family.name,
            note: family.closedOn
              ? say('closed', { day: formatDay(family.closedOn, shell.lang, today) })
              : say('nextOn', { day: formatNear(family.due!, shell.lang, today) }),
            level: family.level,
          }))}
          empty={<EmptyState lang={shell.lang} title={say('searchNone')} next={say(leads ? 'searchNoneNextLed' : 'searchNoneNext')} />}
        />
      )}
    </DeskPage>
  )
}
