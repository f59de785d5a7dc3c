import { type RawBuilder, sql } from 'kysely'
import type { Owner } from '#core/builders.ts'
import { as, type Db, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { type Household, roles } from './household.ts'

/**
 * A row of the table of rights: one sign for each role, whose rows it is about, the line that opens them, and what is done to them when
 * they are not only looked at. `·` no right at all, `0` may ask and is shown nothing, `l` shown behind a line, `s` shown without one.
 */
export type Right = [signs: string, of: string, opens?: Line, change?: string]
type Wish = { of: string; opens?: Line; change?: string }
type Line = 'family' | `inquiry:${string}` | `thread:${string}`

/** What each role is shown, or may change, grouped: before the door · adults · employees and office · others in the network · jobs. */
export async function signsOf(db: Db, household: Household, [, of, opens, change]: Right): Promise<string> {
  const signs: string[] = []
  for (const role of roles) signs.push(await signOf(db, household, { right: { of, opens, change }, role }))
  return [2, 3, 5, 3, 1].map((size) => signs.splice(0, size).join('')).join(' ')
}

async function signOf(db: Db, household: Household, { right, role }: { right: Wish; role: (typeof roles)[number] }): Promise<string> {
  const without = await count(db, household, { right, role, line: false })
  if (without === null) return '·'
  if (without > 0) return 's'
  const behind = right.opens ? await count(db, household, { right, role, line: true }) : 0
  return behind ? 'l' : '0'
}

/** A row of the table as a sentence: "mother and father may read counselling.note behind a line; nothing of it for stranger". */
export function inWords([signs, of, opens, change]: Right): string {
  const each = [...signs.replaceAll(' ', '')]
  const who = (sign: string) => new Intl.ListFormat('en').format(roles.filter((_, n) => each[n] === sign))
  const done = change ? `may ${change === 'delete' ? 'delete from' : `set ${change} in`}` : 'may read'
  const said = [
    who('s') && `${who('s')} ${done} ${of}`,
    who('l') && `${who('l')} ${done} ${of} behind a line${opens ? ` (${opens})` : ''}`,
    who('0') && `nothing of it for ${who('0')}`,
  ].filter(Boolean)
  return said.length > 0 ? said.join('; ') : `nobody ${done} ${of}`
}

/** Tables of a schema that no row speaks of; the directory, which everybody may read and in which nothing ends, is looked at elsewhere. */
export async function tablesWithout(owner: Owner, schema: string, rights: Right[]): Promise<string[]> {
  const { rows } = await owner.query(
    `select relname as name from pg_class c where relkind = 'r' and relnamespace = $1::regnamespace and relname not in ('reference', 'place', 'closed_day')
       and not (has_table_privilege(platform.role_prefix() || '_visitor', c.oid, 'select') and not exists (select from pg_attribute where attrelid = c.oid and attname = 'ended_at'))`,
    [schema],
  )
  const named = new Set(rights.map(([, of]) => of.split(' ')[0]))
  return rows.map(({ name }) => `${schema}.${name}`).filter((name) => !named.has(name))
}

class Undone extends Error {}

/** How many rows the role is shown, or touches; null when PostgreSQL gives no right at all. Nothing stays. */
async function count(
  db: Db,
  household: Household,
  { right, role, line }: { right: Wish; role: (typeof roles)[number]; line: boolean },
): Promise<number | null> {
  let found: number | null = null
  try {
    await as(db, household.actors[role], async (tx) => {
      if (line) await open(tx, household, right.opens!)
      found = await ask(tx, household, right)
      throw new Undone()
    })
  } catch (error) {
    if (error instanceof Undone) return found
    const { code, message } = error as { code?: string; message: string }
    if (code === '42501' && message.startsWith('permission denied')) return line ? 0 : null
    if (code === 'P0002' || code === '42501') return 0
    throw error
  }
  return found
}

async function ask(tx: Tx, { ids }: Household, { of, change }: Wish): Promise<number> {
  const [table, where] = of.split(' where ') as [string, string | undefined]
  const [place, which] = [sql.raw(table), sql.raw(named(where ?? 'true', ids))]
  if (!change) return (await sql<{ n: number }>`select count(*)::int as n from ${place} where ${which}`.execute(tx)).rows[0]!.n
  const deed: RawBuilder<unknown> =
    change === 'delete' ? sql`delete from ${place} where ${which}` : sql`update ${place} set ${sql.raw(named(change, ids))} where ${which}`
  return Number((await deed.execute(tx)).numAffectedRows)
}

/** As whoever it is would open it: an adult the own page, a leader with a reason, everybody else for the plan. */
async function open(tx: Tx, { ids, actors, maja }: Household, line: Line): Promise<void> {
  const { rows } = await sql<{ hat: string | null; role: string | null }>`select core.hat() as hat, core.my_role() as role`.execute(tx)
  const { hat, role } = rows[0]!
  if (line === 'family') {
    if (role === 'team_leader')
      await sql`insert into core.reading_reason (hat_id, family_id, reason) values (${hat}, ${maja.id}, 'Klage')`.execute(tx)
    const own = actors.mother.kind === 'family' && (hat === ids.mother || hat === ids.father)
    await sql`select core.open_family(${maja.id}, ${own ? 'own-page' : 'plan'})`.execute(tx)
    return
  }
  const [kind, name] = line.split(':') as [string, string]
  const door =
    kind === 'inquiry' && role
      ? sql`select counselling.open_inquiry(${ids[`${name}.inquiry`]}, 'answer')`
      : sql`select counselling.open_conversation_of(${ids[`${name}.writer`]}, 'own-page')`
  if (kind === 'thread' && role) await open(tx, { ids, actors, maja } as Household, 'family')
  await door.execute(tx)
}

function named(text: string, ids: Record<string, string>): string {
  return text.replace(/\{([\w.]+)\}/g, (_, name: string) => {
    if (name === 'new') return `'${newId()}'`
    if (!(name in ids)) throw new Error(`nothing is called ${name}`)
    return `'${ids[name]}'`
  })
}
