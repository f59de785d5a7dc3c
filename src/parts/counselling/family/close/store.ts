import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'

export async function endConversations(tx: Tx, familyId: string): Promise<void> {
  await sql`
    update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'family-closed' where family_id = ${familyId} and live`.execute(
    tx,
  )
}

/** Where there is nobody left to promise anything, nothing is owed. */
export async function endPromises(tx: Tx, familyId: string): Promise<void> {
  await sql`update core.promise set ended_at = platform.now(), ended_as = 'not-needed', not_needed_because = 'family-closed'
    where family_id = ${familyId} and open`.execute(tx)
}

/** What was told of the plan is not needed when we agree to end; what is past its time was broken all the same. */
export async function endStepPromises(tx: Tx, familyId: string): Promise<void> {
  await sql`update core.promise set ended_at = platform.now(), ended_as = case when due_by < platform.now() then 'broken' else 'not-needed' end,
      not_needed_because = case when due_by >= platform.now() then 'family-closed' end
    where family_id = ${familyId} and open and what = 'step'`.execute(tx)
}

/** The conversations that closed with the family go on where they were. */
export async function wakeConversations(tx: Tx, familyId: string): Promise<void> {
  await sql`
    update counselling.conversation set state = 'sleeping', ended_at = null, ended_as = null
      where family_id = ${familyId} and ended_as = 'family-closed'`.execute(tx)
}

export async function standByAgain(tx: Tx, at: { inquiryId: string; familyId: string; circleId: string }): Promise<void> {
  await sql`select counselling.stand_by_again(${at.inquiryId}, ${at.familyId}, ${at.circleId})`.execute(tx)
}
