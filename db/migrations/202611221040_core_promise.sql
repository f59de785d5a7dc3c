-- Words given to a writer or a family adult; absence and cover; and the bridge over days without a shift.
create table core.bridge (
  id uuid primary key,
  family_id uuid not null references core.family on delete restrict deferrable initially deferred,
  words text not null check (length(words) between 1 and 1000),
  by_hat uuid not null references core.hat on delete restrict,
  at timestamptz not null default platform.now(),
  constraint bridge_of_family unique (id, family_id)
);
create index bridge_by_family on core.bridge (family_id);
alter table core.family add constraint family_bridge foreign key (bridge_id, id) references core.bridge (id, family_id) deferrable initially deferred;
comment on table core.bridge is 'What a family at level A or B can do and whom it can call until the next shift.';
comment on column core.bridge.id is 'index: id';
comment on column core.bridge.family_id is 'index: the family';
comment on column core.bridge.words is 'content: the bridge, agreed with the family';
comment on column core.bridge.by_hat is 'index: who wrote it';
comment on column core.bridge.at is 'index: when';

-- A bridge stands only where no planned shift of somebody who is there lies within the level's days; judged whenever the day is set.
-- What looks elsewhere is a definer and raises.
create function core.family_bridge_is_needed() returns trigger language plpgsql security definer set search_path = '' as $$
declare first_day date;
begin
  if new.bridge_shift_id is null or new.closed_at is not null then return new; end if;
  if tg_op = 'UPDATE' and (new.next_step_id, new.next_due, new.next_owner_id, new.level, new.level_version, new.gap_days, new.closed_at, new.bridge_shift_id)
      is not distinct from (old.next_step_id, old.next_due, old.next_owner_id, old.level, old.level_version, old.gap_days, old.closed_at, old.bridge_shift_id) then
    return new;
  end if;
  select min(s.day) into first_day from core.shift s join core.hat h on h.id = s.hat_id
    where s.planned and s.ends_at > platform.now()
      and not exists (select from core.roster r where r.person_id = h.person_id and r.away_now and r.period @> s.day);
  if first_day is null or first_day <= platform.today() + new.gap_days then
    raise exception 'a planned shift lies within the days of the level' using errcode = 'check_violation', constraint = 'family_bridge_is_needed';
  end if;
  if new.next_due > first_day then
    raise exception 'the bridge reaches to the first coming shift and no further' using errcode = 'check_violation', constraint = 'family_bridge_is_needed';
  end if;
  return new;
end $$;
create trigger family_bridge_is_needed before insert or update on core.family for each row execute function core.family_bridge_is_needed();

create table core.promise (
  id uuid primary key,
  to_hat uuid not null references core.hat on delete restrict,
  by_hat uuid,
  by_queue uuid,
  family_id uuid references core.family on delete restrict deferrable initially deferred,
  step_id uuid,
  what text not null check (what in ('answer', 'write-when', 'call', 'meet', 'step')),
  channel text not null check (channel in ('page', 'phone', 'in-person', 'mail')),
  window_from timestamptz,
  due_by timestamptz not null,
  made_at timestamptz not null default platform.now(),
  moved_from uuid,
  their_yes_at timestamptz,
  ended_at timestamptz,
  ended_as text check (ended_as in ('kept', 'moved', 'broken', 'not-needed')),
  open boolean generated always as (case when ended_at is null then true end) stored,
  was_moved uuid generated always as (case when ended_as = 'moved' then id end) stored,
  answer_open boolean generated always as (case when ended_at is null and what in ('answer', 'write-when') then true end) stored,
  constraint promise_open unique (id, open),
  constraint promise_to unique (id, to_hat),
  constraint promise_moved_once unique (moved_from),
  constraint promise_held check (open is not true or by_hat is not null or by_queue is not null),
  constraint promise_ends_whole check ((ended_at is null) = (ended_as is null)),
  constraint promise_moved_with_yes check (ended_as is distinct from 'moved' or their_yes_at is not null),
  constraint promise_window check (window_from is null or window_from < due_by),
  constraint promise_step_names_family check (step_id is null or family_id is not null),
  constraint promise_step foreign key (step_id, family_id) references core.next_step (id, family_id) deferrable initially deferred,
  constraint promise_moved_from foreign key (moved_from, to_hat) references core.promise (id, to_hat) deferrable initially deferred,
  constraint promise_moved_has_new foreign key (was_moved) references core.promise (moved_from) deferrable initially deferred,
  constraint promise_by_hat foreign key (by_hat, open) references core.hat (id, live) deferrable initially deferred,
  constraint promise_answer_by_employee foreign key (by_hat, answer_open) references core.hat (id, anchors) deferrable initially deferred,
  constraint promise_by_queue foreign key (by_queue, open) references core.queue (id, live) deferrable initially deferred
);
create index promise_by_due on core.promise (due_by) where ended_at is null;
create index promise_by_holder on core.promise (by_hat, due_by) where ended_at is null;
create index promise_by_holding_queue on core.promise (by_queue, due_by) where ended_at is null;
create index promise_by_receiver on core.promise (to_hat);
create index promise_of_family on core.promise (family_id) where family_id is not null;
create index promise_of_step on core.promise (step_id) where step_id is not null;
create index promise_by_end on core.promise (ended_at) where ended_at is not null;
comment on table core.promise is 'A contact we owe someone. Never edited: a move is a new row that points to the old; then kept, or broken in the open.';
comment on column core.promise.id is 'index: id';
comment on column core.promise.to_hat is 'index: the writer or family adult it was given to';
comment on column core.promise.by_hat is 'index: who keeps it';
comment on column core.promise.by_queue is 'index: the queue whose responsible keeps it, until someone has claimed';
comment on column core.promise.family_id is 'index: the family, if there is one';
comment on column core.promise.step_id is 'index: the step it tells the date of';
comment on column core.promise.what is 'index: answer, write when (no time could be promised yet), call, meet or step';
comment on column core.promise.channel is 'index: page, phone, in-person or mail';
comment on column core.promise.window_from is 'index: not before';
comment on column core.promise.due_by is 'index: not after';
comment on column core.promise.made_at is 'index: when it was given';
comment on column core.promise.moved_from is 'index: the promise this one takes the place of';
comment on column core.promise.their_yes_at is 'index: when the one it was given to agreed to move it';
comment on column core.promise.ended_at is 'index: when it ended';
comment on column core.promise.ended_as is 'index: kept, moved, broken, or not needed any more';
comment on column core.promise.open is 'index: true while open, null afterwards';
comment on column core.promise.was_moved is 'index: itself when it was moved: then a new promise to the same person points to it';
comment on column core.promise.answer_open is 'index: true while an answer is owed: only an employee may owe one';

