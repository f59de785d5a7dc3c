-- Adults of open families who have written and are not answered, with what tells them when we answer: what is open, the answer itself or
-- a talk agreed since they wrote; else an answer whose time has passed. Without either nobody has promised them a time. Index only.
create or replace view counselling.family_waits with (security_invoker = true) as
  select c.id, c.writer_id, c.family_id, f.level, f.anchor_id, c.last_word_at as since, case when p.open then p.id end as promise_id, p.due_by,
    p.what is not distinct from 'write-when' or p.what is null as without_time, '/desk/families/' || c.family_id || '#talks' as address
  from counselling.conversation c join core.family f on f.id = c.family_id and f.live
    left join lateral (select given.* from core.promise given
      where given.to_hat in (select c.writer_id union all select a.id from core.hat w join core.hat a on a.person_id = w.person_id and a.family_id = c.family_id and a.kind = 'family_adult' where w.id = c.writer_id)
        and (given.what in ('answer', 'write-when') or (given.what in ('call', 'meet') and given.open and given.made_at >= c.last_word_at))
      order by given.open nulls last, case when given.open then given.due_by end, given.made_at desc, given.id limit 1) p
      on p.open or (p.ended_as = 'broken' and p.due_by < (select platform.now()))
  where c.live and c.last_word_by = 'writer';
comment on view counselling.family_waits is 'Adults of open families who wait for an answer, and what they were promised.';
grant select on counselling.family_waits to :staff, :job;
