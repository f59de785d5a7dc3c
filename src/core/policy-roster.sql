-- Who may write absence and cover. Nobody says yes for another: whoever covers has accepted in advance, is the family's own deputy,
-- is the leader who writes, or says yes through the door of a question. Who is suspended covers for nobody, whatever was said before.
create or replace function core.my_person() returns uuid language plpgsql stable security definer set search_path = '' as $$ begin return (
  select person_id from core.hat where id = core.hat() and live);
end $$;
create or replace function core.my_absences() returns setof uuid language plpgsql stable security definer set search_path = '' rows 3 as $$
#variable_conflict use_column
begin return query
  select id from core.roster where kind = 'away' and person_id = core.my_person();
end $$;
-- The absences of a leader's own people, and those in which one of them covers: when that one falls ill too, somebody must take it on.
create or replace function core.led_absences() returns setof uuid language plpgsql stable security definer set search_path = '' rows 20 as $$
#variable_conflict use_column
begin return query
  select coalesce(absence_id, id) from core.roster where person_id in (select core.led_persons());
end $$;
create or replace function core.may_cover(the_absence uuid, the_family uuid, by_whom uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from core.roster away where away.id = the_absence and away.kind = 'away'
    and (away.id in (select core.led_absences()) or away.person_id = core.my_person() or by_whom = core.hat())
    and exists (select from core.hat b where b.id = by_whom and b.suspended_at is null)
    and ((by_whom = core.hat() and away.id in (select core.led_absences()))
      or exists (select from core.stand_in said join core.hat absent on absent.id = said.for_hat
           where absent.person_id = away.person_id and said.by_hat = by_whom and said.ended_at is null)
      or exists (select from core.circle around where around.family_id = the_family and around.hat_id = by_whom and around.as_what = 'deputy' and around.standing)))
$$;
grant execute on function core.my_person(), core.my_absences(), core.led_absences(), core.may_cover(uuid, uuid, uuid) to :staff;

alter table core.roster enable row level security;
grant select on core.roster to :staff, :job;
grant insert (id, kind, person_id, hat_id, absence_id, default_cover_id, family_id, period, spell_id, recorded_by), update (period, default_cover_id, over_at, called_off_at) on core.roster to :staff;
grant update (over_at) on core.roster to :job;
create policy everyone_here_knows_who_is_away on core.roster for select to :staff using ((select core.works_here()));
create policy away_is_written_by_leaders_or_oneself on core.roster for insert to :staff
  with check (kind = 'away' and recorded_by = core.hat() and (person_id in (select core.led_persons()) or person_id = core.my_person()));
create policy cover_needs_a_yes on core.roster for insert to :staff
  with check (kind = 'covering' and recorded_by = core.hat() and core.may_cover(absence_id, family_id, hat_id));
create policy changed_by_leaders_or_oneself on core.roster for update to :staff
  using (coalesce(absence_id, id) in (select core.led_absences()) or (kind = 'away' and person_id = (select core.my_person())) or absence_id in (select core.my_absences()));
create policy jobs_know_who_is_away on core.roster for select to :job using (true);
create policy the_past_is_put_behind_us on core.roster for update to :job using ((select core.job()) = 'roster');

-- Who covers a colleague falls ill: from that day on the colleague's absence goes on in rows of its own, each with somebody who is here,
-- also where the colleague belongs to another house. Exactly those days, all of them; families taken by name stay with whoever took them.
create or replace function core.share_absence(the_absence uuid, first_day date, shares jsonb) returns void language plpgsql security definer set search_path = '' as $$
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
end $$;
grant execute on function core.share_absence(uuid, date, jsonb) to :staff;

-- Who is away now. A shift that began before the first day is worked to its end: whoever is away from tomorrow, and answers until two in the
-- night, is here until two. Whoever writes it down on the day itself goes home at once; a shift in days away is no shift. (Asked on the first
-- day only: no shift lasts longer. A question of its own, so that whoever asks who is away need not look through shifts.)
create or replace function core.works_to_the_end(the_person uuid, first_day date) returns boolean language plpgsql stable security definer set search_path = '' as $$ begin return (core.my_role() is null or core.works_here()) and exists (
  select from core.hat h join core.shift s on s.hat_id = h.id and s.planned and s.day < first_day and s.ends_at > platform.now()
    where h.person_id = the_person and not exists (
      select from core.roster o where o.kind = 'away' and o.person_id = the_person and o.called_off_at is null and o.period @> s.day));
