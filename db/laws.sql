-- An independent look at laws 1 to 3 and 9: plain questions to the plain rows. It trusts no constraint, no pointer and no generated column,
-- because a restore can switch those off. It reads with the rights of whoever asks; the nightly job and /net ask the same.
create or replace view core.law_breach with (security_invoker = true) as
with employee as (
  select h.id, h.person_id from core.hat h join core.organisation o on o.id = h.organisation_id
  where h.kind = 'membership' and h.role in ('counsellor', 'team_leader') and h.ended_at is null and o.ended_at is null
), away as (
  select r.id, r.person_id from core.roster r where r.kind = 'away' and r.over_at is null and r.period @> (select platform.today())
), cover as (
  select c.absence_id, c.family_id from core.roster c join employee e on e.id = c.hat_id and e.person_id = c.person_id
  where c.kind = 'covering' and c.over_at is null and c.period @> (select platform.today()) and not exists (select from away where away.person_id = c.person_id)
), uncovered as (
  select away.id, away.person_id from away where not exists (select from cover where cover.absence_id = away.id and cover.family_id is null)
), open_family as (
  select f.id, f.anchor_id, f.deputy_id, coalesce((select r.gap_days from core.level_rule r where r.level = f.level and r.version = f.level_version), 0) as gap
  from core.family f where f.closed_at is null
), stands as (
  select c.family_id, c.as_what, e.id, e.person_id from core.circle c join employee e on e.id = c.hat_id
  where c.as_what in ('anchor', 'deputy') and c.accepted_at is not null and c.ended_at is null
)
select 1 as law, 'no-anchor' as what, 'family ' || f.id as subject, f.id as family_id from open_family f
  where not exists (select from stands s where s.family_id = f.id and s.as_what = 'anchor' and s.id = f.anchor_id)
union all
select 1, 'no-deputy', 'family ' || f.id, f.id from open_family f
  where not exists (select from stands s where s.family_id = f.id and s.as_what = 'deputy' and s.id = f.deputy_id
    and s.person_id not in (select a.person_id from core.hat a where a.id = f.anchor_id))
union all
select 1, 'anchor-away', 'family ' || f.id, f.id from open_family f join core.hat a on a.id = f.anchor_id join uncovered u on u.person_id = a.person_id
  where not exists (select from cover where cover.absence_id = u.id and cover.family_id = f.id)
union all
select 1, 'no-step', 'family ' || f.id, f.id from open_family f
  where not exists (select from core.next_step s join employee e on e.id = s.owner_id
    where s.family_id = f.id and s.ended_at is null and (s.due_on <= (select platform.today()) + f.gap
      or exists (select from core.shift w where w.hat_id = s.owner_id and w.cancelled_at is null and (w.starts_at at time zone 'Europe/Copenhagen')::date = s.due_on)))
union all
select 2, 'not-held', 'inquiry ' || i.id, null from counselling.inquiry i
  where i.ended_at is null and not case when i.owner_id is not null then exists (select from employee e where e.id = i.owner_id)
    else exists (select from core.promise p, core.queue q join employee e on e.id = q.responsible_id where p.id = i.promise_id and q.id = i.queue_id and q.ended_at is null) end
union all
select 2, 'owner-away', 'inquiry ' || i.id, null from counselling.inquiry i join core.hat o on o.id = i.owner_id join uncovered u on u.person_id = o.person_id where i.ended_at is null
union all
select 2, 'no-reason', 'inquiry ' || i.id, null from counselling.inquiry i where i.ended_at is not null and (i.ended_as is null or i.ended_by is null)
union all
select 2, 'not-held', 'conversation ' || c.id, null from counselling.conversation c
  where c.ended_at is null and not exists (select from counselling.inquiry i where i.id = c.inquiry_id and i.ended_at is null)
    and not exists (select from core.family f where f.id = c.family_id and f.closed_at is null)
union all
select 2, 'no-reason', 'conversation ' || c.id, null from counselling.conversation c where c.ended_at is not null and c.ended_as is null
union all
select 3, 'open-table', 'table ' || t.oid::regclass, null from pg_class t
  where t.relkind = 'r' and t.oid in (select d.objoid from pg_description d where d.classoid = 'pg_class'::regclass and d.objsubid > 0
      and d.description ~ '^(content|sealed):') and t.oid <> 'core.access_line'::regclass
    and (not t.relrowsecurity or not exists (select from pg_policy p where p.polrelid = t.oid)
      or exists (select from pg_policy p where p.polrelid = t.oid and coalesce(pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid)) !~ 'opened_(families|writers)'))
union all
select 3, 'login-above-the-policies', 'role ' || r.rolname, null from pg_roles r where r.rolname = session_user and (r.rolsuper or r.rolbypassrls)
union all
select 9, d.what, d.kind || ' ' || d.thing, null from core.deletion_overdue d where d.what = 'not-deleted';
comment on view core.law_breach is 'Whatever breaks law 1, 2, 3 or 9 at this moment; empty when nobody is forgotten and nothing is kept too long.';
grant select on core.law_breach to :staff, :job;

-- Inquiries no human has answered yet, with what was promised. Index only: nobody's words. (Opened again by one of us after our last word,
-- it waits for nobody.)
create or replace view core.unanswered with (security_invoker = true) as
  select i.id, i.writer_id, i.level, i.received_at, i.state, i.owner_id, i.promise_id, p.due_by, p.what = 'write-when' as without_time, '/desk/inquiries/' || i.id as address,
    p.told_by, i.open_since
  from counselling.inquiry i left join core.promise p on p.id = i.promise_id where i.live and i.state in ('received', 'claimed')
    and (i.state = 'received' or (select c.last_word_by from counselling.conversation c where c.id = i.conversation_id) = 'writer');
comment on view core.unanswered is 'Inquiries that wait for a human, and what they were promised.';
grant select on core.unanswered to :staff, :job;

-- When anything was last heard, written or done around each open family within the reader's reach: a moment, no words.
create or replace function core.last_heard() returns table (family_id uuid, at timestamptz) language sql stable security definer set search_path = '' rows 500 as $$
  select f.id, greatest(f.opened_at,
    (select max(c.last_word_at) from counselling.conversation c where c.family_id = f.id),
    (select max(n.at) from counselling.note n where n.family_id = f.id),
    (select max(greatest(s.created_at, s.ended_at)) from core.next_step s where s.family_id = f.id))
  from core.family f where f.live and ((select core.job()) is not null or (select core.leads_all()) or f.id in (select core.my_families()) or f.id in (select core.led_families()))
$$;
grant execute on function core.last_heard() to :staff, :job;
