-- Law 9. How long things are kept may be read by everyone; what has been deleted is a number. Only the doors in db/deletion.sql delete.
alter table core.retention enable row level security;
alter table core.kept_as enable row level security;
alter table core.deletion enable row level security;
grant select on core.retention to :visitor, :writer, :family, :staff, :job;
create policy everyone_reads on core.retention for select using (true);
grant select on core.kept_as to :staff, :job;
create policy staff_reads on core.kept_as for select to :staff, :job using (true);
grant select on core.deletion to :staff, :job;
create policy leaders_read on core.deletion for select to :staff using ((select core.is_leader()));
create policy jobs_read on core.deletion for select to :job using (true);
alter table core.deletion_run enable row level security;
grant select on core.deletion_run to :staff, :job;
grant insert (at, failed), update (at, failed) on core.deletion_run to :job;
create policy leaders_read on core.deletion_run for select to :staff using ((select core.is_leader()));
create policy written_by_the_night on core.deletion_run to :job using ((select core.job()) in ('deletion', 'proof')) with check (core.job() = 'deletion');

create or replace function core.days_kept(of_kind text) returns integer language sql stable set search_path = '' as
  $$ select days from core.retention where kind = of_kind $$;
grant execute on function core.days_kept(text) to :visitor, :writer, :family, :staff, :job;

-- Every part says in these functions how it forgets: `<schema>.forget_people` (writers and family adults), `<schema>.forget_families`
-- and, where rows of it age by themselves, `<schema>.forget_what_is_old`. db/deletion.sql calls them from above to below. They are granted to nobody.

-- Whoever looked at what is gone stays in the log, whose it was does not; nobody needs to know that somebody read the own page.
create or replace function core.forget_people(hats uuid[]) returns void language plpgsql security definer set search_path = '' as $$
declare people uuid[] := array(select distinct person_id from core.hat where id = any (hats));
begin
  delete from core.access_line where hat_id = any (hats);
  update core.access_line set deleted_id = writer_id, deleted_on = platform.today(), writer_id = null, reason = null where writer_id = any (hats);
  delete from core.mail where notice_id in (select id from core.notice where to_hat = any (hats));
  delete from core.notice where to_hat = any (hats);
  delete from core.event where by_hat = any (hats) or subject_id = any (hats);
  delete from core.session where hat_id = any (hats);
  delete from core.way_back where hat_id = any (hats);
  delete from core.sign_in_link where hat_id = any (hats);
  delete from core.contact_card where hat_id = any (hats);
  delete from core.promise where to_hat = any (hats);
  delete from platform.form_receipt where sender in (select kind || ' ' || hat from unnest(hats) hat, unnest(array['writer', 'family']) kind) and at < transaction_timestamp();
  delete from core.hat where id = any (hats);
  delete from core.person p where p.id = any (people) and not exists (select from core.hat h where h.person_id = p.id) and not exists (select from core.member m where m.person_id = p.id);
end $$;

create or replace function core.forget_families(families uuid[]) returns void language plpgsql security definer set search_path = '' as $$
declare people uuid[] := array(select distinct person_id from core.member where family_id = any (families));
begin
  delete from core.promise where family_id = any (families);
  delete from core.step_words where family_id = any (families);
  delete from core.next_step where family_id = any (families);
  delete from core.goal where family_id = any (families);
  delete from core.bridge where family_id = any (families);
  delete from core.stay where family_id = any (families);
  delete from core.home where family_id = any (families);
  delete from core.member where family_id = any (families);
  delete from core.family_words where family_id = any (families);
  delete from core.family_level where family_id = any (families);
  delete from core.circle where family_id = any (families);
  delete from core.reading_reason where family_id = any (families);
  delete from core.roster where family_id = any (families);
  delete from core.event where family_id = any (families) or subject_id = any (families);
  update core.access_line set deleted_id = family_id, deleted_on = platform.today(), family_id = null, reason = null where family_id = any (families);
  perform core.forget_people(array(select id from core.hat where family_id = any (families)));
  delete from core.family where id = any (families);
  delete from core.person p where p.id = any (people) and not exists (select from core.hat h where h.person_id = p.id) and not exists (select from core.member m where m.person_id = p.id);
end $$;

-- What ages by itself, whoever it belongs to: ended sessions, old events, old lines of what is gone, forms nobody went on with. A part may
-- have its own.
create or replace function core.forget_what_is_old() returns void language plpgsql security definer set search_path = '' as $$
begin
  delete from core.session where least(ends_at, ended_at) < platform.now() - make_interval(days => core.days_kept('session'));
  delete from core.event where at < platform.now() - make_interval(days => core.days_kept('event'));
  delete from core.access_line where deleted_id is not null and deleted_on < platform.today() - core.days_kept('access-line');
  perform platform.forget_drafts();
end $$;
