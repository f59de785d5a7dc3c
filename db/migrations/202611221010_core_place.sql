-- The directory of help: where something is, what it is, when it is open, and whom to call. Nothing here is about a family, so every
-- column is index. Seats and single dates come with communities.

-- One spelling for names, so that Århus, Aarhus, aarhus and Arhus are the same town: small letters, æ/ae, ø/oe and å/aa become one
-- letter, everything that is not a letter or a digit becomes one space.
create function core.fold_name(name text) returns text language sql immutable parallel safe set search_path = '' as $$
  select trim(regexp_replace(
    replace(replace(replace(replace(lower(translate(name, 'æäøöåéèëüóòÆÄØÖÅÉÈËÜÓÒ', 'aaooaeeeuooaaooaeeeuoo')), 'ae', 'a'), 'oe', 'o'), 'aa', 'a'), 'ue', 'u'),
    '[^a-z0-9]+', ' ', 'g'))
$$;
comment on function core.fold_name(text) is 'The one spelling under which a place name is kept and sought.';

create function core.fold_names(names text[]) returns text[] language sql immutable parallel safe set search_path = '' as $$
  select array(select core.fold_name(name) from unnest(names) with ordinality as one (name, place) order by place)
$$;
comment on function core.fold_names(text[]) is 'fold_name for each of several names, in their order.';

-- Great circle on a globe of 6,371 km. on_globe gives the point in kilometres from the centre of the earth, so that a cube index can
-- find the nearest; the straight line through the earth sorts as the way along its surface does.
create function core.distance_km(lat1 double precision, lng1 double precision, lat2 double precision, lng2 double precision)
returns double precision language sql immutable parallel safe as $$
  select 2 * 6371 * asin(sqrt(
    (power(sin(radians(lat2 - lat1) / 2), 2) + cos(radians(lat1)) * cos(radians(lat2)) * power(sin(radians(lng2 - lng1) / 2), 2))
    / greatest(1.0, (power(sin(radians(lat2 - lat1) / 2), 2) + cos(radians(lat1)) * cos(radians(lat2)) * power(sin(radians(lng2 - lng1) / 2), 2)))))
$$;
comment on function core.distance_km is 'Kilometres between two points as the bird flies; null when one of them is not known.';

create function core.on_globe(lat double precision, lng double precision) returns cube language sql immutable parallel safe as $$
  select public.cube(array[6371 * cos(radians(lat)) * cos(radians(lng)), 6371 * cos(radians(lat)) * sin(radians(lng)), 6371 * sin(radians(lat))])
$$;
comment on function core.on_globe is 'A point as three coordinates, for the index that finds the nearest place.';

create table core.reference (
  name text primary key,
  version text not null,
  loaded_at timestamptz not null default clock_timestamp()
);
comment on table core.reference is 'Which version of the reference data (municipalities, postcodes, holidays, helplines) this database holds.';
comment on column core.reference.name is 'index: the set of data';
comment on column core.reference.version is 'index: a hash of its content; the same version is not loaded twice';
comment on column core.reference.loaded_at is 'index: when it was loaded, in true time';

create table core.municipality (
  code text primary key check (code ~ '^0[1-9][0-9]{2}$'),
  names text[] not null check (cardinality(names) > 0),
  folded text[] not null generated always as (core.fold_names(names)) stored,
  lat double precision check (lat between 54 and 58),
  lng double precision check (lng between 7 and 16),
  constraint municipality_whole_point check ((lat is null) = (lng is null))
);
create index municipality_by_name on core.municipality using gin (folded);
comment on table core.municipality is 'The 98 municipalities of Denmark.';
comment on column core.municipality.code is 'index: the official code, four digits';
comment on column core.municipality.names is 'index: the name shown, then other names people use';
comment on column core.municipality.folded is 'index: the names in the one spelling they are sought by';
comment on column core.municipality.lat is 'index: latitude of the middle of its towns, for postcodes without a point of their own';
comment on column core.municipality.lng is 'index: longitude of the middle of its towns';

create table core.town (
  name text not null,
  municipality text not null references core.municipality on delete restrict,
  names text[] not null check (cardinality(names) > 0),
  folded text[] not null generated always as (core.fold_names(names)) stored,
  lat double precision not null check (lat between 54 and 58),
  lng double precision not null check (lng between 7 and 16),
  primary key (name, municipality)
);
create index town_by_name on core.town using gin (folded);
create index town_by_municipality on core.town (municipality);
comment on table core.town is 'Towns with a point (GeoNames, CC BY 4.0); many of them have no postcode of their own.';
comment on column core.town.name is 'index: the name shown';
comment on column core.town.municipality is 'index: the municipality it lies in';
comment on column core.town.names is 'index: the name and other spellings of it';
comment on column core.town.folded is 'index: the names in the one spelling they are sought by';
comment on column core.town.lat is 'index: latitude';
comment on column core.town.lng is 'index: longitude';

