import { sql } from 'kysely'
import type { Colleague } from '#core/circle/circle.ts'
import { insertPlaces } from '#core/circle/store.ts'
import { type At, placeNext, planStep, type StepWish } from '#core/next-step/actions.ts'
import type { Shift } from '#core/next-step/next-step.ts'
import { insertBridge, type NewStep } from '#core/next-step/store.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { type Closing, closingWords, mayClose } from './family.ts'
import { type FamilyRow, type LevelRule, levelRules } from './store.ts'

export type Goodbye = { closing: Closing; words: string; reached: string; ifWorse: string; afterCare: string }
type Close = { goodbye: Goodbye; openPromises: number; unanswered: number; at: At }

/**
 * The help ends, its history does not: what was planned is dropped with the reason, ours step back from the circle, the adults keep their
 * page to read. The family must be locked and opened.
 */
export async function closeFamily(tx: Tx, family: FamilyRow, { goodbye, openPromises, unanswered, at }: Close): Promise<true | Refusal> {
  const allowed = mayClose({ open: family.closedAt === null, level: family.level, openPromises, unanswered }, goodbye.closing)
  if (isRefusal(allowed)) return allowed
  const said = closingWords(goodbye)
  if (isRefusal(said)) return said
  await sql`with ended as (
      update core.next_step set ended_at = platform.now(), ended_as = 'dropped', ended_by = ${at.me} where family_id = ${family.id} and undone returning id)
    update core.step_words set end_reason = ${goodbye.words.slice(0, 500)} where step_id in (select id from ended)`.execute(tx)
  await sql`insert into core.family_words (family_id, close_words, reached, if_worse, after_care)
      values (${family.id}, ${goodbye.words}, ${goodbye.reached || null}, ${goodbye.ifWorse || null}, ${goodbye.afterCare || null})
    on conflict (family_id) do update set close_words = excluded.close_words, reached = excluded.reached, if_worse = excluded.if_worse, after_care = excluded.after_care`.execute(
    tx,
  )
  await sql`update core.family set closed_at = platform.now(), closed_by = ${at.me}, closed_as = ${goodbye.closing}, bridge_shift_id = null, bridge_id = null
    where id = ${family.id}`.execute(tx)
  await sql`update core.circle set ended_at = platform.now() where family_id = ${family.id} and ended_at is null and as_what <> 'adult'`.execute(
    tx,
  )
  return true
}

type Reopen = { anchor: Colleague; deputy: Colleague; step: StepWish; bridgeWords: string; at: At }

/** Everything is as it was, with the same people where they are still here, and a new next step. The family must be locked and opened. */
export async function reopenFamily(tx: Tx, family: FamilyRow, reopen: Reopen): Promise<NewStep | Refusal> {
  if (family.closedAt === null) return refuse('alreadyOpen')
  const { anchor, deputy, at } = reopen
  const rule = (await levelRules(tx))[family.level]
  const step = await planStep(tx, family.id, { wish: reopen.step, at })
  if (isRefusal(step)) return step
  const placed = await placeNext(tx, step, { today: at.today, level: family.level, gapDays: rule.gapDays, bridgeWords: reopen.bridgeWords })
  if (isRefusal(placed)) return placed
  // Whoever returns to her own place had said yes to it until the family closed; a new one says yes for the anchor of today.
  const places = [
    { id: newId(), familyId: family.id, hat: anchor.hat, as: 'anchor' as const, returns: anchor.hat === family.anchorId },
    { id: newId(), familyId: family.id, hat: deputy.hat, as: 'deputy' as const, returns: deputy.hat === family.deputyId },
  ]
  await insertPlaces(
    tx,
    places.filter(({ returns }) => returns),
  )
  await updateReopened(tx, family, { anchor, deputy, step, rule, bridge: placed.bridge, reopen })
  await insertPlaces(
    tx,
    places.filter(({ returns }) => !returns),
  )
  await sql`update core.circle set ended_at = platform.now() where family_id = ${family.id} and ended_at is null and as_what = 'counsellor'
    and hat_id in (${anchor.hat}, ${deputy.hat})`.execute(tx)
  return step
}

type Reopened = { anchor: Colleague; deputy: Colleague; step: NewStep; rule: LevelRule; bridge: Shift | null; reopen: Reopen }

async function updateReopened(tx: Tx, family: FamilyRow, { anchor, deputy, step, rule, bridge, reopen }: Reopened): Promise<void> {
  const bridgeId = bridge && reopen.bridgeWords ? newId() : null
  if (bridgeId) await insertBridge(tx, { id: bridgeId, familyId: family.id, words: reopen.bridgeWords, by: reopen.at.me })
  await tx
    .updateTable('core.family')
    .set({
      closed_at: null,
      closed_by: null,
      closed_as: null,
      level_version: rule.version,
      gap_days: rule.gapDays,
      anchor_id: anchor.hat,
      anchor_person: anchor.person,
      deputy_id: deputy.hat,
      deputy_person: deputy.person,
      next_step_id: step.id,
      next_due: step.dueOn,
      next_owner_id: step.ownerId,
      bridge_shift_id: bridge?.id ?? null,
      bridge_id: bridgeId,
    })
    .where('id', '=', family.id)
    .execute()
}
