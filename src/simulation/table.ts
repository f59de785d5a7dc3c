import type { Outcome } from './year.ts'

export type Machine = {
  toolSeconds: number
  serverSeconds: number | null
  cores: number
  load: number
  seed: number
  connections: number
  cuts: number
}
type Line = [what: string, count: string | number]

/** The year on one page. */
export function tableOf(outcome: Outcome, machine: Machine): string {
  const { tally, breaches, differences } = outcome
  const lines = [...whatHappened(outcome), ...howItRan(outcome, machine)]
  const wide = Math.max(...lines.map(([what]) => what.length))
  return [
    ...lines.map(([what, count]) => `${what.padEnd(wide)}  ${count}`),
    '',
    'refused:',
    ...tally.beginning('refused: ').map(([what, n]) => `  ${String(n).padStart(6)}  ${what.slice(9)}`),
    ...breaches.map(({ day, what, subject }) => `BROKEN on ${day}: ${what}: ${subject}`),
    ...differences.map((one) => `DOES NOT AGREE: ${one}`),
    '',
  ].join('\n')
}

function whatHappened({ figures, tally }: Outcome): Line[] {
  const { families, promises, nights } = figures
  return [
    ['inquiries', Object.values(figures.inquiries).reduce((total, n) => total + n, 0)],
    ...Object.entries(figures.inquiries).map(([channel, n]): Line => [`  by ${channel}`, n]),
    ...Object.entries(figures.endedAs).map(([as, n]): Line => [`  ended as ${as}`, n]),
    ['  not finished at the end', figures.live],
    [
      'families opened / again / closed / open at the end',
      `${families.opened} / ${families.openedAgain} / ${families.closed} / ${families.open}`,
    ],
    ['promises kept / moved / broken', `${promises.kept ?? 0} / ${promises.moved ?? 0} / ${promises.broken ?? 0}`],
    ['promises not needed / still open', `${promises['not-needed'] ?? 0} / ${promises.open ?? 0}`],
    ...figures.firstContact.map(
      ({ level, n, ...hours }): Line => [
        `first human answer, level ${level} (${n}): p50 / p90 / p99`,
        [hours.p50, hours.p90, hours.p99].map(inWords).join(' / '),
      ],
    ),
    ['absences / covers', `${figures.absences} / ${figures.covers}`],
    ['families and nights: overdue / quiet / bridged', `${nights.overdue} / ${nights.quiet} / ${nights.bridged}`],
    ['anchors changed', figures.anchorsChanged],
    ['levels raised / lowered', `${tally.of('levels raised')} / ${tally.of('levels lowered')}`],
    ['did not come', tally.of('did not come')],
    ['conversations deleted on their day / nights proved', `${figures.deleted} / ${figures.proofs}`],
    ['mails carried / wanted by nobody', `${figures.mails.carried ?? 0} / ${figures.mails['not-wanted'] ?? 0}`],
    ['mails tried again later', tally.of('mails tried again later')],
    ['colleagues who left / began', `${tally.of('have left')} / ${tally.of('have begun')}`],
    ['pages opened', tally.of('pages opened')],
  ]
}

function howItRan({ tally, transactions, seconds, breaches, differences }: Outcome, machine: Machine): Line[] {
  const { toolSeconds, serverSeconds, cores, load, seed, connections, cuts } = machine
  const again = tally.of('connections cut and tried again')
  return [
    ['transactions', `${transactions} (${Math.round(transactions / seconds)}/s)`],
    [
      'seconds / of processor: tool, server',
      `${seconds.toFixed(0)} / ${toolSeconds.toFixed(0)}, ${serverSeconds?.toFixed(0) ?? 'not known'}`,
    ],
    ['cores / load at the end', `${cores} / ${load.toFixed(1)}`],
    ['seed / connections', `${seed} / ${connections}`],
    ...(cuts > 0 ? [['connections cut / tried again', `${cuts} / ${again}`] as Line] : []),
    ['violations', breaches.length],
    ['done, but not found in the world', differences.length],
  ]
}

function inWords(hours: number): string {
  return hours < 1 ? `${Math.round(hours * 60)} min` : `${hours.toFixed(1)} h`
}

/** Whoever starts it in a script hears of a broken law, and of a table that does not agree with what was done. */
export function exitCodeOf({ breaches, differences }: Pick<Outcome, 'breaches' | 'differences'>): 0 | 1 {
  return breaches.length + differences.length > 0 ? 1 : 0
}
