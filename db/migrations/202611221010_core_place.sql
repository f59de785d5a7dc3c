-- The directory of help: where something is. Nothing here is about a family, so every column is index.

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
