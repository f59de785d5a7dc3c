import { sql } from 'kysely'
import { type StaffRole, staffRoles } from '#core/session/role.ts'
import { type Counted, counted } from '#platform/counted.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { oneAfterTheOther } from '../store.ts'
import type { Capacity } from './form.ts'

type Status = 'active' | 'invited' | 'expired' | 'suspended' | 'leaving'
export type PersonRow = {
  hat: string
  person: string
  name: string
  role: StaffRole
  profession: string | null
  organisation: string
  organisationName: string
  mail: string | null
  lastDay: string | null
  status: Status
  /** Whether the reader may change it: never oneself, and nobody with more to say. */
  changeable: boolean
}

// Somebody who was never invited and is here has come in another way: with the key of another hat, or into a demo.
const people = sql`
  select h.id as hat, h.person_id as person, h.display_name as name, h.role, h.profession, o.id as organisation, o.name as "organisationName", m.address as mail,
    h.last_day::text as "lastDay", core.may_change(h.id) as changeable,
    case when h.suspended_at is not null then 'suspended' when h.last_day is not null then 'leaving'
      when asked.ever is null or core.key_made_at(h.id) is not null or (h.role = 'volunteer' and m.address is not null) then 'active'
      when asked.open then 'invited' else 'expired' end as status
  from core.hat h join core.organisation o on o.id = h.organisation_id left join core.sign_in_mail m on m.hat_id = h.id
    left join lateral (select true as ever, bool_or(i.used_at is null and i.withdrawn_at is null and i.ends_at > platform.now()) as open
      from core.invitation i where i.hat_id in (select x.id from core.hat x where x.person_id = h.person_id) having count(*) > 0) asked on true
  where h.live and h.kind = 'membership' and o.id in (select core.led_organisations(with_office => true))`

export type Wish = { house: string | null; name: string }
/** Everyone in the organisations I set up, one line a hat: of one house, of a name that holds some words. The first two hundred. */
export async function readPeople(tx: Tx, { house, name }: Wish): Promise<(PersonRow & Counted)[]> {
  const { rows } = await sql<PersonRow & Counted>`
    select *, ${counted} from (${people} and (${house}::uuid is null or o.id = ${house}::uuid) and strpos(lower(h.display_name), lower(${name})) > 0) found
    order by "organisationName", name, hat limit 200`.execute(tx)
  return rows
}

export async function readPerson(tx: Tx, hat: string): Promise<PersonRow | undefined> {
  const { rows } = await sql<PersonRow>`${people} and h.id = ${hat}`.execute(tx)
  return rows[0]
}

export type OtherHat = { hat: string; role: StaffRole; organisationName: string; mine: boolean }

/** What else the same person is here. */
export async function readOtherHats(tx: Tx, hat: string): Promise<OtherHat[]> {
  const { rows } = await sql<OtherHat>`
    select o.id as hat, o.role, g.name as "organisationName", g.id in (select core.led_organisations(with_office => true)) as mine
    from core.hat h join core.hat o on o.person_id = h.person_id and o.id <> h.id and o.live and o.kind = 'membership' join core.organisation g on g.id = o.organisation_id
    where h.id = ${hat} order by g.name, o.id`.execute(tx)
  return rows
}

/** The roles I may give in at least one of my organisations: nobody gives one with more to say than the own. */
export async function readGivableRoles(tx: Tx): Promise<StaffRole[]> {
  const { rows } = await sql<{ role: StaffRole }>`
    select role from unnest(${sql.val([...staffRoles])}::text[]) with ordinality as r(role, n)
    where exists (select from core.led_organisations(with_office => true) o where core.may_invite(r.role, o)) order by n`.execute(tx)
  return rows.map(({ role }) => role)
}

export async function mayGive(tx: Tx, { role, organisation }: Pick<Capacity, 'role' | 'organisation'>): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`select core.may_invite(${role}, ${organisation}) as may`.execute(tx)
  return rows[0]!.may
}

/** Whether the person of this hat has one with that role in that place. */
export async function hasHat(tx: Tx, hat: string, { role, organisation }: Pick<Capacity, 'role' | 'organisation'>): Promise<boolean> {
  const { rows } = await sql`
    select from core.hat h join core.hat o on o.person_id = h.person_id and o.live
    where h.id = ${hat} and o.role = ${role} and o.organisation_id = ${organisation}`.execute(tx)
  return rows.length > 0
}

export type Known = Record<'name' | 'role' | 'organisation', string | undefined> & { mail?: string | null | undefined }

/**
 * By what somebody who is to be invited is here already: two of one name, with the same role in the same house, would be told apart by nobody,
 * and whoever has the mail address is here. Among those the reader may invite: of a colleague elsewhere nothing is told.
 */
