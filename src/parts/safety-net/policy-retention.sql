-- How the safety net forgets whoever it has told, and the families that were covered by name.
create or replace function safety_net.forget_people(hats uuid[]) returns void language sql security definer set search_path = '' as
  $$ delete from safety_net.told where adult_id = any (hats) or notice_id in (select id from core.notice where to_hat = any (hats)) $$;
create or replace function safety_net.forget_families(families uuid[]) returns void language sql security definer set search_path = '' as
  $$ delete from safety_net.cover_ask where family_id = any (families) $$;
