-- A network may add a line of its own, and end any but 112. An ended line stays and says when, so that the directory of the house does not
-- bring it back; its number is free again.
alter table core.helpline add column called_off_at timestamptz,
  add column live boolean generated always as (case when called_off_at is null then true end) stored,
  drop constraint helpline_number_key,
  add constraint helpline_number unique (number, live),
  add constraint helpline_112_stays check (called_off_at is null or number <> '112');
comment on column core.helpline.called_off_at is 'index: when the organisation stopped showing it';
comment on column core.helpline.live is 'index: true while it is shown';

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
  where l.live
$$;
