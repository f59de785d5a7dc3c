-- How people who work here change: suspended and taken up again, another role or organisation, notice, the end. Each door asks
-- `may_change` (never oneself, nobody with more to say than oneself) and leaves the rest to the keys.

-- Who is suspended keeps what is held; only the way in is shut, at once and everywhere.
create or replace function core.suspend_membership(the_hat uuid, suspension uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  perform core.must(core.may_change(the_hat));
  update core.hat set suspended_at = platform.now() where id = the_hat and live and suspended_at is null;
  perform core.must(found);
  insert into core.suspension (id, hat_id, by_hat) values (suspension, the_hat, core.hat());
  perform core.shut_ways_in(the_hat);
end $$;
create or replace function core.resume_membership(the_hat uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  perform core.must(core.may_change(the_hat));
  update core.hat set suspended_at = null where id = the_hat and live and suspended_at is not null;
  perform core.must(found);
  update core.suspension set lifted_at = platform.now(), lifted_by = core.hat() where hat_id = the_hat and lifted_at is null;
end $$;
create or replace function core.shut_ways_in(the_hat uuid) returns void language sql security definer set search_path = '' as $$
  update core.session set ended_at = platform.now() where hat_id = the_hat and ended_at is null;
  update core.invitation set withdrawn_at = platform.now() where hat_id = the_hat and used_at is null and withdrawn_at is null;
  update core.sign_in_link set used_at = platform.now() where hat_id = the_hat and used_at is null;
$$;

-- An end that the keys allow. What is held points to the membership, so PostgreSQL refuses while anything is held. Yeses in advance are
-- given back, and an absence that was only waiting for the end is over, unless the same person holds families under another hat.
drop function if exists core.end_membership(uuid, uuid);
create or replace function core.end_membership(the_hat uuid) returns void language plpgsql security definer set search_path = '' as $$
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
end $$;
-- What had not begun is called off; else yesterday was its last day.
create or replace function core.end_absence(the_absence uuid) returns void language plpgsql security definer set search_path = '' as $$
declare begun boolean := (select lower(period) < platform.today() from core.roster where id = the_absence);
begin
  if begun then update core.roster set period = daterange(lower(period), platform.today()), over_at = platform.now() where id = the_absence; end if;
  update core.roster set over_at = platform.now(), called_off_at = case when not begun then platform.now() end
    where coalesce(absence_id, id) = the_absence and over_at is null;
end $$;

-- Another role or organisation. The role is part of the keys: whoever holds families stays somebody who may.
create or replace function core.change_membership(the_hat uuid, named text, as_role text, with_profession text, into_organisation uuid) returns void
  language plpgsql security definer set search_path = '' as $$
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
end $$;

-- Notice: from the day after the last one the person is away without an end, and the stand-in has everything, also what comes later.
-- Whoever holds families under another hat that stays is not away; then what is held is handed over one by one.
create or replace function core.needs_stand_in(the_hat uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from core.hat h where h.id = the_hat and h.anchors)
    and not exists (select from core.hat h join core.hat o on o.person_id = h.person_id and o.id <> h.id and o.anchors and o.last_day is null where h.id = the_hat)
$$;
create or replace function core.may_stand_in(the_hat uuid, by_whom uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from core.hat h join core.hat o on o.person_id = h.person_id join core.stand_in y on y.for_hat = o.id and y.live
      join core.hat b on b.id = y.by_hat and b.suspended_at is null and b.last_day is null where h.id = the_hat and y.by_hat = by_whom)
    or exists (select from core.hat h join core.hat me on me.id = core.hat() and me.anchors where h.id = the_hat and by_whom = me.id
      and me.person_id <> h.person_id and h.person_id in (select core.led_persons()))
$$;
create or replace function core.give_notice(the_hat uuid, day date, absence uuid, cover uuid, by_whom uuid) returns void language plpgsql security definer set search_path = '' as $$
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
end $$;
create or replace function core.withdraw_notice(the_hat uuid) returns void language plpgsql security definer set search_path = '' as $$
declare one core.hat; due uuid;
begin
  perform core.must(core.may_change(the_hat));
  select * into one from core.hat where id = the_hat and live and last_day is not null for no key update;
  perform core.must(one.id is not null);
  update core.hat set last_day = null where id = the_hat;
  select id into due from core.roster where person_id = one.person_id and away_now and upper_inf(period) and lower(period) = one.last_day + 1;
  perform core.end_absence(due) where due is not null;
end $$;
grant execute on function core.suspend_membership(uuid, uuid), core.resume_membership(uuid), core.end_membership(uuid), core.needs_stand_in(uuid), core.may_stand_in(uuid, uuid),
  core.change_membership(uuid, text, text, text, uuid), core.give_notice(uuid, date, uuid, uuid, uuid), core.withdraw_notice(uuid) to :staff;
