-- Law 1, nobody stands alone: held at every commit by plain foreign keys between generated live keys.
create table core.level_rule (
  level text not null check (level in ('A', 'B', 'C', 'D')),
  version integer not null,
  gap_days integer not null check (gap_days between 1 and 60),
  valid_from date not null,
  primary key (level, version),
  constraint level_rule_gap unique (level, version, gap_days)
);
comment on table core.level_rule is 'How many days may pass between two next steps at each level. A changed rule is a new version: families keep what they were promised until it is set anew.';
comment on column core.level_rule.level is 'index: A to D';
comment on column core.level_rule.version is 'index: version';
comment on column core.level_rule.gap_days is 'index: calendar days from the day the next step is set';
comment on column core.level_rule.valid_from is 'index: from when new families get it';
insert into core.level_rule values ('A', 1, 1, '2020-01-01'), ('B', 1, 3, '2020-01-01'), ('C', 1, 10, '2020-01-01'), ('D', 1, 30, '2020-01-01');

create table core.family (
  id uuid primary key,
  short_name text not null check (length(short_name) between 1 and 60),
  opened_at timestamptz not null default platform.now(),
  opened_by uuid not null references core.hat on delete restrict,
  closed_at timestamptz,
  closed_by uuid references core.hat on delete restrict,
  closed_as text check (closed_as in ('goals-reached', 'family-says-enough', 'other-help-took-over', 'moved-away', 'lost-contact', 'death', 'opened-by-mistake')),
  live boolean generated always as (case when closed_at is null then true end) stored,
  level text not null,
  level_version integer not null,
  gap_days integer not null,
  level_id uuid not null,
  level_is_latest boolean not null generated always as (true) stored,
  anchor_id uuid,
  anchor_person uuid,
  anchor_as text not null generated always as ('anchor') stored,
  deputy_id uuid,
  deputy_person uuid,
  deputy_as text not null generated always as ('deputy') stored,
  next_step_id uuid,
  next_due date,
  next_owner_id uuid,
  next_set_on date,
  bridge_shift_id uuid,
  bridge_id uuid,
  constraint family_live unique (id, live),
  constraint family_rule foreign key (level, level_version, gap_days) references core.level_rule (level, version, gap_days),
  constraint family_has_anchor check (live is not true or (anchor_id is not null and anchor_person is not null)),
  constraint family_has_deputy check (live is not true or (deputy_id is not null and deputy_person is not null)),
  constraint family_deputy_is_another check (live is not true or anchor_person <> deputy_person),
  constraint family_has_next check (live is not true or (next_step_id is not null and next_due is not null and next_owner_id is not null and next_set_on is not null)),
  constraint family_next_in_time check (live is not true or next_due <= next_set_on + gap_days or bridge_shift_id is not null),
  constraint family_bridge_is_written check (live is not true or bridge_shift_id is null or level in ('C', 'D') or bridge_id is not null),
  constraint family_close_has_reason check ((closed_at is null) = (closed_as is null) and (closed_at is null) = (closed_by is null)),
  constraint family_anchor foreign key (anchor_id, anchor_person, live) references core.hat (id, person_id, anchors) deferrable initially deferred,
  constraint family_deputy foreign key (deputy_id, deputy_person, live) references core.hat (id, person_id, anchors) deferrable initially deferred
);
create index family_by_due on core.family (next_due) where closed_at is null;
create index family_by_anchor on core.family (anchor_id, next_due) where closed_at is null;
create index family_by_deputy on core.family (deputy_id) where closed_at is null;
create index family_by_next_owner on core.family (next_owner_id) where closed_at is null;
create index family_by_anchor_person on core.family (anchor_person) where closed_at is null;
create index family_by_deputy_person on core.family (deputy_person) where closed_at is null;
create index family_by_step on core.family (next_step_id);
create index family_by_opener on core.family (opened_by, opened_at);
comment on table core.family is 'A family is what the people say it is. While it is open it always has an anchor, a deputy who is another person, and one undone next step in time.';
comment on column core.family.id is 'index: id';
comment on column core.family.short_name is 'index: chosen by the family, may be anything';
comment on column core.family.opened_at is 'index: when it was opened';
comment on column core.family.opened_by is 'index: by whom';
comment on column core.family.closed_at is 'index: when it was closed';
comment on column core.family.closed_by is 'index: by whom';
comment on column core.family.closed_as is 'index: why, from a fixed list; the words stand in core.family_words';
comment on column core.family.live is 'index: true while open, null afterwards';
comment on column core.family.level is 'index: urgency A to D';
comment on column core.family.level_version is 'index: which version of the level rule';
comment on column core.family.gap_days is 'index: how far away the next step may be set';
comment on column core.family.level_id is 'index: the line of history that gave it this level';
comment on column core.family.level_is_latest is 'index: constant, ties the level to the last line of its history';
comment on column core.family.anchor_id is 'index: the hat the family can hold on to (holdepunkt)';
comment on column core.family.anchor_person is 'index: its person, so that anchor and deputy can be compared as persons';
comment on column core.family.anchor_as is 'index: constant, ties the anchor to the circle';
comment on column core.family.deputy_id is 'index: the hat that steps in';
comment on column core.family.deputy_person is 'index: its person';
comment on column core.family.deputy_as is 'index: constant, ties the deputy to the circle';
comment on column core.family.next_step_id is 'index: the one next step that holds the family';
comment on column core.family.next_due is 'index: its date';
comment on column core.family.next_owner_id is 'index: who does it';
comment on column core.family.next_set_on is 'index: the day the pointer was last set, written by the row itself';
comment on column core.family.bridge_shift_id is 'index: the first coming shift, when no planned shift lies within the level''s days';
comment on column core.family.bridge_id is 'index: the written bridge until then, demanded at level A and B';