create table core.postcode (
  number text primary key check (number ~ '^[0-9]{4}$'),
  names text[] not null check (cardinality(names) > 0),
  folded text[] not null generated always as (core.fold_names(names)) stored,
  municipality text not null references core.municipality on delete restrict,
  also_in text[] not null default '{}',
  lat double precision check (lat between 54 and 58),
  lng double precision check (lng between 7 and 16),
  source text not null check (source in ('own', 'register')),
  constraint postcode_whole_point check ((lat is null) = (lng is null))
);
create index postcode_by_name on core.postcode using gin (folded);
create index postcode_by_municipality on core.postcode (municipality);
create index postcode_by_two_digits on core.postcode (left(number, 2));
comment on table core.postcode is 'All Danish postcodes: our own table of public facts; exact points come with the official register.';
comment on column core.postcode.number is 'index: the four digits';
comment on column core.postcode.names is 'index: the name shown, then older spellings and what people say';
comment on column core.postcode.folded is 'index: the names in the one spelling they are sought by';
comment on column core.postcode.municipality is 'index: the municipality most of it lies in';
comment on column core.postcode.also_in is 'index: codes of the other municipalities it reaches into';
comment on column core.postcode.lat is 'index: latitude of its middle; null when only the municipality is known';
comment on column core.postcode.lng is 'index: longitude of its middle';
comment on column core.postcode.source is 'index: own table, or the official register when it has been imported';

-- The point of a number: its own, else the middle of its municipality, else the middle of the numbers with the same first two digits.
create function core.postcode_point(wanted text)
returns table (lat double precision, lng double precision, exact boolean, municipality text, name text) language sql stable as $$
  select coalesce(p.lat, m.lat), coalesce(p.lng, m.lng), p.lat is not null, p.municipality, p.names[1]
  from core.postcode p join core.municipality m on m.code = p.municipality
  where p.number = wanted
  union all
  select avg(coalesce(p.lat, m.lat)), avg(coalesce(p.lng, m.lng)), false, null, null
  from core.postcode p join core.municipality m on m.code = p.municipality
  where left(p.number, 2) = left(wanted, 2) and not exists (select from core.postcode where number = wanted)
  having count(*) > 0
$$;
comment on function core.postcode_point is 'Where a postcode lies, and whether that is exact.';

create table core.holiday (
  day date primary key,
  name_da text not null,
  name_en text not null
);
comment on table core.holiday is 'Danish public holidays.';
comment on column core.holiday.day is 'index: the date';
comment on column core.holiday.name_da is 'index: its name in Danish';
comment on column core.holiday.name_en is 'index: its name in English';

create table core.place (
  id uuid primary key,
  organisation_id uuid not null references core.organisation on delete restrict,
  name text not null check (length(name) between 1 and 120),
  kind text not null check (kind in ('here', 'digital', 'secret')),
  address text check (length(address) between 1 and 200),
  postcode text references core.postcode on delete restrict,
  lat double precision check (lat between 54 and 58),
  lng double precision check (lng between 7 and 16),
  point_from text check (point_from in ('address', 'postcode')),
  travel_da text check (length(travel_da) between 1 and 400),
  travel_en text check (length(travel_en) between 1 and 400),
  constraint place_whole_point check ((lat is null) = (lng is null) and (lat is null) = (point_from is null)),
  constraint place_here_has_address check (kind <> 'here' or (address is not null and postcode is not null)),
  constraint place_digital_is_nowhere check (kind <> 'digital' or (address is null and postcode is null and lat is null))
);
create index place_nearest on core.place using gist (core.on_globe(lat, lng)) where kind = 'here' and lat is not null;
create index place_by_organisation on core.place (organisation_id);
create index place_by_postcode on core.place (postcode);
comment on table core.place is 'Where help is given: an address, a digital place, or a secret one whose row no visitor can read.';
comment on column core.place.id is 'index: id';
comment on column core.place.organisation_id is 'index: whose place it is';
comment on column core.place.name is 'index: the name on the door';
comment on column core.place.kind is 'index: here, digital or secret';
comment on column core.place.address is 'index: street and number';
comment on column core.place.postcode is 'index: postcode';
comment on column core.place.lat is 'index: latitude';
comment on column core.place.lng is 'index: longitude';
comment on column core.place.point_from is 'index: address when the point is the door itself, postcode when it is the middle of the postcode';
comment on column core.place.travel_da is 'index: how to get there without a car, in Danish';
comment on column core.place.travel_en is 'index: how to get there without a car, in English';

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
  helpline_key text not null references core.helpline on delete cascade,
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

-- All names somebody may write, in one list. A postcode without a point of its own lies where its municipality lies.
create view core.named_place with (security_invoker = true) as
  select 'postcode' as kind, p.number, p.names[1] as name, p.names, p.folded, p.municipality, m.names[1] as municipality_name,
    coalesce(p.lat, m.lat) as lat, coalesce(p.lng, m.lng) as lng, p.lat is not null as exact
  from core.postcode p join core.municipality m on m.code = p.municipality
  union all
  select 'town', null, t.name, t.names, t.folded, t.municipality, m.names[1], t.lat, t.lng, true
  from core.town t join core.municipality m on m.code = t.municipality
  union all
  select 'municipality', null, m.names[1], m.names, m.folded, m.code, m.names[1], m.lat, m.lng, false from core.municipality m;
comment on view core.named_place is 'Postcodes, towns and municipalities under every name they have, for finding where somebody means.';

-- What anyone may see. A secret place is not in public_place, for nobody; visitors are kept from its row by policy as well.
create view core.public_place with (security_invoker = true) as
  select p.id, p.organisation_id, p.name, p.kind, p.address, p.postcode, c.names[1] as town, p.lat, p.lng, p.point_from, p.travel_da, p.travel_en
  from core.place p left join core.postcode c on c.number = p.postcode
  where p.kind <> 'secret';
comment on view core.public_place is 'Places that may be shown: never a secret one.';

create view core.public_offer with (security_invoker = true) as
  select f.*, o.name as organisation, o.kind as organisation_kind
  from core.offer f join core.organisation o on o.id = f.organisation_id and o.live;
comment on view core.public_offer is 'Offers of organisations that live; which day they hold is asked by the reader.';
