import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

export type Readiness = { hat: string; name: string; iStepIn: boolean; stepsInForMe: boolean }

/** My colleagues, and who of us has said yes in advance to step in for the other. */
export async function readReadiness(tx: Tx): Promise<Readiness[]> {
  const { rows } = await sql<Readiness>`
    select h.id as hat, h.display_name as name,
      exists (select from core.stand_in s where s.for_hat = h.id and s.by_hat = core.hat() and s.live) as "iStepIn",
      exists (select from core.stand_in s where s.for_hat = core.hat() and s.by_hat = h.id and s.live and h.suspended_at is null) as "stepsInForMe"
    from core.hat h where h.kind = 'membership' and h.anchors and h.person_id <> core.my_person() order by h.display_name, h.id`.execute(tx)
  return rows
}

/** Says yes in advance; said twice it is still one yes. */
export async function stepInFor(tx: Tx, id: string, hat: string): Promise<void> {
  await sql`insert into core.stand_in (id, for_hat, by_hat, accepted_at) values (${id}, ${hat}, core.hat(), platform.now())
    on conflict (for_hat, by_hat) where ended_at is null do nothing`.execute(tx)
}

export async function noLongerStepInFor(tx: Tx, hat: string): Promise<void> {
  await sql`update core.stand_in set ended_at = platform.now() where for_hat = ${hat} and by_hat = core.hat() and ended_at is null`.execute(
    tx,
  )
}
