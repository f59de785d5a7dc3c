-- The counters are reached through their functions only.
-- The day's key stays in the database: what the web process has keyed with its own secret comes back as the hash it counts under today.
create or replace function platform.limit_hash(keyed bytea) returns bytea language sql volatile security definer set search_path = '' as
  $$ select public.hmac(keyed, platform.limit_day_key(), 'sha256') $$;
-- Whether somebody may try: locks what is counted of them until the try is over. The count is read from the locked rows: what stood when the
-- question was asked may be one try old. Whose rows somebody else has locked is busy trying.
create or replace function platform.limit_look(the_bucket text, address bytea, the_session bytea)
  returns table (scope text, wrong bigint, seconds_since double precision, busy boolean) language plpgsql security definer set search_path = '' rows 3 as $$
begin
  return query
    with held as (
      select c.scope, c.wrong, c.last_at from platform.limit_counter c
      where c.bucket = the_bucket and ((c.scope = 'address' and c.key = address) or (c.scope = 'session' and c.key = the_session)) for update skip locked
    ), counted as (
      select h.scope, h.wrong, h.last_at, false as busy from held h
      union all
      select c.scope, c.wrong, c.last_at, true from platform.limit_counter c where c.bucket = the_bucket
        and ((c.scope = 'address' and c.key = address) or (c.scope = 'session' and c.key = the_session)) and c.scope not in (select held.scope from held)
    )
    select c.scope, c.wrong::bigint, extract(epoch from platform.now() - c.last_at)::double precision, c.busy from counted c
    where c.last_at > platform.now() - interval '1 hour';
  return query select 'site'::text, coalesce(sum(c.wrong), 0)::bigint, 0::double precision, false from platform.limit_counter c
    where c.bucket = the_bucket and c.scope = 'site' and c.last_at > platform.now() - interval '1 hour';
end $$;
grant execute on function platform.limit_hash(bytea), platform.limit_look(text, bytea, bytea), platform.limit_wrong(text, bytea, bytea) to :visitor, :writer, :family, :staff, :job;
alter function platform.limit_alarm() rows 1;
grant execute on function platform.limit_alarm() to :staff, :job;
grant execute on function platform.limit_forget() to :job;
alter table platform.limit_key enable row level security;
create policy only_through_functions on platform.limit_key using (false);
alter table platform.limit_counter enable row level security;
create policy only_through_functions on platform.limit_counter using (false);