create table core.family_level (
  id uuid primary key,
  family_id uuid not null references core.family on delete restrict deferrable initially deferred,
  level text not null check (level in ('A', 'B', 'C', 'D')),
  reason text not null check (length(reason) between 1 and 2000),
  by_hat uuid not null references core.hat on delete restrict,
  at timestamptz not null default platform.now(),
  previous_id uuid,
  replaced_by uuid references core.family_level deferrable initially deferred,
  latest boolean generated always as (case when replaced_by is null then true end) stored,
  constraint family_level_latest unique (id, family_id, level, latest),
  constraint family_level_replaced unique (id, replaced_by),
  constraint family_level_follows foreign key (previous_id, id) references core.family_level (id, replaced_by)
);
create index family_level_by_family on core.family_level (family_id, at);
create index family_level_by_previous on core.family_level (previous_id);
create unique index family_level_one_first on core.family_level (family_id) where previous_id is null;
alter table core.family add constraint family_level_has_history foreign key (level_id, id, level, level_is_latest)
  references core.family_level (id, family_id, level, latest) deferrable initially deferred;
comment on table core.family_level is 'The history of a family''s level: every change has a reason, a person and a time.';
comment on column core.family_level.id is 'index: id';
comment on column core.family_level.family_id is 'index: the family';
comment on column core.family_level.level is 'index: A to D';
comment on column core.family_level.reason is 'content: why, in the counsellor''s words';
comment on column core.family_level.by_hat is 'index: who set it';
comment on column core.family_level.at is 'index: when';
comment on column core.family_level.previous_id is 'index: the line before, found by the row itself';
comment on column core.family_level.replaced_by is 'index: the line after, written by that line';
comment on column core.family_level.latest is 'index: true for the last line, null afterwards: an old reason cannot be used again';

-- A new line takes the place of the last one; of two at once the second finds none to replace and is refused by family_level_one_first.
create function core.family_level_replaces() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update core.family_level set replaced_by = new.id where family_id = new.family_id and replaced_by is null returning id into new.previous_id;
  return new;
