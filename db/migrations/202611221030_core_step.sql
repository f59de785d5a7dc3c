-- What will be done for a family, by whom, by when; the queues and shifts that answer; and what was promised.
create table core.task_type (
  code text primary key,
  class text not null check (class in ('professional', 'human', 'shared')),
  constraint task_type_class unique (code, class)
);
comment on table core.task_type is 'The catalogue of tasks. Professional work stays with professionals (P:21).';
comment on column core.task_type.code is 'index: code';
comment on column core.task_type.class is 'index: professional, human, or shared and led by a professional';
insert into core.task_type values
  ('write', 'professional'), ('call', 'professional'), ('talk', 'professional'), ('counselling', 'professional'), ('legal-advice', 'professional'), ('economy', 'professional'),
  ('authority-contact', 'professional'), ('assessment', 'professional'), ('follow-up', 'professional'),
  ('lay-companion', 'shared'), ('group-host', 'shared'), ('go-along', 'human'), ('activity', 'human'), ('cook', 'human'), ('visit', 'human'), ('own-step', 'human');

create table core.goal (
  id uuid primary key,
  family_id uuid not null references core.family on delete restrict,
  adult_id uuid,
  words text not null check (length(words) between 1 and 500),
  created_at timestamptz not null default platform.now(),
  created_by uuid not null references core.hat on delete restrict,
  reached_at timestamptz,
  constraint goal_of_family unique (id, family_id),
  constraint goal_adult foreign key (adult_id, family_id) references core.hat (id, family_id)
);
create index goal_by_family on core.goal (family_id);
comment on table core.goal is 'What the family wants, in its own words.';
comment on column core.goal.id is 'index: id';
comment on column core.goal.family_id is 'index: the family';
comment on column core.goal.adult_id is 'sealed: the one adult it belongs to, or null for the family';
comment on column core.goal.words is 'content: the family''s words';
comment on column core.goal.created_at is 'index: when';
comment on column core.goal.created_by is 'index: by whom';
comment on column core.goal.reached_at is 'index: when the family said it was reached';