end $$;
create or replace view core.away_today with (security_invoker = true) as
  select r.id, r.person_id, r.default_cover_id, r.period from core.roster r where r.away_now and r.over_at is null and r.period @> (select platform.today())
    and (lower(r.period) < (select platform.today()) or (r.recorded_at at time zone 'Europe/Copenhagen')::date >= lower(r.period)
      or not core.works_to_the_end(r.person_id, lower(r.period)));
comment on view core.away_today is 'Who is away now: from the end of a shift that began before the first day, else from midnight.';

-- The one answer to who carries something today: the one who has taken the family by name, else the default stand-in; nobody where the
-- holder is here. Read with the rights of whoever asks, so that a definer may ask for those who know no roster.
-- Names are looked up one by one: joined, they would be sought among all hats there are, and every writer has one.
create or replace view core.cover_today with (security_invoker = true) as
  select away.person_id, cover.family_id, cover.hat_id as by_hat, (select h.display_name from core.hat h where h.id = cover.hat_id) as name, upper(away.period) - 1 as until
  from core.away_today away join core.roster cover on cover.absence_id = away.id and cover.covers and cover.over_at is null and (cover.family_id is not null or cover.id = away.default_cover_id);
comment on view core.cover_today is 'Whose work is covered today by whom, everything of it or one family.';
create or replace function core.stands_in_for(the_hat uuid, the_family uuid) returns table (by_hat uuid, name text, until date) language sql stable rows 1 as $$
  select t.by_hat, t.name, t.until from core.cover_today t where t.person_id = (select absent.person_id from core.hat absent where absent.id = the_hat)
    and (t.family_id = the_family or t.family_id is null) order by t.family_id nulls last limit 1
$$;
-- Everybody's stand-ins of today are few: a list of families reads them once.
create or replace view core.stand_in_today with (security_invoker = true) as
  select absent.id as for_hat, absent.display_name as for_name, t.family_id, t.by_hat, t.name, t.until
  from core.cover_today t cross join lateral (select h.id, h.display_name from core.hat h where h.person_id = t.person_id and h.kind = 'membership' offset 0) absent;
comment on view core.stand_in_today is 'Who stands in today for whom, with everything or with one family.';
grant select on core.away_today, core.cover_today, core.stand_in_today to :staff, :job;
grant execute on function core.stands_in_for(uuid, uuid), core.works_to_the_end(uuid, date) to :staff, :job;

-- Who answers a family today in the place of its own people: whoever steps in. Where that one, or an anchor who is not away, cannot come in,
-- the deputy answers, or whoever steps in for the deputy; where nobody can, the names stay as they are and the net says so.
create or replace function core.answers_instead(the_family uuid) returns table (for_hat uuid, as_what text, by_hat uuid, until date) language plpgsql stable security definer set search_path = '' rows 3 as $$
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
end $$;

-- Who steps in for a family's own people today: only that family's cover, and only who and until when. Those it is for ask through a door.
drop function if exists core.steps_in_for(uuid);
create or replace function core.steps_in_for_my_family() returns table (for_hat uuid, as_what text, by_hat uuid, until date) language plpgsql stable security definer set search_path = '' rows 3 as $$
begin return query select i.for_hat, i.as_what, i.by_hat, i.until from core.answers_instead(core.my_family()) i; end $$;
grant execute on function core.steps_in_for_my_family() to :family;

-- Whoever stands ready for a family and cannot come in: on its page nobody is called ready who is not. Why is no family's to know. Also for
-- whoever still comes with a code.
create or replace function core.shut_behind_me() returns table (hat_id uuid) language plpgsql stable security definer set search_path = '' rows 1 as $$
#variable_conflict use_column
begin return query
  select behind.hat_id from core.hat me
    join core.hat adult on adult.person_id = me.person_id and adult.kind = 'family_adult' and adult.live and (adult.id = me.id or me.kind = 'writer')
    join core.circle mine on mine.hat_id = adult.id and mine.as_what = 'adult' and mine.standing
    join core.circle behind on behind.family_id = mine.family_id and behind.standing and behind.as_what = 'deputy'
    join core.cannot_come_in() o on o.hat_id = behind.hat_id
  where me.id = core.hat() and me.live;
end $$;
grant execute on function core.shut_behind_me() to :family, :writer;

-- Who carries something, also in the place of somebody else today or on a day to come, and cannot come in: held by the keys, and done by
-- nobody. As kinds, as far as the reader leads or reaches; whoever sets up must know that something is held, and not which family it is.
create or replace function core.held_by_shut() returns table (hat_id uuid, why text, kinds text[]) language plpgsql stable security definer set search_path = '' rows 5 as $$
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
end $$;
grant execute on function core.held_by_shut() to :staff, :job;
