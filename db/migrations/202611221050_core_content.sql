-- What is known about people (content: only behind an access line), how they may be reached, and what has happened.
create table core.access_line (
  id uuid primary key default gen_random_uuid(),
  hat_id uuid references core.hat on delete restrict,
  job text check (length(job) between 1 and 60),
  family_id uuid references core.family on delete restrict deferrable initially deferred,
  writer_id uuid references core.hat on delete restrict,
  purpose text not null check (purpose in ('own-page', 'answer', 'triage', 'counselling', 'plan', 'cover', 'handover', 'second-opinion', 'leadership', 'supervision', 'open-family', 'close', 'print', 'new-code', 'deletion', 'technical')),
  reason text check (length(reason) between 1 and 500),
  tx xid8 not null default pg_current_xact_id(),
  tx_at timestamptz not null default transaction_timestamp(),
  at timestamptz not null default platform.now(),
  constraint access_line_reader check (num_nonnulls(hat_id, job) = 1),
  constraint access_line_of check (num_nonnulls(family_id, writer_id) = 1)
);
create index access_line_tx on core.access_line (tx);
create index access_line_family on core.access_line (family_id, at desc) where family_id is not null;
create index access_line_writer on core.access_line (writer_id, at desc) where writer_id is not null;
comment on table core.access_line is 'No trace, no read: who opened whose content, when and why. Written by a function only, never changed, never deleted.';
comment on column core.access_line.id is 'index: id';
comment on column core.access_line.hat_id is 'index: the reader';
comment on column core.access_line.job is 'index: or the named job that read';
comment on column core.access_line.family_id is 'index: whose: a family';
comment on column core.access_line.writer_id is 'index: whose: the writer of one conversation, who is also one adult';
comment on column core.access_line.purpose is 'index: why, from a fixed list';
comment on column core.access_line.reason is 'content: why in words, demanded of a reader outside the circle';
comment on column core.access_line.tx is 'index: the transaction the line opens; cleared by a restore';
comment on column core.access_line.tx_at is 'index: its true start, so that an old transaction id can never open anything again';
comment on column core.access_line.at is 'index: when, by our clock';

create table core.reading_reason (
  hat_id uuid not null references core.hat on delete restrict,
  family_id uuid not null references core.family on delete restrict,
  reason text not null check (length(reason) between 3 and 500),
  at timestamptz not null default platform.now(),
  primary key (hat_id, family_id)
);
comment on table core.reading_reason is 'Why a leader outside the circle opens a family, said before anything is shown; it holds for eight hours.';
comment on column core.reading_reason.hat_id is 'index: the leader';
comment on column core.reading_reason.family_id is 'index: the family';
comment on column core.reading_reason.reason is 'index: the reason, copied into every access line it allows';
comment on column core.reading_reason.at is 'index: when it was said';

create table core.family_words (
  family_id uuid primary key references core.family on delete restrict deferrable initially deferred,
  about text check (length(about) <= 4000),
  close_words text check (length(close_words) <= 2000)
);
comment on table core.family_words is 'What the family has told about itself, and what was said when it closed.';
comment on column core.family_words.family_id is 'index: the family';
comment on column core.family_words.about is 'content: what it is about';
comment on column core.family_words.close_words is 'content: why it was closed, in words';

create table core.member (
  id uuid primary key,
  family_id uuid not null references core.family on delete restrict deferrable initially deferred,
  person_id uuid not null references core.person on delete restrict,
  name text check (length(name) between 1 and 80),
  role text not null check (role in ('pregnant', 'mother', 'father', 'other-parent', 'grandparent', 'other-adult', 'child', 'expected-child')),
  born_on date,
  due_on date,
  adult_id uuid,
  created_at timestamptz not null default platform.now(),
  left_at timestamptz,
  constraint member_once unique (family_id, person_id),
  constraint member_of_family unique (id, family_id),
  constraint member_adult foreign key (adult_id, family_id) references core.hat (id, family_id),
  constraint member_adult_is_the_person foreign key (adult_id, person_id) references core.hat (id, person_id)
);
create index member_by_person on core.member (person_id);
create index member_by_adult on core.member (adult_id);
comment on table core.member is 'The people of a family. They may be nameless.';
comment on column core.member.id is 'index: id';
comment on column core.member.family_id is 'index: the family';
comment on column core.member.person_id is 'index: the person; a child may be a member of two families';
comment on column core.member.name is 'content: what they are called';
comment on column core.member.role is 'content: who they are in the family';
comment on column core.member.born_on is 'content: birthday, or the first of the month or year that is known';
comment on column core.member.due_on is 'content: the due date of an expected child';
comment on column core.member.adult_id is 'index: the hat of an adult';
comment on column core.member.created_at is 'index: from when';
comment on column core.member.left_at is 'content: until when';

create table core.home (
  id uuid primary key,
  family_id uuid not null references core.family on delete restrict deferrable initially deferred,
  adult_id uuid,
  label text not null check (length(label) between 1 and 80),
  postcode text check (postcode ~ '^\d{4}$'),
  constraint home_of_family unique (id, family_id),
  constraint home_adult foreign key (adult_id, family_id) references core.hat (id, family_id)
);
create index home_by_family on core.home (family_id);
comment on table core.home is 'A place the family lives; a child may live in two.';
comment on column core.home.id is 'index: id';
comment on column core.home.family_id is 'index: the family';
comment on column core.home.adult_id is 'sealed: the one adult who told of it, or null for the family';
comment on column core.home.label is 'content: the family''s word for it, such as "hos far"';
comment on column core.home.postcode is 'content: postcode';

