-- Every right on the tables of the safety net. All of it is index: who is asked, who was told, and what the nightly look found.
grant usage on schema safety_net to :staff, :job;

alter table safety_net.cover_ask enable row level security;
grant select, insert (id, absence_id, family_id, to_hat, asked_by), update (answered_at, answer) on safety_net.cover_ask to :staff;
create policy those_it_concerns on safety_net.cover_ask for select to :staff
  using (absence_id in (select core.led_absences()) or to_hat = (select core.hat()) or asked_by = (select core.hat()) or absence_id in (select core.my_absences()));
create policy asked_by_leaders_or_the_absent on safety_net.cover_ask for insert to :staff
  with check (asked_by = core.hat() and (absence_id in (select core.led_absences()) or absence_id in (select core.my_absences())));
create policy answered_or_taken_back on safety_net.cover_ask for update to :staff
  using (to_hat = (select core.hat()) or absence_id in (select core.led_absences()) or absence_id in (select core.my_absences()))
  with check (answer in ('no', 'not-needed'));

-- What one is asked to take: the family's short name and level, before one stands around it.
create or replace function safety_net.asked_of_me() returns table (id uuid, family text, level text, away text, period daterange, asked_by text)
  language sql stable security definer set search_path = '' rows 5 as $$
  select a.id, f.short_name, f.level, (select h.display_name from core.hat h where h.person_id = r.person_id and h.anchors order by h.created_at limit 1), r.period, by_whom.display_name
  from safety_net.cover_ask a join core.family f on f.id = a.family_id and f.live join core.roster r on r.id = a.absence_id and r.away_now
    join core.hat by_whom on by_whom.id = a.asked_by
  where a.to_hat = core.hat() and a.answered_at is null order by f.level, f.short_name
$$;

-- The yes of the one who was asked, effective at once; whoever had taken the family by name before is thanked and let go.
create or replace function safety_net.say_yes(the_ask uuid, cover uuid) returns uuid language plpgsql security definer set search_path = '' as $$
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
end $$;
grant execute on function safety_net.asked_of_me(), safety_net.say_yes(uuid, uuid) to :staff;

-- Law 4: what has been refused because it is professional work. For those who lead whoever tried, or the house that has the family; and
-- for the night that counts.
create or replace function safety_net.refused_work() returns table (thing uuid, family_id uuid, by_hat uuid, at timestamptz) language sql stable security definer set search_path = '' rows 50 as $$
  select e.subject_id, e.family_id, e.by_hat, e.at from core.event e
    where e.kind = 'professional-task-refused' and ((select core.job()) is not null or (select core.leads_all()) or e.by_hat in (select core.led_hats()) or e.family_id in (select core.led_families()))
$$;
grant execute on function safety_net.refused_work() to :staff, :job;

alter table safety_net.told enable row level security;
grant select, insert (absence_id, adult_id, by_hat, notice_id) on safety_net.told to :staff, :job;
-- Each adult is looked up: `in (select id from core.hat)` would ask of everybody we know whether they may be known.
create policy those_around_the_family on safety_net.told for select to :staff using ((select h.id from core.hat h where h.id = adult_id) is not null);
create policy told_by_staff on safety_net.told for insert to :staff with check ((select h.id from core.hat h where h.id = adult_id) is not null);
create policy told_by_the_job on safety_net.told to :job using (true) with check (true);

alter table safety_net.proof_line enable row level security;
grant select, insert (n, day, at, counts, breaches, previous, hash) on safety_net.proof_line to :job;
grant select on safety_net.proof_line to :staff;
create policy written_by_the_night on safety_net.proof_line to :job using (true) with check (core.job() = 'proof');
create policy leaders_read_the_proof on safety_net.proof_line for select to :staff using ((select core.is_leader()));
