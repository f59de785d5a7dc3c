-- The doors of law 9: each deletes whole things in one transaction, from the topmost part down to core, and writes what remains (numbers)
-- and the proof (kind, count, time) with them. Killed halfway, nothing has happened; asked again, nothing happens twice.
create or replace function core.delete_conversations(the_writers uuid[]) returns integer language plpgsql security definer set search_path = '' as $$
declare gone uuid[];
begin
  if core.job() is distinct from 'deletion' then raise exception 'only the job that deletes' using errcode = 'insufficient_privilege'; end if;
  -- Whoever writes at this moment holds the inquiry: then it is not ours tonight, and has a new day.
  gone := array(select writer_id from counselling.inquiry where writer_id = any (the_writers) order by id for update skip locked);
  gone := array(select writer_id from counselling.conversation where writer_id = any (gone) order by id for update skip locked);
  gone := array(select writer_id from counselling.deletion_of_conversations where writer_id = any (gone) and ready and due_on <= platform.today());
  return core.delete_writers(gone, 'night');
end $$;
create or replace function core.delete_writers(gone uuid[], who text) returns integer language plpgsql security definer set search_path = '' as $$
begin
  if cardinality(gone) = 0 then return 0; end if;
  perform counselling.remember_inquiries(gone);
  perform safety_net.forget_people(gone);
  perform counselling.forget_people(gone);
  perform core.forget_people(gone);
  insert into core.deletion (kind, count, by_whom) values ('conversation', cardinality(gone), who);
  return cardinality(gone);
end $$;

create or replace function core.delete_families(the_families uuid[]) returns integer language plpgsql security definer set search_path = '' as $$
declare gone uuid[]; writers uuid[]; adults uuid[];
begin
  if core.job() is distinct from 'deletion' then raise exception 'only the job that deletes' using errcode = 'insufficient_privilege'; end if;
  perform from counselling.inquiry where writer_id = any (counselling.writers_of(the_families)) order by id for update;
  gone := array(select id from core.family where id = any (the_families) and closed_at is not null order by id for update skip locked);
  gone := array(select id from counselling.deletion_of_families where id = any (gone) and ready and due_on <= platform.today());
  if cardinality(gone) = 0 then return 0; end if;
  writers := counselling.writers_of(gone);
  adults := array(select id from core.hat where family_id = any (gone));
  perform counselling.remember_inquiries(writers);
  perform counselling.remember_families(gone);
  perform safety_net.forget_people(writers || adults);
  perform safety_net.forget_families(gone);
  perform counselling.forget_people(writers || adults);
  perform counselling.forget_families(gone);
  perform core.forget_people(writers);
  perform core.forget_families(gone);
  insert into core.deletion (kind, count, by_whom) values ('family', cardinality(gone), 'night');
  return cardinality(gone);
end $$;

create or replace function core.delete_what_is_old() returns void language plpgsql security definer set search_path = '' as $$
begin
  if core.job() is distinct from 'deletion' then raise exception 'only the job that deletes' using errcode = 'insufficient_privilege'; end if;
  perform counselling.forget_what_is_old();
  perform core.forget_what_is_old();
end $$;
grant execute on function core.delete_what_is_old() to :job;

-- What is due tonight, oldest first.
create or replace function core.due_for_deletion(what text, most integer) returns setof uuid language sql stable security definer set search_path = '' rows 100 as $$
  (select writer_id from counselling.deletion_of_conversations where what = 'conversation' and core.job() = 'deletion' and ready and due_on <= platform.today() order by due_on, id limit most)
  union all
  (select id from counselling.deletion_of_families where what = 'family' and core.job() = 'deletion' and ready and due_on <= platform.today() order by due_on, id limit most)
$$;
grant execute on function core.due_for_deletion(text, integer), core.delete_conversations(uuid[]), core.delete_families(uuid[]) to :job;

