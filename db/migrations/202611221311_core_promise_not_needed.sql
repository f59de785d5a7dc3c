-- A promise that is not needed any more says who ended it and why: else "not needed" would be a quiet way not to keep it.
alter table core.promise add column ended_by uuid references core.hat on delete restrict,
  add column not_needed_because text check (not_needed_because in ('inquiry-ended', 'family-closed', 'their-wish', 'nearer-time'));
comment on column core.promise.ended_by is 'index: who ended it, written by the row itself; where the rule gave a nearer time, whoever is to keep it';
comment on column core.promise.not_needed_because is 'index: why it is not needed any more, from a fixed list';
create index promise_by_ender on core.promise (ended_by) where ended_by is not null;

update core.promise p set
  ended_by = coalesce((select closed_by from core.family where id = p.family_id), (select ended_by from counselling.inquiry where writer_id = p.to_hat limit 1), p.by_hat, (select responsible_id from core.queue where id = p.by_queue)),
  not_needed_because = case when exists (select from core.family where id = p.family_id and closed_at is not null) then 'family-closed'
    when exists (select from counselling.inquiry where writer_id = p.to_hat and ended_at is not null) then 'inquiry-ended' else 'their-wish' end
where ended_as = 'not-needed';
set constraints all immediate;

create or replace function core.promise_is_never_edited() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.ended_at is null and new.ended_at is not null then
    new.ended_by := coalesce(nullif(current_setting('app.hat', true), '')::uuid, new.ended_by);
  end if;
  if (new.to_hat, new.what, new.channel, new.window_from, new.due_by, new.made_at, new.moved_from, new.step_id)
      is distinct from (old.to_hat, old.what, old.channel, old.window_from, old.due_by, old.made_at, old.moved_from, old.step_id)
     or (old.ended_at is not null and (new.ended_at, new.ended_as, new.their_yes_at, new.ended_by, new.not_needed_because)
      is distinct from (old.ended_at, old.ended_as, old.their_yes_at, old.ended_by, old.not_needed_because)) then
    raise exception 'a promise is never edited' using errcode = 'check_violation', constraint = 'promise_is_never_edited';
  end if;
  return new;
end $$;

alter table core.promise add constraint promise_not_needed_is_said check (
  (ended_as is not distinct from 'not-needed') = (not_needed_because is not null) and (ended_as is distinct from 'not-needed' or ended_by is not null));
