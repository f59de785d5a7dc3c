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
