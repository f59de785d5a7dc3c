-- The runner's own two tables: what has been done to this database. They stand before the first migration.
create schema if not exists platform;

create table if not exists platform.migration (
  name text primary key,
  sha256 text not null,
  applied_at timestamptz not null default clock_timestamp()
);
comment on table platform.migration is 'The migrations that have been run here, with the sum of the text that was run.';
comment on column platform.migration.name is 'index: file name';
comment on column platform.migration.sha256 is 'index: sum of the file as it was run; a landed migration is never edited';
comment on column platform.migration.applied_at is 'index: when, in true time';

create table if not exists platform.policy_state (
  hash text not null,
  rights text[] not null,
  applied_at timestamptz not null default clock_timestamp(),
  one boolean primary key default true check (one)
);
comment on table platform.policy_state is 'The policies as they were last applied, so that a start can see whether somebody changed them by hand.';
comment on column platform.policy_state.hash is 'index: sum of the policy files';
comment on column platform.policy_state.rights is 'index: every policy and grant of the catalogue right after applying';
comment on column platform.policy_state.applied_at is 'index: when, in true time';
comment on column platform.policy_state.one is 'index: makes a second row impossible';
