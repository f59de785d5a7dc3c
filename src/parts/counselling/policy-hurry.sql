-- As a date comes nearer the level rises, by rule, with a line of history; it never falls, and what a person has decided after the date
-- came near stands. Whoever is being written about at this moment is left for the next time.
create or replace function counselling.raise_what_hurries(within_days integer, why text) returns table (inquiry_id uuid, writer_id uuid, queue_id uuid, what text, due_by timestamptz)
  language plpgsql security definer set search_path = '' rows 20 as $$
begin
  if core.job() is distinct from 'hurry' then raise exception 'only the job that raises what hurries' using errcode = 'insufficient_privilege'; end if;
  return query
    with near as (
      select i.id, i.writer_id, i.level, i.triage_id from counselling.inquiry i join counselling.triage t on t.id = i.triage_id
        where i.live and i.level > 'C' and i.deadline_on <= platform.today() + within_days
          and (t.at at time zone 'Europe/Copenhagen')::date < i.deadline_on - within_days
        order by i.deadline_on, i.id limit 200 for no key update of i, t skip locked
    ), line as (
      insert into counselling.triage (id, inquiry_id, writer_id, level, previous_id, previous_level, reason)
        select gen_random_uuid(), n.id, n.writer_id, 'C', n.triage_id, n.level, why from near n returning id, triage.inquiry_id
    ), raised as (
      update counselling.inquiry i set level = 'C', triage_id = l.id from line l where i.id = l.inquiry_id returning i.id, i.writer_id, i.queue_id, i.promise_id, i.in_queue
    ), told as (
      insert into core.event (kind, subject_id) select 'inquiry-triaged', r.id from raised r
    )
    select r.id, r.writer_id, case when r.in_queue then r.queue_id end, p.what, p.due_by from raised r left join core.promise p on p.id = r.promise_id and p.open;
end $$;

-- Nothing is promised worse: a nearer time takes the place of the one in the queue, a later one never does. False where nothing changed.
create or replace function counselling.give_nearer_promise(the_inquiry uuid, the_promise uuid, given jsonb) returns boolean language plpgsql security definer set search_path = '' as $$
declare asked counselling.inquiry;
begin
  if core.job() is distinct from 'hurry' then raise exception 'only the job that raises what hurries' using errcode = 'insufficient_privilege'; end if;
  select * into asked from counselling.inquiry i where i.id = the_inquiry and i.in_queue for no key update;
  update core.promise p set ended_at = platform.now(), ended_as = 'not-needed', not_needed_because = 'nearer-time', ended_by = (select q.responsible_id from core.queue q where q.id = asked.queue_id)
    where p.id = asked.promise_id and p.open and p.what = 'answer' and p.due_by > greatest(platform.now(), (given ->> 'by')::timestamptz);
  if not found then return false; end if;
  insert into core.promise (id, to_hat, by_queue, what, channel, window_from, due_by, late_since)
    select the_promise, asked.writer_id, asked.queue_id, 'answer', 'page', (given ->> 'from')::timestamptz, (given ->> 'by')::timestamptz, was.late_since
      from core.promise was where was.id = asked.promise_id;
  update counselling.inquiry i set promise_id = the_promise where i.id = the_inquiry;
  return true;
end $$;
grant execute on function counselling.raise_what_hurries(integer, text), counselling.give_nearer_promise(uuid, uuid, jsonb) to :job;
