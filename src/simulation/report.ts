import type { ClientBase } from 'pg'
import type { Gone } from './gone.ts'
import type { Post } from './post.ts'
import type { Tally } from './tally.ts'

type Client = Pick<ClientBase, 'query'>
type Percentiles = { level: string; n: number; p50: number; p90: number; p99: number }

/** What a year came to, counted in the world's own rows. */
export type Figures = {
  inquiries: Record<string, number>
  endedAs: Record<string, number>
  live: number
  families: { opened: number; closed: number; openedAgain: number; open: number }
  promises: Record<string, number>
  /** Hours from the first word to the first human answer, of those who wrote: on the phone and across the table it is at once. */
  firstContact: Percentiles[]
  absences: number
  covers: number
  /** Families and nights: held by a written bridge, past their day, and not heard from for long. */
  nights: { bridged: number; overdue: number; quiet: number }
  anchorsChanged: number
  /** What the night has deleted, and proved. */
  deleted: number
  proofs: number
  mails: Record<string, number>
}

/** What has been deleted is counted in what remains of it: numbers without a word or a name. */
export async function readFigures(client: Client, gone: Gone): Promise<Figures> {
  const rows = async <T>(sql: string) => (await client.query(sql)).rows as T[]
  const one = async (sql: string) => (await rows<{ n: number }>(sql))[0]!.n
  const grouped = async (sql: string) => Object.fromEntries((await rows<{ name: string; n: number }>(sql)).map(({ name, n }) => [name, n]))
  const events = await grouped(
    `select kind as name, count(*)::int as n from core.event where kind in ('family-opened', 'family-closed') group by 1`,
  )
  const opened = await one('select count(*)::int as n from core.family')
  return {
    inquiries: await grouped(`select channel as name, count(*)::int as n from (${inquiries}) i group by 1 order by 2 desc`),
    endedAs: await grouped(
      `select ended_as as name, count(*)::int as n from (${inquiries}) i where ended_as is not null group by 1 order by 2 desc`,
    ),
    live: await one('select count(*)::int as n from counselling.inquiry where ended_at is null'),
    families: {
      opened,
      closed: events['family-closed'] ?? 0,
      openedAgain: (events['family-opened'] ?? 0) - opened,
      open: await one('select count(*)::int as n from core.family where closed_at is null'),
    },
    promises: together(
      await grouped(`select coalesce(ended_as, 'open') as name, count(*)::int as n from core.promise group by 1`),
      gone.by('core.promise'),
    ),
    firstContact: await rows<Percentiles>(firstContact),
    // Days shared between several stand-ins are several rows of one time away.
    absences: await one(`select count(distinct coalesce(spell_id, id))::int as n from core.roster where kind = 'away'`),
    covers: await one(`select count(*)::int as n from core.roster where kind = 'covering' and called_off_at is null`),
    nights: (
      await rows<
        Figures['nights']
      >(`select ${['bridged', 'overdue', 'quiet'].map((what) => `coalesce(sum((counts ->> '${what}')::int), 0)::int as ${what}`).join(', ')}
        from safety_net.proof_line`)
    )[0]!,
    anchorsChanged: await one(`select count(*)::int as n from core.circle c where as_what = 'anchor' and ended_at is not null
      and exists (select from core.circle d where d.family_id = c.family_id and d.as_what = 'anchor' and d.accepted_at = c.ended_at and d.hat_id <> c.hat_id)`),
    deleted: await one(`select coalesce(sum(count), 0)::int as n from core.deletion where kind = 'conversation'`),
    proofs: await one('select count(*)::int as n from safety_net.proof_line'),
    mails: together(await grouped('select state as name, count(*)::int as n from core.mail group by 1'), gone.by('core.mail')),
  }
}

function together(one: Record<string, number>, other: Record<string, number>): Record<string, number> {
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])]
  return Object.fromEntries(names.map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]))
}

/** Those that are here, and those that are a line of numbers by now: minutes in steps of five, and no minutes for the unanswered. */
const inquiries = `
  select channel, level, ended_as, extract(epoch from coalesce(answered_at, ended_at) - received_at) / 3600 as hours from counselling.inquiry
  union all select channel, level, ended_as, minutes_to_answer / 60.0 from counselling.past_inquiry`

const firstContact = `
  with met as (
    select level, hours from (${inquiries}) i where hours is not null and channel in ('web', 'mail'))
  select level, count(*)::int as n, percentile_cont(0.5) within group (order by hours) as p50, percentile_cont(0.9) within group (order by hours) as p90,
    percentile_cont(0.99) within group (order by hours) as p99 from met group by level order by level`

type Books = { tally: Tally; post: Post; figures: Figures; gone: Gone }

/** Nothing that was said to be done is missing, and nothing stands twice: the book of the hands beside the rows of the world. */
export async function differencesOf(client: Client, { tally, post, figures, gone }: Books): Promise<string[]> {
  const count = async (sql: string): Promise<number> => (await client.query(`select count(*)::int as n from ${sql}`)).rows[0].n
  const done = (...paths: string[]) => paths.reduce((sum, path) => sum + tally.of(`done: ${path}`), 0)
  const inquiries = Object.values(figures.inquiries).reduce((sum, n) => sum + n, 0)
  const [inquiry, family] = ['/desk/inquiries/:id', '/desk/families/:id']
  const pairs: [string, number, number][] = [
    ['inquiries received', done('/skriv', '/desk/inquiries/new'), inquiries - (await count(begunByFamilies))],
    [
      'words from them',
      done('/skriv', '/desk/inquiries/new', '/samtale', '/min-side/samtale'),
      (await count('counselling.message where not from_us')) + gone.of('counselling.message', 'them'),
    ],
    [
      'words from us',
      done(`${inquiry}/answer`, `${family}/conversations/:conversationId`),
      (await count('counselling.message where from_us')) + gone.of('counselling.message', 'us'),
    ],
    ['families opened', done('/desk/families/new'), figures.families.opened],
    ['families opened again', done(`${family}/reopen`), figures.families.openedAgain],
    ['families closed', done(`${family}/close`), figures.families.closed],
    ['notes', done(`${family}/after`), await count('counselling.note')],
    ['levels of families', done('/desk/families/new', `${family}/level`), await count('core.family_level')],
    ['attempts', done(`${inquiry}/attempt`), (await count('counselling.attempt')) + gone.of('counselling.attempt')],
    ['mails carried', post.carried(), mailsThere(figures.mails, post.carried())],
    ['absences', done('/desk/absence/new'), figures.absences],
  ]
  const apart = pairs.filter(([, told, there]) => told !== there)
  return [...apart.map(([what, told, there]) => `${what}: ${told} done, ${there} there`), ...post.wrong()]
}

/** A mail whose connection was cut before it was written down has perhaps left: it stands as on its way, and is never sent again. */
function mailsThere({ carried = 0, carrying = 0 }: Record<string, number>, told: number): number {
  return Math.min(Math.max(told, carried), carried + carrying)
}

const begunByFamilies = `counselling.conversation where code_key = 0`
