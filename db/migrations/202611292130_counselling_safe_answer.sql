-- What is safe changes. What somebody has said about it stood in the answers of the first day and could not be changed since; now it is
-- said anew as often as it changes, by the person or by whoever hears it, and nothing that was said is written over.
create table counselling.safe_answer (
  hat_id uuid not null references core.hat on delete restrict,
  n integer not null check (n >= 1),
  words text not null check (length(words) <= 500),
  by_hat uuid not null references core.hat on delete restrict,
  said_at timestamptz not null default platform.now(),
  -- Two who say it at once do not write over each other: the second is shown what the first said.
  primary key (hat_id, n)
);
create index safe_answer_by_hat on counselling.safe_answer (by_hat);
comment on table counselling.safe_answer is 'How and when one person has said it is safe to be answered. The newest counts; empty words take it back.';
comment on column counselling.safe_answer.hat_id is 'index: the writer or family adult whose it is';
comment on column counselling.safe_answer.n is 'index: which of the things this person has said about it';
comment on column counselling.safe_answer.words is 'sealed: how and when';
comment on column counselling.safe_answer.by_hat is 'index: who wrote it down: the person, or whoever heard it';
comment on column counselling.safe_answer.said_at is 'index: when';
insert into core.kept_as values ('counselling.safe_answer', 'conversation'), ('counselling.safe_answer', 'family');

-- Who of us wrote down what came by telephone was not kept: the words are the writer's own all the same.
insert into counselling.safe_answer (hat_id, n, words, by_hat, said_at)
  select n.writer_id, row_number() over (partition by n.writer_id order by i.received_at), n.answer_where, n.writer_id, i.received_at from counselling.intake n join counselling.inquiry i on i.id = n.inquiry_id where n.answer_where <> '';
alter table counselling.intake drop column answer_where;
