-- Laws 2 and 7 in plain SQL over plain columns and the history the harness keeps. One line per broken law and thing.
with
employee as (select id, person_id from core.hat where kind = 'membership' and ended_at is null and role in ('counsellor', 'team_leader')),
queue as (select * from core.queue where ended_at is null),
inquiry as (select * from counselling.inquiry where ended_at is null),
ended as (select i.*, b.person_id as by_person, s.person_id as second_is,
    coalesce((select max(n) from audit.fact r where r.kind = 'inquiry-state' and r.thing = i.id and r.was in ('answered', 'ended') and r.became in ('received', 'claimed')), 0) as reopened_n,
    coalesce((select max(at) from audit.fact r where r.kind = 'inquiry-state' and r.thing = i.id and (r.was is null or (r.was in ('answered', 'ended') and r.became in ('received', 'claimed')))), '-infinity') as reopened_at
  from counselling.inquiry i left join core.hat b on b.id = i.ended_by left join core.hat s on s.id = i.second_by where i.ended_at is not null)

select 'a queue has a responsible and a deputy who work here and are two persons' as law, q.id::text as thing from queue q
  left join employee r on r.id = q.responsible_id left join employee d on d.id = q.deputy_id where r.id is null or d.id is null or r.person_id = d.person_id
union all select 'no two queues have one name', min(id::text) from queue group by lower(name) having count(*) > 1
union all select 'an unfinished inquiry has an owner who works here or stands in a queue that lives', i.id::text from inquiry i
  where case when i.owner_id is not null then i.owner_id not in (select id from employee) else i.queue_id not in (select id from queue) end
union all select 'what waits in a queue has an open promise to its writer', i.id::text from inquiry i where i.owner_id is null
  and not exists (select from core.promise p where p.id = i.promise_id and p.to_hat = i.writer_id and p.ended_at is null)
union all select 'the promise of an inquiry is to its writer', i.id::text from counselling.inquiry i left join core.promise p on p.id = i.promise_id where i.promise_id is not null and p.to_hat is distinct from i.writer_id
union all select 'state and owner of an inquiry agree', id::text from counselling.inquiry
  where (state = 'ended') <> (ended_at is not null) or (state = 'received' and owner_id is not null) or (state in ('claimed', 'answered') and owner_id is null) or (state = 'answered' and answered_at is null)
union all select 'an inquiry ends with a reason and a person', id::text from ended where ended_as is null or ended_by is null or by_person is null
union all select 'an end has only ended', id::text from inquiry where ended_as is not null or ended_by is not null or family_id is not null or duplicate_of is not null or handed_to is not null
union all select 'an inquiry that became a family names it', id::text from ended where (ended_as = 'family-opened') <> (family_id is not null)
union all select 'a duplicate names the inquiry that goes on, which is no duplicate itself', e.id::text from ended e left join counselling.inquiry o on o.id = e.duplicate_of
  where (e.ended_as = 'duplicate-of') <> (e.duplicate_of is not null) or (e.ended_as = 'duplicate-of' and (o.id is null or o.id = e.id or o.ended_as = 'duplicate-of'))
union all select 'answered once was answered', id::text from ended where ended_as = 'answered-once' and answered_at is null
union all select 'a second person said yes', id::text from ended where (ended_as = 'not-for-us' or (ended_as = 'not-reached' and level in ('A', 'B')))
  and (second_is is null or second_is = by_person or not exists (select from audit.fact y where y.kind = 'yes' and y.thing = ended.id and y.was = 'second-person' and y.became = second_by::text and y.at >= reopened_at)
  or not exists (select from counselling.ask k where k.inquiry_id = ended.id and k.to_hat = second_by and k.what = 'second-person' and k.answer = 'yes'))
union all select 'who ended it is who is said to be', id::text from ended where ended_by_person is distinct from by_person or second_person is distinct from second_is
union all select 'the one it was handed to said yes', id::text from ended where (ended_as = 'handed-over') <> (handed_to is not null)
  or (ended_as = 'handed-over' and (not exists (select from audit.fact y where y.kind = 'yes' and y.thing = ended.id and y.was = 'hand-over' and y.became = handed_to::text and y.at >= reopened_at)
  or not exists (select from counselling.ask k where k.inquiry_id = ended.id and k.to_hat = handed_to and k.what = 'hand-over' and k.answer = 'yes')))
