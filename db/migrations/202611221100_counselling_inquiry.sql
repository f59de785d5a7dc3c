-- Law 2, nobody is forgotten before they are a family: an inquiry that is not finished has an owner, or stands in a queue with a
-- promised time; a conversation lives as long as an inquiry or a family holds it; nothing ends without a reason.
create schema counselling;

create table counselling.inquiry (
  id uuid primary key,
  writer_id uuid not null references core.hat on delete restrict,
  conversation_id uuid not null,
  channel text not null check (channel in ('web', 'phone', 'walk-in', 'mail')),
  state text not null default 'received' check (state in ('received', 'claimed', 'answered', 'ended')),
  received_at timestamptz not null default platform.now(),
  queue_id uuid not null references core.queue on delete restrict,
  promise_id uuid,
  owner_id uuid,
  claimed_at timestamptz,
  answered_at timestamptz,
  level text not null check (level in ('A', 'B', 'C', 'D')),
  triage_id uuid not null,
  triage_is_latest boolean not null generated always as (true) stored,
  deadline_on date,
  language text not null default 'da' check (language ~ '^[a-z]{2}$'),
  interpreter boolean not null default false,
  ended_at timestamptz,
  ended_as text check (ended_as in ('answered-once', 'family-opened', 'handed-over', 'withdrawn', 'duplicate-of', 'not-reached', 'not-for-us')),
  ended_by uuid,
  ended_by_person uuid,
  second_by uuid,
  second_person uuid,
  second_ask uuid,
  second_what text generated always as (case when second_by is not null then 'second-person' end) stored,
  family_id uuid references core.family on delete restrict deferrable initially deferred,
  duplicate_of uuid,
  duplicate_of_original boolean generated always as (case when duplicate_of is not null then true end) stored,
  original boolean generated always as (case when ended_as is distinct from 'duplicate-of' then true end) stored,
  handed_to uuid references core.hat on delete restrict,
  handed_ask uuid,
  handed_what text generated always as (case when handed_to is not null then 'hand-over' end) stored,
  open_since timestamptz not null default platform.now(),
  attempts_before integer not null default 0,
  third_attempt integer generated always as (case when ended_as = 'not-reached' then attempts_before + 3 end) stored,
  live boolean generated always as (case when ended_at is null then true end) stored,
  in_queue boolean generated always as (case when ended_at is null and owner_id is null then true end) stored,
  constraint inquiry_live unique (id, live),
  constraint inquiry_of_writer unique (id, writer_id),
  constraint inquiry_original unique (id, original),
  constraint inquiry_became unique (id, family_id),
  constraint inquiry_held check (live is not true or owner_id is not null or promise_id is not null),
  constraint inquiry_state_fits check (case state
    when 'received' then owner_id is null and ended_at is null
    when 'claimed' then owner_id is not null and ended_at is null
    when 'answered' then owner_id is not null and answered_at is not null and ended_at is null
    else ended_at is not null end),
  constraint inquiry_end_has_reason check ((ended_at is null) = (ended_as is null) and (ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_by_person is null)),
  constraint inquiry_end_family check ((ended_as is not distinct from 'family-opened') = (family_id is not null)),
  constraint inquiry_end_duplicate check ((ended_as is not distinct from 'duplicate-of') = (duplicate_of is not null) and duplicate_of is distinct from id),
  constraint inquiry_end_handed check ((ended_as is not distinct from 'handed-over') = (handed_to is not null) and (handed_to is null) = (handed_ask is null)),
  constraint inquiry_end_answered check (ended_as is distinct from 'answered-once' or answered_at is not null),
  constraint inquiry_end_second check (
    (ended_as is distinct from 'not-for-us' and (ended_as is distinct from 'not-reached' or level in ('C', 'D')))
    or (second_by is not null and second_person is not null and second_ask is not null and second_person <> ended_by_person)),
  constraint inquiry_duplicate_of_original foreign key (duplicate_of, duplicate_of_original) references counselling.inquiry (id, original) deferrable initially deferred,
  constraint inquiry_promise foreign key (promise_id, writer_id) references core.promise (id, to_hat) deferrable initially deferred,
  constraint inquiry_promise_open foreign key (promise_id, in_queue) references core.promise (id, open) deferrable initially deferred,
  constraint inquiry_owner foreign key (owner_id, live) references core.hat (id, anchors) deferrable initially deferred,
  constraint inquiry_queue foreign key (queue_id, in_queue) references core.queue (id, live) deferrable initially deferred,
  constraint inquiry_ended_by foreign key (ended_by, ended_by_person) references core.hat (id, person_id),
  constraint inquiry_second_by foreign key (second_by, second_person) references core.hat (id, person_id)
);
create unique index inquiry_by_conversation on counselling.inquiry (conversation_id);
create index inquiry_by_writer on counselling.inquiry (writer_id);
create index inquiry_waiting on counselling.inquiry (queue_id, level, received_at) where ended_at is null and owner_id is null;
create index inquiry_by_owner on counselling.inquiry (owner_id) where ended_at is null;
create index inquiry_by_promise on counselling.inquiry (promise_id);
create index inquiry_by_received on counselling.inquiry (received_at);
comment on table counselling.inquiry is 'One contact that seeks something, by any channel; counted once.';
comment on column counselling.inquiry.id is 'index: id';
comment on column counselling.inquiry.writer_id is 'index: the nameless person who asks';
comment on column counselling.inquiry.conversation_id is 'index: the thread';
comment on column counselling.inquiry.channel is 'index: web, phone, walk-in or mail';
comment on column counselling.inquiry.state is 'index: received, claimed, answered or ended; only allowed moves';
comment on column counselling.inquiry.received_at is 'index: when it came';
comment on column counselling.inquiry.queue_id is 'index: the queue it came to, and goes back to when released';
comment on column counselling.inquiry.promise_id is 'index: the time the writer was promised';
comment on column counselling.inquiry.owner_id is 'index: who has claimed it';
comment on column counselling.inquiry.claimed_at is 'index: when it was claimed';
comment on column counselling.inquiry.answered_at is 'index: the first human answer';
comment on column counselling.inquiry.level is 'index: urgency A to D';
comment on column counselling.inquiry.triage_id is 'index: the line of history that gave it this level';
comment on column counselling.inquiry.triage_is_latest is 'index: constant, ties the level to the last line of its history';
comment on column counselling.inquiry.deadline_on is 'index: a date that hurries, as the writer told';
comment on column counselling.inquiry.language is 'index: the language wished';
comment on column counselling.inquiry.interpreter is 'index: whether an interpreter is wished';
comment on column counselling.inquiry.ended_at is 'index: when it ended';
comment on column counselling.inquiry.ended_as is 'index: how it ended, from the list; the words are content';
comment on column counselling.inquiry.ended_by is 'index: who ended it';
comment on column counselling.inquiry.ended_by_person is 'index: that person, to compare with the second';
comment on column counselling.inquiry.second_by is 'index: the second person where one is demanded';
comment on column counselling.inquiry.second_person is 'index: that person';
comment on column counselling.inquiry.second_ask is 'index: where that person said yes, found by the row itself';
comment on column counselling.inquiry.second_what is 'index: constant, what the second person was asked';
comment on column counselling.inquiry.family_id is 'index: the family it became';
comment on column counselling.inquiry.duplicate_of is 'index: the inquiry it is the same as';
comment on column counselling.inquiry.duplicate_of_original is 'index: constant, ties it to one that is not a duplicate itself';
comment on column counselling.inquiry.original is 'index: true unless it ended as a duplicate: two cannot end as duplicates of each other';
comment on column counselling.inquiry.handed_to is 'index: who said yes to take it over';
comment on column counselling.inquiry.handed_ask is 'index: where that person said yes, found by the row itself';
comment on column counselling.inquiry.handed_what is 'index: constant, what that person was asked';
comment on column counselling.inquiry.open_since is 'index: when it came or was last reopened, written by the row itself: an earlier yes does not count';
comment on column counselling.inquiry.attempts_before is 'index: attempts that do not count any more because the writer has written since';
comment on column counselling.inquiry.third_attempt is 'index: demands three attempts before not-reached';
comment on column counselling.inquiry.live is 'index: true while not ended';
comment on column counselling.inquiry.in_queue is 'index: true while it stands in its queue';

