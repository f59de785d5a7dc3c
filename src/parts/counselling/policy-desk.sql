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
-- How each adult of an opened family has said that it is safe to answer, as writer or as the adult with the own page since: whoever calls or
-- writes must know it, also without opening the conversation. The rest of what was told stands behind the conversation's own line.
create or replace function counselling.safe_words(the_family uuid) returns table (adult_id uuid, writer_id uuid, words text, said_at timestamptz) language plpgsql stable security definer set search_path = '' as $$ begin return query
  select a.id, c.writer_id, n.answer_where, i.received_at from counselling.conversation c join counselling.inquiry i on i.id = c.inquiry_id join counselling.intake n on n.inquiry_id = i.id
    join core.hat w on w.id = c.writer_id left join core.hat a on a.family_id = c.family_id and a.person_id = w.person_id and a.kind = 'family_adult'
    where c.family_id = the_family and the_family = any (core.opened_families()) and core.is_counsellor() and n.answer_where <> '' order by i.received_at desc, i.id;
end $$;
grant execute on function counselling.safe_words(uuid) to :staff;
grant execute on function counselling.carries(uuid), counselling.take_over(uuid, text), counselling.lapse_asks(uuid, text) to :staff;
