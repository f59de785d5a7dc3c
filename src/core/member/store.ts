import { sql } from 'kysely'
import { type Tx, together } from '#platform/db.ts'
import type { Role } from './member.ts'

export type NewMember = {
  id: string
  familyId: string
  person: { id: string; known: boolean }
  /** The hat of an adult. */
  adultId: string | null
  name: string | null
  role: Role
  bornOn: string | null
  dueOn: string | null
}

/** New people and their hats: index, so they may be written before the family has been opened. */
export async function insertPeople(tx: Tx, members: readonly NewMember[]): Promise<void> {
  const strangers = members.filter(({ person }) => !person.known)
  const adults = members.filter(({ adultId }) => adultId !== null)
  if (strangers.length > 0)
    await tx
      .insertInto('core.person')
      .values(strangers.map(({ person }) => ({ id: person.id })))
      .execute()
  if (adults.length > 0)
    await tx
      .insertInto('core.hat')
      .values(adults.map((one) => ({ id: one.adultId!, kind: 'family_adult', person_id: one.person.id, family_id: one.familyId })))
      .execute()
}

export async function insertMembers(tx: Tx, members: readonly NewMember[]): Promise<void> {
  if (members.length === 0) return
  await tx
    .insertInto('core.member')
    .values(
      members.map((one) => ({
        id: one.id,
        family_id: one.familyId,
        person_id: one.person.id,
        name: one.name,
        role: one.role,
        born_on: one.bornOn,
        due_on: one.dueOn,
        adult_id: one.adultId,
      })),
    )
    .execute()
}

export type NewHome = { id: string; familyId: string; label: string; postcode: string | null; adultId: string | null }
export type NewStay = { id: string; familyId: string; memberId: string; homeId: string }

export async function insertHomes(tx: Tx, homes: readonly NewHome[], stays: readonly NewStay[]): Promise<void> {
  if (homes.length > 0)
    await tx
      .insertInto('core.home')
      .values(
        homes.map((home) => ({
          id: home.id,
          family_id: home.familyId,
          label: home.label,
          postcode: home.postcode,
          adult_id: home.adultId,
        })),
      )
      .execute()
  if (stays.length > 0)
    await tx
      .insertInto('core.stay')
      .values(
        stays.map((stay) => ({
          id: stay.id,
          family_id: stay.familyId,
          member_id: stay.memberId,
          home_id: stay.homeId,
          period: sql<string>`daterange(platform.today(), null)`,
        })),
      )
      .execute()
}

export type MemberRow = {
  id: string
  personId: string
  name: string | null
  role: Role
  bornOn: string | null
  dueOn: string | null
  adultId: string | null
}

export async function membersOf(tx: Tx, familyId: string): Promise<MemberRow[]> {
  const { rows } = await sql<MemberRow>`
    select id, person_id as "personId", name, role, born_on as "bornOn", due_on as "dueOn", adult_id as "adultId"
      from core.member where family_id = ${familyId} and left_at is null order by adult_id is null, born_on nulls last, created_at, id`.execute(
    tx,
  )
  return rows
}

export type LeftRow = MemberRow & { leftOn: string; leftBecause: string }

/** Who belonged to the family and does not any more, the latest first: what they said and did here keeps their name. */
export async function leftMembersOf(tx: Tx, familyId: string): Promise<LeftRow[]> {
  const { rows } = await sql<LeftRow>`
    select id, person_id as "personId", name, role, born_on as "bornOn", due_on as "dueOn", adult_id as "adultId",
      (left_at at time zone 'Europe/Copenhagen')::date::text as "leftOn", left_because as "leftBecause"
      from core.member where family_id = ${familyId} and left_at is not null order by left_at desc, created_at, id`.execute(tx)
  return rows
}

type Leaving = { id: string; familyId: string; adultId: string | null; on: string; because: string }

/** Left from that day on. An adult leaves the circle with the same breath, and with it the family's own page. */
export async function leaveFamily(tx: Tx, member: Leaving): Promise<void> {
  await sql`update core.member set left_at = ${member.on}::date::timestamp at time zone 'Europe/Copenhagen', left_because = ${member.because}
    where id = ${member.id} and family_id = ${member.familyId}`.execute(tx)
  if (member.adultId)
    await sql`update core.circle set ended_at = platform.now()
      where family_id = ${member.familyId} and hat_id = ${member.adultId} and as_what = 'adult' and ended_at is null`.execute(tx)
}

/** Back again, or never gone: what was said of the leaving is taken back. */
export async function returnToFamily(tx: Tx, member: { id: string; familyId: string }): Promise<void> {
  await sql`update core.member set left_at = null, left_because = null where id = ${member.id} and family_id = ${member.familyId}`.execute(
    tx,
  )
}

export type HomeRow = { id: string; label: string; postcode: string | null; adultId: string | null; members: string[] }

/** The homes of a family with who lives there now. */
export async function homesOf(tx: Tx, familyId: string): Promise<HomeRow[]> {
  const { rows } = await sql<HomeRow>`
    select h.id, h.label, h.postcode, h.adult_id as "adultId",
      coalesce((select array_agg(s.member_id) from core.stay s where s.home_id = h.id and upper_inf(s.period)), '{}') as members
      from core.home h where h.family_id = ${familyId} order by h.label, h.id`.execute(tx)
  return rows
}

/** From today on the member lives in these homes and no others; where it lived before stays on record. */
export async function setStays(tx: Tx, member: { id: string; familyId: string }, stays: readonly NewStay[]): Promise<void> {
  const kept = stays.map(({ homeId }) => homeId)
  await together(
    sql`update core.stay set period = daterange(lower(period), platform.today(), '[]')
      where member_id = ${member.id} and family_id = ${member.familyId} and upper_inf(period) and not home_id = any (${kept}::uuid[])`.execute(
      tx,
    ),
    sql`insert into core.stay (id, family_id, member_id, home_id, period)
      select n.id, ${member.familyId}, ${member.id}, n."homeId", daterange(platform.today(), null)
        from jsonb_to_recordset(${JSON.stringify(stays)}::jsonb) as n (id uuid, "homeId" uuid)
        where not exists (select from core.stay s where s.member_id = ${member.id} and s.home_id = n."homeId" and upper_inf(s.period))`.execute(
      tx,
    ),
  )
}
