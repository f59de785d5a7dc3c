-- The schema as it stands after all migrations and policies. Written by `npm run generate`; a test fails when it is stale.

create extension btree_gist;

create extension cube;

create extension pg_trgm;

create extension pgcrypto;

create extension unaccent;

create schema core;

create schema counselling;

create schema family_page;

create schema platform;

create schema safety_net;

CREATE OR REPLACE FUNCTION core.answers_instead(the_family uuid)
 RETURNS TABLE(for_hat uuid, as_what text, by_hat uuid, until date)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 3
 SET search_path TO ''
AS $function$
#variable_conflict use_column
begin return query
  with today as (
    select around.hat_id, around.as_what, cover.by_hat, cover.until,
      coalesce(cover.by_hat, around.hat_id) in (select o.hat_id from core.cannot_come_in() o) as shut, coalesce(cover.by_hat, around.hat_id) as carrier
    from core.circle around left join lateral core.stands_in_for(around.hat_id, around.family_id) cover on true
    where around.family_id = the_family and around.standing and around.as_what in ('anchor', 'deputy'))
  select t.hat_id, t.as_what, case when other.carrier is null then t.by_hat else other.carrier end, least(t.until, other.until)
    from today t left join today other on t.shut and t.as_what = 'anchor' and other.as_what = 'deputy' and not other.shut
    where coalesce(other.carrier, t.by_hat) is not null;
end $function$;

CREATE OR REPLACE FUNCTION core.ask_for_link(request uuid, at_address text)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  insert into core.link_request (id, address) values (request, at_address);
  select platform.enqueue('sign-in-mail', request::text);
$function$;

CREATE OR REPLACE FUNCTION core.begin_again(invitation uuid, invitation_token bytea)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare leader core.hat;
begin
  perform core.must(core.job() = 'setup');
  select h.* into leader from core.beginning b join core.hat h on h.id = b.leader_id and h.live for update of b;
  perform core.must(leader.id is not null and not exists (select from core.passkey where ended_at is null));
  update core.invitation set withdrawn_at = platform.now() where hat_id = leader.id and used_at is null and withdrawn_at is null;
  insert into core.invitation (id, hat_id, token_hash, ends_at) values (invitation, leader.id, invitation_token, core.invitation_ends());
  return leader.display_name;
end $function$;

CREATE OR REPLACE FUNCTION core.begin_network(token bytea, wish jsonb, invitation_token bytea)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare network uuid := (wish->>'network')::uuid; house uuid := (wish->>'house')::uuid; leader uuid := (wish->>'leader')::uuid;
begin
  perform core.must(exists (select from core.setup_address where token_hash = token and ends_at > platform.now()));
  if not core.nobody_is_here() then raise exception 'somebody was first' using errcode = 'unique_violation', constraint = 'beginning_pkey'; end if;
  insert into core.organisation (id, kind, name, parent_id) values (network, 'network', wish->>'networkName', null), (house, 'house', wish->>'houseName', network);
  insert into core.person (id) values ((wish->>'person')::uuid);
  insert into core.hat (id, kind, person_id, organisation_id, role, display_name)
    values (leader, 'membership', (wish->>'person')::uuid, network, 'team_leader', wish->>'name');
  if wish->>'mail' is not null then insert into core.sign_in_mail (hat_id, address) values (leader, wish->>'mail'); end if;
  insert into core.invitation (id, hat_id, token_hash, ends_at) values ((wish->>'invitation')::uuid, leader, invitation_token, core.invitation_ends());
  insert into core.beginning (network_id, leader_id) values (network, leader);
  perform platform.enqueue('mail', wish->>'invitation');
end $function$;

CREATE OR REPLACE FUNCTION core.cannot_come_in()
 RETURNS TABLE(hat_id uuid, why text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 5
 SET search_path TO ''
AS $function$
#variable_conflict use_column
begin return query
  select h.id, 'paused' from core.hat h where h.suspended_at is not null and h.live
  union all
  select distinct h.id, case when exists (select from core.passkey p where p.person_id = h.person_id) then 'key-closed' else 'never-in' end
    from core.invitation i cross join lateral (select o.person_id from core.hat o where o.id = i.hat_id and o.organisation_id is not null limit 1) o
      cross join lateral (select m.id, m.person_id, m.role from core.hat m
        where m.person_id = o.person_id and m.organisation_id is not null and m.live and m.suspended_at is null offset 0) h
    where not exists (select from core.passkey p where p.person_id = h.person_id and p.ended_at is null)
      and not (h.role = 'volunteer' and exists (select from core.sign_in_mail m where m.hat_id = h.id));
end $function$;

CREATE OR REPLACE FUNCTION core.change_membership(the_hat uuid, named text, as_role text, with_profession text, into_organisation uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform core.must(core.may_change(the_hat) and core.may_invite(as_role, into_organisation));
  -- A yes in advance is only read when somebody is chosen; what has come of it stands by itself.
  if as_role not in ('counsellor', 'team_leader') then
    update core.stand_in set ended_at = platform.now() where (by_hat = the_hat or for_hat = the_hat) and ended_at is null;
  end if;
  -- One that was left out of the key because it stood beside the same hat is under it again when it becomes another.
  update core.hat set display_name = named, role = as_role, profession = with_profession, organisation_id = into_organisation,
    doubled = doubled and (role, organisation_id) = (as_role, into_organisation) where id = the_hat and live;
  perform core.must(found);
end $function$;

CREATE OR REPLACE FUNCTION core.close_keys(the_hat uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare whose uuid;
begin
  perform core.must(core.may_give_key(the_hat));
  select person_id into strict whose from core.hat where id = the_hat for update;
  update core.passkey set ended_at = platform.now(), ended_by = core.hat() where person_id = whose and ended_at is null;
  update core.invitation i set withdrawn_at = platform.now() from core.hat h
    where h.id = i.hat_id and h.person_id = whose and i.used_at is null and i.withdrawn_at is null;
  update core.session s set ended_at = platform.now() from core.hat h
    where h.id = s.hat_id and h.person_id = whose and h.kind = 'membership' and s.ended_at is null;
end $function$;

CREATE OR REPLACE FUNCTION core.codes_of(the_family uuid)
 RETURNS TABLE(adult_id uuid, way text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 3
 SET search_path TO ''
AS $function$
  select distinct on (w.hat_id) w.hat_id, case when w.used_at is not null then 'page' when w.ends_at > platform.now() then 'code' else 'none' end
    from core.way_back w join core.hat a on a.id = w.hat_id where a.family_id = the_family and the_family = any (core.opened_families()) and core.is_counsellor()
    order by w.hat_id, w.made_at desc
$function$;

CREATE OR REPLACE FUNCTION core.counsels_or_leads()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ begin return exists (select from core.hat where id = core.hat() and (anchors or (live and role in ('team_leader', 'director')))); end $function$;

CREATE OR REPLACE FUNCTION core.covered_hats()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 5
 SET search_path TO ''
AS $function$
begin return query
  select away.id from core.roster cover join core.roster absence on absence.id = cover.absence_id join core.hat away on away.person_id = absence.person_id
    where cover.hat_id = core.hat() and cover.covers and cover.over_at is null and cover.family_id is null
      and lower(cover.period) <= (select platform.today()) and coalesce(upper(cover.period) > (select platform.today()), true) and away.kind = 'membership';
end $function$;

CREATE OR REPLACE FUNCTION core.days_kept(of_kind text)
 RETURNS integer
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$ select days from core.retention where kind = of_kind $function$;

CREATE OR REPLACE FUNCTION core.days_of(the_setting text)
 RETURNS integer
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$
declare days integer := (select (value #>> '{}')::integer from core.setting where key = the_setting);
begin
  if days is null then raise exception 'no setting %', the_setting; end if;
  return days;
end $function$;

CREATE OR REPLACE FUNCTION core.delete_conversations(the_writers uuid[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare gone uuid[];
begin
  if core.job() is distinct from 'deletion' then raise exception 'only the job that deletes' using errcode = 'insufficient_privilege'; end if;
  -- Whoever writes at this moment holds the inquiry: then it is not ours tonight, and has a new day.
  gone := array(select writer_id from counselling.inquiry where writer_id = any (the_writers) order by id for update skip locked);
  gone := array(select writer_id from counselling.conversation where writer_id = any (gone) order by id for update skip locked);
  gone := array(select writer_id from counselling.deletion_of_conversations where writer_id = any (gone) and ready and due_on <= platform.today());
  return core.delete_writers(gone, 'night');
end $function$;

CREATE OR REPLACE FUNCTION core.delete_families(the_families uuid[])
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare gone uuid[]; writers uuid[]; adults uuid[];
begin
  if core.job() is distinct from 'deletion' then raise exception 'only the job that deletes' using errcode = 'insufficient_privilege'; end if;
  perform from counselling.inquiry where writer_id = any (counselling.writers_of(the_families)) order by id for update;
  gone := array(select id from core.family where id = any (the_families) and closed_at is not null order by id for update skip locked);
  gone := array(select id from counselling.deletion_of_families where id = any (gone) and ready and due_on <= platform.today());
  if cardinality(gone) = 0 then return 0; end if;
  writers := counselling.writers_of(gone);
  adults := array(select id from core.hat where family_id = any (gone));
  perform counselling.remember_inquiries(writers);
  perform counselling.remember_families(gone);
  perform safety_net.forget_people(writers || adults);
  perform safety_net.forget_families(gone);
  perform counselling.forget_people(writers || adults);
  perform counselling.forget_families(gone);
  perform core.forget_people(writers);
  perform core.forget_families(gone);
  insert into core.deletion (kind, count, by_whom) values ('family', cardinality(gone), 'night');
  return cardinality(gone);
end $function$;

CREATE OR REPLACE FUNCTION core.delete_mine(shown text DEFAULT NULL::text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare one record; stands boolean := false; words integer := 0; inquiry uuid;
  mine uuid[] := array(select id from core.hat where (id = core.hat() and live) or became_id = core.hat());
begin
  -- Whoever opens a family from it, or writes in it, at this moment comes first: what it has become by then is what is deleted.
  perform from counselling.inquiry where writer_id = any (mine) order by id for update;
  perform from counselling.conversation where writer_id = any (mine) order by id for update;
  if shown <> (case when exists (select from counselling.conversation where writer_id = any (mine) and family_id is not null) then 'words' else 'all' end) then
    return 'changed';
  end if;
  for one in select c.writer_id, c.family_id, i.family_id as became from counselling.conversation c join counselling.inquiry i on i.id = c.inquiry_id
      where c.writer_id = any (mine) order by c.id loop
    if one.family_id is null and one.became is null then
      inquiry := counselling.take_back(one.writer_id);
      perform core.delete_writers(array[one.writer_id], 'person');
      insert into core.event (kind, subject_id) values ('inquiry-ended', inquiry);
    else
      perform counselling.take_words_back(one.writer_id);
      words := words + 1;
      stands := true;
    end if;
  end loop;
  -- Also where there never was a conversation: what was said about a safe answer is the person's own.
  perform counselling.safe_turn(core.hat());
  delete from counselling.safe_answer where hat_id = any (counselling.my_safe_hats());
  if words > 0 or found then insert into core.deletion (kind, count, by_whom) values ('words', greatest(words, 1), 'person'); end if;
  return case when stands then 'words' else 'all' end;
end $function$;

CREATE OR REPLACE FUNCTION core.delete_what_is_old()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if core.job() is distinct from 'deletion' then raise exception 'only the job that deletes' using errcode = 'insufficient_privilege'; end if;
  perform counselling.forget_what_is_old();
  perform core.forget_what_is_old();
end $function$;

CREATE OR REPLACE FUNCTION core.delete_writers(gone uuid[], who text)
 RETURNS integer
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if cardinality(gone) = 0 then return 0; end if;
  perform counselling.remember_inquiries(gone);
  perform safety_net.forget_people(gone);
  perform counselling.forget_people(gone);
  perform core.forget_people(gone);
  insert into core.deletion (kind, count, by_whom) values ('conversation', cardinality(gone), who);
  return cardinality(gone);
end $function$;

CREATE OR REPLACE FUNCTION core.demo_session(session uuid, as_hat uuid, token bytea)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare chosen core.hat;
begin
  if not exists (select from platform.database_mark where platform.database_mark.kind in ('demo', 'test')) then
    raise exception 'no such door' using errcode = 'no_data_found';
  end if;
  select * into strict chosen from core.hat where id = as_hat and live;
  return core.start_session(session, as_hat, token);
end $function$;

CREATE OR REPLACE FUNCTION core.distance_km(lat1 double precision, lng1 double precision, lat2 double precision, lng2 double precision)
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select 2 * 6371 * asin(sqrt(
    (power(sin(radians(lat2 - lat1) / 2), 2) + cos(radians(lat1)) * cos(radians(lat2)) * power(sin(radians(lng2 - lng1) / 2), 2))
    / greatest(1.0, (power(sin(radians(lat2 - lat1) / 2), 2) + cos(radians(lat1)) * cos(radians(lat2)) * power(sin(radians(lng2 - lng1) / 2), 2)))))
$function$;

CREATE OR REPLACE FUNCTION core.due_for_deletion(what text, most integer)
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO ''
AS $function$
  (select writer_id from counselling.deletion_of_conversations where what = 'conversation' and core.job() = 'deletion' and ready and due_on <= platform.today() order by due_on, id limit most)
  union all
  (select id from counselling.deletion_of_families where what = 'family' and core.job() = 'deletion' and ready and due_on <= platform.today() order by due_on, id limit most)
$function$;

CREATE OR REPLACE FUNCTION core.end_absence(the_absence uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare begun boolean := (select lower(period) < platform.today() from core.roster where id = the_absence);
begin
  if begun then update core.roster set period = daterange(lower(period), platform.today()), over_at = platform.now() where id = the_absence; end if;
  update core.roster set over_at = platform.now(), called_off_at = case when not begun then platform.now() end
    where coalesce(absence_id, id) = the_absence and over_at is null;
end $function$;

CREATE OR REPLACE FUNCTION core.end_all_my_sessions()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$ update core.session set ended_at = platform.now() where hat_id in (select core.my_hats()) and ended_at is null $function$;

CREATE OR REPLACE FUNCTION core.end_membership(the_hat uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare whose uuid;
begin
  perform core.must(core.may_change(the_hat));
  update core.stand_in set ended_at = platform.now() where (by_hat = the_hat or for_hat = the_hat) and ended_at is null;
  update core.hat set ended_at = platform.now() where id = the_hat and ended_at is null returning person_id into whose;
  perform core.must(found);
  if not exists (select from core.hat h where h.person_id = whose and h.anchors) then
    perform core.end_absence(r.id) from core.roster r where r.person_id = whose and r.away_now;
  end if;
  update core.suspension set lifted_at = platform.now(), lifted_by = core.hat() where hat_id = the_hat and lifted_at is null;
  perform core.shut_ways_in(the_hat);
end $function$;

CREATE OR REPLACE FUNCTION core.end_my_session(the_session uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$ update core.session set ended_at = platform.now() where id = the_session and hat_id in (select core.my_hats()) and ended_at is null $function$;

CREATE OR REPLACE FUNCTION core.end_session(token bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$ update core.session set ended_at = platform.now() where token_hash = token and ended_at is null $function$;

CREATE OR REPLACE FUNCTION core.event_is_told()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  perform pg_notify('core_event', '');
  return null;
end $function$;

CREATE OR REPLACE FUNCTION core.family_bridge_is_needed()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare first_day date;
begin
  if new.bridge_shift_id is null or new.closed_at is not null then return new; end if;
  if tg_op = 'UPDATE' and (new.next_step_id, new.next_due, new.next_owner_id, new.level, new.level_version, new.gap_days, new.closed_at, new.bridge_shift_id)
      is not distinct from (old.next_step_id, old.next_due, old.next_owner_id, old.level, old.level_version, old.gap_days, old.closed_at, old.bridge_shift_id) then
    return new;
  end if;
  select min(s.day) into first_day from core.shift s join core.hat h on h.id = s.hat_id
    where s.planned and s.ends_at > platform.now()
      and not exists (select from core.roster r where r.person_id = h.person_id and r.away_now and r.period @> s.day)
      and not exists (select from core.cannot_come_in() o where o.hat_id = s.hat_id);
  if first_day is null or first_day <= platform.today() + new.gap_days then
    raise exception 'a planned shift lies within the days of the level' using errcode = 'check_violation', constraint = 'family_bridge_is_needed';
  end if;
  if new.next_due > first_day then
    raise exception 'the bridge reaches to the first coming shift and no further' using errcode = 'check_violation', constraint = 'family_bridge_is_needed';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION core.family_level_replaces()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare before timestamptz;
begin
  update core.family_level set replaced_by = new.id where family_id = new.family_id and replaced_by is null returning id, at into new.previous_id, before;
  if before = platform.now() then
    raise exception 'a level is set once in a transaction' using errcode = 'check_violation', constraint = 'family_level_replaces';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION core.family_sets_its_day()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if tg_op = 'INSERT' or (new.next_step_id, new.next_due, new.next_owner_id, new.level, new.level_version, new.gap_days, new.closed_at, new.bridge_shift_id)
      is distinct from (old.next_step_id, old.next_due, old.next_owner_id, old.level, old.level_version, old.gap_days, old.closed_at, old.bridge_shift_id) then
    new.next_set_on := platform.today();
  else
    new.next_set_on := old.next_set_on;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION core.fold_name(name text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO ''
AS $function$
  select trim(regexp_replace(
    replace(replace(replace(replace(lower(translate(name, 'æäøöåéèëüóòÆÄØÖÅÉÈËÜÓÒ', 'aaooaeeeuooaaooaeeeuoo')), 'ae', 'a'), 'oe', 'o'), 'aa', 'a'), 'ue', 'u'),
    '[^a-z0-9]+', ' ', 'g'))
$function$;

CREATE OR REPLACE FUNCTION core.fold_names(names text[])
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
 SET search_path TO ''
AS $function$
  select array(select core.fold_name(name) from unnest(names) with ordinality as one (name, place) order by place)
$function$;

CREATE OR REPLACE FUNCTION core.forget_challenges()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$ delete from core.passkey_use where at < platform.now() - interval '1 day' and core.job() is not null $function$;

CREATE OR REPLACE FUNCTION core.forget_families(families uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare people uuid[] := array(select distinct person_id from core.member where family_id = any (families));
begin
  delete from core.promise where family_id = any (families);
  delete from core.step_words where family_id = any (families);
  delete from core.next_step where family_id = any (families);
  delete from core.goal where family_id = any (families);
  delete from core.bridge where family_id = any (families);
  delete from core.stay where family_id = any (families);
  delete from core.home where family_id = any (families);
  delete from core.member where family_id = any (families);
  delete from core.family_words where family_id = any (families);
  delete from core.family_level where family_id = any (families);
  delete from core.circle where family_id = any (families);
  delete from core.reading_reason where family_id = any (families);
  delete from core.roster where family_id = any (families);
  delete from core.event where family_id = any (families) or subject_id = any (families);
  update core.access_line set deleted_id = family_id, deleted_on = platform.today(), family_id = null, reason = null where family_id = any (families);
  perform core.forget_people(array(select id from core.hat where family_id = any (families)));
  delete from core.family where id = any (families);
  delete from core.person p where p.id = any (people) and not exists (select from core.hat h where h.person_id = p.id) and not exists (select from core.member m where m.person_id = p.id);
end $function$;

CREATE OR REPLACE FUNCTION core.forget_people(hats uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare people uuid[] := array(select distinct person_id from core.hat where id = any (hats));
begin
  delete from core.access_line where hat_id = any (hats);
  update core.access_line set deleted_id = writer_id, deleted_on = platform.today(), writer_id = null, reason = null where writer_id = any (hats);
  delete from core.mail where notice_id in (select id from core.notice where to_hat = any (hats));
  delete from core.notice where to_hat = any (hats);
  delete from core.event where by_hat = any (hats) or subject_id = any (hats);
  delete from core.session where hat_id = any (hats);
  delete from core.way_back where hat_id = any (hats);
  delete from core.sign_in_link where hat_id = any (hats);
  delete from core.contact_card where hat_id = any (hats);
  delete from core.promise where to_hat = any (hats);
  delete from platform.form_receipt where sender in (select kind || ' ' || hat from unnest(hats) hat, unnest(array['writer', 'family']) kind) and at < transaction_timestamp();
  delete from core.hat where id = any (hats);
  delete from core.person p where p.id = any (people) and not exists (select from core.hat h where h.person_id = p.id) and not exists (select from core.member m where m.person_id = p.id);
end $function$;

CREATE OR REPLACE FUNCTION core.forget_what_is_old()
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  delete from core.session where least(ends_at, ended_at) < platform.now() - make_interval(days => core.days_kept('session'));
  delete from core.event where at < platform.now() - make_interval(days => core.days_kept('event'));
  delete from core.access_line where deleted_id is not null and deleted_on < platform.today() - core.days_kept('access-line');
  perform platform.forget_drafts();
end $function$;

CREATE OR REPLACE FUNCTION core.give_notice(the_hat uuid, day date, absence uuid, cover uuid, by_whom uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare one core.hat;
begin
  perform core.must(core.may_change(the_hat));
  select * into one from core.hat where id = the_hat and live for no key update;
  perform core.must(one.id is not null);
  if day < platform.today() then raise exception 'a last day is today or later' using errcode = 'check_violation', constraint = 'notice_day'; end if;
  if one.last_day is not null then perform core.withdraw_notice(the_hat); end if;
  update core.hat set last_day = day where id = the_hat;
  if not core.needs_stand_in(the_hat)
    or exists (select from core.roster r where r.person_id = one.person_id and r.away_now and upper_inf(r.period) and lower(r.period) <= day + 1) then return; end if;
  if by_whom is null or not core.may_stand_in(the_hat, by_whom) then
    raise exception 'nobody stands in' using errcode = 'check_violation', constraint = 'notice_stand_in';
  end if;
  insert into core.roster (id, kind, person_id, default_cover_id, period, recorded_by) values (absence, 'away', one.person_id, cover, daterange(day + 1, null), core.hat());
  insert into core.roster (id, kind, person_id, hat_id, absence_id, period, recorded_by)
    select cover, 'covering', b.person_id, b.id, absence, daterange(day + 1, null), core.hat() from core.hat b where b.id = by_whom;
end $function$;

CREATE OR REPLACE FUNCTION core.has_said_yes(the_hat uuid, the_family uuid, as_this text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (select from core.hat h where h.id = the_hat and h.suspended_at is null)
    and (exists (select from core.stand_in y where y.by_hat = the_hat and y.live and case as_this
      when 'deputy' then y.for_hat = (select anchor_id from core.family where id = the_family)
      when 'anchor' then y.for_hat = core.hat() or y.for_hat in (select hat_id from core.circle where family_id = the_family and as_what = 'anchor')
      else false end)
    or exists (select from core.circle c join core.family f on f.id = c.family_id and f.closed_at = c.ended_at
         where c.family_id = the_family and c.hat_id = the_hat and c.as_what = as_this and as_this in ('anchor', 'deputy') and c.accepted_at is not null))
$function$;

CREATE OR REPLACE FUNCTION core.hat()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$ select nullif(pg_catalog.current_setting('app.hat', true), '')::uuid $function$;

CREATE OR REPLACE FUNCTION core.hats_of_address(at_address text)
 RETURNS TABLE(hat_id uuid, mail_from text, mail_to text)
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 3
 SET search_path TO ''
AS $function$
declare adult uuid;
begin
  perform core.must(core.job() = 'mail');
  for adult in select c.hat_id from core.contact_card c join core.hat h on h.id = c.hat_id and h.live and h.kind = 'family_adult'
      where c.channel = 'mail' and c.turned_on_at is not null and lower(c.address) = lower(at_address) loop
    perform core.write_line(null, adult, 'technical', null);
  end loop;
  return query with reached as (
      select h.id, h.person_id, left(c.mail_from::text, 5) as hours_from, left(c.mail_to::text, 5) as hours_to
        from core.contact_card c join core.hat h on h.id = c.hat_id and h.live and h.kind = 'family_adult'
        where c.channel = 'mail' and c.turned_on_at is not null and lower(c.address) = lower(at_address)
      union all
      select h.id, h.person_id, null, null from core.sign_in_mail m join core.hat h on h.id = m.hat_id and h.live and h.suspended_at is null and h.role = 'volunteer'
        where lower(m.address) = lower(at_address)
    )
    select r.id, r.hours_from, r.hours_to from reached r where (select count(distinct o.person_id) from reached o) = 1
      and not exists (select from core.sign_in_link l where l.hat_id in (select o.id from reached o) and l.made_at > platform.now() - interval '1 minute')
      and (select count(distinct l.token_hash) from core.sign_in_link l where l.hat_id in (select o.id from reached o) and l.made_at > platform.now() - interval '1 hour') < 5;
end $function$;

CREATE OR REPLACE FUNCTION core.hats_of_ticket(ticket bytea)
 RETURNS TABLE(hat_id uuid, role text, name text, organisation text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 3
 SET search_path TO ''
AS $function$
  select h.id, h.role, h.display_name, o.name from core.passkey_use u
    join core.passkey p on p.credential_id = u.credential_id and p.ended_at is null
    join core.hat h on h.person_id = p.person_id and h.live and h.suspended_at is null and h.kind = 'membership' join core.organisation o on o.id = h.organisation_id
    where u.ticket_hash = ticket and u.worn_at is null and u.at > platform.now() - interval '5 minutes' order by h.created_at, h.id
$function$;

CREATE OR REPLACE FUNCTION core.held_by(the_hat uuid)
 RETURNS TABLE(kind text, count integer)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 10
 SET search_path TO ''
AS $function$
begin
  perform core.must(core.may_change(the_hat));
  return query select h.kind, count(*)::int from core.holding h where h.hat_id = the_hat group by h.kind order by h.kind;
end $function$;

CREATE OR REPLACE FUNCTION core.held_by_shut()
 RETURNS TABLE(hat_id uuid, why text, kinds text[])
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 5
 SET search_path TO ''
AS $function$
#variable_conflict use_column
declare whole boolean := core.job() is not null or core.leads_all() or core.my_role() = 'administrator';
begin
  if not exists (select from core.cannot_come_in()) then return; end if;
  return query
  with shut as materialized (select o.hat_id, o.why, h.person_id from core.cannot_come_in() o join core.hat h on h.id = o.hat_id),
  held as (
    select g.hat_id, g.kind from core.holding g
      where g.hat_id = any (array(select s.hat_id from shut s)) and g.kind in ('anchor', 'step', 'led-step', 'promise', 'inquiry', 'ask', 'queue')
        and (whole or g.hat_id in (select core.led_hats()) or g.family_id in (select core.my_families() union select core.led_families()))
        and not exists (select from core.away_today a join shut s on s.person_id = a.person_id where s.hat_id = g.hat_id)
    union
    select c.hat_id, 'cover' from core.roster c join core.roster away on away.id = c.absence_id
      where c.hat_id in (select s.hat_id from shut s) and c.covers and c.over_at is null and coalesce(upper(c.period) > (select platform.today()), true)
        and (c.family_id is not null or c.id = away.default_cover_id)
        and (whole or c.hat_id in (select core.led_hats()) or away.person_id = core.my_person() or away.person_id in (select core.led_persons())))
  select s.hat_id, s.why, array_agg(held.kind order by held.kind) from shut s join held on held.hat_id = s.hat_id group by s.hat_id, s.why;
end $function$;

CREATE OR REPLACE FUNCTION core.helplines_at(moment timestamp with time zone)
 RETURNS TABLE(key text, open boolean, until timestamp with time zone, opens_at timestamp with time zone)
 LANGUAGE sql
 STABLE
AS $function$
  with said as (
    select r.helpline_key,
      (d.day + r.from_time) at time zone 'Europe/Copenhagen' as starts_at,
      (d.day + (r.to_time <= r.from_time)::integer + r.to_time) at time zone 'Europe/Copenhagen' as ends_at
    from (select (moment at time zone 'Europe/Copenhagen')::date + n as day from generate_series(-1, 14) n) d
    left join core.holiday h on h.day = d.day and not h.own
    join core.helpline_hours r on (case when h.day is null then extract(isodow from d.day)::smallint else 0::smallint end) = any (r.days)
  ), spans as (
    select helpline_key, range_agg(tstzrange(starts_at, greatest(starts_at, ends_at))) as open_in from said group by helpline_key
  )
  select l.key, now_open.span is not null, case when upper(now_open.span) < moment + interval '13 days' then upper(now_open.span) end, later.starts_at
  from core.helpline l
  left join spans s on s.helpline_key = l.key
  left join lateral (select span from unnest(s.open_in) as one (span) where span @> moment) now_open on true
  left join lateral (select min(lower(span)) as starts_at from unnest(s.open_in) as one (span) where lower(span) > moment) later on true
  where l.live
$function$;

CREATE OR REPLACE FUNCTION core.invitable_hats()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 40
 SET search_path TO ''
AS $function$ select id from core.hat where kind = 'membership' and organisation_id in (select core.led_organisations(with_office => true)) $function$;

CREATE OR REPLACE FUNCTION core.invitation_ends()
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select platform.now() + make_interval(days => core.days_of('invitation-days'))
$function$;

CREATE OR REPLACE FUNCTION core.invitation_of(token bytea)
 RETURNS TABLE(id uuid, person_id uuid, name text, role text, organisation text, renews boolean, made_by text, ends_at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 1
 SET search_path TO ''
AS $function$
  select i.id, h.person_id, h.display_name, h.role, o.name, i.renews, b.display_name, i.ends_at
    from core.invitation i join core.hat h on h.id = i.hat_id and h.live and h.suspended_at is null join core.organisation o on o.id = h.organisation_id left join core.hat b on b.id = i.made_by
    where i.token_hash = token and i.used_at is null and i.withdrawn_at is null and i.ends_at > platform.now()
$function$;

CREATE OR REPLACE FUNCTION core.is_counsellor()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ begin return exists (select from core.hat where id = core.hat() and anchors); end $function$;

CREATE OR REPLACE FUNCTION core.is_late_since(the_hat uuid, since timestamp with time zone)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (select from core.promise p where p.to_hat = the_hat and p.not_needed_because = 'nearer-time' and p.late_since = since and p.ended_at = platform.now())
$function$;

CREATE OR REPLACE FUNCTION core.is_leader()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ begin return exists (select from core.hat where id = core.hat() and live and role in ('team_leader', 'director')); end $function$;

CREATE OR REPLACE FUNCTION core.is_of_a_family(the_hat uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (select from core.hat where id = the_hat and kind = 'family_adult')
$function$;

CREATE OR REPLACE FUNCTION core.job()
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$ select nullif(pg_catalog.current_setting('app.job', true), '') $function$;

CREATE OR REPLACE FUNCTION core.keeper_of(the_network uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select h.id from core.hat h where h.organisation_id = the_network and h.keeps
    order by exists (select from core.passkey p where p.person_id = h.person_id and p.ended_at is null) desc, h.created_at, h.id limit 1
$function$;

CREATE OR REPLACE FUNCTION core.key_made_at(the_hat uuid)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select max(p.made_at) from core.passkey p join core.hat h on h.person_id = p.person_id where h.id = the_hat and p.ended_at is null and the_hat in (select core.invitable_hats())
$function$;

CREATE OR REPLACE FUNCTION core.knows_adults_of(the_family uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER COST 10000
 SET search_path TO ''
AS $function$
begin return the_family = any (core.opened_families()) or core.reaches(the_family) or core.leads(the_family); end $function$;

CREATE OR REPLACE FUNCTION core.last_heard()
 RETURNS TABLE(family_id uuid, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 500
 SET search_path TO ''
AS $function$
  select f.id, greatest(f.opened_at,
    (select max(c.last_word_at) from counselling.conversation c where c.family_id = f.id),
    (select max(n.at) from counselling.note n where n.family_id = f.id),
    (select max(greatest(s.created_at, s.ended_at)) from core.next_step s where s.family_id = f.id))
  from core.family f where f.live and ((select core.job()) is not null or (select core.leads_all()) or f.id in (select core.my_families()) or f.id in (select core.led_families()))
$function$;

CREATE OR REPLACE FUNCTION core.leads(the_family uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare theirs uuid[];
begin
  if core.leads_all() then return true; end if;
  theirs := array(select core.led_hats());
  return cardinality(theirs) > 0 and exists (select from core.carried where family_id = the_family and hat_id = any (theirs));
end $function$;

CREATE OR REPLACE FUNCTION core.leads_all()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ begin return exists (select from core.hat h join core.organisation o on o.id = h.organisation_id and o.kind = 'network'
       where h.id = core.hat() and h.live and h.role in ('team_leader', 'director')); end $function$;

CREATE OR REPLACE FUNCTION core.leave_session(token bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update core.session set ended_at = platform.now() where token_hash = token and ended_at is null and kind <> 'staff' and idle < interval '1 day';
  return found;
end $function$;

CREATE OR REPLACE FUNCTION core.led_absences()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO ''
AS $function$
#variable_conflict use_column
begin return query
  select coalesce(absence_id, id) from core.roster where person_id in (select core.led_persons());
end $function$;

CREATE OR REPLACE FUNCTION core.led_families()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 500
 SET search_path TO ''
AS $function$
declare theirs uuid[] := array(select core.led_hats());
begin
  if cardinality(theirs) = 0 then return; end if;
  return query select distinct family_id from core.carried where hat_id = any (theirs);
end $function$;

CREATE OR REPLACE FUNCTION core.led_hats()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 40
 SET search_path TO ''
AS $function$
begin
  if not core.is_leader() then return; end if;
  return query
  select id from core.hat where organisation_id = any (array(select core.led_organisations()));
end $function$;

CREATE OR REPLACE FUNCTION core.led_organisations(with_office boolean DEFAULT false)
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 5
 SET search_path TO ''
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION core.led_persons()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 40
 SET search_path TO ''
AS $function$
begin return query
  select person_id from core.hat where organisation_id = any (array(select core.led_organisations())) and live;
end $function$;

CREATE OR REPLACE FUNCTION core.link_is_mine(token bytea)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select exists (select from core.sign_in_link where token_hash = token and hat_id = core.hat()) $function$;

CREATE OR REPLACE FUNCTION core.link_of(token bytea)
 RETURNS TABLE(hat_id uuid, role text, organisation text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 1
 SET search_path TO ''
AS $function$
  select h.id, h.role, o.name from core.sign_in_link l join core.hat h on h.id = l.hat_id and h.live and h.suspended_at is null left join core.organisation o on o.id = h.organisation_id
    where l.token_hash = token and l.used_at is null and l.ends_at > platform.now()
      and (h.kind = 'family_adult' or h.role = 'volunteer') order by h.created_at, h.id
$function$;

CREATE OR REPLACE FUNCTION core.lock_out(hats uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update core.way_back set used_at = platform.now() where hat_id = any (hats) and used_at is null;
  update core.sign_in_link set used_at = platform.now() where hat_id = any (hats) and used_at is null;
  update core.session set ended_at = platform.now() where hat_id = any (hats) and ended_at is null;
end $function$;

CREATE OR REPLACE FUNCTION core.make_link(token bytea, for_hats uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform core.must(core.job() = 'mail');
  insert into core.sign_in_link (token_hash, hat_id, ends_at) select token, unnest(for_hats), platform.now() + interval '15 minutes';
end $function$;

CREATE OR REPLACE FUNCTION core.may_change(the_hat uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (select from core.hat h where h.id = the_hat and h.kind = 'membership' and core.may_invite(h.role, h.organisation_id) and h.person_id <> core.my_person())
$function$;

CREATE OR REPLACE FUNCTION core.may_cover(the_absence uuid, the_family uuid, by_whom uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (select from core.roster away where away.id = the_absence and away.kind = 'away'
    and (away.id in (select core.led_absences()) or away.person_id = core.my_person() or by_whom = core.hat())
    and exists (select from core.hat b where b.id = by_whom and b.suspended_at is null)
    and ((by_whom = core.hat() and away.id in (select core.led_absences()))
      or exists (select from core.stand_in said join core.hat absent on absent.id = said.for_hat
           where absent.person_id = away.person_id and said.by_hat = by_whom and said.ended_at is null)
      or exists (select from core.circle around where around.family_id = the_family and around.hat_id = by_whom and around.as_what = 'deputy' and around.standing)))
$function$;

CREATE OR REPLACE FUNCTION core.may_give_key(the_hat uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select core.may_change(the_hat) and not exists (select from core.hat one join core.hat h on h.person_id = one.person_id and h.kind = 'membership' and h.live
    where one.id = the_hat and not core.may_change(h.id))
$function$;

CREATE OR REPLACE FUNCTION core.may_invite(as_role text, into_organisation uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select into_organisation in (select core.led_organisations(with_office => true))
    and exists (select from core.hat me join core.organisation o on o.id = me.organisation_id where me.id = core.hat() and case
      when me.role = 'administrator' then as_role not in ('team_leader', 'director')
      else me.role = 'director' or o.kind = 'network' or as_role not in ('director', 'administrator') end)
$function$;

CREATE OR REPLACE FUNCTION core.may_stand_in(the_hat uuid, by_whom uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (select from core.hat h join core.hat o on o.person_id = h.person_id join core.stand_in y on y.for_hat = o.id and y.live
      join core.hat b on b.id = y.by_hat and b.suspended_at is null and b.last_day is null where h.id = the_hat and y.by_hat = by_whom)
    or exists (select from core.hat h join core.hat me on me.id = core.hat() and me.anchors where h.id = the_hat and by_whom = me.id
      and me.person_id <> h.person_id and h.person_id in (select core.led_persons()))
$function$;

CREATE OR REPLACE FUNCTION core.me_and_before()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin return array(select core.hat() union all select id from core.hat where became_id = core.hat()); end $function$;

CREATE OR REPLACE FUNCTION core.must(held boolean)
 RETURNS void
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if held is not true then raise exception 'no such door' using errcode = 'no_data_found'; end if;
end $function$;

CREATE OR REPLACE FUNCTION core.my_absences()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 3
 SET search_path TO ''
AS $function$
#variable_conflict use_column
begin return query
  select id from core.roster where kind = 'away' and person_id = core.my_person();
end $function$;

CREATE OR REPLACE FUNCTION core.my_families()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 60
 SET search_path TO ''
AS $function$
begin return query
  select distinct family_id from core.reach where hat_id = core.hat();
end $function$;

CREATE OR REPLACE FUNCTION core.my_family()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ begin return (select me.family_id from core.hat me join core.circle c on c.hat_id = me.id and c.family_id = me.family_id and c.as_what = 'adult' and c.standing
    where me.id = core.hat() and me.live); end $function$;

CREATE OR REPLACE FUNCTION core.my_hats()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 2
 SET search_path TO ''
AS $function$
  select h.id from core.hat me join core.hat h on h.id = me.id or (h.person_id = me.person_id and h.kind = 'membership' and me.kind = 'membership')
    where me.id = core.hat()
$function$;

CREATE OR REPLACE FUNCTION core.my_person()
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ begin return (
  select person_id from core.hat where id = core.hat() and live);
end $function$;

CREATE OR REPLACE FUNCTION core.my_role()
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ begin return (select role from core.hat where id = core.hat() and live); end $function$;

CREATE OR REPLACE FUNCTION core.my_sessions()
 RETURNS TABLE(id uuid, kind text, role text, organisation text, since timestamp with time zone, last_used timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 5
 SET search_path TO ''
AS $function$
  select s.id, s.kind, h.role, o.name, s.created_at, s.seen_at from core.session s join core.hat h on h.id = s.hat_id and h.live left join core.organisation o on o.id = h.organisation_id
    where s.hat_id in (select core.my_hats()) and s.ended_at is null and s.ends_at > platform.now() and s.seen_at > platform.now() - s.idle order by s.seen_at desc, s.id
$function$;

CREATE OR REPLACE FUNCTION core.needs_stand_in(the_hat uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (select from core.hat h where h.id = the_hat and h.anchors)
    and not exists (select from core.hat h join core.hat o on o.person_id = h.person_id and o.id <> h.id and o.anchors and o.last_day is null where h.id = the_hat)
$function$;

CREATE OR REPLACE FUNCTION core.network_finds_its_keeper()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update core.organisation o set kept_by = core.keeper_of(o.id)
    where o.id = new.organisation_id and o.kept and o.kept_by is null and new.keeps;
  if tg_op = 'UPDATE' then
    update core.organisation o set kept_by = coalesce(core.keeper_of(o.id), o.kept_by)
      where o.id = old.organisation_id and o.kept_by = old.id and (new.keeps is null or new.organisation_id <> old.organisation_id);
  end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION core.new_network_finds_its_keeper()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update core.organisation o set kept_by = core.keeper_of(o.id) where o.id = new.id and o.kept_by is null;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION core.next_opening(o core.opening, from_moment timestamp with time zone, on_weekday integer DEFAULT NULL::integer)
 RETURNS TABLE(starts_at timestamp with time zone, ends_at timestamp with time zone)
 LANGUAGE sql
 STABLE
AS $function$
  select (d.day + o.from_time) at time zone 'Europe/Copenhagen', (d.day + o.to_time) at time zone 'Europe/Copenhagen'
  from (
    select w.monday + week * 7 + weekday - 1 as day
    from (
      select f.first, f.monday, o.interval_weeks - 1 - (((f.monday - coalesce(o.anchor_on - extract(isodow from o.anchor_on)::integer + 1, f.monday)) / 7)
        % o.interval_weeks + o.interval_weeks - 1) % o.interval_weeks as ahead
      from (
        select g.first, g.first - extract(isodow from g.first)::integer + 1 as monday
        from (select greatest((from_moment at time zone 'Europe/Copenhagen')::date, lower(o.valid)) as first offset 0) g
        offset 0
      ) f
      offset 0
    ) w
    cross join lateral generate_series(w.ahead, 26, o.interval_weeks) as week
    cross join lateral unnest(o.weekdays) as weekday
    where w.monday + week * 7 + weekday - 1 >= w.first and (on_weekday is null or weekday = on_weekday)
    order by 1
    offset 0 -- the days in order, each worked out once; what follows stops at the first that holds
  ) d
  where d.day <@ o.valid
    and (o.on_holidays or not exists (select from core.holiday h where h.day = d.day and h.called_off_at is null))
    and not exists (select from core.closed_day c where c.place_id = o.place_id and c.day = d.day and c.called_off_at is null)
    and (d.day + o.to_time) at time zone 'Europe/Copenhagen' > from_moment
  order by d.day
  limit 1
$function$;

CREATE OR REPLACE FUNCTION core.nobody_is_here()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select not exists (select from core.beginning) and not exists (select from core.organisation) and not exists (select from core.hat) $function$;

CREATE OR REPLACE FUNCTION core.notice_by_mail()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare wanted uuid;
begin
  with told as (
    select n.id, exists (select from core.contact_card c where c.hat_id = coalesce(h.became_id, h.id) and c.channel = 'mail' and c.address is not null
      and c.turned_on_at is not null) as by_mail
    from written n join core.hat h on h.id = n.to_hat
  ), set_aside as (
    insert into core.mail (notice_id, state) select id, 'not-wanted' from told where not by_mail
  )
  select id into wanted from told where by_mail limit 1;
  if wanted is not null then perform platform.enqueue('mail', wanted::text); end if;
  return null;
end $function$;

CREATE OR REPLACE FUNCTION core.offer_setup(token bytea)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform core.must(core.job() = 'setup');
  if not core.nobody_is_here() then return false; end if;
  insert into core.setup_address (token_hash, ends_at) values (token, platform.now() + interval '24 hours');
  return true;
end $function$;

CREATE OR REPLACE FUNCTION core.on_globe(lat double precision, lng double precision)
 RETURNS public.cube
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
  select public.cube(array[6371 * cos(radians(lat)) * cos(radians(lng)), 6371 * cos(radians(lat)) * sin(radians(lng)), 6371 * sin(radians(lat))])
$function$;

CREATE OR REPLACE FUNCTION core.only_ended_is_deleted()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if old.ended_at is null then
    raise exception 'only what has ended is deleted' using errcode = 'check_violation', constraint = tg_name;
  end if;
  return old;
end $function$;

CREATE OR REPLACE FUNCTION core.open_card_for_mail(the_notice uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare whose uuid;
begin
  if core.job() is distinct from 'mail' then raise exception 'only the sender looks at a card' using errcode = 'insufficient_privilege'; end if;
  select coalesce(h.became_id, h.id) into strict whose from core.notice n join core.hat h on h.id = n.to_hat where n.id = the_notice;
  perform core.write_line(null, whose, 'technical', null);
  return whose;
end $function$;

CREATE OR REPLACE FUNCTION core.open_family(the_family uuid, why text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION core.open_session(token bytea, active boolean)
 RETURNS TABLE(session_id uuid, hat_id uuid, kind text, role text, display_name text, family_id uuid, organisation text, started timestamp with time zone, ends_when_left boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 1
 SET search_path TO ''
AS $function$
begin
  update core.session s set seen_at = platform.now()
    where active and s.token_hash = token and s.ended_at is null and s.ends_at > platform.now() and s.seen_at < platform.now() - interval '1 minute' and s.seen_at > platform.now() - s.idle;
  return query select s.id, h.id, s.kind, h.role, h.display_name, h.family_id, o.name, s.created_at, s.kind <> 'staff' and s.idle < interval '1 day'
    from core.session s join core.hat h on h.id = s.hat_id and h.live and h.suspended_at is null left join core.organisation o on o.id = h.organisation_id
    where s.token_hash = token and s.ended_at is null and s.ends_at > platform.now() and s.seen_at > platform.now() - s.idle;
end $function$;

CREATE OR REPLACE FUNCTION core.opened_families()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ begin return array(select family_id from core.access_line where tx = pg_current_xact_id_if_assigned() and tx_at = transaction_timestamp() and family_id is not null); end $function$;

CREATE OR REPLACE FUNCTION core.opened_writers()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ begin return array(select writer_id from core.access_line where tx = pg_current_xact_id_if_assigned() and tx_at = transaction_timestamp() and writer_id is not null); end $function$;

CREATE OR REPLACE FUNCTION core.outbox()
 RETURNS TABLE(notice_id uuid, at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO ''
AS $function$
begin
  if not exists (select from platform.database_mark where kind in ('demo', 'test')) then raise exception 'no such door' using errcode = 'no_data_found'; end if;
  return query select n.id, n.sent_at from core.notice n where n.sent_by = 'mail' order by n.sent_at desc limit 100;
end $function$;

CREATE OR REPLACE FUNCTION core.passkey_of(credential bytea)
 RETURNS TABLE(public_key bytea, sign_count bigint, ended_at timestamp with time zone, ended_by text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 1
 SET search_path TO ''
AS $function$
begin
  perform core.must(core.job() = 'sign-in');
  return query select p.public_key, p.sign_count, p.ended_at, b.display_name
    from core.passkey p left join core.hat b on b.id = p.ended_by where p.credential_id = credential;
end $function$;

CREATE OR REPLACE FUNCTION core.paused_by(token bytea)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select b.display_name from core.session s join core.hat h on h.id = s.hat_id and h.live and h.suspended_at <= s.ended_at
    join core.suspension p on p.hat_id = h.id and p.lifted_at is null join core.hat b on b.id = p.by_hat where s.token_hash = token and s.ends_at > platform.now()
$function$;

CREATE OR REPLACE FUNCTION core.planned_hats()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 40
 SET search_path TO ''
AS $function$
begin
  if core.my_role() = 'administrator' then return query select id from core.hat where kind = 'membership';
  else return query select * from core.led_hats(); end if;
end $function$;

CREATE OR REPLACE FUNCTION core.postcode_point(wanted text)
 RETURNS TABLE(lat double precision, lng double precision, exact boolean, municipality text, name text)
 LANGUAGE sql
 STABLE
AS $function$
  select coalesce(p.lat, m.lat), coalesce(p.lng, m.lng), p.lat is not null, p.municipality, p.names[1]
  from core.postcode p join core.municipality m on m.code = p.municipality
  where p.number = wanted
  union all
  select avg(coalesce(p.lat, m.lat)), avg(coalesce(p.lng, m.lng)), false, null, null
  from core.postcode p join core.municipality m on m.code = p.municipality
  where left(p.number, 2) = left(wanted, 2) and not exists (select from core.postcode where number = wanted)
  having count(*) > 0
$function$;

CREATE OR REPLACE FUNCTION core.promise_ends_in_time()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if old.ended_at is null and new.ended_at is not null then
    new.ended_at := platform.now();
    if new.ended_as in ('kept', 'moved') and new.ended_at > old.due_by then
      raise exception 'what was promised for a time that has passed was broken' using errcode = 'check_violation', constraint = 'promise_ends_in_time';
    end if;
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION core.promise_is_never_edited()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if old.ended_at is null and new.ended_at is not null then
    new.ended_by := coalesce(nullif(current_setting('app.hat', true), '')::uuid, new.ended_by);
  end if;
  if (new.to_hat, new.what, new.channel, new.window_from, new.due_by, new.made_at, new.moved_from, new.step_id, new.late_since)
      is distinct from (old.to_hat, old.what, old.channel, old.window_from, old.due_by, old.made_at, old.moved_from, old.step_id, old.late_since)
     or (old.ended_at is not null and (new.ended_at, new.ended_as, new.their_yes_at, new.ended_by, new.not_needed_because)
      is distinct from (old.ended_at, old.ended_as, old.their_yes_at, old.ended_by, old.not_needed_because)) then
    raise exception 'a promise is never edited' using errcode = 'check_violation', constraint = 'promise_is_never_edited';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION core.reaches(the_family uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ begin return core.reaches_as(the_family) is not null; end $function$;

CREATE OR REPLACE FUNCTION core.reaches_as(the_family uuid)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER COST 5000
 SET search_path TO ''
AS $function$
begin
  if exists (select from core.reach where hat_id = core.hat() and family_id = the_family and how = 'circle') then return 'circle'; end if;
  return (select how from core.reach where hat_id = core.hat() and family_id = the_family and how <> 'circle' order by how = 'leaving', how = 'cover' limit 1);
end $function$;

CREATE OR REPLACE FUNCTION core.resume_membership(the_hat uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform core.must(core.may_change(the_hat));
  update core.hat set suspended_at = null where id = the_hat and live and suspended_at is not null;
  perform core.must(found);
  update core.suspension set lifted_at = platform.now(), lifted_by = core.hat() where hat_id = the_hat and lifted_at is null;
end $function$;

CREATE OR REPLACE FUNCTION core.roster_over_only_when_past()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if new.over_at is not null and new.called_off_at is null and (upper(new.period) is null or upper(new.period) > platform.today()) then
    raise exception 'an absence is over only when it has passed' using errcode = 'check_violation', constraint = 'roster_over_only_when_past';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION core.session_end_is_told()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into core.event (kind, subject_id) values ('session-ended', new.id);
  return null;
end $function$;

CREATE OR REPLACE FUNCTION core.set_helpline_hours(line text, hours jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not core.sets_up() or not exists (select from core.helpline where key = line) then raise exception 'no such line' using errcode = 'no_data_found'; end if;
  delete from core.helpline_hours where helpline_key = line;
  insert into core.helpline_hours (helpline_key, days, from_time, to_time)
    select line, h.days, h."from", h."to" from jsonb_to_recordset(hours) as h (days smallint[], "from" time, "to" time);
end $function$;

CREATE OR REPLACE FUNCTION core.sets_for_all()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (select from core.hat h join core.organisation o on o.id = h.organisation_id where h.id = core.hat() and h.live
    and (h.role in ('director', 'administrator') or (h.role = 'team_leader' and (o.kind = 'network' or not exists (
      select from core.hat x join core.organisation n on n.id = x.organisation_id
        where x.live and (x.role in ('director', 'administrator') or (x.role = 'team_leader' and n.kind = 'network')))))))
$function$;

CREATE OR REPLACE FUNCTION core.sets_up()
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select exists (select from core.hat where id = core.hat() and live and role in ('team_leader', 'director', 'administrator')) $function$;

CREATE OR REPLACE FUNCTION core.setup_is_open(token bytea)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select core.nobody_is_here() and exists (select from core.setup_address where token_hash = token and ends_at > platform.now()) $function$;

CREATE OR REPLACE FUNCTION core.setup_is_over(token bytea)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select not core.nobody_is_here() and exists (select from core.setup_address where token_hash = token) $function$;

CREATE OR REPLACE FUNCTION core.share_absence(the_absence uuid, first_day date, shares jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare old core.roster; rest daterange; part record;
begin
  select * into old from core.roster where id = the_absence and away_now and id in (select core.led_absences()) for update;
  rest := old.period * daterange(first_day, null);
  perform core.must(old.id is not null and first_day >= platform.today() and not isempty(rest));
  for part in select s.id, s.cover, s.hat, daterange(s."from", s.until + 1) as days from jsonb_to_recordset(shares) as s(id uuid, cover uuid, hat uuid, "from" date, until date) loop
    perform core.must(core.may_cover(old.id, null, part.hat) and rest @> part.days);
    rest := rest - part.days;
    insert into core.roster (id, kind, person_id, default_cover_id, period, spell_id, recorded_by)
      values (part.id, 'away', old.person_id, part.cover, part.days, coalesce(old.spell_id, old.id), core.hat());
    insert into core.roster (id, kind, person_id, hat_id, absence_id, period, recorded_by)
      select part.cover, 'covering', h.person_id, h.id, part.id, part.days, core.hat() from core.hat h where h.id = part.hat;
    insert into core.roster (id, kind, person_id, hat_id, absence_id, family_id, period, recorded_by)
      select gen_random_uuid(), 'covering', c.person_id, c.hat_id, part.id, c.family_id, part.days, core.hat() from core.roster c
      where c.absence_id = old.id and c.covers and c.family_id is not null and c.hat_id <> part.hat
        and not exists (select from core.roster off where off.person_id = c.person_id and off.away_now and off.period && part.days);
  end loop;
  perform core.must(isempty(rest));
  if lower(old.period) < first_day then update core.roster set period = daterange(lower(period), first_day) where id = old.id;
  else update core.roster set over_at = platform.now(), called_off_at = platform.now() where old.id in (id, absence_id) and over_at is null; end if;
end $function$;

CREATE OR REPLACE FUNCTION core.shift_over_only_when_past()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if new.over_at is not null and new.ends_at > platform.now() then
    raise exception 'a shift is over only when it has passed' using errcode = 'check_violation', constraint = 'shift_over_only_when_past';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION core.shut_behind_me()
 RETURNS TABLE(hat_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 1
 SET search_path TO ''
AS $function$
#variable_conflict use_column
begin return query
  select behind.hat_id from core.hat me
    join core.hat adult on adult.person_id = me.person_id and adult.kind = 'family_adult' and adult.live and (adult.id = me.id or me.kind = 'writer')
    join core.circle mine on mine.hat_id = adult.id and mine.as_what = 'adult' and mine.standing
    join core.circle behind on behind.family_id = mine.family_id and behind.standing and behind.as_what = 'deputy'
    join core.cannot_come_in() o on o.hat_id = behind.hat_id
  where me.id = core.hat() and me.live;
end $function$;

CREATE OR REPLACE FUNCTION core.shut_ways_in(the_hat uuid)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  update core.session set ended_at = platform.now() where hat_id = the_hat and ended_at is null;
  update core.invitation set withdrawn_at = platform.now() where hat_id = the_hat and used_at is null and withdrawn_at is null;
  update core.sign_in_link set used_at = platform.now() where hat_id = the_hat and used_at is null;
$function$;

CREATE OR REPLACE FUNCTION core.spend_invitation(token bytea, key jsonb, session uuid, session_token bytea)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare spent core.invitation; whose uuid;
begin
  update core.invitation set used_at = platform.now()
    where token_hash = token and used_at is null and withdrawn_at is null and ends_at > platform.now() returning * into spent;
  perform core.must(spent.id is not null);
  select person_id into strict whose from core.hat where id = spent.hat_id and live;
  insert into core.passkey (credential_id, person_id, invitation_id, public_key, sign_count)
    values (decode(key->>'id', 'hex'), whose, spent.id, decode(key->>'publicKey', 'hex'), (key->>'count')::bigint);
  perform core.start_session(session, spent.hat_id, session_token);
  insert into core.event (kind, subject_id) values ('way-in-changed', spent.hat_id);
  return (select role from core.hat where id = spent.hat_id);
end $function$;

CREATE OR REPLACE FUNCTION core.spend_link(token bytea, the_hat uuid, session uuid, session_token bytea, long boolean)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare named text;
begin
  -- All rows of the token at once: of two who come together, one finds nothing left.
  perform core.must(the_hat in (select l.hat_id from core.link_of(token) l));
  update core.sign_in_link set used_at = platform.now() where token_hash = token and used_at is null;
  perform core.must(found);
  return core.start_session(session, the_hat, session_token, long);
end $function$;

CREATE OR REPLACE FUNCTION core.standing_sessions(asked uuid[])
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 100
 SET search_path TO ''
AS $function$
  select s.id from core.session s join core.hat h on h.id = s.hat_id and h.live and h.suspended_at is null
    where s.id = any (asked) and s.ended_at is null and s.ends_at > platform.now() and s.seen_at > platform.now() - s.idle
$function$;

CREATE OR REPLACE FUNCTION core.stands_in_for(the_hat uuid, the_family uuid)
 RETURNS TABLE(by_hat uuid, name text, until date)
 LANGUAGE sql
 STABLE ROWS 1
AS $function$
  select t.by_hat, t.name, t.until from core.cover_today t where t.person_id = (select absent.person_id from core.hat absent where absent.id = the_hat)
    and (t.family_id = the_family or t.family_id is null) order by t.family_id nulls last limit 1
$function$;

CREATE OR REPLACE FUNCTION core.start_session(session uuid, as_hat uuid, token bytea, long boolean DEFAULT false)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare named text;
begin
  select case h.kind when 'membership' then 'staff' when 'family_adult' then 'family' else 'writer' end into strict named from core.hat h where h.id = as_hat and h.live and h.suspended_at is null;
  insert into core.session (id, token_hash, hat_id, kind, ends_at, idle) values (session, token, as_hat, named,
    platform.now() + case when named = 'staff' then interval '12 hours' when long then interval '30 days' else interval '12 hours' end,
    case when named = 'staff' then interval '60 minutes' when long then interval '30 days' else interval '30 minutes' end);
  return named;
end $function$;

CREATE OR REPLACE FUNCTION core.steps_in_for_my_family()
 RETURNS TABLE(for_hat uuid, as_what text, by_hat uuid, until date)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 3
 SET search_path TO ''
AS $function$
begin return query select i.for_hat, i.as_what, i.by_hat, i.until from core.answers_instead(core.my_family()) i; end $function$;

CREATE OR REPLACE FUNCTION core.suspend_membership(the_hat uuid, suspension uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform core.must(core.may_change(the_hat));
  update core.hat set suspended_at = platform.now() where id = the_hat and live and suspended_at is null;
  perform core.must(found);
  insert into core.suspension (id, hat_id, by_hat) values (suspension, the_hat, core.hat());
  perform core.shut_ways_in(the_hat);
end $function$;

CREATE OR REPLACE FUNCTION core.take_link_request()
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare asked text;
begin
  perform core.must(core.job() = 'mail');
  delete from core.link_request where at < platform.now() - interval '15 minutes';
  delete from core.link_request where id = (select id from core.link_request order by at, id limit 1 for update skip locked) returning address into asked;
  return asked;
end $function$;

CREATE OR REPLACE FUNCTION core.take_shift(asked uuid, new_shift uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare swap core.shift_swap; old core.shift;
begin
  -- Whoever plans, plans one after the other: else two could give one person two shifts at the same time.
  perform pg_advisory_xact_lock(hashtextextended('shift plan', 0));
  select * into swap from core.shift_swap where id = asked and to_hat = core.hat() and answered_at is null for update;
  select * into old from core.shift where id = swap.shift_id and planned and hat_id = swap.from_hat and starts_at > platform.now() for update;
  if swap.id is null or old.id is null then
    raise exception 'this shift is not asked about any more' using errcode = 'check_violation', constraint = 'shift_swap_stands';
  end if;
  if exists (select from core.shift s where s.hat_id = core.hat() and s.planned and (s.starts_at, s.ends_at) overlaps (old.starts_at, old.ends_at)) then
    raise exception 'one is on a shift then' using errcode = 'check_violation', constraint = 'shift_one_at_a_time';
  end if;
  if exists (select from core.roster r join core.hat h on h.id = core.hat() and h.person_id = r.person_id where r.away_now and r.period @> old.day) then
    raise exception 'one is away then' using errcode = 'check_violation', constraint = 'shift_when_here';
  end if;
  update core.shift set cancelled_at = platform.now(), cancelled_by = swap.from_hat where id = old.id;
  insert into core.shift (id, hat_id, queue_id, starts_at, ends_at) values (new_shift, core.hat(), old.queue_id, old.starts_at, old.ends_at);
  update core.shift_swap set answered_at = platform.now(), answer = 'yes', new_shift_id = new_shift where id = asked;
  update core.shift_swap set answered_at = platform.now(), answer = 'withdrawn' where shift_id = old.id and answered_at is null;
end $function$;

CREATE OR REPLACE FUNCTION core.use_passkey(credential bytea, challenge bytea, ticket bytea, new_count bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform core.must(core.job() = 'sign-in');
  insert into core.passkey_use (challenge_hash, credential_id, ticket_hash) values (challenge, credential, ticket) on conflict do nothing;
  if not found then return false; end if;
  update core.passkey set sign_count = new_count, used_at = platform.now() where credential_id = credential and ended_at is null;
  perform core.must(found);
  return true;
end $function$;

CREATE OR REPLACE FUNCTION core.wear_hat(ticket bytea, the_hat uuid, session uuid, session_token bytea)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform core.must(the_hat in (select h.hat_id from core.hats_of_ticket(ticket) h));
  update core.passkey_use set worn_at = platform.now() where ticket_hash = ticket and worn_at is null;
  perform core.must(found);
  perform core.start_session(session, the_hat, session_token);
  return (select role from core.hat where id = the_hat);
end $function$;

CREATE OR REPLACE FUNCTION core.withdraw_notice(the_hat uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare one core.hat; due uuid;
begin
  perform core.must(core.may_change(the_hat));
  select * into one from core.hat where id = the_hat and live and last_day is not null for no key update;
  perform core.must(one.id is not null);
  update core.hat set last_day = null where id = the_hat;
  select id into due from core.roster where person_id = one.person_id and away_now and upper_inf(period) and lower(period) = one.last_day + 1;
  perform core.end_absence(due) where due is not null;
end $function$;

CREATE OR REPLACE FUNCTION core.works_here()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ begin return exists (select from core.hat where id = core.hat() and live and stands_as in ('employee', 'office')); end $function$;

CREATE OR REPLACE FUNCTION core.works_to_the_end(the_person uuid, first_day date)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ begin return (core.my_role() is null or core.works_here()) and exists (
  select from core.hat h join core.shift s on s.hat_id = h.id and s.planned and s.day < first_day and s.ends_at > platform.now()
    where h.person_id = the_person and not exists (
      select from core.roster o where o.kind = 'away' and o.person_id = the_person and o.called_off_at is null and o.period @> s.day));
end $function$;

CREATE OR REPLACE FUNCTION core.write_line(the_family uuid, the_writer uuid, why text, in_words text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare row_xid xid;
begin
  insert into core.access_line (hat_id, job, family_id, writer_id, purpose, reason)
    values (core.hat(), case when core.hat() is null then core.job() end, the_family, the_writer, why, in_words) returning xmin into row_xid;
  if row_xid <> pg_current_xact_id()::xid then
    raise exception 'an access line cannot be written inside a savepoint' using errcode = 'no_active_sql_transaction';
  end if;
end $function$;

CREATE OR REPLACE FUNCTION counselling.answering_capacity(the_queue uuid, lock boolean, the_conversation uuid DEFAULT NULL::uuid)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare knows constant uuid[] := (select counselling.who_knows(c.family_id) from counselling.conversation c join core.hat w on w.id = c.writer_id join core.family f on f.id = c.family_id and f.live
  where c.id = the_conversation and (core.job() is not null or core.hat() in (w.id, w.became_id) or f.id = any (core.opened_families())));
begin
  if lock then perform from core.queue where id = the_queue for no key update; end if;
  -- (`over_at is null` says what is so already, and lets what is past be passed by: it grows, what stands does not.)
  return jsonb_build_object(
    'shifts', coalesce((with away as materialized (select h.id as hat, r.period from core.roster r join core.hat h on h.person_id = r.person_id where r.away_now and r.over_at is null)
      select jsonb_agg(to_jsonb(t) order by t."from") from (select s.starts_at as "from", s.ends_at as "to", count(*) as hats from core.shift s
      where s.queue_id = the_queue and s.planned and s.ends_at > (select platform.now()) and s.starts_at < (select platform.now()) + interval '21 days'
        and (knows is null or s.hat_id = any (knows))
        and not exists (select from away a where a.hat = s.hat_id and a.period @> s.day)
        and not exists (select from core.cannot_come_in() o where o.hat_id = s.hat_id) group by 1, 2) t), '[]'),
    -- Danger is met before all else, by the same few: what waits in a queue for anybody, and in a family for those who know it.
    'owed', coalesce((select jsonb_agg(to_jsonb(o) order by o."by") from (select each.level, each."by", count(*) as answers from (
      select i.level, p.due_by as "by" from counselling.inquiry i join core.promise p on p.id = i.promise_id
        where (knows is null or i.owner_id = any (knows) or (i.in_queue and i.level = 'A')) and i.live and i.state <> 'answered' and p.open
      union all select f.level, p.due_by from core.promise p join core.family f on f.id = p.family_id and f.live and f.level = 'A'
        where p.open and p.what = 'answer' and p.family_id is not null and p.by_hat = any (coalesce(knows, array(select s.hat_id from core.shift s
          where s.queue_id = the_queue and s.planned and s.ends_at > (select platform.now()) and s.starts_at < (select platform.now()) + interval '21 days')))) each
      group by 1, 2) o), '[]'));
end $function$;

CREATE OR REPLACE FUNCTION counselling.ask_is_never_edited()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  if (new.inquiry_id, new.writer_id, new.what, new.from_hat, new.to_hat, new.words, new.asked_at) is distinct from (old.inquiry_id, old.writer_id, old.what, old.from_hat, old.to_hat, old.words, old.asked_at)
     or (old.answered_at is not null and (new.answered_at, new.answer, new.answer_words) is distinct from (old.answered_at, old.answer, old.answer_words)) then
    raise exception 'a question and its answer are never edited' using errcode = 'check_violation', constraint = 'ask_is_never_edited';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION counselling.asked_of_me()
 RETURNS TABLE(id uuid, inquiry_id uuid, what text, from_hat uuid, asked_at timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 5
 SET search_path TO ''
AS $function$
#variable_conflict use_column
begin return query
  select id, inquiry_id, what, from_hat, asked_at from counselling.ask where to_hat = core.hat() and open;
end $function$;

CREATE OR REPLACE FUNCTION counselling.break_queue_promise(the_inquiry uuid)
 RETURNS TABLE(writer_id uuid, queue_id uuid, level text)
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 1
 SET search_path TO ''
AS $function$
declare asked counselling.inquiry;
begin
  if core.job() is distinct from 'keep-promises' then raise exception 'only the job that looks after promises' using errcode = 'insufficient_privilege'; end if;
  select * into asked from counselling.inquiry i where i.id = the_inquiry and i.in_queue for no key update;
  if asked.id is null then return; end if;
  update core.promise p set ended_at = platform.now(), ended_as = 'broken' where p.id = asked.promise_id and p.open and p.due_by < platform.now();
  if not found then return; end if;
  return query select asked.writer_id, asked.queue_id, asked.level;
end $function$;

CREATE OR REPLACE FUNCTION counselling.calls_to_read_before()
 RETURNS SETOF uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 5
 SET search_path TO ''
AS $function$ begin
  if not core.is_counsellor() then return; end if;
  return query
  with standing as materialized (select t.for_hat, t.family_id from core.stand_in_today t where t.by_hat = core.hat()
    and (select exists (select from core.roster mine where mine.hat_id = core.hat() and mine.covers and mine.over_at is null)))
  select p.id from core.promise p join core.hat o on o.id = p.to_hat
  where p.open and (p.channel = 'phone' or (select s.task_type from core.next_step s where s.id = p.step_id) = 'call')
    and p.by_hat = any (array(select core.hat() union select for_hat from standing))
    and (p.by_hat = core.hat() or exists (select from standing t where t.for_hat = p.by_hat and (t.family_id is null or t.family_id = p.family_id)))
    and (select s.words from core.hat h join counselling.safe_answer s on s.hat_id = h.id
      where h.person_id = o.person_id and (h.id = o.id or counselling.safe_whose(h.id) = counselling.safe_whose(o.id)) order by s.said_at desc, s.n desc limit 1) <> '';
end $function$;

CREATE OR REPLACE FUNCTION counselling.carries(the_inquiry uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin return (counselling.how_i_stand(the_inquiry)).carries; end $function$;

CREATE OR REPLACE FUNCTION counselling.come_back_to(the_inquiry uuid)
 RETURNS TABLE(family_id uuid, short_name text, closed_at timestamp with time zone, anchor_id uuid, deputy_id uuid, level text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 1
 SET search_path TO ''
AS $function$
begin return query
  select f.id, f.short_name, f.closed_at, f.anchor_id, f.deputy_id, f.level from counselling.inquiry i join core.hat w on w.id = i.writer_id
    join core.hat a on a.person_id = w.person_id and a.kind = 'family_adult' and a.live join core.family f on f.id = a.family_id and f.closed_at is not null
    where i.id = the_inquiry and i.live and i.owner_id = core.hat() and core.is_counsellor() order by f.closed_at desc;
end $function$;

CREATE OR REPLACE FUNCTION counselling.duty_mail_of(the_queue uuid)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select duty_mail from core.queue where live and duty_mail is not null order by id <> the_queue, name limit 1 $function$;

CREATE OR REPLACE FUNCTION counselling.family_waits(only_mine boolean, one uuid DEFAULT NULL::uuid, at_level text DEFAULT NULL::text)
 RETURNS TABLE(id uuid, family_id uuid, level text, anchor_id uuid, since timestamp with time zone, promise_id uuid, broken_id uuid, due_by timestamp with time zone, without_time boolean, address text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO ''
AS $function$
#variable_conflict use_column
begin return query
  select c.id, f.id, f.level, f.anchor_id, c.last_word_at, case when p.open then p.id end, case when p.open is not true then p.id end, p.told_by, p.what is null or p.what = 'write-when', '/desk/families/' || f.id || '#talks'
  from core.family f join counselling.conversation c on c.family_id = f.id and c.live and c.last_word_by = 'writer' join core.hat w on w.id = c.writer_id
    left join lateral (select given.* from core.promise given
      where given.to_hat in (select w.id union all select a.id from core.hat a where a.family_id = f.id and a.person_id = w.person_id and a.kind = 'family_adult')
        and (given.what in ('answer', 'write-when') or (given.what in ('call', 'meet') and given.open and given.made_at >= c.last_word_at))
      order by given.open nulls last, case when given.open then given.due_by end, given.made_at desc, given.id limit 1) p
      on p.open or (p.ended_as = 'broken' and p.due_by < (select platform.now()))
  where f.live and (one is null or f.id = one) and (at_level is null or f.level = at_level) and c.family_id = any (case
    when at_level is not null then array(select waits.family_id from counselling.conversation waits join core.family urgent on urgent.id = waits.family_id and urgent.live and urgent.level = at_level
      where waits.live and waits.last_word_by = 'writer' and ((not only_mine and (core.job() is not null or core.leads_all()))
        or coalesce(urgent.id = any (case when only_mine then array(select core.my_families()) else array(select core.my_families() union select core.led_families()) end), false)))
    when only_mine then array(select core.my_families())
    when core.job() is not null or core.leads_all() then case when one is null then array(select waits.family_id from counselling.conversation waits where waits.live and waits.last_word_by = 'writer' and waits.family_id is not null) else array[one] end
    else array(select core.my_families() union select core.led_families()) end);
end $function$;

CREATE OR REPLACE FUNCTION counselling.first_queue(want text)
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ begin return (
  select id from core.queue where live order by (want = any (languages)) desc, name limit 1);
end $function$;

CREATE OR REPLACE FUNCTION counselling.forget_families(families uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  delete from counselling.note_theme where family_id = any (families);
  delete from counselling.note where family_id = any (families);
  delete from counselling.taken_back where family_id = any (families);
end $function$;

CREATE OR REPLACE FUNCTION counselling.forget_people(hats uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare inquiries uuid[] := array(select id from counselling.inquiry where writer_id = any (hats));
begin
  -- What is being written down for them at this moment comes first, and goes too.
  perform from core.hat where id = any (hats) order by id for update;
  delete from platform.form_receipt where form_id in (select id from counselling.message where writer_id = any (hats)) and at < transaction_timestamp();
  delete from core.event where subject_id = any (inquiries) or subject_id in (select id from counselling.conversation where writer_id = any (hats));
  delete from counselling.draft where writer_id = any (hats);
  delete from counselling.message where writer_id = any (hats);
  delete from counselling.intake where writer_id = any (hats);
  delete from counselling.safe_answer where hat_id = any (hats);
  delete from counselling.viewing where inquiry_id = any (inquiries);
  delete from counselling.attempt where inquiry_id = any (inquiries);
  delete from counselling.ask where inquiry_id = any (inquiries);
  delete from counselling.triage where inquiry_id = any (inquiries);
  update counselling.inquiry set duplicate_of = null, original_deleted = true where duplicate_of = any (inquiries) and not id = any (inquiries);
  delete from counselling.conversation where writer_id = any (hats);
  delete from counselling.inquiry_move where inquiry_id = any (inquiries);
  delete from counselling.inquiry where id = any (inquiries);
end $function$;

CREATE OR REPLACE FUNCTION counselling.forget_what_is_old()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$ delete from counselling.taken_back where at < platform.now() - make_interval(days => core.days_kept('told')) $function$;

CREATE OR REPLACE FUNCTION counselling.give_duty_calls_back(the_conversations uuid[])
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if core.job() is distinct from 'duty-call' then raise exception 'only the job that calls whoever is on duty' using errcode = 'insufficient_privilege'; end if;
  update counselling.conversation set duty_called_at = null where id = any (the_conversations);
end $function$;

CREATE OR REPLACE FUNCTION counselling.give_nearer_promise(the_inquiry uuid, the_promise uuid, given jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare asked counselling.inquiry;
begin
  if core.job() is distinct from 'hurry' then raise exception 'only the job that raises what hurries' using errcode = 'insufficient_privilege'; end if;
  select * into asked from counselling.inquiry i where i.id = the_inquiry and i.in_queue for no key update;
  update core.promise p set ended_at = platform.now(), ended_as = 'not-needed', not_needed_because = 'nearer-time', ended_by = (select q.responsible_id from core.queue q where q.id = asked.queue_id)
    where p.id = asked.promise_id and p.open and p.what = 'answer' and p.due_by > greatest(platform.now(), (given ->> 'by')::timestamptz);
  if not found then return false; end if;
  insert into core.promise (id, to_hat, by_queue, what, channel, window_from, due_by, late_since)
    select the_promise, asked.writer_id, asked.queue_id, 'answer', 'page', (given ->> 'from')::timestamptz, (given ->> 'by')::timestamptz, was.late_since
      from core.promise was where was.id = asked.promise_id;
  update counselling.inquiry i set promise_id = the_promise where i.id = the_inquiry;
  return true;
end $function$;

CREATE OR REPLACE FUNCTION counselling.give_promise(the_conversation uuid, the_promise uuid, given jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into core.promise (id, to_hat, by_queue, by_hat, family_id, what, channel, window_from, due_by)
    select the_promise, owed.*, given ->> 'what', 'page', (given ->> 'from')::timestamptz, (given ->> 'by')::timestamptz from (
      select i.writer_id, case when i.owner_id is null then i.queue_id end, i.owner_id, null::uuid from counselling.inquiry i
        where i.conversation_id = the_conversation and i.promise_id = the_promise
      union all
      select c.writer_id, null, f.anchor_id, f.id from counselling.conversation c join core.hat w on w.id = c.writer_id and core.hat() in (w.id, w.became_id)
        join core.family f on f.id = c.family_id and f.live where c.id = the_conversation and c.last_word_at = platform.now()) owed;
  if not found then raise exception 'nothing is owed' using errcode = 'no_data_found'; end if;
end $function$;

CREATE OR REPLACE FUNCTION counselling.give_queue_promise(the_inquiry uuid, the_promise uuid, given jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if core.job() is distinct from 'keep-promises' then raise exception 'only the job that looks after promises' using errcode = 'insufficient_privilege'; end if;
  insert into core.promise (id, to_hat, by_queue, what, channel, window_from, due_by, late_since)
    select the_promise, i.writer_id, i.queue_id, given ->> 'what', 'page', (given ->> 'from')::timestamptz, (given ->> 'by')::timestamptz, was.told_by
      from counselling.inquiry i join core.promise was on was.id = i.promise_id where i.id = the_inquiry;
  update counselling.inquiry i set promise_id = the_promise where i.id = the_inquiry;
end $function$;

CREATE OR REPLACE FUNCTION counselling.how_i_stand(the_inquiry uuid, OUT carries boolean, OUT may_open boolean, OUT purpose text)
 RETURNS record
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare me constant uuid := core.hat(); held record; covers boolean; leads boolean; asked record;
begin
  select i.owner_id, i.ended_by, i.second_by, i.handed_to, i.live, i.family_id into held from counselling.inquiry i where i.id = the_inquiry;
  if not found then carries := false; may_open := false; return; end if;
  if held.owner_id = me or (held.live and held.owner_id is null) then
    carries := held.owner_id is not null; may_open := core.is_counsellor(); purpose := 'answer';
    return;
  end if;
  covers := held.owner_id is not null and held.owner_id in (select core.covered_hats());
  leads := core.my_role() = 'team_leader' and (core.leads_all() or held.owner_id in (select core.led_hats()));
  select count(*) > 0 as ever, array_agg(a.what) filter (where a.open) as now into asked from counselling.ask a where a.inquiry_id = the_inquiry and a.to_hat = me;
  carries := held.owner_id is not null and (covers or coalesce(leads, false));
  may_open := core.is_counsellor() and (coalesce(me in (held.ended_by, held.second_by, held.handed_to), false) or covers or (asked.ever and coalesce(held.live, false))
    or (held.family_id is null and coalesce(leads, false)) or (held.family_id is not null and core.reaches(held.family_id)));
  purpose := case when held.ended_by = me then 'answer' when covers then 'cover' when asked.now && '{take-over,hand-over}' then 'handover'
    when asked.now is not null then 'second-opinion' when core.my_role() = 'team_leader' then 'leadership' else 'counselling' end;
end $function$;

CREATE OR REPLACE FUNCTION counselling.in_danger()
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin return exists (select 1 from core.family f join core.hat me on me.id = core.hat()
    where f.id = core.my_family() and f.live and f.level = 'A' and counselling.is_only_adult(me.person_id, f.id))
  or exists (select 1 from core.hat w join counselling.conversation c on c.writer_id = w.id join counselling.inquiry i on i.id = c.inquiry_id
  left join core.family f on f.id = c.family_id and f.live
  where (w.id = core.hat() or w.became_id = core.hat()) and coalesce(f.level, i.level) = 'A'
    and (f.id is null or (i.level = 'A' and exists (select 1 from counselling.intake a where a.inquiry_id = i.id))
      or counselling.is_only_adult(w.person_id, f.id)));
end $function$;

CREATE OR REPLACE FUNCTION counselling.inquiry_keeps_its_facts()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if tg_op = 'INSERT' then
    new.open_since := new.received_at;
    new.attempts_before := 0;
  elsif old.state in ('answered', 'ended') and new.state in ('received', 'claimed') then
    perform from counselling.inquiry where id = new.id for update; -- waits for an attempt that is being written down
    new.open_since := platform.now();
    new.attempts_before := (select coalesce(max(n), 0) from counselling.attempt where inquiry_id = new.id);
  else
    new.open_since := old.open_since;
    new.attempts_before := old.attempts_before;
  end if;
  if tg_op = 'UPDATE' and (new.ended_at, new.second_by, new.handed_to) is not distinct from (old.ended_at, old.second_by, old.handed_to) then
    new.second_ask := old.second_ask;
    new.handed_ask := old.handed_ask;
  else
    new.second_ask := (select id from counselling.ask where inquiry_id = new.id and to_hat = new.second_by and what = 'second-person' and answer = 'yes'
      and answered_at >= new.open_since order by answered_at desc, id limit 1);
    new.handed_ask := (select id from counselling.ask where inquiry_id = new.id and to_hat = new.handed_to and what = 'hand-over' and answer = 'yes'
      and answered_at >= new.open_since order by answered_at desc, id limit 1);
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION counselling.inquiry_moves()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if tg_op = 'UPDATE' then
    if new.state = old.state and new.owner_id is not distinct from old.owner_id then return new; end if;
    if new.state <> old.state and (old.state, new.state) not in (
      ('received', 'claimed'), ('claimed', 'received'), ('claimed', 'answered'), ('answered', 'claimed'), ('answered', 'received'),
      ('received', 'ended'), ('claimed', 'ended'), ('answered', 'ended'), ('ended', 'received'), ('ended', 'claimed')) then
      raise exception 'an inquiry cannot go from % to %', old.state, new.state using errcode = 'check_violation', constraint = 'inquiry_moves';
    end if;
  elsif new.state not in ('received', 'claimed') then
    raise exception 'an inquiry begins received or claimed' using errcode = 'check_violation', constraint = 'inquiry_moves';
  end if;
  insert into counselling.inquiry_move (inquiry_id, from_state, to_state, by_hat) values (new.id, case when tg_op = 'UPDATE' then old.state end, new.state, new.owner_id);
  return new;
end $function$;

CREATE OR REPLACE FUNCTION counselling.inquiry_owner_said_yes()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  acting uuid := nullif(current_setting('app.hat', true), '')::uuid;
  before uuid := case when tg_op = 'UPDATE' then old.owner_id end;
  reopened boolean := tg_op = 'UPDATE' and old.ended_at is not null and new.ended_at is null;
begin
  if new.owner_id is null or (new.owner_id is not distinct from before and not reopened) or new.owner_id = acting then return new; end if;
  if acting is null and (before is null or reopened) then return new; end if;
  -- A family's word goes to its anchor, who has said yes to the family.
  if tg_op = 'INSERT' and exists (select from core.hat adult join core.family f on f.id = adult.family_id and f.live
      where adult.id = acting and adult.live and adult.kind = 'family_adult' and f.anchor_id = new.owner_id) then
    return new;
  end if;
  if not exists (select from counselling.ask yes where yes.inquiry_id = new.id and yes.to_hat = new.owner_id and yes.what = 'take-over' and yes.answer = 'yes'
      and yes.answered_at >= greatest(new.open_since, (select max(m.at) from counselling.inquiry_move m where m.inquiry_id = new.id and m.by_hat is distinct from new.owner_id))) then
    raise exception 'nobody is given an inquiry without a yes' using errcode = 'check_violation', constraint = 'inquiry_owner_said_yes';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION counselling.is_only_adult(person uuid, family uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select not exists (select 1 from core.hat other where other.family_id = family and other.kind = 'family_adult' and other.live and other.person_id <> person)
$function$;

CREATE OR REPLACE FUNCTION counselling.is_the_adult(the_inquiry uuid, the_adult uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not counselling.carries(the_inquiry) or not exists (select from core.hat a where a.id = the_adult and a.kind = 'family_adult' and a.live and a.family_id = any (core.opened_families())) then
    raise exception 'no such adult' using errcode = 'no_data_found';
  end if;
  update core.hat w set person_id = (select a.person_id from core.hat a where a.id = the_adult)
    where w.id = (select i.writer_id from counselling.inquiry i where i.id = the_inquiry and i.live) and w.kind = 'writer' and w.live and w.became_id is null;
end $function$;

CREATE OR REPLACE FUNCTION counselling.known_from(the_inquiry uuid)
 RETURNS TABLE(family_id uuid, short_name text, closed_at timestamp with time zone, mine boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 1
 SET search_path TO ''
AS $function$
begin return query
  select f.id, f.short_name, f.closed_at, i.owner_id is not distinct from core.hat() from counselling.inquiry i join core.hat w on w.id = i.writer_id
    join core.hat a on a.person_id = w.person_id and a.kind = 'family_adult' and a.live join core.family f on f.id = a.family_id and f.closed_at is not null
    where i.id = the_inquiry and i.live and core.is_counsellor() and (i.owner_id = core.hat() or core.reaches(f.id) or core.leads(f.id)) order by f.closed_at desc;
end $function$;

CREATE OR REPLACE FUNCTION counselling.lapse_asks(the_inquiry uuid, only_what text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not (counselling.carries(the_inquiry) or exists (select from counselling.inquiry where id = the_inquiry and ended_by = core.hat())) then
    raise exception 'no such inquiry' using errcode = 'no_data_found';
  end if;
  update counselling.ask set answered_at = platform.now(), answer = 'not-needed' where inquiry_id = the_inquiry and open and what = coalesce(only_what, what);
end $function$;

CREATE OR REPLACE FUNCTION counselling.late_answer(the_conversation uuid)
 RETURNS TABLE(queue_id uuid, level text, inquiry_id uuid, family_id uuid)
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 1
 SET search_path TO ''
AS $function$
begin
  if core.job() is distinct from 'keep-promises' then raise exception 'only the job that looks after promises' using errcode = 'insufficient_privilege'; end if;
  perform from counselling.inquiry i where i.conversation_id = the_conversation for no key update;
  perform from counselling.conversation c where c.id = the_conversation for no key update;
  return query select q.id, late.level, i.id, late.family_id from counselling.late_answers(the_conversation) late join counselling.inquiry i on i.conversation_id = late.conversation_id join core.queue q on q.live
    order by q.id <> i.queue_id, (i.language = any (q.languages)) desc, q.name limit 1;
end $function$;

CREATE OR REPLACE FUNCTION counselling.late_answers(one uuid)
 RETURNS TABLE(conversation_id uuid, inquiry_id uuid, level text, by_hat uuid, family_id uuid, broken_id uuid)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 20
 SET search_path TO ''
AS $function$
#variable_conflict use_column
declare its_family constant uuid := (select c.family_id from counselling.conversation c where c.id = one);
begin
  return query select i.conversation_id, i.id, i.level, i.owner_id, null::uuid, p.id from counselling.inquiry i join core.promise p on p.id = i.promise_id
    where i.live and i.state = 'claimed' and p.ended_as = 'broken' and p.due_by < (select platform.now()) and (one is null or i.conversation_id = one);
  if one is null or its_family is not null then
    return query select w.id, null::uuid, w.level, w.anchor_id, w.family_id, w.broken_id from counselling.family_waits(false, its_family) w
      where w.broken_id is not null and (one is null or w.id = one);
  end if;
end $function$;

CREATE OR REPLACE FUNCTION counselling.make_my_page(token bytea, long boolean)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare me core.hat; adult uuid;
begin
  select * into strict me from core.hat where id = core.hat() and kind = 'writer' for update;
  if me.live is not true then return false; end if;
  select h.id into adult from core.hat h join counselling.conversation c on c.family_id = h.family_id and c.writer_id = me.id
    where h.person_id = me.person_id and h.kind = 'family_adult' and h.live;
  if adult is null then raise exception 'no page yet' using errcode = 'no_data_found'; end if;
  insert into core.contact_card (hat_id, channel, address, turned_on_at, mail_from, mail_to)
    select adult, channel, address, turned_on_at, mail_from, mail_to from core.contact_card where hat_id = me.id and turned_on_at is not null on conflict (hat_id) do nothing;
  update core.contact_card set channel = 'page', address = null, turned_on_at = null, mail_from = null, mail_to = null, updated_at = platform.now() where hat_id = me.id and turned_on_at is not null;
  update core.hat set became_id = adult, ended_at = platform.now() where id = me.id;
  update core.session set ended_at = platform.now() where hat_id = me.id and ended_at is null and token_hash <> token;
  update core.session set hat_id = adult, kind = 'family', ends_at = platform.now() + case when long then interval '30 days' else interval '12 hours' end,
    idle = case when long then interval '30 days' else interval '30 minutes' end where hat_id = me.id and ended_at is null and token_hash = token;
  return true;
end $function$;

CREATE OR REPLACE FUNCTION counselling.may_open(the_inquiry uuid)
 RETURNS boolean
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin return (counselling.how_i_stand(the_inquiry)).may_open; end $function$;

CREATE OR REPLACE FUNCTION counselling.my_inquiry()
 RETURNS TABLE(conversation_id uuid, queue_id uuid, level text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 1
 SET search_path TO ''
AS $function$
#variable_conflict use_column
begin return query
  select c.id, i.queue_id, case when f.live then f.level else least(i.level, f.level) end from counselling.conversation c join counselling.inquiry i on i.id = c.inquiry_id
    join core.hat w on w.id = c.writer_id left join core.family f on f.id = c.family_id
    where w.id = core.hat() or w.became_id = core.hat();
end $function$;

CREATE OR REPLACE FUNCTION counselling.my_safe_hats()
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ begin return counselling.safe_hats('{}', array[core.hat()]); end $function$;

CREATE OR REPLACE FUNCTION counselling.not_yet_mine(opened uuid[])
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare me constant uuid := core.hat();
begin
  -- What is one's own is read far more often than all else.
  if not exists (select from counselling.inquiry i where i.writer_id = any (opened) and i.live and i.owner_id is distinct from me) then return '{}'; end if;
  return array(
    select i.writer_id from counselling.inquiry i join core.hat w on w.id = i.writer_id
      where i.writer_id = any (opened) and i.live and i.owner_id is distinct from me and (i.owner_id is null or not counselling.may_open(i.id)) and core.is_counsellor()
        and exists (select from core.hat a join core.family f on f.id = a.family_id where a.person_id = w.person_id and a.kind = 'family_adult' and f.closed_at is not null)
        and not exists (select from counselling.known_from(i.id)));
end $function$;

CREATE OR REPLACE FUNCTION counselling.open_asks()
 RETURNS TABLE(id uuid, inquiry_id uuid, hat_id uuid, asked_at timestamp with time zone, what text)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 50
 SET search_path TO ''
AS $function$
#variable_conflict use_column
begin return query
  select id, inquiry_id, to_hat, asked_at, what from counselling.ask where open and (core.counsels_or_leads() or core.job() is not null);
end $function$;

CREATE OR REPLACE FUNCTION counselling.open_conversation(codes bytea[], session uuid, token bytea)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare found_hat uuid;
begin
  select c.writer_id into found_hat from counselling.conversation c join core.hat h on h.id = c.writer_id and h.live where c.code_hash = any (codes) for key share of c;
  if found_hat is null then
    update core.way_back set used_at = platform.now() where code_hash = any (codes) and used_at is null and ends_at > platform.now() returning hat_id into found_hat;
  end if;
  if found_hat is null then return null; end if;
  return core.start_session(session, found_hat, token);
end $function$;

CREATE OR REPLACE FUNCTION counselling.open_conversation_of(the_writer uuid, why text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not exists (select from counselling.conversation c join core.hat w on w.id = c.writer_id where c.writer_id = the_writer
      and (w.id = core.hat() or w.became_id = core.hat() or (c.family_id = any (core.opened_families()) and core.is_counsellor()))) then
    raise exception 'no such conversation' using errcode = 'no_data_found';
  end if;
  perform core.write_line(null, the_writer, why, null);
end $function$;

CREATE OR REPLACE FUNCTION counselling.open_inquiry(the_inquiry uuid, why text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not counselling.may_open(the_inquiry) then raise exception 'no such inquiry' using errcode = 'no_data_found'; end if;
  perform core.write_line(null, (select writer_id from counselling.inquiry where id = the_inquiry), why, null);
end $function$;

CREATE OR REPLACE FUNCTION counselling.page_made(token bytea)
 RETURNS text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select case when s.kind = 'writer' then 'elsewhere' else 'here' end from core.session s join core.hat h on h.id = s.hat_id
    where s.token_hash = token and s.ends_at > platform.now() and ((s.kind = 'writer' and h.became_id is not null) or (s.kind = 'family' and s.ended_at is null))
$function$;

CREATE OR REPLACE FUNCTION counselling.promise_answer_anew(the_conversation uuid, the_promise uuid, given jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare late record;
begin
  if core.job() is distinct from 'keep-promises' then raise exception 'only the job that looks after promises' using errcode = 'insufficient_privilege'; end if;
  select * into strict late from counselling.late_answers(the_conversation);
  insert into core.promise (id, to_hat, by_hat, family_id, what, channel, window_from, due_by, late_since)
    select the_promise, was.to_hat, late.by_hat, late.family_id, given ->> 'what', 'page', (given ->> 'from')::timestamptz, (given ->> 'by')::timestamptz, was.told_by
      from core.promise was where was.id = late.broken_id;
  update counselling.inquiry i set promise_id = the_promise where i.id = late.inquiry_id;
end $function$;

CREATE OR REPLACE FUNCTION counselling.raise_what_hurries(within_days integer, why text)
 RETURNS TABLE(inquiry_id uuid, writer_id uuid, queue_id uuid, what text, due_by timestamp with time zone)
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 20
 SET search_path TO ''
AS $function$
begin
  if core.job() is distinct from 'hurry' then raise exception 'only the job that raises what hurries' using errcode = 'insufficient_privilege'; end if;
  return query
    with near as (
      select i.id, i.writer_id, i.level, i.triage_id from counselling.inquiry i join counselling.triage t on t.id = i.triage_id
        where i.live and i.level > 'C' and i.deadline_on <= platform.today() + within_days
          and (t.at at time zone 'Europe/Copenhagen')::date < i.deadline_on - within_days
        order by i.deadline_on, i.id limit 200 for no key update of i, t skip locked
    ), line as (
      insert into counselling.triage (id, inquiry_id, writer_id, level, previous_id, previous_level, reason)
        select gen_random_uuid(), n.id, n.writer_id, 'C', n.triage_id, n.level, why from near n returning id, triage.inquiry_id
    ), raised as (
      update counselling.inquiry i set level = 'C', triage_id = l.id from line l where i.id = l.inquiry_id returning i.id, i.writer_id, i.queue_id, i.promise_id, i.in_queue
    ), told as (
      insert into core.event (kind, subject_id) select 'inquiry-triaged', r.id from raised r
    )
    select r.id, r.writer_id, case when r.in_queue then r.queue_id end, p.what, p.due_by from raised r left join core.promise p on p.id = r.promise_id and p.open;
end $function$;

CREATE OR REPLACE FUNCTION counselling.receive_inquiry(sent jsonb)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare chosen uuid;
begin
  if not (sent ->> 'channel' = 'web' or core.is_counsellor()) then raise exception 'only ours write down other channels' using errcode = 'insufficient_privilege'; end if;
  if (sent ->> 'ownerId')::uuid is distinct from core.hat() and sent ->> 'ownerId' is not null then
    raise exception 'nobody takes an inquiry for another' using errcode = 'insufficient_privilege';
  end if;
  select id into strict chosen from core.queue where live and id = (sent ->> 'queueId')::uuid for key share;
  insert into core.person (id) values ((sent ->> 'personId')::uuid);
  insert into core.hat (id, kind, person_id) values ((sent ->> 'writerId')::uuid, 'writer', (sent ->> 'personId')::uuid);
  insert into counselling.inquiry (id, writer_id, conversation_id, channel, state, queue_id, promise_id, owner_id, claimed_at, level, triage_id, deadline_on, language, interpreter)
    values ((sent ->> 'inquiryId')::uuid, (sent ->> 'writerId')::uuid, (sent ->> 'conversationId')::uuid, sent ->> 'channel', case when sent ->> 'ownerId' is null then 'received' else 'claimed' end,
      chosen, (sent ->> 'promiseId')::uuid, (sent ->> 'ownerId')::uuid, case when sent ->> 'ownerId' is null then null else platform.now() end, sent ->> 'level', (sent ->> 'triageId')::uuid,
      (sent ->> 'deadlineOn')::date, coalesce(sent ->> 'language', 'da'), coalesce((sent ->> 'interpreter')::boolean, false));
  insert into counselling.triage (id, inquiry_id, writer_id, level, reason) values ((sent ->> 'triageId')::uuid, (sent ->> 'inquiryId')::uuid, (sent ->> 'writerId')::uuid, sent ->> 'level', sent ->> 'levelReason');
  insert into counselling.conversation (id, writer_id, inquiry_id, code_hash, code_key, keep_until)
    values ((sent ->> 'conversationId')::uuid, (sent ->> 'writerId')::uuid, (sent ->> 'inquiryId')::uuid, decode(sent ->> 'codeHash', 'hex'), (sent ->> 'codeKey')::int, (sent ->> 'keepUntil')::date);
  insert into counselling.intake (inquiry_id, writer_id, who, children, due_on, alone, postcode, deadline_words, in_danger)
    values ((sent ->> 'inquiryId')::uuid, (sent ->> 'writerId')::uuid, sent ->> 'who', sent ->> 'children', (sent ->> 'dueOn')::date, (sent ->> 'alone')::boolean, sent ->> 'postcode',
      sent ->> 'deadlineWords', (sent ->> 'inDanger')::boolean);
  if sent ->> 'answerWhere' <> '' then
    insert into counselling.safe_answer (hat_id, n, words, by_hat)
      values ((sent ->> 'writerId')::uuid, 1, sent ->> 'answerWhere', case sent ->> 'channel' when 'web' then (sent ->> 'writerId')::uuid else core.hat() end);
  end if;
  insert into counselling.message (id, conversation_id, writer_id, by_hat, from_us, body)
    values ((sent ->> 'messageId')::uuid, (sent ->> 'conversationId')::uuid, (sent ->> 'writerId')::uuid, (sent ->> 'writerId')::uuid, false, sent ->> 'words');
  insert into core.event (kind, subject_id, by_hat) values ('inquiry-received', (sent ->> 'inquiryId')::uuid, core.hat());
end $function$;

CREATE OR REPLACE FUNCTION counselling.remember_families(families uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  insert into counselling.past_family (level, opened_week, closed_week, closed_as, themes)
    select f.level, counselling.week_of(f.opened_at), counselling.week_of(f.closed_at), f.closed_as, array(select distinct theme from counselling.note_theme t where t.family_id = f.id order by 1)
    from core.family f where f.id = any (families)
$function$;

CREATE OR REPLACE FUNCTION counselling.remember_inquiries(writers uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  insert into counselling.past_inquiry (channel, level, received_week, ended_week, ended_as, minutes_to_answer)
    select channel, level, counselling.week_of(received_at), counselling.week_of(ended_at), ended_as,
      case when answered_at is not null then 5 * round(extract(epoch from greatest(answered_at - received_at, interval '0')) / 300)::integer end
    from counselling.inquiry where writer_id = any (writers)
$function$;

CREATE OR REPLACE FUNCTION counselling.safe_hats(families uuid[], writers uuid[])
 RETURNS uuid[]
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare opened uuid[] := writers;
begin
  if families <> '{}' then
    opened := array(select unnest(writers) union select id from core.hat where family_id = any (families) and kind = 'family_adult'
      union select writer_id from counselling.conversation where family_id = any (families));
  end if;
  return array(select distinct h.id from unnest(opened) one cross join lateral (select id, person_id from core.hat where id = one offset 0) o
    cross join lateral (select id from core.hat where person_id = o.person_id offset 0) h
    where h.id = o.id or counselling.safe_whose(h.id) = counselling.safe_whose(o.id));
end $function$;

CREATE OR REPLACE FUNCTION counselling.safe_turn(the_hat uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$ begin
  perform from core.hat where id = any (counselling.safe_hats('{}', array[the_hat])) order by id for no key update;
end $function$;

CREATE OR REPLACE FUNCTION counselling.safe_whose(the_hat uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ begin return (
  select coalesce(case when h.kind = 'family_adult' then h.id end, h.became_id, (select a.id from counselling.conversation c join core.hat a on a.family_id = c.family_id and a.person_id = h.person_id and a.kind = 'family_adult'
      where c.writer_id = h.id limit 1), h.id) from core.hat h where h.id = the_hat);
end $function$;

CREATE OR REPLACE FUNCTION counselling.shut_ways_in(the_adult uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare writers uuid[];
begin
  if not core.is_counsellor() or not exists (select from core.hat a where a.id = the_adult and a.kind = 'family_adult' and a.family_id = any (core.opened_families())) then
    raise exception 'no such adult' using errcode = 'no_data_found';
  end if;
  writers := array(select w.id from core.hat a join counselling.conversation c on c.family_id = a.family_id join core.hat w on w.id = c.writer_id
    where a.id = the_adult and (w.person_id = a.person_id or w.became_id = a.id));
  update counselling.conversation set code_hash = public.gen_random_bytes(32), code_key = 0 where writer_id = any (writers);
  perform core.lock_out(the_adult || writers || array(select w.id from core.hat w where w.became_id = the_adult));
end $function$;

CREATE OR REPLACE FUNCTION counselling.speaks(want text)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select exists (select from core.queue where live and want = any (languages)) $function$;

CREATE OR REPLACE FUNCTION counselling.stand_by_again(the_inquiry uuid, the_family uuid, circle_id uuid)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not exists (select from counselling.come_back_to(the_inquiry) c where c.family_id = the_family) then raise exception 'no such family' using errcode = 'no_data_found'; end if;
  insert into core.circle (id, family_id, hat_id, as_what, accepted_at) values (circle_id, the_family, core.hat(), 'counsellor', platform.now()) on conflict do nothing;
end $function$;

CREATE OR REPLACE FUNCTION counselling.take_back(the_writer uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare asked counselling.inquiry; me core.hat;
begin
  select * into me from core.hat where id = core.hat() and live and core.hat() in (the_writer, (select became_id from core.hat where id = the_writer));
  if me.id is null then raise exception 'no such conversation' using errcode = 'no_data_found'; end if;
  select * into asked from counselling.inquiry where writer_id = the_writer for update;
  perform from counselling.conversation where writer_id = the_writer for update;
  update core.promise set ended_at = platform.now(), ended_as = 'not-needed', not_needed_because = 'their-wish', ended_by = me.id where to_hat = the_writer and ended_at is null;
  if asked.ended_at is null then
    insert into counselling.taken_back (to_hat, inquiry_id, level, received_at)
      values (coalesce(asked.owner_id, (select responsible_id from core.queue where id = asked.queue_id)), asked.id, asked.level, asked.received_at);
    update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'withdrawn', ended_by = me.id, ended_by_person = me.person_id where id = asked.id;
  end if;
  update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'withdrawn' where writer_id = the_writer and ended_at is null;
  return asked.id;
end $function$;

CREATE OR REPLACE FUNCTION counselling.take_duty_calls(soon interval, grace interval, again interval, soonest interval)
 RETURNS TABLE(address text, conversations uuid[])
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 2
 SET search_path TO ''
AS $function$
#variable_conflict use_column
begin
  if core.job() is distinct from 'duty-call' then raise exception 'only the job that calls whoever is on duty' using errcode = 'insufficient_privilege'; end if;
  if not exists (select from core.queue where live and duty_mail is not null) then return; end if;
  return query
    with waits as (
      select i.conversation_id as id, i.queue_id, u.open_since as since, u.told_by, u.owner_id is not null as is_taken
        from core.unanswered u join counselling.inquiry i on i.id = u.id where u.level = 'A'
      union all
      select w.id, i.queue_id, w.since, w.due_by, exists (select from core.promise p where p.id = w.promise_id and p.what in ('call', 'meet'))
        from counselling.family_waits(false, at_level => 'A') w join counselling.conversation c on c.id = w.id join counselling.inquiry i on i.id = c.inquiry_id
    ), unmet as (
      select c.id, d.duty_mail, c.duty_called_at is null and c.family_id is null and d.duty_mail = any (array(
          select counselling.duty_mail_of(i.queue_id) from counselling.conversation lately join counselling.inquiry i on i.id = lately.inquiry_id
            where lately.duty_called_at > (select platform.now()) - soonest)) as may_wait
        from waits w join counselling.conversation c on c.id = w.id cross join lateral counselling.duty_mail_of(w.queue_id) d (duty_mail)
        where (w.told_by < platform.now() - grace or (not w.is_taken and coalesce(w.told_by, 'infinity') > platform.now() + soon))
          and (c.duty_called_at is null or c.duty_called_at <= platform.now() - again or c.duty_called_at < least(w.since, platform.now() - soonest))
        for no key update of c skip locked
    ), due as (
      -- Whatever goes to a phone takes along all who wait for it.
      select u.id, u.duty_mail from unmet u where exists (select from unmet other where other.duty_mail = u.duty_mail and not other.may_wait)
    ), called as (
      update counselling.conversation c set duty_called_at = platform.now() from due u where c.id = u.id returning u.duty_mail, c.id
    )
    select duty_mail, array_agg(id) from called group by duty_mail;
end $function$;

CREATE OR REPLACE FUNCTION counselling.take_over(the_ask uuid, in_words text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare asked counselling.ask; held counselling.inquiry;
begin
  select * into asked from counselling.ask where id = the_ask and to_hat = core.hat() and what = 'take-over';
  if asked.id is null then raise exception 'no such question' using errcode = 'no_data_found'; end if;
  select * into held from counselling.inquiry where id = asked.inquiry_id for no key update;
  update counselling.ask set answered_at = platform.now(), answer = 'yes', answer_words = in_words where id = the_ask and open;
  if not found or held.live is not true or held.owner_id is null then
    raise exception 'the question does not stand any more' using errcode = 'check_violation', constraint = 'ask_stands';
  end if;
  update counselling.inquiry set owner_id = core.hat(), claimed_at = platform.now() where id = held.id;
  update core.promise set by_hat = core.hat(), by_queue = null where to_hat = held.writer_id and open;
  update counselling.ask set answered_at = platform.now(), answer = 'not-needed' where inquiry_id = held.id and what = 'take-over' and open;
end $function$;

CREATE OR REPLACE FUNCTION counselling.take_words_back(the_writer uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare me uuid; thread counselling.conversation;
begin
  select id into me from core.hat where id = core.hat() and live and core.hat() in (the_writer, (select became_id from core.hat where id = the_writer));
  if me is null then raise exception 'no such conversation' using errcode = 'no_data_found'; end if;
  select * into thread from counselling.conversation where writer_id = the_writer for update;
  delete from platform.form_receipt where form_id in (select id from counselling.message where writer_id = the_writer) and at < transaction_timestamp();
  delete from counselling.message where writer_id = the_writer;
  delete from counselling.draft where writer_id = the_writer;
  delete from counselling.intake where writer_id = the_writer;
  -- Nobody waits for what is gone; that it was deleted, and when, is said to whoever holds the family.
  update counselling.conversation set words_deleted_at = platform.now(), last_word_by = 'us', state = case state when 'waiting' then 'active' else state end where id = thread.id;
  update core.promise set ended_at = platform.now(), ended_as = 'not-needed', not_needed_because = 'their-wish', ended_by = me
    where to_hat in (the_writer, me) and ended_at is null and what in ('answer', 'write-when');
  insert into counselling.taken_back (to_hat, family_id, level, received_at)
    select f.anchor_id, f.id, f.level, thread.started_at from core.family f where f.id = thread.family_id and f.live;
  insert into core.event (kind, subject_id, family_id, by_hat) values ('promise-changed', thread.family_id, thread.family_id, me);
  return thread.family_id;
end $function$;

CREATE OR REPLACE FUNCTION counselling.told_to_me()
 RETURNS TABLE(what text, task_type text, by_hat uuid, window_from timestamp with time zone, due_by timestamp with time zone)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 3
 SET search_path TO ''
AS $function$
#variable_conflict use_column
begin return query
  select p.what, s.task_type, p.by_hat, p.window_from, p.due_by from core.promise p left join core.next_step s on s.id = p.step_id
    where p.to_hat = core.hat() and p.open and p.what in ('step', 'call', 'meet') order by p.due_by, p.id;
end $function$;

CREATE OR REPLACE FUNCTION counselling.triage_replaces()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare before timestamptz;
begin
  update counselling.triage set replaced_by = new.id where id = new.previous_id and replaced_by is null returning at into before;
  if before = platform.now() then
    raise exception 'a level is set once in a transaction' using errcode = 'check_violation', constraint = 'triage_replaces';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION counselling.was_taken_back(form uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select exists (select from platform.form_receipt where form_id = form and answer like '%/samtale/slettet') $function$;

CREATE OR REPLACE FUNCTION counselling.week_of(moment timestamp with time zone)
 RETURNS date
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$ select date_trunc('week', moment at time zone 'Europe/Copenhagen')::date $function$;

CREATE OR REPLACE FUNCTION counselling.who_holds_me()
 RETURNS TABLE(hat_id uuid, as_what text, instead_id uuid, until date)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER ROWS 5
 SET search_path TO ''
AS $function$
#variable_conflict use_column
begin return query
  select around.hat_id, around.as_what, i.by_hat, i.until from core.hat me join counselling.conversation c on c.writer_id = me.id
    join core.hat adult on adult.person_id = me.person_id and adult.family_id = c.family_id and adult.kind = 'family_adult' and adult.live
    join core.circle mine on mine.hat_id = adult.id and mine.as_what = 'adult' and mine.standing
    join core.family f on f.id = c.family_id and f.live join core.circle around on around.family_id = f.id and around.standing and around.as_what in ('anchor', 'deputy')
    left join lateral core.answers_instead(f.id) i on i.for_hat = around.hat_id
  where me.id = core.hat() and me.live and me.kind = 'writer' order by around.as_what;
end $function$;

CREATE OR REPLACE FUNCTION counselling.who_knows(the_family uuid)
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select array(select around.hat_id from core.circle around where around.family_id = the_family and around.standing and around.as_what in ('anchor', 'deputy', 'counsellor')
    union select i.by_hat from core.answers_instead(the_family) i)
$function$;

CREATE OR REPLACE FUNCTION counselling.write_again(sent jsonb)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare thread counselling.conversation; asked counselling.inquiry; family_lives boolean; chosen uuid; promised boolean := false; known record;
begin
  select c.* into thread from counselling.conversation c join core.hat w on w.id = c.writer_id
    where c.id = (sent ->> 'conversationId')::uuid and (w.id = core.hat() or w.became_id = core.hat());
  if thread.id is null then raise exception 'no such conversation' using errcode = 'no_data_found'; end if;
  select * into asked from counselling.inquiry where id = thread.inquiry_id for no key update;
  select * into thread from counselling.conversation where id = thread.id for no key update;
  family_lives := coalesce((select live from core.family where id = thread.family_id), false);
  if not family_lives and asked.state in ('answered', 'ended') then
    promised := true;
    -- The queue it came to may have been closed since: whoever writes again is received all the same.
    select id into strict chosen from core.queue where live order by id <> asked.queue_id, (asked.language = any (languages)) desc, name limit 1;
    if asked.state = 'answered' then
      update counselling.inquiry set state = 'claimed', promise_id = (sent ->> 'promiseId')::uuid where id = asked.id;
    else
      -- Whoever comes back from a closed family is known: the level is not lower than it was when we parted. What a person has set rises only.
      insert into counselling.triage (id, inquiry_id, writer_id, level, previous_id, previous_level, reason)
        select gen_random_uuid(), asked.id, asked.writer_id, f.level, asked.triage_id, asked.level, sent ->> 'levelReason' from core.family f where f.id = thread.family_id and f.level < asked.level
        returning id, level into known;
      update counselling.inquiry set state = 'received', level = coalesce(known.level, level), triage_id = coalesce(known.id, triage_id), queue_id = chosen, owner_id = null, claimed_at = null, promise_id = (sent ->> 'promiseId')::uuid, ended_at = null, ended_as = null, ended_by = null,
        ended_by_person = null, second_by = null, second_person = null, family_id = null, duplicate_of = null, handed_to = null where id = asked.id;
    end if;
  -- A family's word is owed an answer too: by its anchor, who finds it among today's promises; one promise at a time.
  elsif family_lives and not exists (select from core.promise p where p.to_hat in (thread.writer_id, core.hat()) and p.open and p.what in ('answer', 'write-when')) then
    promised := true;
  end if;
  update counselling.conversation set last_word_at = platform.now(), last_word_by = 'writer', keep_until = (sent ->> 'keepUntil')::date, ended_at = null, ended_as = null,
    state = case when state in ('ended', 'waiting') and not family_lives then 'waiting' else 'active' end, family_id = case when family_lives then family_id end where id = thread.id;
  insert into counselling.message (id, conversation_id, writer_id, by_hat, from_us, body) values ((sent ->> 'messageId')::uuid, thread.id, thread.writer_id, core.hat(), false, sent ->> 'words');
  insert into core.event (kind, subject_id, family_id, by_hat) values ('message-received', thread.inquiry_id, case when family_lives then thread.family_id end, core.hat());
  return promised;
end $function$;

CREATE OR REPLACE FUNCTION counselling.writers_of(families uuid[])
 RETURNS uuid[]
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select array(select writer_id from counselling.conversation where family_id = any (families) union select writer_id from counselling.inquiry where family_id = any (families)
    union select w.id from core.hat w join core.hat a on a.id = w.became_id where a.family_id = any (families))
$function$;

CREATE OR REPLACE FUNCTION family_page.begin_conversation(ids jsonb)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare me core.hat; mine core.family; existing uuid; open boolean;
begin
  select * into me from core.hat where id = core.hat() and live and kind = 'family_adult' for no key update;
  select * into mine from core.family where id = me.family_id;
  if mine.id is null then raise exception 'no family' using errcode = 'no_data_found'; end if;
  open := mine.live is true;
  select c.id into existing from counselling.conversation c join core.hat w on w.id = c.writer_id where w.became_id = me.id order by c.live nulls last, c.last_word_at desc limit 1;
  if existing is not null then return existing; end if;
  insert into core.hat (id, kind, person_id, became_id, ended_at) values ((ids ->> 'writer')::uuid, 'writer', me.person_id, me.id, platform.now());
  -- (What has no owner has a promise, by its key asked for at the end: by then it has ended, and needs none.)
  insert into counselling.inquiry (id, writer_id, conversation_id, channel, state, queue_id, owner_id, claimed_at, promise_id, level, triage_id)
    values ((ids ->> 'inquiry')::uuid, (ids ->> 'writer')::uuid, (ids ->> 'conversation')::uuid, 'web', case when open then 'claimed' else 'received' end, counselling.first_queue('da'),
      case when open then mine.anchor_id end, case when open then platform.now() end, case when not open then gen_random_uuid() end, mine.level, (ids ->> 'triage')::uuid);
  insert into counselling.triage (id, inquiry_id, writer_id, level, reason)
    values ((ids ->> 'triage')::uuid, (ids ->> 'inquiry')::uuid, (ids ->> 'writer')::uuid, mine.level, 'Familiens eget niveau: begyndt på familiens side.');
  update counselling.inquiry set state = 'ended', promise_id = null, ended_at = platform.now(), ended_as = 'family-opened', family_id = mine.id, ended_by = me.id, ended_by_person = me.person_id
    where id = (ids ->> 'inquiry')::uuid;
  insert into counselling.conversation (id, writer_id, inquiry_id, family_id, state, ended_at, ended_as, code_hash, code_key, keep_until)
    values ((ids ->> 'conversation')::uuid, (ids ->> 'writer')::uuid, (ids ->> 'inquiry')::uuid, mine.id, case when open then 'active' else 'ended' end,
      case when not open then platform.now() end, case when not open then 'family-closed' end, public.gen_random_bytes(32), 0, platform.today() + core.days_kept('conversation'));
  return (ids ->> 'conversation')::uuid;
end $function$;

CREATE OR REPLACE FUNCTION platform.answer_form(form uuid, with_answer text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$ begin
  update platform.form_receipt set answer = with_answer where form_id = form and answer = '';
end $function$;

CREATE OR REPLACE FUNCTION platform.clock_only_in_simulated_worlds()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
  if not exists (select from platform.database_mark where kind in ('demo', 'test')) then
    raise exception 'a real database has the true clock' using errcode = 'check_violation', constraint = 'clock_only_in_simulated_worlds';
  end if;
  return new;
end $function$;

CREATE OR REPLACE FUNCTION platform.drop_draft(found bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$ delete from platform.form_draft where found_by = found $function$;

CREATE OR REPLACE FUNCTION platform.enqueue(task text, key text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform graphile_worker.add_job(task, json_build_object('key', key), job_key := task || ' ' || key);
end $function$;

CREATE OR REPLACE FUNCTION platform.forget_drafts()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$ delete from platform.form_draft where written_at <= platform.now() - interval '1 hour' $function$;

CREATE OR REPLACE FUNCTION platform.form_answer(form uuid, by_sender text, with_words text DEFAULT NULL::text)
 RETURNS text
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ begin
  return (select answer from platform.form_receipt where form_id = form and sender = by_sender and answer <> '' and coalesce(said = with_words, true));
end $function$;

CREATE OR REPLACE FUNCTION platform.keep_draft(found bytea, what bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  insert into platform.form_draft (found_by, locked) values (found, what)
    on conflict (found_by) do update set locked = excluded.locked, written_at = platform.now();
$function$;

CREATE OR REPLACE FUNCTION platform.limit_alarm()
 RETURNS TABLE(bucket text, wrong bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 1
 SET search_path TO ''
AS $function$
  select bucket, sum(wrong)::bigint from platform.limit_counter where scope = 'site' and last_at > platform.now() - interval '1 hour' group by bucket order by bucket
$function$;

CREATE OR REPLACE FUNCTION platform.limit_day_key()
 RETURNS bytea
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION platform.limit_forget()
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  delete from platform.limit_key where day <> platform.today();
  delete from platform.limit_counter where (last_at at time zone 'Europe/Copenhagen')::date <> platform.today() and (scope <> 'site' or last_at < platform.now() - interval '7 days');
$function$;

CREATE OR REPLACE FUNCTION platform.limit_hash(keyed bytea)
 RETURNS bytea
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$ select public.hmac(keyed, platform.limit_day_key(), 'sha256') $function$;

CREATE OR REPLACE FUNCTION platform.limit_look(the_bucket text, address bytea, the_session bytea)
 RETURNS TABLE(scope text, wrong bigint, seconds_since double precision, busy boolean)
 LANGUAGE plpgsql
 SECURITY DEFINER ROWS 3
 SET search_path TO ''
AS $function$
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
end $function$;

CREATE OR REPLACE FUNCTION platform.limit_wrong(the_bucket text, address bytea, the_session bytea)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare one record;
begin
  -- Always in this order, so that two who try at once cannot wait for each other.
  for one in select * from (values ('address', address), ('session', the_session), ('site', int8send((extract(epoch from platform.now()) / 3600)::bigint))) v(scope, key) where v.key is not null loop
    insert into platform.limit_counter as c (bucket, scope, key) values (the_bucket, one.scope, one.key)
      on conflict (bucket, scope, key) do update
        set wrong = case when c.last_at > platform.now() - interval '1 hour' then c.wrong else 0 end + 1, last_at = platform.now();
  end loop;
end $function$;

CREATE OR REPLACE FUNCTION platform.now()
 RETURNS timestamp with time zone
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ begin return now() + coalesce((select offset_by from platform.clock), interval '0'); end $function$;

CREATE OR REPLACE FUNCTION platform.read_draft(found bytea)
 RETURNS bytea
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$ select locked from platform.form_draft where found_by = found and written_at > platform.now() - interval '1 hour' $function$;

CREATE OR REPLACE FUNCTION platform.take_form(form uuid, by_sender text, with_words text DEFAULT NULL::text)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare earlier platform.form_receipt;
begin
  insert into platform.form_receipt (form_id, sender, answer, said) values (form, by_sender, '', with_words) on conflict (form_id) do nothing;
  if found then return null; end if;
  select * into earlier from platform.form_receipt where form_id = form;
  if earlier.sender <> by_sender then
    raise exception 'this form was sent by somebody else' using errcode = 'check_violation', constraint = 'form_of_another';
  end if;
  if earlier.said <> with_words then
    raise exception 'this form has been sent with other words' using errcode = 'check_violation', constraint = 'form_sent_before';
  end if;
  return earlier.answer;
end $function$;

CREATE OR REPLACE FUNCTION platform.today()
 RETURNS date
 LANGUAGE plpgsql
 STABLE
 SET search_path TO ''
AS $function$ begin return (platform.now() at time zone 'Europe/Copenhagen')::date; end $function$;

CREATE OR REPLACE FUNCTION safety_net.asked_of_me()
 RETURNS TABLE(id uuid, family text, level text, away text, period daterange, asked_by text)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 5
 SET search_path TO ''
AS $function$
  select a.id, f.short_name, f.level, (select h.display_name from core.hat h where h.person_id = r.person_id and h.anchors order by h.created_at limit 1), r.period, by_whom.display_name
  from safety_net.cover_ask a join core.family f on f.id = a.family_id and f.live join core.roster r on r.id = a.absence_id and r.away_now
    join core.hat by_whom on by_whom.id = a.asked_by
  where a.to_hat = core.hat() and a.answered_at is null order by f.level, f.short_name
$function$;

CREATE OR REPLACE FUNCTION safety_net.forget_families(families uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$ delete from safety_net.cover_ask where family_id = any (families) $function$;

CREATE OR REPLACE FUNCTION safety_net.forget_people(hats uuid[])
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$ delete from safety_net.told where adult_id = any (hats) or notice_id in (select id from core.notice where to_hat = any (hats)) $function$;

CREATE OR REPLACE FUNCTION safety_net.refused_work()
 RETURNS TABLE(thing uuid, family_id uuid, by_hat uuid, at timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER ROWS 50
 SET search_path TO ''
AS $function$
  select e.subject_id, e.family_id, e.by_hat, e.at from core.event e
    where e.kind = 'professional-task-refused' and ((select core.job()) is not null or (select core.leads_all()) or e.by_hat in (select core.led_hats()) or e.family_id in (select core.led_families()))
$function$;

CREATE OR REPLACE FUNCTION safety_net.say_yes(the_ask uuid, cover uuid)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare asked safety_net.cover_ask; away core.roster; part core.roster;
begin
  select * into asked from safety_net.cover_ask where id = the_ask and to_hat = core.hat() for update;
  if asked.id is null then raise exception 'no such question' using errcode = 'no_data_found'; end if;
  select * into away from core.roster where id = asked.absence_id and away_now for update;
  if away.id is null or asked.answered_at is not null then
    raise exception 'the question does not stand any more' using errcode = 'check_violation', constraint = 'cover_ask_stands';
  end if;
  -- The yes holds for all that was written with it, on the days the one who says it is here.
  for part in select r.* from core.roster r where r.away_now and coalesce(r.spell_id, r.id) = coalesce(away.spell_id, away.id) and (r.id = away.id or not exists (
      select from core.roster off join core.hat me on me.person_id = off.person_id where me.id = core.hat() and off.away_now and off.period && r.period)) loop
    update core.roster set over_at = platform.now(), called_off_at = platform.now() where absence_id = part.id and family_id = asked.family_id and over_at is null;
    insert into core.roster (id, kind, person_id, hat_id, absence_id, family_id, period, recorded_by)
      select case when part.id = away.id then cover else gen_random_uuid() end, 'covering', h.person_id, h.id, part.id, asked.family_id, part.period, h.id from core.hat h where h.id = core.hat();
  end loop;
  update safety_net.cover_ask set answered_at = platform.now(), answer = case when id = the_ask then 'yes' else 'not-needed' end
    where absence_id = away.id and family_id = asked.family_id and answered_at is null;
  return away.id;
end $function$;

create table core.access_line (
  at timestamp with time zone default platform.now() not null,
  deleted_id uuid,
  deleted_on date,
  family_id uuid,
  hat_id uuid,
  id uuid default gen_random_uuid() not null,
  job text,
  purpose text not null,
  reason text,
  tx xid8 default pg_current_xact_id() not null,
  tx_at timestamp with time zone default transaction_timestamp() not null,
  writer_id uuid,
  constraint access_line_deleted_says_nothing_check CHECK (((deleted_id IS NULL) OR (reason IS NULL))),
  constraint access_line_deleted_whole_check CHECK (((deleted_id IS NULL) = (deleted_on IS NULL))),
  constraint access_line_family_id_fkey FOREIGN KEY (family_id) REFERENCES core.family(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  constraint access_line_hat_id_fkey FOREIGN KEY (hat_id) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint access_line_job_check CHECK (((length(job) >= 1) AND (length(job) <= 60))),
  constraint access_line_of CHECK ((num_nonnulls(family_id, writer_id, deleted_id) = 1)),
  constraint access_line_pkey PRIMARY KEY (id),
  constraint access_line_purpose_check CHECK ((purpose = ANY (ARRAY['own-page'::text, 'answer'::text, 'triage'::text, 'counselling'::text, 'plan'::text, 'cover'::text, 'handover'::text, 'second-opinion'::text, 'leadership'::text, 'supervision'::text, 'open-family'::text, 'close'::text, 'print'::text, 'new-code'::text, 'deletion'::text, 'technical'::text]))),
  constraint access_line_reader CHECK ((num_nonnulls(hat_id, job) = 1)),
  constraint access_line_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 500))),
  constraint access_line_writer_id_fkey FOREIGN KEY (writer_id) REFERENCES core.hat(id) ON DELETE RESTRICT
);
comment on table core.access_line is 'No trace, no read: who opened whose content, when and why. Written by a function only, never changed, never deleted.';
comment on column core.access_line.at is 'index: when, by our clock';
comment on column core.access_line.deleted_id is 'index: what it was of, when that has been deleted: an id that stands nowhere else';
comment on column core.access_line.deleted_on is 'index: when that was';
comment on column core.access_line.family_id is 'index: whose: a family';
comment on column core.access_line.hat_id is 'index: the reader';
comment on column core.access_line.id is 'index: id';
comment on column core.access_line.job is 'index: or the named job that read';
comment on column core.access_line.purpose is 'index: why, from a fixed list';
comment on column core.access_line.reason is 'content: why in words, demanded of a reader outside the circle';
comment on column core.access_line.tx is 'index: the transaction the line opens; cleared by a restore';
comment on column core.access_line.tx_at is 'index: its true start, so that an old transaction id can never open anything again';
comment on column core.access_line.writer_id is 'index: whose: the writer of one conversation, who is also one adult';
CREATE INDEX access_line_by_reader ON core.access_line USING btree (hat_id) WHERE (hat_id IS NOT NULL);
CREATE INDEX access_line_family ON core.access_line USING btree (family_id, at DESC) WHERE (family_id IS NOT NULL);
CREATE INDEX access_line_of_deleted ON core.access_line USING btree (deleted_on) WHERE (deleted_id IS NOT NULL);
CREATE INDEX access_line_tx ON core.access_line USING btree (tx);
CREATE INDEX access_line_writer ON core.access_line USING btree (writer_id, at DESC) WHERE (writer_id IS NOT NULL);

create table core.answer_time (
  level text not null,
  minutes integer not null,
  valid_from date not null,
  version integer not null,
  constraint answer_time_level_check CHECK ((level = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text]))),
  constraint answer_time_minutes_check CHECK (((minutes >= 2) AND (minutes <= 480))),
  constraint answer_time_pkey PRIMARY KEY (level, version),
  constraint answer_time_version_check CHECK ((version > 0))
);
comment on table core.answer_time is 'How many minutes one answer takes at each level; the promise counts with them. A changed number is a new version.';
comment on column core.answer_time.level is 'index: A to D';
comment on column core.answer_time.minutes is 'index: minutes one answer takes one person';
comment on column core.answer_time.valid_from is 'index: from which day the promise counts with it';
comment on column core.answer_time.version is 'index: version';

create table core.beginning (
  begun_at timestamp with time zone default platform.now() not null,
  leader_id uuid not null,
  network_id uuid not null,
  one boolean default true not null,
  constraint beginning_leader_id_fkey FOREIGN KEY (leader_id) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint beginning_network_id_fkey FOREIGN KEY (network_id) REFERENCES core.organisation(id) ON DELETE RESTRICT,
  constraint beginning_one_check CHECK (one),
  constraint beginning_pkey PRIMARY KEY (one)
);
comment on table core.beginning is 'That the network of this database has begun. There is one row: of two who begin at once, one is refused.';
comment on column core.beginning.begun_at is 'index: when';
comment on column core.beginning.leader_id is 'index: its first leader';
comment on column core.beginning.network_id is 'index: the network';
comment on column core.beginning.one is 'index: makes a second beginning impossible';

create table core.bridge (
  at timestamp with time zone default platform.now() not null,
  by_hat uuid not null,
  family_id uuid not null,
  id uuid not null,
  words text not null,
  constraint bridge_by_hat_fkey FOREIGN KEY (by_hat) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint bridge_family_id_fkey FOREIGN KEY (family_id) REFERENCES core.family(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  constraint bridge_of_family UNIQUE (id, family_id),
  constraint bridge_pkey PRIMARY KEY (id),
  constraint bridge_words_check CHECK (((length(words) >= 1) AND (length(words) <= 1000)))
);
comment on table core.bridge is 'What a family at level A or B can do and whom it can call until the next shift.';
comment on column core.bridge.at is 'index: when';
comment on column core.bridge.by_hat is 'index: who wrote it';
comment on column core.bridge.family_id is 'index: the family';
comment on column core.bridge.id is 'index: id';
comment on column core.bridge.words is 'content: the bridge, agreed with the family';
CREATE INDEX bridge_by_family ON core.bridge USING btree (family_id);
CREATE INDEX bridge_by_writer ON core.bridge USING btree (by_hat);

create table core.circle (
  accepted_at timestamp with time zone,
  adult_of uuid generated always as (
CASE
    WHEN (as_what = 'adult'::text) THEN family_id
    ELSE NULL::uuid
END) stored,
  as_what text not null,
  ended_at timestamp with time zone,
  family_id uuid not null,
  hat_as text generated always as (
CASE
    WHEN (as_what = ANY (ARRAY['anchor'::text, 'deputy'::text, 'counsellor'::text])) THEN 'employee'::text
    WHEN (as_what = 'adult'::text) THEN 'family_adult'::text
    ELSE as_what
END) stored not null,
  hat_id uuid not null,
  id uuid not null,
  standing boolean generated always as (
CASE
    WHEN ((accepted_at IS NOT NULL) AND (ended_at IS NULL)) THEN true
    ELSE NULL::boolean
END) stored,
  constraint circle_adult_of_family FOREIGN KEY (hat_id, adult_of) REFERENCES core.hat(id, family_id) DEFERRABLE INITIALLY DEFERRED,
  constraint circle_as_what_check CHECK ((as_what = ANY (ARRAY['anchor'::text, 'deputy'::text, 'counsellor'::text, 'adult'::text, 'volunteer'::text, 'guest'::text]))),
  constraint circle_family_id_fkey FOREIGN KEY (family_id) REFERENCES core.family(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  constraint circle_hat FOREIGN KEY (hat_id) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint circle_hat_lives FOREIGN KEY (hat_id, hat_as, standing) REFERENCES core.hat(id, stands_as, live) DEFERRABLE INITIALLY DEFERRED,
  constraint circle_pkey PRIMARY KEY (id),
  constraint circle_standing UNIQUE (family_id, hat_id, as_what, standing)
);
comment on table core.circle is 'Everyone who stands around a family, as what. The anchor and the deputy of the family row stand here too, tied by a key.';
comment on column core.circle.accepted_at is 'index: when that person said yes';
comment on column core.circle.adult_of is 'index: the family of an adult: nobody is an adult of a family that is not the own';
comment on column core.circle.as_what is 'index: as what';
comment on column core.circle.ended_at is 'index: when it ended';
comment on column core.circle.family_id is 'index: the family';
comment on column core.circle.hat_as is 'index: what the hat must stand as for that, so that a role change obeys the same keys';
comment on column core.circle.hat_id is 'index: who';
comment on column core.circle.id is 'index: id';
comment on column core.circle.standing is 'index: true while accepted and not ended';
CREATE INDEX circle_by_any_hat ON core.circle USING btree (hat_id);
CREATE INDEX circle_by_hat ON core.circle USING btree (hat_id, family_id) WHERE standing;
CREATE UNIQUE INDEX circle_once ON core.circle USING btree (family_id, hat_id, as_what) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX circle_one_anchor ON core.circle USING btree (family_id, as_what) WHERE ((ended_at IS NULL) AND (as_what = ANY (ARRAY['anchor'::text, 'deputy'::text])));
CREATE INDEX circle_when_it_ended ON core.circle USING btree (hat_id, ended_at) WHERE ((ended_at IS NOT NULL) AND (as_what = ANY (ARRAY['anchor'::text, 'deputy'::text])));

create table core.closed_day (
  called_off_at timestamp with time zone,
  day date not null,
  place_id uuid not null,
  why text,
  constraint closed_day_pkey PRIMARY KEY (place_id, day),
  constraint closed_day_place_id_fkey FOREIGN KEY (place_id) REFERENCES core.place(id) ON DELETE RESTRICT,
  constraint closed_day_why_check CHECK (((length(why) >= 1) AND (length(why) <= 120)))
);
comment on table core.closed_day is 'A day on which a place is closed although it would be open.';
comment on column core.closed_day.called_off_at is 'index: when it was called off: then the place is open as usual';
comment on column core.closed_day.day is 'index: the date';
comment on column core.closed_day.place_id is 'index: the place';
comment on column core.closed_day.why is 'index: why, for those who run it';

create table core.contact_card (
  address text,
  channel text default 'page'::text not null,
  hat_id uuid not null,
  mail_from time without time zone,
  mail_to time without time zone,
  turned_on_at timestamp with time zone,
  updated_at timestamp with time zone default platform.now() not null,
  constraint contact_card_address_check CHECK (((length(address) >= 3) AND (length(address) <= 200))),
  constraint contact_card_channel_check CHECK ((channel = ANY (ARRAY['page'::text, 'mail'::text, 'phone'::text]))),
  constraint contact_card_hat_id_fkey FOREIGN KEY (hat_id) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint contact_card_mail_hours CHECK ((((mail_from IS NULL) = (mail_to IS NULL)) AND ((mail_from IS NULL) OR (mail_from < mail_to)))),
  constraint contact_card_pkey PRIMARY KEY (hat_id),
  constraint contact_card_turned_on CHECK (((turned_on_at IS NULL) OR (channel = 'page'::text) OR (address IS NOT NULL)))
);
comment on table core.contact_card is 'How and when one person may be reached. The page is always safe; anything else only after the person has turned it on.';
comment on column core.contact_card.address is 'sealed: where';
comment on column core.contact_card.channel is 'sealed: page, mail or phone';
comment on column core.contact_card.hat_id is 'index: the writer or family adult it belongs to';
comment on column core.contact_card.mail_from is 'sealed: no mail before this hour';
comment on column core.contact_card.mail_to is 'sealed: no mail after this hour';
comment on column core.contact_card.turned_on_at is 'sealed: when the person turned it on';
comment on column core.contact_card.updated_at is 'index: when it was last changed';
CREATE INDEX contact_card_by_address ON core.contact_card USING btree (lower(address)) WHERE ((channel = 'mail'::text) AND (turned_on_at IS NOT NULL));

create table core.deletion (
  at timestamp with time zone default platform.now() not null,
  by_whom text not null,
  count integer not null,
  id bigint generated always as identity not null,
  kind text not null,
  true_at timestamp with time zone default clock_timestamp() not null,
  constraint deletion_by_whom_check CHECK ((by_whom = ANY (ARRAY['night'::text, 'person'::text]))),
  constraint deletion_count_check CHECK ((count > 0)),
  constraint deletion_kind_check CHECK ((kind = ANY (ARRAY['conversation'::text, 'family'::text, 'words'::text]))),
  constraint deletion_pkey PRIMARY KEY (id)
);
comment on table core.deletion is 'What has been deleted: kind, count and time, written in the same transaction as the deletion, and nothing about whom. The nightly proof carries the totals.';
comment on column core.deletion.at is 'index: when, by our clock';
comment on column core.deletion.by_whom is 'index: the night, or the person whose words they were';
comment on column core.deletion.count is 'index: how many';
comment on column core.deletion.id is 'index: running number';
comment on column core.deletion.kind is 'index: a conversation, a family, or the words of one conversation whose family goes on';
comment on column core.deletion.true_at is 'index: when, in true time';

create table core.deletion_run (
  at timestamp with time zone not null,
  failed integer not null,
  one boolean default true not null,
  constraint deletion_run_failed_check CHECK ((failed >= 0)),
  constraint deletion_run_one_check CHECK (one),
  constraint deletion_run_pkey PRIMARY KEY (one)
);
comment on table core.deletion_run is 'When the deletion last looked, also where there was nothing to delete.';
comment on column core.deletion_run.at is 'index: when, by our clock';
comment on column core.deletion_run.failed is 'index: how many could not be deleted then';
comment on column core.deletion_run.one is 'index: makes a second row impossible';

create table core.event (
  at timestamp with time zone default platform.now() not null,
  by_hat uuid,
  family_id uuid,
  id bigint generated always as identity not null,
  kind text not null,
  subject_id uuid not null,
  constraint event_by_hat_fkey FOREIGN KEY (by_hat) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint event_family_id_fkey FOREIGN KEY (family_id) REFERENCES core.family(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  constraint event_kind_check CHECK (((length(kind) >= 1) AND (length(kind) <= 60))),
  constraint event_pkey PRIMARY KEY (id)
);
comment on table core.event is 'What has happened, as kind and id only; parts talk back to each other and screens refresh through these rows.';
comment on column core.event.at is 'index: when';
comment on column core.event.by_hat is 'index: who did it';
comment on column core.event.family_id is 'index: the family it touches';
comment on column core.event.id is 'index: running number';
comment on column core.event.kind is 'index: what, such as inquiry-received';
comment on column core.event.subject_id is 'index: which thing';
CREATE INDEX event_by_hat ON core.event USING btree (by_hat) WHERE (by_hat IS NOT NULL);
CREATE INDEX event_by_time ON core.event USING btree (at);
CREATE INDEX event_of_family ON core.event USING btree (family_id, id) WHERE (family_id IS NOT NULL);
CREATE INDEX event_of_refused_work ON core.event USING btree (at) WHERE (kind = 'professional-task-refused'::text);
CREATE INDEX event_of_subject ON core.event USING btree (subject_id);
CREATE TRIGGER event_is_told AFTER INSERT ON core.event FOR EACH STATEMENT EXECUTE FUNCTION core.event_is_told();

create table core.family (
  anchor_as text generated always as ('anchor'::text) stored not null,
  anchor_id uuid,
  anchor_person uuid,
  bridge_id uuid,
  bridge_shift_id uuid,
  closed_as text,
  closed_at timestamp with time zone,
  closed_by uuid,
  deputy_as text generated always as ('deputy'::text) stored not null,
  deputy_id uuid,
  deputy_person uuid,
  gap_days integer not null,
  id uuid not null,
  level text not null,
  level_id uuid not null,
  level_is_latest boolean generated always as (true) stored not null,
  level_version integer not null,
  live boolean generated always as (
CASE
    WHEN (closed_at IS NULL) THEN true
    ELSE NULL::boolean
END) stored,
  next_due date,
  next_owner_id uuid,
  next_set_on date,
  next_step_id uuid,
  opened_at timestamp with time zone default platform.now() not null,
  opened_by uuid not null,
  short_name text not null,
  constraint family_anchor FOREIGN KEY (anchor_id, anchor_person, live) REFERENCES core.hat(id, person_id, anchors) DEFERRABLE INITIALLY DEFERRED,
  constraint family_anchor_in_circle FOREIGN KEY (id, anchor_id, anchor_as, live) REFERENCES core.circle(family_id, hat_id, as_what, standing) DEFERRABLE INITIALLY DEFERRED,
  constraint family_bridge FOREIGN KEY (bridge_id, id) REFERENCES core.bridge(id, family_id) DEFERRABLE INITIALLY DEFERRED,
  constraint family_bridge_is_written CHECK (((live IS NOT TRUE) OR (bridge_shift_id IS NULL) OR (level = ANY (ARRAY['C'::text, 'D'::text])) OR (bridge_id IS NOT NULL))),
  constraint family_bridge_shift FOREIGN KEY (bridge_shift_id, next_owner_id, next_due, live) REFERENCES core.shift(id, hat_id, day, planned) DEFERRABLE INITIALLY DEFERRED,
  constraint family_close_has_reason CHECK ((((closed_at IS NULL) = (closed_as IS NULL)) AND ((closed_at IS NULL) = (closed_by IS NULL)))),
  constraint family_closed_as_check CHECK ((closed_as = ANY (ARRAY['goals-reached'::text, 'family-says-enough'::text, 'other-help-took-over'::text, 'moved-away'::text, 'lost-contact'::text, 'death'::text, 'opened-by-mistake'::text]))),
  constraint family_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint family_deputy FOREIGN KEY (deputy_id, deputy_person, live) REFERENCES core.hat(id, person_id, anchors) DEFERRABLE INITIALLY DEFERRED,
  constraint family_deputy_in_circle FOREIGN KEY (id, deputy_id, deputy_as, live) REFERENCES core.circle(family_id, hat_id, as_what, standing) DEFERRABLE INITIALLY DEFERRED,
  constraint family_deputy_is_another CHECK (((live IS NOT TRUE) OR (anchor_person <> deputy_person))),
  constraint family_has_anchor CHECK (((live IS NOT TRUE) OR ((anchor_id IS NOT NULL) AND (anchor_person IS NOT NULL)))),
  constraint family_has_deputy CHECK (((live IS NOT TRUE) OR ((deputy_id IS NOT NULL) AND (deputy_person IS NOT NULL)))),
  constraint family_has_next CHECK (((live IS NOT TRUE) OR ((next_step_id IS NOT NULL) AND (next_due IS NOT NULL) AND (next_owner_id IS NOT NULL) AND (next_set_on IS NOT NULL)))),
  constraint family_level_has_history FOREIGN KEY (level_id, id, level, level_is_latest) REFERENCES core.family_level(id, family_id, level, latest) DEFERRABLE INITIALLY DEFERRED,
  constraint family_live UNIQUE (id, live),
  constraint family_next_in_time CHECK (((live IS NOT TRUE) OR (next_due <= (next_set_on + gap_days)) OR (bridge_shift_id IS NOT NULL))),
  constraint family_next_step FOREIGN KEY (next_step_id, id, next_due, next_owner_id, live) REFERENCES core.next_step(id, family_id, due_on, owner_id, holds) DEFERRABLE INITIALLY DEFERRED,
  constraint family_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint family_pkey PRIMARY KEY (id),
  constraint family_rule FOREIGN KEY (level, level_version, gap_days) REFERENCES core.level_rule(level, version, gap_days),
  constraint family_short_name_check CHECK (((length(short_name) >= 1) AND (length(short_name) <= 60)))
);
comment on table core.family is 'A family is what the people say it is. While it is open it always has an anchor, a deputy who is another person, and one undone next step in time.';
comment on column core.family.anchor_as is 'index: constant, ties the anchor to the circle';
comment on column core.family.anchor_id is 'index: the hat the family can hold on to (holdepunkt)';
comment on column core.family.anchor_person is 'index: its person, so that anchor and deputy can be compared as persons';
comment on column core.family.bridge_id is 'index: the written bridge until then, demanded at level A and B';
comment on column core.family.bridge_shift_id is 'index: the first coming shift, when no planned shift lies within the level''s days';
comment on column core.family.closed_as is 'index: why, from a fixed list; the words stand in core.family_words';
comment on column core.family.closed_at is 'index: when it was closed';
comment on column core.family.closed_by is 'index: by whom';
comment on column core.family.deputy_as is 'index: constant, ties the deputy to the circle';
comment on column core.family.deputy_id is 'index: the hat that steps in';
comment on column core.family.deputy_person is 'index: its person';
comment on column core.family.gap_days is 'index: how far away the next step may be set';
comment on column core.family.id is 'index: id';
comment on column core.family.level is 'index: urgency A to D';
comment on column core.family.level_id is 'index: the line of history that gave it this level';
comment on column core.family.level_is_latest is 'index: constant, ties the level to the last line of its history';
comment on column core.family.level_version is 'index: which version of the level rule';
comment on column core.family.live is 'index: true while open, null afterwards';
comment on column core.family.next_due is 'index: its date';
comment on column core.family.next_owner_id is 'index: who does it';
comment on column core.family.next_set_on is 'index: the day the pointer was last set, written by the row itself';
comment on column core.family.next_step_id is 'index: the one next step that holds the family';
comment on column core.family.opened_at is 'index: when it was opened';
comment on column core.family.opened_by is 'index: by whom';
comment on column core.family.short_name is 'index: chosen by the family, may be anything';
CREATE INDEX family_by_anchor ON core.family USING btree (anchor_id, next_due) WHERE live;
CREATE INDEX family_by_anchor_person ON core.family USING btree (anchor_person) WHERE live;
CREATE INDEX family_by_closer ON core.family USING btree (closed_by) WHERE (closed_by IS NOT NULL);
CREATE INDEX family_by_deputy ON core.family USING btree (deputy_id) WHERE live;
CREATE INDEX family_by_deputy_person ON core.family USING btree (deputy_person) WHERE live;
CREATE INDEX family_by_due ON core.family USING btree (next_due, level, short_name) WHERE live;
CREATE INDEX family_by_last_anchor ON core.family USING btree (anchor_id) WHERE (closed_at IS NOT NULL);
CREATE INDEX family_by_next_owner ON core.family USING btree (next_owner_id) WHERE live;
CREATE INDEX family_by_opener ON core.family USING btree (opened_by, opened_at);
CREATE INDEX family_by_step ON core.family USING btree (next_step_id);
CREATE TRIGGER family_bridge_is_needed BEFORE INSERT OR UPDATE ON core.family FOR EACH ROW EXECUTE FUNCTION core.family_bridge_is_needed();
CREATE TRIGGER family_sets_its_day BEFORE INSERT OR UPDATE ON core.family FOR EACH ROW EXECUTE FUNCTION core.family_sets_its_day();

create table core.family_level (
  at timestamp with time zone default platform.now() not null,
  by_hat uuid not null,
  family_id uuid not null,
  id uuid not null,
  latest boolean generated always as (
CASE
    WHEN (replaced_by IS NULL) THEN true
    ELSE NULL::boolean
END) stored,
  level text not null,
  previous_id uuid,
  reason text not null,
  replaced_by uuid,
  constraint family_level_by_hat_fkey FOREIGN KEY (by_hat) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint family_level_family_id_fkey FOREIGN KEY (family_id) REFERENCES core.family(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  constraint family_level_follows FOREIGN KEY (previous_id, id) REFERENCES core.family_level(id, replaced_by),
  constraint family_level_latest UNIQUE (id, family_id, level, latest),
  constraint family_level_level_check CHECK ((level = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text]))),
  constraint family_level_pkey PRIMARY KEY (id),
  constraint family_level_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000))),
  constraint family_level_replaced UNIQUE (id, replaced_by),
  constraint family_level_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES core.family_level(id) DEFERRABLE INITIALLY DEFERRED
);
comment on table core.family_level is 'The history of a family''s level: every change has a reason, a person and a time.';
comment on column core.family_level.at is 'index: when';
comment on column core.family_level.by_hat is 'index: who set it';
comment on column core.family_level.family_id is 'index: the family';
comment on column core.family_level.id is 'index: id';
comment on column core.family_level.latest is 'index: true for the last line, null afterwards: an old reason cannot be used again';
comment on column core.family_level.level is 'index: A to D';
comment on column core.family_level.previous_id is 'index: the line before, found by the row itself';
comment on column core.family_level.reason is 'content: why, in the counsellor''s words';
comment on column core.family_level.replaced_by is 'index: the line after, written by that line';
CREATE INDEX family_level_by_family ON core.family_level USING btree (family_id, at);
CREATE INDEX family_level_by_next ON core.family_level USING btree (replaced_by) WHERE (replaced_by IS NOT NULL);
CREATE INDEX family_level_by_previous ON core.family_level USING btree (previous_id);
CREATE INDEX family_level_by_setter ON core.family_level USING btree (by_hat);
CREATE UNIQUE INDEX family_level_one_first ON core.family_level USING btree (family_id) WHERE (previous_id IS NULL);
CREATE TRIGGER family_level_replaces BEFORE INSERT ON core.family_level FOR EACH ROW EXECUTE FUNCTION core.family_level_replaces();

create table core.family_words (
  about text,
  after_care text,
  close_words text,
  family_id uuid not null,
  if_worse text,
  reached text,
  constraint family_words_about_check CHECK ((length(about) <= 4000)),
  constraint family_words_after_care_check CHECK ((length(after_care) <= 300)),
  constraint family_words_close_words_check CHECK ((length(close_words) <= 2000)),
  constraint family_words_family_id_fkey FOREIGN KEY (family_id) REFERENCES core.family(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  constraint family_words_if_worse_check CHECK ((length(if_worse) <= 2000)),
  constraint family_words_pkey PRIMARY KEY (family_id),
  constraint family_words_reached_check CHECK ((length(reached) <= 2000))
);
comment on table core.family_words is 'What the family has told about itself, and what was said when it closed.';
comment on column core.family_words.about is 'content: what it is about';
comment on column core.family_words.after_care is 'content: when and how we ask how it goes, if the family wants it';
comment on column core.family_words.close_words is 'content: why it was closed, in words';
comment on column core.family_words.family_id is 'index: the family';
comment on column core.family_words.if_worse is 'content: what the family will do if it gets worse';
comment on column core.family_words.reached is 'content: what was reached, in the family''s words';

create table core.goal (
  adult_id uuid,
  created_at timestamp with time zone default platform.now() not null,
  created_by uuid not null,
  family_id uuid not null,
  id uuid not null,
  reached_at timestamp with time zone,
  words text not null,
  constraint goal_adult FOREIGN KEY (adult_id, family_id) REFERENCES core.hat(id, family_id),
  constraint goal_created_by_fkey FOREIGN KEY (created_by) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint goal_family_id_fkey FOREIGN KEY (family_id) REFERENCES core.family(id) ON DELETE RESTRICT,
  constraint goal_of_family UNIQUE (id, family_id),
  constraint goal_pkey PRIMARY KEY (id),
  constraint goal_words_check CHECK (((length(words) >= 1) AND (length(words) <= 500)))
);
comment on table core.goal is 'What the family wants, in its own words.';
comment on column core.goal.adult_id is 'sealed: the one adult it belongs to, or null for the family';
comment on column core.goal.created_at is 'index: when';
comment on column core.goal.created_by is 'index: by whom';
comment on column core.goal.family_id is 'index: the family';
comment on column core.goal.id is 'index: id';
comment on column core.goal.reached_at is 'index: when the family said it was reached';
comment on column core.goal.words is 'content: the family''s words';
CREATE INDEX goal_by_family ON core.goal USING btree (family_id);
CREATE INDEX goal_by_maker ON core.goal USING btree (created_by);

create table core.hat (
  anchors boolean generated always as (
CASE
    WHEN ((ended_at IS NULL) AND (role = ANY (ARRAY['counsellor'::text, 'team_leader'::text]))) THEN true
    ELSE NULL::boolean
END) stored,
  became_id uuid,
  created_at timestamp with time zone default platform.now() not null,
  display_name text,
  doubled boolean default false not null,
  ended_at timestamp with time zone,
  family_id uuid,
  id uuid not null,
  keeps boolean generated always as (
CASE
    WHEN ((ended_at IS NULL) AND (suspended_at IS NULL) AND (role = ANY (ARRAY['team_leader'::text, 'director'::text, 'administrator'::text]))) THEN true
    ELSE NULL::boolean
END) stored,
  kind text not null,
  last_day date,
  live boolean generated always as (
CASE
    WHEN (ended_at IS NULL) THEN true
    ELSE NULL::boolean
END) stored,
  organisation_id uuid,
  person_id uuid not null,
  profession text,
  role text,
  stands_as text generated always as (
CASE
    WHEN (role = ANY (ARRAY['counsellor'::text, 'team_leader'::text])) THEN 'employee'::text
    WHEN (role = ANY (ARRAY['director'::text, 'administrator'::text])) THEN 'office'::text
    WHEN (role = ANY (ARRAY['coordinator'::text, 'volunteer'::text])) THEN 'volunteer'::text
    WHEN (role = 'guest'::text) THEN 'guest'::text
    ELSE kind
END) stored not null,
  suspended_at timestamp with time zone,
  constraint hat_anchors UNIQUE (id, anchors),
  constraint hat_became_id_fkey FOREIGN KEY (became_id) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint hat_display_name_check CHECK (((length(display_name) >= 1) AND (length(display_name) <= 60))),
  constraint hat_ends_when_it_became CHECK (((became_id IS NULL) OR (ended_at IS NOT NULL))),
  constraint hat_family FOREIGN KEY (family_id) REFERENCES core.family(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  constraint hat_keeps UNIQUE (id, organisation_id, keeps),
  constraint hat_kind_check CHECK ((kind = ANY (ARRAY['membership'::text, 'family_adult'::text, 'writer'::text]))),
  constraint hat_live UNIQUE (id, live),
  constraint hat_of_family UNIQUE (id, family_id),
  constraint hat_organisation FOREIGN KEY (organisation_id, live) REFERENCES core.organisation(id, live) DEFERRABLE INITIALLY DEFERRED,
  constraint hat_person UNIQUE (id, person_id),
  constraint hat_person_anchors UNIQUE (id, person_id, anchors),
  constraint hat_person_id_fkey FOREIGN KEY (person_id) REFERENCES core.person(id) ON DELETE RESTRICT,
  constraint hat_pkey PRIMARY KEY (id),
  constraint hat_profession_check CHECK ((profession = ANY (ARRAY['social-worker'::text, 'lawyer'::text, 'psychologist'::text, 'midwife'::text, 'health-visitor'::text, 'education-guide'::text, 'other'::text]))),
  constraint hat_rests_check CHECK (((kind = 'membership'::text) OR ((suspended_at IS NULL) AND (last_day IS NULL)))),
  constraint hat_role_check CHECK ((role = ANY (ARRAY['counsellor'::text, 'team_leader'::text, 'director'::text, 'administrator'::text, 'coordinator'::text, 'volunteer'::text, 'guest'::text]))),
  constraint hat_shape CHECK (
CASE kind
    WHEN 'membership'::text THEN ((organisation_id IS NOT NULL) AND (role IS NOT NULL) AND (display_name IS NOT NULL) AND (family_id IS NULL) AND (became_id IS NULL))
    WHEN 'family_adult'::text THEN ((family_id IS NOT NULL) AND (organisation_id IS NULL) AND (role IS NULL) AND (display_name IS NULL) AND (became_id IS NULL))
    ELSE ((organisation_id IS NULL) AND (role IS NULL) AND (display_name IS NULL) AND (family_id IS NULL))
END),
  constraint hat_stands_as UNIQUE (id, stands_as, live)
);
comment on table core.hat is 'One person in one capacity: a membership, an adult of one family, or the writer of one conversation.';
comment on column core.hat.anchors is 'index: true while this hat may hold families; the role is part of it, so a role change obeys the same keys';
comment on column core.hat.became_id is 'index: the family adult a writer made the conversation the own page of; from then on the code opens nothing';
comment on column core.hat.created_at is 'index: from when';
comment on column core.hat.display_name is 'index: the first name shown to families and colleagues; memberships only, a family''s names are content';
comment on column core.hat.doubled is 'index: stood beside the same hat of the same person before that was refused; written by nobody any more';
comment on column core.hat.ended_at is 'index: a fact, possible only when nothing is held';
comment on column core.hat.family_id is 'index: the family of a family adult';
comment on column core.hat.id is 'index: id';
comment on column core.hat.keeps is 'index: true while this hat may set up what it belongs to, and can sign in';
comment on column core.hat.kind is 'index: membership, family_adult or writer';
comment on column core.hat.last_day is 'index: the last day at work, once notice is given; no law reads it';
comment on column core.hat.live is 'index: true while it lives, null afterwards';
comment on column core.hat.organisation_id is 'index: where a membership belongs';
comment on column core.hat.person_id is 'index: who wears it; two hats of one person have a wall between them';
comment on column core.hat.profession is 'index: the profession of a professional';
comment on column core.hat.role is 'index: what a membership may do';
comment on column core.hat.stands_as is 'index: employee, office, volunteer, guest, family_adult or writer';
comment on column core.hat.suspended_at is 'index: since when nobody can sign in with it; what it holds stays held';
CREATE INDEX hat_by_became ON core.hat USING btree (became_id) WHERE (became_id IS NOT NULL);
CREATE INDEX hat_by_family ON core.hat USING btree (family_id) WHERE (family_id IS NOT NULL);
CREATE INDEX hat_by_organisation ON core.hat USING btree (organisation_id) WHERE (organisation_id IS NOT NULL);
CREATE INDEX hat_by_person ON core.hat USING btree (person_id);
CREATE UNIQUE INDEX hat_once ON core.hat USING btree (person_id, organisation_id, role) WHERE ((kind = 'membership'::text) AND live AND (NOT doubled));
CREATE INDEX hat_paused ON core.hat USING btree (id) WHERE (suspended_at IS NOT NULL);
CREATE TRIGGER network_finds_its_keeper AFTER INSERT OR UPDATE OF ended_at, suspended_at, role, organisation_id ON core.hat FOR EACH ROW WHEN ((new.kind = 'membership'::text)) EXECUTE FUNCTION core.network_finds_its_keeper();

create table core.helpline (
  called_off_at timestamp with time zone,
  checked_on date,
  emergency boolean default false not null,
  for_whom_da text not null,
  for_whom_en text not null,
  key text not null,
  live boolean generated always as (
CASE
    WHEN (called_off_at IS NULL) THEN true
    ELSE NULL::boolean
END) stored,
  name text not null,
  number text not null,
  otherwise_da text,
  otherwise_en text,
  "position" smallint not null,
  roles text[] default '{}'::text[] not null,
  source text not null,
  what_da text not null,
  what_en text not null,
  constraint helpline_112_is_first CHECK ((("position" = 0) = (number = '112'::text))),
  constraint helpline_112_stays CHECK (((called_off_at IS NULL) OR (number <> '112'::text))),
  constraint helpline_key_check CHECK ((key ~ '^[a-z0-9-]+$'::text)),
  constraint helpline_number UNIQUE (number, live),
  constraint helpline_number_check CHECK ((number ~ '^[0-9 ]{3,14}$'::text)),
  constraint helpline_pkey PRIMARY KEY (key),
  constraint helpline_position UNIQUE ("position") DEFERRABLE INITIALLY DEFERRED,
  constraint helpline_roles CHECK ((roles <@ ARRAY['pregnant'::text, 'mother'::text, 'father'::text, 'other-parent'::text, 'grandparent'::text, 'child'::text]))
);
comment on table core.helpline is 'A public number one can call; 112 always comes first.';
comment on column core.helpline.called_off_at is 'index: when the organisation stopped showing it';
comment on column core.helpline.checked_on is 'index: the day the organisation confirmed number and hours; null until then, and shown so';
comment on column core.helpline.emergency is 'index: for danger to life right now';
comment on column core.helpline.for_whom_da is 'index: whom it is for, in Danish';
comment on column core.helpline.for_whom_en is 'index: whom it is for, in English';
comment on column core.helpline.key is 'index: a short name for it';
comment on column core.helpline.live is 'index: true while it is shown';
comment on column core.helpline.name is 'index: whose line it is';
comment on column core.helpline.number is 'index: the number as people read it';
comment on column core.helpline.otherwise_da is 'index: SMS, chat or another way, in Danish';
comment on column core.helpline.otherwise_en is 'index: SMS, chat or another way, in English';
comment on column core.helpline."position" is 'index: the order they are shown in; 0 is 112';
comment on column core.helpline.roles is 'index: which roles it is for; empty means everyone';
comment on column core.helpline.source is 'index: where number and hours were read';
comment on column core.helpline.what_da is 'index: what it helps with, in Danish';
comment on column core.helpline.what_en is 'index: what it helps with, in English';

create table core.helpline_hours (
  days smallint[] not null,
  from_time time without time zone not null,
  helpline_key text not null,
  to_time time without time zone not null,
  constraint helpline_hours_days CHECK (((cardinality(days) > 0) AND (days <@ ARRAY[(0)::smallint, (1)::smallint, (2)::smallint, (3)::smallint, (4)::smallint, (5)::smallint, (6)::smallint, (7)::smallint]))),
  constraint helpline_hours_helpline_key_fkey FOREIGN KEY (helpline_key) REFERENCES core.helpline(key) ON DELETE RESTRICT,
  constraint helpline_hours_pkey PRIMARY KEY (helpline_key, days, from_time)
);
comment on table core.helpline_hours is 'When a helpline answers. A row that ends no later than it begins runs past midnight.';
comment on column core.helpline_hours.days is 'index: 1 Monday to 7 Sunday, 0 public holidays; a holiday counts as 0 only';
comment on column core.helpline_hours.from_time is 'index: from, on a Danish clock';
comment on column core.helpline_hours.helpline_key is 'index: the line';
comment on column core.helpline_hours.to_time is 'index: to, on a Danish clock; at most 24:00';

create table core.holiday (
  called_off_at timestamp with time zone,
  day date not null,
  name_da text not null,
  name_en text not null,
  own boolean default false not null,
  constraint holiday_of_all_stands CHECK ((own OR (called_off_at IS NULL))),
  constraint holiday_pkey PRIMARY KEY (day)
);
comment on table core.holiday is 'Danish public holidays, and the days this network keeps as holidays.';
comment on column core.holiday.called_off_at is 'index: when an own one was called off';
comment on column core.holiday.day is 'index: the date';
comment on column core.holiday.name_da is 'index: its name in Danish';
comment on column core.holiday.name_en is 'index: its name in English';
comment on column core.holiday.own is 'index: whether this network added it; the others are the same for everyone';

create table core.home (
  adult_id uuid,
  family_id uuid not null,
  id uuid not null,
  label text not null,
  postcode text,
  constraint home_adult FOREIGN KEY (adult_id, family_id) REFERENCES core.hat(id, family_id),
  constraint home_family_id_fkey FOREIGN KEY (family_id) REFERENCES core.family(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  constraint home_label_check CHECK (((length(label) >= 1) AND (length(label) <= 80))),
  constraint home_of_family UNIQUE (id, family_id),
  constraint home_pkey PRIMARY KEY (id),
  constraint home_postcode_check CHECK ((postcode ~ '^\d{4}$'::text))
);
comment on table core.home is 'A place the family lives; a child may live in two.';
comment on column core.home.adult_id is 'sealed: the one adult who told of it, or null for the family';
comment on column core.home.family_id is 'index: the family';
comment on column core.home.id is 'index: id';
comment on column core.home.label is 'content: the family''s word for it, such as "hos far"';
comment on column core.home.postcode is 'content: postcode';
CREATE INDEX home_by_family ON core.home USING btree (family_id);

create table core.invitation (
  ends_at timestamp with time zone not null,
  hat_id uuid not null,
  id uuid not null,
  made_at timestamp with time zone default platform.now() not null,
  made_by uuid,
  mail_taken_at timestamp with time zone,
  mailed_at timestamp with time zone,
  renews boolean default false not null,
  token_hash bytea not null,
  used_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint invitation_hat_id_fkey FOREIGN KEY (hat_id) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint invitation_made_by_fkey FOREIGN KEY (made_by) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint invitation_pkey PRIMARY KEY (id),
  constraint invitation_token_hash_check CHECK ((octet_length(token_hash) = 32))
);
comment on table core.invitation is 'The way in for one membership, once: whoever holds the link makes the passkey of that person.';
comment on column core.invitation.ends_at is 'index: until when it may be used';
comment on column core.invitation.hat_id is 'index: who is invited';
comment on column core.invitation.id is 'index: id';
comment on column core.invitation.made_at is 'index: when';
comment on column core.invitation.made_by is 'index: who invited; nobody for the first leader';
comment on column core.invitation.mail_taken_at is 'index: when the sender took it, so that it is mailed at most once';
comment on column core.invitation.mailed_at is 'index: when the mail left; empty as long as the person has not been told by us';
comment on column core.invitation.renews is 'index: the old passkeys were closed for it';
comment on column core.invitation.token_hash is 'index: SHA-256 of the token in the link; no leader can read it back';
comment on column core.invitation.used_at is 'index: when it was used';
comment on column core.invitation.withdrawn_at is 'index: when a newer one took its place, or the membership ended';
CREATE INDEX invitation_by_token ON core.invitation USING btree (token_hash);
CREATE INDEX invitation_of_hat ON core.invitation USING btree (hat_id, made_at);
CREATE INDEX invitation_to_mail ON core.invitation USING btree (made_at) WHERE ((used_at IS NULL) AND (withdrawn_at IS NULL) AND (mail_taken_at IS NULL));

create table core.kept_as (
  kind text not null,
  relation text not null,
  constraint kept_as_kind_fkey FOREIGN KEY (kind) REFERENCES core.retention(kind),
  constraint kept_as_pkey PRIMARY KEY (relation, kind)
);
comment on table core.kept_as is 'Every table there is, and as which kind its rows are kept: a table that is not named here fails a test.';
comment on column core.kept_as.kind is 'index: the kind; some tables hold rows of several';
comment on column core.kept_as.relation is 'index: the table';

create table core.level_rule (
  gap_days integer not null,
  level text not null,
  valid_from date not null,
  version integer not null,
  constraint level_rule_gap UNIQUE (level, version, gap_days),
  constraint level_rule_gap_days_check CHECK (((gap_days >= 1) AND (gap_days <= 60))),
  constraint level_rule_level_check CHECK ((level = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text]))),
  constraint level_rule_pkey PRIMARY KEY (level, version)
);
comment on table core.level_rule is 'How many days may pass between two next steps at each level. A changed rule is a new version: families keep what they were promised until it is set anew.';
comment on column core.level_rule.gap_days is 'index: calendar days from the day the next step is set';
comment on column core.level_rule.level is 'index: A to D';
comment on column core.level_rule.valid_from is 'index: from when new families get it';
comment on column core.level_rule.version is 'index: version';

create unlogged table core.link_request (
  address text not null,
  at timestamp with time zone default platform.now() not null,
  id uuid not null,
  constraint link_request_address_check CHECK (((length(address) >= 3) AND (length(address) <= 254))),
  constraint link_request_pkey PRIMARY KEY (id)
);
comment on table core.link_request is 'Somebody has asked for a link. The answer on the page is the same for every address: the sender alone looks whose it is.';
comment on column core.link_request.address is 'index: the address that was typed; deleted when it is read';
comment on column core.link_request.at is 'index: when';
comment on column core.link_request.id is 'index: id';

create table core.mail (
  at timestamp with time zone default platform.now() not null,
  next_try_at timestamp with time zone,
  notice_id uuid not null,
  state text not null,
  tries integer default 1 not null,
  constraint mail_later_has_time CHECK (((state = 'later'::text) = (next_try_at IS NOT NULL))),
  constraint mail_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES core.notice(id) ON DELETE RESTRICT,
  constraint mail_pkey PRIMARY KEY (notice_id),
  constraint mail_state_check CHECK ((state = ANY (ARRAY['not-wanted'::text, 'carrying'::text, 'carried'::text, 'later'::text, 'refused'::text]))),
  constraint mail_tries_check CHECK (((tries >= 1) AND (tries <= 50)))
);
comment on table core.mail is 'What became of a notice outside the page: at most one mail, and only to a person who has turned mail on.';
comment on column core.mail.at is 'index: when this was decided';
comment on column core.mail.next_try_at is 'index: not before';
comment on column core.mail.notice_id is 'index: the notice';
comment on column core.mail.state is 'index: not wanted by the person, being carried, carried, to be tried later, or refused by the receiver';
comment on column core.mail.tries is 'index: how many times it was tried; only what certainly did not leave is tried again';
CREATE INDEX mail_to_try_again ON core.mail USING btree (next_try_at) WHERE (state = 'later'::text);

create table core.member (
  adult_id uuid,
  born_on date,
  created_at timestamp with time zone default platform.now() not null,
  due_on date,
  family_id uuid not null,
  id uuid not null,
  left_at timestamp with time zone,
  left_because text,
  name text,
  person_id uuid not null,
  role text not null,
  constraint member_adult FOREIGN KEY (adult_id, family_id) REFERENCES core.hat(id, family_id),
  constraint member_adult_is_the_person FOREIGN KEY (adult_id, person_id) REFERENCES core.hat(id, person_id),
  constraint member_family_id_fkey FOREIGN KEY (family_id) REFERENCES core.family(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  constraint member_leaves_with_a_reason_check CHECK (((left_at IS NULL) = (left_because IS NULL))),
  constraint member_left_because_check CHECK (((length(left_because) >= 1) AND (length(left_because) <= 300))),
  constraint member_name_check CHECK (((length(name) >= 1) AND (length(name) <= 80))),
  constraint member_of_family UNIQUE (id, family_id),
  constraint member_once UNIQUE (family_id, person_id),
  constraint member_person_id_fkey FOREIGN KEY (person_id) REFERENCES core.person(id) ON DELETE RESTRICT,
  constraint member_pkey PRIMARY KEY (id),
  constraint member_role_check CHECK ((role = ANY (ARRAY['pregnant'::text, 'mother'::text, 'father'::text, 'other-parent'::text, 'grandparent'::text, 'other-adult'::text, 'child'::text, 'expected-child'::text])))
);
comment on table core.member is 'The people of a family. They may be nameless.';
comment on column core.member.adult_id is 'index: the hat of an adult';
comment on column core.member.born_on is 'content: birthday, or the first of the month or year that is known';
comment on column core.member.created_at is 'index: from when';
comment on column core.member.due_on is 'content: the due date of an expected child';
comment on column core.member.family_id is 'index: the family';
comment on column core.member.id is 'index: id';
comment on column core.member.left_at is 'content: until when';
comment on column core.member.left_because is 'content: why, in the family''s words';
comment on column core.member.name is 'content: what they are called';
comment on column core.member.person_id is 'index: the person; a child may be a member of two families';
comment on column core.member.role is 'content: who they are in the family';
CREATE INDEX member_by_adult ON core.member USING btree (adult_id);
CREATE INDEX member_by_person ON core.member USING btree (person_id);

create table core.municipality (
  code text not null,
  folded text[] generated always as (core.fold_names(names)) stored not null,
  lat double precision,
  lng double precision,
  names text[] not null,
  constraint municipality_code_check CHECK ((code ~ '^0[1-9][0-9]{2}$'::text)),
  constraint municipality_lat_check CHECK (((lat >= (54)::double precision) AND (lat <= (58)::double precision))),
  constraint municipality_lng_check CHECK (((lng >= (7)::double precision) AND (lng <= (16)::double precision))),
  constraint municipality_names_check CHECK ((cardinality(names) > 0)),
  constraint municipality_pkey PRIMARY KEY (code),
  constraint municipality_whole_point CHECK (((lat IS NULL) = (lng IS NULL)))
);
comment on table core.municipality is 'The 98 municipalities of Denmark.';
comment on column core.municipality.code is 'index: the official code, four digits';
comment on column core.municipality.folded is 'index: the names in the one spelling they are sought by';
comment on column core.municipality.lat is 'index: latitude of the middle of its towns, for postcodes without a point of their own';
comment on column core.municipality.lng is 'index: longitude of the middle of its towns';
comment on column core.municipality.names is 'index: the name shown, then other names people use';
CREATE INDEX municipality_by_name ON core.municipality USING gin (folded);

create table core.network_text (
  da text,
  en text,
  id uuid not null,
  name text not null,
  set_at timestamp with time zone default platform.now() not null,
  set_by uuid not null,
  constraint network_text_da_check CHECK (((length(da) >= 1) AND (length(da) <= 400))),
  constraint network_text_danish_first CHECK (((en IS NULL) OR (da IS NOT NULL))),
  constraint network_text_en_check CHECK (((length(en) >= 1) AND (length(en) <= 400))),
  constraint network_text_name_check CHECK ((name = ANY (ARRAY['greeting'::text, 'phone-hours'::text, 'about-us'::text]))),
  constraint network_text_pkey PRIMARY KEY (id),
  constraint network_text_set_by_fkey FOREIGN KEY (set_by) REFERENCES core.hat(id) ON DELETE RESTRICT
);
comment on table core.network_text is 'What a network says in its own words on the front page; each change is a new row, the newest stands.';
comment on column core.network_text.da is 'index: the Danish words, plain text; null: the words of the house';
comment on column core.network_text.en is 'index: the English words, plain text';
comment on column core.network_text.id is 'index: id';
comment on column core.network_text.name is 'index: which text: greeting, phone-hours or about-us';
comment on column core.network_text.set_at is 'index: when';
comment on column core.network_text.set_by is 'index: who wrote it';
CREATE INDEX network_text_newest ON core.network_text USING btree (name, set_at DESC);

create table core.next_step (
  adult_id uuid,
  created_at timestamp with time zone default platform.now() not null,
  created_by uuid not null,
  due_on date not null,
  ended_as text,
  ended_at timestamp with time zone,
  ended_by uuid,
  family_id uuid not null,
  holds boolean generated always as (
CASE
    WHEN ((ended_at IS NULL) AND (owner_as = 'employee'::text)) THEN true
    ELSE NULL::boolean
END) stored,
  id uuid not null,
  led_by uuid,
  led_by_as text,
  moved_from uuid,
  needs_reason boolean generated always as (
CASE
    WHEN (ended_as = ANY (ARRAY['dropped'::text, 'moved'::text])) THEN true
    ELSE NULL::boolean
END) stored,
  owner_as text not null,
  owner_family uuid generated always as (
CASE
    WHEN (owner_as = 'family_adult'::text) THEN family_id
    ELSE NULL::uuid
END) stored,
  owner_id uuid not null,
  task_class text not null,
  task_type text not null,
  undone boolean generated always as (
CASE
    WHEN (ended_at IS NULL) THEN true
    ELSE NULL::boolean
END) stored,
  constraint next_step_adult FOREIGN KEY (adult_id, family_id) REFERENCES core.hat(id, family_id) DEFERRABLE INITIALLY DEFERRED,
  constraint next_step_created_by_fkey FOREIGN KEY (created_by) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint next_step_end_has_reason FOREIGN KEY (id, needs_reason) REFERENCES core.step_words(step_id, has_reason) DEFERRABLE INITIALLY DEFERRED,
  constraint next_step_ended_as_check CHECK ((ended_as = ANY (ARRAY['done'::text, 'dropped'::text, 'moved'::text]))),
  constraint next_step_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint next_step_ends_whole CHECK ((((ended_at IS NULL) = (ended_as IS NULL)) AND ((ended_at IS NULL) = (ended_by IS NULL)))),
  constraint next_step_family_id_fkey FOREIGN KEY (family_id) REFERENCES core.family(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  constraint next_step_holds UNIQUE (id, family_id, due_on, owner_id, holds),
  constraint next_step_leader FOREIGN KEY (led_by, led_by_as, undone) REFERENCES core.hat(id, stands_as, live) DEFERRABLE INITIALLY DEFERRED,
  constraint next_step_led_by_as_check CHECK ((led_by_as = ANY (ARRAY['employee'::text, 'guest'::text]))),
  constraint next_step_led_whole CHECK (((led_by IS NULL) = (led_by_as IS NULL))),
  constraint next_step_moved_from_fkey FOREIGN KEY (moved_from) REFERENCES core.next_step(id) ON DELETE RESTRICT,
  constraint next_step_of_family UNIQUE (id, family_id),
  constraint next_step_owner FOREIGN KEY (owner_id, owner_as, undone) REFERENCES core.hat(id, stands_as, live) DEFERRABLE INITIALLY DEFERRED,
  constraint next_step_owner_of_family FOREIGN KEY (owner_id, owner_family) REFERENCES core.hat(id, family_id) DEFERRABLE INITIALLY DEFERRED,
  constraint next_step_pkey PRIMARY KEY (id),
  constraint next_step_professional CHECK (((task_class <> 'professional'::text) OR (owner_as = ANY (ARRAY['employee'::text, 'guest'::text])))),
  constraint next_step_shared_is_led CHECK (((task_class <> 'shared'::text) OR (owner_as = ANY (ARRAY['employee'::text, 'guest'::text])) OR ((led_by IS NOT NULL) AND (led_by_as IS NOT NULL)))),
  constraint next_step_task FOREIGN KEY (task_type, task_class) REFERENCES core.task_type(code, class)
);
comment on table core.next_step is 'What will be done for or by the family. The plan is the list of these; there is no second table.';
comment on column core.next_step.adult_id is 'index: the one adult it belongs to, or null for the family; another adult never sees the row';
comment on column core.next_step.created_at is 'index: when it was made';
comment on column core.next_step.created_by is 'index: by whom';
comment on column core.next_step.due_on is 'index: by which day';
comment on column core.next_step.ended_as is 'index: done, dropped or moved';
comment on column core.next_step.ended_at is 'index: when it ended';
comment on column core.next_step.ended_by is 'index: by whom';
comment on column core.next_step.family_id is 'index: the family';
comment on column core.next_step.holds is 'index: true while undone and an employee''s: only such a step can hold a family';
comment on column core.next_step.id is 'index: id';
comment on column core.next_step.led_by is 'index: the professional who leads a shared task';
comment on column core.next_step.led_by_as is 'index: what the leading professional stands as';
comment on column core.next_step.moved_from is 'index: the step this one continues';
comment on column core.next_step.needs_reason is 'index: true when it was dropped or moved: then its words say why';
comment on column core.next_step.owner_as is 'index: what the owner stands as, carried so that keys and checks can ask it';
comment on column core.next_step.owner_family is 'index: the family of an adult who does it: never another family''s';
comment on column core.next_step.owner_id is 'index: who does it';
comment on column core.next_step.task_class is 'index: its class, carried for law 4';
comment on column core.next_step.task_type is 'index: kind of task';
comment on column core.next_step.undone is 'index: true while undone, null afterwards';
CREATE INDEX next_step_by_adult ON core.next_step USING btree (adult_id) WHERE (adult_id IS NOT NULL);
CREATE INDEX next_step_by_any_owner ON core.next_step USING btree (owner_id);
CREATE INDEX next_step_by_ender ON core.next_step USING btree (ended_by, ended_at) WHERE (ended_by IS NOT NULL);
CREATE INDEX next_step_by_family ON core.next_step USING btree (family_id, due_on);
CREATE INDEX next_step_by_leader ON core.next_step USING btree (led_by) WHERE (led_by IS NOT NULL);
CREATE INDEX next_step_by_maker ON core.next_step USING btree (created_by);
CREATE INDEX next_step_by_moved ON core.next_step USING btree (moved_from) WHERE (moved_from IS NOT NULL);
CREATE INDEX next_step_by_owner ON core.next_step USING btree (owner_id, due_on) WHERE undone;
CREATE TRIGGER next_step_only_ended_is_deleted BEFORE DELETE ON core.next_step FOR EACH ROW EXECUTE FUNCTION core.only_ended_is_deleted();

create table core.notice (
  created_at timestamp with time zone default platform.now() not null,
  id uuid not null,
  kind text not null,
  seen_at timestamp with time zone,
  sent_at timestamp with time zone,
  sent_by text,
  to_hat uuid not null,
  "values" jsonb default '{}'::jsonb not null,
  constraint notice_kind_check CHECK ((kind = ANY (ARRAY['answer'::text, 'new-anchor'::text, 'stand-in'::text, 'promise-given'::text, 'promise-broken'::text, 'promise-moved'::text, 'promise-nearer'::text, 'next-step'::text, 'note'::text, 'sign-in'::text]))),
  constraint notice_pkey PRIMARY KEY (id),
  constraint notice_sent_by_check CHECK ((sent_by = 'mail'::text)),
  constraint notice_to_hat_fkey FOREIGN KEY (to_hat) REFERENCES core.hat(id) ON DELETE RESTRICT
);
comment on table core.notice is 'Something a person should know: fixed neutral words, never content. It waits on the page; only a channel the person has turned on may carry "there is word for you".';
comment on column core.notice.created_at is 'index: when it arose';
comment on column core.notice.id is 'index: id';
comment on column core.notice.kind is 'index: which fixed text';
comment on column core.notice.seen_at is 'index: when the person saw it on the page; null means not told yet';
comment on column core.notice.sent_at is 'index: when a channel carried it';
comment on column core.notice.sent_by is 'index: which channel';
comment on column core.notice.to_hat is 'index: to whom';
comment on column core.notice."values" is 'index: first names of ours, dates and what was promised for the fixed text, nothing about the family';
CREATE INDEX notice_to_hat ON core.notice USING btree (to_hat);
CREATE INDEX notice_to_send ON core.notice USING btree (created_at) WHERE ((sent_at IS NULL) AND (seen_at IS NULL));
CREATE INDEX notice_waiting ON core.notice USING btree (to_hat, created_at) WHERE (seen_at IS NULL);
CREATE TRIGGER notice_by_mail AFTER INSERT ON core.notice REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION core.notice_by_mail();

create table core.offer (
  child_from_months integer,
  child_to_months integer,
  for_whom_da text not null,
  for_whom_en text,
  free boolean default true not null,
  id uuid not null,
  kind text not null,
  languages text[] default '{da}'::text[] not null,
  live boolean generated always as (
CASE
    WHEN upper_inf(valid) THEN true
    ELSE NULL::boolean
END) stored,
  organisation_id uuid not null,
  roles text[] default '{}'::text[] not null,
  signup_da text not null,
  signup_en text,
  situations text[] not null,
  title_da text not null,
  title_en text,
  valid daterange not null,
  what_da text not null,
  what_en text,
  constraint offer_child_age CHECK ((((child_from_months >= '-9'::integer) AND (child_from_months <= 216)) AND ((child_to_months >= '-9'::integer) AND (child_to_months <= 216)) AND (child_from_months <= child_to_months))),
  constraint offer_for_whom_da_check CHECK (((length(for_whom_da) >= 1) AND (length(for_whom_da) <= 200))),
  constraint offer_for_whom_en_check CHECK (((length(for_whom_en) >= 1) AND (length(for_whom_en) <= 200))),
  constraint offer_is_free CHECK (free),
  constraint offer_kind_check CHECK ((kind = ANY (ARRAY['counselling'::text, 'group'::text, 'activity'::text, 'line'::text]))),
  constraint offer_languages CHECK ((array_to_string(languages, ' '::text) ~ '^[a-z]{2}( [a-z]{2})*$'::text)),
  constraint offer_live UNIQUE (id, live),
  constraint offer_of_living_organisation FOREIGN KEY (organisation_id, live) REFERENCES core.organisation(id, live) DEFERRABLE INITIALLY DEFERRED,
  constraint offer_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE RESTRICT,
  constraint offer_pkey PRIMARY KEY (id),
  constraint offer_roles CHECK ((roles <@ ARRAY['pregnant'::text, 'mother'::text, 'father'::text, 'other-parent'::text, 'grandparent'::text, 'child'::text])),
  constraint offer_signup_da_check CHECK (((length(signup_da) >= 1) AND (length(signup_da) <= 300))),
  constraint offer_signup_en_check CHECK (((length(signup_en) >= 1) AND (length(signup_en) <= 300))),
  constraint offer_situations CHECK (((cardinality(situations) > 0) AND (situations <@ ARRAY['pregnant-or-new-parent'::text, 'crisis'::text, 'company'::text]))),
  constraint offer_title_da_check CHECK (((length(title_da) >= 1) AND (length(title_da) <= 120))),
  constraint offer_title_en_check CHECK (((length(title_en) >= 1) AND (length(title_en) <= 120))),
  constraint offer_valid_some_day CHECK ((NOT isempty(valid))),
  constraint offer_what_da_check CHECK (((length(what_da) >= 1) AND (length(what_da) <= 600))),
  constraint offer_what_en_check CHECK (((length(what_en) >= 1) AND (length(what_en) <= 600)))
);
comment on table core.offer is 'Help of one kind from one organisation: counselling, a group, an activity or a line. Always free.';
comment on column core.offer.child_from_months is 'index: youngest child in months, before birth below 0; null means any age';
comment on column core.offer.child_to_months is 'index: oldest child in months; null means any age';
comment on column core.offer.for_whom_da is 'index: whom it is for in words, in Danish';
comment on column core.offer.for_whom_en is 'index: whom it is for in words, in English';
comment on column core.offer.free is 'index: always true: no offer of the directory costs anything';
comment on column core.offer.id is 'index: id';
comment on column core.offer.kind is 'index: counselling, group, activity or line';
comment on column core.offer.languages is 'index: languages spoken there, ISO 639-1';
comment on column core.offer.live is 'index: true while it has no last day, null afterwards';
comment on column core.offer.organisation_id is 'index: who gives it';
comment on column core.offer.roles is 'index: which parent roles it is for; empty means everyone';
comment on column core.offer.signup_da is 'index: how one comes along, in Danish';
comment on column core.offer.signup_en is 'index: how one comes along, in English';
comment on column core.offer.situations is 'index: which of the three situations of the front door it answers';
comment on column core.offer.title_da is 'index: what it is called, in Danish';
comment on column core.offer.title_en is 'index: what it is called, in English; the Danish shows when it is missing';
comment on column core.offer.valid is 'index: from and to which day it exists';
comment on column core.offer.what_da is 'index: what happens there, in Danish';
comment on column core.offer.what_en is 'index: what happens there, in English';
CREATE INDEX offer_by_organisation ON core.offer USING btree (organisation_id);
CREATE INDEX offer_by_situation ON core.offer USING gin (situations);

create table core.opening (
  anchor_on date,
  from_time time without time zone,
  id uuid not null,
  interval_weeks smallint default 1 not null,
  live boolean generated always as (
CASE
    WHEN upper_inf(valid) THEN true
    ELSE NULL::boolean
END) stored,
  offer_id uuid not null,
  on_holidays boolean default false not null,
  place_id uuid not null,
  to_time time without time zone,
  valid daterange not null,
  weekdays smallint[] not null,
  constraint opening_at_used_place FOREIGN KEY (place_id, live) REFERENCES core.place(id, live) DEFERRABLE INITIALLY DEFERRED,
  constraint opening_ends_after_it_begins CHECK ((from_time < to_time)),
  constraint opening_has_anchor CHECK (((interval_weeks = 1) OR (anchor_on IS NOT NULL))),
  constraint opening_has_times CHECK ((((cardinality(weekdays) = 0) = (from_time IS NULL)) AND ((from_time IS NULL) = (to_time IS NULL)))),
  constraint opening_interval_weeks_check CHECK ((interval_weeks = ANY (ARRAY[1, 2, 4]))),
  constraint opening_of_standing_offer FOREIGN KEY (offer_id, live) REFERENCES core.offer(id, live) DEFERRABLE INITIALLY DEFERRED,
  constraint opening_offer_id_fkey FOREIGN KEY (offer_id) REFERENCES core.offer(id) ON DELETE RESTRICT,
  constraint opening_pkey PRIMARY KEY (id),
  constraint opening_place_id_fkey FOREIGN KEY (place_id) REFERENCES core.place(id) ON DELETE RESTRICT,
  constraint opening_valid_some_day CHECK ((NOT isempty(valid))),
  constraint opening_weekdays CHECK ((weekdays <@ ARRAY[(1)::smallint, (2)::smallint, (3)::smallint, (4)::smallint, (5)::smallint, (6)::smallint, (7)::smallint]))
);
comment on table core.opening is 'When an offer is open at a place: one row that repeats. Without weekdays it is by appointment.';
comment on column core.opening.anchor_on is 'index: a day in a week that counts, when not every week does';
comment on column core.opening.from_time is 'index: from, on a Danish clock';
comment on column core.opening.id is 'index: id';
comment on column core.opening.interval_weeks is 'index: every week, every second or every fourth';
comment on column core.opening.live is 'index: true while it has no last day, null afterwards';
comment on column core.opening.offer_id is 'index: what';
comment on column core.opening.on_holidays is 'index: whether it is open on public holidays too';
comment on column core.opening.place_id is 'index: where';
comment on column core.opening.to_time is 'index: to, on a Danish clock, at most 24:00';
comment on column core.opening.valid is 'index: from and to which day it holds';
comment on column core.opening.weekdays is 'index: 1 Monday to 7 Sunday; empty means by appointment';
CREATE INDEX opening_by_offer ON core.opening USING btree (offer_id, place_id);
CREATE INDEX opening_by_place ON core.opening USING btree (place_id);

create table core.organisation (
  ended_at timestamp with time zone,
  id uuid not null,
  kept boolean generated always as (
CASE
    WHEN ((kind = 'network'::text) AND (ended_at IS NULL)) THEN true
    ELSE NULL::boolean
END) stored,
  kept_by uuid,
  kind text not null,
  live boolean generated always as (
CASE
    WHEN (ended_at IS NULL) THEN true
    ELSE NULL::boolean
END) stored,
  name text not null,
  parent_id uuid,
  constraint organisation_is_kept FOREIGN KEY (kept_by, id, kept) REFERENCES core.hat(id, organisation_id, keeps) DEFERRABLE INITIALLY DEFERRED,
  constraint organisation_kind_check CHECK ((kind = ANY (ARRAY['network'::text, 'house'::text, 'association'::text, 'municipality'::text, 'region'::text]))),
  constraint organisation_live UNIQUE (id, live),
  constraint organisation_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint organisation_parent FOREIGN KEY (parent_id, live) REFERENCES core.organisation(id, live) DEFERRABLE INITIALLY DEFERRED,
  constraint organisation_pkey PRIMARY KEY (id)
);
comment on table core.organisation is 'The network itself, its houses and associations, and the municipalities and regions it works with.';
comment on column core.organisation.ended_at is 'index: when it ended; possible only when nobody is a living member';
comment on column core.organisation.id is 'index: id';
comment on column core.organisation.kept is 'index: true for a network that lives';
comment on column core.organisation.kept_by is 'index: one of those who may set up the network; it cannot lose the last of them';
comment on column core.organisation.kind is 'index: network, house, association, municipality or region';
comment on column core.organisation.live is 'index: true while it lives, null afterwards';
comment on column core.organisation.name is 'index: the name people know';
comment on column core.organisation.parent_id is 'index: the organisation it is a part of';
CREATE TRIGGER new_network_finds_its_keeper AFTER INSERT ON core.organisation FOR EACH ROW WHEN ((new.kind = 'network'::text)) EXECUTE FUNCTION core.new_network_finds_its_keeper();

create table core.passkey (
  credential_id bytea not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  invitation_id uuid not null,
  made_at timestamp with time zone default platform.now() not null,
  person_id uuid not null,
  public_key bytea not null,
  sign_count bigint not null,
  used_at timestamp with time zone,
  constraint passkey_credential_id_check CHECK (((octet_length(credential_id) >= 1) AND (octet_length(credential_id) <= 1023))),
  constraint passkey_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint passkey_invitation_id_fkey FOREIGN KEY (invitation_id) REFERENCES core.invitation(id) ON DELETE RESTRICT,
  constraint passkey_person_id_fkey FOREIGN KEY (person_id) REFERENCES core.person(id) ON DELETE RESTRICT,
  constraint passkey_pkey PRIMARY KEY (credential_id),
  constraint passkey_sign_count_check CHECK ((sign_count >= 0))
);
comment on table core.passkey is 'A key that lies in a person''s phone, computer or security key; here is only the half that checks it.';
comment on column core.passkey.credential_id is 'index: the name the device gave it';
comment on column core.passkey.ended_at is 'index: when it was closed';
comment on column core.passkey.ended_by is 'index: the leader who closed it, so that its owner can be told';
comment on column core.passkey.invitation_id is 'index: the invitation it was made with';
comment on column core.passkey.made_at is 'index: when it was made';
comment on column core.passkey.person_id is 'index: whose it is; it opens the memberships of that person and nothing else';
comment on column core.passkey.public_key is 'index: checks a signature and can make none';
comment on column core.passkey.sign_count is 'index: the device''s own count; one that goes back tells of a copy';
comment on column core.passkey.used_at is 'index: last used';
CREATE INDEX passkey_of_person ON core.passkey USING btree (person_id) WHERE (ended_at IS NULL);

create table core.passkey_use (
  at timestamp with time zone default platform.now() not null,
  challenge_hash bytea not null,
  credential_id bytea not null,
  ticket_hash bytea not null,
  worn_at timestamp with time zone,
  constraint passkey_use_challenge_hash_check CHECK ((octet_length(challenge_hash) = 32)),
  constraint passkey_use_credential_id_fkey FOREIGN KEY (credential_id) REFERENCES core.passkey(credential_id) ON DELETE RESTRICT,
  constraint passkey_use_pkey PRIMARY KEY (challenge_hash),
  constraint passkey_use_ticket_hash_check CHECK ((octet_length(ticket_hash) = 32))
);
comment on table core.passkey_use is 'A challenge that has been answered, so that the same answer opens nothing twice; and the ticket with which a hat is then chosen.';
comment on column core.passkey_use.at is 'index: when';
comment on column core.passkey_use.challenge_hash is 'index: SHA-256 of the challenge';
comment on column core.passkey_use.credential_id is 'index: the passkey that answered';
comment on column core.passkey_use.ticket_hash is 'index: SHA-256 of the ticket';
comment on column core.passkey_use.worn_at is 'index: when a hat was put on with it';
CREATE INDEX passkey_use_at ON core.passkey_use USING btree (at);
CREATE INDEX passkey_use_by_ticket ON core.passkey_use USING btree (ticket_hash);

create table core.person (
  created_at timestamp with time zone default platform.now() not null,
  id uuid not null,
  constraint person_pkey PRIMARY KEY (id)
);
comment on table core.person is 'Any human. Nothing is known here: what a person is called belongs to the hat or to the family.';
comment on column core.person.created_at is 'index: when first met';
comment on column core.person.id is 'index: id';

create table core.place (
  address text,
  closed_on date,
  id uuid not null,
  kind text not null,
  lat double precision,
  live boolean generated always as (
CASE
    WHEN (closed_on IS NULL) THEN true
    ELSE NULL::boolean
END) stored,
  lng double precision,
  name text not null,
  organisation_id uuid not null,
  point_from text,
  postcode text,
  travel_da text,
  travel_en text,
  constraint place_address_check CHECK (((length(address) >= 1) AND (length(address) <= 200))),
  constraint place_digital_is_nowhere CHECK (((kind <> 'digital'::text) OR ((address IS NULL) AND (postcode IS NULL) AND (lat IS NULL)))),
  constraint place_here_has_address CHECK (((kind <> 'here'::text) OR ((address IS NOT NULL) AND (postcode IS NOT NULL)))),
  constraint place_kind_check CHECK ((kind = ANY (ARRAY['here'::text, 'digital'::text, 'secret'::text]))),
  constraint place_lat_check CHECK (((lat >= (54)::double precision) AND (lat <= (58)::double precision))),
  constraint place_live UNIQUE (id, live),
  constraint place_lng_check CHECK (((lng >= (7)::double precision) AND (lng <= (16)::double precision))),
  constraint place_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint place_of_living_organisation FOREIGN KEY (organisation_id, live) REFERENCES core.organisation(id, live) DEFERRABLE INITIALLY DEFERRED,
  constraint place_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE RESTRICT,
  constraint place_pkey PRIMARY KEY (id),
  constraint place_point_from_check CHECK ((point_from = ANY (ARRAY['address'::text, 'postcode'::text]))),
  constraint place_postcode_fkey FOREIGN KEY (postcode) REFERENCES core.postcode(number) ON DELETE RESTRICT,
  constraint place_travel_da_check CHECK (((length(travel_da) >= 1) AND (length(travel_da) <= 400))),
  constraint place_travel_en_check CHECK (((length(travel_en) >= 1) AND (length(travel_en) <= 400))),
  constraint place_whole_point CHECK ((((lat IS NULL) = (lng IS NULL)) AND ((lat IS NULL) = (point_from IS NULL))))
);
comment on table core.place is 'Where help is given: an address, a digital place, or a secret one whose row no visitor can read.';
comment on column core.place.address is 'index: street and number';
comment on column core.place.closed_on is 'index: from which day nothing happens there any more; possible only when no opening stands there';
comment on column core.place.id is 'index: id';
comment on column core.place.kind is 'index: here, digital or secret';
comment on column core.place.lat is 'index: latitude';
comment on column core.place.live is 'index: true while it is used, null afterwards';
comment on column core.place.lng is 'index: longitude';
comment on column core.place.name is 'index: the name on the door';
comment on column core.place.organisation_id is 'index: whose place it is';
comment on column core.place.point_from is 'index: address when the point is the door itself, postcode when it is the middle of the postcode';
comment on column core.place.postcode is 'index: postcode';
comment on column core.place.travel_da is 'index: how to get there without a car, in Danish';
comment on column core.place.travel_en is 'index: how to get there without a car, in English';
CREATE INDEX place_by_organisation ON core.place USING btree (organisation_id);
CREATE INDEX place_by_postcode ON core.place USING btree (postcode);
CREATE INDEX place_nearest ON core.place USING gist (core.on_globe(lat, lng)) WHERE ((kind = 'here'::text) AND (lat IS NOT NULL));

create table core.postcode (
  also_in text[] default '{}'::text[] not null,
  folded text[] generated always as (core.fold_names(names)) stored not null,
  lat double precision,
  lng double precision,
  municipality text not null,
  names text[] not null,
  number text not null,
  source text not null,
  constraint postcode_lat_check CHECK (((lat >= (54)::double precision) AND (lat <= (58)::double precision))),
  constraint postcode_lng_check CHECK (((lng >= (7)::double precision) AND (lng <= (16)::double precision))),
  constraint postcode_municipality_fkey FOREIGN KEY (municipality) REFERENCES core.municipality(code) ON DELETE RESTRICT,
  constraint postcode_names_check CHECK ((cardinality(names) > 0)),
  constraint postcode_number_check CHECK ((number ~ '^[0-9]{4}$'::text)),
  constraint postcode_pkey PRIMARY KEY (number),
  constraint postcode_source_check CHECK ((source = ANY (ARRAY['own'::text, 'register'::text]))),
  constraint postcode_whole_point CHECK (((lat IS NULL) = (lng IS NULL)))
);
comment on table core.postcode is 'All Danish postcodes: our own table of public facts; exact points come with the official register.';
comment on column core.postcode.also_in is 'index: codes of the other municipalities it reaches into';
comment on column core.postcode.folded is 'index: the names in the one spelling they are sought by';
comment on column core.postcode.lat is 'index: latitude of its middle; null when only the municipality is known';
comment on column core.postcode.lng is 'index: longitude of its middle';
comment on column core.postcode.municipality is 'index: the municipality most of it lies in';
comment on column core.postcode.names is 'index: the name shown, then older spellings and what people say';
comment on column core.postcode.number is 'index: the four digits';
comment on column core.postcode.source is 'index: own table, or the official register when it has been imported';
CREATE INDEX postcode_by_municipality ON core.postcode USING btree (municipality);
CREATE INDEX postcode_by_name ON core.postcode USING gin (folded);
CREATE INDEX postcode_by_two_digits ON core.postcode USING btree ("left"(number, 2));

create table core.promise (
  answer_open boolean generated always as (
CASE
    WHEN ((ended_at IS NULL) AND (what = ANY (ARRAY['answer'::text, 'write-when'::text]))) THEN true
    ELSE NULL::boolean
END) stored,
  by_hat uuid,
  by_queue uuid,
  channel text not null,
  due_by timestamp with time zone not null,
  ended_as text,
  ended_at timestamp with time zone,
  ended_by uuid,
  family_id uuid,
  id uuid not null,
  late_since timestamp with time zone,
  made_at timestamp with time zone default platform.now() not null,
  moved_from uuid,
  not_needed_because text,
  open boolean generated always as (
CASE
    WHEN (ended_at IS NULL) THEN true
    ELSE NULL::boolean
END) stored,
  step_id uuid,
  their_yes_at timestamp with time zone,
  to_hat uuid not null,
  told_by timestamp with time zone generated always as (COALESCE(late_since, due_by)) stored not null,
  was_moved uuid generated always as (
CASE
    WHEN (ended_as = 'moved'::text) THEN id
    ELSE NULL::uuid
END) stored,
  what text not null,
  window_from timestamp with time zone,
  constraint promise_answer_by_employee FOREIGN KEY (by_hat, answer_open) REFERENCES core.hat(id, anchors) DEFERRABLE INITIALLY DEFERRED,
  constraint promise_by_hat FOREIGN KEY (by_hat, open) REFERENCES core.hat(id, live) DEFERRABLE INITIALLY DEFERRED,
  constraint promise_by_queue FOREIGN KEY (by_queue, open) REFERENCES core.queue(id, live) DEFERRABLE INITIALLY DEFERRED,
  constraint promise_channel_check CHECK ((channel = ANY (ARRAY['page'::text, 'phone'::text, 'in-person'::text, 'mail'::text]))),
  constraint promise_ended_as_check CHECK ((ended_as = ANY (ARRAY['kept'::text, 'moved'::text, 'broken'::text, 'not-needed'::text]))),
  constraint promise_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint promise_ends_whole CHECK (((ended_at IS NULL) = (ended_as IS NULL))),
  constraint promise_family_id_fkey FOREIGN KEY (family_id) REFERENCES core.family(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  constraint promise_held CHECK (((open IS NOT TRUE) OR (by_hat IS NOT NULL) OR (by_queue IS NOT NULL))),
  constraint promise_late_since_before CHECK ((late_since <= made_at)),
  constraint promise_moved_from FOREIGN KEY (moved_from, to_hat) REFERENCES core.promise(id, to_hat) DEFERRABLE INITIALLY DEFERRED,
  constraint promise_moved_has_new FOREIGN KEY (was_moved) REFERENCES core.promise(moved_from) DEFERRABLE INITIALLY DEFERRED,
  constraint promise_moved_once UNIQUE (moved_from),
  constraint promise_moved_with_yes CHECK (((ended_as IS DISTINCT FROM 'moved'::text) OR (their_yes_at IS NOT NULL))),
  constraint promise_not_needed_because_check CHECK ((not_needed_because = ANY (ARRAY['inquiry-ended'::text, 'family-closed'::text, 'their-wish'::text, 'nearer-time'::text, 'own-step'::text]))),
  constraint promise_not_needed_is_said CHECK ((((NOT (ended_as IS DISTINCT FROM 'not-needed'::text)) = (not_needed_because IS NOT NULL)) AND ((ended_as IS DISTINCT FROM 'not-needed'::text) OR (ended_by IS NOT NULL)))),
  constraint promise_open UNIQUE (id, open),
  constraint promise_pkey PRIMARY KEY (id),
  constraint promise_step FOREIGN KEY (step_id, family_id) REFERENCES core.next_step(id, family_id) DEFERRABLE INITIALLY DEFERRED,
  constraint promise_step_names_family CHECK (((step_id IS NULL) OR (family_id IS NOT NULL))),
  constraint promise_to UNIQUE (id, to_hat),
  constraint promise_to_hat_fkey FOREIGN KEY (to_hat) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint promise_what_check CHECK ((what = ANY (ARRAY['answer'::text, 'write-when'::text, 'call'::text, 'meet'::text, 'step'::text]))),
  constraint promise_window CHECK (((window_from IS NULL) OR (window_from < due_by)))
);
comment on table core.promise is 'A contact we owe someone. Never edited: a move is a new row that points to the old; then kept, or broken in the open.';
comment on column core.promise.answer_open is 'index: true while an answer is owed: only an employee may owe one';
comment on column core.promise.by_hat is 'index: who keeps it';
comment on column core.promise.by_queue is 'index: the queue whose responsible keeps it, until someone has claimed';
comment on column core.promise.channel is 'index: page, phone, in-person or mail';
comment on column core.promise.due_by is 'index: not after';
comment on column core.promise.ended_as is 'index: kept, moved, broken, or not needed any more';
comment on column core.promise.ended_at is 'index: when it ended';
comment on column core.promise.ended_by is 'index: who ended it, written by the row itself; where the rule gave a nearer time, whoever is to keep it';
comment on column core.promise.family_id is 'index: the family, if there is one';
comment on column core.promise.id is 'index: id';
comment on column core.promise.late_since is 'index: the time that was promised first, where this promise follows one that was broken while its person waits for an answer';
comment on column core.promise.made_at is 'index: when it was given';
comment on column core.promise.moved_from is 'index: the promise this one takes the place of';
comment on column core.promise.not_needed_because is 'index: why it is not needed any more, from a fixed list';
comment on column core.promise.open is 'index: true while open, null afterwards';
comment on column core.promise.step_id is 'index: the step it tells the date of';
comment on column core.promise.their_yes_at is 'index: when the one it was given to agreed to move it';
comment on column core.promise.to_hat is 'index: the writer or family adult it was given to';
comment on column core.promise.told_by is 'index: until when its person was told to wait: the time that was promised first, where it was broken since';
comment on column core.promise.was_moved is 'index: itself when it was moved: then a new promise to the same person points to it';
comment on column core.promise.what is 'index: answer, write when (no time could be promised yet), call, meet or step';
comment on column core.promise.window_from is 'index: not before';
CREATE INDEX promise_by_any_holder ON core.promise USING btree (by_hat) WHERE (by_hat IS NOT NULL);
CREATE INDEX promise_by_due ON core.promise USING btree (due_by) WHERE open;
CREATE INDEX promise_by_end ON core.promise USING btree (ended_at) WHERE (ended_at IS NOT NULL);
CREATE INDEX promise_by_ender ON core.promise USING btree (ended_by) WHERE (ended_by IS NOT NULL);
CREATE INDEX promise_by_holder ON core.promise USING btree (by_hat, due_by) WHERE open;
CREATE INDEX promise_by_holding_queue ON core.promise USING btree (by_queue, due_by) WHERE open;
CREATE INDEX promise_by_moved ON core.promise USING btree (was_moved) WHERE (was_moved IS NOT NULL);
CREATE INDEX promise_by_receiver ON core.promise USING btree (to_hat);
CREATE INDEX promise_of_family ON core.promise USING btree (family_id) WHERE (family_id IS NOT NULL);
CREATE INDEX promise_of_family_answers ON core.promise USING btree (by_hat, due_by) WHERE (open AND (what = 'answer'::text) AND (family_id IS NOT NULL));
CREATE INDEX promise_of_step ON core.promise USING btree (step_id) WHERE (step_id IS NOT NULL);
CREATE TRIGGER promise_ends_in_time BEFORE UPDATE ON core.promise FOR EACH ROW EXECUTE FUNCTION core.promise_ends_in_time();
CREATE TRIGGER promise_is_never_edited BEFORE UPDATE ON core.promise FOR EACH ROW EXECUTE FUNCTION core.promise_is_never_edited();
CREATE TRIGGER promise_only_ended_is_deleted BEFORE DELETE ON core.promise FOR EACH ROW EXECUTE FUNCTION core.only_ended_is_deleted();

create table core.queue (
  channels text[] not null,
  deputy_id uuid not null,
  deputy_person uuid not null,
  duty_mail text,
  ended_at timestamp with time zone,
  id uuid not null,
  languages text[] not null,
  live boolean generated always as (
CASE
    WHEN (ended_at IS NULL) THEN true
    ELSE NULL::boolean
END) stored,
  name text not null,
  responsible_id uuid not null,
  responsible_person uuid not null,
  constraint queue_channels_check CHECK ((cardinality(channels) > 0)),
  constraint queue_deputy FOREIGN KEY (deputy_id, deputy_person, live) REFERENCES core.hat(id, person_id, anchors) DEFERRABLE INITIALLY DEFERRED,
  constraint queue_deputy_is_another CHECK ((responsible_person <> deputy_person)),
  constraint queue_duty_mail_check CHECK ((((length(duty_mail) >= 3) AND (length(duty_mail) <= 254)) AND (duty_mail ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text))),
  constraint queue_languages_check CHECK ((cardinality(languages) > 0)),
  constraint queue_live UNIQUE (id, live),
  constraint queue_name_check CHECK (((length(name) >= 1) AND (length(name) <= 60))),
  constraint queue_pkey PRIMARY KEY (id),
  constraint queue_responsible FOREIGN KEY (responsible_id, responsible_person, live) REFERENCES core.hat(id, person_id, anchors) DEFERRABLE INITIALLY DEFERRED
);
comment on table core.queue is 'Where an inquiry stands until someone has claimed it; always with a person responsible and a deputy.';
comment on column core.queue.channels is 'index: web, phone, walk-in, mail';
comment on column core.queue.deputy_id is 'index: the hat that steps in';
comment on column core.queue.deputy_person is 'index: its person';
comment on column core.queue.duty_mail is 'index: where a mail goes when somebody in danger is met by nobody; null: none goes';
comment on column core.queue.ended_at is 'index: when it was closed; possible only when nothing stands in it';
comment on column core.queue.id is 'index: id';
comment on column core.queue.languages is 'index: languages answered';
comment on column core.queue.live is 'index: true while it lives';
comment on column core.queue.name is 'index: name';
comment on column core.queue.responsible_id is 'index: the hat responsible';
comment on column core.queue.responsible_person is 'index: its person';
CREATE INDEX queue_by_deputy ON core.queue USING btree (deputy_id) WHERE live;
CREATE INDEX queue_by_responsible ON core.queue USING btree (responsible_id) WHERE live;
CREATE UNIQUE INDEX queue_name_once ON core.queue USING btree (lower(name)) WHERE live;

create table core.reading_reason (
  at timestamp with time zone default platform.now() not null,
  family_id uuid not null,
  hat_id uuid not null,
  reason text not null,
  constraint reading_reason_family_id_fkey FOREIGN KEY (family_id) REFERENCES core.family(id) ON DELETE RESTRICT,
  constraint reading_reason_hat_id_fkey FOREIGN KEY (hat_id) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint reading_reason_pkey PRIMARY KEY (hat_id, family_id),
  constraint reading_reason_reason_check CHECK (((length(reason) >= 3) AND (length(reason) <= 500)))
);
comment on table core.reading_reason is 'Why a leader outside the circle opens a family, said before anything is shown; it holds for eight hours.';
comment on column core.reading_reason.at is 'index: when it was said';
comment on column core.reading_reason.family_id is 'index: the family';
comment on column core.reading_reason.hat_id is 'index: the leader';
comment on column core.reading_reason.reason is 'index: the reason, copied into every access line it allows';
CREATE INDEX reading_reason_of_family ON core.reading_reason USING btree (family_id);

create table core.reference (
  loaded_at timestamp with time zone default clock_timestamp() not null,
  name text not null,
  version text not null,
  constraint reference_pkey PRIMARY KEY (name)
);
comment on table core.reference is 'Which version of the reference data (municipalities, postcodes, holidays, helplines) this database holds.';
comment on column core.reference.loaded_at is 'index: when it was loaded, in true time';
comment on column core.reference.name is 'index: the set of data';
comment on column core.reference.version is 'index: a hash of its content; the same version is not loaded twice';

create table core.retention (
  counted_from text not null,
  days integer,
  decided_by text not null,
  decided_on date not null,
  ground text not null,
  kind text not null,
  constraint retention_counted_from_check CHECK ((counted_from = ANY (ARRAY['last-word'::text, 'closed'::text, 'deleted'::text, 'used'::text, 'happened'::text, 'never'::text, 'hour'::text]))),
  constraint retention_days_check CHECK (((days >= 1) AND (days <= 36500))),
  constraint retention_days_or_never_check CHECK (((days IS NULL) = (counted_from = ANY (ARRAY['never'::text, 'hour'::text])))),
  constraint retention_decided_by_check CHECK (((length(decided_by) >= 1) AND (length(decided_by) <= 120))),
  constraint retention_ground_check CHECK ((ground = ANY (ARRAY['promised'::text, 'duty'::text, 'supervision'::text, 'security'::text, 'house'::text, 'no-person'::text]))),
  constraint retention_pkey PRIMARY KEY (kind)
);
comment on table core.retention is 'How long each kind is kept, counted from what, and why; the receipt, the conversation, the public page and the job read the same row.';
comment on column core.retention.counted_from is 'index: from when the days are counted; or for an hour after it was last written';
comment on column core.retention.days is 'index: for how many days; null where it is kept, or only for an hour';
comment on column core.retention.decided_by is 'index: who decided it, as a role';
comment on column core.retention.decided_on is 'index: when';
comment on column core.retention.ground is 'index: why so long: promised to the writer, a duty, supervision, security, the running of the house, or because it is about nobody';
comment on column core.retention.kind is 'index: what is kept';

create table core.roster (
  absence_id uuid,
  away smallint generated always as (
CASE kind
    WHEN 'away'::text THEN 1
    ELSE 0
END) stored not null,
  away_now boolean generated always as (
CASE
    WHEN ((kind = 'away'::text) AND (over_at IS NULL)) THEN true
    ELSE NULL::boolean
END) stored,
  called_off_at timestamp with time zone,
  covers boolean generated always as (
CASE
    WHEN ((kind = 'covering'::text) AND (over_at IS NULL)) THEN true
    ELSE NULL::boolean
END) stored,
  covers_all boolean generated always as (
CASE
    WHEN ((kind = 'covering'::text) AND (family_id IS NULL) AND (over_at IS NULL)) THEN true
    ELSE NULL::boolean
END) stored,
  default_cover_id uuid,
  family_id uuid,
  hat_id uuid,
  id uuid not null,
  kind text not null,
  over_at timestamp with time zone,
  period daterange not null,
  person_id uuid not null,
  recorded_at timestamp with time zone default platform.now() not null,
  recorded_by uuid not null,
  spell_id uuid,
  constraint roster_away_now UNIQUE (id, away_now),
  constraint roster_away_once EXCLUDE USING gist (person_id WITH =, period WITH &&) WHERE (((kind = 'away'::text) AND (over_at IS NULL))) DEFERRABLE INITIALLY DEFERRED,
  constraint roster_called_off_is_over CHECK (((called_off_at IS NULL) OR (over_at IS NOT NULL))),
  constraint roster_cover_lives FOREIGN KEY (hat_id, person_id, covers) REFERENCES core.hat(id, person_id, anchors) DEFERRABLE INITIALLY DEFERRED,
  constraint roster_covers_all UNIQUE (id, absence_id, covers_all),
  constraint roster_default_cover FOREIGN KEY (default_cover_id, id, away_now) REFERENCES core.roster(id, absence_id, covers_all) DEFERRABLE INITIALLY DEFERRED,
  constraint roster_family_id_fkey FOREIGN KEY (family_id) REFERENCES core.family(id) ON DELETE RESTRICT,
  constraint roster_kind_check CHECK ((kind = ANY (ARRAY['away'::text, 'covering'::text]))),
  constraint roster_nobody_covers_while_away EXCLUDE USING gist (person_id WITH =, period WITH &&, away WITH <>) WHERE ((over_at IS NULL)) DEFERRABLE INITIALLY DEFERRED,
  constraint roster_of_an_absence FOREIGN KEY (absence_id, covers) REFERENCES core.roster(id, away_now) DEFERRABLE INITIALLY DEFERRED,
  constraint roster_period UNIQUE (id, period),
  constraint roster_period_check CHECK (((NOT isempty(period)) AND (lower(period) IS NOT NULL))),
  constraint roster_person_id_fkey FOREIGN KEY (person_id) REFERENCES core.person(id) ON DELETE RESTRICT,
  constraint roster_pkey PRIMARY KEY (id),
  constraint roster_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint roster_same_period FOREIGN KEY (absence_id, period) REFERENCES core.roster(id, period) ON UPDATE CASCADE DEFERRABLE INITIALLY DEFERRED,
  constraint roster_shape CHECK (
CASE kind
    WHEN 'away'::text THEN ((absence_id IS NULL) AND (hat_id IS NULL) AND (family_id IS NULL) AND (default_cover_id IS NOT NULL))
    ELSE ((absence_id IS NOT NULL) AND (hat_id IS NOT NULL) AND (default_cover_id IS NULL))
END)
);
comment on table core.roster is 'Who is away and who covers. The default stand-in takes everything nobody else has taken by name, also what comes later.';
comment on column core.roster.absence_id is 'index: the absence a covering row belongs to';
comment on column core.roster.away is 'index: 1 away, 0 covering; nobody is both at once';
comment on column core.roster.away_now is 'index: true for an absence that is not over';
comment on column core.roster.called_off_at is 'index: when it was called off before its time';
comment on column core.roster.covers is 'index: true for cover that is not over';
comment on column core.roster.covers_all is 'index: true for a general stand-in that is not over';
comment on column core.roster.default_cover_id is 'index: the covering row that takes everything not taken by name';
comment on column core.roster.family_id is 'index: a single family taken by name';
comment on column core.roster.hat_id is 'index: the hat that covers';
comment on column core.roster.id is 'index: id';
comment on column core.roster.kind is 'index: away or covering';
comment on column core.roster.over_at is 'index: when it was put behind us; only when past';
comment on column core.roster.period is 'index: from the first day to before the last; an open end is allowed';
comment on column core.roster.person_id is 'index: the person away or covering; absence is by person';
comment on column core.roster.recorded_at is 'index: when';
comment on column core.roster.recorded_by is 'index: who wrote it';
comment on column core.roster.spell_id is 'index: the first row of the going-away an absence was written with; empty where it is the only one';
CREATE INDEX roster_by_absence ON core.roster USING btree (absence_id);
CREATE INDEX roster_by_any_person ON core.roster USING btree (person_id);
CREATE INDEX roster_by_family ON core.roster USING btree (family_id) WHERE (family_id IS NOT NULL);
CREATE INDEX roster_by_hat ON core.roster USING btree (hat_id) WHERE (over_at IS NULL);
CREATE INDEX roster_by_person ON core.roster USING btree (person_id) WHERE (over_at IS NULL);
CREATE INDEX roster_by_recorder ON core.roster USING btree (recorded_by);
CREATE INDEX roster_by_spell ON core.roster USING btree (spell_id) WHERE (spell_id IS NOT NULL);
CREATE UNIQUE INDEX roster_family_once ON core.roster USING btree (absence_id, family_id) WHERE ((family_id IS NOT NULL) AND (over_at IS NULL));
CREATE TRIGGER roster_over_only_when_past BEFORE INSERT OR UPDATE ON core.roster FOR EACH ROW EXECUTE FUNCTION core.roster_over_only_when_past();

create table core.session (
  created_at timestamp with time zone default platform.now() not null,
  ended_at timestamp with time zone,
  ends_at timestamp with time zone not null,
  hat_id uuid not null,
  id uuid not null,
  idle interval not null,
  kind text not null,
  seen_at timestamp with time zone default platform.now() not null,
  token_hash bytea not null,
  constraint session_hat_id_fkey FOREIGN KEY (hat_id) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint session_kind_check CHECK ((kind = ANY (ARRAY['staff'::text, 'family'::text, 'writer'::text]))),
  constraint session_pkey PRIMARY KEY (id)
);
comment on table core.session is 'One signed-in browser wearing exactly one hat.';
comment on column core.session.created_at is 'index: from when';
comment on column core.session.ended_at is 'index: when it was signed out or ended';
comment on column core.session.ends_at is 'index: when it ends whatever happens';
comment on column core.session.hat_id is 'index: the hat';
comment on column core.session.id is 'index: id';
comment on column core.session.idle is 'index: how long it may stand unused';
comment on column core.session.kind is 'index: staff, family or writer';
comment on column core.session.seen_at is 'index: last seen, at most once a minute';
comment on column core.session.token_hash is 'index: SHA-256 of the token in the cookie; the token itself is nowhere';
CREATE INDEX session_by_end ON core.session USING btree (LEAST(ends_at, ended_at));
CREATE INDEX session_by_hat ON core.session USING btree (hat_id);
CREATE INDEX session_of_hat ON core.session USING btree (hat_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX session_token ON core.session USING btree (token_hash);
CREATE TRIGGER session_end_is_told AFTER UPDATE OF ended_at ON core.session FOR EACH ROW WHEN (((old.ended_at IS NULL) AND (new.ended_at IS NOT NULL))) EXECUTE FUNCTION core.session_end_is_told();

create table core.setting (
  key text not null,
  value jsonb not null,
  constraint setting_key_check CHECK (((length(key) >= 1) AND (length(key) <= 60))),
  constraint setting_pkey PRIMARY KEY (key)
);
comment on table core.setting is 'What a network may decide for itself.';
comment on column core.setting.key is 'index: which setting';
comment on column core.setting.value is 'index: its value';

create table core.setup_address (
  ends_at timestamp with time zone not null,
  made_at timestamp with time zone default platform.now() not null,
  token_hash bytea not null,
  constraint setup_address_pkey PRIMARY KEY (token_hash),
  constraint setup_address_token_hash_check CHECK ((octet_length(token_hash) = 32))
);
comment on table core.setup_address is 'A one-time address at which the network may be begun; worth nothing once there is one.';
comment on column core.setup_address.ends_at is 'index: until when it opens anything';
comment on column core.setup_address.made_at is 'index: when it was printed';
comment on column core.setup_address.token_hash is 'index: SHA-256 of the token in the address';

create table core.shift (
  cancelled_at timestamp with time zone,
  cancelled_by uuid,
  day date generated always as (((starts_at AT TIME ZONE 'Europe/Copenhagen'::text))::date) stored not null,
  ends_at timestamp with time zone not null,
  hat_id uuid not null,
  id uuid not null,
  over_at timestamp with time zone,
  planned boolean generated always as (
CASE
    WHEN ((cancelled_at IS NULL) AND (over_at IS NULL)) THEN true
    ELSE NULL::boolean
END) stored,
  queue_id uuid not null,
  starts_at timestamp with time zone not null,
  constraint shift_cancelled_by_fkey FOREIGN KEY (cancelled_by) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint shift_hat FOREIGN KEY (hat_id, planned) REFERENCES core.hat(id, anchors) DEFERRABLE INITIALLY DEFERRED,
  constraint shift_pkey PRIMARY KEY (id),
  constraint shift_planned UNIQUE (id, hat_id, day, planned),
  constraint shift_queue FOREIGN KEY (queue_id, planned) REFERENCES core.queue(id, live) DEFERRABLE INITIALLY DEFERRED,
  constraint shift_times CHECK (((ends_at > starts_at) AND (ends_at <= (starts_at + '16:00:00'::interval))))
);
comment on table core.shift is 'Who answers a queue, from when to when.';
comment on column core.shift.cancelled_at is 'index: when it was cancelled';
comment on column core.shift.cancelled_by is 'index: by whom';
comment on column core.shift.day is 'index: the day in Denmark it starts';
comment on column core.shift.ends_at is 'index: to';
comment on column core.shift.hat_id is 'index: who';
comment on column core.shift.id is 'index: id';
comment on column core.shift.over_at is 'index: when it was put behind us; only when past';
comment on column core.shift.planned is 'index: true while it stands, null afterwards';
comment on column core.shift.queue_id is 'index: which queue';
comment on column core.shift.starts_at is 'index: from';
CREATE INDEX shift_by_canceller ON core.shift USING btree (cancelled_by) WHERE (cancelled_by IS NOT NULL);
CREATE INDEX shift_by_day ON core.shift USING btree (day) WHERE planned;
CREATE INDEX shift_by_hat ON core.shift USING btree (hat_id, starts_at) WHERE planned;
CREATE INDEX shift_by_queue ON core.shift USING btree (queue_id, starts_at) WHERE planned;
CREATE INDEX shift_by_start ON core.shift USING btree (starts_at) WHERE (cancelled_at IS NULL);
CREATE TRIGGER shift_over_only_when_past BEFORE INSERT OR UPDATE ON core.shift FOR EACH ROW EXECUTE FUNCTION core.shift_over_only_when_past();

create table core.shift_swap (
  answer text,
  answered_at timestamp with time zone,
  asked_at timestamp with time zone default platform.now() not null,
  from_hat uuid not null,
  id uuid not null,
  new_shift_id uuid,
  shift_id uuid not null,
  to_hat uuid not null,
  constraint shift_swap_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text, 'withdrawn'::text]))),
  constraint shift_swap_from_hat_fkey FOREIGN KEY (from_hat) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint shift_swap_new_shift_id_fkey FOREIGN KEY (new_shift_id) REFERENCES core.shift(id) ON DELETE RESTRICT,
  constraint shift_swap_pkey PRIMARY KEY (id),
  constraint shift_swap_shift_id_fkey FOREIGN KEY (shift_id) REFERENCES core.shift(id) ON DELETE RESTRICT,
  constraint shift_swap_to_hat_fkey FOREIGN KEY (to_hat) REFERENCES core.hat(id) ON DELETE RESTRICT
);
comment on table core.shift_swap is 'Whether a colleague will take a shift: asked by the one whose shift it is, answered by the colleague alone.';
comment on column core.shift_swap.answer is 'index: yes, no or withdrawn';
comment on column core.shift_swap.answered_at is 'index: when it was answered or taken back';
comment on column core.shift_swap.asked_at is 'index: when';
comment on column core.shift_swap.from_hat is 'index: whose shift it is';
comment on column core.shift_swap.id is 'index: id';
comment on column core.shift_swap.new_shift_id is 'index: the shift the yes made';
comment on column core.shift_swap.shift_id is 'index: the shift';
comment on column core.shift_swap.to_hat is 'index: the colleague who is asked';
CREATE INDEX shift_swap_of_shift ON core.shift_swap USING btree (shift_id);
CREATE INDEX shift_swap_open_from ON core.shift_swap USING btree (from_hat) WHERE (answered_at IS NULL);
CREATE INDEX shift_swap_open_to ON core.shift_swap USING btree (to_hat) WHERE (answered_at IS NULL);

create table core.sign_in_link (
  ends_at timestamp with time zone not null,
  hat_id uuid not null,
  made_at timestamp with time zone default platform.now() not null,
  token_hash bytea not null,
  used_at timestamp with time zone,
  constraint sign_in_link_hat_id_fkey FOREIGN KEY (hat_id) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint sign_in_link_pkey PRIMARY KEY (token_hash, hat_id),
  constraint sign_in_link_token_hash_check CHECK ((octet_length(token_hash) = 32))
);
comment on table core.sign_in_link is 'A link that was mailed to a family adult or a volunteer: fifteen minutes, once.';
comment on column core.sign_in_link.ends_at is 'index: until when';
comment on column core.sign_in_link.hat_id is 'index: a hat it may open; more than one only for one and the same person';
comment on column core.sign_in_link.made_at is 'index: when';
comment on column core.sign_in_link.token_hash is 'index: SHA-256 of the token in the link';
comment on column core.sign_in_link.used_at is 'index: when it was used, or closed';
CREATE INDEX sign_in_link_of_hat ON core.sign_in_link USING btree (hat_id, made_at);

create table core.sign_in_mail (
  address text not null,
  hat_id uuid not null,
  set_at timestamp with time zone default platform.now() not null,
  set_by uuid,
  constraint sign_in_mail_address_check CHECK ((((length(address) >= 3) AND (length(address) <= 254)) AND (address ~ '^[^@[:space:]]+@[^@[:space:]]+$'::text))),
  constraint sign_in_mail_hat_id_fkey FOREIGN KEY (hat_id) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint sign_in_mail_pkey PRIMARY KEY (hat_id),
  constraint sign_in_mail_set_by_fkey FOREIGN KEY (set_by) REFERENCES core.hat(id) ON DELETE RESTRICT
);
comment on table core.sign_in_mail is 'Where a member gets invitations, and a volunteer a link to sign in. Leaders and administrators see it.';
comment on column core.sign_in_mail.address is 'index: the mail address; for signing in only';
comment on column core.sign_in_mail.hat_id is 'index: the membership';
comment on column core.sign_in_mail.set_at is 'index: when';
comment on column core.sign_in_mail.set_by is 'index: who wrote it; nobody for the first leader';
CREATE INDEX sign_in_mail_by_address ON core.sign_in_mail USING btree (lower(address));

create table core.stand_in (
  accepted_at timestamp with time zone not null,
  by_hat uuid not null,
  ended_at timestamp with time zone,
  for_hat uuid not null,
  id uuid not null,
  live boolean generated always as (
CASE
    WHEN (ended_at IS NULL) THEN true
    ELSE NULL::boolean
END) stored,
  constraint stand_in_by FOREIGN KEY (by_hat, live) REFERENCES core.hat(id, anchors) DEFERRABLE INITIALLY DEFERRED,
  constraint stand_in_for FOREIGN KEY (for_hat, live) REFERENCES core.hat(id, anchors) DEFERRABLE INITIALLY DEFERRED,
  constraint stand_in_is_another CHECK ((for_hat <> by_hat)),
  constraint stand_in_pkey PRIMARY KEY (id)
);
comment on table core.stand_in is 'Who has said yes in advance to be deputy for a colleague.';
comment on column core.stand_in.accepted_at is 'index: when the yes was said';
comment on column core.stand_in.by_hat is 'index: who said yes; only that hat may write the row, or a leader for herself';
comment on column core.stand_in.ended_at is 'index: when the yes was taken back';
comment on column core.stand_in.for_hat is 'index: the colleague';
comment on column core.stand_in.id is 'index: id';
comment on column core.stand_in.live is 'index: true while the yes stands';
CREATE INDEX stand_in_by_hat ON core.stand_in USING btree (by_hat) WHERE live;
CREATE UNIQUE INDEX stand_in_once ON core.stand_in USING btree (for_hat, by_hat) WHERE (ended_at IS NULL);

create table core.stay (
  family_id uuid not null,
  home_id uuid not null,
  id uuid not null,
  member_id uuid not null,
  period daterange not null,
  constraint stay_home FOREIGN KEY (home_id, family_id) REFERENCES core.home(id, family_id) ON DELETE RESTRICT,
  constraint stay_member FOREIGN KEY (member_id, family_id) REFERENCES core.member(id, family_id) ON DELETE RESTRICT,
  constraint stay_period_check CHECK ((NOT isempty(period))),
  constraint stay_pkey PRIMARY KEY (id)
);
comment on table core.stay is 'Who lives where, in time.';
comment on column core.stay.family_id is 'index: the family';
comment on column core.stay.home_id is 'content: where';
comment on column core.stay.id is 'index: id';
comment on column core.stay.member_id is 'content: who';
comment on column core.stay.period is 'content: from and until';
CREATE INDEX stay_by_family ON core.stay USING btree (family_id);
CREATE INDEX stay_by_home ON core.stay USING btree (home_id);
CREATE INDEX stay_by_member ON core.stay USING btree (member_id);

create table core.step_words (
  end_reason text,
  family_id uuid not null,
  goal_id uuid,
  has_reason boolean generated always as (
CASE
    WHEN (end_reason IS NOT NULL) THEN true
    ELSE NULL::boolean
END) stored,
  step_id uuid not null,
  words text not null,
  constraint step_words_end_reason_check CHECK (((length(end_reason) >= 1) AND (length(end_reason) <= 500))),
  constraint step_words_goal FOREIGN KEY (goal_id, family_id) REFERENCES core.goal(id, family_id),
  constraint step_words_pkey PRIMARY KEY (step_id),
  constraint step_words_reason UNIQUE (step_id, has_reason),
  constraint step_words_step FOREIGN KEY (step_id, family_id) REFERENCES core.next_step(id, family_id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  constraint step_words_words_check CHECK (((length(words) >= 1) AND (length(words) <= 500)))
);
comment on table core.step_words is 'What a step is, in words; apart from the step, so that dates and holders can be listed without reading.';
comment on column core.step_words.end_reason is 'content: why it was dropped or moved';
comment on column core.step_words.family_id is 'index: the family';
comment on column core.step_words.goal_id is 'index: the goal it serves';
comment on column core.step_words.has_reason is 'index: true when that is said';
comment on column core.step_words.step_id is 'index: the step';
comment on column core.step_words.words is 'content: what will be done';
CREATE INDEX step_words_by_family ON core.step_words USING btree (family_id);
CREATE INDEX step_words_by_goal ON core.step_words USING btree (goal_id);

create table core.suspension (
  at timestamp with time zone default platform.now() not null,
  by_hat uuid not null,
  hat_id uuid not null,
  id uuid not null,
  lifted_at timestamp with time zone,
  lifted_by uuid,
  constraint suspension_by_hat_fkey FOREIGN KEY (by_hat) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint suspension_hat_id_fkey FOREIGN KEY (hat_id) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint suspension_lifted_by_fkey FOREIGN KEY (lifted_by) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint suspension_pkey PRIMARY KEY (id)
);
comment on table core.suspension is 'A membership that nobody can sign in with for a time; what it holds stays held.';
comment on column core.suspension.at is 'index: from when';
comment on column core.suspension.by_hat is 'index: the leader who wrote it';
comment on column core.suspension.hat_id is 'index: whose';
comment on column core.suspension.id is 'index: id';
comment on column core.suspension.lifted_at is 'index: when the membership was taken up again';
comment on column core.suspension.lifted_by is 'index: by whom';
CREATE INDEX suspension_of_hat ON core.suspension USING btree (hat_id) WHERE (lifted_at IS NULL);

create table core.task_type (
  class text not null,
  code text not null,
  constraint task_type_class UNIQUE (code, class),
  constraint task_type_class_check CHECK ((class = ANY (ARRAY['professional'::text, 'human'::text, 'shared'::text]))),
  constraint task_type_pkey PRIMARY KEY (code)
);
comment on table core.task_type is 'The catalogue of tasks. Professional work stays with professionals (P:21).';
comment on column core.task_type.class is 'index: professional, human, or shared and led by a professional';
comment on column core.task_type.code is 'index: code';

create table core.town (
  folded text[] generated always as (core.fold_names(names)) stored not null,
  lat double precision not null,
  lng double precision not null,
  municipality text not null,
  name text not null,
  names text[] not null,
  constraint town_lat_check CHECK (((lat >= (54)::double precision) AND (lat <= (58)::double precision))),
  constraint town_lng_check CHECK (((lng >= (7)::double precision) AND (lng <= (16)::double precision))),
  constraint town_municipality_fkey FOREIGN KEY (municipality) REFERENCES core.municipality(code) ON DELETE RESTRICT,
  constraint town_names_check CHECK ((cardinality(names) > 0)),
  constraint town_pkey PRIMARY KEY (name, municipality)
);
comment on table core.town is 'Towns with a point (GeoNames, CC BY 4.0); many of them have no postcode of their own.';
comment on column core.town.folded is 'index: the names in the one spelling they are sought by';
comment on column core.town.lat is 'index: latitude';
comment on column core.town.lng is 'index: longitude';
comment on column core.town.municipality is 'index: the municipality it lies in';
comment on column core.town.name is 'index: the name shown';
comment on column core.town.names is 'index: the name and other spellings of it';
CREATE INDEX town_by_municipality ON core.town USING btree (municipality);
CREATE INDEX town_by_name ON core.town USING gin (folded);

create table core.way_back (
  code_hash bytea not null,
  ends_at timestamp with time zone not null,
  hat_id uuid not null,
  made_at timestamp with time zone default platform.now() not null,
  made_by uuid not null,
  used_at timestamp with time zone,
  constraint way_back_hat_id_fkey FOREIGN KEY (hat_id) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint way_back_made_by_fkey FOREIGN KEY (made_by) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint way_back_pkey PRIMARY KEY (code_hash)
);
comment on table core.way_back is 'A new code for an adult whose page already has its own session: it opens the page once.';
comment on column core.way_back.code_hash is 'index: keyed hash of the code';
comment on column core.way_back.ends_at is 'index: until when it can be used';
comment on column core.way_back.hat_id is 'index: the adult';
comment on column core.way_back.made_at is 'index: when';
comment on column core.way_back.made_by is 'index: who gave it';
comment on column core.way_back.used_at is 'index: when it was used';
CREATE INDEX way_back_by_maker ON core.way_back USING btree (made_by);
CREATE INDEX way_back_of_hat ON core.way_back USING btree (hat_id);

create table counselling.ask (
  answer text,
  answer_words text,
  answered_at timestamp with time zone,
  asked_at timestamp with time zone default platform.now() not null,
  from_hat uuid not null,
  id uuid not null,
  inquiry_id uuid not null,
  open boolean generated always as (
CASE
    WHEN (answered_at IS NULL) THEN true
    ELSE NULL::boolean
END) stored,
  said_yes_to text generated always as (
CASE
    WHEN (answer = 'yes'::text) THEN what
    ELSE NULL::text
END) stored,
  to_hat uuid not null,
  what text not null,
  words text,
  writer_id uuid not null,
  constraint ask_another CHECK ((from_hat <> to_hat)),
  constraint ask_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text, 'not-needed'::text]))),
  constraint ask_answer_words_check CHECK ((length(answer_words) <= 2000)),
  constraint ask_from_hat_fkey FOREIGN KEY (from_hat) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint ask_inquiry FOREIGN KEY (inquiry_id, writer_id) REFERENCES counselling.inquiry(id, writer_id) ON DELETE RESTRICT,
  constraint ask_pkey PRIMARY KEY (id),
  constraint ask_said_yes UNIQUE (id, inquiry_id, to_hat, said_yes_to),
  constraint ask_to FOREIGN KEY (to_hat, open) REFERENCES core.hat(id, anchors) DEFERRABLE INITIALLY DEFERRED,
  constraint ask_what_check CHECK ((what = ANY (ARRAY['take-over'::text, 'hand-over'::text, 'second-opinion'::text, 'second-person'::text]))),
  constraint ask_whole CHECK (((answered_at IS NULL) = (answer IS NULL))),
  constraint ask_words_check CHECK ((length(words) <= 2000))
);
comment on table counselling.ask is 'A question to a colleague about an inquiry: take it over, go on with it outside this inquiry, say a second opinion, be the second person. It moves nothing before the yes.';
comment on column counselling.ask.answer is 'index: yes, no, or not needed any more';
comment on column counselling.ask.answer_words is 'content: the answer in words';
comment on column counselling.ask.answered_at is 'index: when answered';
comment on column counselling.ask.asked_at is 'index: when';
comment on column counselling.ask.from_hat is 'index: who asks';
comment on column counselling.ask.id is 'index: id';
comment on column counselling.ask.inquiry_id is 'index: the inquiry';
comment on column counselling.ask.open is 'index: true while unanswered';
comment on column counselling.ask.said_yes_to is 'index: what was said yes to; an end that needs the yes points here';
comment on column counselling.ask.to_hat is 'index: who is asked';
comment on column counselling.ask.what is 'index: take-over, hand-over, second-opinion or second-person';
comment on column counselling.ask.words is 'content: the question';
comment on column counselling.ask.writer_id is 'index: its writer';
CREATE INDEX ask_by_asker ON counselling.ask USING btree (from_hat);
CREATE INDEX ask_by_inquiry ON counselling.ask USING btree (inquiry_id);
CREATE INDEX ask_by_receiver ON counselling.ask USING btree (to_hat) WHERE (answered_at IS NULL);
CREATE UNIQUE INDEX ask_once ON counselling.ask USING btree (inquiry_id, to_hat, what) WHERE (answered_at IS NULL);
CREATE TRIGGER ask_is_never_edited BEFORE UPDATE ON counselling.ask FOR EACH ROW EXECUTE FUNCTION counselling.ask_is_never_edited();

create table counselling.attempt (
  at timestamp with time zone default platform.now() not null,
  by_hat uuid not null,
  channel text not null,
  inquiry_id uuid not null,
  n integer not null,
  previous integer generated always as (NULLIF((n - 1), 0)) stored,
  words text,
  writer_id uuid not null,
  constraint attempt_by_hat_fkey FOREIGN KEY (by_hat) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint attempt_channel_check CHECK ((channel = ANY (ARRAY['page'::text, 'phone'::text, 'mail'::text]))),
  constraint attempt_follows FOREIGN KEY (inquiry_id, previous) REFERENCES counselling.attempt(inquiry_id, n),
  constraint attempt_inquiry FOREIGN KEY (inquiry_id, writer_id) REFERENCES counselling.inquiry(id, writer_id) ON DELETE RESTRICT,
  constraint attempt_n_check CHECK (((n >= 1) AND (n <= 200))),
  constraint attempt_pkey PRIMARY KEY (inquiry_id, n),
  constraint attempt_words_check CHECK ((length(words) <= 500))
);
comment on table counselling.attempt is 'One attempt to reach someone who asked. Three since the writer last wrote are demanded before "not reached".';
comment on column counselling.attempt.at is 'index: when';
comment on column counselling.attempt.by_hat is 'index: who tried';
comment on column counselling.attempt.channel is 'index: how';
comment on column counselling.attempt.inquiry_id is 'index: the inquiry';
comment on column counselling.attempt.n is 'index: first, second, third …';
comment on column counselling.attempt.previous is 'index: the attempt before';
comment on column counselling.attempt.words is 'content: what happened';
comment on column counselling.attempt.writer_id is 'index: its writer';
CREATE INDEX attempt_by_hat ON counselling.attempt USING btree (by_hat);

create table counselling.conversation (
  code_hash bytea not null,
  code_key integer not null,
  duty_called_at timestamp with time zone,
  ended_as text,
  ended_at timestamp with time zone,
  family_id uuid,
  id uuid not null,
  inquiry_holds boolean generated always as (
CASE
    WHEN ((ended_at IS NULL) AND (family_id IS NULL)) THEN true
    ELSE NULL::boolean
END) stored,
  inquiry_id uuid not null,
  keep_until date not null,
  last_word_at timestamp with time zone default platform.now() not null,
  last_word_by text default 'writer'::text not null,
  live boolean generated always as (
CASE
    WHEN (ended_at IS NULL) THEN true
    ELSE NULL::boolean
END) stored,
  started_at timestamp with time zone default platform.now() not null,
  state text default 'waiting'::text not null,
  words_deleted_at timestamp with time zone,
  writer_id uuid not null,
  constraint conversation_end_has_reason CHECK ((((ended_at IS NULL) = (ended_as IS NULL)) AND ((ended_at IS NULL) = (state <> 'ended'::text)))),
  constraint conversation_ended_as_check CHECK ((ended_as = ANY (ARRAY['agreed'::text, 'withdrawn'::text, 'not-reached'::text, 'not-for-us'::text, 'duplicate-of'::text, 'family-closed'::text]))),
  constraint conversation_goes_on_with FOREIGN KEY (inquiry_id, family_id) REFERENCES counselling.inquiry(id, family_id) DEFERRABLE INITIALLY DEFERRED,
  constraint conversation_held_by_family FOREIGN KEY (family_id, live) REFERENCES core.family(id, live) DEFERRABLE INITIALLY DEFERRED,
  constraint conversation_held_by_inquiry FOREIGN KEY (inquiry_id, inquiry_holds) REFERENCES counselling.inquiry(id, live) DEFERRABLE INITIALLY DEFERRED,
  constraint conversation_inquiry FOREIGN KEY (inquiry_id, writer_id) REFERENCES counselling.inquiry(id, writer_id) DEFERRABLE INITIALLY DEFERRED,
  constraint conversation_last_word_by_check CHECK ((last_word_by = ANY (ARRAY['writer'::text, 'us'::text]))),
  constraint conversation_live UNIQUE (id, live),
  constraint conversation_of_writer UNIQUE (id, writer_id),
  constraint conversation_pkey PRIMARY KEY (id),
  constraint conversation_state_check CHECK ((state = ANY (ARRAY['waiting'::text, 'active'::text, 'sleeping'::text, 'ended'::text]))),
  constraint conversation_writer FOREIGN KEY (writer_id) REFERENCES core.hat(id) ON DELETE RESTRICT
);
comment on table counselling.conversation is 'The exchange with one writer across channels. It lives as long as an inquiry or a family holds it, and never ends by a timer.';
comment on column counselling.conversation.code_hash is 'index: keyed hash of the return code; the code itself is nowhere';
comment on column counselling.conversation.code_key is 'index: number of the key';
comment on column counselling.conversation.duty_called_at is 'index: when whoever is on duty was last called because this one waited in danger';
comment on column counselling.conversation.ended_as is 'index: why, from a list';
comment on column counselling.conversation.ended_at is 'index: when it ended';
comment on column counselling.conversation.family_id is 'index: the family it goes on with';
comment on column counselling.conversation.id is 'index: id';
comment on column counselling.conversation.inquiry_holds is 'index: true while its inquiry must hold it';
comment on column counselling.conversation.inquiry_id is 'index: the inquiry it began with';
comment on column counselling.conversation.keep_until is 'index: the day it is deleted, moved by each message; never while unfinished';
comment on column counselling.conversation.last_word_at is 'index: the last message';
comment on column counselling.conversation.last_word_by is 'index: whose it was; `us` also where it was deleted, for then nobody waits';
comment on column counselling.conversation.live is 'index: true while not ended';
comment on column counselling.conversation.started_at is 'index: from when';
comment on column counselling.conversation.state is 'index: waiting, active, sleeping or ended';
comment on column counselling.conversation.words_deleted_at is 'index: when the person last deleted all words of it; where a family goes on the conversation stands without them';
comment on column counselling.conversation.writer_id is 'index: the writer';
CREATE UNIQUE INDEX conversation_by_code ON counselling.conversation USING btree (code_hash);
CREATE INDEX conversation_by_family ON counselling.conversation USING btree (family_id) WHERE (family_id IS NOT NULL);
CREATE INDEX conversation_by_inquiry ON counselling.conversation USING btree (inquiry_id);
CREATE INDEX conversation_of_family_waits ON counselling.conversation USING btree (family_id) WHERE (live AND (last_word_by = 'writer'::text));
CREATE UNIQUE INDEX conversation_of_one_writer ON counselling.conversation USING btree (writer_id);
CREATE INDEX conversation_to_delete ON counselling.conversation USING btree (keep_until) WHERE (family_id IS NULL);
CREATE TRIGGER conversation_only_ended_is_deleted BEFORE DELETE ON counselling.conversation FOR EACH ROW EXECUTE FUNCTION core.only_ended_is_deleted();

create table counselling.draft (
  body text not null,
  conversation_id uuid not null,
  hat_id uuid not null,
  saved_at timestamp with time zone default platform.now() not null,
  writer_id uuid not null,
  constraint draft_body_check CHECK (((length(body) >= 1) AND (length(body) <= 20000))),
  constraint draft_conversation FOREIGN KEY (conversation_id, writer_id) REFERENCES counselling.conversation(id, writer_id) ON DELETE RESTRICT,
  constraint draft_hat_id_fkey FOREIGN KEY (hat_id) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint draft_pkey PRIMARY KEY (conversation_id, hat_id)
);
comment on table counselling.draft is 'An answer that is not sent yet, one per person.';
comment on column counselling.draft.body is 'content: the words so far';
comment on column counselling.draft.conversation_id is 'index: the conversation';
comment on column counselling.draft.hat_id is 'index: whose draft';
comment on column counselling.draft.saved_at is 'index: when saved';
comment on column counselling.draft.writer_id is 'index: its writer';
CREATE INDEX draft_by_hat ON counselling.draft USING btree (hat_id);

create table counselling.inquiry (
  answered_at timestamp with time zone,
  attempts_before integer default 0 not null,
  channel text not null,
  claimed_at timestamp with time zone,
  conversation_id uuid not null,
  deadline_on date,
  duplicate_of uuid,
  duplicate_of_original boolean generated always as (
CASE
    WHEN (duplicate_of IS NOT NULL) THEN true
    ELSE NULL::boolean
END) stored,
  ended_as text,
  ended_at timestamp with time zone,
  ended_by uuid,
  ended_by_person uuid,
  family_id uuid,
  handed_ask uuid,
  handed_to uuid,
  handed_what text generated always as (
CASE
    WHEN (handed_to IS NOT NULL) THEN 'hand-over'::text
    ELSE NULL::text
END) stored,
  id uuid not null,
  in_queue boolean generated always as (
CASE
    WHEN ((ended_at IS NULL) AND (owner_id IS NULL)) THEN true
    ELSE NULL::boolean
END) stored,
  interpreter boolean default false not null,
  language text default 'da'::text not null,
  level text not null,
  live boolean generated always as (
CASE
    WHEN (ended_at IS NULL) THEN true
    ELSE NULL::boolean
END) stored,
  open_since timestamp with time zone default platform.now() not null,
  original boolean generated always as (
CASE
    WHEN (ended_as IS DISTINCT FROM 'duplicate-of'::text) THEN true
    ELSE NULL::boolean
END) stored,
  original_deleted boolean default false not null,
  owner_id uuid,
  promise_id uuid,
  queue_id uuid not null,
  received_at timestamp with time zone default platform.now() not null,
  second_ask uuid,
  second_by uuid,
  second_person uuid,
  second_what text generated always as (
CASE
    WHEN (second_by IS NOT NULL) THEN 'second-person'::text
    ELSE NULL::text
END) stored,
  state text default 'received'::text not null,
  third_attempt integer generated always as (
CASE
    WHEN (ended_as = 'not-reached'::text) THEN (attempts_before + 3)
    ELSE NULL::integer
END) stored,
  triage_id uuid not null,
  triage_is_latest boolean generated always as (true) stored not null,
  writer_id uuid not null,
  constraint inquiry_became UNIQUE (id, family_id),
  constraint inquiry_channel_check CHECK ((channel = ANY (ARRAY['web'::text, 'phone'::text, 'walk-in'::text, 'mail'::text]))),
  constraint inquiry_conversation FOREIGN KEY (conversation_id, writer_id) REFERENCES counselling.conversation(id, writer_id) DEFERRABLE INITIALLY DEFERRED,
  constraint inquiry_conversation_goes_on FOREIGN KEY (conversation_id, live) REFERENCES counselling.conversation(id, live) DEFERRABLE INITIALLY DEFERRED,
  constraint inquiry_duplicate_of_original FOREIGN KEY (duplicate_of, duplicate_of_original) REFERENCES counselling.inquiry(id, original) DEFERRABLE INITIALLY DEFERRED,
  constraint inquiry_end_answered CHECK (((ended_as IS DISTINCT FROM 'answered-once'::text) OR (answered_at IS NOT NULL))),
  constraint inquiry_end_duplicate CHECK (((duplicate_of IS DISTINCT FROM id) AND
CASE
    WHEN (NOT (ended_as IS DISTINCT FROM 'duplicate-of'::text)) THEN ((duplicate_of IS NOT NULL) OR original_deleted)
    ELSE (duplicate_of IS NULL)
END)),
  constraint inquiry_end_family CHECK (((NOT (ended_as IS DISTINCT FROM 'family-opened'::text)) = (family_id IS NOT NULL))),
  constraint inquiry_end_handed CHECK ((((NOT (ended_as IS DISTINCT FROM 'handed-over'::text)) = (handed_to IS NOT NULL)) AND ((handed_to IS NULL) = (handed_ask IS NULL)))),
  constraint inquiry_end_has_reason CHECK ((((ended_at IS NULL) = (ended_as IS NULL)) AND ((ended_at IS NULL) = (ended_by IS NULL)) AND ((ended_at IS NULL) = (ended_by_person IS NULL)))),
  constraint inquiry_end_second CHECK ((((ended_as IS DISTINCT FROM 'not-for-us'::text) AND ((ended_as IS DISTINCT FROM 'not-reached'::text) OR (level = ANY (ARRAY['C'::text, 'D'::text])))) OR ((second_by IS NOT NULL) AND (second_person IS NOT NULL) AND (second_ask IS NOT NULL) AND (second_person <> ended_by_person)))),
  constraint inquiry_ended_as_check CHECK ((ended_as = ANY (ARRAY['answered-once'::text, 'family-opened'::text, 'handed-over'::text, 'withdrawn'::text, 'duplicate-of'::text, 'not-reached'::text, 'not-for-us'::text]))),
  constraint inquiry_ended_by FOREIGN KEY (ended_by, ended_by_person) REFERENCES core.hat(id, person_id),
  constraint inquiry_family_id_fkey FOREIGN KEY (family_id) REFERENCES core.family(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  constraint inquiry_handed_to_fkey FOREIGN KEY (handed_to) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint inquiry_held CHECK (((live IS NOT TRUE) OR (owner_id IS NOT NULL) OR (promise_id IS NOT NULL))),
  constraint inquiry_language_check CHECK ((language ~ '^[a-z]{2}$'::text)),
  constraint inquiry_level_check CHECK ((level = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text]))),
  constraint inquiry_level_has_history FOREIGN KEY (triage_id, id, level, triage_is_latest) REFERENCES counselling.triage(id, inquiry_id, level, latest) DEFERRABLE INITIALLY DEFERRED,
  constraint inquiry_live UNIQUE (id, live),
  constraint inquiry_of_writer UNIQUE (id, writer_id),
  constraint inquiry_original UNIQUE (id, original),
  constraint inquiry_owner FOREIGN KEY (owner_id, live) REFERENCES core.hat(id, anchors) DEFERRABLE INITIALLY DEFERRED,
  constraint inquiry_pkey PRIMARY KEY (id),
  constraint inquiry_promise FOREIGN KEY (promise_id, writer_id) REFERENCES core.promise(id, to_hat) DEFERRABLE INITIALLY DEFERRED,
  constraint inquiry_promise_open FOREIGN KEY (promise_id, in_queue) REFERENCES core.promise(id, open) DEFERRABLE INITIALLY DEFERRED,
  constraint inquiry_queue FOREIGN KEY (queue_id, in_queue) REFERENCES core.queue(id, live) DEFERRABLE INITIALLY DEFERRED,
  constraint inquiry_queue_id_fkey FOREIGN KEY (queue_id) REFERENCES core.queue(id) ON DELETE RESTRICT,
  constraint inquiry_receiver_said_yes FOREIGN KEY (handed_ask, id, handed_to, handed_what) REFERENCES counselling.ask(id, inquiry_id, to_hat, said_yes_to) DEFERRABLE INITIALLY DEFERRED,
  constraint inquiry_second_by FOREIGN KEY (second_by, second_person) REFERENCES core.hat(id, person_id),
  constraint inquiry_second_said_yes FOREIGN KEY (second_ask, id, second_by, second_what) REFERENCES counselling.ask(id, inquiry_id, to_hat, said_yes_to) DEFERRABLE INITIALLY DEFERRED,
  constraint inquiry_state_check CHECK ((state = ANY (ARRAY['received'::text, 'claimed'::text, 'answered'::text, 'ended'::text]))),
  constraint inquiry_state_fits CHECK (
CASE state
    WHEN 'received'::text THEN ((owner_id IS NULL) AND (ended_at IS NULL))
    WHEN 'claimed'::text THEN ((owner_id IS NOT NULL) AND (ended_at IS NULL))
    WHEN 'answered'::text THEN ((owner_id IS NOT NULL) AND (answered_at IS NOT NULL) AND (ended_at IS NULL))
    ELSE (ended_at IS NOT NULL)
END),
  constraint inquiry_three_attempts FOREIGN KEY (id, third_attempt) REFERENCES counselling.attempt(inquiry_id, n) DEFERRABLE INITIALLY DEFERRED,
  constraint inquiry_writer_id_fkey FOREIGN KEY (writer_id) REFERENCES core.hat(id) ON DELETE RESTRICT
);
comment on table counselling.inquiry is 'One contact that seeks something, by any channel; counted once.';
comment on column counselling.inquiry.answered_at is 'index: the first human answer';
comment on column counselling.inquiry.attempts_before is 'index: attempts that do not count any more because the writer has written since';
comment on column counselling.inquiry.channel is 'index: web, phone, walk-in or mail';
comment on column counselling.inquiry.claimed_at is 'index: when it was claimed';
comment on column counselling.inquiry.conversation_id is 'index: the thread';
comment on column counselling.inquiry.deadline_on is 'index: a date that hurries, as the writer told';
comment on column counselling.inquiry.duplicate_of is 'index: the inquiry it is the same as';
comment on column counselling.inquiry.duplicate_of_original is 'index: constant, ties it to one that is not a duplicate itself';
comment on column counselling.inquiry.ended_as is 'index: how it ended, from the list; the words are content';
comment on column counselling.inquiry.ended_at is 'index: when it ended';
comment on column counselling.inquiry.ended_by is 'index: who ended it';
comment on column counselling.inquiry.ended_by_person is 'index: that person, to compare with the second';
comment on column counselling.inquiry.family_id is 'index: the family it became';
comment on column counselling.inquiry.handed_ask is 'index: where that person said yes, found by the row itself';
comment on column counselling.inquiry.handed_to is 'index: who said yes to take it over';
comment on column counselling.inquiry.handed_what is 'index: constant, what that person was asked';
comment on column counselling.inquiry.id is 'index: id';
comment on column counselling.inquiry.in_queue is 'index: true while it stands in its queue';
comment on column counselling.inquiry.interpreter is 'index: whether an interpreter is wished';
comment on column counselling.inquiry.language is 'index: the language wished';
comment on column counselling.inquiry.level is 'index: urgency A to D';
comment on column counselling.inquiry.live is 'index: true while not ended';
comment on column counselling.inquiry.open_since is 'index: when it came or was last reopened, written by the row itself: an earlier yes does not count';
comment on column counselling.inquiry.original is 'index: true unless it ended as a duplicate: two cannot end as duplicates of each other';
comment on column counselling.inquiry.original_deleted is 'index: true where the inquiry it was the same as has been deleted; written by that deletion only';
comment on column counselling.inquiry.owner_id is 'index: who has claimed it';
comment on column counselling.inquiry.promise_id is 'index: the time the writer was promised';
comment on column counselling.inquiry.queue_id is 'index: the queue it came to, and goes back to when released';
comment on column counselling.inquiry.received_at is 'index: when it came';
comment on column counselling.inquiry.second_ask is 'index: where that person said yes, found by the row itself';
comment on column counselling.inquiry.second_by is 'index: the second person where one is demanded';
comment on column counselling.inquiry.second_person is 'index: that person';
comment on column counselling.inquiry.second_what is 'index: constant, what the second person was asked';
comment on column counselling.inquiry.state is 'index: received, claimed, answered or ended; only allowed moves';
comment on column counselling.inquiry.third_attempt is 'index: demands three attempts before not-reached';
comment on column counselling.inquiry.triage_id is 'index: the line of history that gave it this level';
comment on column counselling.inquiry.triage_is_latest is 'index: constant, ties the level to the last line of its history';
comment on column counselling.inquiry.writer_id is 'index: the nameless person who asks';
CREATE UNIQUE INDEX inquiry_by_conversation ON counselling.inquiry USING btree (conversation_id);
CREATE INDEX inquiry_by_deadline ON counselling.inquiry USING btree (deadline_on) WHERE (live AND (deadline_on IS NOT NULL));
CREATE INDEX inquiry_by_ender ON counselling.inquiry USING btree (ended_by) WHERE (ended_by IS NOT NULL);
CREATE INDEX inquiry_by_handed_ask ON counselling.inquiry USING btree (handed_ask) WHERE (handed_ask IS NOT NULL);
CREATE INDEX inquiry_by_original ON counselling.inquiry USING btree (duplicate_of) WHERE (duplicate_of IS NOT NULL);
CREATE INDEX inquiry_by_owner ON counselling.inquiry USING btree (owner_id) WHERE live;
CREATE INDEX inquiry_by_promise ON counselling.inquiry USING btree (promise_id);
CREATE INDEX inquiry_by_received ON counselling.inquiry USING btree (received_at);
CREATE INDEX inquiry_by_receiver ON counselling.inquiry USING btree (handed_to) WHERE (handed_to IS NOT NULL);
CREATE INDEX inquiry_by_second ON counselling.inquiry USING btree (second_by) WHERE (second_by IS NOT NULL);
CREATE INDEX inquiry_by_second_ask ON counselling.inquiry USING btree (second_ask) WHERE (second_ask IS NOT NULL);
CREATE INDEX inquiry_by_writer ON counselling.inquiry USING btree (writer_id);
CREATE INDEX inquiry_in_danger ON counselling.inquiry USING btree (owner_id) WHERE (live AND (level = 'A'::text) AND (state = 'claimed'::text));
CREATE INDEX inquiry_of_family ON counselling.inquiry USING btree (family_id) WHERE (family_id IS NOT NULL);
CREATE INDEX inquiry_unended ON counselling.inquiry USING btree (received_at) WHERE live;
CREATE INDEX inquiry_waiting ON counselling.inquiry USING btree (level, received_at) WHERE in_queue;
CREATE TRIGGER inquiry_keeps_its_facts BEFORE INSERT OR UPDATE ON counselling.inquiry FOR EACH ROW EXECUTE FUNCTION counselling.inquiry_keeps_its_facts();
CREATE TRIGGER inquiry_moves BEFORE INSERT OR UPDATE ON counselling.inquiry FOR EACH ROW EXECUTE FUNCTION counselling.inquiry_moves();
CREATE TRIGGER inquiry_only_ended_is_deleted BEFORE DELETE ON counselling.inquiry FOR EACH ROW EXECUTE FUNCTION core.only_ended_is_deleted();
CREATE TRIGGER inquiry_owner_said_yes BEFORE INSERT OR UPDATE ON counselling.inquiry FOR EACH ROW EXECUTE FUNCTION counselling.inquiry_owner_said_yes();

create table counselling.inquiry_move (
  at timestamp with time zone default platform.now() not null,
  by_hat uuid,
  from_state text,
  id bigint generated always as identity not null,
  inquiry_id uuid not null,
  to_state text not null,
  constraint inquiry_move_inquiry_id_fkey FOREIGN KEY (inquiry_id) REFERENCES counselling.inquiry(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  constraint inquiry_move_pkey PRIMARY KEY (id)
);
comment on table counselling.inquiry_move is 'Every change of an inquiry''s state or owner, written by the row itself.';
comment on column counselling.inquiry_move.at is 'index: when';
comment on column counselling.inquiry_move.by_hat is 'index: who held it after';
comment on column counselling.inquiry_move.from_state is 'index: from';
comment on column counselling.inquiry_move.id is 'index: running number';
comment on column counselling.inquiry_move.inquiry_id is 'index: the inquiry';
comment on column counselling.inquiry_move.to_state is 'index: to';
CREATE INDEX inquiry_move_by_inquiry ON counselling.inquiry_move USING btree (inquiry_id, id);

create table counselling.intake (
  alone boolean,
  children text,
  deadline_words text,
  due_on date,
  end_words text,
  in_danger boolean,
  inquiry_id uuid not null,
  postcode text,
  who text,
  writer_id uuid not null,
  constraint intake_children_check CHECK ((length(children) <= 500)),
  constraint intake_deadline_words_check CHECK ((length(deadline_words) <= 500)),
  constraint intake_end_words_check CHECK ((length(end_words) <= 2000)),
  constraint intake_inquiry FOREIGN KEY (inquiry_id, writer_id) REFERENCES counselling.inquiry(id, writer_id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  constraint intake_pkey PRIMARY KEY (inquiry_id),
  constraint intake_postcode_check CHECK ((postcode ~ '^\d{4}$'::text)),
  constraint intake_who_check CHECK ((who = ANY (ARRAY['pregnant'::text, 'mother'::text, 'father'::text, 'other-parent'::text, 'grandparent'::text, 'child'::text, 'professional'::text, 'other'::text])))
);
comment on table counselling.intake is 'What the writer chose to tell besides the own words. Everything is optional.';
comment on column counselling.intake.alone is 'content: whether the writer stands alone with it';
comment on column counselling.intake.children is 'content: the children, in own words';
comment on column counselling.intake.deadline_words is 'content: what the date that hurries is about';
comment on column counselling.intake.due_on is 'content: due date';
comment on column counselling.intake.end_words is 'content: why it ended, in words';
comment on column counselling.intake.in_danger is 'content: the answer to "are you in danger right now"; null where nobody answered';
comment on column counselling.intake.inquiry_id is 'index: the inquiry';
comment on column counselling.intake.postcode is 'content: postcode';
comment on column counselling.intake.who is 'content: who I am';
comment on column counselling.intake.writer_id is 'index: the writer';
CREATE INDEX intake_by_writer ON counselling.intake USING btree (writer_id);

create table counselling.message (
  at timestamp with time zone default platform.now() not null,
  body text not null,
  by_hat uuid not null,
  conversation_id uuid not null,
  from_us boolean not null,
  id uuid not null,
  read_at timestamp with time zone,
  writer_id uuid not null,
  constraint message_body_check CHECK (((length(body) >= 1) AND (length(body) <= 20000))),
  constraint message_by_hat_fkey FOREIGN KEY (by_hat) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint message_conversation FOREIGN KEY (conversation_id, writer_id) REFERENCES counselling.conversation(id, writer_id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  constraint message_pkey PRIMARY KEY (id)
);
comment on table counselling.message is 'One message of a conversation. Its id is the id of the form it was written in, so it can arrive only once.';
comment on column counselling.message.at is 'index: when';
comment on column counselling.message.body is 'content: the words';
comment on column counselling.message.by_hat is 'index: who wrote it';
comment on column counselling.message.conversation_id is 'index: the conversation';
comment on column counselling.message.from_us is 'index: from us, or from the writer';
comment on column counselling.message.id is 'index: id';
comment on column counselling.message.read_at is 'index: when the other side first saw it';
comment on column counselling.message.writer_id is 'index: whose conversation';
CREATE INDEX message_by_conversation ON counselling.message USING btree (conversation_id, at);
CREATE INDEX message_by_hat ON counselling.message USING btree (by_hat);
CREATE INDEX message_by_writer ON counselling.message USING btree (writer_id);

create table counselling.note (
  adult_id uuid,
  at timestamp with time zone default platform.now() not null,
  body text not null,
  by_hat uuid not null,
  corrects uuid,
  family_id uuid not null,
  id uuid not null,
  shown_to text default 'us'::text not null,
  constraint note_adult FOREIGN KEY (adult_id, family_id) REFERENCES core.hat(id, family_id),
  constraint note_adult_named CHECK (((shown_to = 'adult'::text) = (adult_id IS NOT NULL))),
  constraint note_body_check CHECK (((length(body) >= 1) AND (length(body) <= 20000))),
  constraint note_by_hat_fkey FOREIGN KEY (by_hat) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint note_corrects FOREIGN KEY (corrects, family_id) REFERENCES counselling.note(id, family_id),
  constraint note_family_id_fkey FOREIGN KEY (family_id) REFERENCES core.family(id) ON DELETE RESTRICT,
  constraint note_of_family UNIQUE (id, family_id),
  constraint note_pkey PRIMARY KEY (id),
  constraint note_shown_to_check CHECK ((shown_to = ANY (ARRAY['us'::text, 'family'::text, 'adult'::text])))
);
comment on table counselling.note is 'The journal: append-only. A correction stands beside the old.';
comment on column counselling.note.adult_id is 'sealed: the one adult who may read along';
comment on column counselling.note.at is 'index: when';
comment on column counselling.note.body is 'content: the words';
comment on column counselling.note.by_hat is 'index: who wrote it';
comment on column counselling.note.corrects is 'index: the note it corrects';
comment on column counselling.note.family_id is 'index: the family';
comment on column counselling.note.id is 'index: id';
comment on column counselling.note.shown_to is 'index: us only, the family reads along, or one adult';
CREATE INDEX note_by_corrected ON counselling.note USING btree (corrects) WHERE (corrects IS NOT NULL);
CREATE INDEX note_by_family ON counselling.note USING btree (family_id, at);
CREATE INDEX note_by_hat ON counselling.note USING btree (by_hat);

create table counselling.note_theme (
  family_id uuid not null,
  note_id uuid not null,
  theme text not null,
  constraint note_theme_note FOREIGN KEY (note_id, family_id) REFERENCES counselling.note(id, family_id) ON DELETE RESTRICT,
  constraint note_theme_pkey PRIMARY KEY (note_id, theme),
  constraint note_theme_theme_check CHECK ((theme = ANY (ARRAY['pregnancy'::text, 'parenthood'::text, 'child'::text, 'couple'::text, 'network'::text, 'economy'::text, 'housing'::text, 'work'::text, 'health'::text, 'mind'::text, 'violence'::text, 'authority'::text])))
);
comment on table counselling.note_theme is 'What a note is about, from a fixed list.';
comment on column counselling.note_theme.family_id is 'index: the family';
comment on column counselling.note_theme.note_id is 'index: the note';
comment on column counselling.note_theme.theme is 'content: the theme';
CREATE INDEX note_theme_by_family ON counselling.note_theme USING btree (family_id);

create table counselling.past_family (
  closed_as text not null,
  closed_week date not null,
  id uuid default gen_random_uuid() not null,
  level text not null,
  opened_week date not null,
  themes text[] not null,
  constraint past_family_pkey PRIMARY KEY (id)
);
comment on table counselling.past_family is 'Statistics of a deleted family: no text, no postcode, no id it had.';
comment on column counselling.past_family.closed_as is 'index: why it was closed, from the list';
comment on column counselling.past_family.closed_week is 'index: the Monday of the week it was closed';
comment on column counselling.past_family.id is 'index: an id of its own';
comment on column counselling.past_family.level is 'index: its last level';
comment on column counselling.past_family.opened_week is 'index: the Monday of the week it was opened';
comment on column counselling.past_family.themes is 'index: what its conversations were about, from the list';

create table counselling.past_inquiry (
  channel text not null,
  ended_as text not null,
  ended_week date not null,
  id uuid default gen_random_uuid() not null,
  level text not null,
  minutes_to_answer integer,
  received_week date not null,
  constraint past_inquiry_minutes_to_answer_check CHECK ((minutes_to_answer >= 0)),
  constraint past_inquiry_pkey PRIMARY KEY (id)
);
comment on table counselling.past_inquiry is 'Statistics of a deleted inquiry: no text, no postcode, no id it had.';
comment on column counselling.past_inquiry.channel is 'index: how it came';
comment on column counselling.past_inquiry.ended_as is 'index: how it ended';
comment on column counselling.past_inquiry.ended_week is 'index: the Monday of the week it ended';
comment on column counselling.past_inquiry.id is 'index: an id of its own';
comment on column counselling.past_inquiry.level is 'index: its last level';
comment on column counselling.past_inquiry.minutes_to_answer is 'index: minutes to the first human answer, in steps of five; null where nobody answered';
comment on column counselling.past_inquiry.received_week is 'index: the Monday of the week it came';

create table counselling.safe_answer (
  by_hat uuid not null,
  hat_id uuid not null,
  n integer not null,
  said_at timestamp with time zone default platform.now() not null,
  words text not null,
  constraint safe_answer_by_hat_fkey FOREIGN KEY (by_hat) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint safe_answer_hat_id_fkey FOREIGN KEY (hat_id) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint safe_answer_n_check CHECK ((n >= 1)),
  constraint safe_answer_pkey PRIMARY KEY (hat_id, n),
  constraint safe_answer_words_check CHECK ((length(words) <= 500))
);
comment on table counselling.safe_answer is 'How and when one person has said it is safe to be answered. The newest counts; empty words take it back.';
comment on column counselling.safe_answer.by_hat is 'index: who wrote it down: the person, or whoever heard it';
comment on column counselling.safe_answer.hat_id is 'index: the writer or family adult whose it is';
comment on column counselling.safe_answer.n is 'index: which of the things this person has said about it';
comment on column counselling.safe_answer.said_at is 'index: when';
comment on column counselling.safe_answer.words is 'sealed: how and when';
CREATE INDEX safe_answer_by_hat ON counselling.safe_answer USING btree (by_hat);

create table counselling.taken_back (
  at timestamp with time zone default platform.now() not null,
  family_id uuid,
  id uuid default gen_random_uuid() not null,
  inquiry_id uuid,
  level text not null,
  received_at timestamp with time zone not null,
  to_hat uuid not null,
  constraint taken_back_family_id_fkey FOREIGN KEY (family_id) REFERENCES core.family(id) ON DELETE RESTRICT,
  constraint taken_back_pkey PRIMARY KEY (id),
  constraint taken_back_to_hat_fkey FOREIGN KEY (to_hat) REFERENCES core.hat(id) ON DELETE RESTRICT
);
comment on table counselling.taken_back is 'A person has deleted the own conversation: whoever had it is told, for some days.';
comment on column counselling.taken_back.at is 'index: when it was deleted';
comment on column counselling.taken_back.family_id is 'index: the family that goes on, where there is one';
comment on column counselling.taken_back.id is 'index: id';
comment on column counselling.taken_back.inquiry_id is 'index: the address it had, for whoever still has its page; nothing is there any more';
comment on column counselling.taken_back.level is 'index: how urgent it was';
comment on column counselling.taken_back.received_at is 'index: when it had come';
comment on column counselling.taken_back.to_hat is 'index: who had it, or is responsible for the queue it stood in';
CREATE INDEX taken_back_of_family ON counselling.taken_back USING btree (family_id) WHERE (family_id IS NOT NULL);
CREATE INDEX taken_back_to ON counselling.taken_back USING btree (to_hat, at);

create table counselling.triage (
  at timestamp with time zone default platform.now() not null,
  by_hat uuid,
  id uuid not null,
  inquiry_id uuid not null,
  latest boolean generated always as (
CASE
    WHEN (replaced_by IS NULL) THEN true
    ELSE NULL::boolean
END) stored,
  level text not null,
  previous_id uuid,
  previous_level text,
  reason text not null,
  replaced_by uuid,
  writer_id uuid not null,
  constraint triage_by_hat_fkey FOREIGN KEY (by_hat) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint triage_follows FOREIGN KEY (previous_id, id) REFERENCES counselling.triage(id, replaced_by),
  constraint triage_has_previous CHECK (((previous_id IS NULL) = (previous_level IS NULL))),
  constraint triage_inquiry FOREIGN KEY (inquiry_id, writer_id) REFERENCES counselling.inquiry(id, writer_id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  constraint triage_latest UNIQUE (id, inquiry_id, level, latest),
  constraint triage_level_check CHECK ((level = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text]))),
  constraint triage_of UNIQUE (id, inquiry_id, level),
  constraint triage_only_a_person_lowers CHECK (((by_hat IS NOT NULL) OR (previous_level IS NULL) OR (level <= previous_level))),
  constraint triage_pkey PRIMARY KEY (id),
  constraint triage_previous FOREIGN KEY (previous_id, inquiry_id, previous_level) REFERENCES counselling.triage(id, inquiry_id, level),
  constraint triage_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 2000))),
  constraint triage_replaced UNIQUE (id, replaced_by),
  constraint triage_replaced_by_fkey FOREIGN KEY (replaced_by) REFERENCES counselling.triage(id) DEFERRABLE INITIALLY DEFERRED
);
comment on table counselling.triage is 'The history of an inquiry''s level. A rule may raise it; only a person lowers it.';
comment on column counselling.triage.at is 'index: when';
comment on column counselling.triage.by_hat is 'index: who set it; null for the rule';
comment on column counselling.triage.id is 'index: id';
comment on column counselling.triage.inquiry_id is 'index: the inquiry';
comment on column counselling.triage.latest is 'index: true for the last line, null afterwards: an old line cannot lower the level again';
comment on column counselling.triage.level is 'index: A to D';
comment on column counselling.triage.previous_id is 'index: the line before';
comment on column counselling.triage.previous_level is 'index: the level before';
comment on column counselling.triage.reason is 'content: why';
comment on column counselling.triage.replaced_by is 'index: the line after, written by that line';
comment on column counselling.triage.writer_id is 'index: its writer';
CREATE INDEX triage_by_inquiry ON counselling.triage USING btree (inquiry_id, at);
CREATE INDEX triage_by_next ON counselling.triage USING btree (replaced_by) WHERE (replaced_by IS NOT NULL);
CREATE INDEX triage_by_previous ON counselling.triage USING btree (previous_id);
CREATE INDEX triage_by_setter ON counselling.triage USING btree (by_hat) WHERE (by_hat IS NOT NULL);
CREATE UNIQUE INDEX triage_first ON counselling.triage USING btree (inquiry_id) WHERE (previous_id IS NULL);
CREATE TRIGGER triage_replaces BEFORE INSERT ON counselling.triage FOR EACH ROW EXECUTE FUNCTION counselling.triage_replaces();

create table counselling.viewing (
  hat_id uuid not null,
  inquiry_id uuid not null,
  seen_at timestamp with time zone default platform.now() not null,
  constraint viewing_hat_id_fkey FOREIGN KEY (hat_id) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint viewing_inquiry_id_fkey FOREIGN KEY (inquiry_id) REFERENCES counselling.inquiry(id) ON DELETE RESTRICT,
  constraint viewing_pkey PRIMARY KEY (inquiry_id, hat_id)
);
comment on table counselling.viewing is 'Who else has an inquiry open at this moment.';
comment on column counselling.viewing.hat_id is 'index: who';
comment on column counselling.viewing.inquiry_id is 'index: the inquiry';
comment on column counselling.viewing.seen_at is 'index: last seen there';
CREATE INDEX viewing_by_hat ON counselling.viewing USING btree (hat_id);

create table platform.clock (
  offset_by interval default '00:00:00'::interval not null,
  one boolean default true not null,
  constraint clock_one_check CHECK (one),
  constraint clock_pkey PRIMARY KEY (one)
);
comment on table platform.clock is 'How far the simulated clock is from the true one; only the owner may write it, and only in a demo or test world.';
comment on column platform.clock.offset_by is 'index: what is added to the true time';
comment on column platform.clock.one is 'index: makes a second clock impossible';
CREATE TRIGGER clock_only_in_simulated_worlds BEFORE INSERT OR UPDATE ON platform.clock FOR EACH ROW EXECUTE FUNCTION platform.clock_only_in_simulated_worlds();

create table platform.code_key (
  known_since timestamp with time zone default platform.now() not null,
  mark bytea not null,
  number integer not null,
  constraint code_key_mark_check CHECK ((octet_length(mark) = 32)),
  constraint code_key_number_check CHECK ((number > 0)),
  constraint code_key_pkey PRIMARY KEY (number)
);
comment on table platform.code_key is 'By what each key that codes are made with is known again; from a mark neither a key nor a secret can be made.';
comment on column platform.code_key.known_since is 'index: when this house was first started with it';
comment on column platform.code_key.mark is 'index: made from the secret in a way of its own, so that it opens nothing';
comment on column platform.code_key.number is 'index: its place among the secrets, the oldest first';

create table platform.database_mark (
  created_at timestamp with time zone default clock_timestamp() not null,
  kind text not null,
  one boolean default true not null,
  constraint database_mark_kind_check CHECK ((kind = ANY (ARRAY['demo'::text, 'test'::text, 'real'::text]))),
  constraint database_mark_one_check CHECK (one),
  constraint database_mark_pkey PRIMARY KEY (one)
);
comment on table platform.database_mark is 'What kind of world this database is, written once when it was created empty.';
comment on column platform.database_mark.created_at is 'index: when the database was created, in true time';
comment on column platform.database_mark.kind is 'index: demo, test or real; only demo and test worlds may have a simulated clock';
comment on column platform.database_mark.one is 'index: makes a second mark impossible';

create unlogged table platform.form_draft (
  found_by bytea not null,
  locked bytea not null,
  written_at timestamp with time zone default platform.now() not null,
  constraint form_draft_found_by_check CHECK ((octet_length(found_by) = 32)),
  constraint form_draft_pkey PRIMARY KEY (found_by),
  constraint form_draft_size_check CHECK ((octet_length(locked) <= 100000))
);
comment on table platform.form_draft is 'A form of several pages that is being written. Nobody can read it but the browser it is written in; it is gone an hour after it was last written, and when it is sent.';
comment on column platform.form_draft.found_by is 'index: what it is found by: made from a random number in the writer''s browser, which stands nowhere else';
comment on column platform.form_draft.locked is 'index: everything typed so far, locked with a key made from the same number; without it these are random bytes';
comment on column platform.form_draft.written_at is 'index: when it was last written';
CREATE INDEX form_draft_by_time ON platform.form_draft USING btree (written_at);

create table platform.form_receipt (
  answer text not null,
  at timestamp with time zone default clock_timestamp() not null,
  form_id uuid not null,
  said text,
  sender text not null,
  constraint form_receipt_pkey PRIMARY KEY (form_id)
);
comment on table platform.form_receipt is 'A form that has been carried out, so that a double click, a reload or a repeated line does nothing twice.';
comment on column platform.form_receipt.answer is 'index: the address the sender was sent on to';
comment on column platform.form_receipt.at is 'index: when it was carried out, in true time';
comment on column platform.form_receipt.form_id is 'index: the random id the empty form was given';
comment on column platform.form_receipt.said is 'index: a keyed hash of the words it carried; null where it carried none';
comment on column platform.form_receipt.sender is 'index: kind and hat of the sender; another sender with the same id is refused';
CREATE INDEX form_receipt_at ON platform.form_receipt USING btree (at);

create unlogged table platform.limit_counter (
  bucket text not null,
  key bytea not null,
  last_at timestamp with time zone default platform.now() not null,
  scope text not null,
  wrong integer default 1 not null,
  constraint limit_counter_bucket_check CHECK ((bucket = ANY (ARRAY['return-code'::text, 'sign-in'::text, 'sign-in-link'::text, 'mail-trial'::text]))),
  constraint limit_counter_key_check CHECK ((octet_length(key) = ANY (ARRAY[8, 32]))),
  constraint limit_counter_pkey PRIMARY KEY (bucket, scope, key),
  constraint limit_counter_scope_check CHECK ((scope = ANY (ARRAY['address'::text, 'session'::text, 'site'::text]))),
  constraint limit_counter_wrong_check CHECK ((wrong > 0))
);
comment on table platform.limit_counter is 'Wrong tries, counted for each address hash, each session, and for the whole site by the hour.';
comment on column platform.limit_counter.bucket is 'index: what was tried';
comment on column platform.limit_counter.key is 'index: hash of the address or session, or the number of the hour';
comment on column platform.limit_counter.last_at is 'index: the last wrong try';
comment on column platform.limit_counter.scope is 'index: address, session or site';
comment on column platform.limit_counter.wrong is 'index: wrong tries that follow each other with less than an hour between them';
CREATE INDEX limit_counter_by_time ON platform.limit_counter USING btree (last_at);

create unlogged table platform.limit_key (
  day date not null,
  key bytea not null,
  constraint limit_key_key_check CHECK ((octet_length(key) = 32)),
  constraint limit_key_pkey PRIMARY KEY (day)
);
comment on table platform.limit_key is 'The key of the day with which addresses are hashed; made and deleted by the database.';
comment on column platform.limit_key.day is 'index: the day in Denmark';
comment on column platform.limit_key.key is 'index: random; worth nothing without the secret of the web process, and gone the day after';

create table platform.migration (
  applied_at timestamp with time zone default clock_timestamp() not null,
  name text not null,
  sha256 text not null,
  constraint migration_pkey PRIMARY KEY (name)
);
comment on table platform.migration is 'The migrations that have been run here, with the sum of the text that was run.';
comment on column platform.migration.applied_at is 'index: when, in true time';
comment on column platform.migration.name is 'index: file name';
comment on column platform.migration.sha256 is 'index: sum of the file as it was run; a landed migration is never edited';

create table platform.policy_state (
  applied_at timestamp with time zone default clock_timestamp() not null,
  hash text not null,
  one boolean default true not null,
  rights text[] not null,
  constraint policy_state_one_check CHECK (one),
  constraint policy_state_pkey PRIMARY KEY (one)
);
comment on table platform.policy_state is 'The policies as they were last applied, so that a start can see whether somebody changed them by hand.';
comment on column platform.policy_state.applied_at is 'index: when, in true time';
comment on column platform.policy_state.hash is 'index: sum of the policy files';
comment on column platform.policy_state.one is 'index: makes a second row impossible';
comment on column platform.policy_state.rights is 'index: every policy and grant of the catalogue right after applying';

create table safety_net.cover_ask (
  absence_id uuid not null,
  answer text,
  answered_at timestamp with time zone,
  asked_at timestamp with time zone default platform.now() not null,
  asked_by uuid not null,
  family_id uuid not null,
  id uuid not null,
  to_hat uuid not null,
  constraint cover_ask_absence_id_fkey FOREIGN KEY (absence_id) REFERENCES core.roster(id) ON DELETE RESTRICT,
  constraint cover_ask_another CHECK ((to_hat <> asked_by)),
  constraint cover_ask_answer_check CHECK ((answer = ANY (ARRAY['yes'::text, 'no'::text, 'not-needed'::text]))),
  constraint cover_ask_asked_by_fkey FOREIGN KEY (asked_by) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint cover_ask_family_id_fkey FOREIGN KEY (family_id) REFERENCES core.family(id) ON DELETE RESTRICT,
  constraint cover_ask_pkey PRIMARY KEY (id),
  constraint cover_ask_to_hat_fkey FOREIGN KEY (to_hat) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint cover_ask_whole CHECK (((answered_at IS NULL) = (answer IS NULL)))
);
comment on table safety_net.cover_ask is 'A colleague is asked to take one family by name while somebody is away. Until the yes the default stand-in has it.';
comment on column safety_net.cover_ask.absence_id is 'index: the absence';
comment on column safety_net.cover_ask.answer is 'index: yes, no, or not needed any more';
comment on column safety_net.cover_ask.answered_at is 'index: when it was answered';
comment on column safety_net.cover_ask.asked_at is 'index: when';
comment on column safety_net.cover_ask.asked_by is 'index: who asks';
comment on column safety_net.cover_ask.family_id is 'index: the family';
comment on column safety_net.cover_ask.id is 'index: id';
comment on column safety_net.cover_ask.to_hat is 'index: who is asked';
CREATE INDEX cover_ask_by_asker ON safety_net.cover_ask USING btree (asked_by);
CREATE INDEX cover_ask_by_receiver ON safety_net.cover_ask USING btree (to_hat);
CREATE INDEX cover_ask_of_absence ON safety_net.cover_ask USING btree (absence_id);
CREATE INDEX cover_ask_of_family ON safety_net.cover_ask USING btree (family_id) WHERE (family_id IS NOT NULL);
CREATE UNIQUE INDEX cover_ask_once ON safety_net.cover_ask USING btree (absence_id, family_id, to_hat) WHERE (answered_at IS NULL);
CREATE INDEX cover_ask_waiting ON safety_net.cover_ask USING btree (to_hat) WHERE (answered_at IS NULL);

create table safety_net.proof_line (
  at timestamp with time zone not null,
  breaches jsonb not null,
  counts jsonb not null,
  day date not null,
  follows text generated always as (
CASE
    WHEN (n > 1) THEN previous
    ELSE NULL::text
END) stored,
  hash text not null,
  n integer not null,
  previous text not null,
  constraint proof_line_breaches_check CHECK ((jsonb_typeof(breaches) = 'array'::text)),
  constraint proof_line_day_key UNIQUE (day),
  constraint proof_line_follows FOREIGN KEY (follows) REFERENCES safety_net.proof_line(hash) ON DELETE RESTRICT,
  constraint proof_line_hash_check CHECK ((hash ~ '^[0-9a-f]{64}$'::text)),
  constraint proof_line_hash_key UNIQUE (hash),
  constraint proof_line_n_check CHECK ((n > 0)),
  constraint proof_line_pkey PRIMARY KEY (n),
  constraint proof_line_previous_check CHECK ((previous ~ '^[0-9a-f]{64}$'::text))
);
comment on table safety_net.proof_line is 'One line a night: how many families are open, and what breaks a law, as ids only. Never changed, never deleted.';
comment on column safety_net.proof_line.at is 'index: when it was written, in true time';
comment on column safety_net.proof_line.breaches is 'index: law, kind and id of what breaks it; empty when all is held';
comment on column safety_net.proof_line.counts is 'index: the numbers of the net';
comment on column safety_net.proof_line.day is 'index: the day in Denmark it is about';
comment on column safety_net.proof_line.follows is 'index: ties the line to the one before';
comment on column safety_net.proof_line.hash is 'index: SHA-256 of the line without this field, as canonical JSON';
comment on column safety_net.proof_line.n is 'index: running number';
comment on column safety_net.proof_line.previous is 'index: the hash of the line before; zeros for the first';

create table safety_net.told (
  absence_id uuid not null,
  adult_id uuid not null,
  at timestamp with time zone default platform.now() not null,
  by_hat uuid not null,
  notice_id uuid,
  constraint told_absence_id_fkey FOREIGN KEY (absence_id) REFERENCES core.roster(id) ON DELETE RESTRICT,
  constraint told_adult_id_fkey FOREIGN KEY (adult_id) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint told_by_hat_fkey FOREIGN KEY (by_hat) REFERENCES core.hat(id) ON DELETE RESTRICT,
  constraint told_notice_id_fkey FOREIGN KEY (notice_id) REFERENCES core.notice(id) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED,
  constraint told_pkey PRIMARY KEY (absence_id, adult_id, by_hat)
);
comment on table safety_net.told is 'Which family adult has been told whose name while the anchor is away: once for each name.';
comment on column safety_net.told.absence_id is 'index: the absence';
comment on column safety_net.told.adult_id is 'index: who was told';
comment on column safety_net.told.at is 'index: when';
comment on column safety_net.told.by_hat is 'index: whose name: the stand-in';
comment on column safety_net.told.notice_id is 'index: the notice';
CREATE INDEX told_by_adult ON safety_net.told USING btree (adult_id);
CREATE INDEX told_by_teller ON safety_net.told USING btree (by_hat);
CREATE INDEX told_notice ON safety_net.told USING btree (notice_id);

create view core.away_today with (security_invoker=true) as
 SELECT id,
    person_id,
    default_cover_id,
    period
   FROM core.roster r
  WHERE (away_now AND (over_at IS NULL) AND (period @> ( SELECT platform.today() AS today)) AND ((lower(period) < ( SELECT platform.today() AS today)) OR (((recorded_at AT TIME ZONE 'Europe/Copenhagen'::text))::date >= lower(period)) OR (NOT core.works_to_the_end(person_id, lower(period)))));
comment on view core.away_today is 'Who is away now: from the end of a shift that began before the first day, else from midnight.';

create view core.carried with (security_invoker=true) as
 SELECT circle.hat_id,
    circle.family_id
   FROM core.circle
  WHERE (circle.standing AND (circle.ended_at IS NULL) AND (circle.as_what = ANY (ARRAY['anchor'::text, 'deputy'::text, 'counsellor'::text])))
UNION ALL
 SELECT next_step.owner_id AS hat_id,
    next_step.family_id
   FROM core.next_step
  WHERE (next_step.undone AND (next_step.ended_at IS NULL) AND (next_step.owner_as = 'employee'::text))
UNION ALL
 SELECT next_step.led_by AS hat_id,
    next_step.family_id
   FROM core.next_step
  WHERE (next_step.undone AND (next_step.ended_at IS NULL) AND (next_step.led_by IS NOT NULL))
UNION ALL
 SELECT family.anchor_id AS hat_id,
    family.id AS family_id
   FROM core.family
  WHERE (family.closed_at IS NOT NULL);
comment on view core.carried is 'Which hat carries which family''s help: what leadership over a hat reaches. Asked by the functions of leadership only.';

create view core.cover_today with (security_invoker=true) as
 SELECT away.person_id,
    cover.family_id,
    cover.hat_id AS by_hat,
    ( SELECT h.display_name
           FROM core.hat h
          WHERE (h.id = cover.hat_id)) AS name,
    (upper(away.period) - 1) AS until
   FROM (core.away_today away
     JOIN core.roster cover ON (((cover.absence_id = away.id) AND cover.covers AND (cover.over_at IS NULL) AND ((cover.family_id IS NOT NULL) OR (cover.id = away.default_cover_id)))));
comment on view core.cover_today is 'Whose work is covered today by whom, everything of it or one family.';

create view core.deletion_overdue with (security_invoker=true) as
 SELECT 'conversation'::text AS kind,
    deletion_of_conversations.inquiry_id AS thing,
    deletion_of_conversations.owner_id,
    deletion_of_conversations.due_on,
    ('/desk/inquiries/'::text || deletion_of_conversations.inquiry_id) AS address,
    'not-deleted'::text AS what
   FROM counselling.deletion_of_conversations
  WHERE ((deletion_of_conversations.due_on < ( SELECT platform.today() AS today)) AND deletion_of_conversations.ready AND (deletion_of_conversations.ready_on < ( SELECT platform.today() AS today)))
UNION ALL
 SELECT 'conversation'::text AS kind,
    deletion_of_conversations.inquiry_id AS thing,
    deletion_of_conversations.owner_id,
    deletion_of_conversations.due_on,
    ('/desk/inquiries/'::text || deletion_of_conversations.inquiry_id) AS address,
    'not-ended'::text AS what
   FROM counselling.deletion_of_conversations
  WHERE ((NOT deletion_of_conversations.ended) AND (deletion_of_conversations.due_on <= ( SELECT platform.today() AS today)))
UNION ALL
 SELECT 'family'::text AS kind,
    deletion_of_families.id AS thing,
    NULL::uuid AS owner_id,
    deletion_of_families.due_on,
    ('/desk/families/'::text || deletion_of_families.id) AS address,
    'not-deleted'::text AS what
   FROM counselling.deletion_of_families
  WHERE (deletion_of_families.ready AND (deletion_of_families.due_on < ( SELECT platform.today() AS today)));
comment on view core.deletion_overdue is 'Conversations and families whose day has passed: not deleted although they could be, or not ended so that they cannot.';

create view core.deputy_shut with (security_invoker=true) as
 SELECT f.id AS family_id,
    o.hat_id,
    o.why
   FROM (core.cannot_come_in() o(hat_id, why)
     JOIN core.family f ON (((f.deputy_id = o.hat_id) AND f.live)))
  WHERE (NOT (EXISTS ( SELECT
           FROM core.away_today a
          WHERE (a.person_id = f.deputy_person))));
comment on view core.deputy_shut is 'The open families whose deputy cannot come in, and why.';

create view core.holding with (security_invoker=true) as
 SELECT holding_anchor.kind,
    holding_anchor.thing,
    holding_anchor.family_id,
    holding_anchor.hat_id,
    holding_anchor.level,
    holding_anchor.due,
    holding_anchor.address,
    holding_anchor.since
   FROM core.holding_anchor
UNION ALL
 SELECT holding_deputy.kind,
    holding_deputy.thing,
    holding_deputy.family_id,
    holding_deputy.hat_id,
    holding_deputy.level,
    holding_deputy.due,
    holding_deputy.address,
    holding_deputy.since
   FROM core.holding_deputy
UNION ALL
 SELECT holding_step.kind,
    holding_step.thing,
    holding_step.family_id,
    holding_step.hat_id,
    holding_step.level,
    holding_step.due,
    holding_step.address,
    holding_step.since
   FROM core.holding_step
UNION ALL
 SELECT holding_promise.kind,
    holding_promise.thing,
    holding_promise.family_id,
    holding_promise.hat_id,
    holding_promise.level,
    holding_promise.due,
    holding_promise.address,
    holding_promise.since
   FROM core.holding_promise
UNION ALL
 SELECT holding_queue.kind,
    holding_queue.thing,
    holding_queue.family_id,
    holding_queue.hat_id,
    holding_queue.level,
    holding_queue.due,
    holding_queue.address,
    holding_queue.since
   FROM core.holding_queue
UNION ALL
 SELECT holding_shift.kind,
    holding_shift.thing,
    holding_shift.family_id,
    holding_shift.hat_id,
    holding_shift.level,
    holding_shift.due,
    holding_shift.address,
    holding_shift.since
   FROM core.holding_shift
UNION ALL
 SELECT holding_circle.kind,
    holding_circle.thing,
    holding_circle.family_id,
    holding_circle.hat_id,
    holding_circle.level,
    holding_circle.due,
    holding_circle.address,
    holding_circle.since
   FROM core.holding_circle
UNION ALL
 SELECT holding_cover.kind,
    holding_cover.thing,
    holding_cover.family_id,
    holding_cover.hat_id,
    holding_cover.level,
    holding_cover.due,
    holding_cover.address,
    holding_cover.since
   FROM core.holding_cover
UNION ALL
 SELECT holding_stand_in.kind,
    holding_stand_in.thing,
    holding_stand_in.family_id,
    holding_stand_in.hat_id,
    holding_stand_in.level,
    holding_stand_in.due,
    holding_stand_in.address,
    holding_stand_in.since
   FROM core.holding_stand_in
UNION ALL
 SELECT holding_inquiry.kind,
    holding_inquiry.thing,
    holding_inquiry.family_id,
    holding_inquiry.hat_id,
    holding_inquiry.level,
    holding_inquiry.due,
    holding_inquiry.address,
    holding_inquiry.since
   FROM counselling.holding_inquiry
UNION ALL
 SELECT holding_ask.kind,
    holding_ask.thing,
    holding_ask.family_id,
    holding_ask.hat_id,
    holding_ask.level,
    holding_ask.due,
    holding_ask.address,
    holding_ask.since
   FROM counselling.holding_ask;
comment on view core.holding is 'Everything a hat holds that must be handed over before it can end.';

create view core.holding_anchor with (security_invoker=true) as
 SELECT 'anchor'::text AS kind,
    id AS thing,
    id AS family_id,
    anchor_id AS hat_id,
    level,
    next_due AS due,
    ('/desk/families/'::text || id) AS address,
    opened_at AS since
   FROM core.family
  WHERE live;

create view core.holding_circle with (security_invoker=true) as
 SELECT 'circle'::text AS kind,
    c.id AS thing,
    c.family_id,
    c.hat_id,
    f.level,
    NULL::date AS due,
    ('/desk/families/'::text || c.family_id) AS address,
    c.accepted_at AS since
   FROM (core.circle c
     JOIN core.family f ON ((f.id = c.family_id)))
  WHERE (c.standing AND ((f.live IS NOT TRUE) OR (c.as_what <> ALL (ARRAY['anchor'::text, 'deputy'::text]))));

create view core.holding_cover with (security_invoker=true) as
 SELECT 'cover'::text AS kind,
    id AS thing,
    family_id,
    hat_id,
    NULL::text AS level,
    upper(period) AS due,
    '/desk/absence'::text AS address,
    recorded_at AS since
   FROM core.roster
  WHERE covers;

create view core.holding_deputy with (security_invoker=true) as
 SELECT 'deputy'::text AS kind,
    id AS thing,
    id AS family_id,
    deputy_id AS hat_id,
    level,
    NULL::date AS due,
    ('/desk/families/'::text || id) AS address,
    opened_at AS since
   FROM core.family
  WHERE live;

create view core.holding_promise with (security_invoker=true) as
 SELECT 'promise'::text AS kind,
    p.id AS thing,
    p.family_id,
    p.by_hat AS hat_id,
    f.level,
    (((p.due_by - '00:00:00.000001'::interval) AT TIME ZONE 'Europe/Copenhagen'::text))::date AS due,
    COALESCE(('/desk/families/'::text || p.family_id), '/desk'::text) AS address,
    p.made_at AS since
   FROM (core.promise p
     LEFT JOIN core.family f ON ((f.id = p.family_id)))
  WHERE (p.open AND (p.by_hat IS NOT NULL));

create view core.holding_queue with (security_invoker=true) as
 SELECT 'queue'::text AS kind,
    queue.id AS thing,
    NULL::uuid AS family_id,
    queue.responsible_id AS hat_id,
    NULL::text AS level,
    NULL::date AS due,
    '/desk'::text AS address,
    NULL::timestamp with time zone AS since
   FROM core.queue
  WHERE queue.live
UNION ALL
 SELECT 'queue-deputy'::text AS kind,
    queue.id AS thing,
    NULL::uuid AS family_id,
    queue.deputy_id AS hat_id,
    NULL::text AS level,
    NULL::date AS due,
    '/desk'::text AS address,
    NULL::timestamp with time zone AS since
   FROM core.queue
  WHERE queue.live;

create view core.holding_shift with (security_invoker=true) as
 SELECT 'shift'::text AS kind,
    id AS thing,
    NULL::uuid AS family_id,
    hat_id,
    NULL::text AS level,
    day AS due,
    '/desk'::text AS address,
    starts_at AS since
   FROM core.shift
  WHERE planned;

create view core.holding_stand_in with (security_invoker=true) as
 SELECT 'stand-in'::text AS kind,
    stand_in.id AS thing,
    NULL::uuid AS family_id,
    stand_in.by_hat AS hat_id,
    NULL::text AS level,
    NULL::date AS due,
    '/desk/absence'::text AS address,
    stand_in.accepted_at AS since
   FROM core.stand_in
  WHERE stand_in.live
UNION ALL
 SELECT 'stood-in-for'::text AS kind,
    stand_in.id AS thing,
    NULL::uuid AS family_id,
    stand_in.for_hat AS hat_id,
    NULL::text AS level,
    NULL::date AS due,
    '/desk/absence'::text AS address,
    stand_in.accepted_at AS since
   FROM core.stand_in
  WHERE stand_in.live;

create view core.holding_step with (security_invoker=true) as
 SELECT 'step'::text AS kind,
    s.id AS thing,
    s.family_id,
    s.owner_id AS hat_id,
    f.level,
    s.due_on AS due,
    ('/desk/families/'::text || s.family_id) AS address,
    s.created_at AS since
   FROM (core.next_step s
     JOIN core.family f ON ((f.id = s.family_id)))
  WHERE s.undone
UNION ALL
 SELECT 'led-step'::text AS kind,
    s.id AS thing,
    s.family_id,
    s.led_by AS hat_id,
    f.level,
    s.due_on AS due,
    ('/desk/families/'::text || s.family_id) AS address,
    s.created_at AS since
   FROM (core.next_step s
     JOIN core.family f ON ((f.id = s.family_id)))
  WHERE (s.undone AND (s.led_by IS NOT NULL));

create view core.law_breach with (security_invoker=true) as
 WITH employee AS (
         SELECT h.id,
            h.person_id
           FROM (core.hat h
             JOIN core.organisation o ON ((o.id = h.organisation_id)))
          WHERE ((h.kind = 'membership'::text) AND (h.role = ANY (ARRAY['counsellor'::text, 'team_leader'::text])) AND (h.ended_at IS NULL) AND (o.ended_at IS NULL))
        ), away AS (
         SELECT r.id,
            r.person_id
           FROM core.roster r
          WHERE ((r.kind = 'away'::text) AND (r.over_at IS NULL) AND (r.period @> ( SELECT platform.today() AS today)))
        ), cover AS (
         SELECT c.absence_id,
            c.family_id
           FROM (core.roster c
             JOIN employee e ON (((e.id = c.hat_id) AND (e.person_id = c.person_id))))
          WHERE ((c.kind = 'covering'::text) AND (c.over_at IS NULL) AND (c.period @> ( SELECT platform.today() AS today)) AND (NOT (EXISTS ( SELECT
                   FROM away
                  WHERE (away.person_id = c.person_id)))))
        ), uncovered AS (
         SELECT away.id,
            away.person_id
           FROM away
          WHERE (NOT (EXISTS ( SELECT
                   FROM cover
                  WHERE ((cover.absence_id = away.id) AND (cover.family_id IS NULL)))))
        ), open_family AS (
         SELECT f.id,
            f.anchor_id,
            f.deputy_id,
            COALESCE(( SELECT r.gap_days
                   FROM core.level_rule r
                  WHERE ((r.level = f.level) AND (r.version = f.level_version))), 0) AS gap
           FROM core.family f
          WHERE (f.closed_at IS NULL)
        ), stands AS (
         SELECT c.family_id,
            c.as_what,
            e.id,
            e.person_id
           FROM (core.circle c
             JOIN employee e ON ((e.id = c.hat_id)))
          WHERE ((c.as_what = ANY (ARRAY['anchor'::text, 'deputy'::text])) AND (c.accepted_at IS NOT NULL) AND (c.ended_at IS NULL))
        )
 SELECT 1 AS law,
    'no-anchor'::text AS what,
    ('family '::text || f.id) AS subject,
    f.id AS family_id
   FROM open_family f
  WHERE (NOT (EXISTS ( SELECT
           FROM stands s
          WHERE ((s.family_id = f.id) AND (s.as_what = 'anchor'::text) AND (s.id = f.anchor_id)))))
UNION ALL
 SELECT 1 AS law,
    'no-deputy'::text AS what,
    ('family '::text || f.id) AS subject,
    f.id AS family_id
   FROM open_family f
  WHERE (NOT (EXISTS ( SELECT
           FROM stands s
          WHERE ((s.family_id = f.id) AND (s.as_what = 'deputy'::text) AND (s.id = f.deputy_id) AND (NOT (s.person_id IN ( SELECT a.person_id
                   FROM core.hat a
                  WHERE (a.id = f.anchor_id))))))))
UNION ALL
 SELECT 1 AS law,
    'anchor-away'::text AS what,
    ('family '::text || f.id) AS subject,
    f.id AS family_id
   FROM ((open_family f
     JOIN core.hat a ON ((a.id = f.anchor_id)))
     JOIN uncovered u ON ((u.person_id = a.person_id)))
  WHERE (NOT (EXISTS ( SELECT
           FROM cover
          WHERE ((cover.absence_id = u.id) AND (cover.family_id = f.id)))))
UNION ALL
 SELECT 1 AS law,
    'no-step'::text AS what,
    ('family '::text || f.id) AS subject,
    f.id AS family_id
   FROM open_family f
  WHERE (NOT (EXISTS ( SELECT
           FROM (core.next_step s
             JOIN employee e ON ((e.id = s.owner_id)))
          WHERE ((s.family_id = f.id) AND (s.ended_at IS NULL) AND ((s.due_on <= (( SELECT platform.today() AS today) + f.gap)) OR (EXISTS ( SELECT
                   FROM core.shift w
                  WHERE ((w.hat_id = s.owner_id) AND (w.cancelled_at IS NULL) AND (((w.starts_at AT TIME ZONE 'Europe/Copenhagen'::text))::date = s.due_on)))))))))
UNION ALL
 SELECT 2 AS law,
    'not-held'::text AS what,
    ('inquiry '::text || i.id) AS subject,
    NULL::uuid AS family_id
   FROM counselling.inquiry i
  WHERE ((i.ended_at IS NULL) AND (NOT
        CASE
            WHEN (i.owner_id IS NOT NULL) THEN (EXISTS ( SELECT
               FROM employee e
              WHERE (e.id = i.owner_id)))
            ELSE (EXISTS ( SELECT
               FROM core.promise p,
                (core.queue q
                 JOIN employee e ON ((e.id = q.responsible_id)))
              WHERE ((p.id = i.promise_id) AND (q.id = i.queue_id) AND (q.ended_at IS NULL))))
        END))
UNION ALL
 SELECT 2 AS law,
    'owner-away'::text AS what,
    ('inquiry '::text || i.id) AS subject,
    NULL::uuid AS family_id
   FROM ((counselling.inquiry i
     JOIN core.hat o ON ((o.id = i.owner_id)))
     JOIN uncovered u ON ((u.person_id = o.person_id)))
  WHERE (i.ended_at IS NULL)
UNION ALL
 SELECT 2 AS law,
    'no-reason'::text AS what,
    ('inquiry '::text || i.id) AS subject,
    NULL::uuid AS family_id
   FROM counselling.inquiry i
  WHERE ((i.ended_at IS NOT NULL) AND ((i.ended_as IS NULL) OR (i.ended_by IS NULL)))
UNION ALL
 SELECT 2 AS law,
    'not-held'::text AS what,
    ('conversation '::text || c.id) AS subject,
    NULL::uuid AS family_id
   FROM counselling.conversation c
  WHERE ((c.ended_at IS NULL) AND (NOT (EXISTS ( SELECT
           FROM counselling.inquiry i
          WHERE ((i.id = c.inquiry_id) AND (i.ended_at IS NULL))))) AND (NOT (EXISTS ( SELECT
           FROM core.family f
          WHERE ((f.id = c.family_id) AND (f.closed_at IS NULL))))))
UNION ALL
 SELECT 2 AS law,
    'no-reason'::text AS what,
    ('conversation '::text || c.id) AS subject,
    NULL::uuid AS family_id
   FROM counselling.conversation c
  WHERE ((c.ended_at IS NOT NULL) AND (c.ended_as IS NULL))
UNION ALL
 SELECT 3 AS law,
    'open-table'::text AS what,
    ('table '::text || (t.oid)::regclass) AS subject,
    NULL::uuid AS family_id
   FROM pg_class t
  WHERE ((t.relkind = 'r'::"char") AND (t.oid IN ( SELECT d.objoid
           FROM pg_description d
          WHERE ((d.classoid = ('pg_class'::regclass)::oid) AND (d.objsubid > 0) AND (d.description ~ '^(content|sealed):'::text)))) AND (t.oid <> ('core.access_line'::regclass)::oid) AND ((NOT t.relrowsecurity) OR (NOT (EXISTS ( SELECT
           FROM pg_policy p
          WHERE (p.polrelid = t.oid)))) OR (EXISTS ( SELECT
           FROM pg_policy p
          WHERE ((p.polrelid = t.oid) AND (COALESCE(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) !~ 'opened_(families|writers)'::text))))))
UNION ALL
 SELECT 3 AS law,
    'login-above-the-policies'::text AS what,
    ('role '::text || (r.rolname)::text) AS subject,
    NULL::uuid AS family_id
   FROM pg_roles r
  WHERE ((r.rolname = SESSION_USER) AND (r.rolsuper OR r.rolbypassrls))
UNION ALL
 SELECT 9 AS law,
    d.what,
    ((d.kind || ' '::text) || d.thing) AS subject,
    NULL::uuid AS family_id
   FROM core.deletion_overdue d
  WHERE (d.what = 'not-deleted'::text);
comment on view core.law_breach is 'Whatever breaks law 1, 2, 3 or 9 at this moment; empty when nobody is forgotten and nothing is kept too long.';

create view core.named_place with (security_invoker=true) as
 SELECT 'postcode'::text AS kind,
    p.number,
    p.names[1] AS name,
    p.names,
    p.folded,
    p.municipality,
    m.names[1] AS municipality_name,
    COALESCE(p.lat, m.lat) AS lat,
    COALESCE(p.lng, m.lng) AS lng,
    (p.lat IS NOT NULL) AS exact
   FROM (core.postcode p
     JOIN core.municipality m ON ((m.code = p.municipality)))
UNION ALL
 SELECT 'town'::text AS kind,
    NULL::text AS number,
    t.name,
    t.names,
    t.folded,
    t.municipality,
    m.names[1] AS municipality_name,
    t.lat,
    t.lng,
    true AS exact
   FROM (core.town t
     JOIN core.municipality m ON ((m.code = t.municipality)))
UNION ALL
 SELECT 'municipality'::text AS kind,
    NULL::text AS number,
    m.names[1] AS name,
    m.names,
    m.folded,
    m.code AS municipality,
    m.names[1] AS municipality_name,
    m.lat,
    m.lng,
    false AS exact
   FROM core.municipality m;
comment on view core.named_place is 'Postcodes, towns and municipalities under every name they have, for finding where somebody means.';

create view core.public_offer with (security_invoker=true) as
 SELECT f.id,
    f.organisation_id,
    f.kind,
    f.title_da,
    f.title_en,
    f.what_da,
    f.what_en,
    f.for_whom_da,
    f.for_whom_en,
    f.signup_da,
    f.signup_en,
    f.situations,
    f.roles,
    f.child_from_months,
    f.child_to_months,
    f.languages,
    f.free,
    f.valid,
    o.name AS organisation,
    o.kind AS organisation_kind
   FROM (core.offer f
     JOIN core.organisation o ON (((o.id = f.organisation_id) AND o.live)));
comment on view core.public_offer is 'Offers of organisations that live; which day they hold is asked by the reader.';

create view core.public_place with (security_invoker=true) as
 SELECT p.id,
    p.organisation_id,
    p.name,
    p.kind,
    p.address,
    p.postcode,
    c.names[1] AS town,
    p.lat,
    p.lng,
    p.point_from,
    p.travel_da,
    p.travel_en
   FROM (core.place p
     LEFT JOIN core.postcode c ON ((c.number = p.postcode)))
  WHERE (p.kind <> 'secret'::text);
comment on view core.public_place is 'Places that may be shown: never a secret one.';

create view core.reach with (security_invoker=true) as
 SELECT circle.hat_id,
    circle.family_id,
    'circle'::text AS how
   FROM core.circle
  WHERE (circle.standing AND (circle.ended_at IS NULL))
UNION ALL
 SELECT next_step.owner_id AS hat_id,
    next_step.family_id,
    'circle'::text AS how
   FROM core.next_step
  WHERE (next_step.undone AND (next_step.ended_at IS NULL))
UNION ALL
 SELECT cover.hat_id,
    around.family_id,
    'cover'::text AS how
   FROM (((core.roster cover
     JOIN core.roster absence ON ((absence.id = cover.absence_id)))
     JOIN core.hat away ON ((away.person_id = absence.person_id)))
     CROSS JOIN LATERAL ( SELECT circle.family_id
           FROM core.circle
          WHERE ((circle.hat_id = away.id) AND circle.standing AND (circle.ended_at IS NULL) AND (circle.as_what = ANY (ARRAY['anchor'::text, 'deputy'::text, 'counsellor'::text])))
        UNION ALL
         SELECT next_step.family_id
           FROM core.next_step
          WHERE ((next_step.owner_id = away.id) AND next_step.undone AND (next_step.ended_at IS NULL))) around)
  WHERE (cover.covers AND (cover.over_at IS NULL) AND (lower(cover.period) <= ( SELECT platform.today() AS today)) AND COALESCE((upper(cover.period) > ( SELECT platform.today() AS today)), true) AND (COALESCE(cover.family_id, around.family_id) = around.family_id))
UNION ALL
 SELECT was.hat_id,
    was.family_id,
    'closed'::text AS how
   FROM (core.circle was
     CROSS JOIN LATERAL ( SELECT
           FROM core.family closed
          WHERE ((closed.id = was.family_id) AND (closed.closed_at = was.ended_at))
         LIMIT 1) held_last)
  WHERE ((was.ended_at IS NOT NULL) AND (was.as_what = ANY (ARRAY['anchor'::text, 'deputy'::text])))
UNION ALL
 SELECT family.opened_by AS hat_id,
    family.id AS family_id,
    'circle'::text AS how
   FROM core.family
  WHERE (family.opened_at = ( SELECT platform.now() AS now))
UNION ALL
 SELECT next_step.ended_by AS hat_id,
    next_step.family_id,
    'leaving'::text AS how
   FROM core.next_step
  WHERE (next_step.ended_at = ( SELECT platform.now() AS now));
comment on view core.reach is 'Which hat reaches which family, and how: circle, cover or closed; leaving while a step is being ended. Asked by the functions of reach only.';

create view core.stand_in_today with (security_invoker=true) as
 SELECT absent.id AS for_hat,
    absent.display_name AS for_name,
    t.family_id,
    t.by_hat,
    t.name,
    t.until
   FROM (core.cover_today t
     CROSS JOIN LATERAL ( SELECT h.id,
            h.display_name
           FROM core.hat h
          WHERE ((h.person_id = t.person_id) AND (h.kind = 'membership'::text))
         OFFSET 0) absent);
comment on view core.stand_in_today is 'Who stands in today for whom, with everything or with one family.';

create view core.unanswered with (security_invoker=true) as
 SELECT i.id,
    i.writer_id,
    i.level,
    i.received_at,
    i.state,
    i.owner_id,
    i.promise_id,
    p.due_by,
    (p.what = 'write-when'::text) AS without_time,
    ('/desk/inquiries/'::text || i.id) AS address,
    p.told_by,
    i.open_since
   FROM (counselling.inquiry i
     LEFT JOIN core.promise p ON ((p.id = i.promise_id)))
  WHERE (i.live AND (i.state = ANY (ARRAY['received'::text, 'claimed'::text])) AND ((i.state = 'received'::text) OR (( SELECT c.last_word_by
           FROM counselling.conversation c
          WHERE (c.id = i.conversation_id)) = 'writer'::text)));
comment on view core.unanswered is 'Inquiries that wait for a human, and what they were promised.';

create view counselling.deletion_of_conversations with (security_invoker=true) as
 SELECT c.id,
    c.writer_id,
    c.inquiry_id,
    i.owner_id,
    i.queue_id,
    c.keep_until AS due_on,
    ((c.ended_at IS NOT NULL) AND (i.ended_at IS NOT NULL)) AS ended,
    ((c.ended_at IS NOT NULL) AND (i.ended_at IS NOT NULL) AND (NOT (EXISTS ( SELECT
           FROM core.promise p
          WHERE ((p.to_hat = c.writer_id) AND (p.ended_at IS NULL)))))) AS ready,
    GREATEST(c.keep_until, ((c.ended_at AT TIME ZONE 'Europe/Copenhagen'::text))::date, ((i.ended_at AT TIME ZONE 'Europe/Copenhagen'::text))::date) AS ready_on
   FROM (counselling.conversation c
     JOIN counselling.inquiry i ON ((i.id = c.inquiry_id)))
  WHERE ((c.family_id IS NULL) AND (i.family_id IS NULL));
comment on view counselling.deletion_of_conversations is 'Every conversation with one writer: its day, and whether it has ended and can go.';

create view counselling.deletion_of_families with (security_invoker=true) as
 SELECT id,
    closed_at,
    (((closed_at AT TIME ZONE 'Europe/Copenhagen'::text))::date + ( SELECT retention.days
           FROM core.retention
          WHERE (retention.kind = 'family'::text))) AS due_on,
    ((NOT (EXISTS ( SELECT
           FROM core.next_step s
          WHERE ((s.family_id = f.id) AND (s.ended_at IS NULL))))) AND (NOT (EXISTS ( SELECT
           FROM core.promise p
          WHERE ((p.family_id = f.id) AND (p.ended_at IS NULL))))) AND (NOT (EXISTS ( SELECT
           FROM (((core.hat a
             JOIN core.hat w ON (((w.person_id = a.person_id) AND (w.kind = 'writer'::text))))
             JOIN counselling.inquiry i ON ((i.writer_id = w.id)))
             JOIN counselling.conversation c ON ((c.writer_id = w.id)))
          WHERE ((a.family_id = f.id) AND ((i.ended_at IS NULL) OR (c.ended_at IS NULL) OR ((w.became_id = a.id) AND (c.family_id IS NULL) AND (c.keep_until > platform.today())))))))) AS ready
   FROM core.family f
  WHERE (closed_at IS NOT NULL);
comment on view counselling.deletion_of_families is 'Every closed family: its day, and whether nobody has come back and nothing is owed.';

create view counselling.holding_ask with (security_invoker=true) as
 SELECT 'ask'::text AS kind,
    id AS thing,
    NULL::uuid AS family_id,
    hat_id,
    NULL::text AS level,
    NULL::date AS due,
    ('/desk/inquiries/'::text || inquiry_id) AS address,
    asked_at AS since
   FROM counselling.open_asks() a(id, inquiry_id, hat_id, asked_at, what);

create view counselling.holding_inquiry with (security_invoker=true) as
 SELECT 'inquiry'::text AS kind,
    i.id AS thing,
    NULL::uuid AS family_id,
    i.owner_id AS hat_id,
    i.level,
    (((p.due_by - '00:00:00.000001'::interval) AT TIME ZONE 'Europe/Copenhagen'::text))::date AS due,
    ('/desk/inquiries/'::text || i.id) AS address,
    i.received_at AS since
   FROM (counselling.inquiry i
     LEFT JOIN core.promise p ON ((p.id = i.promise_id)))
  WHERE (i.live AND (i.owner_id IS NOT NULL));

alter table core.access_line enable row level security;
grant select on core.access_line to :job;
grant select on core.access_line to :staff;
grant select (at, family_id, hat_id, id, job, purpose, writer_id) on core.access_line to :family;
grant select (at, family_id, hat_id, id, job, purpose, writer_id) on core.access_line to :writer;
create policy family_sees_who_looked on core.access_line as permissive for select to :family using (((hat_id = ( SELECT core.hat() AS hat)) OR ((family_id = ( SELECT core.my_family() AS my_family)) AND ((hat_id IS NULL) OR (( SELECT h.kind
   FROM core.hat h
  WHERE (h.id = access_line.hat_id)) = 'membership'::text))) OR (writer_id = ANY (( SELECT core.me_and_before() AS me_and_before)::uuid[]))));
create policy own_transaction on core.access_line as permissive for select to public using (((tx = pg_current_xact_id_if_assigned()) AND (tx_at = transaction_timestamp())));
create policy staff_sees_who_looked on core.access_line as permissive for select to :staff using (((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[])) OR (writer_id = ANY (( SELECT core.opened_writers() AS opened_writers)::uuid[]))));
create policy who_looked_at_the_own_card on core.access_line as permissive for select to :family using ((writer_id = ( SELECT core.hat() AS hat)));

alter table core.answer_time enable row level security;
grant select on core.answer_time to :family;
grant select on core.answer_time to :job;
grant insert, select on core.answer_time to :staff;
grant select on core.answer_time to :visitor;
grant select on core.answer_time to :writer;
create policy a_new_version_from_today_on on core.answer_time as permissive for insert to :staff with check ((core.sets_for_all() AND (valid_from >= platform.today())));
create policy everyone_reads on core.answer_time as permissive for select to public using (true);

grant select on core.away_today to :job;
grant select on core.away_today to :staff;

alter table core.beginning enable row level security;
create policy only_through_its_doors on core.beginning as permissive for select to public using (false);

alter table core.bridge enable row level security;
grant select on core.bridge to :staff;
grant insert (by_hat, family_id, id, words) on core.bridge to :staff;
create policy behind_the_line on core.bridge as permissive for all to :staff using ((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[]))) with check (((by_hat = core.hat()) AND (family_id = ANY (core.opened_families()))));



alter table core.circle enable row level security;
grant select on core.circle to :family;
grant select on core.circle to :job;
grant select on core.circle to :staff;
grant insert (accepted_at, as_what, family_id, hat_id, id) on core.circle to :staff;
grant update (accepted_at, ended_at) on core.circle to :staff;
create policy employees_ask on core.circle as permissive for insert to :staff with check ((((core.is_counsellor() AND core.reaches(family_id)) OR core.leads(family_id)) AND ((accepted_at IS NULL) OR (hat_id = core.hat()) OR (as_what = 'adult'::text) OR core.has_said_yes(hat_id, family_id, as_what))));
create policy jobs_read on core.circle as permissive for select to :job using (true);
create policy one_accepts_oneself on core.circle as permissive for update to :staff using (((ended_at IS NULL) AND ((hat_id = ( SELECT core.hat() AS hat)) OR ( SELECT core.leads_all() AS leads_all) OR (( SELECT core.is_counsellor() AS is_counsellor) AND (family_id IN ( SELECT core.my_families() AS my_families))) OR (family_id IN ( SELECT core.led_families() AS led_families))))) with check (((hat_id = core.hat()) OR (ended_at IS NOT NULL)));
create policy own_circle on core.circle as permissive for select to :family using (((family_id = ( SELECT core.my_family() AS my_family)) AND ((as_what <> 'adult'::text) OR (hat_id = ( SELECT core.hat() AS hat)))));
create policy staff_reaches on core.circle as permissive for select to :staff using (((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[])) OR (hat_id = ( SELECT core.hat() AS hat)) OR ( SELECT core.leads_all() AS leads_all) OR (family_id IN ( SELECT core.my_families() AS my_families)) OR (family_id IN ( SELECT core.led_families() AS led_families))));

alter table core.closed_day enable row level security;
grant select on core.closed_day to :staff;
grant select (called_off_at, day, place_id) on core.closed_day to :family;
grant select (called_off_at, day, place_id) on core.closed_day to :job;
grant insert (day, place_id, why) on core.closed_day to :staff;
grant update (called_off_at, why) on core.closed_day to :staff;
grant select (called_off_at, day, place_id) on core.closed_day to :visitor;
grant select (called_off_at, day, place_id) on core.closed_day to :writer;
create policy changed_by_those_who_set_it_up on core.closed_day as permissive for update to :staff using ((place_id IN ( SELECT p.id
   FROM core.place p
  WHERE (p.organisation_id IN ( SELECT core.led_organisations(with_office => true) AS led_organisations)))));
create policy everyone_reads on core.closed_day as permissive for select to public using (true);
create policy set_up on core.closed_day as permissive for insert to :staff with check ((place_id IN ( SELECT p.id
   FROM core.place p
  WHERE (p.organisation_id IN ( SELECT core.led_organisations(with_office => true) AS led_organisations)))));

alter table core.contact_card enable row level security;
grant select on core.contact_card to :family;
grant select on core.contact_card to :job;
grant select on core.contact_card to :staff;
grant select on core.contact_card to :writer;
grant insert (address, channel, hat_id, mail_from, mail_to, turned_on_at, updated_at) on core.contact_card to :family;
grant update (address, channel, mail_from, mail_to, turned_on_at, updated_at) on core.contact_card to :family;
grant insert (address, channel, hat_id, mail_from, mail_to, turned_on_at, updated_at) on core.contact_card to :staff;
grant update (address, channel, mail_from, mail_to, turned_on_at, updated_at) on core.contact_card to :staff;
grant insert (address, channel, hat_id, mail_from, mail_to, turned_on_at, updated_at) on core.contact_card to :writer;
grant update (address, channel, mail_from, mail_to, turned_on_at, updated_at) on core.contact_card to :writer;
create policy behind_the_line on core.contact_card as permissive for all to :staff using (((hat_id = ANY (( SELECT core.opened_writers() AS opened_writers)::uuid[])) OR (hat_id IN ( SELECT hat.id
   FROM core.hat
  WHERE (hat.family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[])))))) with check (((hat_id = ANY (core.opened_writers())) OR (hat_id IN ( SELECT hat.id
   FROM core.hat
  WHERE (hat.family_id = ANY (core.opened_families()))))));
create policy mail_job on core.contact_card as permissive for select to :job using (((( SELECT core.job() AS job) = 'mail'::text) AND (hat_id = ANY (( SELECT core.opened_writers() AS opened_writers)::uuid[]))));
create policy own_card on core.contact_card as permissive for all to :family using (((hat_id = ( SELECT core.hat() AS hat)) AND (( SELECT hat.family_id
   FROM core.hat
  WHERE (hat.id = core.hat())) = ANY (( SELECT core.opened_families() AS opened_families)::uuid[])))) with check (((hat_id = core.hat()) AND (( SELECT hat.family_id
   FROM core.hat
  WHERE (hat.id = core.hat())) = ANY (core.opened_families()))));
create policy own_card_of_a_writer on core.contact_card as permissive for all to :writer using (((hat_id = ( SELECT core.hat() AS hat)) AND (hat_id = ANY (( SELECT core.opened_writers() AS opened_writers)::uuid[])))) with check (((hat_id = core.hat()) AND (hat_id = ANY (core.opened_writers()))));

grant select on core.cover_today to :job;
grant select on core.cover_today to :staff;

alter table core.deletion enable row level security;
grant select on core.deletion to :job;
grant select on core.deletion to :staff;
create policy jobs_read on core.deletion as permissive for select to :job using (true);
create policy leaders_read on core.deletion as permissive for select to :staff using (( SELECT core.is_leader() AS is_leader));

grant select on core.deletion_overdue to :job;
grant select on core.deletion_overdue to :staff;

alter table core.deletion_run enable row level security;
grant select on core.deletion_run to :job;
grant select on core.deletion_run to :staff;
grant insert (at, failed) on core.deletion_run to :job;
grant update (at, failed) on core.deletion_run to :job;
create policy leaders_read on core.deletion_run as permissive for select to :staff using (( SELECT core.is_leader() AS is_leader));
create policy written_by_the_night on core.deletion_run as permissive for all to :job using ((( SELECT core.job() AS job) = ANY (ARRAY['deletion'::text, 'proof'::text]))) with check ((core.job() = 'deletion'::text));

grant select on core.deputy_shut to :job;
grant select on core.deputy_shut to :staff;

alter table core.event enable row level security;
grant select on core.event to :job;
grant insert (by_hat, family_id, kind, subject_id) on core.event to :family;
grant insert (by_hat, family_id, kind, subject_id) on core.event to :job;
grant insert (by_hat, family_id, kind, subject_id) on core.event to :staff;
grant insert (by_hat, family_id, kind, subject_id) on core.event to :writer;
create policy jobs_read on core.event as permissive for select to :job using (true);
create policy jobs_tell on core.event as permissive for insert to :job with check ((by_hat IS NULL));
create policy one_says_what_oneself_did on core.event as permissive for insert to :family, :staff, :writer with check ((by_hat = core.hat()));

alter table core.family enable row level security;
grant select on core.family to :job;
grant select on core.family to :staff;
grant select (anchor_id, closed_at, deputy_id, id, live, opened_at, short_name) on core.family to :family;
grant insert (anchor_id, anchor_person, bridge_id, bridge_shift_id, deputy_id, deputy_person, gap_days, id, level, level_id, level_version, next_due, next_owner_id, next_step_id, opened_by, short_name) on core.family to :staff;
grant update (anchor_id, anchor_person, bridge_id, bridge_shift_id, closed_as, closed_at, closed_by, deputy_id, deputy_person, gap_days, level, level_id, level_version, next_due, next_owner_id, next_step_id, short_name) on core.family to :staff;
create policy counsellors_open on core.family as permissive for insert to :staff with check (((opened_by = core.hat()) AND core.is_counsellor()));
create policy employees_hold on core.family as permissive for update to :staff using ((( SELECT core.leads_all() AS leads_all) OR (( SELECT core.is_counsellor() AS is_counsellor) AND (id IN ( SELECT core.my_families() AS my_families))) OR (id IN ( SELECT core.led_families() AS led_families))));
create policy jobs_read on core.family as permissive for select to :job using (true);
create policy own_family on core.family as permissive for select to :family using ((id = ( SELECT core.my_family() AS my_family)));
create policy staff_reaches on core.family as permissive for select to :staff using (((id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[])) OR ( SELECT core.leads_all() AS leads_all) OR (id IN ( SELECT core.my_families() AS my_families)) OR (id IN ( SELECT core.led_families() AS led_families))));

alter table core.family_level enable row level security;
grant select on core.family_level to :staff;
grant insert (by_hat, family_id, id, level, reason) on core.family_level to :staff;
create policy behind_the_line on core.family_level as permissive for select to :staff using ((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[])));
create policy behind_the_line_written on core.family_level as permissive for insert to :staff with check (((by_hat = core.hat()) AND (family_id = ANY (core.opened_families()))));

alter table core.family_words enable row level security;
grant select on core.family_words to :staff;
grant select (after_care, family_id, if_worse, reached) on core.family_words to :family;
grant insert (about, after_care, close_words, family_id, if_worse, reached) on core.family_words to :staff;
grant update (about, after_care, close_words, if_worse, reached) on core.family_words to :staff;
create policy behind_the_line on core.family_words as permissive for all to :staff using ((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[]))) with check ((family_id = ANY (core.opened_families())));
create policy own_closing_words on core.family_words as permissive for select to :family using (((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[])) AND (family_id = ( SELECT core.my_family() AS my_family))));

alter table core.goal enable row level security;
grant select on core.goal to :family;
grant select on core.goal to :staff;
grant insert (adult_id, created_by, family_id, id, words) on core.goal to :staff;
grant update (reached_at, words) on core.goal to :staff;
create policy behind_the_line on core.goal as permissive for select to :staff using ((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[])));
create policy behind_the_line_changed on core.goal as permissive for update to :staff using ((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[])));
create policy behind_the_line_written on core.goal as permissive for insert to :staff with check (((created_by = core.hat()) AND (family_id = ANY (core.opened_families()))));
create policy own_goals on core.goal as permissive for select to :family using (((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[])) AND (((adult_id IS NULL) AND (family_id = ( SELECT core.my_family() AS my_family))) OR (adult_id = ( SELECT core.hat() AS hat)))));

alter table core.hat enable row level security;
grant select on core.hat to :job;
grant select on core.hat to :staff;
grant select (became_id, created_at, display_name, ended_at, family_id, id, kind, live, organisation_id, profession, role, stands_as) on core.hat to :family;
grant insert (display_name, family_id, id, kind, organisation_id, person_id, profession, role) on core.hat to :staff;
grant select (became_id, created_at, display_name, ended_at, family_id, id, kind, live, organisation_id, profession, role, stands_as) on core.hat to :writer;
create policy jobs_read on core.hat as permissive for select to :job using (true);
create policy leaders_take_in on core.hat as permissive for insert to :staff with check (((kind = 'membership'::text) AND core.may_invite(role, organisation_id) AND (person_id <> core.my_person())));
create policy people_know_ours_and_themselves on core.hat as permissive for select to :family, :writer using (((kind = 'membership'::text) OR (id = ( SELECT core.hat() AS hat)) OR (became_id = ( SELECT core.hat() AS hat))));
create policy staff_knows_hats on core.hat as permissive for select to :staff using (((kind = 'membership'::text) OR ((kind = 'writer'::text) AND ( SELECT core.counsels_or_leads() AS counsels_or_leads)) OR ((kind = 'family_adult'::text) AND core.knows_adults_of(family_id))));
create policy staff_makes_adults_and_writers on core.hat as permissive for insert to :staff with check ((core.is_counsellor() AND ((kind = 'writer'::text) OR ((kind = 'family_adult'::text) AND core.reaches(family_id)))));

alter table core.helpline enable row level security;
grant select on core.helpline to :family;
grant select on core.helpline to :job;
grant select on core.helpline to :staff;
grant select on core.helpline to :visitor;
grant select on core.helpline to :writer;
grant insert (checked_on, for_whom_da, for_whom_en, key, name, number, otherwise_da, otherwise_en, "position", source, what_da, what_en) on core.helpline to :staff;
grant update (called_off_at, checked_on, for_whom_da, for_whom_en, name, number, otherwise_da, otherwise_en, source, what_da, what_en) on core.helpline to :staff;
create policy added_by_those_who_set_up on core.helpline as permissive for insert to :staff with check (core.sets_up());
create policy changed_by_those_who_set_up on core.helpline as permissive for update to :staff using (( SELECT core.sets_up() AS sets_up));
create policy everyone_reads on core.helpline as permissive for select to public using (true);

alter table core.helpline_hours enable row level security;
grant select on core.helpline_hours to :family;
grant select on core.helpline_hours to :job;
grant select on core.helpline_hours to :staff;
grant select on core.helpline_hours to :visitor;
grant select on core.helpline_hours to :writer;
create policy everyone_reads on core.helpline_hours as permissive for select to public using (true);

grant select on core.holding to :job;
grant select on core.holding to :staff;

grant select on core.holding_anchor to :job;
grant select on core.holding_anchor to :staff;

grant select on core.holding_circle to :job;
grant select on core.holding_circle to :staff;

grant select on core.holding_cover to :job;
grant select on core.holding_cover to :staff;

grant select on core.holding_deputy to :job;
grant select on core.holding_deputy to :staff;

grant select on core.holding_promise to :job;
grant select on core.holding_promise to :staff;

grant select on core.holding_queue to :job;
grant select on core.holding_queue to :staff;

grant select on core.holding_shift to :job;
grant select on core.holding_shift to :staff;

grant select on core.holding_stand_in to :job;
grant select on core.holding_stand_in to :staff;

grant select on core.holding_step to :job;
grant select on core.holding_step to :staff;

alter table core.holiday enable row level security;
grant select on core.holiday to :family;
grant select on core.holiday to :job;
grant select on core.holiday to :staff;
grant select on core.holiday to :visitor;
grant select on core.holiday to :writer;
grant insert (day, name_da, name_en, own) on core.holiday to :staff;
grant update (called_off_at, name_da, name_en) on core.holiday to :staff;
create policy everyone_reads on core.holiday as permissive for select to public using (true);
create policy own_ones_are_added on core.holiday as permissive for insert to :staff with check ((own AND core.sets_for_all()));
create policy own_ones_are_changed on core.holiday as permissive for update to :staff using ((own AND ( SELECT core.sets_for_all() AS sets_for_all)));

alter table core.home enable row level security;
grant select on core.home to :family;
grant select on core.home to :staff;
grant insert (adult_id, family_id, id, label, postcode) on core.home to :staff;
grant update (label, postcode) on core.home to :staff;
create policy behind_the_line on core.home as permissive for all to :staff using ((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[]))) with check ((family_id = ANY (core.opened_families())));
create policy own_homes on core.home as permissive for select to :family using (((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[])) AND (((adult_id IS NULL) AND (family_id = ( SELECT core.my_family() AS my_family))) OR (adult_id = ( SELECT core.hat() AS hat)))));

alter table core.invitation enable row level security;
grant select (ends_at, hat_id, id, made_at, mail_taken_at, mailed_at, renews, used_at, withdrawn_at) on core.invitation to :job;
grant update (mail_taken_at, mailed_at) on core.invitation to :job;
grant insert (ends_at, hat_id, id, made_by, renews, token_hash) on core.invitation to :staff;
grant select (ends_at, hat_id, id, made_at, made_by, mailed_at, renews, used_at, withdrawn_at) on core.invitation to :staff;
create policy leaders_invite on core.invitation as permissive for insert to :staff with check (((made_by = core.hat()) AND core.may_give_key(hat_id)));
create policy leaders_see on core.invitation as permissive for select to :staff using ((hat_id IN ( SELECT core.invitable_hats() AS invitable_hats)));
create policy mail_job on core.invitation as permissive for all to :job using ((( SELECT core.job() AS job) = 'mail'::text));

alter table core.kept_as enable row level security;
grant select on core.kept_as to :job;
grant select on core.kept_as to :staff;
create policy staff_reads on core.kept_as as permissive for select to :job, :staff using (true);

grant select on core.law_breach to :job;
grant select on core.law_breach to :staff;

alter table core.level_rule enable row level security;
grant select on core.level_rule to :family;
grant select on core.level_rule to :job;
grant insert, select on core.level_rule to :staff;
grant select on core.level_rule to :visitor;
grant select on core.level_rule to :writer;
create policy a_new_version_from_today_on on core.level_rule as permissive for insert to :staff with check ((core.sets_for_all() AND (valid_from >= platform.today())));
create policy everyone_reads on core.level_rule as permissive for select to public using (true);

alter table core.link_request enable row level security;
create policy only_through_its_doors on core.link_request as permissive for select to public using (false);

alter table core.mail enable row level security;
grant select on core.mail to :job;
grant insert (next_try_at, notice_id, state, tries) on core.mail to :job;
grant update (at, next_try_at, state, tries) on core.mail to :job;
create policy mail_job on core.mail as permissive for all to :job using ((( SELECT core.job() AS job) = 'mail'::text)) with check ((core.job() = 'mail'::text));

alter table core.member enable row level security;
grant select on core.member to :staff;
grant select (adult_id, born_on, created_at, due_on, family_id, id, left_at, name, role) on core.member to :family;
grant insert (adult_id, born_on, due_on, family_id, id, name, person_id, role) on core.member to :staff;
grant update (adult_id, born_on, due_on, left_at, left_because, name, role) on core.member to :staff;
create policy behind_the_line on core.member as permissive for all to :staff using ((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[]))) with check ((family_id = ANY (core.opened_families())));
create policy own_members on core.member as permissive for select to :family using (((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[])) AND (adult_id = ( SELECT core.hat() AS hat))));

alter table core.municipality enable row level security;
grant select on core.municipality to :family;
grant select on core.municipality to :job;
grant select on core.municipality to :staff;
grant select on core.municipality to :visitor;
grant select on core.municipality to :writer;
create policy everyone_reads on core.municipality as permissive for select to public using (true);

grant select on core.named_place to :family;
grant select on core.named_place to :job;
grant select on core.named_place to :staff;
grant select on core.named_place to :visitor;
grant select on core.named_place to :writer;

alter table core.network_text enable row level security;
grant select on core.network_text to :staff;
grant select (da, en, id, name, set_at) on core.network_text to :family;
grant select (da, en, id, name, set_at) on core.network_text to :job;
grant insert (da, en, id, name, set_by) on core.network_text to :staff;
grant select (da, en, id, name, set_at) on core.network_text to :visitor;
grant select (da, en, id, name, set_at) on core.network_text to :writer;
create policy everyone_reads on core.network_text as permissive for select to public using (true);
create policy written_in_ones_own_name on core.network_text as permissive for insert to :staff with check (((set_by = core.hat()) AND core.sets_for_all()));

alter table core.next_step enable row level security;
grant select on core.next_step to :family;
grant select on core.next_step to :job;
grant select on core.next_step to :staff;
grant insert (adult_id, created_by, due_on, family_id, id, led_by, led_by_as, moved_from, owner_as, owner_id, task_class, task_type) on core.next_step to :staff;
grant update (ended_as, ended_at, ended_by, owner_as, owner_id) on core.next_step to :staff;
create policy employees_plan on core.next_step as permissive for insert to :staff with check (((created_by = core.hat()) AND ((core.is_counsellor() AND core.reaches(family_id)) OR core.leads(family_id))));
create policy jobs_read on core.next_step as permissive for select to :job using (true);
create policy one_does_the_own_and_employees_all on core.next_step as permissive for update to :staff using (((owner_id = ( SELECT core.hat() AS hat)) OR ( SELECT core.leads_all() AS leads_all) OR (( SELECT core.is_counsellor() AS is_counsellor) AND (family_id IN ( SELECT core.my_families() AS my_families))) OR (family_id IN ( SELECT core.led_families() AS led_families)))) with check ((((ended_by IS NULL) OR (ended_by = core.hat())) AND ((owner_id = core.hat()) OR (core.is_counsellor() AND core.reaches(family_id)) OR core.leads(family_id))));
create policy own_steps on core.next_step as permissive for select to :family using ((((adult_id IS NULL) AND (family_id = ( SELECT core.my_family() AS my_family))) OR (adult_id = ( SELECT core.hat() AS hat))));
create policy staff_reaches on core.next_step as permissive for select to :staff using (((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[])) OR (owner_id = ( SELECT core.hat() AS hat)) OR ( SELECT core.leads_all() AS leads_all) OR (family_id IN ( SELECT core.my_families() AS my_families)) OR (family_id IN ( SELECT core.led_families() AS led_families))));

alter table core.notice enable row level security;
grant select on core.notice to :family;
grant select on core.notice to :job;
grant select on core.notice to :staff;
grant select on core.notice to :writer;
grant update (seen_at) on core.notice to :family;
grant insert (id, kind, to_hat, "values") on core.notice to :job;
grant update (sent_at, sent_by) on core.notice to :job;
grant insert (id, kind, to_hat, "values") on core.notice to :staff;
grant update (seen_at) on core.notice to :writer;
create policy jobs_carry on core.notice as permissive for all to :job using (true) with check (true);
create policy staff_sees_whether_told on core.notice as permissive for select to :staff using ((( SELECT core.works_here() AS works_here) AND (( SELECT h.id
   FROM core.hat h
  WHERE (h.id = notice.to_hat)) IS NOT NULL)));
create policy staff_tells on core.notice as permissive for insert to :staff with check ((core.works_here() AND (( SELECT h.id
   FROM core.hat h
  WHERE (h.id = notice.to_hat)) IS NOT NULL)));
create policy to_me on core.notice as permissive for all to :family, :writer using ((to_hat = ANY (( SELECT core.me_and_before() AS me_and_before)::uuid[])));

alter table core.offer enable row level security;
grant select on core.offer to :family;
grant select on core.offer to :job;
grant select on core.offer to :staff;
grant select on core.offer to :visitor;
grant select on core.offer to :writer;
grant insert (child_from_months, child_to_months, for_whom_da, for_whom_en, id, kind, languages, organisation_id, roles, signup_da, signup_en, situations, title_da, title_en, valid, what_da, what_en) on core.offer to :staff;
grant update (child_from_months, child_to_months, for_whom_da, for_whom_en, kind, languages, roles, signup_da, signup_en, situations, title_da, title_en, valid, what_da, what_en) on core.offer to :staff;
create policy changed_by_those_who_set_it_up on core.offer as permissive for update to :staff using ((organisation_id IN ( SELECT core.led_organisations(with_office => true) AS led_organisations)));
create policy everyone_reads on core.offer as permissive for select to public using (true);
create policy set_up on core.offer as permissive for insert to :staff with check ((organisation_id IN ( SELECT core.led_organisations(with_office => true) AS led_organisations)));

alter table core.opening enable row level security;
grant select on core.opening to :family;
grant select on core.opening to :job;
grant select on core.opening to :staff;
grant select on core.opening to :visitor;
grant select on core.opening to :writer;
grant insert (anchor_on, from_time, id, interval_weeks, offer_id, on_holidays, place_id, to_time, valid, weekdays) on core.opening to :staff;
grant update (anchor_on, from_time, interval_weeks, on_holidays, to_time, valid, weekdays) on core.opening to :staff;
create policy changed_by_those_who_set_it_up on core.opening as permissive for update to :staff using ((offer_id IN ( SELECT o.id
   FROM core.offer o
  WHERE (o.organisation_id IN ( SELECT core.led_organisations(with_office => true) AS led_organisations)))));
create policy everyone_reads on core.opening as permissive for select to public using (true);
create policy set_up on core.opening as permissive for insert to :staff with check ((offer_id IN ( SELECT o.id
   FROM core.offer o
  WHERE (o.organisation_id IN ( SELECT core.led_organisations(with_office => true) AS led_organisations)))));

alter table core.organisation enable row level security;
grant select on core.organisation to :family;
grant select on core.organisation to :job;
grant select on core.organisation to :staff;
grant select on core.organisation to :visitor;
grant select on core.organisation to :writer;
grant insert (id, kind, name, parent_id) on core.organisation to :staff;
grant update (ended_at, name) on core.organisation to :staff;
create policy added_below_ones_own on core.organisation as permissive for insert to :staff with check (((parent_id IN ( SELECT core.led_organisations(with_office => true) AS led_organisations)) OR ((parent_id IS NULL) AND (kind = ANY (ARRAY['municipality'::text, 'region'::text])) AND core.sets_for_all())));
create policy changed_by_those_who_set_it_up on core.organisation as permissive for update to :staff using (((id IN ( SELECT core.led_organisations(with_office => true) AS led_organisations)) OR ((parent_id IS NULL) AND (kind = ANY (ARRAY['municipality'::text, 'region'::text])) AND ( SELECT core.sets_for_all() AS sets_for_all))));
create policy everyone_reads on core.organisation as permissive for select to public using (true);

alter table core.passkey enable row level security;
create policy only_through_its_doors on core.passkey as permissive for select to public using (false);

alter table core.passkey_use enable row level security;
create policy only_through_its_doors on core.passkey_use as permissive for select to public using (false);

alter table core.person enable row level security;
grant select on core.person to :staff;
grant insert (id) on core.person to :staff;
create policy staff_meets_people on core.person as permissive for all to :staff using (( SELECT core.works_here() AS works_here)) with check (core.works_here());

alter table core.place enable row level security;
grant select on core.place to :family;
grant select on core.place to :job;
grant select on core.place to :staff;
grant select on core.place to :visitor;
grant select on core.place to :writer;
grant insert (address, id, kind, lat, lng, name, organisation_id, point_from, postcode, travel_da, travel_en) on core.place to :staff;
grant update (address, closed_on, kind, lat, lng, name, point_from, postcode, travel_da, travel_en) on core.place to :staff;
create policy changed_by_those_who_set_it_up on core.place as permissive for update to :staff using ((organisation_id IN ( SELECT core.led_organisations(with_office => true) AS led_organisations)));
create policy only_places_that_may_be_known on core.place as permissive for select to :family, :job, :visitor, :writer using ((kind <> 'secret'::text));
create policy set_up on core.place as permissive for insert to :staff with check ((organisation_id IN ( SELECT core.led_organisations(with_office => true) AS led_organisations)));
create policy staff_reads on core.place as permissive for select to :staff using (((kind <> 'secret'::text) OR ( SELECT core.works_here() AS works_here)));

alter table core.postcode enable row level security;
grant select on core.postcode to :family;
grant select on core.postcode to :job;
grant select on core.postcode to :staff;
grant select on core.postcode to :visitor;
grant select on core.postcode to :writer;
create policy everyone_reads on core.postcode as permissive for select to public using (true);

alter table core.promise enable row level security;
grant select on core.promise to :family;
grant select on core.promise to :job;
grant select on core.promise to :staff;
grant select on core.promise to :writer;
grant update (ended_as, ended_at) on core.promise to :job;
grant insert (by_hat, by_queue, channel, due_by, family_id, id, late_since, moved_from, step_id, their_yes_at, to_hat, what, window_from) on core.promise to :staff;
grant update (by_hat, by_queue, ended_as, ended_at, family_id, not_needed_because, their_yes_at) on core.promise to :staff;
create policy jobs_read on core.promise as permissive for select to :job using (true);
create policy nightly_says_what_broke on core.promise as permissive for update to :job using (((ended_at IS NULL) AND (due_by < platform.now()))) with check ((ended_as = 'broken'::text));
create policy staff_ends on core.promise as permissive for update to :staff using (((by_hat = ( SELECT core.hat() AS hat)) OR (( SELECT core.is_counsellor() AS is_counsellor) AND ((by_queue IS NOT NULL) OR (to_hat = ANY (( SELECT core.opened_writers() AS opened_writers)::uuid[])) OR (by_hat IN ( SELECT core.covered_hats() AS covered_hats)) OR ((family_id IS NOT NULL) AND (family_id IN ( SELECT core.my_families() AS my_families))))) OR ( SELECT core.leads_all() AS leads_all) OR (by_hat IN ( SELECT core.led_hats() AS led_hats)) OR ((family_id IS NOT NULL) AND (family_id IN ( SELECT core.led_families() AS led_families)))));
create policy staff_keeps on core.promise as permissive for select to :staff using (((by_hat = ( SELECT core.hat() AS hat)) OR (family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[])) OR (to_hat = ANY (( SELECT core.opened_writers() AS opened_writers)::uuid[])) OR ((by_queue IS NOT NULL) AND ( SELECT core.counsels_or_leads() AS counsels_or_leads)) OR ( SELECT core.leads_all() AS leads_all) OR (by_hat IN ( SELECT core.covered_hats() AS covered_hats)) OR (by_hat IN ( SELECT core.led_hats() AS led_hats)) OR ((family_id IS NOT NULL) AND ((family_id IN ( SELECT core.my_families() AS my_families)) OR (family_id IN ( SELECT core.led_families() AS led_families))))));
create policy staff_promises on core.promise as permissive for insert to :staff with check ((((late_since IS NULL) OR core.is_late_since(to_hat, late_since)) AND ((by_hat = core.hat()) OR (core.is_counsellor() AND ((by_queue IS NOT NULL) OR (to_hat = ANY (core.opened_writers())) OR (by_hat IN ( SELECT core.covered_hats() AS covered_hats)) OR ((family_id IS NOT NULL) AND core.reaches(family_id)))) OR core.leads_all() OR (by_hat IN ( SELECT core.led_hats() AS led_hats)) OR ((family_id IS NOT NULL) AND core.leads(family_id)))));
create policy steps_are_promised_by_us on core.promise as restrictive for insert to :staff with check (((what <> 'step'::text) OR (NOT core.is_of_a_family(by_hat))));
create policy steps_stay_promised_by_us on core.promise as restrictive for update to :staff using (true) with check (((what <> 'step'::text) OR (ended_at IS NOT NULL) OR (NOT core.is_of_a_family(by_hat))));
create policy told_to_me on core.promise as permissive for select to :family, :writer using ((to_hat = ANY (( SELECT core.me_and_before() AS me_and_before)::uuid[])));

grant select on core.public_offer to :family;
grant select on core.public_offer to :job;
grant select on core.public_offer to :staff;
grant select on core.public_offer to :visitor;
grant select on core.public_offer to :writer;

grant select on core.public_place to :family;
grant select on core.public_place to :job;
grant select on core.public_place to :staff;
grant select on core.public_place to :visitor;
grant select on core.public_place to :writer;

alter table core.queue enable row level security;
grant select on core.queue to :job;
grant select on core.queue to :staff;
grant insert (channels, deputy_id, deputy_person, duty_mail, id, languages, name, responsible_id, responsible_person) on core.queue to :staff;
grant update (channels, deputy_id, deputy_person, duty_mail, ended_at, languages, name, responsible_id, responsible_person) on core.queue to :staff;
create policy changed_by_those_who_set_it_up on core.queue as permissive for update to :staff using ((responsible_id IN ( SELECT core.planned_hats() AS planned_hats)));
create policy jobs_read on core.queue as permissive for select to :job using (true);
create policy planned_by_those_who_set_up on core.queue as permissive for insert to :staff with check ((responsible_id IN ( SELECT core.planned_hats() AS planned_hats)));
create policy staff_reads on core.queue as permissive for select to :staff using (( SELECT core.works_here() AS works_here));



alter table core.reading_reason enable row level security;
grant select on core.reading_reason to :staff;
grant insert (at, family_id, hat_id, reason) on core.reading_reason to :staff;
grant update (at, reason) on core.reading_reason to :staff;
create policy leaders_say_why on core.reading_reason as permissive for all to :staff using ((hat_id = ( SELECT core.hat() AS hat))) with check (((hat_id = core.hat()) AND (at <= platform.now()) AND core.leads(family_id)));

alter table core.reference enable row level security;
create policy only_the_owner on core.reference as permissive for select to public using (false);

alter table core.retention enable row level security;
grant select on core.retention to :family;
grant select on core.retention to :job;
grant select on core.retention to :staff;
grant select on core.retention to :visitor;
grant select on core.retention to :writer;
create policy everyone_reads on core.retention as permissive for select to public using (true);

alter table core.roster enable row level security;
grant select on core.roster to :job;
grant select on core.roster to :staff;
grant update (over_at) on core.roster to :job;
grant insert (absence_id, default_cover_id, family_id, hat_id, id, kind, period, person_id, recorded_by, spell_id) on core.roster to :staff;
grant update (called_off_at, default_cover_id, over_at, period) on core.roster to :staff;
create policy away_is_written_by_leaders_or_oneself on core.roster as permissive for insert to :staff with check (((kind = 'away'::text) AND (recorded_by = core.hat()) AND ((person_id IN ( SELECT core.led_persons() AS led_persons)) OR (person_id = core.my_person()))));
create policy changed_by_leaders_or_oneself on core.roster as permissive for update to :staff using (((COALESCE(absence_id, id) IN ( SELECT core.led_absences() AS led_absences)) OR ((kind = 'away'::text) AND (person_id = ( SELECT core.my_person() AS my_person))) OR (absence_id IN ( SELECT core.my_absences() AS my_absences))));
create policy cover_needs_a_yes on core.roster as permissive for insert to :staff with check (((kind = 'covering'::text) AND (recorded_by = core.hat()) AND core.may_cover(absence_id, family_id, hat_id)));
create policy everyone_here_knows_who_is_away on core.roster as permissive for select to :staff using (( SELECT core.works_here() AS works_here));
create policy jobs_know_who_is_away on core.roster as permissive for select to :job using (true);
create policy the_past_is_put_behind_us on core.roster as permissive for update to :job using ((( SELECT core.job() AS job) = 'roster'::text));

alter table core.session enable row level security;
create policy only_through_its_doors on core.session as permissive for select to public using (false);

alter table core.setting enable row level security;
grant select on core.setting to :family;
grant select on core.setting to :job;
grant select on core.setting to :staff;
grant select on core.setting to :visitor;
grant select on core.setting to :writer;
create policy everyone_reads on core.setting as permissive for select to public using (true);

alter table core.setup_address enable row level security;
create policy only_through_its_doors on core.setup_address as permissive for select to public using (false);

alter table core.shift enable row level security;
grant select on core.shift to :job;
grant select on core.shift to :staff;
grant update (over_at) on core.shift to :job;
grant insert (ends_at, hat_id, id, queue_id, starts_at) on core.shift to :staff;
grant update (cancelled_at, cancelled_by, over_at) on core.shift to :staff;
create policy changed_by_those_who_set_it_up on core.shift as permissive for update to :staff using (((hat_id IN ( SELECT core.planned_hats() AS planned_hats)) OR (hat_id = ( SELECT core.hat() AS hat))));
create policy jobs_read on core.shift as permissive for select to :job using (true);
create policy planned_by_those_who_set_up on core.shift as permissive for insert to :staff with check ((hat_id IN ( SELECT core.planned_hats() AS planned_hats)));
create policy staff_reads on core.shift as permissive for select to :staff using (( SELECT core.works_here() AS works_here));
create policy the_past_is_put_behind_us on core.shift as permissive for update to :job using ((( SELECT core.job() AS job) = 'roster'::text));

alter table core.shift_swap enable row level security;
grant select on core.shift_swap to :job;
grant select on core.shift_swap to :staff;
grant insert (from_hat, id, shift_id, to_hat) on core.shift_swap to :staff;
grant update (answer, answered_at) on core.shift_swap to :staff;
create policy jobs_read on core.shift_swap as permissive for select to :job using (true);
create policy one_asks_about_the_own_shift on core.shift_swap as permissive for insert to :staff with check (((from_hat = core.hat()) AND (to_hat IN ( SELECT h.id
   FROM core.hat h
  WHERE (h.anchors AND (h.id <> core.hat())))) AND (shift_id IN ( SELECT s.id
   FROM core.shift s
  WHERE ((s.hat_id = core.hat()) AND s.planned AND (s.starts_at > platform.now()))))));
create policy one_says_no_oneself on core.shift_swap as permissive for update to :staff using (((answered_at IS NULL) AND ((to_hat = ( SELECT core.hat() AS hat)) OR (from_hat = ( SELECT core.hat() AS hat))))) with check (((answered_at IS NOT NULL) AND (((answer = 'no'::text) AND (to_hat = core.hat())) OR ((answer = 'withdrawn'::text) AND (from_hat = core.hat())))));
create policy staff_reads on core.shift_swap as permissive for select to :staff using (( SELECT core.works_here() AS works_here));

alter table core.sign_in_link enable row level security;
create policy only_through_its_doors on core.sign_in_link as permissive for select to public using (false);

alter table core.sign_in_mail enable row level security;
grant select on core.sign_in_mail to :job;
grant select on core.sign_in_mail to :staff;
grant insert (address, hat_id, set_by) on core.sign_in_mail to :staff;
grant update (address, set_at, set_by) on core.sign_in_mail to :staff;
create policy leaders_write_to_members on core.sign_in_mail as permissive for all to :staff using ((hat_id IN ( SELECT core.invitable_hats() AS invitable_hats))) with check (((set_by = core.hat()) AND core.may_change(hat_id)));
create policy mail_job on core.sign_in_mail as permissive for select to :job using ((( SELECT core.job() AS job) = 'mail'::text));

alter table core.stand_in enable row level security;
grant select on core.stand_in to :job;
grant select on core.stand_in to :staff;
grant insert (accepted_at, by_hat, for_hat, id) on core.stand_in to :staff;
grant update (ended_at) on core.stand_in to :staff;
create policy jobs_read on core.stand_in as permissive for select to :job using (true);
create policy one_says_yes_oneself on core.stand_in as permissive for insert to :staff with check ((by_hat = core.hat()));
create policy one_takes_it_back_oneself on core.stand_in as permissive for update to :staff using (((by_hat = ( SELECT core.hat() AS hat)) OR (for_hat = ( SELECT core.hat() AS hat)) OR (for_hat IN ( SELECT core.led_hats() AS led_hats)) OR (by_hat IN ( SELECT core.led_hats() AS led_hats))));
create policy staff_reads on core.stand_in as permissive for select to :staff using (( SELECT core.works_here() AS works_here));

grant select on core.stand_in_today to :job;
grant select on core.stand_in_today to :staff;

alter table core.stay enable row level security;
grant select on core.stay to :family;
grant select on core.stay to :staff;
grant insert (family_id, home_id, id, member_id, period) on core.stay to :staff;
grant update (period) on core.stay to :staff;
create policy behind_the_line on core.stay as permissive for all to :staff using ((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[]))) with check ((family_id = ANY (core.opened_families())));
create policy own_stays on core.stay as permissive for select to :family using (((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[])) AND (home_id IN ( SELECT home.id
   FROM core.home)) AND (member_id IN ( SELECT member.id
   FROM core.member))));

alter table core.step_words enable row level security;
grant select on core.step_words to :family;
grant select on core.step_words to :staff;
grant insert (end_reason, family_id, goal_id, step_id, words) on core.step_words to :staff;
grant update (end_reason, words) on core.step_words to :staff;
create policy behind_the_line on core.step_words as permissive for all to :staff using ((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[]))) with check ((family_id = ANY (core.opened_families())));
create policy own_steps on core.step_words as permissive for select to :family using (((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[])) AND (step_id IN ( SELECT next_step.id
   FROM core.next_step))));

alter table core.suspension enable row level security;
grant select on core.suspension to :staff;
create policy leaders_see on core.suspension as permissive for select to :staff using ((hat_id IN ( SELECT core.invitable_hats() AS invitable_hats)));

alter table core.task_type enable row level security;
grant select on core.task_type to :family;
grant select on core.task_type to :job;
grant select on core.task_type to :staff;
grant select on core.task_type to :visitor;
grant select on core.task_type to :writer;
create policy everyone_reads on core.task_type as permissive for select to public using (true);

alter table core.town enable row level security;
grant select on core.town to :family;
grant select on core.town to :job;
grant select on core.town to :staff;
grant select on core.town to :visitor;
grant select on core.town to :writer;
create policy everyone_reads on core.town as permissive for select to public using (true);

grant select on core.unanswered to :job;
grant select on core.unanswered to :staff;

alter table core.way_back enable row level security;
grant insert (code_hash, ends_at, hat_id, made_by) on core.way_back to :staff;
create policy given_by_the_circle on core.way_back as permissive for insert to :staff with check (((made_by = core.hat()) AND (hat_id IN ( SELECT hat.id
   FROM core.hat
  WHERE (hat.family_id = ANY (core.opened_families()))))));

alter table counselling.ask enable row level security;
grant select on counselling.ask to :staff;
grant insert (from_hat, id, inquiry_id, to_hat, what, words, writer_id) on counselling.ask to :staff;
grant update (answer, answer_words, answered_at) on counselling.ask to :staff;
create policy behind_the_line on counselling.ask as permissive for select to :staff using ((writer_id = ANY (( SELECT core.opened_writers() AS opened_writers)::uuid[])));
create policy behind_the_line_answered on counselling.ask as permissive for update to :staff using (((to_hat = ( SELECT core.hat() AS hat)) AND (answered_at IS NULL) AND (writer_id = ANY (( SELECT core.opened_writers() AS opened_writers)::uuid[])))) with check (((to_hat = core.hat()) AND (writer_id = ANY (core.opened_writers()))));
create policy behind_the_line_asked on counselling.ask as permissive for insert to :staff with check (((from_hat = core.hat()) AND (writer_id = ANY (core.opened_writers()))));

alter table counselling.attempt enable row level security;
grant select on counselling.attempt to :staff;
grant insert (by_hat, channel, inquiry_id, n, words, writer_id) on counselling.attempt to :staff;
create policy behind_the_line on counselling.attempt as permissive for all to :staff using ((writer_id = ANY (( SELECT core.opened_writers() AS opened_writers)::uuid[]))) with check (((by_hat = core.hat()) AND (writer_id = ANY (core.opened_writers()))));

alter table counselling.conversation enable row level security;
grant select (ended_as, ended_at, family_id, id, inquiry_holds, inquiry_id, keep_until, last_word_at, last_word_by, live, started_at, state, words_deleted_at, writer_id) on counselling.conversation to :family;
grant select (ended_as, ended_at, family_id, id, inquiry_holds, inquiry_id, keep_until, last_word_at, last_word_by, live, started_at, state, words_deleted_at, writer_id) on counselling.conversation to :job;
grant select (duty_called_at, ended_as, ended_at, family_id, id, inquiry_holds, inquiry_id, keep_until, last_word_at, last_word_by, live, started_at, state, words_deleted_at, writer_id) on counselling.conversation to :staff;
grant update (code_hash, code_key, ended_as, ended_at, family_id, keep_until, last_word_at, last_word_by, state) on counselling.conversation to :staff;
grant select (ended_as, ended_at, family_id, id, inquiry_holds, inquiry_id, keep_until, last_word_at, last_word_by, live, started_at, state, words_deleted_at, writer_id) on counselling.conversation to :writer;
create policy counsellors_carry on counselling.conversation as permissive for update to :staff using ((( SELECT core.is_counsellor() AS is_counsellor) AND ((writer_id = ANY (( SELECT core.opened_writers() AS opened_writers)::uuid[])) OR (family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[])))));
create policy counsellors_see on counselling.conversation as permissive for select to :staff using (((( SELECT core.counsels_or_leads() AS counsels_or_leads) AND ((family_id IS NULL) OR (family_id IN ( SELECT core.my_families() AS my_families)) OR (family_id IN ( SELECT core.led_families() AS led_families)))) OR (family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[])) OR ( SELECT core.leads_all() AS leads_all)));
create policy jobs_read on counselling.conversation as permissive for select to :job using (true);
create policy mine on counselling.conversation as permissive for select to :family, :writer using ((writer_id = ANY (( SELECT core.me_and_before() AS me_and_before)::uuid[])));

grant select on counselling.deletion_of_conversations to :job;
grant select on counselling.deletion_of_conversations to :staff;

grant select on counselling.deletion_of_families to :job;
grant select on counselling.deletion_of_families to :staff;

alter table counselling.draft enable row level security;
grant delete, select on counselling.draft to :staff;
grant insert (body, conversation_id, hat_id, writer_id) on counselling.draft to :staff;
grant update (body, saved_at) on counselling.draft to :staff;
create policy own_behind_the_line on counselling.draft as permissive for all to :staff using (((hat_id = ( SELECT core.hat() AS hat)) AND (writer_id = ANY (( SELECT core.opened_writers() AS opened_writers)::uuid[])))) with check (((hat_id = core.hat()) AND (writer_id = ANY (core.opened_writers()))));

grant select on counselling.holding_ask to :job;
grant select on counselling.holding_ask to :staff;

grant select on counselling.holding_inquiry to :job;
grant select on counselling.holding_inquiry to :staff;

alter table counselling.inquiry enable row level security;
grant select on counselling.inquiry to :job;
grant select on counselling.inquiry to :staff;
grant update (answered_at, claimed_at, deadline_on, duplicate_of, ended_as, ended_at, ended_by, ended_by_person, family_id, handed_to, level, owner_id, promise_id, queue_id, second_by, second_person, state, triage_id) on counselling.inquiry to :staff;
create policy counsellors_carry on counselling.inquiry as permissive for update to :staff using ((( SELECT core.is_counsellor() AS is_counsellor) AND ((owner_id IS NULL) OR (owner_id = ( SELECT core.hat() AS hat)) OR (owner_id IN ( SELECT core.covered_hats() AS covered_hats)) OR ((( SELECT core.my_role() AS my_role) = 'team_leader'::text) AND (( SELECT core.leads_all() AS leads_all) OR (owner_id IN ( SELECT core.led_hats() AS led_hats)))) OR ((ended_at IS NOT NULL) AND (writer_id = ANY (( SELECT core.opened_writers() AS opened_writers)::uuid[])))))) with check ((core.is_counsellor() AND ((owner_id IS NULL) OR (owner_id = core.hat()) OR (owner_id IN ( SELECT core.covered_hats() AS covered_hats)) OR ((core.my_role() = 'team_leader'::text) AND (core.leads_all() OR (owner_id IN ( SELECT core.led_hats() AS led_hats)))))));
create policy counsellors_see_the_queue on counselling.inquiry as permissive for select to :staff using (((( SELECT core.counsels_or_leads() AS counsels_or_leads) AND ((family_id IS NULL) OR (ended_by = ( SELECT core.hat() AS hat)) OR (family_id IN ( SELECT core.my_families() AS my_families)) OR (family_id IN ( SELECT core.led_families() AS led_families)))) OR ( SELECT core.leads_all() AS leads_all)));
create policy jobs_read on counselling.inquiry as permissive for select to :job using (true);

alter table counselling.inquiry_move enable row level security;
grant select on counselling.inquiry_move to :job;
grant select on counselling.inquiry_move to :staff;
create policy jobs_read on counselling.inquiry_move as permissive for select to :job using (true);
create policy staff_reads on counselling.inquiry_move as permissive for select to :staff using (( SELECT core.counsels_or_leads() AS counsels_or_leads));

alter table counselling.intake enable row level security;
grant select on counselling.intake to :staff;
grant insert (end_words, inquiry_id, writer_id) on counselling.intake to :staff;
grant update (end_words) on counselling.intake to :staff;
create policy behind_the_line on counselling.intake as permissive for all to :staff using ((writer_id = ANY (( SELECT core.opened_writers() AS opened_writers)::uuid[]))) with check ((writer_id = ANY (core.opened_writers())));

alter table counselling.message enable row level security;
grant select on counselling.message to :family;
grant select on counselling.message to :staff;
grant select on counselling.message to :writer;
grant update (read_at) on counselling.message to :family;
grant insert (body, by_hat, conversation_id, from_us, id, writer_id) on counselling.message to :staff;
grant update (read_at) on counselling.message to :staff;
grant update (read_at) on counselling.message to :writer;
create policy behind_the_line on counselling.message as permissive for select to :family, :staff, :writer using ((writer_id = ANY (( SELECT core.opened_writers() AS opened_writers)::uuid[])));
create policy behind_the_line_written on counselling.message as permissive for insert to :staff with check (((by_hat = core.hat()) AND from_us AND (writer_id = ANY (core.opened_writers()))));
create policy the_other_side_has_seen_it on counselling.message as permissive for update to :family, :staff, :writer using ((writer_id = ANY (( SELECT core.opened_writers() AS opened_writers)::uuid[]))) with check ((writer_id = ANY (core.opened_writers())));
create policy words_before_wait_for_whoever_takes_it on counselling.message as restrictive for select to :staff using (((writer_id <> ALL (( SELECT counselling.not_yet_mine(core.opened_writers()) AS not_yet_mine)::uuid[])) OR (at >= ( SELECT i.open_since
   FROM counselling.inquiry i
  WHERE (i.writer_id = message.writer_id)))));

alter table counselling.note enable row level security;
grant select on counselling.note to :family;
grant select on counselling.note to :staff;
grant insert (adult_id, body, by_hat, corrects, family_id, id, shown_to) on counselling.note to :staff;
create policy behind_the_line on counselling.note as permissive for all to :staff using ((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[]))) with check (((by_hat = core.hat()) AND (family_id = ANY (core.opened_families()))));
create policy family_reads_along on counselling.note as permissive for select to :family using (((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[])) AND (((shown_to = 'family'::text) AND (family_id = ( SELECT core.my_family() AS my_family))) OR ((shown_to = 'adult'::text) AND (adult_id = ( SELECT core.hat() AS hat))))));

alter table counselling.note_theme enable row level security;
grant select on counselling.note_theme to :staff;
grant insert (family_id, note_id, theme) on counselling.note_theme to :staff;
create policy behind_the_line on counselling.note_theme as permissive for all to :staff using ((family_id = ANY (( SELECT core.opened_families() AS opened_families)::uuid[]))) with check ((family_id = ANY (core.opened_families())));

alter table counselling.past_family enable row level security;
grant select on counselling.past_family to :staff;
create policy leaders_count on counselling.past_family as permissive for select to :staff using (( SELECT core.is_leader() AS is_leader));

alter table counselling.past_inquiry enable row level security;
grant select on counselling.past_inquiry to :staff;
create policy leaders_count on counselling.past_inquiry as permissive for select to :staff using (( SELECT core.is_leader() AS is_leader));

alter table counselling.safe_answer enable row level security;
grant select on counselling.safe_answer to :family;
grant select on counselling.safe_answer to :staff;
grant select on counselling.safe_answer to :writer;
grant insert (by_hat, hat_id, n, words) on counselling.safe_answer to :family;
grant insert (by_hat, hat_id, n, words) on counselling.safe_answer to :staff;
grant insert (by_hat, hat_id, n, words) on counselling.safe_answer to :writer;
create policy behind_the_line on counselling.safe_answer as permissive for all to :staff using ((( SELECT core.is_counsellor() AS is_counsellor) AND (hat_id = ANY (( SELECT counselling.safe_hats(core.opened_families(), core.opened_writers()) AS safe_hats)::uuid[])))) with check (((by_hat = core.hat()) AND core.is_counsellor() AND (hat_id = ANY (( SELECT counselling.safe_hats(core.opened_families(), core.opened_writers()) AS safe_hats)::uuid[]))));
create policy own_of_a_writer on counselling.safe_answer as permissive for all to :writer using (((hat_id = ANY (( SELECT counselling.my_safe_hats() AS my_safe_hats)::uuid[])) AND (( SELECT core.hat() AS hat) = ANY (( SELECT core.opened_writers() AS opened_writers)::uuid[])))) with check (((hat_id = core.hat()) AND (by_hat = core.hat()) AND (hat_id = ANY (core.opened_writers()))));
create policy own_of_an_adult on counselling.safe_answer as permissive for all to :family using (((hat_id = ANY (( SELECT counselling.my_safe_hats() AS my_safe_hats)::uuid[])) AND (( SELECT hat.family_id
   FROM core.hat
  WHERE (hat.id = core.hat())) = ANY (( SELECT core.opened_families() AS opened_families)::uuid[])))) with check (((hat_id = core.hat()) AND (by_hat = core.hat()) AND (( SELECT hat.family_id
   FROM core.hat
  WHERE (hat.id = core.hat())) = ANY (core.opened_families()))));

alter table counselling.taken_back enable row level security;
grant select on counselling.taken_back to :staff;
create policy whoever_had_it on counselling.taken_back as permissive for select to :staff using (((to_hat = ( SELECT core.hat() AS hat)) OR (to_hat IN ( SELECT core.covered_hats() AS covered_hats)) OR ( SELECT core.leads_all() AS leads_all) OR (to_hat IN ( SELECT core.led_hats() AS led_hats))));

alter table counselling.triage enable row level security;
grant select on counselling.triage to :staff;
grant insert (by_hat, id, inquiry_id, level, previous_id, previous_level, reason, writer_id) on counselling.triage to :staff;
create policy behind_the_line on counselling.triage as permissive for all to :staff using ((writer_id = ANY (( SELECT core.opened_writers() AS opened_writers)::uuid[]))) with check (((by_hat = core.hat()) AND (writer_id = ANY (core.opened_writers()))));

alter table counselling.viewing enable row level security;
grant select on counselling.viewing to :staff;
grant insert (hat_id, inquiry_id, seen_at) on counselling.viewing to :staff;
grant update (seen_at) on counselling.viewing to :staff;
create policy counsellors_see on counselling.viewing as permissive for all to :staff using ((( SELECT core.is_counsellor() AS is_counsellor) AND (EXISTS ( SELECT
   FROM counselling.inquiry i
  WHERE (i.id = viewing.inquiry_id))))) with check (((hat_id = core.hat()) AND core.is_counsellor() AND (EXISTS ( SELECT
   FROM counselling.inquiry i
  WHERE (i.id = viewing.inquiry_id)))));

alter table platform.clock enable row level security;
create policy only_through_now on platform.clock as permissive for select to public using (false);

alter table platform.code_key enable row level security;
grant insert, select on platform.code_key to :job;
create policy the_start_knows_keys_again on platform.code_key as permissive for select to :job using (true);
create policy the_start_marks_new_keys on platform.code_key as permissive for insert to :job with check (true);

alter table platform.database_mark enable row level security;
grant select on platform.database_mark to :family;
grant select on platform.database_mark to :job;
grant select on platform.database_mark to :login;
grant select on platform.database_mark to :staff;
grant select on platform.database_mark to :visitor;
grant select on platform.database_mark to :writer;
create policy everyone_knows_the_world on platform.database_mark as permissive for select to public using (true);

alter table platform.form_draft enable row level security;
create policy only_through_functions on platform.form_draft as permissive for all to public using (false);

alter table platform.form_receipt enable row level security;
grant delete, select on platform.form_receipt to :job;
create policy jobs_clear_old_forms on platform.form_receipt as permissive for all to :job using ((at < (clock_timestamp() - '30 days'::interval)));

alter table platform.limit_counter enable row level security;
create policy only_through_functions on platform.limit_counter as permissive for all to public using (false);

alter table platform.limit_key enable row level security;
create policy only_through_functions on platform.limit_key as permissive for all to public using (false);

alter table platform.migration enable row level security;
grant select on platform.migration to :login;
create policy login_checks_the_start on platform.migration as permissive for select to :login using (true);

alter table platform.policy_state enable row level security;
grant select on platform.policy_state to :login;
create policy login_checks_the_start on platform.policy_state as permissive for select to :login using (true);

alter table safety_net.cover_ask enable row level security;
grant select on safety_net.cover_ask to :staff;
grant insert (absence_id, asked_by, family_id, id, to_hat) on safety_net.cover_ask to :staff;
grant update (answer, answered_at) on safety_net.cover_ask to :staff;
create policy answered_or_taken_back on safety_net.cover_ask as permissive for update to :staff using (((to_hat = ( SELECT core.hat() AS hat)) OR (absence_id IN ( SELECT core.led_absences() AS led_absences)) OR (absence_id IN ( SELECT core.my_absences() AS my_absences)))) with check ((answer = ANY (ARRAY['no'::text, 'not-needed'::text])));
create policy asked_by_leaders_or_the_absent on safety_net.cover_ask as permissive for insert to :staff with check (((asked_by = core.hat()) AND ((absence_id IN ( SELECT core.led_absences() AS led_absences)) OR (absence_id IN ( SELECT core.my_absences() AS my_absences)))));
create policy those_it_concerns on safety_net.cover_ask as permissive for select to :staff using (((absence_id IN ( SELECT core.led_absences() AS led_absences)) OR (to_hat = ( SELECT core.hat() AS hat)) OR (asked_by = ( SELECT core.hat() AS hat)) OR (absence_id IN ( SELECT core.my_absences() AS my_absences))));

alter table safety_net.proof_line enable row level security;
grant select on safety_net.proof_line to :job;
grant select on safety_net.proof_line to :staff;
grant insert (at, breaches, counts, day, hash, n, previous) on safety_net.proof_line to :job;
create policy leaders_read_the_proof on safety_net.proof_line as permissive for select to :staff using (( SELECT core.is_leader() AS is_leader));
create policy written_by_the_night on safety_net.proof_line as permissive for all to :job using (true) with check ((core.job() = 'proof'::text));

alter table safety_net.told enable row level security;
grant select on safety_net.told to :job;
grant select on safety_net.told to :staff;
grant insert (absence_id, adult_id, by_hat, notice_id) on safety_net.told to :job;
grant insert (absence_id, adult_id, by_hat, notice_id) on safety_net.told to :staff;
create policy those_around_the_family on safety_net.told as permissive for select to :staff using ((( SELECT h.id
   FROM core.hat h
  WHERE (h.id = told.adult_id)) IS NOT NULL));
create policy told_by_staff on safety_net.told as permissive for insert to :staff with check ((( SELECT h.id
   FROM core.hat h
  WHERE (h.id = told.adult_id)) IS NOT NULL));
create policy told_by_the_job on safety_net.told as permissive for all to :job using (true) with check (true);
