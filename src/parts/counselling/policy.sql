-- Every right on the tables of counselling. An inquiry's words are opened through open_inquiry only.
grant usage on schema counselling to :visitor, :writer, :family, :staff, :job;

create or replace function counselling.open_inquiry(the_inquiry uuid, why text) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not counselling.may_open(the_inquiry) then raise exception 'no such inquiry' using errcode = 'no_data_found'; end if;
  perform core.write_line(null, (select writer_id from counselling.inquiry where id = the_inquiry), why, null);
end $$;
-- The writer, or the adult the writer became, opens the own conversation; the people around a family open its adults' conversations.
create or replace function counselling.open_conversation_of(the_writer uuid, why text) returns void language plpgsql security definer set search_path = '' as $$
begin
  if not exists (select from counselling.conversation c join core.hat w on w.id = c.writer_id where c.writer_id = the_writer
      and (w.id = core.hat() or w.became_id = core.hat() or (c.family_id = any (core.opened_families()) and core.is_counsellor()))) then
    raise exception 'no such conversation' using errcode = 'no_data_found';
  end if;
  perform core.write_line(null, the_writer, why, null);
end $$;

-- The second door of a visitor: a return code opens the writer's own conversation, or an adult's page once. The code is held until the
-- session stands: whoever shuts it in the same moment finds the session, or has shut the code before it.
create or replace function counselling.open_conversation(codes bytea[], session uuid, token bytea) returns text language plpgsql security definer set search_path = '' as $$
declare found_hat uuid;
begin
  select c.writer_id into found_hat from counselling.conversation c join core.hat h on h.id = c.writer_id and h.live where c.code_hash = any (codes) for key share of c;
  if found_hat is null then
    update core.way_back set used_at = platform.now() where code_hash = any (codes) and used_at is null and ends_at > platform.now() returning hat_id into found_hat;
  end if;
  if found_hat is null then return null; end if;
  return core.start_session(session, found_hat, token);
end $$;

-- The first door of a visitor. It arrives with the id of a promise that is still to be given: without one the transaction does not end.
create or replace function counselling.receive_inquiry(sent jsonb) returns void language plpgsql security definer set search_path = '' as $$
declare chosen uuid;
begin
  if not (sent ->> 'channel' = 'web' or core.is_counsellor()) then raise exception 'only ours write down other channels' using errcode = 'insufficient_privilege'; end if;
  if (sent ->> 'ownerId')::uuid is distinct from core.hat() and sent ->> 'ownerId' is not null then
    raise exception 'nobody takes an inquiry for another' using errcode = 'insufficient_privilege';
  end if;
  select id into strict chosen from core.queue where live and id = (sent ->> 'queueId')::uuid for key share;
  insert into core.person (id) values ((sent ->> 'personId')::uuid);
  insert into core.hat (id, kind, person_id) values ((sent ->> 'writerId')::uuid, 'writer', (sent ->> 'personId')::uuid);
  insert into counselling.inquiry (id, writer_id, conversation_id, channel, state, queue_id, promise_id, owner_id, claimed_at, level, triage_id, deadline_on, language, interpreter)
    values ((sent ->> 'inquiryId')::uuid, (sent ->> 'writerId')::uuid, (sent ->> 'conversationId')::uuid, sent ->> 'channel', case when sent ->> 'ownerId' is null then 'received' else 'claimed' end,
      chosen, (sent ->> 'promiseId')::uuid, (sent ->> 'ownerId')::uuid, case when sent ->> 'ownerId' is null then null else platform.now() end, sent ->> 'level', (sent ->> 'triageId')::uuid,
      (sent ->> 'deadlineOn')::date, coalesce(sent ->> 'language', 'da'), coalesce((sent ->> 'interpreter')::boolean, false));
  insert into counselling.triage (id, inquiry_id, writer_id, level, reason) values ((sent ->> 'triageId')::uuid, (sent ->> 'inquiryId')::uuid, (sent ->> 'writerId')::uuid, sent ->> 'level', sent ->> 'levelReason');
  insert into counselling.conversation (id, writer_id, inquiry_id, code_hash, code_key, keep_until)
    values ((sent ->> 'conversationId')::uuid, (sent ->> 'writerId')::uuid, (sent ->> 'inquiryId')::uuid, decode(sent ->> 'codeHash', 'hex'), (sent ->> 'codeKey')::int, (sent ->> 'keepUntil')::date);
  insert into counselling.intake (inquiry_id, writer_id, who, children, due_on, alone, postcode, deadline_words, in_danger)
    values ((sent ->> 'inquiryId')::uuid, (sent ->> 'writerId')::uuid, sent ->> 'who', sent ->> 'children', (sent ->> 'dueOn')::date, (sent ->> 'alone')::boolean, sent ->> 'postcode',
      sent ->> 'deadlineWords', (sent ->> 'inDanger')::boolean);
  if sent ->> 'answerWhere' <> '' then
    insert into counselling.safe_answer (hat_id, n, words, by_hat)
      values ((sent ->> 'writerId')::uuid, 1, sent ->> 'answerWhere', case sent ->> 'channel' when 'web' then (sent ->> 'writerId')::uuid else core.hat() end);
  end if;
  insert into counselling.message (id, conversation_id, writer_id, by_hat, from_us, body)
    values ((sent ->> 'messageId')::uuid, (sent ->> 'conversationId')::uuid, (sent ->> 'writerId')::uuid, (sent ->> 'writerId')::uuid, false, sent ->> 'words');
  insert into core.event (kind, subject_id, by_hat) values ('inquiry-received', (sent ->> 'inquiryId')::uuid, core.hat());
