-- An absence that was written by mistake or ends on its first day, and cover that somebody else has taken over, are called off: the row
-- stays and says when, and binds nobody any more.
alter table core.roster add column called_off_at timestamptz,
  add constraint roster_called_off_is_over check (called_off_at is null or over_at is not null);
comment on column core.roster.called_off_at is 'index: when it was called off before its time';

create or replace function core.roster_over_only_when_past() returns trigger language plpgsql set search_path = '' as $$
begin
  if new.over_at is not null and new.called_off_at is null and (upper(new.period) is null or upper(new.period) > platform.today()) then
    raise exception 'an absence is over only when it has passed' using errcode = 'check_violation', constraint = 'roster_over_only_when_past';
  end if;
  return new;
end $$;
