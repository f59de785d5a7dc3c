-- Cover family by family: who has been asked to take one by name, and which families have been told whose name.
create schema safety_net;

create table safety_net.cover_ask (
  id uuid primary key,
  absence_id uuid not null references core.roster on delete restrict,
  family_id uuid not null references core.family on delete restrict,
  to_hat uuid not null references core.hat on delete restrict,
  asked_by uuid not null references core.hat on delete restrict,
  asked_at timestamptz not null default platform.now(),
  answered_at timestamptz,
  answer text check (answer in ('yes', 'no', 'not-needed')),
  constraint cover_ask_whole check ((answered_at is null) = (answer is null)),
  constraint cover_ask_another check (to_hat <> asked_by)
);
create unique index cover_ask_once on safety_net.cover_ask (absence_id, family_id, to_hat) where answered_at is null;
create index cover_ask_waiting on safety_net.cover_ask (to_hat) where answered_at is null;
create index cover_ask_of_absence on safety_net.cover_ask (absence_id);
comment on table safety_net.cover_ask is 'A colleague is asked to take one family by name while somebody is away. Until the yes the default stand-in has it.';
comment on column safety_net.cover_ask.id is 'index: id';
comment on column safety_net.cover_ask.absence_id is 'index: the absence';
comment on column safety_net.cover_ask.family_id is 'index: the family';
comment on column safety_net.cover_ask.to_hat is 'index: who is asked';
comment on column safety_net.cover_ask.asked_by is 'index: who asks';
comment on column safety_net.cover_ask.asked_at is 'index: when';
comment on column safety_net.cover_ask.answered_at is 'index: when it was answered';
comment on column safety_net.cover_ask.answer is 'index: yes, no, or not needed any more';

create table safety_net.told (
  absence_id uuid not null references core.roster on delete restrict,
  adult_id uuid not null references core.hat on delete restrict,
  by_hat uuid not null references core.hat on delete restrict,
  notice_id uuid references core.notice on delete restrict deferrable initially deferred,
  at timestamptz not null default platform.now(),
  primary key (absence_id, adult_id, by_hat)
);
create index told_notice on safety_net.told (notice_id);
comment on table safety_net.told is 'Which family adult has been told whose name while the anchor is away: once for each name.';
comment on column safety_net.told.absence_id is 'index: the absence';
comment on column safety_net.told.adult_id is 'index: who was told';
comment on column safety_net.told.by_hat is 'index: whose name: the stand-in';
comment on column safety_net.told.notice_id is 'index: the notice';
comment on column safety_net.told.at is 'index: when';
