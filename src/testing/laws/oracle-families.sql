-- Laws 1 and 4 in plain SQL over plain columns: no pointer, flag, constraint or generated column is trusted. One line per broken law and thing.
with recursive
today as (select audit.today() as day),
employee as (select id, person_id from core.hat where kind = 'membership' and ended_at is null and role in ('counsellor', 'team_leader')),
professional as (select id from employee union select id from core.hat where kind = 'membership' and ended_at is null and role = 'guest'),
family as (select f.*, r.gap_days as gap, d.day as set_on, d.first_shift from core.family f
  join audit.family_day d on d.family_id = f.id left join core.level_rule r on r.level = f.level and r.version = f.level_version where f.closed_at is null),
circle as (select * from core.circle where accepted_at is not null and ended_at is null),
step as (select * from core.next_step where ended_at is null),
away as (select id, person_id, period from core.roster where kind = 'away' and called_off_at is null),
cover as (select c.*, e.id is not null as lives from core.roster c left join employee e on e.id = c.hat_id and e.person_id = c.person_id where c.kind = 'covering' and c.called_off_at is null),
holder as (
  select anchor_id as hat_id from family union select deputy_id from family union select owner_id from step
  union select responsible_id from core.queue where ended_at is null union select deputy_id from core.queue where ended_at is null
  union select owner_id from counselling.inquiry where ended_at is null and owner_id is not null
  union select by_hat from core.promise where ended_at is null and by_hat is not null),
-- The same stretch of days for everyone: today and the 45 after it.
days as (select day + n as day from today, generate_series(0, 45) n)

select 'an open family has an anchor who works here' as law, id::text as thing from family where anchor_id is null or anchor_id not in (select id from employee)
union all select 'an open family has a deputy who works here', id::text from family where deputy_id is null or deputy_id not in (select id from employee)
union all select 'anchor and deputy are two persons', f.id::text from family f join core.hat a on a.id = f.anchor_id join core.hat d on d.id = f.deputy_id where a.person_id = d.person_id
union all select 'the anchor has accepted and stands in the circle', f.id::text from family f
  where not exists (select from circle c where c.family_id = f.id and c.hat_id = f.anchor_id and c.as_what = 'anchor')
union all select 'the deputy has accepted and stands in the circle', f.id::text from family f
  where not exists (select from circle c where c.family_id = f.id and c.hat_id = f.deputy_id and c.as_what = 'deputy')
union all select 'one anchor and one deputy stand around a family', family_id::text from circle where as_what in ('anchor', 'deputy') group by family_id, as_what having count(*) > 1
union all select 'nobody stands twice in the same place', family_id::text from core.circle where ended_at is null group by family_id, hat_id, as_what having count(*) > 1
union all select 'an open family has a next step of an employee in time, or a bridge', f.id::text from family f where not exists (
  select from step s join employee e on e.id = s.owner_id where s.family_id = f.id and (s.due_on <= f.set_on + f.gap
    or (f.first_shift > f.set_on + f.gap and s.due_on <= f.first_shift
      and exists (select from core.shift h where h.hat_id = s.owner_id and h.cancelled_at is null and (h.starts_at at time zone 'Europe/Copenhagen')::date = s.due_on)
      and (f.level in ('C', 'D') or exists (select from core.bridge b where b.family_id = f.id)))))
union all select 'a level is one of the rule', id::text from family where gap is null
union all select 'a level has a reason of its own', f.id::text from core.family f where f.closed_at is null
  and not exists (select from core.family_level l where l.id = f.level_id and l.family_id = f.id and l.level = f.level)
union all select 'a level has a reason of its own', thing::text from audit.fact where kind = 'family-level' group by thing, line having count(*) > 1
union all select 'every line of a history has been the level', l.family_id::text from core.family_level l where not exists (select from audit.fact f where f.kind = 'family-level' and f.line = l.id)
union all select 'the history of a level is one line after the other', family_id::text from core.family_level group by family_id, previous_id having count(*) > 1
union all select 'a family closes with a reason and a person', id::text from core.family where closed_at is not null and (closed_as is null or closed_by is null)

-- Whoever holds something is there on each of the coming days, or somebody who works here and is there stands in.
union all select 'who is away has somebody who stands in', h.hat_id || ' ' || min(d.day) from holder h join core.hat p on p.id = h.hat_id join away a on a.person_id = p.person_id join days d on a.period @> d.day
  where not exists (select from cover c where c.absence_id = a.id and c.period @> d.day and c.family_id is null and c.lives
    and not exists (select from away o where o.person_id = c.person_id and o.period @> d.day)) group by h.hat_id
union all select 'who has taken a family by name is there', c.id || ' ' || min(d.day) from cover c join days d on c.period @> d.day join away a on a.id = c.absence_id and a.period @> d.day
  where c.family_id is not null and (not c.lives or exists (select from away o where o.person_id = c.person_id and o.period @> d.day)) group by c.id
union all select 'one person takes a family by name', absence_id::text from cover where family_id is not null and over_at is null group by absence_id, family_id having count(*) > 1
union all select 'an absence is written once', a.id::text from core.roster a join core.roster b on b.person_id = a.person_id and b.id > a.id and b.period && a.period
  where a.kind = 'away' and b.kind = 'away' and a.over_at is null and b.over_at is null
union all select 'cover belongs to somebody who is away', c.id::text from cover c where c.over_at is null and c.absence_id not in (select id from away)
union all select 'cover lasts as long as the absence', c.id::text from cover c join away a on a.id = c.absence_id where c.period <> a.period and c.over_at is null
union all select 'cover and absence are told apart', r.id::text from core.roster r where (r.kind = 'away' and (r.absence_id is not null or r.hat_id is not null)) or (r.kind = 'covering' and (r.absence_id is null or r.hat_id is null))