create table counselling.triage (
  id uuid primary key,
  inquiry_id uuid not null,
  writer_id uuid not null,
  level text not null check (level in ('A', 'B', 'C', 'D')),
  previous_id uuid,
  previous_level text,
  by_hat uuid references core.hat on delete restrict,
  reason text not null check (length(reason) between 1 and 2000),
  at timestamptz not null default platform.now(),
  replaced_by uuid references counselling.triage deferrable initially deferred,
  latest boolean generated always as (case when replaced_by is null then true end) stored,
  constraint triage_of unique (id, inquiry_id, level),
  constraint triage_latest unique (id, inquiry_id, level, latest),
  constraint triage_replaced unique (id, replaced_by),
  constraint triage_follows foreign key (previous_id, id) references counselling.triage (id, replaced_by),
  constraint triage_inquiry foreign key (inquiry_id, writer_id) references counselling.inquiry (id, writer_id) on delete restrict deferrable initially deferred,
  constraint triage_previous foreign key (previous_id, inquiry_id, previous_level) references counselling.triage (id, inquiry_id, level),
  constraint triage_has_previous check ((previous_id is null) = (previous_level is null)),
  constraint triage_only_a_person_lowers check (by_hat is not null or previous_level is null or level <= previous_level)
);
create index triage_by_inquiry on counselling.triage (inquiry_id, at);
create unique index triage_first on counselling.triage (inquiry_id) where previous_id is null;
create index triage_by_previous on counselling.triage (previous_id);
alter table counselling.inquiry add constraint inquiry_level_has_history foreign key (triage_id, id, level, triage_is_latest)
  references counselling.triage (id, inquiry_id, level, latest) deferrable initially deferred;
