-- Limits against guessing. No address is kept anywhere: a row stands under a hash that nobody can make any more once the day's key is
-- gone. Unlogged: neither table is in the write-ahead log or in a base backup, and a crash empties both.
create unlogged table platform.limit_key (
  day date primary key,
  key bytea not null check (octet_length(key) = 32)
) with (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
comment on table platform.limit_key is 'The key of the day with which addresses are hashed; made and deleted by the database.';
comment on column platform.limit_key.day is 'index: the day in Denmark';
comment on column platform.limit_key.key is 'index: random; worth nothing without the secret of the web process, and gone the day after';

create unlogged table platform.limit_counter (
  bucket text not null check (bucket in ('return-code', 'sign-in')),
  scope text not null check (scope in ('address', 'session', 'site')),
  key bytea not null check (octet_length(key) in (8, 32)),
  wrong integer not null default 1 check (wrong > 0),
  last_at timestamptz not null default platform.now(),
  primary key (bucket, scope, key)
);
create index limit_counter_by_time on platform.limit_counter (last_at);
comment on table platform.limit_counter is 'Wrong tries, counted for each address hash, each session, and for the whole site by the hour.';
comment on column platform.limit_counter.bucket is 'index: what was tried';
comment on column platform.limit_counter.scope is 'index: address, session or site';
comment on column platform.limit_counter.key is 'index: hash of the address or session, or the number of the hour';
comment on column platform.limit_counter.wrong is 'index: wrong tries that follow each other with less than an hour between them';
comment on column platform.limit_counter.last_at is 'index: the last wrong try';

-- What is of another day goes: the key, and with it every hope of telling whose the hashes were.
create function platform.limit_forget() returns void language sql security definer set search_path = '' as $$
  delete from platform.limit_key where day <> platform.today();
  delete from platform.limit_counter where (last_at at time zone 'Europe/Copenhagen')::date <> platform.today() and (scope <> 'site' or last_at < platform.now() - interval '7 days');
$$;

create function platform.limit_day_key() returns bytea language plpgsql security definer set search_path = '' as $$
declare found_key bytea;
begin
  select key into found_key from platform.limit_key where day = platform.today();
  if found_key is null then
    perform platform.limit_forget();
    insert into platform.limit_key (day, key) values (platform.today(), sha256(uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())))
      on conflict (day) do nothing;
    select key into strict found_key from platform.limit_key where day = platform.today();
  end if;
  return found_key;
end $$;

-- What is counted against one who tries. Their rows are held to the end of the transaction, so that tries sent at once wait in line:
-- whoever finds a row held does not wait for it but is told so.
create function platform.limit_look(the_bucket text, address bytea, the_session bytea)
  returns table (scope text, wrong bigint, seconds_since double precision, busy boolean) language plpgsql security definer set search_path = '' as $$
begin
  return query
    with held as (
      select c.scope from platform.limit_counter c
      where c.bucket = the_bucket and ((c.scope = 'address' and c.key = address) or (c.scope = 'session' and c.key = the_session)) for update skip locked
    )
    select c.scope, c.wrong::bigint, extract(epoch from platform.now() - c.last_at)::double precision, c.scope not in (select held.scope from held)
    from platform.limit_counter c
    where c.bucket = the_bucket and ((c.scope = 'address' and c.key = address) or (c.scope = 'session' and c.key = the_session)) and c.last_at > platform.now() - interval '1 hour';
  return query select 'site'::text, coalesce(sum(c.wrong), 0)::bigint, 0::double precision, false from platform.limit_counter c
    where c.bucket = the_bucket and c.scope = 'site' and c.last_at > platform.now() - interval '1 hour';
end $$;

create function platform.limit_wrong(the_bucket text, address bytea, the_session bytea) returns void language plpgsql security definer set search_path = '' as $$
declare one record;
begin
  -- Always in this order, so that two who try at once cannot wait for each other.
  for one in select * from (values ('address', address), ('session', the_session), ('site', int8send((extract(epoch from platform.now()) / 3600)::bigint))) v(scope, key) where v.key is not null loop
    insert into platform.limit_counter as c (bucket, scope, key) values (the_bucket, one.scope, one.key)
      on conflict (bucket, scope, key) do update
        set wrong = case when c.last_at > platform.now() - interval '1 hour' then c.wrong else 0 end + 1, last_at = platform.now();
  end loop;
end $$;

create function platform.limit_alarm() returns table (bucket text, wrong bigint) language sql stable security definer set search_path = '' as $$
  select bucket, sum(wrong)::bigint from platform.limit_counter where scope = 'site' and last_at > platform.now() - interval '1 hour' group by bucket order by bucket
$$;
