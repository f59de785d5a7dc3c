-- Since when the words wait that nobody has answered: of a first word since it came, of somebody who comes back since that word.
create or replace function counselling.inquiry_keeps_its_facts() returns trigger language plpgsql security definer set search_path = '' as $$
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
end $$;