comment on table counselling.triage is 'The history of an inquiry''s level. A rule may raise it; only a person lowers it.';
comment on column counselling.triage.id is 'index: id';
comment on column counselling.triage.inquiry_id is 'index: the inquiry';
comment on column counselling.triage.writer_id is 'index: its writer';
comment on column counselling.triage.level is 'index: A to D';
comment on column counselling.triage.previous_id is 'index: the line before';
comment on column counselling.triage.previous_level is 'index: the level before';
comment on column counselling.triage.by_hat is 'index: who set it; null for the rule';
comment on column counselling.triage.reason is 'content: why';
comment on column counselling.triage.at is 'index: when';
comment on column counselling.triage.replaced_by is 'index: the line after, written by that line';
comment on column counselling.triage.latest is 'index: true for the last line, null afterwards: an old line cannot lower the level again';

create function counselling.triage_replaces() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  update counselling.triage set replaced_by = new.id where id = new.previous_id and replaced_by is null;
  return new;
end $$;
create trigger triage_replaces before insert on counselling.triage for each row execute function counselling.triage_replaces();

create table counselling.conversation (
  id uuid primary key,
  writer_id uuid not null,
  inquiry_id uuid not null,
  family_id uuid,
  state text not null default 'waiting' check (state in ('waiting', 'active', 'sleeping', 'ended')),
  code_hash bytea not null,
  code_key integer not null,
  started_at timestamptz not null default platform.now(),
  last_word_at timestamptz not null default platform.now(),
  last_word_by text not null default 'writer' check (last_word_by in ('writer', 'us')),
  keep_until date not null,
  ended_at timestamptz,
  ended_as text check (ended_as in ('agreed', 'withdrawn', 'not-reached', 'not-for-us', 'duplicate-of', 'family-closed')),
  live boolean generated always as (case when ended_at is null then true end) stored,
  inquiry_holds boolean generated always as (case when ended_at is null and family_id is null then true end) stored,
  constraint conversation_of_writer unique (id, writer_id),
  constraint conversation_live unique (id, live),
  constraint conversation_end_has_reason check ((ended_at is null) = (ended_as is null) and (ended_at is null) = (state <> 'ended')),
  constraint conversation_writer foreign key (writer_id) references core.hat on delete restrict,
  constraint conversation_inquiry foreign key (inquiry_id, writer_id) references counselling.inquiry (id, writer_id) deferrable initially deferred,
  constraint conversation_goes_on_with foreign key (inquiry_id, family_id) references counselling.inquiry (id, family_id) deferrable initially deferred,
  constraint conversation_held_by_inquiry foreign key (inquiry_id, inquiry_holds) references counselling.inquiry (id, live) deferrable initially deferred,
  constraint conversation_held_by_family foreign key (family_id, live) references core.family (id, live) deferrable initially deferred
);
create unique index conversation_of_one_writer on counselling.conversation (writer_id);
create index conversation_by_inquiry on counselling.conversation (inquiry_id);
create unique index conversation_by_code on counselling.conversation (code_hash);
create index conversation_by_family on counselling.conversation (family_id) where family_id is not null;
create index conversation_to_delete on counselling.conversation (keep_until) where family_id is null;
alter table counselling.inquiry add constraint inquiry_conversation foreign key (conversation_id, writer_id) references counselling.conversation (id, writer_id) deferrable initially deferred;
comment on table counselling.conversation is 'The exchange with one writer across channels. It lives as long as an inquiry or a family holds it, and never ends by a timer.';
comment on column counselling.conversation.id is 'index: id';
comment on column counselling.conversation.writer_id is 'index: the writer';
comment on column counselling.conversation.inquiry_id is 'index: the inquiry it began with';
comment on column counselling.conversation.family_id is 'index: the family it goes on with';
comment on column counselling.conversation.state is 'index: waiting, active, sleeping or ended';
comment on column counselling.conversation.code_hash is 'index: keyed hash of the return code; the code itself is nowhere';
comment on column counselling.conversation.code_key is 'index: number of the key';
comment on column counselling.conversation.started_at is 'index: from when';
comment on column counselling.conversation.last_word_at is 'index: the last message';
comment on column counselling.conversation.last_word_by is 'index: whose it was';
comment on column counselling.conversation.keep_until is 'index: the day it is deleted, moved by each message; never while unfinished';
comment on column counselling.conversation.ended_at is 'index: when it ended';
comment on column counselling.conversation.ended_as is 'index: why, from a list';
comment on column counselling.conversation.live is 'index: true while not ended';
comment on column counselling.conversation.inquiry_holds is 'index: true while its inquiry must hold it';

