-- One line of a level's history in one transaction: a line that is replaced before it has been committed has never been the level.
create or replace function core.family_level_replaces() returns trigger language plpgsql security definer set search_path = '' as $$
declare before timestamptz;
begin
  update core.family_level set replaced_by = new.id where family_id = new.family_id and replaced_by is null returning id, at into new.previous_id, before;
  if before = platform.now() then
    raise exception 'a level is set once in a transaction' using errcode = 'check_violation', constraint = 'family_level_replaces';
  end if;
  return new;
end $$;
