-- What the desk's wishes need beyond one row's policy: an inquiry, the questions about it and the promises to its writer belong together.

-- Who carries an inquiry: its owner, whoever stands in for the owner today, and the team leader.
create or replace function counselling.carries(the_inquiry uuid) returns boolean language plpgsql stable security definer set search_path = '' as $$ begin return (
  select exists (select from counselling.inquiry i where i.id = the_inquiry and i.owner_id is not null
    and (i.owner_id = core.hat() or i.owner_id in (select core.covered_hats())
      or (core.my_role() = 'team_leader' and (core.leads_all() or i.owner_id in (select core.led_hats()))))));
end $$;

-- The yes of the one who is asked moves the owner and everything promised to the writer, at once; without the yes nothing moves.
create or replace function counselling.take_over(the_ask uuid, in_words text) returns void language plpgsql security definer set search_path = '' as $$
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
end $$;

-- A question nobody needs an answer to any more binds nobody: when the inquiry goes back to the queue, and when it ends.
create or replace function counselling.lapse_asks(the_inquiry uuid, only_what text) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not (counselling.carries(the_inquiry) or exists (select from counselling.inquiry where id = the_inquiry and ended_by = core.hat())) then
    raise exception 'no such inquiry' using errcode = 'no_data_found';
  end if;
  update counselling.ask set answered_at = platform.now(), answer = 'not-needed' where inquiry_id = the_inquiry and open and what = coalesce(only_what, what);
end $$;
grant execute on function counselling.carries(uuid), counselling.take_over(uuid, text), counselling.lapse_asks(uuid, text) to :staff;
