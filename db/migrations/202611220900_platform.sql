-- What the house itself needs: what kind of world this database is, its clock, and what has been sent once.
create extension if not exists pg_trgm;
create extension if not exists unaccent;
create extension if not exists cube;
create extension if not exists btree_gist;
create extension if not exists pgcrypto;

create schema if not exists platform;

create table platform.database_mark (
  kind text not null check (kind in ('demo', 'test', 'real')),
  created_at timestamptz not null default clock_timestamp(),
  one boolean primary key default true check (one)
);
comment on table platform.database_mark is 'What kind of world this database is, written once when it was created empty.';
comment on column platform.database_mark.kind is 'index: demo, test or real; only demo and test worlds may have a simulated clock';
comment on column platform.database_mark.created_at is 'index: when the database was created, in true time';
comment on column platform.database_mark.one is 'index: makes a second mark impossible';

create table platform.clock (
  offset_by interval not null default '0',
  one boolean primary key default true check (one)
);
comment on table platform.clock is 'How far the simulated clock is from the true one; only the owner may write it, and only in a demo or test world.';
comment on column platform.clock.offset_by is 'index: what is added to the true time';
comment on column platform.clock.one is 'index: makes a second clock impossible';

create function platform.clock_only_in_simulated_worlds() returns trigger language plpgsql as $$
begin
  if not exists (select from platform.database_mark where kind in ('demo', 'test')) then
    raise exception 'a real database has the true clock' using errcode = 'check_violation', constraint = 'clock_only_in_simulated_worlds';
  end if;
  return new;
end $$;
create trigger clock_only_in_simulated_worlds before insert or update on platform.clock
  for each row execute function platform.clock_only_in_simulated_worlds();

-- The one source of time. It stands still within a transaction, as PostgreSQL's own now() does.
create function platform.now() returns timestamptz language sql stable security definer set search_path = '' as
  $$ select now() + coalesce((select offset_by from platform.clock), interval '0') $$;
create function platform.today() returns date language sql stable set search_path = '' as
  $$ select (platform.now() at time zone 'Europe/Copenhagen')::date $$;

create table platform.form_receipt (
  form_id uuid primary key,
  sender text not null,
  answer text not null,
  at timestamptz not null default clock_timestamp()
);
comment on table platform.form_receipt is 'A form that has been carried out, so that a double click, a reload or a repeated line does nothing twice.';
comment on column platform.form_receipt.form_id is 'index: the random id the empty form was given';
comment on column platform.form_receipt.sender is 'index: kind and hat of the sender; another sender with the same id is refused';
comment on column platform.form_receipt.answer is 'index: the address the sender was sent on to';
comment on column platform.form_receipt.at is 'index: when it was carried out, in true time';
create index form_receipt_at on platform.form_receipt (at);
