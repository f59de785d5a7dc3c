-- The one sender. A notice is written by whoever has something to tell; only the mail job looks at the card and carries it.
alter table core.mail enable row level security;
grant select, insert (notice_id, state, next_try_at, tries), update (state, next_try_at, tries, at) on core.mail to :job;
create policy mail_job on core.mail to :job using ((select core.job()) = 'mail') with check (core.job() = 'mail');
grant insert (mail_from, mail_to), update (mail_from, mail_to) on core.contact_card to :staff, :family, :writer;

-- The card belongs to the adult the writer has become. Looking at it writes the line, as for everybody.
create or replace function core.open_card_for_mail(the_notice uuid) returns uuid language plpgsql security definer set search_path = '' as $$
declare whose uuid;
begin
  if core.job() is distinct from 'mail' then raise exception 'only the sender looks at a card' using errcode = 'insufficient_privilege'; end if;
  select coalesce(h.became_id, h.id) into strict whose from core.notice n join core.hat h on h.id = n.to_hat where n.id = the_notice;
  perform core.write_line(null, whose, 'technical', null);
  return whose;
end $$;
grant execute on function core.open_card_for_mail(uuid) to :job;

-- What was sent in a demo world, where nothing leaves the house: which hat, when, nothing else. The words are always the same.
create or replace function core.outbox() returns table (notice_id uuid, at timestamptz) language plpgsql stable security definer set search_path = '' rows 100 as $$
begin
  if not exists (select from platform.database_mark where kind in ('demo', 'test')) then raise exception 'no such door' using errcode = 'no_data_found'; end if;
  return query select n.id, n.sent_at from core.notice n where n.sent_by = 'mail' order by n.sent_at desc limit 100;
end $$;
grant execute on function core.outbox() to :visitor, :writer, :family, :staff;
create policy who_looked_at_the_own_card on core.access_line for select to :family using (writer_id = (select core.hat()));
