-- What ends in the directory ends with a date, and not before what rests on it: a place keeps its openings, an offer its openings, an
-- organisation its places and offers. Closed days and the network's own holidays are called off, never forgotten.
alter table core.place add column closed_on date,
  add column live boolean generated always as (case when closed_on is null then true end) stored,
  add constraint place_live unique (id, live),
  add constraint place_of_living_organisation foreign key (organisation_id, live) references core.organisation (id, live) deferrable initially deferred;
comment on column core.place.closed_on is 'index: from which day nothing happens there any more; possible only when no opening stands there';
comment on column core.place.live is 'index: true while it is used, null afterwards';

alter table core.offer
  add column live boolean generated always as (case when upper_inf(valid) then true end) stored,
  add constraint offer_live unique (id, live),
  add constraint offer_of_living_organisation foreign key (organisation_id, live) references core.organisation (id, live) deferrable initially deferred;
comment on column core.offer.live is 'index: true while it has no last day, null afterwards';

alter table core.opening
  add column live boolean generated always as (case when upper_inf(valid) then true end) stored,
  add constraint opening_at_used_place foreign key (place_id, live) references core.place (id, live) deferrable initially deferred,
  add constraint opening_of_standing_offer foreign key (offer_id, live) references core.offer (id, live) deferrable initially deferred;
comment on column core.opening.live is 'index: true while it has no last day, null afterwards';

alter table core.closed_day add column called_off_at timestamptz;
comment on column core.closed_day.called_off_at is 'index: when it was called off: then the place is open as usual';

alter table core.holiday add column own boolean not null default false, add column called_off_at timestamptz,
  add constraint holiday_of_all_stands check (own or called_off_at is null);
comment on table core.holiday is 'Danish public holidays, and the days this network keeps as holidays.';
comment on column core.holiday.own is 'index: whether this network added it; the others are the same for everyone';
comment on column core.holiday.called_off_at is 'index: when an own one was called off';

create or replace function core.next_opening(o core.opening, from_moment timestamptz, on_weekday integer default null)
returns table (starts_at timestamptz, ends_at timestamptz) language sql stable as $$
  select (d.day + o.from_time) at time zone 'Europe/Copenhagen', (d.day + o.to_time) at time zone 'Europe/Copenhagen'
  from (
    select w.monday + week * 7 + weekday - 1 as day
    from (
      select f.first, f.monday, o.interval_weeks - 1 - (((f.monday - coalesce(o.anchor_on - extract(isodow from o.anchor_on)::integer + 1, f.monday)) / 7)
        % o.interval_weeks + o.interval_weeks - 1) % o.interval_weeks as ahead
      from (
        select g.first, g.first - extract(isodow from g.first)::integer + 1 as monday
        from (select greatest((from_moment at time zone 'Europe/Copenhagen')::date, lower(o.valid)) as first offset 0) g
        offset 0
      ) f
      offset 0
    ) w
    cross join lateral generate_series(w.ahead, 26, o.interval_weeks) as week
    cross join lateral unnest(o.weekdays) as weekday
    where w.monday + week * 7 + weekday - 1 >= w.first and (on_weekday is null or weekday = on_weekday)
    order by 1
    offset 0 -- the days in order, each worked out once; what follows stops at the first that holds
  ) d
  where d.day <@ o.valid
    and (o.on_holidays or not exists (select from core.holiday h where h.day = d.day and h.called_off_at is null))
    and not exists (select from core.closed_day c where c.place_id = o.place_id and c.day = d.day and c.called_off_at is null)
    and (d.day + o.to_time) at time zone 'Europe/Copenhagen' > from_moment
  order by d.day
  limit 1
$$;

-- Helplines keep the public holidays of the country, not the days a network has added for itself.
create or replace function core.helplines_at(moment timestamptz)
returns table (key text, open boolean, until timestamptz, opens_at timestamptz) language sql stable as $$
  with said as (
    select r.helpline_key,
      (d.day + r.from_time) at time zone 'Europe/Copenhagen' as starts_at,
      (d.day + (r.to_time <= r.from_time)::integer + r.to_time) at time zone 'Europe/Copenhagen' as ends_at
    from (select (moment at time zone 'Europe/Copenhagen')::date + n as day from generate_series(-1, 14) n) d
    left join core.holiday h on h.day = d.day and not h.own
    join core.helpline_hours r on (case when h.day is null then extract(isodow from d.day)::smallint else 0::smallint end) = any (r.days)
  ), spans as (
    select helpline_key, range_agg(tstzrange(starts_at, greatest(starts_at, ends_at))) as open_in from said group by helpline_key
  )
  select l.key, now_open.span is not null, case when upper(now_open.span) < moment + interval '13 days' then upper(now_open.span) end, later.starts_at
  from core.helpline l
  left join spans s on s.helpline_key = l.key
  left join lateral (select span from unnest(s.open_in) as one (span) where span @> moment) now_open on true
  left join lateral (select min(lower(span)) as starts_at from unnest(s.open_in) as one (span) where lower(span) > moment) later on true
$$;
