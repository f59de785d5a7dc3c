-- What everyone may do with the house itself.
grant usage on schema platform to :visitor, :writer, :family, :staff, :job, :login;
-- Every row policy and every trigger asks for the time: in plpgsql the plan is kept for the whole connection.
create or replace function platform.now() returns timestamptz language plpgsql stable security definer set search_path = '' as
  $$ begin return now() + coalesce((select offset_by from platform.clock), interval '0'); end $$;
create or replace function platform.today() returns date language plpgsql stable set search_path = '' as
  $$ begin return (platform.now() at time zone 'Europe/Copenhagen')::date; end $$;
grant execute on function platform.now(), platform.today() to :visitor, :writer, :family, :staff, :job, :login;
alter table platform.database_mark enable row level security;
grant select on platform.database_mark to :visitor, :writer, :family, :staff, :job, :login;
create policy everyone_knows_the_world on platform.database_mark for select using (true);
alter table platform.clock enable row level security;
create policy only_through_now on platform.clock for select using (false);

-- What a key was known by stays: another secret under its number is not the same key.
alter table platform.code_key enable row level security;
grant select, insert on platform.code_key to :job;
create policy the_start_knows_keys_again on platform.code_key for select to :job using (true);
create policy the_start_marks_new_keys on platform.code_key for insert to :job with check (true);

-- A form is carried out once. The first line of its transaction takes the form: null when it is new, else the answer it was given.
-- Somebody else's form id gets no answer, and neither do words that were not sent with it. A second sender of the same form waits here until the first has committed.
create or replace function platform.take_form(form uuid, by_sender text, with_words text default null) returns text language plpgsql security definer set search_path = '' as $$
declare earlier platform.form_receipt;
begin
  insert into platform.form_receipt (form_id, sender, answer, said) values (form, by_sender, '', with_words) on conflict (form_id) do nothing;
  if found then return null; end if;
  select * into earlier from platform.form_receipt where form_id = form;
  if earlier.sender <> by_sender then
    raise exception 'this form was sent by somebody else' using errcode = 'check_violation', constraint = 'form_of_another';
  end if;
  if earlier.said <> with_words then
    raise exception 'this form has been sent with other words' using errcode = 'check_violation', constraint = 'form_sent_before';
  end if;
  return earlier.answer;
end $$;
create or replace function platform.answer_form(form uuid, with_answer text) returns void language plpgsql security definer set search_path = '' as $$ begin
  update platform.form_receipt set answer = with_answer where form_id = form and answer = '';
end $$;
-- What it was answered, for a form of several pages: what has been sent is not asked about again. Null while it is new or just being
-- carried out, and of words that were not sent with it.
create or replace function platform.form_answer(form uuid, by_sender text, with_words text default null) returns text language plpgsql stable security definer set search_path = '' as $$ begin
  return (select answer from platform.form_receipt where form_id = form and sender = by_sender and answer <> '' and coalesce(said = with_words, true));
end $$;
grant execute on function platform.take_form(uuid, text, text), platform.answer_form(uuid, text), platform.form_answer(uuid, text, text) to :visitor, :writer, :family, :staff;
alter table platform.form_receipt enable row level security;
grant select, delete on platform.form_receipt to :job;
create policy jobs_clear_old_forms on platform.form_receipt for all to :job using (at < clock_timestamp() - interval '30 days');

-- A form of several pages while it is written. Whoever can make what it is found by can open it, and nobody else; an hour later nobody can.
create or replace function platform.keep_draft(found bytea, what bytea) returns void language sql security definer set search_path = '' as $$
  insert into platform.form_draft (found_by, locked) values (found, what)
    on conflict (found_by) do update set locked = excluded.locked, written_at = platform.now();
$$;
create or replace function platform.read_draft(found bytea) returns bytea language sql stable security definer set search_path = '' as
  $$ select locked from platform.form_draft where found_by = found and written_at > platform.now() - interval '1 hour' $$;
create or replace function platform.drop_draft(found bytea) returns void language sql security definer set search_path = '' as
  $$ delete from platform.form_draft where found_by = found $$;
grant execute on function platform.keep_draft(bytea, bytea), platform.read_draft(bytea), platform.drop_draft(bytea) to :visitor, :writer, :family, :staff;
create or replace function platform.forget_drafts() returns void language sql security definer set search_path = '' as
  $$ delete from platform.form_draft where written_at <= platform.now() - interval '1 hour' $$;
alter table platform.form_draft enable row level security;
create policy only_through_functions on platform.form_draft using (false);
