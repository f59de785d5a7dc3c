-- The directory of help: what it is and when it is open. Seats and single dates come with communities.
create table core.offer (
  id uuid primary key,
  organisation_id uuid not null references core.organisation on delete restrict,
  kind text not null check (kind in ('counselling', 'group', 'activity', 'line')),
  title_da text not null check (length(title_da) between 1 and 120),
  title_en text check (length(title_en) between 1 and 120),
  what_da text not null check (length(what_da) between 1 and 600),
  what_en text check (length(what_en) between 1 and 600),
  for_whom_da text not null check (length(for_whom_da) between 1 and 200),
  for_whom_en text check (length(for_whom_en) between 1 and 200),
  signup_da text not null check (length(signup_da) between 1 and 300),
  signup_en text check (length(signup_en) between 1 and 300),
  situations text[] not null,
  roles text[] not null default '{}',
  child_from_months integer,
  child_to_months integer,
  languages text[] not null default '{da}',
  free boolean not null default true,
  valid daterange not null,
  constraint offer_is_free check (free),
  constraint offer_situations check (cardinality(situations) > 0 and situations <@ array['pregnant-or-new-parent', 'crisis', 'company']),
  constraint offer_roles check (roles <@ array['pregnant', 'mother', 'father', 'other-parent', 'grandparent', 'child']),
  constraint offer_child_age check (child_from_months between -9 and 216 and child_to_months between -9 and 216 and child_from_months <= child_to_months),
  constraint offer_languages check (array_to_string(languages, ' ') ~ '^[a-z]{2}( [a-z]{2})*$'),
  constraint offer_valid_some_day check (not isempty(valid))
);
create index offer_by_organisation on core.offer (organisation_id);
create index offer_by_situation on core.offer using gin (situations);
comment on table core.offer is 'Help of one kind from one organisation: counselling, a group, an activity or a line. Always free.';
comment on column core.offer.id is 'index: id';
comment on column core.offer.organisation_id is 'index: who gives it';
comment on column core.offer.kind is 'index: counselling, group, activity or line';
comment on column core.offer.title_da is 'index: what it is called, in Danish';
comment on column core.offer.title_en is 'index: what it is called, in English; the Danish shows when it is missing';
comment on column core.offer.what_da is 'index: what happens there, in Danish';
comment on column core.offer.what_en is 'index: what happens there, in English';
comment on column core.offer.for_whom_da is 'index: whom it is for in words, in Danish';
comment on column core.offer.for_whom_en is 'index: whom it is for in words, in English';
comment on column core.offer.signup_da is 'index: how one comes along, in Danish';
comment on column core.offer.signup_en is 'index: how one comes along, in English';
comment on column core.offer.situations is 'index: which of the three situations of the front door it answers';
comment on column core.offer.roles is 'index: which parent roles it is for; empty means everyone';
comment on column core.offer.child_from_months is 'index: youngest child in months, before birth below 0; null means any age';
comment on column core.offer.child_to_months is 'index: oldest child in months; null means any age';
comment on column core.offer.languages is 'index: languages spoken there, ISO 639-1';
comment on column core.offer.free is 'index: always true: no offer of the directory costs anything';
comment on column core.offer.valid is 'index: from and to which day it exists';

create table core.opening (
  id uuid primary key,
  offer_id uuid not null references core.offer on delete restrict,
  place_id uuid not null references core.place on delete restrict,
  weekdays smallint[] not null,
  from_time time,
  to_time time,
  interval_weeks smallint not null default 1 check (interval_weeks in (1, 2, 4)),
  anchor_on date,
  on_holidays boolean not null default false,
  valid daterange not null,
  constraint opening_weekdays check (weekdays <@ array[1, 2, 3, 4, 5, 6, 7]::smallint[]),
  constraint opening_has_times check ((cardinality(weekdays) = 0) = (from_time is null) and (from_time is null) = (to_time is null)),
  constraint opening_ends_after_it_begins check (from_time < to_time),
  constraint opening_has_anchor check (interval_weeks = 1 or anchor_on is not null),
  constraint opening_valid_some_day check (not isempty(valid))
);
create index opening_by_offer on core.opening (offer_id, place_id);
create index opening_by_place on core.opening (place_id);
comment on table core.opening is 'When an offer is open at a place: one row that repeats. Without weekdays it is by appointment.';
comment on column core.opening.id is 'index: id';
comment on column core.opening.offer_id is 'index: what';
comment on column core.opening.place_id is 'index: where';
comment on column core.opening.weekdays is 'index: 1 Monday to 7 Sunday; empty means by appointment';
comment on column core.opening.from_time is 'index: from, on a Danish clock';
comment on column core.opening.to_time is 'index: to, on a Danish clock, at most 24:00';
comment on column core.opening.interval_weeks is 'index: every week, every second or every fourth';
comment on column core.opening.anchor_on is 'index: a day in a week that counts, when not every week does';
comment on column core.opening.on_holidays is 'index: whether it is open on public holidays too';
comment on column core.opening.valid is 'index: from and to which day it holds';

create table core.closed_day (
  place_id uuid not null references core.place on delete restrict,
  day date not null,
  why text check (length(why) between 1 and 120),
  primary key (place_id, day)
);
comment on table core.closed_day is 'A day on which a place is closed although it would be open.';
comment on column core.closed_day.place_id is 'index: the place';
comment on column core.closed_day.day is 'index: the date';
comment on column core.closed_day.why is 'index: why, for those who run it';

-- The one function for "when next": the strip, the search and the promise all ask it. What is open at the moment counts as next.
-- Use it laterally: from core.opening o cross join lateral core.next_opening(o, :moment). It looks half a year ahead. "ahead" is how
-- many weeks from the first one the next week of the rhythm is; the subqueries with offset 0 keep each step worked out once.
create function core.next_opening(o core.opening, from_moment timestamptz, on_weekday integer default null)
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
    and (o.on_holidays or not exists (select from core.holiday h where h.day = d.day))
    and not exists (select from core.closed_day c where c.place_id = o.place_id and c.day = d.day)
    and (d.day + o.to_time) at time zone 'Europe/Copenhagen' > from_moment
  order by d.day
  limit 1
$$;
comment on function core.next_opening is 'The next time an opening is open from a moment on: validity, closed days, holidays, every second week and summer time counted.';

create view core.public_offer with (security_invoker = true) as
  select f.*, o.name as organisation, o.kind as organisation_kind
  from core.offer f join core.organisation o on o.id = f.organisation_id and o.live;
comment on view core.public_offer is 'Offers of organisations that live; which day they hold is asked by the reader.';
