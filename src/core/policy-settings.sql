-- Who sets up the network: leaders and administrators, each in the organisations below their own; those of the network itself everywhere.
-- Nothing is deleted here: what ends gets a date, what changes over time gets a new row.
drop function if exists core.my_organisations();
create or replace function core.sets_up() returns boolean language sql stable security definer set search_path = '' as
  $$ select exists (select from core.hat where id = core.hat() and live and role in ('team_leader', 'director', 'administrator')) $$;
-- What holds for everyone (levels, minutes, own holidays, texts): the leaders and administrators of the network itself, every director
-- and administrator; and until the network has any of these, the leaders of its houses.
create or replace function core.sets_for_all() returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from core.hat h join core.organisation o on o.id = h.organisation_id where h.id = core.hat() and h.live
    and (h.role in ('director', 'administrator') or (h.role = 'team_leader' and (o.kind = 'network' or not exists (
      select from core.hat x join core.organisation n on n.id = x.organisation_id
        where x.live and (x.role in ('director', 'administrator') or (x.role = 'team_leader' and n.kind = 'network')))))))
$$;
grant execute on function core.led_organisations(boolean), core.sets_up(), core.sets_for_all() to :staff;

grant insert (id, kind, name, parent_id), update (name, ended_at) on core.organisation to :staff;
create policy added_below_ones_own on core.organisation for insert to :staff
  with check (parent_id in (select core.led_organisations(with_office => true)) or (parent_id is null and kind in ('municipality', 'region') and core.sets_for_all()));
create policy changed_by_those_who_set_it_up on core.organisation for update to :staff
  using (id in (select core.led_organisations(with_office => true)) or (parent_id is null and kind in ('municipality', 'region') and (select core.sets_for_all())));

grant insert (id, organisation_id, name, kind, address, postcode, lat, lng, point_from, travel_da, travel_en),
  update (name, kind, address, postcode, lat, lng, point_from, travel_da, travel_en, closed_on) on core.place to :staff;
create policy set_up on core.place for insert to :staff with check (organisation_id in (select core.led_organisations(with_office => true)));
create policy changed_by_those_who_set_it_up on core.place for update to :staff using (organisation_id in (select core.led_organisations(with_office => true)));

grant insert (id, organisation_id, kind, title_da, title_en, what_da, what_en, for_whom_da, for_whom_en, signup_da, signup_en, situations, roles, child_from_months, child_to_months, languages, valid),
  update (kind, title_da, title_en, what_da, what_en, for_whom_da, for_whom_en, signup_da, signup_en, situations, roles, child_from_months, child_to_months, languages, valid) on core.offer to :staff;
create policy set_up on core.offer for insert to :staff with check (organisation_id in (select core.led_organisations(with_office => true)));
create policy changed_by_those_who_set_it_up on core.offer for update to :staff using (organisation_id in (select core.led_organisations(with_office => true)));

grant insert (id, offer_id, place_id, weekdays, from_time, to_time, interval_weeks, anchor_on, on_holidays, valid),
  update (weekdays, from_time, to_time, interval_weeks, anchor_on, on_holidays, valid) on core.opening to :staff;
create policy set_up on core.opening for insert to :staff
  with check (offer_id in (select o.id from core.offer o where o.organisation_id in (select core.led_organisations(with_office => true))));
create policy changed_by_those_who_set_it_up on core.opening for update to :staff
  using (offer_id in (select o.id from core.offer o where o.organisation_id in (select core.led_organisations(with_office => true))));

grant select (called_off_at) on core.closed_day to :visitor, :writer, :family, :job;
grant insert (place_id, day, why), update (why, called_off_at) on core.closed_day to :staff;
create policy set_up on core.closed_day for insert to :staff
  with check (place_id in (select p.id from core.place p where p.organisation_id in (select core.led_organisations(with_office => true))));
create policy changed_by_those_who_set_it_up on core.closed_day for update to :staff
  using (place_id in (select p.id from core.place p where p.organisation_id in (select core.led_organisations(with_office => true))));

grant insert (day, name_da, name_en, own), update (name_da, name_en, called_off_at) on core.holiday to :staff;
create policy own_ones_are_added on core.holiday for insert to :staff with check (own and core.sets_for_all());
create policy own_ones_are_changed on core.holiday for update to :staff using (own and (select core.sets_for_all()));

grant insert (key, position, number, name, what_da, what_en, for_whom_da, for_whom_en, otherwise_da, otherwise_en, source, checked_on),
  update (number, name, what_da, what_en, for_whom_da, for_whom_en, otherwise_da, otherwise_en, source, checked_on, called_off_at) on core.helpline to :staff;
