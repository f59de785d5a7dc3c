-- What the desk's wishes need beyond one row's policy: an inquiry, the questions about it and the promises to its writer belong together.

-- How the reader stands to an inquiry. Who carries it: its owner, whoever stands in for the owner today, and the team leader. Who may open
-- it: employees only, since a volunteer or a guest in the circle of the family an inquiry became has no part in what was written; what
-- became a family is opened as the family is, also by leaders: with a reason. And why it is opened, for the line.
-- (Step by step: for whoever has it, and for what nobody has, one look at the row says everything.)
create or replace function counselling.how_i_stand(the_inquiry uuid, out carries boolean, out may_open boolean, out purpose text) language plpgsql stable security definer set search_path = '' as $$
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
end $$;
create or replace function counselling.carries(the_inquiry uuid) returns boolean language plpgsql stable security definer set search_path = '' as $$
begin return (counselling.how_i_stand(the_inquiry)).carries; end $$;
create or replace function counselling.may_open(the_inquiry uuid) returns boolean language plpgsql stable security definer set search_path = '' as $$
begin return (counselling.how_i_stand(the_inquiry)).may_open; end $$;

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
grant execute on function counselling.how_i_stand(uuid), counselling.take_over(uuid, text), counselling.lapse_asks(uuid, text) to :staff;
