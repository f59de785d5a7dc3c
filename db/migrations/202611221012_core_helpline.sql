-- The directory of help: whom to call.
create table core.helpline (
  key text primary key check (key ~ '^[a-z0-9-]+$'),
  position smallint not null,
  number text not null unique check (number ~ '^[0-9 ]{3,14}$'),
  name text not null,
  what_da text not null,
  what_en text not null,
  for_whom_da text not null,
  for_whom_en text not null,
  roles text[] not null default '{}',
  otherwise_da text,
  otherwise_en text,
  emergency boolean not null default false,
  source text not null,
  checked_on date,
  constraint helpline_position unique (position) deferrable initially deferred,
  constraint helpline_112_is_first check ((position = 0) = (number = '112')),
  constraint helpline_roles check (roles <@ array['pregnant', 'mother', 'father', 'other-parent', 'grandparent', 'child'])
);
comment on table core.helpline is 'A public number one can call; 112 always comes first.';
comment on column core.helpline.key is 'index: a short name for it';
comment on column core.helpline.position is 'index: the order they are shown in; 0 is 112';
comment on column core.helpline.number is 'index: the number as people read it';
comment on column core.helpline.name is 'index: whose line it is';
comment on column core.helpline.what_da is 'index: what it helps with, in Danish';
comment on column core.helpline.what_en is 'index: what it helps with, in English';
comment on column core.helpline.for_whom_da is 'index: whom it is for, in Danish';
comment on column core.helpline.for_whom_en is 'index: whom it is for, in English';
comment on column core.helpline.roles is 'index: which roles it is for; empty means everyone';
comment on column core.helpline.otherwise_da is 'index: SMS, chat or another way, in Danish';
comment on column core.helpline.otherwise_en is 'index: SMS, chat or another way, in English';
comment on column core.helpline.emergency is 'index: for danger to life right now';
comment on column core.helpline.source is 'index: where number and hours were read';
comment on column core.helpline.checked_on is 'index: the day the organisation confirmed number and hours; null until then, and shown so';

create table core.helpline_hours (
  helpline_key text not null references core.helpline on delete restrict,
  days smallint[] not null,
  from_time time not null,
  to_time time not null,
  primary key (helpline_key, days, from_time),
  constraint helpline_hours_days check (cardinality(days) > 0 and days <@ array[0, 1, 2, 3, 4, 5, 6, 7]::smallint[])
);
comment on table core.helpline_hours is 'When a helpline answers. A row that ends no later than it begins runs past midnight.';
comment on column core.helpline_hours.helpline_key is 'index: the line';
comment on column core.helpline_hours.days is 'index: 1 Monday to 7 Sunday, 0 public holidays; a holiday counts as 0 only';
comment on column core.helpline_hours.from_time is 'index: from, on a Danish clock';
comment on column core.helpline_hours.to_time is 'index: to, on a Danish clock; at most 24:00';

-- Every line at one moment. Hours that touch are one span, so a line that never closes has no "until".
create function core.helplines_at(moment timestamptz)
returns table (key text, open boolean, until timestamptz, opens_at timestamptz) language sql stable as $$
  with said as (
    select r.helpline_key,
      (d.day + r.from_time) at time zone 'Europe/Copenhagen' as starts_at,
      (d.day + (r.to_time <= r.from_time)::integer + r.to_time) at time zone 'Europe/Copenhagen' as ends_at
    from (select (moment at time zone 'Europe/Copenhagen')::date + n as day from generate_series(-1, 14) n) d
    left join core.holiday h on h.day = d.day
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
comment on function core.helplines_at is 'Which helplines answer at a moment, until when, and when the others open next.';
