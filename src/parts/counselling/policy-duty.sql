-- Who waits in danger and is met by nobody: no answer is promised within `soon`, or the time that was told has passed by `grace`. What somebody
-- has taken, and a talk that was agreed, is theirs until it is late. Each is called for once, then again after `again`, or when more has been
-- written, `soonest` later at most. Whoever writes for the first time stands in the next call where that phone was called less than `soonest`
-- ago, so that many false dangers are not as many calls; a family, and whoever was called for before, never waits for that. It is told to
-- the mail of the queue, or where that has none to another one's: in danger any door is better than none. Ids of conversations and an
-- address of ours, no words.
create or replace function counselling.duty_mail_of(the_queue uuid) returns text language sql stable security definer set search_path = '' as
  $$ select duty_mail from core.queue where live and duty_mail is not null order by id <> the_queue, name limit 1 $$;
create or replace function counselling.take_duty_calls(soon interval, grace interval, again interval, soonest interval) returns table (address text, conversations uuid[])
  language plpgsql security definer set search_path = '' rows 2 as $$
#variable_conflict use_column
begin
  if core.job() is distinct from 'duty-call' then raise exception 'only the job that calls whoever is on duty' using errcode = 'insufficient_privilege'; end if;
  if not exists (select from core.queue where live and duty_mail is not null) then return; end if;
  return query
    with waits as (
      select i.conversation_id as id, i.queue_id, u.open_since as since, u.told_by, u.owner_id is not null as is_taken
        from core.unanswered u join counselling.inquiry i on i.id = u.id where u.level = 'A'
      union all
      select w.id, i.queue_id, w.since, w.due_by, exists (select from core.promise p where p.id = w.promise_id and p.what in ('call', 'meet'))
        from counselling.family_waits(false, at_level => 'A') w join counselling.conversation c on c.id = w.id join counselling.inquiry i on i.id = c.inquiry_id
    ), unmet as (
      select c.id, d.duty_mail, c.duty_called_at is null and c.family_id is null and d.duty_mail = any (array(
          select counselling.duty_mail_of(i.queue_id) from counselling.conversation lately join counselling.inquiry i on i.id = lately.inquiry_id
            where lately.duty_called_at > (select platform.now()) - soonest)) as may_wait
        from waits w join counselling.conversation c on c.id = w.id cross join lateral counselling.duty_mail_of(w.queue_id) d (duty_mail)
        where (w.told_by < platform.now() - grace or (not w.is_taken and coalesce(w.told_by, 'infinity') > platform.now() + soon))
          and (c.duty_called_at is null or c.duty_called_at <= platform.now() - again or c.duty_called_at < least(w.since, platform.now() - soonest))
        for no key update of c skip locked
    ), due as (
      -- Whatever goes to a phone takes along all who wait for it.
      select u.id, u.duty_mail from unmet u where exists (select from unmet other where other.duty_mail = u.duty_mail and not other.may_wait)
    ), called as (
      update counselling.conversation c set duty_called_at = platform.now() from due u where c.id = u.id returning u.duty_mail, c.id
    )
    select duty_mail, array_agg(id) from called group by duty_mail;
end $$;

-- The mail did not leave: the next look calls again.
create or replace function counselling.give_duty_calls_back(the_conversations uuid[]) returns void language plpgsql security definer set search_path = '' as $$
begin
  if core.job() is distinct from 'duty-call' then raise exception 'only the job that calls whoever is on duty' using errcode = 'insufficient_privilege'; end if;
  update counselling.conversation set duty_called_at = null where id = any (the_conversations);
end $$;
grant execute on function counselling.take_duty_calls(interval, interval, interval, interval), counselling.give_duty_calls_back(uuid[]) to :job;