create table core.next_step (
  id uuid primary key,
  family_id uuid not null references core.family on delete restrict deferrable initially deferred,
  owner_id uuid not null,
  owner_as text not null,
  task_type text not null,
  task_class text not null,
  led_by uuid,
  led_by_as text check (led_by_as in ('employee', 'guest')),
  owner_family uuid generated always as (case when owner_as = 'family_adult' then family_id end) stored,
  adult_id uuid,
  due_on date not null,
  created_at timestamptz not null default platform.now(),
  created_by uuid not null references core.hat on delete restrict,
  moved_from uuid references core.next_step on delete restrict,
  ended_at timestamptz,
  ended_as text check (ended_as in ('done', 'dropped', 'moved')),
  ended_by uuid references core.hat on delete restrict,
  undone boolean generated always as (case when ended_at is null then true end) stored,
  needs_reason boolean generated always as (case when ended_as in ('dropped', 'moved') then true end) stored,
  holds boolean generated always as (case when ended_at is null and owner_as = 'employee' then true end) stored,
  constraint next_step_holds unique (id, family_id, due_on, owner_id, holds),
  constraint next_step_of_family unique (id, family_id),
  constraint next_step_task foreign key (task_type, task_class) references core.task_type (code, class),
  constraint next_step_ends_whole check ((ended_at is null) = (ended_as is null) and (ended_at is null) = (ended_by is null)),
  constraint next_step_professional check (task_class <> 'professional' or owner_as in ('employee', 'guest')),
  constraint next_step_led_whole check ((led_by is null) = (led_by_as is null)),
  constraint next_step_shared_is_led check (task_class <> 'shared' or owner_as in ('employee', 'guest') or (led_by is not null and led_by_as is not null)),
  constraint next_step_owner foreign key (owner_id, owner_as, undone) references core.hat (id, stands_as, live) deferrable initially deferred,
  constraint next_step_leader foreign key (led_by, led_by_as, undone) references core.hat (id, stands_as, live) deferrable initially deferred,
  constraint next_step_owner_of_family foreign key (owner_id, owner_family) references core.hat (id, family_id) deferrable initially deferred,
  constraint next_step_adult foreign key (adult_id, family_id) references core.hat (id, family_id) deferrable initially deferred
);
create index next_step_by_family on core.next_step (family_id, due_on);
create index next_step_by_owner on core.next_step (owner_id, due_on) where ended_at is null;
create index next_step_by_leader on core.next_step (led_by) where ended_at is null and led_by is not null;
comment on table core.next_step is 'What will be done for or by the family. The plan is the list of these; there is no second table.';
comment on column core.next_step.id is 'index: id';
comment on column core.next_step.family_id is 'index: the family';
comment on column core.next_step.owner_id is 'index: who does it';
comment on column core.next_step.owner_as is 'index: what the owner stands as, carried so that keys and checks can ask it';
comment on column core.next_step.task_type is 'index: kind of task';
comment on column core.next_step.task_class is 'index: its class, carried for law 4';
comment on column core.next_step.led_by is 'index: the professional who leads a shared task';
comment on column core.next_step.led_by_as is 'index: what the leading professional stands as';
comment on column core.next_step.owner_family is 'index: the family of an adult who does it: never another family''s';
comment on column core.next_step.adult_id is 'index: the one adult it belongs to, or null for the family; another adult never sees the row';
comment on column core.next_step.due_on is 'index: by which day';
comment on column core.next_step.created_at is 'index: when it was made';
comment on column core.next_step.created_by is 'index: by whom';
comment on column core.next_step.moved_from is 'index: the step this one continues';
comment on column core.next_step.ended_at is 'index: when it ended';
comment on column core.next_step.ended_as is 'index: done, dropped or moved';
comment on column core.next_step.ended_by is 'index: by whom';
comment on column core.next_step.undone is 'index: true while undone, null afterwards';
comment on column core.next_step.needs_reason is 'index: true when it was dropped or moved: then its words say why';
comment on column core.next_step.holds is 'index: true while undone and an employee''s: only such a step can hold a family';
alter table core.family add constraint family_next_step foreign key (next_step_id, id, next_due, next_owner_id, live)
  references core.next_step (id, family_id, due_on, owner_id, holds) deferrable initially deferred;

create table core.step_words (
  step_id uuid primary key,
  family_id uuid not null,
  goal_id uuid,
  words text not null check (length(words) between 1 and 500),
  end_reason text check (length(end_reason) between 1 and 500),
  has_reason boolean generated always as (case when end_reason is not null then true end) stored,
  constraint step_words_reason unique (step_id, has_reason),
  constraint step_words_step foreign key (step_id, family_id) references core.next_step (id, family_id) on delete restrict deferrable initially deferred,
  constraint step_words_goal foreign key (goal_id, family_id) references core.goal (id, family_id)
);
create index step_words_by_family on core.step_words (family_id);
create index step_words_by_goal on core.step_words (goal_id);
comment on table core.step_words is 'What a step is, in words; apart from the step, so that dates and holders can be listed without reading.';
comment on column core.step_words.step_id is 'index: the step';
comment on column core.step_words.family_id is 'index: the family';
comment on column core.step_words.goal_id is 'index: the goal it serves';
comment on column core.step_words.words is 'content: what will be done';
comment on column core.step_words.end_reason is 'content: why it was dropped or moved';
comment on column core.step_words.has_reason is 'index: true when that is said';
alter table core.next_step add constraint next_step_end_has_reason foreign key (id, needs_reason)
  references core.step_words (step_id, has_reason) deferrable initially deferred;
create trigger next_step_only_ended_is_deleted before delete on core.next_step for each row execute function core.only_ended_is_deleted();

