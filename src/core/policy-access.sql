-- Who acts, whom they reach, and the doors that write the access line. A definer looks where its caller may not, and raises when it
-- cannot see what it must see.
grant usage on schema core to :visitor, :writer, :family, :staff, :job;

-- Without a setting of their own these two are written into each statement that asks them, and cost no call.
create or replace function core.hat() returns uuid language sql stable as
  $$ select nullif(pg_catalog.current_setting('app.hat', true), '')::uuid $$;
create or replace function core.job() returns text language sql stable as
  $$ select nullif(pg_catalog.current_setting('app.job', true), '') $$;
-- In plpgsql, because its plans are kept for the whole connection: a function in SQL is planned anew in every statement that asks it, and
-- these are asked by every row policy.
create or replace function core.my_role() returns text language plpgsql stable security definer set search_path = '' as $$ begin return (select role from core.hat where id = core.hat() and live); end $$;
create or replace function core.is_leader() returns boolean language plpgsql stable security definer set search_path = '' as $$ begin return exists (select from core.hat where id = core.hat() and live and role in ('team_leader', 'director')); end $$;
-- How far leadership reaches: the leader's own organisation and what is under it. Who leads in the network itself has all of it. With the
-- office it is who sets up places and offers there: administrators too.
drop function if exists core.led_organisations();
-- Step by step and not as one recursive statement: that makes room for as many as the planner fears, at every list of reach.
create or replace function core.led_organisations(with_office boolean default false) returns setof uuid language plpgsql stable security definer set search_path = '' rows 5 as $$
declare mine core.organisation; led uuid[]; under uuid[];
begin
  -- Most lead nobody, and every list of reach asks.
  select o.* into mine from core.hat h join core.organisation o on o.id = h.organisation_id where h.id = core.hat() and h.live
    and (h.role in ('team_leader', 'director') or (with_office and h.role = 'administrator'));
  if mine.id is null then return; end if;
  if mine.kind = 'network' then return query select id from core.organisation; return; end if;
  led := array[mine.id]; under := led;
  while under <> '{}' loop
    under := array(select o.id from core.organisation o where o.parent_id = any (under) and o.id <> all (led));
    led := led || under;
  end loop;
  return query select unnest(led);
end $$;
create or replace function core.leads_all() returns boolean language plpgsql stable security definer set search_path = '' as $$ begin return exists (select from core.hat h join core.organisation o on o.id = h.organisation_id and o.kind = 'network'
       where h.id = core.hat() and h.live and h.role in ('team_leader', 'director')); end $$;
create or replace function core.led_hats() returns setof uuid language plpgsql stable security definer set search_path = '' rows 40 as $$
begin
  if not core.is_leader() then return; end if;
  return query
  select id from core.hat where organisation_id = any (array(select core.led_organisations()));
end $$;
create or replace function core.led_persons() returns setof uuid language plpgsql stable security definer set search_path = '' rows 40 as $$
begin return query
  select person_id from core.hat where organisation_id = any (array(select core.led_organisations())) and live;
end $$;
create or replace function core.is_counsellor() returns boolean language plpgsql stable security definer set search_path = '' as $$ begin return exists (select from core.hat where id = core.hat() and anchors); end $$;
create or replace function core.counsels_or_leads() returns boolean language plpgsql stable security definer set search_path = '' as $$ begin return exists (select from core.hat where id = core.hat() and (anchors or (live and role in ('team_leader', 'director')))); end $$;
-- Who is told how the house is run: queues, shifts, absences, who stands in for whom. Not volunteers, not guests.
create or replace function core.works_here() returns boolean language plpgsql stable security definer set search_path = '' as $$ begin return exists (select from core.hat where id = core.hat() and live and stands_as in ('employee', 'office')); end $$;
-- The family whose shared page is mine. An adult who has left it has the own page still, and nothing of the family's.
create or replace function core.my_family() returns uuid language plpgsql stable security definer set search_path = '' as $$ begin return (select me.family_id from core.hat me join core.circle c on c.hat_id = me.id and c.family_id = me.family_id and c.as_what = 'adult' and c.standing
    where me.id = core.hat() and me.live); end $$;

