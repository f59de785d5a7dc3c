import { sql } from 'kysely'
import type { Tx } from '#platform/db.ts'
import type { Standing } from './checks.ts'

/** A shift of somebody who is away that day, or cannot come in, is nobody's: it counts no more here than in what can be promised. */
export async function readStanding(tx: Tx): Promise<Standing> {
  const { rows } = await sql<Standing>`
    with shut as materialized (select hat_id from core.cannot_come_in()), said as (select distinct on (name) name, da from core.network_text order by name, set_at desc, id desc), here as (select s.day, s.ends_at from core.shift s join core.hat h on h.id = s.hat_id
      where s.planned and not exists (select from core.roster r where r.person_id = h.person_id and r.away_now and r.period @> s.day)
        and not exists (select from shut where shut.hat_id = s.hat_id))
    select (select count(*)::int from core.organisation where live and kind in ('house', 'association')) as houses,
      (select count(distinct h.person_id)::int from core.hat h where h.anchors and h.kind = 'membership' and not exists (select from shut where shut.hat_id = h.id)) as people,
      (select count(distinct n.offer_id)::int from core.opening n join core.offer f on f.id = n.offer_id
        where n.valid @> platform.today() and f.valid @> platform.today()) as offers,
      (select count(*)::int from core.queue where live) as queues,
      (select count(*)::int from here where ends_at > platform.now() and day < platform.today() + 14) as shifts,
      (select count(*)::int from generate_series(platform.today(), platform.today() + 13, interval '1 day') d
        where extract(isodow from d) < 6 and not exists (select from core.holiday h where h.day = d::date and h.called_off_at is null)
          and not exists (select from here where here.day = d::date)) as "emptyDays",
      (select count(*)::int from core.helpline where live) as helplines,
      (select count(distinct y.by_hat)::int from core.stand_in y join core.hat b on b.id = y.by_hat and b.suspended_at is null and b.last_day is null where y.live) as yeses,
      (select count(*)::int from core.invitation i join core.sign_in_mail m on m.hat_id = i.hat_id
        where i.mailed_at is null and i.used_at is null and i.withdrawn_at is null and i.ends_at > platform.now()
          and i.made_at < platform.now() - interval '10 minutes') as "unsentInvitations",
      (select coalesce(jsonb_agg(jsonb_build_object('hat', h.id, 'name', h.display_name, 'why', s.why) order by h.display_name, h.id), '[]')
        from core.held_by_shut() s join core.hat h on h.id = s.hat_id where h.organisation_id in (select core.led_organisations(with_office => true))) as "shutHolders",
      exists (select from said where name = 'about-us' and da is not null) as "aboutUs",
      exists (select from said where name = 'phone-hours' and da is not null) as "phoneHours",
      (select count(*)::int from core.helpline where live and (checked_on is null or checked_on < platform.today() - 365)) as "uncheckedHelplines"`.execute(
    tx,
  )
  return rows[0]!
}