create table core.queue (
  id uuid primary key,
  name text not null check (length(name) between 1 and 60),
  channels text[] not null check (cardinality(channels) > 0),
  languages text[] not null check (cardinality(languages) > 0),
  responsible_id uuid not null,
  responsible_person uuid not null,
  deputy_id uuid not null,
  deputy_person uuid not null,
  ended_at timestamptz,
  live boolean generated always as (case when ended_at is null then true end) stored,
  constraint queue_live unique (id, live),
  constraint queue_responsible foreign key (responsible_id, responsible_person, live) references core.hat (id, person_id, anchors) deferrable initially deferred,
  constraint queue_deputy foreign key (deputy_id, deputy_person, live) references core.hat (id, person_id, anchors) deferrable initially deferred,
  constraint queue_deputy_is_another check (responsible_person <> deputy_person)
);
create index queue_by_responsible on core.queue (responsible_id) where ended_at is null;
create index queue_by_deputy on core.queue (deputy_id) where ended_at is null;
comment on table core.queue is 'Where an inquiry stands until someone has claimed it; always with a person responsible and a deputy.';
comment on column core.queue.id is 'index: id';
comment on column core.queue.name is 'index: name';
comment on column core.queue.channels is 'index: web, phone, walk-in, mail';
comment on column core.queue.languages is 'index: languages answered';
comment on column core.queue.responsible_id is 'index: the hat responsible';
comment on column core.queue.responsible_person is 'index: its person';
comment on column core.queue.deputy_id is 'index: the hat that steps in';
comment on column core.queue.deputy_person is 'index: its person';
comment on column core.queue.ended_at is 'index: when it was closed; possible only when nothing stands in it';
comment on column core.queue.live is 'index: true while it lives';

create table core.shift (
  id uuid primary key,
  hat_id uuid not null,
  queue_id uuid not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  day date not null generated always as ((starts_at at time zone 'Europe/Copenhagen')::date) stored,
  cancelled_at timestamptz,
  cancelled_by uuid references core.hat on delete restrict,
  over_at timestamptz,
  planned boolean generated always as (case when cancelled_at is null and over_at is null then true end) stored,
  constraint shift_times check (ends_at > starts_at and ends_at <= starts_at + interval '16 hours'),
  constraint shift_planned unique (id, hat_id, day, planned),
  constraint shift_hat foreign key (hat_id, planned) references core.hat (id, anchors) deferrable initially deferred,
  constraint shift_queue foreign key (queue_id, planned) references core.queue (id, live) deferrable initially deferred
);
create index shift_by_start on core.shift (starts_at) where cancelled_at is null;
create index shift_by_hat on core.shift (hat_id, starts_at) where cancelled_at is null and over_at is null;
create index shift_by_queue on core.shift (queue_id) where cancelled_at is null and over_at is null;
comment on table core.shift is 'Who answers a queue, from when to when.';
comment on column core.shift.id is 'index: id';
comment on column core.shift.hat_id is 'index: who';
comment on column core.shift.queue_id is 'index: which queue';
comment on column core.shift.starts_at is 'index: from';
comment on column core.shift.ends_at is 'index: to';
comment on column core.shift.day is 'index: the day in Denmark it starts';
comment on column core.shift.cancelled_at is 'index: when it was cancelled';
comment on column core.shift.cancelled_by is 'index: by whom';
comment on column core.shift.over_at is 'index: when it was put behind us; only when past';
comment on column core.shift.planned is 'index: true while it stands, null afterwards';
alter table core.family add constraint family_bridge_shift foreign key (bridge_shift_id, next_owner_id, next_due, live)
  references core.shift (id, hat_id, day, planned) deferrable initially deferred;

create function core.shift_over_only_when_past() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.over_at is not null and new.ends_at > platform.now() then
    raise exception 'a shift is over only when it has passed' using errcode = 'check_violation', constraint = 'shift_over_only_when_past';
  end if;
  return new;
end $$;
create trigger shift_over_only_when_past before insert or update on core.shift for each row execute function core.shift_over_only_when_past();
