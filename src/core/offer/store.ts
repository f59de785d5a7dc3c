import { type RawBuilder, sql } from 'kysely'
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
  const day = dayInDenmark(at)
  const [lat, lng] = [wish.point?.lat ?? null, wish.point?.lng ?? null]
  const [from, to] = wish.childAge ? childAges[wish.childAge] : [null, null]
  const { rows } = await sql<Row>`
    with candidate as (
      select pair.offer_id, pair.place_id, coalesce(p.kind, 'secret') as reach, core.distance_km(p.lat, p.lng, ${lat}, ${lng}) as km,
        (${wish.situation ?? null}::text is null or ${wish.situation ?? null} = any (f.situations))
          and (${wish.language ?? null}::text is null or ${wish.language ?? null} = any (f.languages))
          and (${from}::integer is null or (coalesce(f.child_from_months, -9) <= ${to}::integer and coalesce(f.child_to_months, 216) >= ${from}::integer))
          as fits
      from (select distinct o.offer_id, o.place_id from core.opening o where not o.valid << daterange(${day}::date, null)) pair
      join core.public_offer f on f.id = pair.offer_id and not f.valid << daterange(${day}::date, null)
      left join core.public_place p on p.id = pair.place_id
      where ${wish.role ?? null}::text is null or f.roles = '{}' or ${wish.role ?? null} = any (f.roles)
    ), found as (
      (select c.*, n.* from (
          select * from candidate where reach = 'here' and fits and (${wish.maxKm ?? null}::float8 is null or km <= ${wish.maxKm ?? null}) order by km
        ) c
        cross join lateral ${nextAt(at, wish.day ?? null)} n
        where n.starts_at is not null or n.by_appointment
        order by c.km limit ${wish.point ? wish.limit + 1 : null})
      union all
      (select c.*, n.* from (select * from candidate where reach <> 'here' and (fits or reach = 'digital')) c
        cross join lateral ${nextAt(at, null)} n
        where n.starts_at is not null or n.by_appointment)
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
