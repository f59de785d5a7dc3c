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
  promise_id uuid references core.promise on delete restrict deferrable initially deferred,
  owner_id uuid,
  claimed_at timestamptz,
  answered_at timestamptz,
  level text not null check (level in ('A', 'B', 'C', 'D')),
  triage_id uuid not null,
  deadline_on date,
  language text not null default 'da' check (language ~ '^[a-z]{2}$'),
  interpreter boolean not null default false,
  ended_at timestamptz,
  ended_as text check (ended_as in ('answered-once', 'family-opened', 'handed-over', 'withdrawn', 'duplicate-of', 'not-reached', 'not-for-us')),
  ended_by uuid,
  ended_by_person uuid,
  second_by uuid,
  second_person uuid,
  family_id uuid references core.family on delete restrict deferrable initially deferred,
  duplicate_of uuid references counselling.inquiry on delete restrict,
  handed_to uuid references core.hat on delete restrict,
  third_attempt integer generated always as (case when ended_as = 'not-reached' then 3 end) stored,
  live boolean generated always as (case when ended_at is null then true end) stored,
  in_queue boolean generated always as (case when ended_at is null and owner_id is null then true end) stored,
  constraint inquiry_live unique (id, live),
  constraint inquiry_of_writer unique (id, writer_id),
  constraint inquiry_held check (live is not true or owner_id is not null or promise_id is not null),
  constraint inquiry_state_fits check (case state
    when 'received' then owner_id is null and ended_at is null
    when 'claimed' then owner_id is not null and ended_at is null
    when 'answered' then owner_id is not null and answered_at is not null and ended_at is null
    else ended_at is not null end),
  constraint inquiry_end_has_reason check ((ended_at is null) = (ended_as is null) and (ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_by_person is null)),
  constraint inquiry_end_family check ((ended_as is not distinct from 'family-opened') = (family_id is not null)),
  constraint inquiry_end_duplicate check ((ended_as is not distinct from 'duplicate-of') = (duplicate_of is not null) and duplicate_of is distinct from id),
  constraint inquiry_end_handed check ((ended_as is not distinct from 'handed-over') = (handed_to is not null)),
  constraint inquiry_end_second check (
    (ended_as is distinct from 'not-for-us' and (ended_as is distinct from 'not-reached' or level in ('C', 'D')))
    or (second_by is not null and second_person is not null and second_person <> ended_by_person)),
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
comment on column counselling.inquiry.deadline_on is 'index: a date that hurries, as the writer told';
comment on column counselling.inquiry.language is 'index: the language wished';
comment on column counselling.inquiry.interpreter is 'index: whether an interpreter is wished';
comment on column counselling.inquiry.ended_at is 'index: when it ended';
comment on column counselling.inquiry.ended_as is 'index: how it ended, from the list; the words are content';
comment on column counselling.inquiry.ended_by is 'index: who ended it';
comment on column counselling.inquiry.ended_by_person is 'index: that person, to compare with the second';
comment on column counselling.inquiry.second_by is 'index: the second person where one is demanded';
comment on column counselling.inquiry.second_person is 'index: that person';
comment on column counselling.inquiry.family_id is 'index: the family it became';
comment on column counselling.inquiry.duplicate_of is 'index: the inquiry it is the same as';
comment on column counselling.inquiry.handed_to is 'index: who said yes to take it over';
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
  constraint triage_of unique (id, inquiry_id, level),
  constraint triage_inquiry foreign key (inquiry_id, writer_id) references counselling.inquiry (id, writer_id) on delete restrict deferrable initially deferred,
  constraint triage_previous foreign key (previous_id, inquiry_id, previous_level) references counselling.triage (id, inquiry_id, level),
  constraint triage_has_previous check ((previous_id is null) = (previous_level is null)),
  constraint triage_only_a_person_lowers check (by_hat is not null or previous_level is null or level <= previous_level)
);
create index triage_by_inquiry on counselling.triage (inquiry_id, at);
create unique index triage_first on counselling.triage (inquiry_id) where previous_id is null;
create unique index triage_follows_once on counselling.triage (previous_id) where previous_id is not null;
alter table counselling.inquiry add constraint inquiry_level_has_history foreign key (triage_id, id, level) references counselling.triage (id, inquiry_id, level) deferrable initially deferred;
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

create table counselling.conversation (
  id uuid primary key,
  writer_id uuid not null,
  inquiry_id uuid not null references counselling.inquiry on delete restrict deferrable initially deferred,
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
  constraint conversation_held_by_inquiry foreign key (inquiry_id, inquiry_holds) references counselling.inquiry (id, live) deferrable initially deferred,
  constraint conversation_held_by_family foreign key (family_id, live) references core.family (id, live) deferrable initially deferred
);
create unique index conversation_of_one_writer on counselling.conversation (writer_id);
create unique index conversation_of_one_inquiry on counselling.conversation (inquiry_id);
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
