-- What a family and we say to each other when the help ends, and the way back to those who stood there.
alter table core.family_words
  add column reached text check (length(reached) <= 2000),
  add column if_worse text check (length(if_worse) <= 2000),
  add column after_care text check (length(after_care) <= 300);
comment on column core.family_words.reached is 'content: what was reached, in the family''s words';
comment on column core.family_words.if_worse is 'content: what the family will do if it gets worse';
comment on column core.family_words.after_care is 'content: when and how we ask how it goes, if the family wants it';

create index circle_when_it_ended on core.circle (hat_id, ended_at) where ended_at is not null and as_what in ('anchor', 'deputy');
