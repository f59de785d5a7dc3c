-- Which conversations and families are to be deleted, what remains of them, and how counselling forgets. Index only: nothing is read.
alter table counselling.past_inquiry enable row level security;
alter table counselling.past_family enable row level security;
alter table counselling.taken_back enable row level security;
grant select on counselling.past_inquiry, counselling.past_family, counselling.taken_back to :staff;
create policy leaders_count on counselling.past_inquiry for select to :staff using ((select core.is_leader()));
create policy leaders_count on counselling.past_family for select to :staff using ((select core.is_leader()));
create policy whoever_had_it on counselling.taken_back for select to :staff using (to_hat = (select core.hat()) or to_hat in (select core.covered_hats())
  or (select core.leads_all()) or to_hat in (select core.led_hats()));

-- A conversation with one writer is deleted on its day when it has ended and nothing is owed; one that has not ended waits for a person.
create or replace view counselling.deletion_of_conversations with (security_invoker = true) as
  select c.id, c.writer_id, c.inquiry_id, i.owner_id, i.queue_id, c.keep_until as due_on, c.ended_at is not null and i.ended_at is not null as ended,
    c.ended_at is not null and i.ended_at is not null and not exists (select from core.promise p where p.to_hat = c.writer_id and p.ended_at is null) as ready,
    greatest(c.keep_until, (c.ended_at at time zone 'Europe/Copenhagen')::date, (i.ended_at at time zone 'Europe/Copenhagen')::date) as ready_on
  from counselling.conversation c join counselling.inquiry i on i.id = c.inquiry_id where c.family_id is null and i.family_id is null;
comment on view counselling.deletion_of_conversations is 'Every conversation with one writer: its day, and whether it has ended and can go.';
create or replace view counselling.deletion_of_families with (security_invoker = true) as
  select f.id, f.closed_at, (f.closed_at at time zone 'Europe/Copenhagen')::date + (select days from core.retention where kind = 'family') as due_on,
    not exists (select from core.next_step s where s.family_id = f.id and s.ended_at is null) and not exists (select from core.promise p where p.family_id = f.id and p.ended_at is null)
    and not exists (select from core.hat a join core.hat w on w.person_id = a.person_id and w.kind = 'writer' join counselling.inquiry i on i.writer_id = w.id join counselling.conversation c on c.writer_id = w.id
      where a.family_id = f.id and (i.ended_at is null or c.ended_at is null or (w.became_id = a.id and c.family_id is null and c.keep_until > platform.today()))) as ready
  from core.family f where f.closed_at is not null;
comment on view counselling.deletion_of_families is 'Every closed family: its day, and whether nobody has come back and nothing is owed.';
grant select on counselling.deletion_of_conversations, counselling.deletion_of_families to :staff, :job;

create or replace function counselling.week_of(moment timestamptz) returns date language sql stable set search_path = '' as
  $$ select date_trunc('week', moment at time zone 'Europe/Copenhagen')::date $$;
create or replace function counselling.remember_inquiries(writers uuid[]) returns void language sql security definer set search_path = '' as $$
  insert into counselling.past_inquiry (channel, level, received_week, ended_week, ended_as, minutes_to_answer)
    select channel, level, counselling.week_of(received_at), counselling.week_of(ended_at), ended_as,
      case when answered_at is not null then 5 * round(extract(epoch from greatest(answered_at - received_at, interval '0')) / 300)::integer end
    from counselling.inquiry where writer_id = any (writers)
$$;
create or replace function counselling.remember_families(families uuid[]) returns void language sql security definer set search_path = '' as $$
  insert into counselling.past_family (level, opened_week, closed_week, closed_as, themes)
    select f.level, counselling.week_of(f.opened_at), counselling.week_of(f.closed_at), f.closed_as, array(select distinct theme from counselling.note_theme t where t.family_id = f.id order by 1)
    from core.family f where f.id = any (families)
$$;
create or replace function counselling.writers_of(families uuid[]) returns uuid[] language sql stable security definer set search_path = '' as $$
  select array(select writer_id from counselling.conversation where family_id = any (families) union select writer_id from counselling.inquiry where family_id = any (families)
    union select w.id from core.hat w join core.hat a on a.id = w.became_id where a.family_id = any (families))
$$;

