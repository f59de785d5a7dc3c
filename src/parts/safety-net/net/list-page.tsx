import { agreedWords } from '#core/promise/due-words.ts'
import { carrierWords } from '#core/roster/carrier.ts'
import { type Shut, shutWords } from '#core/roster/shut.ts'
import { dayInDenmark, formatBy, formatDay, formatMoment } from '#platform/clock.ts'
import { Card } from '#platform/html/card.tsx'
import { DeskColumns, DeskPage } from '#platform/html/desk-page.tsx'
import { EmptyState } from '#platform/html/notice.tsx'
import { Pages } from '#platform/html/pages.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { type WorkItem, WorkList } from '#platform/html/work-list.tsx'
import { atTheBeginning } from '#platform/texts.ts'
import { isFine, type NetKind } from './net.ts'
import { linesOnAPage, type Row } from './store.ts'
import { texts } from './texts.ts'

type Props = {
  shell: Shell
  now: Date
  kind: NetKind
  rows: readonly Row[]
  page: number
  more: boolean
  quietDays: number
  opens: boolean
}

/** The list behind one number: whose, who has it, and when. Opening a line is a reading of its own, and only for those who may. */
export function ListPage(props: Props) {
  const { shell, kind, rows } = props
  const say = texts(shell.lang)
  return (
    <DeskPage shell={shell} title={say(`figure-${kind}`)} here="/net">
      <DeskColumns
        side={
          <Card title={say('howCounted')}>
            <p>{say(`means-${kind}`, { days: props.quietDays })}</p>
            {!props.opens && rows.length > 0 && <p>{say('notOpened')}</p>}
            <p>
              <a href="/net">{say('back')}</a>
            </p>
          </Card>
        }
        sideLabel={say('howCounted')}
      >
        <WorkList
          lang={shell.lang}
          title={titleOfPage(props)}
          items={rows.map((row) => itemOf(row, props))}
          empty={<EmptyState lang={shell.lang} title={say('empty')} next={say(`next-${kind}`)} />}
        />
        <Pages
          label={say('pages')}
          before={say('pageBefore')}
          after={say('pageAfter')}
          page={props.page}
          more={props.more}
          to={(side) => `/net/lists/${kind}?side=${side}`}
        />
      </DeskColumns>
    </DeskPage>
  )
}

/** How many there are in all is said only where the page shows them all; the number itself stands on the net. */
function titleOfPage({ shell, rows, page, more }: Props): string {
  const say = texts(shell.lang)
  const first = page * linesOnAPage + 1
  return page === 0 && !more ? say('listCount', { count: rows.length }) : say('listPart', { first, last: first + rows.length - 1 })
}

function itemOf(row: Row, props: Props): WorkItem {
  const { kind, now } = props
  return {
    href: props.opens ? (row.address ?? '/net') : undefined,
    title: titleOf(row, props),
    due: dueOf(row, props),
    note: noteOf(row, props),
    level: row.level ?? undefined,
    late: !isFine(kind, 1) || (kind === 'unanswered' && isLate(row, now)),
  }
}

function titleOf(row: Row, { kind, shell, now }: Props): string {
  const say = texts(shell.lang)
  if (kind === 'away') return row.who ?? ''
  if (kind === 'shut') return shutWords(row.who ?? '', wordsOf(row)[0] as Shut)
  if (kind === 'drift' && !row.family) return say('atOpening')
  return row.family ?? say('anInquiry', { when: row.received ? formatMoment(row.received, shell.lang, now) : '' }).trim()
}

/** One line of time: what was promised or planned, or when it was. */
function dueOf(row: Row, props: Props): string | undefined {
  const { kind, shell, now } = props
  const say = texts(shell.lang)
  const today = dayInDenmark(now)
  const moment = (at: Date) => formatMoment(at, shell.lang, now)
  const day = row.day ? formatDay(row.day, shell.lang, today) : ''
  switch (kind) {
    case 'open':
    case 'bridged':
    case 'overdue':
      return row.day ? say(row.day < today ? 'dueWas' : 'due', { day }) : undefined
    case 'unanswered':
    case 'late':
    case 'untimed':
      return promisedWords(row, props) ?? (row.at ? say('noTime', { moment: moment(row.at) }) : undefined)
    case 'broken':
      return promisedWords(row, props)
    case 'quiet':
      return row.at ? say('heardAt', { moment: moment(row.at) }) : undefined
    case 'away':
      return day ? say('awayUntil', { day }) : say('awayOpen')
    default:
      return row.at ? say(`at-${kind}` as 'at-kept', { moment: moment(row.at) }) : undefined
  }
}

/** What ends a wait may also be a talk that was agreed since. */
function promisedWords({ by, promised }: Row, { kind, shell, now }: Props): string | undefined {
  if (!by) return undefined
  const say = texts(shell.lang)
  if (kind === 'untimed' && by >= now) return say('untimed', { moment: formatBy(by, shell.lang, now) })
  const agreed = agreedWords({ what: promised ?? 'answer', by }, { lang: shell.lang, now })
  return kind === 'broken' || by < now ? say('promisedWas', { agreed }) : atTheBeginning(agreed, shell.lang)
}

function isLate({ by }: Row, now: Date): boolean {
  return by !== null && by < now
}

const wordsOf = ({ what }: Row) => (what ?? '').split(' ').filter(Boolean)

function noteOf(row: Row, { kind, shell }: Props): string | undefined {
  const say = texts(shell.lang)
  if (kind === 'away') return say('coveredBy', { name: row.what ?? '' })
  if (kind === 'deputy') return say('deputyIs', { name: shutWords(row.who ?? '', row.what as Shut) })
  const words = kind === 'shut' ? wordsOf(row).slice(1) : wordsOf(row)
  const breach = kind === 'without' || kind === 'unowned'
  const what = words.map((word) => say(`${breach ? 'breach' : 'what'}-${word}` as 'what-call')).join(', ')
  const who = kind !== 'shut' && row.who && carrierWords(row.who, row.now)
  return [what, row.queue && who ? say('inQueue', { queue: row.queue, name: who }) : who].filter(Boolean).join(' · ') || undefined
}
