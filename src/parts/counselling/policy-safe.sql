-- How and when each person has said it is safe to be answered. Sealed: the person's own, and those who counsel behind a line; never the
-- other parent. Everything that was said stands: nobody changes a row.

-- Whose it is: the adult somebody is, as the page of the own or as the writer of a conversation of that family; else the writer.
create or replace function counselling.safe_whose(the_hat uuid) returns uuid language plpgsql stable security definer set search_path = '' as $$ begin return (
  select coalesce(case when h.kind = 'family_adult' then h.id end, h.became_id, (select a.id from counselling.conversation c join core.hat a on a.family_id = c.family_id and a.person_id = h.person_id and a.kind = 'family_adult'
      where c.writer_id = h.id limit 1), h.id) from core.hat h where h.id = the_hat);
end $$;
-- The hats under which those whom these lines open have said it: what was said on the own page counts where one answers the writer.
-- (They are few, and looked up one by one: joined, they would be sought among all hats there are, and every writer has one.)
create or replace function counselling.safe_hats(families uuid[], writers uuid[]) returns uuid[] language plpgsql stable security definer set search_path = '' as $$
declare opened uuid[] := writers;
begin
  if families <> '{}' then
    opened := array(select unnest(writers) union select id from core.hat where family_id = any (families) and kind = 'family_adult'
      union select writer_id from counselling.conversation where family_id = any (families));
  end if;
  return array(select distinct h.id from unnest(opened) one cross join lateral (select id, person_id from core.hat where id = one offset 0) o
    cross join lateral (select id from core.hat where person_id = o.person_id offset 0) h
    where h.id = o.id or counselling.safe_whose(h.id) = counselling.safe_whose(o.id));
end $$;
-- Those under which I have said it myself, or it was written down for me: also before I wrote, or after I left a family.
create or replace function counselling.my_safe_hats() returns uuid[] language plpgsql stable security definer set search_path = '' as $$ begin return counselling.safe_hats('{}', array[core.hat()]); end $$;
-- Who says it takes turns with whoever deletes it, or says something else: what one has read still stands when one writes.
create or replace function counselling.safe_turn(the_hat uuid) returns void language plpgsql volatile security definer set search_path = '' as $$ begin
  perform from core.hat where id = any (counselling.safe_hats('{}', array[the_hat])) order by id for no key update;
end $$;
drop function if exists counselling.safe_words(uuid);
grant execute on function counselling.safe_whose(uuid), counselling.safe_hats(uuid[], uuid[]) to :staff;
grant execute on function counselling.my_safe_hats() to :writer, :family;
grant execute on function counselling.safe_turn(uuid) to :writer, :family, :staff;

alter table counselling.safe_answer enable row level security;
grant select, insert (hat_id, n, words, by_hat) on counselling.safe_answer to :staff, :writer, :family;
create policy behind_the_line on counselling.safe_answer to :staff
  using ((select core.is_counsellor()) and hat_id = any ((select counselling.safe_hats(core.opened_families(), core.opened_writers()))::uuid[]))
  with check (by_hat = core.hat() and core.is_counsellor() and hat_id = any ((select counselling.safe_hats(core.opened_families(), core.opened_writers()))::uuid[]));
create policy own_of_a_writer on counselling.safe_answer to :writer using (hat_id = any ((select counselling.my_safe_hats())::uuid[]) and (select core.hat()) = any ((select core.opened_writers())::uuid[]))
  with check (hat_id = core.hat() and by_hat = core.hat() and hat_id = any (core.opened_writers()));
create policy own_of_an_adult on counselling.safe_answer to :family
  using (hat_id = any ((select counselling.my_safe_hats())::uuid[]) and (select family_id from core.hat where id = core.hat()) = any ((select core.opened_families())::uuid[]))
  with check (hat_id = core.hat() and by_hat = core.hat() and (select family_id from core.hat where id = core.hat()) = any (core.opened_families()));

-- Which of the calls I owe are to somebody who has said something about it. That something stands is told at the desk, as an ask is; the
-- words stay behind the line. The list of hats says what the stand-ins say already, and lets the index be used.
create or replace function counselling.calls_to_read_before() returns setof uuid language plpgsql stable security definer set search_path = '' rows 5 as $$ begin
  if not core.is_counsellor() then return; end if;
  return query
  with standing as materialized (select t.for_hat, t.family_id from core.stand_in_today t where t.by_hat = core.hat()
    and (select exists (select from core.roster mine where mine.hat_id = core.hat() and mine.covers and mine.over_at is null)))
  select p.id from core.promise p join core.hat o on o.id = p.to_hat
  where p.open and (p.channel = 'phone' or (select s.task_type from core.next_step s where s.id = p.step_id) = 'call')
    and p.by_hat = any (array(select core.hat() union select for_hat from standing))
    and (p.by_hat = core.hat() or exists (select from standing t where t.for_hat = p.by_hat and (t.family_id is null or t.family_id = p.family_id)))
    and (select s.words from core.hat h join counselling.safe_answer s on s.hat_id = h.id
      where h.person_id = o.person_id and (h.id = o.id or counselling.safe_whose(h.id) = counselling.safe_whose(o.id)) order by s.said_at desc, s.n desc limit 1) <> '';
end $$;
grant execute on function counselling.calls_to_read_before() to :staff;
