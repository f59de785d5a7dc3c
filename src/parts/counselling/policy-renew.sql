-- A promise to somebody in a queue whose time has passed is broken in the open, and a new one takes its place in the same moment: an
-- inquiry in a queue always has a promised time (law 2). Only the job that looks after promises comes through here.
create or replace function counselling.break_queue_promise(the_inquiry uuid) returns table (writer_id uuid, queue_id uuid, level text) language plpgsql security definer set search_path = '' rows 1 as $$
declare asked counselling.inquiry;
begin
  if core.job() is distinct from 'keep-promises' then raise exception 'only the job that looks after promises' using errcode = 'insufficient_privilege'; end if;
  select * into asked from counselling.inquiry i where i.id = the_inquiry and i.in_queue for no key update;
  if asked.id is null then return; end if;
  update core.promise p set ended_at = platform.now(), ended_as = 'broken' where p.id = asked.promise_id and p.open and p.due_by < platform.now();
  if not found then return; end if;
  return query select asked.writer_id, asked.queue_id, asked.level;
end $$;
create or replace function counselling.give_queue_promise(the_inquiry uuid, the_promise uuid, given jsonb) returns void language plpgsql security definer set search_path = '' as $$
begin
  if core.job() is distinct from 'keep-promises' then raise exception 'only the job that looks after promises' using errcode = 'insufficient_privilege'; end if;
  insert into core.promise (id, to_hat, by_queue, what, channel, window_from, due_by, late_since)
    select the_promise, i.writer_id, i.queue_id, given ->> 'what', 'page', (given ->> 'from')::timestamptz, (given ->> 'by')::timestamptz, was.told_by
      from counselling.inquiry i join core.promise was on was.id = i.promise_id where i.id = the_inquiry;
  update counselling.inquiry i set promise_id = the_promise where i.id = the_inquiry;
end $$;
grant execute on function counselling.break_queue_promise(uuid), counselling.give_queue_promise(uuid, uuid, jsonb) to :job;

-- Who has written to one of us and was told a time for the answer that is broken: whoever carries the inquiry, or holds the family, owes it
-- still. All of them, or one conversation.
create or replace function counselling.late_answers(one uuid) returns table (conversation_id uuid, inquiry_id uuid, level text, by_hat uuid, family_id uuid, broken_id uuid)
  language plpgsql stable security definer set search_path = '' rows 20 as $$
#variable_conflict use_column
declare its_family constant uuid := (select c.family_id from counselling.conversation c where c.id = one);
begin
  return query select i.conversation_id, i.id, i.level, i.owner_id, null::uuid, p.id from counselling.inquiry i join core.promise p on p.id = i.promise_id
    where i.live and i.state = 'claimed' and p.ended_as = 'broken' and p.due_by < (select platform.now()) and (one is null or i.conversation_id = one);
  if one is null or its_family is not null then
    return query select w.id, null::uuid, w.level, w.anchor_id, w.family_id, w.broken_id from counselling.family_waits(false, its_family) w
      where w.broken_id is not null and (one is null or w.id = one);
  end if;
end $$;
-- One of them, behind the locks of whoever answers: answered meanwhile, or promised anew, it is not late any more. A new time is reckoned by
-- the hours of a queue that lives.
drop function if exists counselling.late_answer(uuid);
create function counselling.late_answer(the_conversation uuid) returns table (queue_id uuid, level text, inquiry_id uuid, family_id uuid) language plpgsql security definer set search_path = '' rows 1 as $$
begin
  if core.job() is distinct from 'keep-promises' then raise exception 'only the job that looks after promises' using errcode = 'insufficient_privilege'; end if;
  perform from counselling.inquiry i where i.conversation_id = the_conversation for no key update;
  perform from counselling.conversation c where c.id = the_conversation for no key update;
  return query select q.id, late.level, i.id, late.family_id from counselling.late_answers(the_conversation) late join counselling.inquiry i on i.conversation_id = late.conversation_id join core.queue q on q.live
    order by q.id <> i.queue_id, (i.language = any (q.languages)) desc, q.name limit 1;
end $$;
create or replace function counselling.promise_answer_anew(the_conversation uuid, the_promise uuid, given jsonb) returns void language plpgsql security definer set search_path = '' as $$
declare late record;
begin
  if core.job() is distinct from 'keep-promises' then raise exception 'only the job that looks after promises' using errcode = 'insufficient_privilege'; end if;
  select * into strict late from counselling.late_answers(the_conversation);
  insert into core.promise (id, to_hat, by_hat, family_id, what, channel, window_from, due_by, late_since)
    select the_promise, was.to_hat, late.by_hat, late.family_id, given ->> 'what', 'page', (given ->> 'from')::timestamptz, (given ->> 'by')::timestamptz, was.told_by
      from core.promise was where was.id = late.broken_id;
  update counselling.inquiry i set promise_id = the_promise where i.id = late.inquiry_id;
end $$;
grant execute on function counselling.late_answers(uuid), counselling.late_answer(uuid), counselling.promise_answer_anew(uuid, uuid, jsonb) to :job;
