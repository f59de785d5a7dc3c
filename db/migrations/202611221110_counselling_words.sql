-- The words of an inquiry and its conversation: content, read only behind an access line for the writer.
create table counselling.intake (
  inquiry_id uuid primary key,
  writer_id uuid not null,
  who text check (who in ('pregnant', 'mother', 'father', 'other-parent', 'grandparent', 'child', 'professional', 'other')),
  children text check (length(children) <= 500),
  due_on date,
  alone boolean,
  postcode text check (postcode ~ '^\d{4}$'),
  deadline_words text check (length(deadline_words) <= 500),
  in_danger boolean not null default false,
  answer_where text check (length(answer_where) <= 500),
  end_words text check (length(end_words) <= 2000),
  constraint intake_inquiry foreign key (inquiry_id, writer_id) references counselling.inquiry (id, writer_id) on delete restrict deferrable initially deferred
);
create index intake_by_writer on counselling.intake (writer_id);
comment on table counselling.intake is 'What the writer chose to tell besides the own words. Everything is optional.';
comment on column counselling.intake.inquiry_id is 'index: the inquiry';
comment on column counselling.intake.writer_id is 'index: the writer';
comment on column counselling.intake.who is 'content: who I am';
comment on column counselling.intake.children is 'content: the children, in own words';
comment on column counselling.intake.due_on is 'content: due date';
comment on column counselling.intake.alone is 'content: whether the writer stands alone with it';
comment on column counselling.intake.postcode is 'content: postcode';
comment on column counselling.intake.deadline_words is 'content: what the date that hurries is about';
comment on column counselling.intake.in_danger is 'content: "I am in danger right now"';
comment on column counselling.intake.answer_where is 'content: how and when it is safe to answer';
comment on column counselling.intake.end_words is 'content: why it ended, in words';

create table counselling.message (
  id uuid primary key,
  conversation_id uuid not null,
  writer_id uuid not null,
  by_hat uuid not null references core.hat on delete restrict,
  from_us boolean not null,
  body text not null check (length(body) between 1 and 20000),
  at timestamptz not null default platform.now(),
  read_at timestamptz,
  constraint message_conversation foreign key (conversation_id, writer_id) references counselling.conversation (id, writer_id) on delete restrict deferrable initially deferred
);
create index message_by_conversation on counselling.message (conversation_id, at);
create index message_by_writer on counselling.message (writer_id);
comment on table counselling.message is 'One message of a conversation. Its id is the id of the form it was written in, so it can arrive only once.';
comment on column counselling.message.id is 'index: id';
comment on column counselling.message.conversation_id is 'index: the conversation';
comment on column counselling.message.writer_id is 'index: whose conversation';
comment on column counselling.message.by_hat is 'index: who wrote it';
comment on column counselling.message.from_us is 'index: from us, or from the writer';
comment on column counselling.message.body is 'content: the words';
comment on column counselling.message.at is 'index: when';
comment on column counselling.message.read_at is 'index: when the other side first saw it';

create table counselling.draft (
  conversation_id uuid not null,
  writer_id uuid not null,
  hat_id uuid not null references core.hat on delete restrict,
  body text not null check (length(body) between 1 and 20000),
  saved_at timestamptz not null default platform.now(),
  primary key (conversation_id, hat_id),
  constraint draft_conversation foreign key (conversation_id, writer_id) references counselling.conversation (id, writer_id) on delete restrict
);
comment on table counselling.draft is 'An answer that is not sent yet, one per person.';
comment on column counselling.draft.conversation_id is 'index: the conversation';
comment on column counselling.draft.writer_id is 'index: its writer';
comment on column counselling.draft.hat_id is 'index: whose draft';
comment on column counselling.draft.body is 'content: the words so far';
comment on column counselling.draft.saved_at is 'index: when saved';

create table counselling.viewing (
  inquiry_id uuid not null references counselling.inquiry on delete restrict,
  hat_id uuid not null references core.hat on delete restrict,
  seen_at timestamptz not null default platform.now(),
  primary key (inquiry_id, hat_id)
);
comment on table counselling.viewing is 'Who else has an inquiry open at this moment.';
comment on column counselling.viewing.inquiry_id is 'index: the inquiry';
comment on column counselling.viewing.hat_id is 'index: who';
comment on column counselling.viewing.seen_at is 'index: last seen there';

create table counselling.attempt (
  inquiry_id uuid not null,
  writer_id uuid not null,
  n integer not null check (n between 1 and 200),
  previous integer generated always as (nullif(n - 1, 0)) stored,
  by_hat uuid not null references core.hat on delete restrict,
  channel text not null check (channel in ('page', 'phone', 'mail')),
  words text check (length(words) <= 500),
  at timestamptz not null default platform.now(),
  primary key (inquiry_id, n),
  constraint attempt_inquiry foreign key (inquiry_id, writer_id) references counselling.inquiry (id, writer_id) on delete restrict,
  constraint attempt_follows foreign key (inquiry_id, previous) references counselling.attempt (inquiry_id, n)
);
alter table counselling.inquiry add constraint inquiry_three_attempts foreign key (id, third_attempt) references counselling.attempt (inquiry_id, n) deferrable initially deferred;
comment on table counselling.attempt is 'One attempt to reach someone who asked. Three since the writer last wrote are demanded before "not reached".';
comment on column counselling.attempt.inquiry_id is 'index: the inquiry';
comment on column counselling.attempt.writer_id is 'index: its writer';
comment on column counselling.attempt.n is 'index: first, second, third …';
comment on column counselling.attempt.previous is 'index: the attempt before';
comment on column counselling.attempt.by_hat is 'index: who tried';
comment on column counselling.attempt.channel is 'index: how';
comment on column counselling.attempt.words is 'content: what happened';
comment on column counselling.attempt.at is 'index: when';

