-- Who comes back from a family that was closed, and who may open it again.

-- Somebody from a closed family has written again, and whoever owns the inquiry wants to open the family again: a place in its circle.
create or replace function counselling.come_back_to(the_inquiry uuid) returns table (family_id uuid, short_name text, closed_at timestamptz, anchor_id uuid, deputy_id uuid, level text) language plpgsql stable security definer set search_path = '' rows 1 as $$
begin return query
  select f.id, f.short_name, f.closed_at, f.anchor_id, f.deputy_id, f.level from counselling.inquiry i join core.hat w on w.id = i.writer_id
    join core.hat a on a.person_id = w.person_id and a.kind = 'family_adult' and a.live join core.family f on f.id = a.family_id and f.closed_at is not null
    where i.id = the_inquiry and i.live and i.owner_id = core.hat() and core.is_counsellor() order by f.closed_at desc;
end $$;
create or replace function counselling.stand_by_again(the_inquiry uuid, the_family uuid, circle_id uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from counselling.come_back_to(the_inquiry) c where c.family_id = the_family) then raise exception 'no such family' using errcode = 'no_data_found'; end if;
  insert into core.circle (id, family_id, hat_id, as_what, accepted_at) values (circle_id, the_family, core.hat(), 'counsellor', platform.now()) on conflict do nothing;
end $$;
-- Who else may know at once which closed family an inquiry comes from: whoever reaches it, or leads those who did. Nobody else is told more
-- than that its writer has been here before, and of an open family nothing is told here.
create or replace function counselling.known_from(the_inquiry uuid) returns table (family_id uuid, short_name text, closed_at timestamptz, mine boolean) language plpgsql stable security definer set search_path = '' rows 1 as $$
begin return query
  select f.id, f.short_name, f.closed_at, i.owner_id is not distinct from core.hat() from counselling.inquiry i join core.hat w on w.id = i.writer_id
    join core.hat a on a.person_id = w.person_id and a.kind = 'family_adult' and a.live join core.family f on f.id = a.family_id and f.closed_at is not null
    where i.id = the_inquiry and i.live and core.is_counsellor() and (i.owner_id = core.hat() or core.reaches(f.id) or core.leads(f.id)) order by f.closed_at desc;
end $$;
-- The counsellor says which adult of a family the writer is: from then on the writer is that person, in a hat of its own as before.
create or replace function counselling.is_the_adult(the_inquiry uuid, the_adult uuid) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not counselling.carries(the_inquiry) or not exists (select from core.hat a where a.id = the_adult and a.kind = 'family_adult' and a.live and a.family_id = any (core.opened_families())) then
    raise exception 'no such adult' using errcode = 'no_data_found';
  end if;
  update core.hat w set person_id = (select a.person_id from core.hat a where a.id = the_adult)
    where w.id = (select i.writer_id from counselling.inquiry i where i.id = the_inquiry and i.live) and w.kind = 'writer' and w.live and w.became_id is null;
end $$;
grant execute on function counselling.known_from(uuid), counselling.come_back_to(uuid), counselling.stand_by_again(uuid, uuid, uuid), counselling.is_the_adult(uuid, uuid) to :staff;

-- The old code of an adult is lost or has been seen: every way in that is hers in this family is shut, whichever of her hats it led to. That
-- is the adult, the writers that became her, and those who still come with a code: their codes open nothing from here on.
create or replace function counselling.shut_ways_in(the_adult uuid) returns void language plpgsql security definer set search_path = '' as $$
declare writers uuid[];
begin
  if not core.is_counsellor() or not exists (select from core.hat a where a.id = the_adult and a.kind = 'family_adult' and a.family_id = any (core.opened_families())) then
    raise exception 'no such adult' using errcode = 'no_data_found';
  end if;
  writers := array(select w.id from core.hat a join counselling.conversation c on c.family_id = a.family_id join core.hat w on w.id = c.writer_id
    where a.id = the_adult and (w.person_id = a.person_id or w.became_id = a.id));
  update counselling.conversation set code_hash = public.gen_random_bytes(32), code_key = 0 where writer_id = any (writers);
  perform core.lock_out(the_adult || writers || array(select w.id from core.hat w where w.became_id = the_adult));
end $$;
grant execute on function counselling.shut_ways_in(uuid) to :staff;

-- What was said while a family was open was said to those around it. When somebody from a closed one comes back, whoever takes the inquiry
-- reads it all, so that nothing begins anew, and who reaches the family does; who only looks at the queue reads the words since then.
-- Taken by somebody else in the moment one looks, it is no more one's own than before. (Of the few one has opened; asked once for a statement.)
create or replace function counselling.not_yet_mine(opened uuid[]) returns uuid[] language plpgsql stable security definer set search_path = '' as $$
declare me constant uuid := core.hat();
begin
  -- What is one's own is read far more often than all else.
  if not exists (select from counselling.inquiry i where i.writer_id = any (opened) and i.live and i.owner_id is distinct from me) then return '{}'; end if;
  return array(
    select i.writer_id from counselling.inquiry i join core.hat w on w.id = i.writer_id
      where i.writer_id = any (opened) and i.live and i.owner_id is distinct from me and (i.owner_id is null or not counselling.may_open(i.id)) and core.is_counsellor()
        and exists (select from core.hat a join core.family f on f.id = a.family_id where a.person_id = w.person_id and a.kind = 'family_adult' and f.closed_at is not null)
        and not exists (select from counselling.known_from(i.id)));
end $$;
create policy words_before_wait_for_whoever_takes_it on counselling.message as restrictive for select to :staff
  using (writer_id <> all ((select counselling.not_yet_mine(core.opened_writers()))::uuid[]) or at >= (select i.open_since from counselling.inquiry i where i.writer_id = message.writer_id));
grant execute on function counselling.not_yet_mine(uuid[]) to :staff;
