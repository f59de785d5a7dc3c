-- Whether a notice is wanted by mail is decided as it is written: most people have turned nothing on, and then no job looks at a card.
-- Nobody is told the answer, so nobody's card is opened by it.
create function core.notice_by_mail() returns trigger language plpgsql security definer set search_path = '' as $$
declare wanted uuid;
begin
  with told as (
    select n.id, exists (select from core.contact_card c where c.hat_id = coalesce(h.became_id, h.id) and c.channel = 'mail' and c.address is not null
      and c.turned_on_at is not null) as by_mail
    from written n join core.hat h on h.id = n.to_hat
  ), set_aside as (
    insert into core.mail (notice_id, state) select id, 'not-wanted' from told where not by_mail
  )
  select id into wanted from told where by_mail limit 1;
  if wanted is not null then perform platform.enqueue('mail', wanted::text); end if;
  return null;
end $$;
create trigger notice_by_mail after insert on core.notice referencing new table as written for each statement execute function core.notice_by_mail();
