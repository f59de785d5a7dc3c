import { sql } from 'kysely'
import type { Shut } from '#core/roster/shut.ts'
import type { Tx } from '#platform/db.ts'
import type { Colleague, Yes } from './circle.ts'

/**
 * Whom somebody may turn to: the own house, whom they lead, who has said yes to them, and who stands or stood around the family that lies
 * open. In a network of many houses nobody chooses among hundreds.
 */
const near = sql`any (array(
  select c.id from core.hat c where c.anchors
    and c.organisation_id = any (array(select me.organisation_id from core.hat me where me.id = (select core.hat()) union select core.led_organisations()))
  union select by_hat from core.stand_in where live and ended_at is null and for_hat = (select core.hat())
  union select hat_id from core.circle where family_id = any ((select core.opened_families())::uuid[])))`

/** Everyone near who may hold families, leaders last, with until when they are away today. Who cannot come in keeps a place, and gets no new one. */
export async function colleagues(tx: Tx): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select h.id as hat, h.person_id as person, h.display_name as name, h.role = 'team_leader' as leads,
      (select case when upper(r.period) is null then 'open' else (upper(r.period) - 1)::text end from core.away_today r
         where r.person_id = h.person_id order by upper(r.period) desc nulls first limit 1) as "awayUntil", o.why as shut
      from core.hat h left join core.cannot_come_in() o on o.hat_id = h.id where h.anchors and h.id = ${near}
        and (o.why is null or h.id in (select c.hat_id from core.circle c where c.family_id = any ((select core.opened_families())::uuid[])))
      order by leads, h.display_name, h.id`.execute(tx)
  return rows
}

/** Who has said yes in advance to stand in for whom, of those near. The yes of somebody who is suspended waits until it is over. */
export async function yesesInAdvance(tx: Tx): Promise<Yes[]> {
  const { rows } =
    await sql<Yes>`select s.for_hat as "for", s.by_hat as by from core.stand_in s join core.hat b on b.id = s.by_hat and b.suspended_at is null
      where s.live and s.ended_at is null and s.for_hat = ${near}`.execute(tx)
  return rows
}

type Standing = 'anchor' | 'deputy' | 'counsellor' | 'adult' | 'volunteer' | 'guest'
export type InCircle = {
  hat: string
  as: Standing
  /** A membership's first name; null for an adult, whom the family names. */
  name: string | null
  role: string | null
  organisation: string | null
  accepted: boolean
  since: Date | null
  shut: Shut | null
}

export async function circleOf(tx: Tx, familyId: string): Promise<InCircle[]> {
  const { rows } = await sql<InCircle>`
    select c.hat_id as hat, c.as_what as "as", h.display_name as name, h.role, o.name as organisation, c.accepted_at is not null as accepted, c.accepted_at as since, x.why as shut
      from core.circle c join core.hat h on h.id = c.hat_id left join core.organisation o on o.id = h.organisation_id
        left join core.cannot_come_in() x on x.hat_id = h.id
      where c.family_id = ${familyId} and c.ended_at is null
      order by array_position(array['anchor', 'deputy', 'adult', 'counsellor', 'guest', 'volunteer'], c.as_what), c.accepted_at, c.id`.execute(
    tx,
  )
  return rows
}

export type NewPlace = { id: string; familyId: string; hat: string; as: Standing }

/** Places taken at once by people who have said yes. */
export async function insertPlaces(tx: Tx, places: readonly NewPlace[]): Promise<void> {
  if (places.length === 0) return
  await tx
    .insertInto('core.circle')
    .values(
      places.map((place) => ({
        id: place.id,
        family_id: place.familyId,
        hat_id: place.hat,
        as_what: place.as,
        accepted_at: sql<Date>`platform.now()`,
      })),
    )
    .execute()
}

/**
 * One leaves a place and another takes it in one statement: whoever hands over reaches the family until it is done. What was promised from
 * a place goes with it, for nobody keeps a promise to a family they no longer reach; what was told about a step stays with the step, and a
 * deputy who becomes the anchor keeps the own.
 */
export async function replaceInCircle(tx: Tx, places: readonly NewPlace[]): Promise<void> {
  await sql`
    with taken as (select * from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as t (id uuid, "familyId" uuid, hat uuid, "as" text)),
      left_now as (
        update core.circle c set ended_at = platform.now() from taken t
          where c.family_id = t."familyId" and c.as_what = t."as" and c.ended_at is null returning c.family_id, c.as_what, c.hat_id, t.hat as to_hat),
      promised as (
        update core.promise p set by_hat = l.to_hat from left_now l
          where p.family_id = l.family_id and p.by_hat = l.hat_id and p.open and p.step_id is null
            and (l.as_what = 'anchor' or l.hat_id <> all (array(select hat from taken))) returning p.id)
    insert into core.circle (id, family_id, hat_id, as_what, accepted_at)
      select t.id, t."familyId", t.hat, t."as", platform.now() from taken t, (select count(*) from left_now) as gone, (select count(*) from promised) as along`.execute(
    tx,
  )
}
