-- Content: select, insert and update all ask for this transaction's access line. A family adult also never meets another adult's rows.
grant select on core.access_line to :staff, :job;
-- The reason in words is ours; a family reads the purpose, in the words of a fixed list.
grant select (id, hat_id, job, family_id, writer_id, purpose, at) on core.access_line to :writer, :family;
alter table core.access_line enable row level security;
create policy own_transaction on core.access_line for select using (tx = pg_current_xact_id_if_assigned() and tx_at = transaction_timestamp());
create policy staff_sees_who_looked on core.access_line for select to :staff using (family_id = any ((select core.opened_families())::uuid[]) or writer_id = any ((select core.opened_writers())::uuid[]));
create policy family_sees_who_looked on core.access_line for select to :family using (
  hat_id = (select core.hat()) or (family_id = (select core.my_family()) and (hat_id is null or (select h.kind from core.hat h where h.id = access_line.hat_id) = 'membership'))
  or writer_id = any ((select core.me_and_before())::uuid[]));

alter table core.reading_reason enable row level security;
grant select, insert (hat_id, family_id, reason, at), update (reason, at) on core.reading_reason to :staff;
create policy leaders_say_why on core.reading_reason to :staff using (hat_id = (select core.hat())) with check (hat_id = core.hat() and at <= platform.now() and core.leads(family_id));

alter table core.family_level enable row level security;
grant select, insert (id, family_id, level, reason, by_hat) on core.family_level to :staff;
create policy behind_the_line on core.family_level for select to :staff using (family_id = any ((select core.opened_families())::uuid[]));
create policy behind_the_line_written on core.family_level for insert to :staff with check (by_hat = core.hat() and family_id = any (core.opened_families()));

alter table core.goal enable row level security;
grant select, insert (id, family_id, adult_id, words, created_by), update (words, reached_at) on core.goal to :staff;
grant select on core.goal to :family;
create policy behind_the_line on core.goal for select to :staff using (family_id = any ((select core.opened_families())::uuid[]));
create policy behind_the_line_written on core.goal for insert to :staff with check (created_by = core.hat() and family_id = any (core.opened_families()));
create policy behind_the_line_changed on core.goal for update to :staff using (family_id = any ((select core.opened_families())::uuid[]));
create policy own_goals on core.goal for select to :family using (family_id = any ((select core.opened_families())::uuid[]) and ((adult_id is null and family_id = (select core.my_family())) or adult_id = (select core.hat())));

alter table core.step_words enable row level security;
grant select, insert (step_id, family_id, goal_id, words, end_reason), update (words, end_reason) on core.step_words to :staff;
grant select on core.step_words to :family;
create policy behind_the_line on core.step_words to :staff using (family_id = any ((select core.opened_families())::uuid[])) with check (family_id = any (core.opened_families()));
create policy own_steps on core.step_words for select to :family using (family_id = any ((select core.opened_families())::uuid[]) and step_id in (select id from core.next_step));

alter table core.bridge enable row level security;
grant select, insert (id, family_id, words, by_hat) on core.bridge to :staff;
-- Words to hold on to until the next shift are agreed with one adult; nobody has said that they are the family's. Nobody at home reads them here.
create policy behind_the_line on core.bridge to :staff using (family_id = any ((select core.opened_families())::uuid[])) with check (by_hat = core.hat() and family_id = any (core.opened_families()));

alter table core.family_words enable row level security;
grant select, insert (family_id, about, close_words, reached, if_worse, after_care), update (about, close_words, reached, if_worse, after_care) on core.family_words to :staff;
grant select (family_id, reached, if_worse, after_care) on core.family_words to :family;
create policy own_closing_words on core.family_words for select to :family using (family_id = any ((select core.opened_families())::uuid[]) and family_id = (select core.my_family()));
create policy behind_the_line on core.family_words to :staff using (family_id = any ((select core.opened_families())::uuid[])) with check (family_id = any (core.opened_families()));

