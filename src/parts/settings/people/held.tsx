import { isYes } from '#core/invitation/invitation.ts'
import type { Held } from '#core/invitation/store.ts'
import { dayInDenmark, formatDay, formatMoment } from '#platform/clock.ts'
import { DataTable } from '#platform/html/facts.tsx'
import { EmptyState } from '#platform/html/notice.tsx'
import { atTheBeginning } from '#platform/texts.ts'
import type { HeldLine } from './store.ts'
import { say } from './words.ts'

const kinds = [
  ...['anchor', 'deputy', 'circle', 'step', 'led-step', 'promise', 'inquiry', 'ask', 'queue', 'queue-deputy', 'shift', 'cover'],
] as const

/**
 * Everything somebody holds: how much of each kind, and line by line what the reader reaches, with the page where it is handed over. Shifts
 * have a plan of their own.
 */
export function HeldSection(props: { name: string; kinds: Held[]; lines: HeldLine[]; counsels: boolean; now: Date; goesTo?: boolean }) {
  const { name, lines } = props
  const held = props.kinds.filter(({ kind }) => !isYes(kind))
  if (held.length === 0)
    return <EmptyState lang="da" title={say('heldNothing', { name })} next={say(props.goesTo ? 'heldNext' : 'heldLater', { name })} />
  const whole = held.reduce((sum, { kind, count }) => sum + (kind === 'shift' ? 0 : count), 0)
  return (
    <section>
      <h2>{say('heldTitle', { name })}</h2>
      <ul class="plain">
        {held.map(({ kind, count }) => (
          <li>
            <strong>{count}</strong> {kind === 'shift' ? <a href="/settings/shifts">{kindName(kind, count)}</a> : kindName(kind, count)}
          </li>
        ))}
      </ul>
      <p class="hint">{say(lines.length < whole ? 'heldMore' : 'heldHow')}</p>
      {lines.length > 0 && (
        <DataTable
          caption={<span class="unseen">{say('heldTitle', { name })}</span>}
          rows={lines}
          columns={[
            { head: say('what'), cell: (line) => <What line={line} counsels={props.counsels} now={props.now} /> },
            { head: say('when'), cell: ({ due }) => (due ? formatDay(due, 'da', dayInDenmark(props.now)) : '–') },
            ...(props.goesTo ? [{ head: say('to'), cell: (line: HeldLine) => line.goesTo ?? say('goesToNobody') }] : []),
          ]}
        />
      )}
    </section>
  )
}

/** An inquiry has no name: it is told by when they wrote, as everywhere. */
function What({ line, counsels, now }: { line: HeldLine; counsels: boolean; now: Date }) {
  const kind = kindName(line.kind, 1)
  const when = line.kind === 'inquiry' && line.since ? ` ${formatMoment(line.since, 'da', now)}` : ''
  const words = line.family ? `${line.family}: ${kind}` : `${atTheBeginning(kind)}${when}`
  const href = addressOf(line, counsels)
  return href ? <a href={href}>{words}</a> : <span>{words}</span>
}

/** Queues are given to others in the settings; the rest at the desk, for those who have one. */
function addressOf({ kind, thing, address }: HeldLine, counsels: boolean): string | null {
  if (kind === 'queue' || kind === 'queue-deputy') return `/settings/queues/${thing}`
  return counsels ? address : null
}

export function kindName(kind: string, count: number): string {
  return (kinds as readonly string[]).includes(kind) ? say(`kind-${kind}` as 'kind-anchor', { count }) : kind
}