union all select 'three attempts before not reached', id::text from ended where ended_as = 'not-reached'
  and (select count(*) from audit.fact a where a.kind = 'attempt' and a.thing = ended.id and a.n > reopened_n) < 3
union all select 'attempts are counted without a gap', inquiry_id::text from counselling.attempt group by inquiry_id having max(n) <> count(*)

-- The history.
union all select 'an inquiry makes only allowed moves', thing || ' ' || coalesce(was, 'nothing') || ' to ' || became from audit.fact where kind = 'inquiry-state' and (coalesce(was, 'nothing'), became) not in (
  ('nothing', 'received'), ('nothing', 'claimed'), ('received', 'claimed'), ('claimed', 'received'), ('claimed', 'answered'), ('answered', 'claimed'), ('answered', 'received'),
  ('received', 'ended'), ('claimed', 'ended'), ('answered', 'ended'), ('ended', 'received'), ('ended', 'claimed'))
union all select 'every move is in the history of the house', f.thing::text from audit.fact f where f.kind = 'inquiry-state'
  and not exists (select from counselling.inquiry_move m where m.inquiry_id = f.thing and m.from_state is not distinct from f.was and m.to_state = f.became)
  and exists (select from counselling.inquiry where id = f.thing)
union all select 'nobody is given an inquiry without a yes', f.thing::text from audit.fact f where f.kind = 'inquiry-given' and f.became is not null
  and f.became is distinct from f.line::text and (f.line is not null or f.was is not null)
  and not exists (select from audit.fact y where y.kind = 'yes' and y.thing = f.thing and y.was = 'take-over' and y.became = f.became and y.n < f.n
    and not exists (select from audit.fact since where since.kind = 'inquiry-given' and since.thing = f.thing and since.n > y.n and since.n < f.n and since.became is distinct from f.became))
union all select 'only a person lowers a level', f.thing::text from audit.fact f join counselling.inquiry i on i.id = f.thing left join counselling.triage t on t.id = f.line where f.kind = 'inquiry-level' and f.became > f.was and t.by_hat is null
union all select 'a level of an inquiry has a line of its own', thing::text from audit.fact where kind = 'inquiry-level' group by thing, line having count(*) > 1
union all select 'a level of an inquiry has a line of its own', i.id::text from counselling.inquiry i where not exists (select from counselling.triage t where t.id = i.triage_id and t.inquiry_id = i.id and t.level = i.level)
union all select 'a line of triage says what was before', t.id::text from counselling.triage t left join counselling.triage p on p.id = t.previous_id
  where t.previous_id is not null and (p.inquiry_id is distinct from t.inquiry_id or p.level is distinct from t.previous_level)
union all select 'the history of a level is one line after the other', inquiry_id::text from counselling.triage group by inquiry_id, previous_id having count(*) > 1
union all select 'the history of a level is one line after the other', i.id::text from counselling.inquiry i join counselling.triage t on t.previous_id = i.triage_id
union all select 'triage is told of the inquiry''s writer', x.id::text from (select id, inquiry_id, writer_id from counselling.triage union all select id, inquiry_id, writer_id from counselling.ask
    union all select inquiry_id, inquiry_id, writer_id from counselling.attempt union all select inquiry_id, inquiry_id, writer_id from counselling.intake) x
  join counselling.inquiry i on i.id = x.inquiry_id where i.writer_id <> x.writer_id

-- Conversations.
union all select 'a conversation is held by its inquiry or a family', c.id::text from counselling.conversation c left join counselling.inquiry i on i.id = c.inquiry_id left join core.family f on f.id = c.family_id
  where c.ended_at is null and case when c.family_id is null then i.id is null or i.ended_at is not null else f.id is null or f.closed_at is not null end
