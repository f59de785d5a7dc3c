import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { askOne, type Db, type Tx } from '#platform/db.ts'
import type { Visit, Who } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'

/** 256 bits that nobody can guess. Only the browser keeps it; the database keeps its hash. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

type Row = {
  session_id: string
  hat_id: string
  kind: 'staff' | 'family' | 'writer'
  role: string | null
  display_name: string | null
  family_id: string | null
  organisation: string | null
  ends_when_left: boolean
}

/**
 * Who wears the session behind a cookie. A session that has ended, expired or stood idle too long is nobody; only what a person does
 * keeps it awake, not a page that renews itself.
 */
export async function whoIs(db: Db, { token, active }: { token: string; active: boolean }): Promise<Who> {
  const asked = sql`select * from core.open_session(${tokenHash(token)}, ${active})`
  const [row] = await askOne<Row>(db, { kind: 'visitor' }, asked)
  if (!row) return { kind: 'visitor' }
  return {
    kind: row.kind,
    hat: row.hat_id,
    session: row.session_id,
    name: row.display_name,
    role: row.role,
    familyId: row.family_id,
    organisation: row.organisation,
    endsWhenLeft: row.ends_when_left,
  }
}

/** Who has paused the access of the one who holds this token; nobody else is told. */
export async function pausedBy(db: Db, token: string): Promise<string | null> {
  const asked = sql`select core.paused_by(${tokenHash(token)}) as name`
  return (await askOne<{ name: string | null }>(db, { kind: 'visitor' }, asked))[0]!.name
}

/** Signs in as a hat of the demo world; any other world refuses. */
export async function startDemoSession(tx: Tx, hat: string, token: string): Promise<void> {
  await sql`select core.demo_session(${newId()}, ${hat}, ${tokenHash(token)})`.execute(tx)
}

export async function endSession(tx: Tx, token: string): Promise<void> {
  await sql`select core.end_session(${tokenHash(token)})`.execute(tx)
}

/** What the quick exit does to the session behind a token: true where it is over now. */
export async function leaveSession(db: Db, token: string): Promise<boolean> {
  const [row] = await askOne<{ over: boolean }>(db, { kind: 'visitor' }, sql`select core.leave_session(${tokenHash(token)}) as over`)
  return row!.over
}

export async function endAllMySessions(tx: Tx): Promise<void> {
  await sql`select core.end_all_my_sessions()`.execute(tx)
}

/** This browser wears the new session from now on; the one it had ends, so that nobody sits there in two hats. */
export async function comeIn(visit: Visit, token: string, days?: number): Promise<void> {
  const { token: earlier } = visit
  if (earlier) await visit.askAs({ kind: 'visitor' }, (tx) => endSession(tx, earlier))
  visit.signIn(token, days)
}
