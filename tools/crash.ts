import { parseArgs } from 'node:util'
import { crash, type Outcome } from '#testing/crash/crash.ts'

/**
 * `npm run crash -- --seconds 120`: the real program twice on a real PostgreSQL, people who send forms, and SIGKILL at random moments.
 * Ends with a table, and with 1 when an acknowledged write was lost or doubled, or a law was broken.
 */
const { values } = parseArgs({ options: { seconds: { type: 'string', default: '120' }, writers: { type: 'string', default: '4' } } })

const outcome = await crash({ seconds: whole('seconds'), writers: whole('writers') })
process.stdout.write(report(outcome))
process.exitCode = outcome.faults.length + outcome.broken.length > 0 ? 1 : 0

function whole(name: 'seconds' | 'writers'): number {
  const number = Number(values[name])
  if (!Number.isInteger(number) || number < 1) throw new Error(`--${name} is a whole number from 1 on`)
  return number
}

function report({ seconds, kills, done, unanswered, mails, faults, broken }: Outcome): string {
  const lines: [string, string | number][] = [
    ['seconds', seconds],
    ...Object.entries(kills).map(([victim, n]): [string, number] => [`killed: ${victim}`, n]),
    ...Object.entries(done).map(([kind, n]): [string, number] => [`acknowledged: ${kind}`, n]),
    ['sent again, because no answer came', unanswered],
    ['mails that left', mails],
    ['lost or doubled', faults.length],
    ['laws broken', broken.length],
  ]
  const wide = Math.max(...lines.map(([what]) => what.length))
  return [
    ...lines.map(([what, count]) => `${what.padEnd(wide)}  ${count}`),
    ...faults,
    ...broken.map(({ law, thing }) => `BROKEN: ${law}: ${thing}`),
    '',
  ].join('\n')
}
