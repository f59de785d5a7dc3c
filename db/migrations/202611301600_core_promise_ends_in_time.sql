-- Kept and moved are what a board reads and a family is told: neither can be said once the time has passed. When a promise ended is the
-- database's own moment, and nobody's to write.
create function core.promise_ends_in_time() returns trigger language plpgsql set search_path = '' as $$
begin
  if old.ended_at is null and new.ended_at is not null then
    new.ended_at := platform.now();
    if new.ended_as in ('kept', 'moved') and new.ended_at > old.due_by then
      raise exception 'what was promised for a time that has passed was broken' using errcode = 'check_violation', constraint = 'promise_ends_in_time';
    end if;
  end if;
  return new;
end $$;
create trigger promise_ends_in_time before update on core.promise for each row execute function core.promise_ends_in_time();
