-- What remains of a conversation and of a family when it is deleted: numbers without a word, a name or a place.
create table counselling.past_inquiry (
  id uuid primary key default gen_random_uuid(),
  channel text not null,
  level text not null,
  received_week date not null,
  ended_week date not null,
  ended_as text not null,
  minutes_to_answer integer check (minutes_to_answer >= 0)
);
comment on table counselling.past_inquiry is 'Statistics of a deleted inquiry: no text, no postcode, no id it had.';
comment on column counselling.past_inquiry.id is 'index: an id of its own';
comment on column counselling.past_inquiry.channel is 'index: how it came';
comment on column counselling.past_inquiry.level is 'index: its last level';
comment on column counselling.past_inquiry.received_week is 'index: the Monday of the week it came';
comment on column counselling.past_inquiry.ended_week is 'index: the Monday of the week it ended';
comment on column counselling.past_inquiry.ended_as is 'index: how it ended';
comment on column counselling.past_inquiry.minutes_to_answer is 'index: minutes to the first human answer, in steps of five; null where nobody answered';

create table counselling.past_family (
  id uuid primary key default gen_random_uuid(),
  level text not null,
  opened_week date not null,
  closed_week date not null,
  closed_as text not null,
  themes text[] not null
);
comment on table counselling.past_family is 'Statistics of a deleted family: no text, no postcode, no id it had.';
comment on column counselling.past_family.id is 'index: an id of its own';
comment on column counselling.past_family.level is 'index: its last level';
comment on column counselling.past_family.opened_week is 'index: the Monday of the week it was opened';
comment on column counselling.past_family.closed_week is 'index: the Monday of the week it was closed';
comment on column counselling.past_family.closed_as is 'index: why it was closed, from the list';
comment on column counselling.past_family.themes is 'index: what its conversations were about, from the list';

-- Whoever had an inquiry that its writer has deleted is told so: no words, no name, nothing that could be looked up.
create table counselling.taken_back (
  id uuid primary key default gen_random_uuid(),
  to_hat uuid not null references core.hat on delete restrict,
  family_id uuid references core.family on delete restrict,
  level text not null,
  received_at timestamptz not null,
  at timestamptz not null default platform.now()
);
create index taken_back_to on counselling.taken_back (to_hat, at);
create index taken_back_of_family on counselling.taken_back (family_id) where family_id is not null;
comment on table counselling.taken_back is 'A person has deleted the own conversation: whoever had it is told, for some days.';
comment on column counselling.taken_back.id is 'index: id';
comment on column counselling.taken_back.to_hat is 'index: who had it, or is responsible for the queue it stood in';
comment on column counselling.taken_back.family_id is 'index: the family that goes on, where there is one';
comment on column counselling.taken_back.level is 'index: how urgent it was';
comment on column counselling.taken_back.received_at is 'index: when it had come';
comment on column counselling.taken_back.at is 'index: when it was deleted';

-- A duplicate may outlive the inquiry it was a duplicate of.
alter table counselling.inquiry add column original_deleted boolean not null default false,
  drop constraint inquiry_end_duplicate,
  add constraint inquiry_end_duplicate check (duplicate_of is distinct from id
    and case when ended_as is not distinct from 'duplicate-of' then duplicate_of is not null or original_deleted else duplicate_of is null end);
comment on column counselling.inquiry.original_deleted is 'index: true where the inquiry it was the same as has been deleted; written by that deletion only';
create index inquiry_by_original on counselling.inquiry (duplicate_of) where duplicate_of is not null;
create index inquiry_of_family on counselling.inquiry (family_id) where family_id is not null;
create index message_by_hat on counselling.message (by_hat);
create index note_by_hat on counselling.note (by_hat);

insert into core.kept_as select unnest(string_to_array(relations, ' ')), kind from (values
  ('conversation', 'counselling.inquiry counselling.triage counselling.conversation counselling.inquiry_move counselling.intake counselling.message counselling.draft counselling.viewing counselling.attempt counselling.ask'),
  ('family', 'counselling.inquiry counselling.triage counselling.conversation counselling.inquiry_move counselling.intake counselling.message counselling.draft counselling.viewing counselling.attempt counselling.ask counselling.note counselling.note_theme counselling.taken_back'),
  ('told', 'counselling.taken_back'), ('statistics', 'counselling.past_inquiry counselling.past_family')) as named (kind, relations);
