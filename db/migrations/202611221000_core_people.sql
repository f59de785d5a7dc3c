-- People and the hats they wear. A hat is one membership, one family adult or one writer; rights, circle, promises, holdings and
-- access lines belong to hats. Everything that can end has a generated column that is true while it lives and null afterwards, and a
-- unique key that contains it: what is held points there, so PostgreSQL refuses an end while anything is still held.
create schema core;

create table core.organisation (
  id uuid primary key,
  kind text not null check (kind in ('network', 'house', 'association', 'municipality', 'region')),
  name text not null check (length(name) between 1 and 120),
  parent_id uuid,
  ended_at timestamptz,
  live boolean generated always as (case when ended_at is null then true end) stored,
  constraint organisation_live unique (id, live),
  constraint organisation_parent foreign key (parent_id, live) references core.organisation (id, live) deferrable initially deferred
);
comment on table core.organisation is 'The network itself, its houses and associations, and the municipalities and regions it works with.';
comment on column core.organisation.id is 'index: id';
comment on column core.organisation.kind is 'index: network, house, association, municipality or region';
comment on column core.organisation.name is 'index: the name people know';
comment on column core.organisation.parent_id is 'index: the organisation it is a part of';
comment on column core.organisation.ended_at is 'index: when it ended; possible only when nobody is a living member';
comment on column core.organisation.live is 'index: true while it lives, null afterwards';

create table core.person (
  id uuid primary key,
  created_at timestamptz not null default platform.now()
);
comment on table core.person is 'Any human. Nothing is known here: what a person is called belongs to the hat or to the family.';
comment on column core.person.id is 'index: id';
comment on column core.person.created_at is 'index: when first met';

create table core.hat (
  id uuid primary key,
  kind text not null check (kind in ('membership', 'family_adult', 'writer')),
  person_id uuid not null references core.person on delete restrict,
  organisation_id uuid,
  role text check (role in ('counsellor', 'team_leader', 'director', 'administrator', 'coordinator', 'volunteer', 'guest')),
  profession text check (profession in ('social-worker', 'lawyer', 'psychologist', 'midwife', 'health-visitor', 'education-guide', 'other')),
  display_name text check (length(display_name) between 1 and 60),
  family_id uuid,
  became_id uuid references core.hat on delete restrict,
  created_at timestamptz not null default platform.now(),
  ended_at timestamptz,
  live boolean generated always as (case when ended_at is null then true end) stored,
  anchors boolean generated always as (case when ended_at is null and role in ('counsellor', 'team_leader') then true end) stored,
  stands_as text not null generated always as (case
    when role in ('counsellor', 'team_leader') then 'employee'
    when role in ('director', 'administrator') then 'office'
    when role in ('coordinator', 'volunteer') then 'volunteer'
    when role = 'guest' then 'guest'
    else kind end) stored,
  constraint hat_live unique (id, live),
  constraint hat_anchors unique (id, anchors),
  constraint hat_person_anchors unique (id, person_id, anchors),
  constraint hat_stands_as unique (id, stands_as, live),
  constraint hat_person unique (id, person_id),
  constraint hat_of_family unique (id, family_id),
  constraint hat_shape check (case kind
    when 'membership' then organisation_id is not null and role is not null and display_name is not null and family_id is null and became_id is null
    when 'family_adult' then family_id is not null and organisation_id is null and role is null and display_name is null and became_id is null
    else organisation_id is null and role is null and display_name is null and family_id is null end),
  constraint hat_ends_when_it_became check (became_id is null or ended_at is not null),
  constraint hat_organisation foreign key (organisation_id, live) references core.organisation (id, live) deferrable initially deferred
);
create index hat_by_person on core.hat (person_id);
create index hat_by_family on core.hat (family_id) where family_id is not null;
create index hat_by_became on core.hat (became_id) where became_id is not null;
comment on table core.hat is 'One person in one capacity: a membership, an adult of one family, or the writer of one conversation.';
comment on column core.hat.id is 'index: id';
comment on column core.hat.kind is 'index: membership, family_adult or writer';
comment on column core.hat.person_id is 'index: who wears it; two hats of one person have a wall between them';
comment on column core.hat.organisation_id is 'index: where a membership belongs';
comment on column core.hat.role is 'index: what a membership may do';
comment on column core.hat.profession is 'index: the profession of a professional';
comment on column core.hat.display_name is 'index: the first name shown to families and colleagues; memberships only, a family''s names are content';
comment on column core.hat.family_id is 'index: the family of a family adult';
comment on column core.hat.became_id is 'index: the family adult a writer made the conversation the own page of; from then on the code opens nothing';
comment on column core.hat.created_at is 'index: from when';
comment on column core.hat.ended_at is 'index: a fact, possible only when nothing is held';
comment on column core.hat.live is 'index: true while it lives, null afterwards';
comment on column core.hat.anchors is 'index: true while this hat may hold families; the role is part of it, so a role change obeys the same keys';
comment on column core.hat.stands_as is 'index: employee, office, volunteer, guest, family_adult or writer';

create table core.stand_in (
  id uuid primary key,
  for_hat uuid not null,
  by_hat uuid not null,
  accepted_at timestamptz not null,
  ended_at timestamptz,
  live boolean generated always as (case when ended_at is null then true end) stored,
  constraint stand_in_for foreign key (for_hat, live) references core.hat (id, anchors) deferrable initially deferred,
  constraint stand_in_by foreign key (by_hat, live) references core.hat (id, anchors) deferrable initially deferred,
  constraint stand_in_is_another check (for_hat <> by_hat)
);
create unique index stand_in_once on core.stand_in (for_hat, by_hat) where ended_at is null;
create index stand_in_by_hat on core.stand_in (by_hat) where ended_at is null;
comment on table core.stand_in is 'Who has said yes in advance to be deputy for a colleague.';
comment on column core.stand_in.id is 'index: id';
comment on column core.stand_in.for_hat is 'index: the colleague';
comment on column core.stand_in.by_hat is 'index: who said yes; only that hat may write the row, or a leader for herself';
comment on column core.stand_in.accepted_at is 'index: when the yes was said';
comment on column core.stand_in.ended_at is 'index: when the yes was taken back';
comment on column core.stand_in.live is 'index: true while the yes stands';

create table core.session (
  id uuid primary key,
  token_hash bytea not null,
  hat_id uuid not null references core.hat on delete restrict,
  kind text not null check (kind in ('staff', 'family', 'writer')),
  created_at timestamptz not null default platform.now(),
  seen_at timestamptz not null default platform.now(),
  ends_at timestamptz not null,
  idle interval not null,
  ended_at timestamptz
);
create unique index session_token on core.session (token_hash);
create index session_of_hat on core.session (hat_id) where ended_at is null;
comment on table core.session is 'One signed-in browser wearing exactly one hat.';
comment on column core.session.id is 'index: id';
comment on column core.session.token_hash is 'index: SHA-256 of the token in the cookie; the token itself is nowhere';
comment on column core.session.hat_id is 'index: the hat';
comment on column core.session.kind is 'index: staff, family or writer';
comment on column core.session.created_at is 'index: from when';
comment on column core.session.seen_at is 'index: last seen, at most once a minute';
comment on column core.session.ends_at is 'index: when it ends whatever happens';
comment on column core.session.idle is 'index: how long it may stand unused';
comment on column core.session.ended_at is 'index: when it was signed out or ended';