create function core.promise_is_never_edited() returns trigger language plpgsql set search_path = '' as $$
begin
  if (new.to_hat, new.what, new.channel, new.window_from, new.due_by, new.made_at, new.moved_from, new.step_id)
      is distinct from (old.to_hat, old.what, old.channel, old.window_from, old.due_by, old.made_at, old.moved_from, old.step_id)
     or (old.ended_at is not null and (new.ended_at, new.ended_as, new.their_yes_at) is distinct from (old.ended_at, old.ended_as, old.their_yes_at)) then
    raise exception 'a promise is never edited' using errcode = 'check_violation', constraint = 'promise_is_never_edited';
  end if;
  return new;
end $$;
create trigger promise_is_never_edited before update on core.promise for each row execute function core.promise_is_never_edited();
create trigger promise_only_ended_is_deleted before delete on core.promise for each row execute function core.only_ended_is_deleted();

-- Absence and cover in one table, so that one exclusion constraint sees both sides.
create table core.roster (
  id uuid primary key,
  kind text not null check (kind in ('away', 'covering')),
  person_id uuid not null references core.person on delete restrict,
  hat_id uuid,
  absence_id uuid,
  default_cover_id uuid,
  family_id uuid references core.family on delete restrict,
  period daterange not null check (not isempty(period) and lower(period) is not null),
  recorded_by uuid not null references core.hat on delete restrict,
  recorded_at timestamptz not null default platform.now(),
  over_at timestamptz,
  away smallint not null generated always as (case kind when 'away' then 1 else 0 end) stored,
  away_now boolean generated always as (case when kind = 'away' and over_at is null then true end) stored,
  covers boolean generated always as (case when kind = 'covering' and over_at is null then true end) stored,
  covers_all boolean generated always as (case when kind = 'covering' and family_id is null and over_at is null then true end) stored,
  constraint roster_period unique (id, period),
  constraint roster_away_now unique (id, away_now),
  constraint roster_covers_all unique (id, absence_id, covers_all),
  constraint roster_shape check (case kind
    when 'away' then absence_id is null and hat_id is null and family_id is null and default_cover_id is not null
    else absence_id is not null and hat_id is not null and default_cover_id is null end),
  constraint roster_default_cover foreign key (default_cover_id, id, away_now) references core.roster (id, absence_id, covers_all) deferrable initially deferred,
  constraint roster_of_an_absence foreign key (absence_id, covers) references core.roster (id, away_now) deferrable initially deferred,
  constraint roster_same_period foreign key (absence_id, period) references core.roster (id, period) on update cascade deferrable initially deferred,
  constraint roster_cover_lives foreign key (hat_id, person_id, covers) references core.hat (id, person_id, anchors) deferrable initially deferred,
  constraint roster_nobody_covers_while_away exclude using gist (person_id with =, period with &&, away with <>) where (over_at is null) deferrable initially deferred
);
create unique index roster_family_once on core.roster (absence_id, family_id) where family_id is not null and over_at is null;
create index roster_by_absence on core.roster (absence_id);
create index roster_by_person on core.roster (person_id) where over_at is null;
create index roster_by_hat on core.roster (hat_id) where over_at is null;
create index roster_by_family on core.roster (family_id) where family_id is not null;
comment on table core.roster is 'Who is away and who covers. The default stand-in takes everything nobody else has taken by name, also what comes later.';
comment on column core.roster.id is 'index: id';
comment on column core.roster.kind is 'index: away or covering';
comment on column core.roster.person_id is 'index: the person away or covering; absence is by person';
comment on column core.roster.hat_id is 'index: the hat that covers';
comment on column core.roster.absence_id is 'index: the absence a covering row belongs to';
comment on column core.roster.default_cover_id is 'index: the covering row that takes everything not taken by name';
comment on column core.roster.family_id is 'index: a single family taken by name';
comment on column core.roster.period is 'index: from the first day to before the last; an open end is allowed';
comment on column core.roster.recorded_by is 'index: who wrote it';
comment on column core.roster.recorded_at is 'index: when';
comment on column core.roster.over_at is 'index: when it was put behind us; only when past';
comment on column core.roster.away is 'index: 1 away, 0 covering; nobody is both at once';
comment on column core.roster.away_now is 'index: true for an absence that is not over';
comment on column core.roster.covers is 'index: true for cover that is not over';
comment on column core.roster.covers_all is 'index: true for a general stand-in that is not over';

create function core.roster_over_only_when_past() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.over_at is not null and (upper(new.period) is null or upper(new.period) > platform.today()) then
    raise exception 'an absence is over only when it has passed' using errcode = 'check_violation', constraint = 'roster_over_only_when_past';
  end if;
  return new;
end $$;
create trigger roster_over_only_when_past before insert or update on core.roster for each row execute function core.roster_over_only_when_past();