-- Which moves an inquiry may make, as data: an oracle can read the history, a snapshot cannot see a forbidden move.
create table counselling.inquiry_move (
  id bigint generated always as identity primary key,
  inquiry_id uuid not null references counselling.inquiry on delete restrict deferrable initially deferred,
  from_state text,
  to_state text not null,
  by_hat uuid,
  at timestamptz not null default platform.now()
);
create index inquiry_move_by_inquiry on counselling.inquiry_move (inquiry_id, id);
comment on table counselling.inquiry_move is 'Every change of an inquiry''s state or owner, written by the row itself.';
comment on column counselling.inquiry_move.id is 'index: running number';
comment on column counselling.inquiry_move.inquiry_id is 'index: the inquiry';
comment on column counselling.inquiry_move.from_state is 'index: from';
comment on column counselling.inquiry_move.to_state is 'index: to';
comment on column counselling.inquiry_move.by_hat is 'index: who held it after';
comment on column counselling.inquiry_move.at is 'index: when';

create function counselling.inquiry_moves() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'UPDATE' then
    if new.state = old.state and new.owner_id is not distinct from old.owner_id then return new; end if;
    if new.state <> old.state and (old.state, new.state) not in (
      ('received', 'claimed'), ('claimed', 'received'), ('claimed', 'answered'), ('answered', 'claimed'), ('answered', 'received'),
      ('received', 'ended'), ('claimed', 'ended'), ('answered', 'ended'), ('ended', 'received'), ('ended', 'claimed')) then
      raise exception 'an inquiry cannot go from % to %', old.state, new.state using errcode = 'check_violation', constraint = 'inquiry_moves';
    end if;
  elsif new.state not in ('received', 'claimed') then
    raise exception 'an inquiry begins received or claimed' using errcode = 'check_violation', constraint = 'inquiry_moves';
  end if;
  insert into counselling.inquiry_move (inquiry_id, from_state, to_state, by_hat) values (new.id, case when tg_op = 'UPDATE' then old.state end, new.state, new.owner_id);
  return new;
end $$;
create trigger inquiry_moves before insert or update on counselling.inquiry for each row execute function counselling.inquiry_moves();

-- What only the row itself may say: since when it is open, which attempts count, and where the second person or the receiver said yes.
create function counselling.inquiry_keeps_its_facts() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  if tg_op = 'INSERT' then
    new.open_since := platform.now();
    new.attempts_before := 0;
  elsif old.state in ('answered', 'ended') and new.state in ('received', 'claimed') then
    perform from counselling.inquiry where id = new.id for update; -- waits for an attempt that is being written down
    new.open_since := platform.now();
    new.attempts_before := (select coalesce(max(n), 0) from counselling.attempt where inquiry_id = new.id);
  else
    new.open_since := old.open_since;
    new.attempts_before := old.attempts_before;
  end if;
  if tg_op = 'UPDATE' and (new.ended_at, new.second_by, new.handed_to) is not distinct from (old.ended_at, old.second_by, old.handed_to) then
    new.second_ask := old.second_ask;
    new.handed_ask := old.handed_ask;
  else
    new.second_ask := (select id from counselling.ask where inquiry_id = new.id and to_hat = new.second_by and what = 'second-person' and answer = 'yes'
      and answered_at >= new.open_since order by answered_at desc, id limit 1);
    new.handed_ask := (select id from counselling.ask where inquiry_id = new.id and to_hat = new.handed_to and what = 'hand-over' and answer = 'yes'
      and answered_at >= new.open_since order by answered_at desc, id limit 1);
  end if;
  return new;
end $$;
create trigger inquiry_keeps_its_facts before insert or update on counselling.inquiry for each row execute function counselling.inquiry_keeps_its_facts();
create trigger inquiry_only_ended_is_deleted before delete on counselling.inquiry for each row execute function core.only_ended_is_deleted();
create trigger conversation_only_ended_is_deleted before delete on counselling.conversation for each row execute function core.only_ended_is_deleted();
