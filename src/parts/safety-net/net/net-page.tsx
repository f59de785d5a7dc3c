import { formatDay, formatMoment } from '#platform/clock.ts'
import { Card } from '#platform/html/card.tsx'
import { DeskColumns, DeskPage } from '#platform/html/desk-page.tsx'
import { DataTable, Facts } from '#platform/html/facts.tsx'
import { Figures } from '#platform/html/figures.tsx'
import { LiveRegion } from '#platform/html/live-region.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { DeletionCard } from '../deletion/card.tsx'
import { addressOf, isFine, type NetKind, netKinds } from './net.ts'
import { Notices } from './notices.tsx'
import type { Net } from './reading.ts'
import { texts } from './texts.ts'

type Props = Net & { shell: Shell; now: Date; today: string; all: boolean; opens: boolean }

/** What happens elsewhere and changes a number here. */
const watched = [
  ...[
    'inquiry-received',
    'message-received',
    'message-sent',
    'inquiry-claimed',
    'inquiry-answered',
    'inquiry-ended',
    'inquiry-released',
    'inquiry-reopened',
  ],
  ...[
    'inquiry-changed',
    'inquiry-triaged',
    'promise-changed',
    'promise-broken',
    'family-opened',
    'family-changed',
    'family-closed',
    'circle-changed',
  ],
  ...['absence-changed', 'way-in-changed', 'professional-task-refused'],
]

/**
 * The green list: everything that must be held, in numbers that open their lists. It renews itself for those who are told what happens as it
 * happens; a director sees numbers, not which family changed when, and reads the page anew.
 */
export function NetPage(props: Props) {
  const { shell } = props
  const say = texts(shell.lang)
  return (
    <DeskPage shell={shell} title={say('title')} lead={say(props.all ? 'leadAll' : 'leadOwn')} here="/net">
      {props.opens ? (
        <LiveRegion id="net" src="/net" kinds={watched}>
          <Numbers {...props} />
        </LiveRegion>
      ) : (
        <Numbers {...props} />
      )}
    </DeskPage>
  )
}

function Numbers(props: Props) {
  return (
    <DeskColumns side={props.all && <Side {...props} />} sideLabel={texts(props.shell.lang)('nightTitle')}>
      <Notices {...props} />
      <ToLookAt {...props} />
      <Rest {...props} />
    </DeskColumns>
  )
}

function Side(props: Props) {
  return (
    <>
      <Night {...props} />
      {props.deletion && <DeletionCard {...props} deletion={props.deletion} />}
    </>
  )
}

/** Refused work is told to those who lead all. */
function kindsOf({ all }: Props): readonly NetKind[] {
  return netKinds.filter((kind) => all || kind !== 'drift')
}

const labelOf = (kind: NetKind, { shell }: Props) => texts(shell.lang)(`figure-${kind}`)

/** Only what is not as it should be: on a good day there is nothing here. */
function ToLookAt(props: Props) {
  const kinds = kindsOf(props).filter((kind) => !isFine(kind, props.numbers[kind]))
  if (kinds.length === 0) return null
  return (
    <section>
      <h2>{texts(props.shell.lang)('toLookAt')}</h2>
      <Figures
        figures={kinds.map((kind) => ({
          label: labelOf(kind, props),
          value: props.numbers[kind],
          href: addressOf(kind),
          fine: false,
          note: noteOn(kind, props),
        }))}
      />
    </section>
  )
}

function Rest(props: Props) {
  const say = texts(props.shell.lang)
  const kinds = kindsOf(props)
  const fine = kinds.filter((kind) => isFine(kind, props.numbers[kind]))
  return (
    <DataTable
      caption={say(fine.length < kinds.length ? 'rest' : 'everything')}
      rows={fine}
      columns={[
        { head: say('what'), cell: (kind) => <a href={addressOf(kind)}>{labelOf(kind, props)}</a> },
        { head: say('count'), number: true, cell: (kind) => props.numbers[kind] },
        { head: say('note'), cell: (kind) => noteOn(kind, props) ?? '–' },
      ]}
    />
  )
}

function noteOn(kind: NetKind, { shell, now, oldest, quietDays, numbers }: Props): string | undefined {
  const say = texts(shell.lang)
  if (kind === 'without' || kind === 'unowned') return say('alwaysZero')
  if (kind === 'quiet') return say('quietNote', { days: quietDays })
  if (kind === 'unanswered' && oldest) return say('oldest', { moment: formatMoment(oldest, shell.lang, now) })
  if (kind === 'away' && numbers.away > 0 && numbers.shut === 0) return say('allCovered')
  if (kind === 'kept' || kind === 'moved' || kind === 'broken' || kind === 'drift') return say('sinceMonday')
  return undefined
}

/** What the night wrote: a number, a day and a sum that nobody can change unseen. */
function Night({ shell, lastLine, today }: Props) {
  const say = texts(shell.lang)
  if (!lastLine)
    return (
      <Card title={say('nightTitle')}>
        <p>{say('nightNone')}</p>
      </Card>
    )
  const { n, day, counts, breaches, hash } = lastLine
  return (
    <Card title={say('nightTitle')}>
      <p>{say('nightLine', { n, day: formatDay(day, shell.lang, today), open: counts.open ?? 0, breaches: breaches.length })}</p>
      <p class="hint">{say('nightWhen')}</p>
      <details id="night-how">
        <summary>{say('nightFor')}</summary>
        <Facts facts={[{ term: say('nightHash'), is: <code>{hash}</code> }]} />
        <p>
          <a href="/net/proof.jsonl" download="proof.jsonl">
            {say('nightFile')}
          </a>
        </p>
        <p class="hint">{say('nightHow')}</p>
      </details>
    </Card>
  )
}
