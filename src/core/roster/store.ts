import { type RawBuilder, sql } from 'kysely'
import { alongside, type Tx } from '#platform/db.ts'
import type { Meanwhile } from './meanwhile.ts'
import { type Period, rangeOf } from './roster.ts'
import type { Shut } from './shut.ts'

export type Colleague = {
  person: string
  hat: string
  name: string
  role: string
  /** Cannot come in: what is held stays held, and nothing new comes to it. */
  shut: Shut | null
}

/** Everyone who may hold families: one line a person, under the hat they wear now, else the first that may and is not suspended. */
export function readColleagues(tx: Tx): Promise<Colleague[]> {
  return colleaguesWhere(tx, sql`true`)
}

/** Those of them one may give a shift or a queue, also who is invited and yet to come in: shifts are laid ahead. */
export async function readToPlan(tx: Tx): Promise<Colleague[]> {
  return atHand(await colleaguesWhere(tx, sql`id in (select core.planned_hats())`))
}

async function colleaguesWhere(tx: Tx, which: RawBuilder<unknown>): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select person_id as person, id as hat, display_name as name, role, o.why as shut from (
      select distinct on (person_id) person_id, id, display_name, role, suspended_at from core.hat where kind = 'membership' and anchors and ${which}
      order by person_id, id = core.hat() desc nulls last, suspended_at is not null, created_at, id) one left join core.cannot_come_in() o on o.hat_id = one.id
    order by name, hat`.execute(tx)
  return rows
}

/** Those who work here, also who is invited and yet to come in. */
export async function readAtHand(tx: Tx): Promise<Colleague[]> {
  return atHand(await readColleagues(tx))
}

function atHand(colleagues: readonly Colleague[]): Colleague[] {
  return colleagues.filter(({ shut }) => shut !== 'paused')
}

/** Those who can come in today and answer for something. */
export async function readComingIn(tx: Tx): Promise<Colleague[]> {
  return (await readColleagues(tx)).filter(({ shut }) => shut === null)
}

export type Absence = Period & {
  id: string
  person: string
  name: string
  /** The going-away it was written with: its own id, or that of the first of several rows. */
  spell: string
  /** Its first day: days shared between several stand-ins are still one time away. */
  since: string
  /** Who takes everything nobody has taken by name. */
  standIn: string
  standInName: string
  coverId: string
}

/**
 * Who else of ours is here and answers the same queue while a shift `s` goes on, by name, and the hours of it still to come in which nobody
 * does: somebody who comes at ten is not there at seven.
 */
export const meanwhile = sql<Meanwhile>`(
  select jsonb_build_object('names', coalesce(jsonb_agg(distinct o.display_name), '[]'),
      'without', (select coalesce(jsonb_agg(jsonb_build_object('from', lower(gap), 'to', upper(gap)) order by gap), '[]')
        from unnest(tstzmultirange(tstzrange(greatest(s.starts_at, platform.now()), s.ends_at)) - coalesce(range_agg(tstzrange(t.starts_at, t.ends_at)), '{}')) gap))
    from core.shift t join core.hat o on o.id = t.hat_id
    where t.queue_id = s.queue_id and t.planned and t.starts_at < s.ends_at and t.ends_at > s.starts_at
      and o.person_id <> (select mine.person_id from core.hat mine where mine.id = s.hat_id)
      and not exists (select from core.roster off where off.person_id = o.person_id and off.away_now and off.period @> t.day)
      and not exists (select from core.cannot_come_in() x where x.hat_id = t.hat_id))`

const absences = sql`
  select r.id, r.person_id as person, coalesce(r.spell_id, r.id) as spell, (select min(lower(one.period)) from core.roster one
      where one.kind = 'away' and one.called_off_at is null and coalesce(one.spell_id, one.id) = coalesce(r.spell_id, r.id))::text as since, (select h.display_name from core.hat h where h.person_id = r.person_id and h.kind = 'membership' order by h.anchors nulls last, h.created_at limit 1) as name,
    lower(r.period)::text as "from", (upper(r.period) - 1)::text as until, c.hat_id as "standIn", s.display_name as "standInName", c.id as "coverId"
  from core.roster r join core.roster c on c.id = r.default_cover_id join core.hat s on s.id = c.hat_id
  where r.away_now and (upper(r.period) is null or upper(r.period) > platform.today())`

/** Who is away now or soon, the longest away first. */
export async function readAbsences(tx: Tx): Promise<Absence[]> {
  const { rows } = await sql<Absence>`${absences} order by lower(r.period), name`.execute(tx)
  return rows
}

export async function readAbsence(tx: Tx, id: string): Promise<Absence | undefined> {
  const { rows } = await sql<Absence>`${absences} and r.id = ${id}`.execute(tx)
  return rows[0]
}

/** Whoever changes an absence changes it alone until it is done: what is read of it from here on stands. */
export function holdAbsence(tx: Tx, id: string): void {
  alongside(tx, sql`select from core.roster where id = ${id} for no key update`)
}

/** An absence that is over: whose, since when they are back, and where they are away still, if the days stand in another row now. */
export type Over = { name: string; since: string; at: Date | null; cameToNothing: boolean; goesOn: string | null }

export async function readOver(tx: Tx, id: string): Promise<Over | undefined> {
  const { rows } = await sql<Over>`
    select (select h.display_name from core.hat h where h.person_id = r.person_id and h.kind = 'membership' order by h.anchors nulls last, h.created_at limit 1) as name,
      coalesce((r.over_at at time zone 'Europe/Copenhagen')::date, upper(r.period))::text as since, r.over_at as at,
      coalesce(r.called_off_at is not null and lower(r.period) > (r.called_off_at at time zone 'Europe/Copenhagen')::date, false) as "cameToNothing",
      (select x.id from core.roster x where x.person_id = r.person_id and x.away_now and (upper(x.period) is null or upper(x.period) > platform.today())
        and coalesce(x.spell_id, x.id) = coalesce(r.spell_id, r.id) order by lower(x.period) limit 1) as "goesOn"
    from core.roster r where r.id = ${id} and r.kind = 'away'`.execute(tx)
  return rows[0]
}

/** Who is away on which days of the period. */
export async function readAway(tx: Tx, period: Period): Promise<({ person: string } & Period)[]> {
  const { rows } = await sql<{ person: string } & Period>`
    select person_id as person, lower(period)::text as "from", (upper(period) - 1)::text as until from core.roster
    where away_now and period && ${rangeOf(period)}::daterange order by lower(period)`.execute(tx)
  return rows
}

/** What ends when somebody comes back: this absence, all that was written with it, and every going-away that has begun. */
export async function readEndingWith(tx: Tx, absence: Absence): Promise<({ id: string } & Period)[]> {
  const { rows } = await sql<{ id: string } & Period>`
    select id, lower(period)::text as "from", (upper(period) - 1)::text as until from core.roster r
    where r.person_id = ${absence.person} and r.away_now and (r.id = ${absence.id} or coalesce(r.spell_id, r.id) = ${absence.spell}
      or (${absence.from}::date <= platform.today() and exists (select from core.roster begun where begun.kind = 'away' and begun.called_off_at is null
        and coalesce(begun.spell_id, begun.id) = coalesce(r.spell_id, r.id) and lower(begun.period) <= platform.today())))
    order by lower(r.period)`.execute(tx)
  return rows
}

/** Hats that have said yes in advance to step in for this person. The yes of somebody who is suspended waits until it is over. */
export async function readStandIns(tx: Tx, person: string): Promise<string[]> {
  const { rows } = await sql<{ hat: string }>`
    select distinct s.by_hat as hat from core.stand_in s join core.hat h on h.id = s.for_hat
      join core.hat b on b.id = s.by_hat and b.suspended_at is null where h.person_id = ${person} and s.live`.execute(tx)
  return rows.map(({ hat }) => hat)
}

/** Cover this person gives others in the period: it must be handed on before the person can be away. */
export type Cover = { id: string; absence: string; family: string | null; forPerson: string; period: Period; isDefault: boolean }

export async function readCoversBy(tx: Tx, person: string, period: Period): Promise<Cover[]> {
  const { rows } = await sql<Omit<Cover, 'period'> & Period>`
    select c.id, c.absence_id as absence, c.family_id as family, a.person_id as "forPerson", lower(c.period)::text as "from", (upper(c.period) - 1)::text as until,
      a.default_cover_id = c.id as "isDefault"
    from core.roster c join core.roster a on a.id = c.absence_id
    where c.person_id = ${person} and c.covers and c.period && ${rangeOf(period)}::daterange order by c.id`.execute(tx)
  return rows.map(({ from, until, ...cover }) => ({ ...cover, period: { from, until } }))
}

export type NewAbsence = { id: string; person: string; coverId: string; period: Period; spell: string; by: string }

export async function insertAway(tx: Tx, absence: NewAbsence): Promise<void> {
  await sql`insert into core.roster (id, kind, person_id, default_cover_id, period, spell_id, recorded_by)
    values (${absence.id}, 'away', ${absence.person}, ${absence.coverId}, ${rangeOf(absence.period)}::daterange, ${absence.spell === absence.id ? null : absence.spell}, ${absence.by})`.execute(
    tx,
  )
}

export type NewCover = { id: string; absence: string; hat: string; family?: string | null; by: string }

/** The period is the absence's own: a cover lasts exactly as long as what it covers. */
export async function insertCover(tx: Tx, cover: NewCover): Promise<void> {
  await sql`insert into core.roster (id, kind, person_id, hat_id, absence_id, family_id, period, recorded_by)
    select ${cover.id}, 'covering', h.person_id, h.id, a.id, ${cover.family ?? null}, a.period, ${cover.by}
    from core.roster a, core.hat h where a.id = ${cover.absence} and h.id = ${cover.hat}`.execute(tx)
}

export async function setDefaultCover(tx: Tx, absence: string, coverId: string): Promise<void> {
  await sql`update core.roster set default_cover_id = ${coverId} where id = ${absence}`.execute(tx)
}

/** Somebody else has taken over, or it never came to it: the rows stay and bind nobody. */
export async function callOff(tx: Tx, ids: readonly string[]): Promise<void> {
  await sql`update core.roster set over_at = platform.now(), called_off_at = platform.now() where id = any (${ids}) and over_at is null`.execute(
    tx,
  )
}

/** A whole absence with all its cover that never began, or ends on its first day. */
export async function callOffWhole(tx: Tx, absence: string): Promise<void> {
  await sql`update core.roster set over_at = platform.now(), called_off_at = platform.now() where (id = ${absence} or absence_id = ${absence}) and over_at is null`.execute(
    tx,
  )
}

/** Yesterday was the last day: the absence and all its cover are over. */
export async function endBefore(tx: Tx, absence: string, today: string): Promise<void> {
  await sql`update core.roster set period = daterange(lower(period), ${today}::date), over_at = platform.now() where id = ${absence}`.execute(
    tx,
  )
  await sql`update core.roster set over_at = platform.now() where absence_id = ${absence} and over_at is null`.execute(tx)
}

export async function setPeriod(tx: Tx, absence: string, period: Period): Promise<void> {
  await sql`update core.roster set period = ${rangeOf(period)}::daterange where id = ${absence}`.execute(tx)
}

export type SharedDays = Period & { id: string; cover: string; hat: string }

/** From a day on, an absence goes on in rows of its own, each with a stand-in who is here. */
export async function shareAbsence(tx: Tx, { absence, from, rows }: { absence: string; from: string; rows: SharedDays[] }): Promise<void> {
  await sql`select core.share_absence(${absence}, ${from}, ${JSON.stringify(rows)}::jsonb)`.execute(tx)
}

/** Who has taken families by name in an absence. */
export async function readNamed(tx: Tx, absence: string): Promise<{ family: string; hat: string; person: string }[]> {
  const { rows } = await sql<{ family: string; hat: string; person: string }>`
    select family_id as family, hat_id as hat, person_id as person from core.roster where absence_id = ${absence} and covers and family_id is not null`.execute(
    tx,
  )
  return rows
}