-- The hat somebody from a family wears, and the writers they were before it: what was said to those is said to them. A list of its own, so
-- that a row is found by index.
create or replace function core.me_and_before() returns uuid[] language plpgsql stable security definer set search_path = '' as $$
begin return array(select core.hat() union all select id from core.hat where became_id = core.hat()); end $$;
grant execute on function core.me_and_before() to :writer, :family;

-- The one definition of whom a hat reaches, and how: its circle, the steps it owns, everything of those it covers today, and the closed
-- families it was the last to hold. Asked for a hat it is a list; asked for a hat and a family it is a look at one row or two.
-- (`ended_at is null` says what `standing` and `undone` say already, and lets the indexes be used.)
create or replace view core.reach with (security_invoker = true) as
  select hat_id, family_id, 'circle' as how from core.circle where standing and ended_at is null
  union all
  select owner_id, family_id, 'circle' from core.next_step where undone and ended_at is null
  union all
  -- (Of the days both ends are asked, and not whether they hold today: it is looked up by the hat, and nobody looks through all who are away.)
  select cover.hat_id, around.family_id, 'cover' from core.roster cover
    join core.roster absence on absence.id = cover.absence_id
    join core.hat away on away.person_id = absence.person_id
    cross join lateral (
      select family_id from core.circle where hat_id = away.id and standing and ended_at is null and as_what in ('anchor', 'deputy', 'counsellor')
      -- A step for a family one does not stand around is carried on too: whoever stands in has everything.
      union all select family_id from core.next_step where owner_id = away.id and undone and ended_at is null) around
    where cover.covers and cover.over_at is null and lower(cover.period) <= (select platform.today()) and coalesce(upper(cover.period) > (select platform.today()), true)
      and coalesce(cover.family_id, around.family_id) = around.family_id
  union all
  -- The door stays open: who was anchor or deputy when a family closed can read it and open it again.
  -- (The limit looks each of them up: one has held few, and the house has closed many.)
  select was.hat_id, was.family_id, 'closed' from core.circle was
    cross join lateral (select from core.family closed where closed.id = was.family_id and closed.closed_at = was.ended_at limit 1) held_last
    where was.ended_at is not null and was.as_what in ('anchor', 'deputy')
  union all
  -- While a family is being opened its circle does not stand yet: in that one transaction it is reached by whoever opens it.
  select opened_by, id, 'circle' from core.family where opened_at = (select platform.now())
  union all
  -- And where a step was all that led to it, whoever ends that step reaches it until what comes next is written.
  select ended_by, family_id, 'leaving' from core.next_step where ended_at = (select platform.now());
comment on view core.reach is 'Which hat reaches which family, and how: circle, cover or closed; leaving while a step is being ended. Asked by the functions of reach only.';
create or replace function core.my_families() returns setof uuid language plpgsql stable security definer set search_path = '' rows 60 as $$
begin return query
  select distinct family_id from core.reach where hat_id = core.hat();
end $$;
-- How the reader reaches one family: null for whoever does not. Nearly always it is the circle, which is one look: that is asked by itself.
create or replace function core.reaches_as(the_family uuid) returns text language plpgsql stable security definer set search_path = '' cost 5000 as $$
begin
  if exists (select from core.reach where hat_id = core.hat() and family_id = the_family and how = 'circle') then return 'circle'; end if;
  return (select how from core.reach where hat_id = core.hat() and family_id = the_family and how <> 'circle' order by how = 'leaving', how = 'cover' limit 1);
end $$;
-- The families whose help the leader's own people carry: where one of them stands as anchor, deputy or counsellor, owns or leads a step,
-- or was the last to hold it. Whoever leads everything needs no list: the policies ask `leads_all` first.
create or replace view core.carried with (security_invoker = true) as
  select hat_id, family_id from core.circle where standing and ended_at is null and as_what in ('anchor', 'deputy', 'counsellor')
  union all
  select owner_id, family_id from core.next_step where undone and ended_at is null and owner_as = 'employee'
  union all
  select led_by, family_id from core.next_step where undone and ended_at is null and led_by is not null
  union all
  select anchor_id, id from core.family where closed_at is not null;
