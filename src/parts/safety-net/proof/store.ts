import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { LawBreach, ProofLine } from './proof.ts'

const columns = sql`n, day::text as day, to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, counts, breaches, previous, hash`

export async function readLastLine(tx: Tx): Promise<ProofLine | undefined> {
  const { rows } = await sql<ProofLine>`select ${columns} from safety_net.proof_line order by n desc limit 1`.execute(tx)
  return rows[0]
}

export async function readLinesAfter(tx: Tx, n: number): Promise<ProofLine[]> {
  const { rows } = await sql<ProofLine>`select ${columns} from safety_net.proof_line where n > ${n} order by n`.execute(tx)
  return rows
}

/** The true time, whatever our clock says, to the millisecond. */
export async function readTrueTime(tx: Tx): Promise<{ at: string; day: string; hour: number }> {
  const { rows } = await sql<{ at: string; day: string; hour: number }>`
    select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, platform.today()::text as day,
      extract(hour from platform.now() at time zone 'Europe/Copenhagen')::int as hour`.execute(tx)
  return rows[0]!
}

/** The laws themselves, asked without trusting what holds them. */
export async function readBreaches(tx: Tx): Promise<LawBreach[]> {
  const { rows } = await sql<LawBreach>`select law, what, subject from core.law_breach order by law, what, subject`.execute(tx)
  return rows
}

/** False when another worker has written this night's line. */
export async function insertLine(tx: Tx, line: ProofLine): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into safety_net.proof_line (n, day, at, counts, breaches, previous, hash)
    values (${line.n}, ${line.day}, ${line.at}, ${JSON.stringify(line.counts)}::jsonb, ${JSON.stringify(line.breaches)}::jsonb, ${line.previous}, ${line.hash})
    on conflict do nothing`.execute(tx)
  return numAffectedRows === 1n
}

type LeaderWithMail = { hat: string; address: string }

/** Leaders whose address we know, one mail each however many hats they lead with. */
export async function readLeadersWithMail(tx: Tx): Promise<LeaderWithMail[]> {
  const { rows } = await sql<LeaderWithMail>`
    select distinct on (h.person_id) h.id as hat, m.address from core.sign_in_mail m join core.hat h on h.id = m.hat_id
      where h.live and h.suspended_at is null and h.role in ('team_leader', 'director') order by h.person_id, h.id`.execute(tx)
  return rows
}
