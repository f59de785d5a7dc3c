-- Every right on core's own tables. `index` rows follow reach; content asks for this transaction's access line. What is quickly known
-- stands first in each policy: the lists of reach are only made for a row that needs them, and a list is made even where the row's own
-- value is null. What rows are looked for with (`using`) is asked once for all of them, `(select f())`. What is written (`with check`) is
-- a row or two and asks as it goes, `f()`: each question of the first kind is prepared in every statement, whether a row comes to it or not.
alter table core.organisation enable row level security;
grant select on core.organisation to :visitor, :writer, :family, :staff, :job;
create policy everyone_reads on core.organisation for select using (true);
alter table core.person enable row level security;
grant select, insert (id) on core.person to :staff;
create policy staff_meets_people on core.person to :staff using ((select core.works_here())) with check (core.works_here());

alter table core.hat enable row level security;
grant select on core.hat to :staff, :job;
-- Not the person: two hats of one person have a wall between them.
grant select (id, kind, organisation_id, role, profession, display_name, family_id, became_id, created_at, ended_at, live, stands_as) on core.hat to :writer, :family;
grant insert (id, kind, person_id, family_id) on core.hat to :staff;
create policy staff_knows_hats on core.hat for select to :staff using (kind = 'membership' or (kind = 'writer' and (select core.counsels_or_leads())) or (kind = 'family_adult' and core.knows_adults_of(family_id)));
create policy staff_makes_adults_and_writers on core.hat for insert to :staff with check (core.is_counsellor() and (kind = 'writer' or (kind = 'family_adult' and core.reaches(family_id))));
create policy people_know_ours_and_themselves on core.hat for select to :writer, :family using (kind = 'membership' or id = (select core.hat()) or became_id = (select core.hat()));
create policy jobs_read on core.hat for select to :job using (true);

alter table core.stand_in enable row level security;
grant select, insert (id, for_hat, by_hat, accepted_at), update (ended_at) on core.stand_in to :staff;
grant select on core.stand_in to :job;
create policy staff_reads on core.stand_in for select to :staff using ((select core.works_here()));
create policy jobs_read on core.stand_in for select to :job using (true);
create policy one_says_yes_oneself on core.stand_in for insert to :staff with check (by_hat = core.hat());
create policy one_takes_it_back_oneself on core.stand_in for update to :staff using (by_hat = (select core.hat()) or for_hat = (select core.hat()) or for_hat in (select core.led_hats()) or by_hat in (select core.led_hats()));
alter table core.session enable row level security;
create policy only_through_its_doors on core.session for select using (false);

alter table core.level_rule enable row level security;
alter table core.task_type enable row level security;
alter table core.setting enable row level security;
grant select on core.level_rule, core.task_type, core.setting to :writer, :family, :staff, :job, :visitor;
create policy everyone_reads on core.level_rule for select using (true);
create policy everyone_reads on core.task_type for select using (true);
create policy everyone_reads on core.setting for select using (true);

alter table core.family enable row level security;
grant select on core.family to :staff, :job;
grant select (id, short_name, opened_at, closed_at, live, anchor_id, deputy_id) on core.family to :family;
grant insert (id, short_name, opened_by, level, level_version, gap_days, level_id, anchor_id, anchor_person, deputy_id, deputy_person, next_step_id, next_due, next_owner_id, bridge_shift_id, bridge_id),
  update (short_name, closed_at, closed_by, closed_as, level, level_version, gap_days, level_id, anchor_id, anchor_person, deputy_id, deputy_person, next_step_id, next_due, next_owner_id, bridge_shift_id, bridge_id)
  on core.family to :staff;
create policy staff_reaches on core.family for select to :staff using (id = any ((select core.opened_families())::uuid[]) or (select core.leads_all()) or id in (select core.my_families()) or id in (select core.led_families()));
create policy counsellors_open on core.family for insert to :staff with check (opened_by = core.hat() and core.is_counsellor());
-- Whoever only stands around a family, a volunteer or a guest, changes nothing on its row.
create policy employees_hold on core.family for update to :staff
  using ((select core.leads_all()) or ((select core.is_counsellor()) and id in (select core.my_families())) or id in (select core.led_families()));
create policy own_family on core.family for select to :family using (id = (select core.my_family()));
create policy jobs_read on core.family for select to :job using (true);

alter table core.circle enable row level security;
grant select on core.circle to :family, :staff, :job;
grant insert (id, family_id, hat_id, as_what, accepted_at), update (accepted_at, ended_at) on core.circle to :staff;
create policy staff_reaches on core.circle for select to :staff using (family_id = any ((select core.opened_families())::uuid[]) or hat_id = (select core.hat()) or (select core.leads_all()) or family_id in (select core.my_families()) or family_id in (select core.led_families()));
create policy own_circle on core.circle for select to :family using (family_id = (select core.my_family()) and (as_what <> 'adult' or hat_id = (select core.hat())));
create policy jobs_read on core.circle for select to :job using (true);
-- Nobody says yes for another: a standing row is written by that hat, or rests on a yes said in advance; a family adult stands in its own circle.
create policy employees_ask on core.circle for insert to :staff with check (
  ((core.is_counsellor() and core.reaches(family_id)) or core.leads(family_id))
  and (accepted_at is null or hat_id = core.hat() or as_what = 'adult'
    or core.has_said_yes(hat_id, family_id, as_what)));
-- A place that has ended is not taken again: else whoever has left a circle could step back into it unseen.
create policy one_accepts_oneself on core.circle for update to :staff
  using (ended_at is null and (hat_id = (select core.hat()) or (select core.leads_all()) or ((select core.is_counsellor()) and family_id in (select core.my_families())) or family_id in (select core.led_families())))
  with check (hat_id = core.hat() or ended_at is not null);

