-- What no key holds and every deed of the pages keeps (decision 0028): whoever owes somebody something still reaches them, whoever waits for a
-- word from us is owed one, and nothing they wrote ends unread. For worlds in which everything goes through the pages: the owner of a database
-- may promise what they like in anybody's name. One line per promise, conversation or inquiry.
with recursive
owed as (select id, to_hat, by_hat, family_id from core.promise where ended_at is null and by_hat is not null),
stands as (select hat_id, family_id, as_what from core.circle where accepted_at is not null and ended_at is null),
step as (select family_id, owner_id, led_by from core.next_step where ended_at is null),
leader as (select h.id, h.organisation_id, o.kind = 'network' as of_all from core.hat h join core.organisation o on o.id = h.organisation_id
  where h.ended_at is null and h.kind = 'membership' and h.role in ('team_leader', 'director')),
led as (select id as leader_id, organisation_id from leader union select led.leader_id, o.id from led join core.organisation o on o.parent_id = led.organisation_id),
-- Whoever carries a family's help, and so whose leader reaches it.
carries as (select hat_id, family_id from stands where as_what in ('anchor', 'deputy', 'counsellor')
  union select owner_id, family_id from step where owner_id in (select id from core.hat where role in ('counsellor', 'team_leader')) union select led_by, family_id from step where led_by is not null),
reaches as (select hat_id, family_id from stands union select owner_id, family_id from step
  union select led.leader_id, c.family_id from led join core.hat h on h.organisation_id = led.organisation_id join carries c on c.hat_id = h.id),
-- Whoever wrote last, in a conversation that goes on; who they are as an adult of the family; and since when.
waits as (select c.id, c.writer_id, c.inquiry_id, f.id as family_id, c.last_word_at as since, (select a.id from core.hat a join core.hat w on w.id = c.writer_id
      where a.person_id = w.person_id and a.family_id = f.id and a.kind = 'family_adult') as adult_id
  from counselling.conversation c left join core.family f on f.id = c.family_id and f.closed_at is null where c.ended_at is null and c.last_word_by = 'writer'),
-- A promise that was broken in the open is one they were told of.
told as (select to_hat, id, what in ('answer', 'write-when') as answers, made_at from core.promise where ended_at is null or ended_as = 'broken')

select 'whoever has promised a family something reaches it' as law, p.id::text as thing from owed p
  where p.family_id is not null and not exists (select from reaches r where r.hat_id = p.by_hat and r.family_id = p.family_id) and p.by_hat not in (select id from leader where of_all)
union all select 'whoever has promised a writer something has what they wrote', p.id::text from owed p
  where p.family_id is null and not exists (select from counselling.inquiry i where i.writer_id = p.to_hat and i.ended_at is null and i.owner_id = p.by_hat)
union all select 'whoever waits for a word from us is promised one', w.id::text from waits w
  where case when w.family_id is null then not exists (select from counselling.inquiry i join told on told.id = i.promise_id where i.id = w.inquiry_id)
    else not exists (select from told where told.to_hat in (w.writer_id, w.adult_id) and (told.answers or told.made_at >= w.since)) end
union all select 'no inquiry ends past words nobody has read', i.id::text from counselling.inquiry i
  where i.ended_at is not null and i.ended_as <> 'family-opened' and exists (select from counselling.message m where m.writer_id = i.writer_id and not m.from_us and m.read_at is null and m.at <= i.ended_at)
