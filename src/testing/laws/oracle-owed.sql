-- What no key holds and every deed of the pages keeps (decision 0028): whoever owes somebody something still reaches them. For worlds in
-- which everything goes through the pages: the owner of a database may promise what they like in anybody's name. One line per promise.
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
  union select led.leader_id, c.family_id from led join core.hat h on h.organisation_id = led.organisation_id join carries c on c.hat_id = h.id)

select 'whoever has promised a family something reaches it' as law, p.id::text as thing from owed p
  where p.family_id is not null and not exists (select from reaches r where r.hat_id = p.by_hat and r.family_id = p.family_id) and p.by_hat not in (select id from leader where of_all)
union all select 'whoever has promised a writer something has what they wrote', p.id::text from owed p
  where p.family_id is null and not exists (select from counselling.inquiry i where i.writer_id = p.to_hat and i.ended_at is null and i.owner_id = p.by_hat)