create table core.stay (
  id uuid primary key,
  family_id uuid not null,
  member_id uuid not null,
  home_id uuid not null,
  period daterange not null check (not isempty(period)),
  constraint stay_member foreign key (member_id, family_id) references core.member (id, family_id) on delete restrict,
  constraint stay_home foreign key (home_id, family_id) references core.home (id, family_id) on delete restrict
);
create index stay_by_family on core.stay (family_id);
create index stay_by_member on core.stay (member_id);
create index stay_by_home on core.stay (home_id);
comment on table core.stay is 'Who lives where, in time.';
comment on column core.stay.id is 'index: id';
comment on column core.stay.family_id is 'index: the family';
comment on column core.stay.member_id is 'content: who';
comment on column core.stay.home_id is 'content: where';
comment on column core.stay.period is 'content: from and until';

create table core.contact_card (
  hat_id uuid primary key references core.hat on delete restrict,
  channel text not null default 'page' check (channel in ('page', 'mail', 'phone')),
  address text check (length(address) between 3 and 200),
  turned_on_at timestamptz,
  safe_times text check (length(safe_times) <= 300),
  answer_words text check (length(answer_words) <= 300),
  updated_at timestamptz not null default platform.now(),
  constraint contact_card_turned_on check (turned_on_at is null or channel = 'page' or address is not null)
);
comment on table core.contact_card is 'How and when one person may be reached. The page is always safe; anything else only after the person has turned it on.';
comment on column core.contact_card.hat_id is 'index: the writer or family adult it belongs to';
comment on column core.contact_card.channel is 'sealed: page, mail or phone';
comment on column core.contact_card.address is 'sealed: where';
comment on column core.contact_card.turned_on_at is 'sealed: when the person turned it on';
comment on column core.contact_card.safe_times is 'sealed: when it is safe';
comment on column core.contact_card.answer_words is 'sealed: what to say if somebody else answers';
comment on column core.contact_card.updated_at is 'index: when it was last changed';

create table core.notice (
  id uuid primary key,
  to_hat uuid not null references core.hat on delete restrict,
  kind text not null check (kind in ('answer', 'new-anchor', 'stand-in', 'promise-broken', 'promise-moved', 'next-step', 'sign-in')),
  values jsonb not null default '{}',
  created_at timestamptz not null default platform.now(),
  sent_at timestamptz,
  sent_by text check (sent_by in ('mail')),
  seen_at timestamptz
);
create index notice_waiting on core.notice (to_hat, created_at) where seen_at is null;
create index notice_to_send on core.notice (created_at) where sent_at is null and seen_at is null;
comment on table core.notice is 'Something a person should know: fixed neutral words, never content. It waits on the page; only a channel the person has turned on may carry "there is word for you".';
comment on column core.notice.id is 'index: id';
comment on column core.notice.to_hat is 'index: to whom';
comment on column core.notice.kind is 'index: which fixed text';
comment on column core.notice.values is 'index: first names of ours and dates for the fixed text, nothing about the family';
comment on column core.notice.created_at is 'index: when it arose';
comment on column core.notice.sent_at is 'index: when a channel carried it';
comment on column core.notice.sent_by is 'index: which channel';
comment on column core.notice.seen_at is 'index: when the person saw it on the page; null means not told yet';

create table core.event (
  id bigint generated always as identity primary key,
  kind text not null check (length(kind) between 1 and 60),
  subject_id uuid not null,
  family_id uuid references core.family on delete restrict deferrable initially deferred,
  by_hat uuid references core.hat on delete restrict,
  at timestamptz not null default platform.now()
);
create index event_of_family on core.event (family_id, id) where family_id is not null;
comment on table core.event is 'What has happened, as kind and id only; parts talk back to each other and screens refresh through these rows.';
comment on column core.event.id is 'index: running number';
comment on column core.event.kind is 'index: what, such as inquiry-received';
comment on column core.event.subject_id is 'index: which thing';
comment on column core.event.family_id is 'index: the family it touches';
comment on column core.event.by_hat is 'index: who did it';
comment on column core.event.at is 'index: when';

-- NOTIFY serialises commits, so one transaction notifies once whatever it did, and says nothing but "look".
create function core.event_is_told() returns trigger language plpgsql set search_path = '' as $$
begin
  perform pg_notify('core_event', '');
  return null;
end $$;
create trigger event_is_told after insert on core.event for each statement execute function core.event_is_told();

create table core.way_back (
  code_hash bytea primary key,
  hat_id uuid not null references core.hat on delete restrict,
  made_by uuid not null references core.hat on delete restrict,
  made_at timestamptz not null default platform.now(),
  ends_at timestamptz not null,
  used_at timestamptz
);
create index way_back_of_hat on core.way_back (hat_id);
comment on table core.way_back is 'A new code for an adult whose page already has its own session: it opens the page once.';
comment on column core.way_back.code_hash is 'index: keyed hash of the code';
comment on column core.way_back.hat_id is 'index: the adult';
comment on column core.way_back.made_by is 'index: who gave it';
comment on column core.way_back.made_at is 'index: when';
comment on column core.way_back.ends_at is 'index: until when it can be used';
comment on column core.way_back.used_at is 'index: when it was used';

create table core.setting (
  key text primary key check (length(key) between 1 and 60),
  value jsonb not null
);
comment on table core.setting is 'What a network may decide for itself.';
comment on column core.setting.key is 'index: which setting';
comment on column core.setting.value is 'index: its value';
insert into core.setting values
  ('minutes-per-answer', '{"A": 45, "B": 40, "C": 30, "D": 20}'), ('days-kept-after-last-word', '90'), ('cover-days-before-new-anchor', '14'), ('quiet-family-days', '21');