create policy added_by_those_who_set_up on core.helpline for insert to :staff with check (core.sets_up());
create policy changed_by_those_who_set_up on core.helpline for update to :staff using ((select core.sets_up()));
-- The hours of a line are one thing: they are taken away and written anew together.
create or replace function core.set_helpline_hours(line text, hours jsonb) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not core.sets_up() or not exists (select from core.helpline where key = line) then raise exception 'no such line' using errcode = 'no_data_found'; end if;
  delete from core.helpline_hours where helpline_key = line;
  insert into core.helpline_hours (helpline_key, days, from_time, to_time)
    select line, h.days, h."from", h."to" from jsonb_to_recordset(hours) as h (days smallint[], "from" time, "to" time);
end $$;
grant execute on function core.set_helpline_hours(text, jsonb) to :staff;

grant insert on core.level_rule to :staff;
create policy a_new_version_from_today_on on core.level_rule for insert to :staff with check (core.sets_for_all() and valid_from >= platform.today());
alter table core.answer_time enable row level security;
grant select on core.answer_time to :visitor, :writer, :family, :staff, :job;
grant insert on core.answer_time to :staff;
create policy everyone_reads on core.answer_time for select using (true);
create policy a_new_version_from_today_on on core.answer_time for insert to :staff with check (core.sets_for_all() and valid_from >= platform.today());

alter table core.network_text enable row level security;
grant select (id, name, da, en, set_at) on core.network_text to :visitor, :writer, :family, :job;
grant select, insert (id, name, da, en, set_by) on core.network_text to :staff;
create policy everyone_reads on core.network_text for select using (true);
create policy written_in_ones_own_name on core.network_text for insert to :staff with check (set_by = core.hat() and core.sets_for_all());

-- Whom one may give a queue or a shift: a leader those of the own house and what is under it, an administrator everybody. Who holds families
-- there decides the key, not the writer.
create or replace function core.planned_hats() returns setof uuid language plpgsql stable security definer set search_path = '' rows 40 as $$
begin
  if core.my_role() = 'administrator' then return query select id from core.hat where kind = 'membership';
  else return query select * from core.led_hats(); end if;
end $$;
grant execute on function core.planned_hats() to :staff;
grant update (channels, languages) on core.queue to :staff;
create policy planned_by_those_who_set_up on core.queue for insert to :staff with check (responsible_id in (select core.planned_hats()));
create policy changed_by_those_who_set_it_up on core.queue for update to :staff using (responsible_id in (select core.planned_hats()));
create policy planned_by_those_who_set_up on core.shift for insert to :staff with check (hat_id in (select core.planned_hats()));
create policy changed_by_those_who_set_it_up on core.shift for update to :staff using (hat_id in (select core.planned_hats()) or hat_id = (select core.hat()));

-- One asks about the own coming shift, each colleague once at a time; only the colleague answers, and a yes goes through its door.
alter table core.shift_swap enable row level security;
grant select on core.shift_swap to :staff, :job;
grant insert (id, shift_id, from_hat, to_hat), update (answered_at, answer) on core.shift_swap to :staff;
create policy staff_reads on core.shift_swap for select to :staff using ((select core.works_here()));
create policy jobs_read on core.shift_swap for select to :job using (true);
create policy one_asks_about_the_own_shift on core.shift_swap for insert to :staff with check (
  from_hat = core.hat() and to_hat in (select h.id from core.hat h where h.anchors and h.id <> core.hat())
  and shift_id in (select s.id from core.shift s where s.hat_id = core.hat() and s.planned and s.starts_at > platform.now()));
create policy one_says_no_oneself on core.shift_swap for update to :staff
  using (answered_at is null and (to_hat = (select core.hat()) or from_hat = (select core.hat())))
  with check (answered_at is not null and ((answer = 'no' and to_hat = core.hat()) or (answer = 'withdrawn' and from_hat = core.hat())));

create or replace function core.take_shift(asked uuid, new_shift uuid) returns void language plpgsql security definer set search_path = '' as $$
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
end $$;
grant execute on function core.take_shift(uuid, uuid) to :staff;

-- How many days the network has decided for something. What it begins with stands in the migrations and nowhere else.
create or replace function core.days_of(the_setting text) returns integer language plpgsql stable set search_path = '' as $$
declare days integer := (select (value #>> '{}')::integer from core.setting where key = the_setting);
begin
  if days is null then raise exception 'no setting %', the_setting; end if;
  return days;
end $$;
grant execute on function core.days_of(text) to :staff, :job;