end $$;
create trigger family_level_replaces before insert on core.family_level for each row execute function core.family_level_replaces();

create table core.circle (
  id uuid primary key,
  family_id uuid not null references core.family on delete restrict deferrable initially deferred,
  hat_id uuid not null,
  as_what text not null check (as_what in ('anchor', 'deputy', 'counsellor', 'adult', 'volunteer', 'guest')),
  hat_as text not null generated always as (case when as_what in ('anchor', 'deputy', 'counsellor') then 'employee' when as_what = 'adult' then 'family_adult' else as_what end) stored,
  adult_of uuid generated always as (case when as_what = 'adult' then family_id end) stored,
  accepted_at timestamptz,
  ended_at timestamptz,
  standing boolean generated always as (case when accepted_at is not null and ended_at is null then true end) stored,
  constraint circle_standing unique (family_id, hat_id, as_what, standing),
  constraint circle_hat foreign key (hat_id) references core.hat on delete restrict,
  constraint circle_hat_lives foreign key (hat_id, hat_as, standing) references core.hat (id, stands_as, live) deferrable initially deferred,
  constraint circle_adult_of_family foreign key (hat_id, adult_of) references core.hat (id, family_id) deferrable initially deferred
);
create unique index circle_one_anchor on core.circle (family_id, as_what) where ended_at is null and as_what in ('anchor', 'deputy');
create unique index circle_once on core.circle (family_id, hat_id, as_what) where ended_at is null;
create index circle_by_hat on core.circle (hat_id, family_id) where ended_at is null;
alter table core.family
  add constraint family_anchor_in_circle foreign key (id, anchor_id, anchor_as, live) references core.circle (family_id, hat_id, as_what, standing) deferrable initially deferred,
  add constraint family_deputy_in_circle foreign key (id, deputy_id, deputy_as, live) references core.circle (family_id, hat_id, as_what, standing) deferrable initially deferred;
comment on table core.circle is 'Everyone who stands around a family, as what. The anchor and the deputy of the family row stand here too, tied by a key.';
comment on column core.circle.id is 'index: id';
comment on column core.circle.family_id is 'index: the family';
comment on column core.circle.hat_id is 'index: who';
comment on column core.circle.as_what is 'index: as what';
comment on column core.circle.hat_as is 'index: what the hat must stand as for that, so that a role change obeys the same keys';
comment on column core.circle.adult_of is 'index: the family of an adult: nobody is an adult of a family that is not the own';
comment on column core.circle.accepted_at is 'index: when that person said yes';
comment on column core.circle.ended_at is 'index: when it ended';
comment on column core.circle.standing is 'index: true while accepted and not ended';

-- The adults of a family are hats of it.
alter table core.hat add constraint hat_family foreign key (family_id) references core.family on delete restrict deferrable initially deferred;

-- The day the pointer was set is the row's own, by our clock: callers cannot forge it.
create function core.family_sets_its_day() returns trigger language plpgsql set search_path = '' as $$
begin
  if tg_op = 'INSERT' or (new.next_step_id, new.next_due, new.next_owner_id, new.level, new.level_version, new.gap_days, new.closed_at, new.bridge_shift_id)
      is distinct from (old.next_step_id, old.next_due, old.next_owner_id, old.level, old.level_version, old.gap_days, old.closed_at, old.bridge_shift_id) then
    new.next_set_on := platform.today();
  else
    new.next_set_on := old.next_set_on;
  end if;
  return new;
end $$;
create trigger family_sets_its_day before insert or update on core.family for each row execute function core.family_sets_its_day();

-- What has not ended is never deleted: an end has a reason, a deletion has none. An open family has an undone step, and so stays too.
create function core.only_ended_is_deleted() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.ended_at is null then
    raise exception 'only what has ended is deleted' using errcode = 'check_violation', constraint = tg_name;
  end if;
  return old;
end $$;