comment on view core.carried is 'Which hat carries which family''s help: what leadership over a hat reaches. Asked by the functions of leadership only.';
create or replace function core.led_families() returns setof uuid language plpgsql stable security definer set search_path = '' rows 500 as $$
declare theirs uuid[] := array(select core.led_hats());
begin
  if cardinality(theirs) = 0 then return; end if;
  return query select distinct family_id from core.carried where hat_id = any (theirs);
end $$;
drop function if exists core.reached_families();
create or replace function core.leads(the_family uuid) returns boolean language plpgsql stable security definer set search_path = '' as $$
declare theirs uuid[];
begin
  if core.leads_all() then return true; end if;
  theirs := array(select core.led_hats());
  return cardinality(theirs) > 0 and exists (select from core.carried where family_id = the_family and hat_id = any (theirs));
end $$;
-- The hats of those whose default stand-in I am today: what they hold and nobody has taken by name is mine to carry meanwhile.
create or replace function core.covered_hats() returns setof uuid language plpgsql stable security definer set search_path = '' rows 5 as $$
begin return query
  select away.id from core.roster cover join core.roster absence on absence.id = cover.absence_id join core.hat away on away.person_id = absence.person_id
    where cover.hat_id = core.hat() and cover.covers and cover.over_at is null and cover.family_id is null
      and lower(cover.period) <= (select platform.today()) and coalesce(upper(cover.period) > (select platform.today()), true) and away.kind = 'membership';
end $$;
create or replace function core.reaches(the_family uuid) returns boolean language plpgsql stable security definer set search_path = '' as $$ begin return core.reaches_as(the_family) is not null; end $$;
-- Asked for one adult and not with lists: hats are looked up in nearly every statement, and nearly all of them are our own people's. The
-- cost tells the planner never to ask it of everybody, where a few are looked up by their ids.
create or replace function core.knows_adults_of(the_family uuid) returns boolean language plpgsql stable security definer set search_path = '' cost 10000 as $$
begin return the_family = any (core.opened_families()) or core.reaches(the_family) or core.leads(the_family); end $$;

-- Writes the line. Refuses inside a savepoint: a rollback to it would leave the reading without its trace.
create or replace function core.write_line(the_family uuid, the_writer uuid, why text, in_words text) returns void language plpgsql security definer set search_path = '' as $$
declare row_xid xid;
begin
  insert into core.access_line (hat_id, job, family_id, writer_id, purpose, reason)
    values (core.hat(), case when core.hat() is null then core.job() end, the_family, the_writer, why, in_words) returning xmin into row_xid;
  if row_xid <> pg_current_xact_id()::xid then
    raise exception 'an access line cannot be written inside a savepoint' using errcode = 'no_active_sql_transaction';
  end if;
end $$;

-- Opens a family and says how the reader stands to it. Without a purpose of its own the line says that: counselling, or cover.
drop function if exists core.open_family(uuid, text);
create or replace function core.open_family(the_family uuid, why text) returns text language plpgsql security definer set search_path = '' as $$
declare me core.hat; how text; said text;
begin
  select * into me from core.hat where id = core.hat() and live;
  if me.kind = 'family_adult' and me.family_id = the_family and why = 'own-page' then
    perform core.write_line(the_family, null, why, null);
    return 'own';
  end if;
  if me.kind = 'membership' and me.role not in ('coordinator', 'volunteer', 'guest') then how := core.reaches_as(the_family); end if;
  if how is not null then
    perform core.write_line(the_family, null, coalesce(why, case how when 'cover' then 'cover' else 'counselling' end), null);
    return how;
  end if;
  if me.role = 'team_leader' and core.leads(the_family) then
    select reason into said from core.reading_reason where hat_id = me.id and family_id = the_family and at > platform.now() - interval '8 hours';
    if said is null then raise exception 'a reason is needed' using errcode = 'insufficient_privilege', constraint = 'reading_reason_needed'; end if;
    perform core.write_line(the_family, null, 'leadership', said);
    return 'outside';
  end if;
  raise exception 'no such family' using errcode = 'no_data_found';
