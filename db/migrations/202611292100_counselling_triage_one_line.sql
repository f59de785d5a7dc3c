-- One line of triage in one transaction, as of a family's level: a line that is replaced before it has been committed has never been the
-- level, and of two lines at one moment nobody could say which came first.
create or replace function counselling.triage_replaces() returns trigger language plpgsql security definer set search_path = '' as $$
declare before timestamptz;
begin
  update counselling.triage set replaced_by = new.id where id = new.previous_id and replaced_by is null returning at into before;
  if before = platform.now() then
    raise exception 'a level is set once in a transaction' using errcode = 'check_violation', constraint = 'triage_replaces';
  end if;
  return new;
end $$;