alter table core.member enable row level security;
grant select, insert (id, family_id, person_id, name, role, born_on, due_on, adult_id), update (name, role, born_on, due_on, left_at, left_because, adult_id) on core.member to :staff;
-- Only oneself: a child that is expected, or lives with one of them, belongs to the adult who told of it until somebody says that it is the
-- family's. Nobody is told which person anybody is.
grant select (id, family_id, name, role, born_on, due_on, adult_id, created_at, left_at) on core.member to :family;
create policy behind_the_line on core.member to :staff using (family_id = any ((select core.opened_families())::uuid[])) with check (family_id = any (core.opened_families()));
create policy own_members on core.member for select to :family using (family_id = any ((select core.opened_families())::uuid[]) and adult_id = (select core.hat()));

alter table core.home enable row level security;
grant select, insert (id, family_id, adult_id, label, postcode), update (label, postcode) on core.home to :staff;
grant select on core.home to :family;
create policy behind_the_line on core.home to :staff using (family_id = any ((select core.opened_families())::uuid[])) with check (family_id = any (core.opened_families()));
create policy own_homes on core.home for select to :family using (family_id = any ((select core.opened_families())::uuid[]) and ((adult_id is null and family_id = (select core.my_family())) or adult_id = (select core.hat())));

alter table core.stay enable row level security;
grant select, insert (id, family_id, member_id, home_id, period), update (period) on core.stay to :staff;
grant select on core.stay to :family;
create policy behind_the_line on core.stay to :staff using (family_id = any ((select core.opened_families())::uuid[])) with check (family_id = any (core.opened_families()));
create policy own_stays on core.stay for select to :family using (family_id = any ((select core.opened_families())::uuid[]) and home_id in (select id from core.home) and member_id in (select id from core.member));

alter table core.contact_card enable row level security;
grant select, insert (hat_id, channel, address, turned_on_at, updated_at), update (channel, address, turned_on_at, updated_at) on core.contact_card to :staff, :family, :writer;
create policy behind_the_line on core.contact_card to :staff
  using (hat_id = any ((select core.opened_writers())::uuid[]) or hat_id in (select id from core.hat where family_id = any ((select core.opened_families())::uuid[])))
  with check (hat_id = any (core.opened_writers()) or hat_id in (select id from core.hat where family_id = any (core.opened_families())));
create policy own_card on core.contact_card to :family using (hat_id = (select core.hat()) and (select family_id from core.hat where id = core.hat()) = any ((select core.opened_families())::uuid[]))
  with check (hat_id = core.hat() and (select family_id from core.hat where id = core.hat()) = any (core.opened_families()));
create policy own_card_of_a_writer on core.contact_card to :writer using (hat_id = (select core.hat()) and hat_id = any ((select core.opened_writers())::uuid[]))
  with check (hat_id = core.hat() and hat_id = any (core.opened_writers()));
grant select on core.contact_card to :job;
create policy mail_job on core.contact_card for select to :job using ((select core.job()) = 'mail' and hat_id = any ((select core.opened_writers())::uuid[]));

alter table core.notice enable row level security;
grant select, insert (id, to_hat, kind, values) on core.notice to :staff;
grant select, update (seen_at) on core.notice to :writer, :family;
grant select, insert (id, to_hat, kind, values), update (sent_at, sent_by) on core.notice to :job;
create policy staff_sees_whether_told on core.notice for select to :staff using ((select core.works_here()) and (select h.id from core.hat h where h.id = notice.to_hat) is not null);
create policy staff_tells on core.notice for insert to :staff with check (core.works_here() and (select h.id from core.hat h where h.id = notice.to_hat) is not null);
create policy to_me on core.notice to :writer, :family using (to_hat = any ((select core.me_and_before())::uuid[]));
create policy jobs_carry on core.notice to :job using (true) with check (true);