end $$;

-- Has this hat said yes to stand here? As deputy: in advance, for the anchor. As anchor: in advance, for the one who asks or for somebody
-- who has been this family's anchor. Or before, for this family in this place, until it closed. Who is suspended stands nowhere new.
create or replace function core.has_said_yes(the_hat uuid, the_family uuid, as_this text) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from core.hat h where h.id = the_hat and h.suspended_at is null)
    and (exists (select from core.stand_in y where y.by_hat = the_hat and y.live and case as_this
      when 'deputy' then y.for_hat = (select anchor_id from core.family where id = the_family)
      when 'anchor' then y.for_hat = core.hat() or y.for_hat in (select hat_id from core.circle where family_id = the_family and as_what = 'anchor')
      else false end)
    or exists (select from core.circle c join core.family f on f.id = c.family_id and f.closed_at = c.ended_at
         where c.family_id = the_family and c.hat_id = the_hat and c.as_what = as_this and as_this in ('anchor', 'deputy') and c.accepted_at is not null))
$$;

-- No earlier code or link opens anything for these hats, and every browser that one of them opened is signed out. The sessions come last: one
-- that an earlier way in is just opening is waited for there, and is seen here.
drop function if exists core.lock_out(uuid);
create or replace function core.lock_out(hats uuid[]) returns void language plpgsql security definer set search_path = '' as $$
begin
  update core.way_back set used_at = platform.now() where hat_id = any (hats) and used_at is null;
  update core.sign_in_link set used_at = platform.now() where hat_id = any (hats) and used_at is null;
  update core.session set ended_at = platform.now() where hat_id = any (hats) and ended_at is null;
end $$;

drop function if exists core.open_session(bytea, boolean);
create or replace function core.open_session(token bytea, active boolean) returns table (session_id uuid, hat_id uuid, kind text, role text, display_name text, family_id uuid, organisation text, started timestamptz, ends_when_left boolean)
  language plpgsql security definer set search_path = '' rows 1 as $$
begin
  update core.session s set seen_at = platform.now()
    where active and s.token_hash = token and s.ended_at is null and s.ends_at > platform.now() and s.seen_at < platform.now() - interval '1 minute' and s.seen_at > platform.now() - s.idle;
  return query select s.id, h.id, s.kind, h.role, h.display_name, h.family_id, o.name, s.created_at, s.kind <> 'staff' and s.idle < interval '1 day'
    from core.session s join core.hat h on h.id = s.hat_id and h.live and h.suspended_at is null left join core.organisation o on o.id = h.organisation_id
    where s.token_hash = token and s.ended_at is null and s.ends_at > platform.now() and s.seen_at > platform.now() - s.idle;
end $$;
-- Who has paused the membership whose session the pause ended. Only whoever holds that session's token is told, as long as it would have
-- lasted; a session that had ended before tells nothing.
create or replace function core.paused_by(token bytea) returns text language sql stable security definer set search_path = '' as $$
  select b.display_name from core.session s join core.hat h on h.id = s.hat_id and h.live and h.suspended_at <= s.ended_at
    join core.suspension p on p.hat_id = h.id and p.lifted_at is null join core.hat b on b.id = p.by_hat where s.token_hash = token and s.ends_at > platform.now()
$$;
create or replace function core.end_session(token bytea) returns void language sql security definer set search_path = '' as
  $$ update core.session set ended_at = platform.now() where token_hash = token and ended_at is null $$;
-- The quick exit: where others use the phone too, whoever comes after finds the page shut. A phone said to be one's own stays open, and a desk
-- is not left that way.
create or replace function core.leave_session(token bytea) returns boolean language plpgsql security definer set search_path = '' as $$
begin
  update core.session set ended_at = platform.now() where token_hash = token and ended_at is null and kind <> 'staff' and idle < interval '1 day';
  return found;