end $$;

-- The writer, or the adult the writer became, writes again; true where a promise is owed for it. A new message reopens what had ended.
create or replace function counselling.write_again(sent jsonb) returns boolean language plpgsql security definer set search_path = '' as $$
declare thread counselling.conversation; asked counselling.inquiry; family_lives boolean; chosen uuid; promised boolean := false; known record;
begin
  select c.* into thread from counselling.conversation c join core.hat w on w.id = c.writer_id
    where c.id = (sent ->> 'conversationId')::uuid and (w.id = core.hat() or w.became_id = core.hat());
  if thread.id is null then raise exception 'no such conversation' using errcode = 'no_data_found'; end if;
  select * into asked from counselling.inquiry where id = thread.inquiry_id for no key update;
  select * into thread from counselling.conversation where id = thread.id for no key update;
  family_lives := coalesce((select live from core.family where id = thread.family_id), false);
  if not family_lives and asked.state in ('answered', 'ended') then
    promised := true;
    -- The queue it came to may have been closed since: whoever writes again is received all the same.
    select id into strict chosen from core.queue where live order by id <> asked.queue_id, (asked.language = any (languages)) desc, name limit 1;
    if asked.state = 'answered' then
      update counselling.inquiry set state = 'claimed', promise_id = (sent ->> 'promiseId')::uuid where id = asked.id;
    else
      -- Whoever comes back from a closed family is known: the level is not lower than it was when we parted. What a person has set rises only.
      insert into counselling.triage (id, inquiry_id, writer_id, level, previous_id, previous_level, reason)
        select gen_random_uuid(), asked.id, asked.writer_id, f.level, asked.triage_id, asked.level, sent ->> 'levelReason' from core.family f where f.id = thread.family_id and f.level < asked.level
        returning id, level into known;
      update counselling.inquiry set state = 'received', level = coalesce(known.level, level), triage_id = coalesce(known.id, triage_id), queue_id = chosen, owner_id = null, claimed_at = null, promise_id = (sent ->> 'promiseId')::uuid, ended_at = null, ended_as = null, ended_by = null,
        ended_by_person = null, second_by = null, second_person = null, family_id = null, duplicate_of = null, handed_to = null where id = asked.id;
    end if;
  -- A family's word is owed an answer too: by its anchor, who finds it among today's promises; one promise at a time.
  elsif family_lives and not exists (select from core.promise p where p.to_hat in (thread.writer_id, core.hat()) and p.open and p.what in ('answer', 'write-when')) then
    promised := true;
  end if;
  update counselling.conversation set last_word_at = platform.now(), last_word_by = 'writer', keep_until = (sent ->> 'keepUntil')::date, ended_at = null, ended_as = null,
    state = case when state in ('ended', 'waiting') and not family_lives then 'waiting' else 'active' end, family_id = case when family_lives then family_id end where id = thread.id;
  insert into counselling.message (id, conversation_id, writer_id, by_hat, from_us, body) values ((sent ->> 'messageId')::uuid, thread.id, thread.writer_id, core.hat(), false, sent ->> 'words');
  insert into core.event (kind, subject_id, family_id, by_hat) values ('message-received', thread.inquiry_id, case when family_lives then thread.family_id end, core.hat());
  return promised;
