import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Level } from '#platform/level.ts'
import type { Inquiry } from '../../inquiry/store.ts'

export async function personOfWriter(tx: Tx, writerId: string): Promise<string> {
  const row = await tx.selectFrom('core.hat').select('person_id').where('id', '=', writerId).executeTakeFirstOrThrow()
  return row.person_id
}

/** The inquiry ends as a family, and conversation and promises go on with it. */
export async function tieToFamily(
  tx: Tx,
  inquiry: Pick<Inquiry, 'id' | 'writerId' | 'conversationId'>,
  tie: { familyId: string; holder: string },
): Promise<void> {
  await sql`
    update core.promise set family_id = ${tie.familyId}, by_hat = ${tie.holder}, by_queue = null where to_hat = ${inquiry.writerId} and open`.execute(
    tx,
  )
  await sql`
    update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'family-opened', ended_by = core.hat(),
      ended_by_person = (select person_id from core.hat where id = core.hat()), family_id = ${tie.familyId}
    where id = ${inquiry.id}`.execute(tx)
  await sql`
    update counselling.conversation set family_id = ${tie.familyId}, ended_at = null, ended_as = null,
      state = case when state = 'ended' then 'sleeping' else state end where id = ${inquiry.conversationId}`.execute(tx)
}

export type ReturningTo = { id: string; shortName: string; closedAt: Date; anchorId: string; deputyId: string; level: Level }

/** Closed families the writer of this inquiry is an adult of: the door is still open. */
export async function closedFamiliesOf(tx: Tx, inquiryId: string): Promise<ReturningTo[]> {
  const { rows } = await sql<ReturningTo>`
    select family_id as id, short_name as "shortName", closed_at as "closedAt", anchor_id as "anchorId", deputy_id as "deputyId", level
      from counselling.come_back_to(${inquiryId})`.execute(tx)
  return rows
}

export type Opened = { id: string; shortName: string; byMe: boolean }

/** The family an inquiry has become, where the reader reaches it. */
export async function familyOf(tx: Tx, inquiryId: string): Promise<Opened | null> {
  const { rows } = await sql<Opened>`
    select f.id, f.short_name as "shortName", i.ended_by = core.hat() as "byMe" from counselling.inquiry i join core.family f on f.id = i.family_id where i.id = ${inquiryId}`.execute(
    tx,
  )
  return rows[0] ?? null
}
