-- Law 9: what is to be deleted is deleted, provably; what must be kept is kept and says why. How long is data, read by the job and by
-- every page that names a day.
create table core.retention (
  kind text primary key,
  days integer,
  counted_from text not null check (counted_from in ('last-word', 'closed', 'deleted', 'used', 'happened', 'never')),
  ground text not null check (ground in ('promised', 'duty', 'supervision', 'security', 'house', 'no-person')),
  decided_by text not null check (length(decided_by) between 1 and 120),
  decided_on date not null,
  constraint retention_days_or_never_check check ((days is null) = (counted_from = 'never')),
  constraint retention_days_check check (days between 1 and 36500)
);
comment on table core.retention is 'How long each kind is kept, counted from what, and why; the receipt, the conversation, the public page and the job read the same row.';
comment on column core.retention.kind is 'index: what is kept';
comment on column core.retention.days is 'index: for how many days; null where it is kept';
comment on column core.retention.counted_from is 'index: from when the days are counted';
comment on column core.retention.ground is 'index: why so long: promised to the writer, a duty, supervision, security, the running of the house, or because it is about nobody';
comment on column core.retention.decided_by is 'index: who decided it, as a role';
comment on column core.retention.decided_on is 'index: when';
insert into core.retention
  select 'conversation', (value #>> '{}')::integer, 'last-word', 'promised', 'the network', '2026-11-22' from core.setting where key = 'days-kept-after-last-word';
delete from core.setting where key = 'days-kept-after-last-word';
insert into core.retention values
  ('family', 1825, 'closed', 'duty', 'the network', '2026-11-22'),
  ('access-line', 730, 'deleted', 'supervision', 'the network', '2026-11-22'),
  ('event', 365, 'happened', 'house', 'the network', '2026-11-22'),
  ('told', 14, 'happened', 'house', 'the network', '2026-11-22'),
  ('session', 30, 'used', 'security', 'the network', '2026-11-22'),
  ('form', 30, 'used', 'security', 'the network', '2026-11-22'),
  ('limit', 1, 'used', 'security', 'the network', '2026-11-22'),
  ('colleague', null, 'never', 'duty', 'the network', '2026-11-22'),
  ('house', null, 'never', 'house', 'the network', '2026-11-22'),
  ('statistics', null, 'never', 'no-person', 'the network', '2026-11-22'),
  ('proof', null, 'never', 'no-person', 'the network', '2026-11-22');

create table core.kept_as (
  relation text not null,
  kind text not null references core.retention,
  primary key (relation, kind)
);
comment on table core.kept_as is 'Every table there is, and as which kind its rows are kept: a table that is not named here fails a test.';
comment on column core.kept_as.relation is 'index: the table';
comment on column core.kept_as.kind is 'index: the kind; some tables hold rows of several';
insert into core.kept_as select unnest(string_to_array(relations, ' ')), kind from (values
  ('conversation', 'core.person core.hat core.promise core.contact_card core.notice core.mail core.event core.access_line core.session platform.form_receipt'),
  ('family', 'core.family core.family_words core.family_level core.circle core.goal core.next_step core.step_words core.bridge core.promise core.member core.home core.stay core.person core.hat core.contact_card core.notice core.mail core.event core.access_line core.session core.way_back core.reading_reason core.roster'),
  ('access-line', 'core.access_line'), ('event', 'core.event'), ('session', 'core.session'), ('form', 'platform.form_receipt'),
  ('limit', 'platform.limit_counter platform.limit_key'),
  ('colleague', 'core.person core.hat core.stand_in core.roster core.shift'),
  ('house', 'core.organisation core.place core.offer core.opening core.closed_day core.helpline core.helpline_hours core.queue core.level_rule core.task_type core.setting core.retention core.kept_as core.postcode core.town core.municipality core.holiday core.reference platform.database_mark platform.clock platform.migration platform.policy_state'),
  ('proof', 'core.deletion')) as named (kind, relations);

create table core.deletion (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('conversation', 'family', 'words')),
  count integer not null check (count > 0),
  by_whom text not null check (by_whom in ('night', 'person')),
  at timestamptz not null default platform.now(),
  true_at timestamptz not null default clock_timestamp()
);
comment on table core.deletion is 'What has been deleted: kind, count and time, written in the same transaction as the deletion, and nothing about whom. The nightly proof carries the totals.';
comment on column core.deletion.id is 'index: running number';
comment on column core.deletion.kind is 'index: a conversation, a family, or the words of one conversation whose family goes on';
comment on column core.deletion.count is 'index: how many';
comment on column core.deletion.by_whom is 'index: the night, or the person whose words they were';
comment on column core.deletion.at is 'index: when, by our clock';
comment on column core.deletion.true_at is 'index: when, in true time';

-- The line of who looked outlives what was looked at, but says no longer whose it was: the id stands nowhere else any more.
alter table core.access_line drop constraint access_line_of,
  add column deleted_id uuid,
  add constraint access_line_of check (num_nonnulls(family_id, writer_id, deleted_id) = 1),
  add constraint access_line_deleted_says_nothing_check check (deleted_id is null or reason is null);
comment on column core.access_line.deleted_id is 'index: what it was of, when that has been deleted: an id that stands nowhere else';
create index access_line_by_reader on core.access_line (hat_id) where hat_id is not null;
create index access_line_of_deleted on core.access_line (at) where deleted_id is not null;
create index event_of_subject on core.event (subject_id);
create index event_by_hat on core.event (by_hat) where by_hat is not null;
create index notice_to_hat on core.notice (to_hat);
create index session_by_hat on core.session (hat_id);
create index next_step_by_ender on core.next_step (ended_by) where ended_by is not null;
create index next_step_by_maker on core.next_step (created_by);
create index next_step_by_any_owner on core.next_step (owner_id);
create index circle_by_any_hat on core.circle (hat_id);

create table core.deletion_run (
  one boolean primary key default true check (one),
  at timestamptz not null,
  failed integer not null check (failed >= 0)
);
comment on table core.deletion_run is 'When the deletion last looked, also where there was nothing to delete.';
comment on column core.deletion_run.one is 'index: makes a second row impossible';
comment on column core.deletion_run.at is 'index: when, by our clock';
comment on column core.deletion_run.failed is 'index: how many could not be deleted then';
insert into core.kept_as values ('core.deletion_run', 'proof');