-- The own conversation, at once. One that belongs to a family loses its words and stands; everything else is gone when this returns. `shown` is
-- what the person was told would go, `all` or only `words`: where a family was opened since, nothing is deleted, and they are told anew.
drop function if exists core.delete_mine();
create or replace function core.delete_mine(shown text default null) returns text language plpgsql security definer set search_path = '' as $$
declare one record; stands boolean := false; words integer := 0; inquiry uuid;
  mine uuid[] := array(select id from core.hat where (id = core.hat() and live) or became_id = core.hat());
begin
  -- Whoever opens a family from it, or writes in it, at this moment comes first: what it has become by then is what is deleted.
  perform from counselling.inquiry where writer_id = any (mine) order by id for update;
  perform from counselling.conversation where writer_id = any (mine) order by id for update;
  if shown <> (case when exists (select from counselling.conversation where writer_id = any (mine) and family_id is not null) then 'words' else 'all' end) then
    return 'changed';
  end if;
  for one in select c.writer_id, c.family_id, i.family_id as became from counselling.conversation c join counselling.inquiry i on i.id = c.inquiry_id
      where c.writer_id = any (mine) order by c.id loop
    if one.family_id is null and one.became is null then
      inquiry := counselling.take_back(one.writer_id);
      perform core.delete_writers(array[one.writer_id], 'person');
      insert into core.event (kind, subject_id) values ('inquiry-ended', inquiry);
    else
      perform counselling.take_words_back(one.writer_id);
      words := words + 1;
      stands := true;
    end if;
  end loop;
  -- Also where there never was a conversation: what was said about a safe answer is the person's own.
  perform counselling.safe_turn(core.hat());
  delete from counselling.safe_answer where hat_id = any (counselling.my_safe_hats());
  if words > 0 or found then insert into core.deletion (kind, count, by_whom) values ('words', greatest(words, 1), 'person'); end if;
  return case when stands then 'words' else 'all' end;
end $$;
grant execute on function core.delete_mine(text) to :writer, :family;

-- What should be gone and is not. Read with the rights of whoever asks; the nightly proof counts it as a breach of law 9.
create or replace view core.deletion_overdue with (security_invoker = true) as
  select 'conversation' as kind, inquiry_id as thing, owner_id, due_on, '/desk/inquiries/' || inquiry_id as address, 'not-deleted' as what
    from counselling.deletion_of_conversations where due_on < (select platform.today()) and ready and ready_on < (select platform.today())
  union all select 'conversation', inquiry_id, owner_id, due_on, '/desk/inquiries/' || inquiry_id, 'not-ended' from counselling.deletion_of_conversations where not ended and due_on <= (select platform.today())
  union all select 'family', id, null, due_on, '/desk/families/' || id, 'not-deleted' from counselling.deletion_of_families where ready and due_on < (select platform.today());
comment on view core.deletion_overdue is 'Conversations and families whose day has passed: not deleted although they could be, or not ended so that they cannot.';
grant select on core.deletion_overdue to :staff, :job;

-- The planner keeps samples of what stands in a column, also of what has been deleted since: of people's words it keeps none.
do $$ declare one record; begin
  for one in select a.attrelid::regclass as relation, a.attname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
      where c.relkind = 'r' and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and coalesce(a.attstattarget, -1) <> 0
        and (col_description(a.attrelid, a.attnum) ~ '^(content|sealed):' or (a.attrelid, a.attname) in (('core.family'::regclass, 'short_name'), ('core.reading_reason'::regclass, 'reason'), ('core.notice'::regclass, 'values')))
        and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'bytea'::regtype) loop
    execute format('alter table %s alter column %I set statistics 0', one.relation, one.name);
  end loop;
  -- An index over an expression, such as a folded address, has samples of its own.
  for one in select i.indexrelid::regclass as relation, a.attnum as name from pg_index i join pg_class t on t.oid = i.indrelid join core.kept_as k on k.relation = t.oid::regclass::text
      and k.kind in ('conversation', 'family') join pg_attribute a on a.attrelid = i.indexrelid and i.indkey[a.attnum - 1] = 0 and coalesce(a.attstattarget, -1) <> 0 loop
    execute format('alter index %s alter column %s set statistics 0', one.relation, one.name);
  end loop;
end $$;
