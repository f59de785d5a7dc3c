-- Adults of open families within the reader's reach who have written and are not answered, with what tells them when we answer: what is
-- open, the answer itself or a talk agreed since they wrote; else an answer whose time has passed. Without either nobody has promised them
-- a time. Of an answer promised anew it is the first time that was told: they are late until they are answered. Moments and ids, no words.
-- Of all of them, of `one` family, or of those at one level. (The array lets the index of a family's conversations be used; whoever sees all begins with the few that wait,
-- and so does whoever asks for one level: most often nobody waits there, and then nobody is asked whom they reach.)
drop function if exists counselling.family_waits(boolean);
drop function if exists counselling.family_waits(boolean, uuid);
create or replace function counselling.family_waits(only_mine boolean, one uuid default null, at_level text default null)
  returns table (id uuid, family_id uuid, level text, anchor_id uuid, since timestamptz, promise_id uuid, broken_id uuid, due_by timestamptz, without_time boolean, address text)
  language plpgsql stable security definer set search_path = '' rows 20 as $$
#variable_conflict use_column
begin return query
  select c.id, f.id, f.level, f.anchor_id, c.last_word_at, case when p.open then p.id end, case when p.open is not true then p.id end, p.told_by, p.what is null or p.what = 'write-when', '/desk/families/' || f.id || '#talks'
  from core.family f join counselling.conversation c on c.family_id = f.id and c.live and c.last_word_by = 'writer' join core.hat w on w.id = c.writer_id
    left join lateral (select given.* from core.promise given
      where given.to_hat in (select w.id union all select a.id from core.hat a where a.family_id = f.id and a.person_id = w.person_id and a.kind = 'family_adult')
        and (given.what in ('answer', 'write-when') or (given.what in ('call', 'meet') and given.open and given.made_at >= c.last_word_at))
      order by given.open nulls last, case when given.open then given.due_by end, given.made_at desc, given.id limit 1) p
      on p.open or (p.ended_as = 'broken' and p.due_by < (select platform.now()))
  where f.live and (one is null or f.id = one) and (at_level is null or f.level = at_level) and c.family_id = any (case
    when at_level is not null then array(select waits.family_id from counselling.conversation waits join core.family urgent on urgent.id = waits.family_id and urgent.live and urgent.level = at_level
      where waits.live and waits.last_word_by = 'writer' and ((not only_mine and (core.job() is not null or core.leads_all()))
        or coalesce(urgent.id = any (case when only_mine then array(select core.my_families()) else array(select core.my_families() union select core.led_families()) end), false)))
    when only_mine then array(select core.my_families())
    when core.job() is not null or core.leads_all() then case when one is null then array(select waits.family_id from counselling.conversation waits where waits.live and waits.last_word_by = 'writer' and waits.family_id is not null) else array[one] end
    else array(select core.my_families() union select core.led_families()) end);
end $$;
grant execute on function counselling.family_waits(boolean, uuid, text) to :staff, :job;
