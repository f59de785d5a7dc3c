-- How long an answer takes is learnt in time: a changed number is a new version from a day, and what was promised before it stands.
create table core.answer_time (
  level text not null check (level in ('A', 'B', 'C', 'D')),
  version integer not null check (version > 0),
  minutes integer not null check (minutes between 2 and 480),
  valid_from date not null,
  primary key (level, version)
);
comment on table core.answer_time is 'How many minutes one answer takes at each level; the promise counts with them. A changed number is a new version.';
comment on column core.answer_time.level is 'index: A to D';
comment on column core.answer_time.version is 'index: version';
comment on column core.answer_time.minutes is 'index: minutes one answer takes one person';
comment on column core.answer_time.valid_from is 'index: from which day the promise counts with it';

insert into core.answer_time (level, version, minutes, valid_from)
  select one.key, 1, one.value::integer, '2020-01-01' from core.setting s, jsonb_each_text(s.value) one where s.key = 'minutes-per-answer';
delete from core.setting where key = 'minutes-per-answer';
