-- The counters are reached through their functions only.
-- The day's key stays in the database: what the web process has keyed with its own secret comes back as the hash it counts under today.
create or replace function platform.limit_hash(keyed bytea) returns bytea language sql volatile security definer set search_path = '' as
  $$ select public.hmac(keyed, platform.limit_day_key(), 'sha256') $$;
grant execute on function platform.limit_hash(bytea), platform.limit_look(text, bytea, bytea), platform.limit_wrong(text, bytea, bytea) to :visitor, :writer, :family, :staff, :job;
grant execute on function platform.limit_alarm() to :staff, :job;
grant execute on function platform.limit_forget() to :job;
alter table platform.limit_key enable row level security;
create policy only_through_functions on platform.limit_key using (false);
alter table platform.limit_counter enable row level security;
create policy only_through_functions on platform.limit_counter using (false);
