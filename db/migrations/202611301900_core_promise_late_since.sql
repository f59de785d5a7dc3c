-- A promise of the queue that was broken is followed by another at once. Since when its person has waited longer than they were told must not
-- be lost with that: it goes along with each new promise, until somebody answers.
alter table core.promise add column late_since timestamptz,
  add constraint promise_late_since_before check (late_since <= made_at);
comment on column core.promise.late_since is 'index: the time that was promised first, where this promise follows one of the queue that was broken';

create or replace function core.promise_is_never_edited() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.ended_at is null and new.ended_at is not null then
    new.ended_by := coalesce(nullif(current_setting('app.hat', true), '')::uuid, new.ended_by);
  end if;
  if (new.to_hat, new.what, new.channel, new.window_from, new.due_by, new.made_at, new.moved_from, new.step_id, new.late_since)
      is distinct from (old.to_hat, old.what, old.channel, old.window_from, old.due_by, old.made_at, old.moved_from, old.step_id, old.late_since)
     or (old.ended_at is not null and (new.ended_at, new.ended_as, new.their_yes_at, new.ended_by, new.not_needed_because)
      is distinct from (old.ended_at, old.ended_as, old.their_yes_at, old.ended_by, old.not_needed_because)) then
    raise exception 'a promise is never edited' using errcode = 'check_violation', constraint = 'promise_is_never_edited';
  end if;
  return new;
end $$;