-- Circle, steps and shifts: whoever stands there is somebody who may.
union all select 'who stands in a circle lives and is what the place says', c.id::text from circle c join core.hat h on h.id = c.hat_id where h.ended_at is not null
  or not case c.as_what when 'adult' then h.kind = 'family_adult' and h.family_id = c.family_id when 'volunteer' then h.role in ('volunteer', 'coordinator') when 'guest' then h.role = 'guest'
    else h.role in ('counsellor', 'team_leader') end is true
union all select 'an undone step has an owner who lives', s.id::text from step s join core.hat h on h.id = s.owner_id where h.ended_at is not null
union all select 'an undone step has an owner who lives', s.id::text from step s where not exists (select from core.hat h where h.id = s.owner_id)
union all select 'an adult does steps of the own family only', s.id::text from step s join core.hat h on h.id = s.owner_id where h.kind = 'family_adult' and h.family_id <> s.family_id
union all select 'a step for one adult is of that adult''s family', s.id::text from core.next_step s join core.hat h on h.id = s.adult_id where h.family_id is distinct from s.family_id
union all select 'professional work stays with professionals', s.id::text from step s join core.task_type t on t.code = s.task_type
  where t.class = 'professional' and s.owner_id not in (select id from professional)
union all select 'a shared task is led by a professional', s.id::text from step s join core.task_type t on t.code = s.task_type
  where t.class = 'shared' and s.owner_id not in (select id from professional) and (s.led_by is null or s.led_by not in (select id from professional))
union all select 'whoever leads a task is a professional', id::text from step where led_by is not null and led_by not in (select id from professional)
union all select 'a step ends with a person and a way', id::text from core.next_step where ended_at is not null and (ended_as is null or ended_by is null)
union all select 'a step that has ended as something has ended', id::text from core.next_step where ended_at is null and (ended_as is not null or ended_by is not null)
union all select 'a step is dropped or moved with a reason', s.id::text from core.next_step s where s.ended_as in ('dropped', 'moved')
  and not exists (select from core.step_words w where w.step_id = s.id and length(w.end_reason) > 0)
union all select 'words, goals and bridges are of the step''s family', w.step_id::text from core.step_words w left join core.next_step s on s.id = w.step_id left join core.goal g on g.id = w.goal_id
  where s.family_id is distinct from w.family_id or g.family_id is distinct from case when w.goal_id is not null then w.family_id end
union all select 'words, goals and bridges are of the step''s family', f.id::text from family f join core.bridge b on b.id = f.bridge_id where b.family_id <> f.id
union all select 'a coming shift has an employee and a queue that lives', s.id::text from core.shift s join core.queue q on q.id = s.queue_id
  where s.cancelled_at is null and s.ends_at > audit.now() and (s.hat_id not in (select id from employee) or q.ended_at is not null)
union all select 'a shift lasts from a beginning to an end', id::text from core.shift where ends_at <= starts_at or ends_at > starts_at + interval '16 hours'
union all select 'a member who is an adult is that adult', m.id::text from core.member m join core.hat h on h.id = m.adult_id where h.person_id <> m.person_id or h.family_id is distinct from m.family_id
union all select 'what is told about one adult is told in the own family', x.id::text from (select id, family_id, adult_id from core.goal union all select id, family_id, adult_id from core.home) x
  join core.hat h on h.id = x.adult_id where h.family_id is distinct from x.family_id
union all select 'who lives where is told in one family', y.id::text from core.stay y join core.member m on m.id = y.member_id join core.home h on h.id = y.home_id where m.family_id <> y.family_id or h.family_id <> y.family_id
union all select 'a hat is one thing only', id::text from core.hat where case kind when 'membership' then organisation_id is null or role is null or family_id is not null
  when 'family_adult' then family_id is null or organisation_id is not null or role is not null else organisation_id is not null or role is not null or family_id is not null end
union all select 'nobody has the same hat twice', min(id::text) from core.hat where kind = 'membership' and ended_at is null group by person_id, organisation_id, role having count(*) > 1
union all select 'a hat that became another has ended', id::text from core.hat where became_id is not null and ended_at is null
union all select 'a member belongs to an organisation that lives', h.id::text from core.hat h join core.organisation o on o.id = h.organisation_id where h.ended_at is null and o.ended_at is not null
union all select 'an organisation lives as long as its parts', c.id::text from core.organisation c join core.organisation p on p.id = c.parent_id where c.ended_at is null and p.ended_at is not null
union all select 'a network keeps somebody who may set it up', o.id::text from core.organisation o where o.kind = 'network' and o.ended_at is null
  and not exists (select from core.hat h where h.organisation_id = o.id and h.ended_at is null and h.suspended_at is null and h.role in ('team_leader', 'director', 'administrator'))
union all select 'a yes in advance is between two who work here', id::text from core.stand_in where ended_at is null
  and (for_hat not in (select id from employee) or by_hat not in (select id from employee) or for_hat = by_hat)
union all select 'one token opens one session', min(id::text) from core.session group by token_hash having count(*) > 1
union all select 'a person is a member once', family_id::text from core.member group by family_id, person_id having count(*) > 1
union all select 'a yes in advance is said once', for_hat::text from core.stand_in where ended_at is null group by for_hat, by_hat having count(*) > 1
union all select 'what has not ended is not deleted', kind || ' ' || thing from audit.fact where kind like '%-deleted' and was = 'open'