end $$;
-- Promises what is owed for what this transaction has written. It comes last, because from reckoning it until the end nobody else is
-- promised anything in this queue. An inquiry whose promise is not there yet can only be one of this transaction; the key refuses another.
create or replace function counselling.give_promise(the_conversation uuid, the_promise uuid, given jsonb) returns void language plpgsql security definer set search_path = '' as $$
begin
  insert into core.promise (id, to_hat, by_queue, by_hat, family_id, what, channel, window_from, due_by)
    select the_promise, owed.*, given ->> 'what', 'page', (given ->> 'from')::timestamptz, (given ->> 'by')::timestamptz from (
      select i.writer_id, case when i.owner_id is null then i.queue_id end, i.owner_id, null::uuid from counselling.inquiry i
        where i.conversation_id = the_conversation and i.promise_id = the_promise
      union all
      select c.writer_id, null, f.anchor_id, f.id from counselling.conversation c join core.hat w on w.id = c.writer_id and core.hat() in (w.id, w.became_id)
        join core.family f on f.id = c.family_id and f.live where c.id = the_conversation and c.last_word_at = platform.now()) owed;
  if not found then raise exception 'nothing is owed' using errcode = 'no_data_found'; end if;
end $$;
-- "Make this my page": the session of the code becomes a session of the adult the counsellor has said the writer is. The code and every
-- other session it has opened open nothing from then on. False where it is a page already: of two telephones with one code one makes it.
drop function if exists counselling.make_my_page(bytea, boolean);
create function counselling.make_my_page(token bytea, long boolean) returns boolean language plpgsql security definer set search_path = '' as $$
declare me core.hat; adult uuid;
begin
  select * into strict me from core.hat where id = core.hat() and kind = 'writer' for update;
  if me.live is not true then return false; end if;
  select h.id into adult from core.hat h join counselling.conversation c on c.family_id = h.family_id and c.writer_id = me.id
    where h.person_id = me.person_id and h.kind = 'family_adult' and h.live;
  if adult is null then raise exception 'no page yet' using errcode = 'no_data_found'; end if;
  insert into core.contact_card (hat_id, channel, address, turned_on_at, mail_from, mail_to)
    select adult, channel, address, turned_on_at, mail_from, mail_to from core.contact_card where hat_id = me.id and turned_on_at is not null on conflict (hat_id) do nothing;
  update core.contact_card set channel = 'page', address = null, turned_on_at = null, mail_from = null, mail_to = null, updated_at = platform.now() where hat_id = me.id and turned_on_at is not null;
  update core.hat set became_id = adult, ended_at = platform.now() where id = me.id;
  update core.session set ended_at = platform.now() where hat_id = me.id and ended_at is null and token_hash <> token;
  update core.session set hat_id = adult, kind = 'family', ends_at = platform.now() + case when long then interval '30 days' else interval '12 hours' end,
    idle = case when long then interval '30 days' else interval '30 minutes' end where hat_id = me.id and ended_at is null and token_hash = token;
  return true;
end $$;
-- Where the conversation that a session had opened was made a page: in it, or elsewhere, which ended it. Only whoever holds that session's
-- token is told, as long as it would have lasted.
create or replace function counselling.page_made(token bytea) returns text language sql stable security definer set search_path = '' as $$
  select case when s.kind = 'writer' then 'elsewhere' else 'here' end from core.session s join core.hat h on h.id = s.hat_id
    where s.token_hash = token and s.ends_at > platform.now() and ((s.kind = 'writer' and h.became_id is not null) or (s.kind = 'family' and s.ended_at is null))
$$;
grant execute on function counselling.page_made(bytea) to :visitor;
grant execute on function counselling.write_again(jsonb) to :writer, :family;
grant execute on function counselling.make_my_page(bytea, boolean) to :writer;