union all select 'an open inquiry has a conversation that goes on', i.id::text from inquiry i join counselling.conversation c on c.id = i.conversation_id where c.ended_at is not null
union all select 'a conversation ends with a reason', id::text from counselling.conversation where (ended_at is null) <> (ended_as is null) or (state = 'ended') <> (ended_at is not null)
union all select 'conversation, inquiry and writer belong together', i.id::text from counselling.inquiry i left join counselling.conversation c on c.id = i.conversation_id
  where c.id is null or c.writer_id <> i.writer_id or c.inquiry_id <> i.id
union all select 'a conversation goes on with the family its inquiry became', c.id::text from counselling.conversation c join counselling.inquiry i on i.id = c.inquiry_id where c.family_id is not null and i.family_id is distinct from c.family_id
union all select 'one writer has one conversation', writer_id::text from counselling.conversation group by writer_id having count(*) > 1
union all select 'one code opens one conversation', min(id::text) from counselling.conversation group by code_hash having count(*) > 1
union all select 'a word stands in the conversation of its writer', x.id::text from (select id, conversation_id, writer_id from counselling.message union all select conversation_id, conversation_id, writer_id from counselling.draft) x
  join counselling.conversation c on c.id = x.conversation_id where c.writer_id <> x.writer_id

-- Promises and questions.
union all select 'an open promise has a hat or a queue that lives', p.id::text from core.promise p left join core.hat h on h.id = p.by_hat left join core.queue q on q.id = p.by_queue
  where p.ended_at is null and (coalesce(p.by_hat, p.by_queue) is null or h.ended_at is not null or q.ended_at is not null)
union all select 'an answer is owed by an employee', p.id::text from core.promise p where p.ended_at is null and p.what in ('answer', 'write-when') and p.by_hat is not null and p.by_hat not in (select id from employee)
union all select 'a promise ends as something', id::text from core.promise where (ended_at is null) <> (ended_as is null)
union all select 'what is not needed any more says who ended it and why', id::text from core.promise where ended_as = 'not-needed' and (ended_by is null or not_needed_because is null)
union all select 'a promise is moved with their yes, by a new one to the same person', p.id::text from core.promise p
  where p.ended_as = 'moved' and (p.their_yes_at is null or not exists (select from core.promise m where m.moved_from = p.id and m.to_hat = p.to_hat))
union all select 'a promise is moved with their yes, by a new one to the same person', m.id::text from core.promise m join core.promise p on p.id = m.moved_from where m.to_hat <> p.to_hat
union all select 'what was promised for a time that has passed was broken', id::text from core.promise where ended_as in ('kept', 'moved') and (ended_at > due_by or ended_at < made_at)
union all select 'what is late since a time was promised by then, and broken', p.id::text from core.promise p
  where p.late_since is not null and not exists (select from core.promise b where b.to_hat = p.to_hat and b.due_by = p.late_since and b.ended_as = 'broken')
union all select 'one promise takes the place of another', moved_from::text from core.promise where moved_from is not null group by moved_from having count(*) > 1
union all select 'a promise has a window that opens before it closes', id::text from core.promise where window_from >= due_by
union all select 'a promise about a step is about that family''s step', p.id::text from core.promise p left join core.next_step s on s.id = p.step_id where p.step_id is not null and s.family_id is distinct from p.family_id
union all select 'a promise is never edited', thing::text from audit.fact where kind = 'promise-edited'
union all select 'a question waits at somebody who works here, and not at the one who asks', id::text from counselling.ask where (answered_at is null and to_hat not in (select id from employee)) or to_hat = from_hat
union all select 'a question is asked once', inquiry_id::text from counselling.ask where answered_at is null group by inquiry_id, to_hat, what having count(*) > 1
union all select 'a question is answered whole', id::text from counselling.ask where (answered_at is null) <> (answer is null)
union all select 'a note and its correction are of one family', n.id::text from counselling.note n left join counselling.note c on c.id = n.corrects left join core.hat a on a.id = n.adult_id
  where (n.corrects is not null and c.family_id is distinct from n.family_id) or (n.adult_id is not null and a.family_id is distinct from n.family_id) or (n.shown_to = 'adult') <> (n.adult_id is not null)
union all select 'a note and its correction are of one family', t.note_id::text from counselling.note_theme t join counselling.note n on n.id = t.note_id where n.family_id <> t.family_id
