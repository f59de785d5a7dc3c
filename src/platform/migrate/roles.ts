import pg from 'pg'

/** One PostgreSQL role per kind of actor; named after the database, because roles belong to the whole server. */
const groups = ['visitor', 'writer', 'family', 'staff', 'job', 'worker'] as const
export type Roles = Record<(typeof groups)[number] | 'login', string>

export function rolesOf(prefix: string, login = `${prefix}_login`): Roles {
  if (Buffer.byteLength(prefix) > 50)
    throw new Error(`the database name ${prefix} is too long: its roles are named after it (50 bytes at most)`)
  const named = Object.fromEntries(groups.map((group) => [group, `${prefix}_${group}`]))
  return { ...(named as Omit<Roles, 'login'>), login }
}

/** The roles exist, and the login may become each of them but is none of them by itself. */
export async function ensureRoles(client: pg.ClientBase, roles: Roles, loginPassword?: string): Promise<void> {
  const { rows: existing } = await client.query('select rolname from pg_roles where rolname = any($1)', [Object.values(roles)])
  const missing = (role: string) => !existing.some((row) => row.rolname === role)
  for (const group of groups) if (missing(roles[group])) await client.query(`create role ${id(roles[group])} nologin noinherit`)
  if (missing(roles.login)) {
    if (!loginPassword)
      throw new Error(`the role ${roles.login} of DATABASE_URL does not exist on this server: create it with a password first`)
    await client.query(`create role ${id(roles.login)} login noinherit`)
  }
  if (loginPassword) await client.query(`alter role ${id(roles.login)} password ${pg.escapeLiteral(loginPassword)}`)
  for (const group of groups) await client.query(`grant ${id(roles[group])} to ${id(roles.login)} with inherit false, set true`)
  const { rows: me } = await client.query('select rolsuper from pg_roles where rolname = current_user')
  if (!me[0].rolsuper) await client.query(`grant ${id(roles.worker)} to current_user with inherit true, set true`)
}

/** Policy files name roles as `:visitor`, `:staff` …; a cast such as `::text` is no placeholder. */
export function withRoles(sql: string, roles: Roles): string {
  const names = Object.keys(roles).join('|')
  return sql.replace(new RegExp(`(?<![:\\w]):(${names})\\b`, 'g'), (_, name: keyof Roles) => id(roles[name]))
}

export function id(name: string): string {
  return pg.escapeIdentifier(name)
}