create or replace function counselling.first_queue(want text) returns uuid language plpgsql stable security definer set search_path = '' as $$ begin return (
  select id from core.queue where live order by (want = any (languages)) desc, name limit 1);
end $$;
create or replace function counselling.speaks(want text) returns boolean language sql stable security definer set search_path = '' as $$ select exists (select from core.queue where live and want = any (languages)) $$;
grant execute on function counselling.speaks(text) to :visitor;
grant execute on function counselling.receive_inquiry(jsonb), counselling.give_promise(uuid, uuid, jsonb), counselling.first_queue(text) to :visitor, :staff, :writer, :family;
grant execute on function counselling.open_conversation(bytea[], uuid, bytea) to :visitor;
grant execute on function counselling.open_inquiry(uuid, text) to :staff;
grant execute on function counselling.open_conversation_of(uuid, text) to :writer, :family, :staff;

alter table counselling.inquiry enable row level security;
grant select on counselling.inquiry to :staff, :job;
grant update (state, queue_id, owner_id, claimed_at, answered_at, level, triage_id, deadline_on, promise_id, ended_at, ended_as, ended_by, ended_by_person, second_by, second_person, family_id, duplicate_of, handed_to) on counselling.inquiry to :staff;
create policy counsellors_see_the_queue on counselling.inquiry for select to :staff using (((select core.counsels_or_leads())
  and (family_id is null or ended_by = (select core.hat()) or family_id in (select core.my_families()) or family_id in (select core.led_families()))) or (select core.leads_all()));
-- One takes from the queue what nobody has, and carries what is one's own or of somebody one covers. What has ended is opened again by
-- whoever has opened its words. Nobody is given an inquiry without a yes: that is take_over.
create policy counsellors_carry on counselling.inquiry for update to :staff
  using ((select core.is_counsellor()) and (owner_id is null or owner_id = (select core.hat()) or owner_id in (select core.covered_hats())
    or ((select core.my_role()) = 'team_leader' and ((select core.leads_all()) or owner_id in (select core.led_hats())))
    or (ended_at is not null and writer_id = any ((select core.opened_writers())::uuid[]))))
  with check (core.is_counsellor() and (owner_id is null or owner_id = core.hat() or owner_id in (select core.covered_hats())
    or (core.my_role() = 'team_leader' and (core.leads_all() or owner_id in (select core.led_hats())))));
create policy jobs_read on counselling.inquiry for select to :job using (true);

alter table counselling.conversation enable row level security;
-- Not the hash of the code: nobody compares it but the door.
grant select (id, writer_id, inquiry_id, family_id, state, started_at, last_word_at, last_word_by, words_deleted_at, keep_until, ended_at, ended_as, live, inquiry_holds)
  on counselling.conversation to :writer, :family, :staff, :job;
grant select (duty_called_at) on counselling.conversation to :staff;
grant update (state, last_word_at, last_word_by, keep_until, family_id, code_hash, code_key, ended_at, ended_as) on counselling.conversation to :staff;
create policy counsellors_see on counselling.conversation for select to :staff using (((select core.counsels_or_leads())
  and (family_id is null or family_id in (select core.my_families()) or family_id in (select core.led_families()))) or family_id = any ((select core.opened_families())::uuid[]) or (select core.leads_all()));
-- Only behind the line: else anybody could set a code of the own choice and enter as the writer.
create policy counsellors_carry on counselling.conversation for update to :staff
  using ((select core.is_counsellor()) and (writer_id = any ((select core.opened_writers())::uuid[]) or family_id = any ((select core.opened_families())::uuid[])));
create policy mine on counselling.conversation for select to :writer, :family using (writer_id = any ((select core.me_and_before())::uuid[]));
create policy jobs_read on counselling.conversation for select to :job using (true);

alter table counselling.inquiry_move enable row level security;
grant select on counselling.inquiry_move to :staff, :job;
create policy staff_reads on counselling.inquiry_move for select to :staff using ((select core.counsels_or_leads()));
create policy jobs_read on counselling.inquiry_move for select to :job using (true);