create or replace function counselling.forget_people(hats uuid[]) returns void language plpgsql security definer set search_path = '' as $$
declare inquiries uuid[] := array(select id from counselling.inquiry where writer_id = any (hats));
begin
  -- What is being written down for them at this moment comes first, and goes too.
  perform from core.hat where id = any (hats) order by id for update;
  delete from platform.form_receipt where form_id in (select id from counselling.message where writer_id = any (hats)) and at < transaction_timestamp();
  delete from core.event where subject_id = any (inquiries) or subject_id in (select id from counselling.conversation where writer_id = any (hats));
  delete from counselling.draft where writer_id = any (hats);
  delete from counselling.message where writer_id = any (hats);
  delete from counselling.intake where writer_id = any (hats);
  delete from counselling.safe_answer where hat_id = any (hats);
  delete from counselling.viewing where inquiry_id = any (inquiries);
  delete from counselling.attempt where inquiry_id = any (inquiries);
  delete from counselling.ask where inquiry_id = any (inquiries);
  delete from counselling.triage where inquiry_id = any (inquiries);
  update counselling.inquiry set duplicate_of = null, original_deleted = true where duplicate_of = any (inquiries) and not id = any (inquiries);
  delete from counselling.conversation where writer_id = any (hats);
  delete from counselling.inquiry_move where inquiry_id = any (inquiries);
  delete from counselling.inquiry where id = any (inquiries);
end $$;
create or replace function counselling.forget_families(families uuid[]) returns void language plpgsql security definer set search_path = '' as $$
begin
  delete from counselling.note_theme where family_id = any (families);
  delete from counselling.note where family_id = any (families);
  delete from counselling.taken_back where family_id = any (families);
end $$;

create or replace function counselling.forget_what_is_old() returns void language sql security definer set search_path = '' as
  $$ delete from counselling.taken_back where at < platform.now() - make_interval(days => core.days_kept('told')) $$;

-- The writer takes the own conversation back: what is not finished ends for that reason, and whoever had it is told.
create or replace function counselling.take_back(the_writer uuid) returns uuid language plpgsql security definer set search_path = '' as $$
declare asked counselling.inquiry; me core.hat;
begin
  select * into me from core.hat where id = core.hat() and live and core.hat() in (the_writer, (select became_id from core.hat where id = the_writer));
  if me.id is null then raise exception 'no such conversation' using errcode = 'no_data_found'; end if;
  select * into asked from counselling.inquiry where writer_id = the_writer for update;
  perform from counselling.conversation where writer_id = the_writer for update;
  update core.promise set ended_at = platform.now(), ended_as = 'not-needed', not_needed_because = 'their-wish', ended_by = me.id where to_hat = the_writer and ended_at is null;
  if asked.ended_at is null then
    insert into counselling.taken_back (to_hat, inquiry_id, level, received_at)
      values (coalesce(asked.owner_id, (select responsible_id from core.queue where id = asked.queue_id)), asked.id, asked.level, asked.received_at);
    update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'withdrawn', ended_by = me.id, ended_by_person = me.person_id where id = asked.id;
  end if;
  update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'withdrawn' where writer_id = the_writer and ended_at is null;
  return asked.id;
end $$;

-- Where a family goes on, the conversation stands as long as it does; its words are the person's own and may go at once.
create or replace function counselling.take_words_back(the_writer uuid) returns uuid language plpgsql security definer set search_path = '' as $$
declare me uuid; thread counselling.conversation;
begin
  select id into me from core.hat where id = core.hat() and live and core.hat() in (the_writer, (select became_id from core.hat where id = the_writer));
  if me is null then raise exception 'no such conversation' using errcode = 'no_data_found'; end if;
  select * into thread from counselling.conversation where writer_id = the_writer for update;
  delete from platform.form_receipt where form_id in (select id from counselling.message where writer_id = the_writer) and at < transaction_timestamp();
  delete from counselling.message where writer_id = the_writer;
  delete from counselling.draft where writer_id = the_writer;
  delete from counselling.intake where writer_id = the_writer;
  -- Nobody waits for what is gone; that it was deleted, and when, is said to whoever holds the family.
  update counselling.conversation set words_deleted_at = platform.now(), last_word_by = 'us', state = case state when 'waiting' then 'active' else state end where id = thread.id;
  update core.promise set ended_at = platform.now(), ended_as = 'not-needed', not_needed_because = 'their-wish', ended_by = me
    where to_hat in (the_writer, me) and ended_at is null and what in ('answer', 'write-when');
  insert into counselling.taken_back (to_hat, family_id, level, received_at)
    select f.anchor_id, f.id, f.level, thread.started_at from core.family f where f.id = thread.family_id and f.live;
  insert into core.event (kind, subject_id, family_id, by_hat) values ('promise-changed', thread.family_id, thread.family_id, me);
  return thread.family_id;
end $$;

-- After a deletion by the person the same form is answered once more, though its session is gone.
create or replace function counselling.was_taken_back(form uuid) returns boolean language sql stable security definer set search_path = '' as
  $$ select exists (select from platform.form_receipt where form_id = form and answer like '%/samtale/slettet') $$;
grant execute on function counselling.was_taken_back(uuid) to :visitor;
