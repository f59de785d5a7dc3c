import pg from 'pg'

/** What kind of world a database is: written once, when it was created empty. */
export type Kind = 'demo' | 'test' | 'real'

export type World = { kind: Kind | null; holdsPeople: boolean }

export async function worldOf(client: pg.ClientBase): Promise<World> {
  const { rows } = await client.query(
    "select to_regclass('platform.database_mark') is not null as marked, to_regclass('core.person') is not null as peopled",
  )
  const { marked, peopled } = rows[0]
  const mark = marked ? await client.query('select kind from platform.database_mark') : null
  const people = peopled ? await client.query('select exists (select from core.person) as some') : null
  return { kind: mark?.rows[0]?.kind ?? null, holdsPeople: people?.rows[0].some ?? false }
}

export type Mending = { line: string } | { markAs: Kind } | null

/** A demo or a moved clock may never reach people who are real: one line that stops the start, or a new mark for a world still empty. */
export function guardWorld(world: World, wants: { demo: boolean; clock: boolean }): Mending {
  if (world.kind === 'demo' || world.kind === 'test' || !(wants.demo || wants.clock)) return null
  if (!world.holdsPeople) return { markAs: 'demo' }
  const setting = wants.demo ? 'HELE_VEJEN_DEMO' : 'HELE_VEJEN_CLOCK'
  return {
    line: `${setting} is set, but this database was not created as a demo and holds people. Take the setting away, or use an empty database.`,
  }
}

const move = `insert into platform.clock (offset_by) select $1::timestamptz - now() where $2 or $1::timestamptz > platform.now()
  on conflict (one) do update set offset_by = excluded.offset_by returning now() + offset_by as at`

/** Lets the clock of a demo world run on from this moment; it never goes back once somebody is there. Returns the moment it shows. */
export async function moveClock(client: pg.ClientBase, to: Date | undefined, mayGoBack: boolean): Promise<Date> {
  const moved = to && (await client.query(move, [to, mayGoBack])).rows[0]
  return (moved ?? (await client.query('select platform.now() as at')).rows[0]).at
}

/** One connection for a look around, before anything is started. */
export async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, application_name: 'hele-vejen start' })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