alter table counselling.triage enable row level security;
grant select, insert (id, inquiry_id, writer_id, level, previous_id, previous_level, by_hat, reason) on counselling.triage to :staff;
create policy behind_the_line on counselling.triage to :staff using (writer_id = any ((select core.opened_writers())::uuid[])) with check (by_hat = core.hat() and writer_id = any (core.opened_writers()));
alter table counselling.intake enable row level security;
grant select, insert (inquiry_id, writer_id, end_words), update (end_words) on counselling.intake to :staff;
create policy behind_the_line on counselling.intake to :staff using (writer_id = any ((select core.opened_writers())::uuid[])) with check (writer_id = any (core.opened_writers()));
alter table counselling.message enable row level security;
grant select, update (read_at) on counselling.message to :writer, :family, :staff;
grant insert (id, conversation_id, writer_id, by_hat, from_us, body) on counselling.message to :staff;
create policy behind_the_line on counselling.message for select to :writer, :family, :staff using (writer_id = any ((select core.opened_writers())::uuid[]));
create policy behind_the_line_written on counselling.message for insert to :staff with check (by_hat = core.hat() and from_us and writer_id = any (core.opened_writers()));
create policy the_other_side_has_seen_it on counselling.message for update to :writer, :family, :staff using (writer_id = any ((select core.opened_writers())::uuid[])) with check (writer_id = any (core.opened_writers()));
alter table counselling.draft enable row level security;
grant select, insert (conversation_id, writer_id, hat_id, body), update (body, saved_at), delete on counselling.draft to :staff;
create policy own_behind_the_line on counselling.draft to :staff using (hat_id = (select core.hat()) and writer_id = any ((select core.opened_writers())::uuid[])) with check (hat_id = core.hat() and writer_id = any (core.opened_writers()));
alter table counselling.viewing enable row level security;
grant select, insert (inquiry_id, hat_id, seen_at), update (seen_at) on counselling.viewing to :staff;
-- Whose inquiry became a family's is told to nobody outside it, nor who reads there.
create policy counsellors_see on counselling.viewing to :staff
  using ((select core.is_counsellor()) and exists (select from counselling.inquiry i where i.id = inquiry_id))
  with check (hat_id = core.hat() and core.is_counsellor() and exists (select from counselling.inquiry i where i.id = inquiry_id));
alter table counselling.attempt enable row level security;
grant select, insert (inquiry_id, writer_id, n, by_hat, channel, words) on counselling.attempt to :staff;
create policy behind_the_line on counselling.attempt to :staff using (writer_id = any ((select core.opened_writers())::uuid[])) with check (by_hat = core.hat() and writer_id = any (core.opened_writers()));
alter table counselling.ask enable row level security;
grant select, insert (id, inquiry_id, writer_id, what, from_hat, to_hat, words), update (answered_at, answer, answer_words) on counselling.ask to :staff;
create policy behind_the_line on counselling.ask for select to :staff using (writer_id = any ((select core.opened_writers())::uuid[]));
create policy behind_the_line_asked on counselling.ask for insert to :staff with check (from_hat = core.hat() and writer_id = any (core.opened_writers()));
-- Only the one who is asked answers, and once.
create policy behind_the_line_answered on counselling.ask for update to :staff
  using (to_hat = (select core.hat()) and answered_at is null and writer_id = any ((select core.opened_writers())::uuid[]))
  with check (to_hat = core.hat() and writer_id = any (core.opened_writers()));
alter table counselling.note enable row level security;
grant select, insert (id, family_id, by_hat, body, corrects, shown_to, adult_id) on counselling.note to :staff;
grant select on counselling.note to :family;
create policy behind_the_line on counselling.note to :staff using (family_id = any ((select core.opened_families())::uuid[])) with check (by_hat = core.hat() and family_id = any (core.opened_families()));
create policy family_reads_along on counselling.note for select to :family using (family_id = any ((select core.opened_families())::uuid[]) and ((shown_to = 'family' and family_id = (select core.my_family())) or (shown_to = 'adult' and adult_id = (select core.hat()))));
alter table counselling.note_theme enable row level security;
grant select, insert (note_id, family_id, theme) on counselling.note_theme to :staff;
create policy behind_the_line on counselling.note_theme to :staff using (family_id = any ((select core.opened_families())::uuid[])) with check (family_id = any (core.opened_families()));

