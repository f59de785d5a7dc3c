-- What staffing can keep, before anybody is promised anything.

-- Who comes to a family's words: whoever knows it, and whoever steps in for one of them today.
create or replace function counselling.who_knows(the_family uuid) returns uuid[] language sql stable security definer set search_path = '' as $$
  select array(select around.hat_id from core.circle around where around.family_id = the_family and around.standing and around.as_what in ('anchor', 'deputy', 'counsellor')
    union select i.by_hat from core.answers_instead(the_family) i)
$$;
revoke execute on function counselling.who_knows(uuid) from public;
-- How much staffing can keep: planned hours and what is already owed in them, as counts without a person. Whoever writes from a family is not
-- answered by a whole queue: then only the hours of who comes to its words count, and what they owe. `lock` lets two promises be made one
-- after the other, so that the last hour is not promised twice.
drop function if exists counselling.answering_capacity(uuid, boolean);
create or replace function counselling.answering_capacity(the_queue uuid, lock boolean, the_conversation uuid default null) returns jsonb language plpgsql volatile security definer set search_path = '' as $$
declare knows constant uuid[] := (select counselling.who_knows(c.family_id) from counselling.conversation c join core.hat w on w.id = c.writer_id join core.family f on f.id = c.family_id and f.live
  where c.id = the_conversation and (core.job() is not null or core.hat() in (w.id, w.became_id) or f.id = any (core.opened_families())));
begin
  if lock then perform from core.queue where id = the_queue for no key update; end if;
  -- (`over_at is null` says what is so already, and lets what is past be passed by: it grows, what stands does not.)
  return jsonb_build_object(
    'shifts', coalesce((with away as materialized (select h.id as hat, r.period from core.roster r join core.hat h on h.person_id = r.person_id where r.away_now and r.over_at is null)
      select jsonb_agg(to_jsonb(t) order by t."from") from (select s.starts_at as "from", s.ends_at as "to", count(*) as hats from core.shift s
      where s.queue_id = the_queue and s.planned and s.ends_at > (select platform.now()) and s.starts_at < (select platform.now()) + interval '21 days'
        and (knows is null or s.hat_id = any (knows))
        and not exists (select from away a where a.hat = s.hat_id and a.period @> s.day)
        and not exists (select from core.cannot_come_in() o where o.hat_id = s.hat_id) group by 1, 2) t), '[]'),
    -- Danger is met before all else, by the same few: what waits in a queue for anybody, and in a family for those who know it.
    'owed', coalesce((select jsonb_agg(to_jsonb(o) order by o."by") from (select each.level, each."by", count(*) as answers from (
      select i.level, p.due_by as "by" from counselling.inquiry i join core.promise p on p.id = i.promise_id
        where (knows is null or i.owner_id = any (knows) or (i.in_queue and i.level = 'A')) and i.live and i.state <> 'answered' and p.open
      union all select f.level, p.due_by from core.promise p join core.family f on f.id = p.family_id and f.live and f.level = 'A'
        where p.open and p.what = 'answer' and p.family_id is not null and p.by_hat = any (coalesce(knows, array(select s.hat_id from core.shift s
          where s.queue_id = the_queue and s.planned and s.ends_at > (select platform.now()) and s.starts_at < (select platform.now()) + interval '21 days')))) each
      group by 1, 2) o), '[]'));
end $$;
grant execute on function counselling.answering_capacity(uuid, boolean, uuid) to :visitor, :staff, :writer, :family, :job;