create table counselling.ask (
  id uuid primary key,
  inquiry_id uuid not null,
  writer_id uuid not null,
  what text not null check (what in ('take-over', 'hand-over', 'second-opinion', 'second-person')),
  from_hat uuid not null references core.hat on delete restrict,
  to_hat uuid not null,
  words text check (length(words) <= 2000),
  asked_at timestamptz not null default platform.now(),
  answered_at timestamptz,
  answer text check (answer in ('yes', 'no', 'not-needed')),
  answer_words text check (length(answer_words) <= 2000),
  open boolean generated always as (case when answered_at is null then true end) stored,
  said_yes_to text generated always as (case when answer = 'yes' then what end) stored,
  constraint ask_said_yes unique (id, inquiry_id, to_hat, said_yes_to),
  constraint ask_whole check ((answered_at is null) = (answer is null)),
  constraint ask_another check (from_hat <> to_hat),
  constraint ask_inquiry foreign key (inquiry_id, writer_id) references counselling.inquiry (id, writer_id) on delete restrict,
  constraint ask_to foreign key (to_hat, open) references core.hat (id, anchors) deferrable initially deferred
);
create unique index ask_once on counselling.ask (inquiry_id, to_hat, what) where answered_at is null;
create index ask_by_receiver on counselling.ask (to_hat) where answered_at is null;
create index ask_by_inquiry on counselling.ask (inquiry_id);
comment on table counselling.ask is 'A question to a colleague about an inquiry: take it over, go on with it outside this inquiry, say a second opinion, be the second person. It moves nothing before the yes.';
comment on column counselling.ask.id is 'index: id';
comment on column counselling.ask.inquiry_id is 'index: the inquiry';
comment on column counselling.ask.writer_id is 'index: its writer';
comment on column counselling.ask.what is 'index: take-over, hand-over, second-opinion or second-person';
comment on column counselling.ask.from_hat is 'index: who asks';
comment on column counselling.ask.to_hat is 'index: who is asked';
comment on column counselling.ask.words is 'content: the question';
comment on column counselling.ask.asked_at is 'index: when';
comment on column counselling.ask.answered_at is 'index: when answered';
comment on column counselling.ask.answer is 'index: yes, no, or not needed any more';
comment on column counselling.ask.answer_words is 'content: the answer in words';
comment on column counselling.ask.open is 'index: true while unanswered';
comment on column counselling.ask.said_yes_to is 'index: what was said yes to; an end that needs the yes points here';
alter table counselling.inquiry
  add constraint inquiry_second_said_yes foreign key (second_ask, id, second_by, second_what)
    references counselling.ask (id, inquiry_id, to_hat, said_yes_to) deferrable initially deferred,
  add constraint inquiry_receiver_said_yes foreign key (handed_ask, id, handed_to, handed_what)
    references counselling.ask (id, inquiry_id, to_hat, said_yes_to) deferrable initially deferred;
create index inquiry_by_second_ask on counselling.inquiry (second_ask) where second_ask is not null;
create index inquiry_by_handed_ask on counselling.inquiry (handed_ask) where handed_ask is not null;

-- A yes is that person's to that question: neither is changed afterwards, and an answer stands.
create function counselling.ask_is_never_edited() returns trigger language plpgsql set search_path = '' as $$
begin
  if (new.inquiry_id, new.writer_id, new.what, new.from_hat, new.to_hat, new.words, new.asked_at) is distinct from (old.inquiry_id, old.writer_id, old.what, old.from_hat, old.to_hat, old.words, old.asked_at)
     or (old.answered_at is not null and (new.answered_at, new.answer, new.answer_words) is distinct from (old.answered_at, old.answer, old.answer_words)) then
    raise exception 'a question and its answer are never edited' using errcode = 'check_violation', constraint = 'ask_is_never_edited';
  end if;
  return new;
end $$;
create trigger ask_is_never_edited before update on counselling.ask for each row execute function counselling.ask_is_never_edited();

create table counselling.note (
  id uuid primary key,
  family_id uuid not null references core.family on delete restrict,
  by_hat uuid not null references core.hat on delete restrict,
  body text not null check (length(body) between 1 and 20000),
  corrects uuid,
  shown_to text not null default 'us' check (shown_to in ('us', 'family', 'adult')),
  adult_id uuid,
  at timestamptz not null default platform.now(),
  constraint note_of_family unique (id, family_id),
  constraint note_adult_named check ((shown_to = 'adult') = (adult_id is not null)),
  constraint note_corrects foreign key (corrects, family_id) references counselling.note (id, family_id),
  constraint note_adult foreign key (adult_id, family_id) references core.hat (id, family_id)
);
create index note_by_family on counselling.note (family_id, at);
create index note_by_corrected on counselling.note (corrects) where corrects is not null;
comment on table counselling.note is 'The journal: append-only. A correction stands beside the old.';
comment on column counselling.note.id is 'index: id';
comment on column counselling.note.family_id is 'index: the family';
comment on column counselling.note.by_hat is 'index: who wrote it';
comment on column counselling.note.body is 'content: the words';
comment on column counselling.note.corrects is 'index: the note it corrects';
comment on column counselling.note.shown_to is 'index: us only, the family reads along, or one adult';
comment on column counselling.note.adult_id is 'sealed: the one adult who may read along';
comment on column counselling.note.at is 'index: when';