-- An ask waits at the one who is asked; its words stay behind the line.
create or replace function counselling.asked_of_me() returns table (id uuid, inquiry_id uuid, what text, from_hat uuid, asked_at timestamptz) language plpgsql stable security definer set search_path = '' rows 5 as $$
#variable_conflict use_column
begin return query
  select id, inquiry_id, what, from_hat, asked_at from counselling.ask where to_hat = core.hat() and open;
end $$;
grant execute on function counselling.asked_of_me() to :staff;
create or replace function counselling.open_asks() returns table (id uuid, inquiry_id uuid, hat_id uuid, asked_at timestamptz, what text) language plpgsql stable security definer set search_path = '' rows 50 as $$
#variable_conflict use_column
begin return query
  select id, inquiry_id, to_hat, asked_at, what from counselling.ask where open and (core.counsels_or_leads() or core.job() is not null);
end $$;
grant execute on function counselling.open_asks() to :staff, :job;

create or replace view counselling.holding_inquiry with (security_invoker = true) as
  select 'inquiry' as kind, i.id as thing, null::uuid as family_id, i.owner_id as hat_id, i.level, ((p.due_by - interval '1 microsecond') at time zone 'Europe/Copenhagen')::date as due, '/desk/inquiries/' || i.id as address, i.received_at as since
  from counselling.inquiry i left join core.promise p on p.id = i.promise_id where i.live and i.owner_id is not null;
create or replace view counselling.holding_ask with (security_invoker = true) as
  select 'ask' as kind, a.id as thing, null::uuid as family_id, a.hat_id, null::text as level, null::date as due, '/desk/inquiries/' || a.inquiry_id as address, a.asked_at as since from counselling.open_asks() a;
grant select on counselling.holding_inquiry, counselling.holding_ask to :staff, :job;

-- What a writer may know of the own inquiry: where a new message would stand, and how urgent it would be; once a family is open, until it is the own page, who holds
-- it, who is deputy, who steps in for them today, and what was promised. Of a step only its kind: its words stand behind the family's line.
create or replace function counselling.my_inquiry() returns table (conversation_id uuid, queue_id uuid, level text) language plpgsql stable security definer set search_path = '' rows 1 as $$
#variable_conflict use_column
begin return query
  select c.id, i.queue_id, case when f.live then f.level else least(i.level, f.level) end from counselling.conversation c join counselling.inquiry i on i.id = c.inquiry_id
    join core.hat w on w.id = c.writer_id left join core.family f on f.id = c.family_id
    where w.id = core.hat() or w.became_id = core.hat();
end $$;
drop function if exists counselling.page_waits_with();
create or replace function counselling.who_holds_me() returns table (hat_id uuid, as_what text, instead_id uuid, until date) language plpgsql stable security definer set search_path = '' rows 5 as $$
#variable_conflict use_column
begin return query
  select around.hat_id, around.as_what, i.by_hat, i.until from core.hat me join counselling.conversation c on c.writer_id = me.id
    join core.hat adult on adult.person_id = me.person_id and adult.family_id = c.family_id and adult.kind = 'family_adult' and adult.live
    join core.circle mine on mine.hat_id = adult.id and mine.as_what = 'adult' and mine.standing
    join core.family f on f.id = c.family_id and f.live join core.circle around on around.family_id = f.id and around.standing and around.as_what in ('anchor', 'deputy')
    left join lateral core.answers_instead(f.id) i on i.for_hat = around.hat_id
  where me.id = core.hat() and me.live and me.kind = 'writer' order by around.as_what;
end $$;
create or replace function counselling.told_to_me() returns table (what text, task_type text, by_hat uuid, window_from timestamptz, due_by timestamptz) language plpgsql stable security definer set search_path = '' rows 3 as $$
#variable_conflict use_column
begin return query
  select p.what, s.task_type, p.by_hat, p.window_from, p.due_by from core.promise p left join core.next_step s on s.id = p.step_id
    where p.to_hat = core.hat() and p.open and p.what in ('step', 'call', 'meet') order by p.due_by, p.id;
end $$;
grant execute on function counselling.my_inquiry() to :writer, :family;
grant execute on function counselling.who_holds_me(), counselling.told_to_me() to :writer;