alter table core.next_step enable row level security;
grant select, insert (id, family_id, owner_id, owner_as, task_type, task_class, led_by, led_by_as, adult_id, due_on, created_by, moved_from), update (owner_id, owner_as, ended_at, ended_as, ended_by) on core.next_step to :staff;
grant select on core.next_step to :family, :job;
create policy staff_reaches on core.next_step for select to :staff using (family_id = any ((select core.opened_families())::uuid[]) or owner_id = (select core.hat()) or (select core.leads_all()) or family_id in (select core.my_families()) or family_id in (select core.led_families()));
create policy employees_plan on core.next_step for insert to :staff
  with check (created_by = core.hat() and ((core.is_counsellor() and core.reaches(family_id)) or core.leads(family_id)));
-- Everybody ends the own step; only employees give a step to somebody else. Nobody ends one in another's name.
create policy one_does_the_own_and_employees_all on core.next_step for update to :staff
  using (owner_id = (select core.hat()) or (select core.leads_all()) or ((select core.is_counsellor()) and family_id in (select core.my_families())) or family_id in (select core.led_families()))
  with check ((ended_by is null or ended_by = core.hat())
    and (owner_id = core.hat() or (core.is_counsellor() and core.reaches(family_id)) or core.leads(family_id)));
create policy own_steps on core.next_step for select to :family using ((adult_id is null and family_id = (select core.my_family())) or adult_id = (select core.hat()));
create policy jobs_read on core.next_step for select to :job using (true);

alter table core.queue enable row level security;
alter table core.shift enable row level security;
grant select on core.queue, core.shift to :staff, :job;
grant insert (id, name, channels, languages, responsible_id, responsible_person, deputy_id, deputy_person, duty_mail), update (name, responsible_id, responsible_person, deputy_id, deputy_person, duty_mail, ended_at) on core.queue to :staff;
grant insert (id, hat_id, queue_id, starts_at, ends_at), update (cancelled_at, cancelled_by, over_at) on core.shift to :staff;
create policy staff_reads on core.queue for select to :staff using ((select core.works_here()));
create policy jobs_read on core.queue for select to :job using (true);
create policy staff_reads on core.shift for select to :staff using ((select core.works_here()));
create policy jobs_read on core.shift for select to :job using (true);
grant update (over_at) on core.shift to :job;
create policy the_past_is_put_behind_us on core.shift for update to :job using ((select core.job()) = 'roster');

alter table core.promise enable row level security;
grant select on core.promise to :writer, :family, :staff, :job;
grant insert (id, to_hat, by_hat, by_queue, family_id, step_id, what, channel, window_from, due_by, moved_from, their_yes_at, late_since), update (by_hat, by_queue, family_id, their_yes_at, ended_at, ended_as, not_needed_because) on core.promise to :staff;
create policy staff_keeps on core.promise for select to :staff using (by_hat = (select core.hat()) or family_id = any ((select core.opened_families())::uuid[]) or to_hat = any ((select core.opened_writers())::uuid[])
  or (by_queue is not null and (select core.counsels_or_leads())) or (select core.leads_all()) or by_hat in (select core.covered_hats()) or by_hat in (select core.led_hats())
  or (family_id is not null and (family_id in (select core.my_families()) or family_id in (select core.led_families()))));
-- Since when somebody is late is no word of ours: a nearer time carries it on from the one whose place it takes in the same moment.
create or replace function core.is_late_since(the_hat uuid, since timestamptz) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from core.promise p where p.to_hat = the_hat and p.not_needed_because = 'nearer-time' and p.late_since = since and p.ended_at = platform.now())
$$;
grant execute on function core.is_late_since(uuid, timestamptz) to :staff;
-- Nobody promises in the name of somebody whose work is out of reach. A family's promise is given and ended by those who hold the family,
-- a writer's by whoever has opened what the writer wrote.
create policy staff_promises on core.promise for insert to :staff with check ((late_since is null or core.is_late_since(to_hat, late_since)) and (by_hat = core.hat()
  or (core.is_counsellor() and (by_queue is not null or to_hat = any (core.opened_writers()) or by_hat in (select core.covered_hats()) or (family_id is not null and core.reaches(family_id))))
  or core.leads_all() or by_hat in (select core.led_hats()) or (family_id is not null and core.leads(family_id))));
create policy staff_ends on core.promise for update to :staff using (by_hat = (select core.hat())
  or ((select core.is_counsellor()) and (by_queue is not null or to_hat = any ((select core.opened_writers())::uuid[]) or by_hat in (select core.covered_hats()) or (family_id is not null and family_id in (select core.my_families()))))
  or (select core.leads_all()) or by_hat in (select core.led_hats()) or (family_id is not null and family_id in (select core.led_families())));
-- What a family does itself is no word of ours, and nobody is told that we broke it.
create or replace function core.is_of_a_family(the_hat uuid) returns boolean language sql stable security definer set search_path = '' as $$
  select exists (select from core.hat where id = the_hat and kind = 'family_adult')
$$;
grant execute on function core.is_of_a_family(uuid) to :staff;
create policy steps_are_promised_by_us on core.promise as restrictive for insert to :staff with check (what <> 'step' or not core.is_of_a_family(by_hat));
create policy steps_stay_promised_by_us on core.promise as restrictive for update to :staff using (true) with check (what <> 'step' or ended_at is not null or not core.is_of_a_family(by_hat));
create policy told_to_me on core.promise for select to :writer, :family using (to_hat = any ((select core.me_and_before())::uuid[]));
create policy jobs_read on core.promise for select to :job using (true);
grant update (ended_at, ended_as) on core.promise to :job;
create policy nightly_says_what_broke on core.promise for update to :job using (ended_at is null and due_by < platform.now()) with check (ended_as = 'broken');