alter table core.event enable row level security;
grant insert (kind, subject_id, family_id, by_hat) on core.event to :writer, :family, :staff, :job;
grant select on core.event to :job;
create policy one_says_what_oneself_did on core.event for insert to :writer, :family, :staff with check (by_hat = core.hat());
create policy jobs_tell on core.event for insert to :job with check (by_hat is null);
create policy jobs_read on core.event for select to :job using (true);

alter table core.way_back enable row level security;
grant insert (code_hash, hat_id, made_by, ends_at) on core.way_back to :staff;
create policy given_by_the_circle on core.way_back for insert to :staff with check (made_by = core.hat() and hat_id in (select id from core.hat where family_id = any (core.opened_families())));

-- What each hat holds: one view a kind, joined in db/holding.sql. The desk, absence, leaving and the net read nothing else.
create or replace view core.holding_anchor with (security_invoker = true) as
  select 'anchor' as kind, id as thing, id as family_id, anchor_id as hat_id, level, next_due as due, '/desk/families/' || id as address, opened_at as since from core.family where live;
create or replace view core.holding_deputy with (security_invoker = true) as
  select 'deputy' as kind, id as thing, id as family_id, deputy_id as hat_id, level, null::date as due, '/desk/families/' || id as address, opened_at as since from core.family where live;
create or replace view core.holding_step with (security_invoker = true) as
  select 'step' as kind, s.id as thing, s.family_id, s.owner_id as hat_id, f.level, s.due_on as due, '/desk/families/' || s.family_id as address, s.created_at as since
  from core.next_step s join core.family f on f.id = s.family_id where s.undone
  union all
  select 'led-step', s.id, s.family_id, s.led_by, f.level, s.due_on, '/desk/families/' || s.family_id, s.created_at
  from core.next_step s join core.family f on f.id = s.family_id where s.undone and s.led_by is not null;
-- What is owed until the day has ended is owed on that day, and is late on the next.
create or replace view core.holding_promise with (security_invoker = true) as
  select 'promise' as kind, p.id as thing, p.family_id, p.by_hat as hat_id, f.level, ((p.due_by - interval '1 microsecond') at time zone 'Europe/Copenhagen')::date as due, coalesce('/desk/families/' || p.family_id, '/desk') as address, p.made_at as since
  from core.promise p left join core.family f on f.id = p.family_id where p.open and p.by_hat is not null;
create or replace view core.holding_queue with (security_invoker = true) as
  select 'queue' as kind, id as thing, null::uuid as family_id, responsible_id as hat_id, null::text as level, null::date as due, '/desk' as address, null::timestamptz as since from core.queue where live
  union all
  select 'queue-deputy', id, null, deputy_id, null, null, '/desk', null from core.queue where live;
create or replace view core.holding_shift with (security_invoker = true) as
  select 'shift' as kind, id as thing, null::uuid as family_id, hat_id, null::text as level, day as due, '/desk' as address, starts_at as since from core.shift where planned;
create or replace view core.holding_circle with (security_invoker = true) as
  select 'circle' as kind, c.id as thing, c.family_id, c.hat_id, f.level, null::date as due, '/desk/families/' || c.family_id as address, c.accepted_at as since
  from core.circle c join core.family f on f.id = c.family_id where c.standing and (f.live is not true or c.as_what not in ('anchor', 'deputy'));
create or replace view core.holding_cover with (security_invoker = true) as
  select 'cover' as kind, id as thing, family_id, hat_id, null::text as level, upper(period) as due, '/desk/absence' as address, recorded_at as since from core.roster where covers;
create or replace view core.holding_stand_in with (security_invoker = true) as
  select 'stand-in' as kind, id as thing, null::uuid as family_id, by_hat as hat_id, null::text as level, null::date as due, '/desk/absence' as address, accepted_at as since from core.stand_in where live
  union all select 'stood-in-for', id, null, for_hat, null, null, '/desk/absence', accepted_at from core.stand_in where live;
grant select on core.holding_anchor, core.holding_deputy, core.holding_step, core.holding_promise, core.holding_queue, core.holding_shift, core.holding_circle, core.holding_cover, core.holding_stand_in to :staff, :job;