export async function knownBy(tx: Tx, { name, role, organisation, mail }: Known): Promise<'name' | 'mail' | null> {
  await oneAfterTheOther(tx, 'invitations')
  const { rows } = await sql<{ by: 'name' | 'mail' | null }>`
    select case
      when exists (select from core.hat where organisation_id = ${organisation ?? null} and live and role = ${role ?? null}
        and lower(display_name) = lower(${name ?? null})) then 'name'
      when exists (select from core.sign_in_mail m join core.hat h on h.id = m.hat_id and h.live where lower(m.address) = lower(${mail ?? null})) then 'mail'
    end as by`.execute(tx)
  return rows[0]!.by
}

export async function changeMembership(tx: Tx, hat: string, to: Capacity & { name: string }): Promise<void> {
  await sql`select core.change_membership(${hat}, ${to.name}, ${to.role}, ${to.profession}, ${to.organisation})`.execute(tx)
}

export type HeldLine = {
  kind: string
  thing: string
  family: string | null
  due: string | null
  address: string
  since: Date | null
  goesTo: string | null
}

/** What is held, as far as the reader reaches it, and who has it from the day the person is gone. */
export async function readHeldLines(tx: Tx, { hat, person }: Pick<PersonRow, 'hat' | 'person'>): Promise<HeldLine[]> {
  const { rows } = await sql<HeldLine>`
    select g.kind, g.thing, f.short_name as family, g.due::text as due, g.address, g.since, gone.name as "goesTo"
    from core.holding g left join core.family f on f.id = g.family_id
      left join lateral (select s.display_name as name from core.roster a join core.roster c on c.absence_id = a.id and c.covers
          and (c.family_id = g.family_id or c.id = a.default_cover_id) join core.hat s on s.id = c.hat_id
        where a.person_id = ${person} and a.away_now and upper_inf(a.period) order by c.family_id nulls last limit 1) gone on true
    where g.hat_id = ${hat} and g.kind not in ('stand-in', 'stood-in-for', 'shift') order by g.level nulls last, g.due nulls last, f.short_name, g.kind, g.thing limit 300`.execute(
    tx,
  )
  return rows
}

/** Until when somebody is away, null while nobody knows, and who steps in. */
export type Away = { until: string | null; standIn: string }

export async function readAway(tx: Tx, person: string): Promise<Away | undefined> {
  const { rows } = await sql<Away>`
    select (upper(a.period) - 1)::text as until, s.display_name as "standIn"
    from core.away_today a join core.roster c on c.id = a.default_cover_id join core.hat s on s.id = c.hat_id
    where a.person_id = ${person} order by upper(a.period) desc nulls first limit 1`.execute(tx)
  return rows[0]
}

type Candidate = { hat: string; name: string }
export type Leaving = { needsStandIn: boolean; standIn: string | null; candidates: Candidate[] }

/** Who may have everything from the last day on: those who have said yes in advance, and the leader who writes. */
export async function readLeaving(tx: Tx, { hat, person }: Pick<PersonRow, 'hat' | 'person'>): Promise<Leaving> {
  const { rows } = await sql<Leaving>`
    select core.needs_stand_in(${hat}) as "needsStandIn",
      (select s.display_name from core.roster a join core.roster c on c.id = a.default_cover_id join core.hat s on s.id = c.hat_id
        where a.person_id = ${person} and a.away_now and upper_inf(a.period) limit 1) as "standIn",
      (select coalesce(jsonb_agg(jsonb_build_object('hat', h.id, 'name', h.display_name) order by h.display_name, h.id), '[]') from core.hat h
        where h.anchors and h.person_id <> ${person} and core.may_stand_in(${hat}, h.id)) as candidates`.execute(tx)
  return rows[0]!
}

export async function giveNotice(tx: Tx, hat: string, notice: { lastDay: string; standIn: string | null }): Promise<void> {
  await sql`select core.give_notice(${hat}, ${notice.lastDay}::date, ${newId()}, ${newId()}, ${notice.standIn}::uuid)`.execute(tx)
}

export async function withdrawNotice(tx: Tx, hat: string): Promise<void> {
  await sql`select core.withdraw_notice(${hat})`.execute(tx)
}

export type Ready = { hat: string; name: string; organisationName: string; yeses: string[] }

/** Everyone in my organisations who may hold families, and who has said yes to stand in. A yes of somebody who is not here helps nobody. */
export async function readReady(tx: Tx): Promise<Ready[]> {
  const { rows } = await sql<Ready>`
    select h.id as hat, h.display_name as name, o.name as "organisationName",
      array(select b.display_name from core.stand_in y join core.hat b on b.id = y.by_hat and b.suspended_at is null and b.last_day is null
        where y.for_hat = h.id and y.live order by b.display_name, b.id) as yeses
    from core.hat h join core.organisation o on o.id = h.organisation_id
    where h.anchors and h.kind = 'membership' and o.id in (select core.led_organisations(with_office => true)) order by o.name, h.display_name, h.id`.execute(
    tx,
  )
  return rows
}
