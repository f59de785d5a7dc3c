import { type RawBuilder, sql } from 'kysely'
import type { Point } from '#core/postcode/towns.ts'
import { dayInDenmark } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { childAges, type FoundHelp, type Help, sorted, type Wish } from './offer.ts'

type HoursRow = { weekdays: number[]; from: string; to: string; everyWeeks: 1 | 2 | 4; onHolidays: boolean }
type Row = Omit<Help, 'next' | 'hours' | 'place'> & {
  startsAt: Date | null
  endsAt: Date | null
  hours: HoursRow[]
  place: Help['place']
}

/**
 * Counselling and local activities in one answer, nearest first. An offer stands once per place, with its next date there. Digital help
 * for this person is never filtered away: what does not fit everything else comes last, marked so. A secret place has no row in
 * public_place: no name, no distance, no place in the order.
 */
export async function findHelp(tx: Tx, at: Date, wish: Wish): Promise<FoundHelp> {
  const { rows } = await sql<Row>`
    with ${wish.point ? nearest(wish.point) : sql``} found as (
      ${wish.point ? sql`(${near(at, wish)}) union all` : sql``}
      (select c.offer_id, c.place_id, c.reach, null::float8 as km, c.fits, n.*
      from (
        select pair.offer_id, pair.place_id, coalesce(p.kind, 'secret') as reach, ${fits(wish)} as fits
        from (select distinct o.offer_id, o.place_id from core.opening o where ${notOver(at, 'o')}) pair
        join core.public_offer f on f.id = pair.offer_id and ${notOver(at, 'f')} and ${isFor(wish)}
        left join core.public_place p on p.id = pair.place_id
        where p.kind is distinct from 'here'
      ) c
      cross join lateral ${nextAt(at, null)} n
      where (c.fits or c.reach = 'digital') and (n.starts_at is not null or n.by_appointment))
    )
    select f.id as "offerId", g.place_id as "placeId", f.kind, f.organisation, f.situations, f.roles, f.languages,
      f.child_from_months as "childFromMonths", f.child_to_months as "childToMonths",
      ${words('title')} as title, ${words('what')} as what, ${words('for_whom')} as "forWhom", ${words('signup')} as signup,
      g.reach, g.km, g.starts_at as "startsAt", g.ends_at as "endsAt", g.hours, g.fits,
      case when p.kind = 'here' then jsonb_build_object('name', p.name, 'address', p.address, 'postcode', p.postcode, 'town', p.town, 'pointFrom', p.point_from,
        'travel', case when p.travel_da is not null then jsonb_build_object('da', p.travel_da, 'en', coalesce(p.travel_en, p.travel_da)) end) end as place
    from found g
    join core.public_offer f on f.id = g.offer_id
    left join core.public_place p on p.id = g.place_id
    order by g.km nulls last, g.starts_at nulls last, f.title_da, f.id, g.place_id`.execute(tx)
  return sorted(rows.map(asHelp), wish.limit)
}

/** So many of the nearest places are looked at; what lies beyond them is not near by any measure. */
const nearestPlaces = 200

function nearest({ lat, lng }: Point): RawBuilder<unknown> {
  return sql`nearest as materialized (
      select id, core.distance_km(lat, lng, ${lat}, ${lng}) as km from core.public_place where kind = 'here' and lat is not null
      order by core.on_globe(lat, lng) operator(public.<->) core.on_globe(${lat}::float8, ${lng}::float8) limit ${nearestPlaces}
    ),`
}

function near(at: Date, wish: Wish): RawBuilder<unknown> {
  return sql`select c.offer_id, c.place_id, 'here' as reach, c.km, true as fits, n.*
      from (
        select pair.offer_id, p.id as place_id, p.km
        from nearest p
        cross join lateral (select distinct o.offer_id from core.opening o where o.place_id = p.id and ${notOver(at, 'o')}) pair
        cross join lateral (
          select from core.public_offer f where f.id = pair.offer_id and ${notOver(at, 'f')} and ${isFor(wish)} and ${fits(wish)} offset 0
        ) suitable
        where ${wish.maxKm ?? null}::float8 is null or p.km <= ${wish.maxKm ?? null}
        order by p.km
      ) c
      cross join lateral ${nextAt(at, wish.day ?? null)} n
      where n.starts_at is not null or n.by_appointment
      order by c.km
      limit ${wish.limit + 1}`
}

/** Whom an offer is for is a wall: nobody is shown a group that would send them home. */
function isFor(wish: Wish): RawBuilder<boolean> {
  const role = wish.role ?? null
  return sql`(${role}::text is null or f.roles = '{}' or ${role} = any (f.roles))`
}

function fits(wish: Wish): RawBuilder<boolean> {
  const [situation, language] = [wish.situation ?? null, wish.language ?? null]
  const [from, to] = wish.childAge ? childAges[wish.childAge] : [null, null]
  return sql`((${situation}::text is null or ${situation} = any (f.situations))
    and (${language}::text is null or ${language} = any (f.languages))
    and (${from}::integer is null or (coalesce(f.child_from_months, -9) <= ${to}::integer and coalesce(f.child_to_months, 216) >= ${from}::integer)))`
}

function notOver(at: Date, table: 'o' | 'f'): RawBuilder<boolean> {
  return sql`not ${sql.ref(`${table}.valid`)} << daterange(${dayInDenmark(at)}::date, null)`
}

/** The next time of an offer at a place, over all its rows, and its regular hours. */
function nextAt(at: Date, weekday: number | null): RawBuilder<unknown> {
  return sql`(
    select (array_agg(n.starts_at order by n.starts_at))[1] as starts_at, (array_agg(n.ends_at order by n.starts_at))[1] as ends_at,
      coalesce(bool_or(o.weekdays = '{}'), false) as by_appointment,
      jsonb_agg(jsonb_build_object('weekdays', o.weekdays, 'from', coalesce(to_char(o.from_time, 'HH24:MI'), ''),
        'to', case when o.to_time = '24:00' then '24:00' else coalesce(to_char(o.to_time, 'HH24:MI'), '') end,
        'everyWeeks', o.interval_weeks, 'onHolidays', o.on_holidays) order by o.weekdays, o.from_time) as hours
    from core.opening o left join lateral core.next_opening(o, ${at}, ${weekday}) n on true
    where o.offer_id = c.offer_id and o.place_id = c.place_id and (n.starts_at is not null or o.weekdays = '{}'))`
}

/** Danish and English; where the English is missing the Danish stands in its place. */
function words(column: 'title' | 'what' | 'for_whom' | 'signup'): RawBuilder<unknown> {
  const [da, en] = [sql.ref(`f.${column}_da`), sql.ref(`f.${column}_en`)]
  return sql`jsonb_build_object('da', ${da}, 'en', coalesce(${en}, ${da}))`
}

function asHelp({ startsAt, endsAt, ...row }: Row): Help {
  return { ...row, next: startsAt && endsAt ? { startsAt, endsAt } : null }
}
