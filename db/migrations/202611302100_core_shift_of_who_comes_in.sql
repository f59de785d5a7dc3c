-- A shift of somebody who cannot come in is nobody's: it is no shift within the level's days, and no bridge is measured by it.
create or replace function core.family_bridge_is_needed() returns trigger language plpgsql security definer set search_path = '' as $$
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
end $$;
-- Who is paused is asked for wherever people or shifts are counted; they are few among everybody who ever wrote.
create index hat_paused on core.hat (id) where suspended_at is not null;
