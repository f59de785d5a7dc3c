-- Whether the reader has said to be in danger, or was understood so. In a family with another adult its level does not tell: that adult's
-- danger would show on this one's page. What was begun on the page of the family has that level and no answers. Whoever is the only adult
-- there needs no conversation for it: somebody may have rung.
create or replace function counselling.is_only_adult(person uuid, family uuid) returns boolean language sql stable set search_path = '' as $$
  select not exists (select 1 from core.hat other where other.family_id = family and other.kind = 'family_adult' and other.live and other.person_id <> person)
$$;
create or replace function counselling.in_danger() returns boolean language plpgsql stable security definer set search_path = '' as $$
begin return exists (select 1 from core.family f join core.hat me on me.id = core.hat()
    where f.id = core.my_family() and f.live and f.level = 'A' and counselling.is_only_adult(me.person_id, f.id))
  or exists (select 1 from core.hat w join counselling.conversation c on c.writer_id = w.id join counselling.inquiry i on i.id = c.inquiry_id
  left join core.family f on f.id = c.family_id and f.live
  where (w.id = core.hat() or w.became_id = core.hat()) and coalesce(f.level, i.level) = 'A'
    and (f.id is null or (i.level = 'A' and exists (select 1 from counselling.intake a where a.inquiry_id = i.id))
      or counselling.is_only_adult(w.person_id, f.id)));
end $$;
grant execute on function counselling.in_danger() to :writer, :family;