end $$;
-- Whether a session still stands, asked on behalf of an open stream: being told something is no sign that anybody sits there.
create or replace function core.standing_sessions(asked uuid[]) returns setof uuid language sql stable security definer set search_path = '' rows 100 as $$
  select s.id from core.session s join core.hat h on h.id = s.hat_id and h.live and h.suspended_at is null
    where s.id = any (asked) and s.ended_at is null and s.ends_at > platform.now() and s.seen_at > platform.now() - s.idle
$$;
grant execute on function core.standing_sessions(uuid[]) to :job;

-- One click per role, in a demo or test world only.
create or replace function core.demo_session(session uuid, as_hat uuid, token bytea) returns text language plpgsql security definer set search_path = '' as $$
declare chosen core.hat;
begin
  if not exists (select from platform.database_mark where platform.database_mark.kind in ('demo', 'test')) then
    raise exception 'no such door' using errcode = 'no_data_found';
  end if;
  select * into strict chosen from core.hat where id = as_hat and live;
  return core.start_session(session, as_hat, token);
end $$;
create or replace function core.start_session(session uuid, as_hat uuid, token bytea, long boolean default false) returns text language plpgsql security definer set search_path = '' as $$
declare named text;
begin
  select case h.kind when 'membership' then 'staff' when 'family_adult' then 'family' else 'writer' end into strict named from core.hat h where h.id = as_hat and h.live and h.suspended_at is null;
  insert into core.session (id, token_hash, hat_id, kind, ends_at, idle) values (session, token, as_hat, named,
    platform.now() + case when named = 'staff' then interval '12 hours' when long then interval '30 days' else interval '12 hours' end,
    case when named = 'staff' then interval '60 minutes' when long then interval '30 days' else interval '30 minutes' end);
  return named;
end $$;

grant execute on function core.hat(), core.job(), core.my_role(), core.is_leader(), core.is_counsellor(), core.counsels_or_leads(), core.knows_adults_of(uuid), core.works_here(), core.my_family(), core.my_families(), core.covered_hats(), core.reaches(uuid), core.reaches_as(uuid), core.leads_all(), core.led_hats(), core.led_persons(), core.led_families(), core.leads(uuid) to :writer, :family, :staff, :job;
grant execute on function core.hat() to :visitor;
grant execute on function core.open_family(uuid, text) to :family, :staff;
grant execute on function core.has_said_yes(uuid, uuid, text) to :staff;
grant execute on function core.open_session(bytea, boolean), core.paused_by(bytea), core.end_session(bytea), core.leave_session(bytea), core.demo_session(uuid, uuid, bytea) to :visitor;
grant execute on function core.end_session(bytea) to :writer, :family, :staff;

-- What this transaction has opened. The form `= any ((select …))` matters: with `in (select …)` a query that names no family reads every row.
create or replace function core.opened_families() returns uuid[] language plpgsql stable security definer set search_path = '' as $$ begin return array(select family_id from core.access_line where tx = pg_current_xact_id_if_assigned() and tx_at = transaction_timestamp() and family_id is not null); end $$;
create or replace function core.opened_writers() returns uuid[] language plpgsql stable security definer set search_path = '' as $$ begin return array(select writer_id from core.access_line where tx = pg_current_xact_id_if_assigned() and tx_at = transaction_timestamp() and writer_id is not null); end $$;
grant execute on function core.opened_families(), core.opened_writers() to :writer, :family, :staff, :job;

-- How far the adults of an opened family have come with the last code we gave them, which closed those before: it waits, or somebody has come in
-- with it, or nobody did in time. Not when.
create or replace function core.codes_of(the_family uuid) returns table (adult_id uuid, way text) language sql stable security definer set search_path = '' rows 3 as $$
  select distinct on (w.hat_id) w.hat_id, case when w.used_at is not null then 'page' when w.ends_at > platform.now() then 'code' else 'none' end
    from core.way_back w join core.hat a on a.id = w.hat_id where a.family_id = the_family and the_family = any (core.opened_families()) and core.is_counsellor()
    order by w.hat_id, w.made_at desc
$$;
grant execute on function core.codes_of(uuid) to :staff;
