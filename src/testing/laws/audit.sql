-- What the oracle must know and no table of the house may tell it: written by the owner's triggers in a test world, in the same transaction.
create schema audit;

-- When the plan of a family was last set, and where the first shift of somebody present, who can come in, lay then.
create table audit.family_day (family_id uuid primary key, day date not null, first_shift date);

-- What has happened to things whose past the laws speak of. `n` is the order, `at` the world's time.
create table audit.fact (n bigint generated always as identity primary key, kind text not null, thing uuid not null, was text, became text, line uuid, at timestamptz not null);
create index on audit.fact (kind, thing);

-- In plpgsql, because its plans are kept: triggers ask these at each row.
create function audit.now() returns timestamptz language plpgsql stable as
  $$ begin return now() + coalesce((select offset_by from platform.clock), interval '0'); end $$;
create function audit.today() returns date language plpgsql stable as
  $$ begin return (audit.now() at time zone 'Europe/Copenhagen')::date; end $$;
-- Looked for from the day before yesterday on: no shift lasts so long, and what is long past need not be read.
create function audit.first_shift() returns date language plpgsql stable as $$ begin return (
  select (s.starts_at at time zone 'Europe/Copenhagen')::date from core.shift s
    where s.cancelled_at is null and s.ends_at > (select audit.now()) and s.starts_at > (select audit.now()) - interval '2 days'
      and not exists (select from core.hat h join core.roster r on r.person_id = h.person_id and r.kind = 'away'
        where h.id = s.hat_id and r.period @> (s.starts_at at time zone 'Europe/Copenhagen')::date)
      and not exists (select from core.hat h where h.id = s.hat_id and (h.suspended_at is not null
        or (exists (select from core.invitation i join core.hat o on o.id = i.hat_id where o.person_id = h.person_id)
          and not exists (select from core.passkey k where k.person_id = h.person_id and k.ended_at is null))))
    order by s.starts_at limit 1);
end $$;

-- Somebody may plan a shift in the very moment between the guard's look and ours: what was seen just before the guard looked counts too.
create function audit.family_changes() returns trigger language plpgsql as $$
begin
  perform set_config('audit.first_shift', coalesce(audit.first_shift()::text, ''), true);
  return new;
end $$;
create trigger audit_before before insert or update on core.family for each row execute function audit.family_changes();

create function audit.family_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into audit.fact (kind, thing, was, at) values ('family-deleted', old.id, case when old.closed_at is null then 'open' else 'closed' end, audit.now());
    return null;
  end if;
  if tg_op = 'INSERT' or (new.next_step_id, new.next_due, new.next_owner_id, new.level, new.level_version, new.closed_at is null, new.bridge_shift_id)
      is distinct from (old.next_step_id, old.next_due, old.next_owner_id, old.level, old.level_version, old.closed_at is null, old.bridge_shift_id) then
    insert into audit.family_day values (new.id, audit.today(), greatest(audit.first_shift(), nullif(current_setting('audit.first_shift', true), '')::date))
      on conflict (family_id) do update set day = excluded.day, first_shift = excluded.first_shift;
  end if;
  return null;
end $$;
create trigger audit after insert or update or delete on core.family for each row execute function audit.family_changed();

create function audit.inquiry_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into audit.fact (kind, thing, was, at) values ('inquiry-deleted', old.id, case when old.ended_at is null then 'open' else 'closed' end, audit.now());
    return null;
  end if;
  if tg_op = 'INSERT' or new.state <> old.state then
    insert into audit.fact (kind, thing, was, became, at) values ('inquiry-state', new.id, case when tg_op = 'UPDATE' then old.state end, new.state, audit.now());
  end if;
  -- Who has it now, who had it before (nobody, once it had ended), and who was signed in.
  if new.ended_at is null and (tg_op = 'INSERT' or old.ended_at is not null or new.owner_id is distinct from old.owner_id) then
    insert into audit.fact (kind, thing, was, became, line, at) values ('inquiry-given', new.id,
      case when tg_op = 'UPDATE' and old.ended_at is null then old.owner_id end, new.owner_id, nullif(current_setting('app.hat', true), '')::uuid, audit.now());
  end if;
  return null;
end $$;
create trigger audit after insert or update or delete on counselling.inquiry for each row execute function audit.inquiry_changed();

-- A level counts as it stands when the transaction ends: what was written and taken back within it has never been.
create function audit.level_changed() returns trigger language plpgsql as $$
declare now_is text; now_by uuid; last audit.fact;
begin
  if tg_argv[0] = 'family-level' then select level, level_id into now_is, now_by from core.family where id = new.id;
  else select level, triage_id into now_is, now_by from counselling.inquiry where id = new.id; end if;
  select * into last from audit.fact where kind = tg_argv[0] and thing = new.id order by n desc limit 1;
  if now_is is not null and (now_is, now_by) is distinct from (last.became, last.line) then
    insert into audit.fact (kind, thing, was, became, line, at) values (tg_argv[0], new.id, last.became, now_is, now_by, audit.now());
  end if;
  return null;
end $$;
create constraint trigger audit_level after insert on core.family deferrable initially deferred for each row execute function audit.level_changed('family-level');
create constraint trigger audit_level after insert on counselling.inquiry deferrable initially deferred for each row execute function audit.level_changed('inquiry-level');
create constraint trigger audit_new_level after update on core.family deferrable initially deferred for each row
  when ((old.level, old.level_id) is distinct from (new.level, new.level_id)) execute function audit.level_changed('family-level');
create constraint trigger audit_new_level after update on counselling.inquiry deferrable initially deferred for each row
  when ((old.level, old.triage_id) is distinct from (new.level, new.triage_id)) execute function audit.level_changed('inquiry-level');

create function audit.promise_changed() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then
    insert into audit.fact (kind, thing, was, at) values ('promise-deleted', old.id, case when old.ended_at is null then 'open' else 'closed' end, audit.now());
  elsif (new.to_hat, new.what, new.channel, new.due_by, new.made_at) <> (old.to_hat, old.what, old.channel, old.due_by, old.made_at)
      or new.window_from is distinct from old.window_from or new.moved_from is distinct from old.moved_from or new.step_id is distinct from old.step_id
      or (old.ended_as is not null and (new.ended_as is distinct from old.ended_as or new.ended_at is distinct from old.ended_at)) then
    insert into audit.fact (kind, thing, was, became, at) values ('promise-edited', old.id, old::text, new::text, audit.now());
  end if;
  return null;
end $$;
create trigger audit after update or delete on core.promise for each row execute function audit.promise_changed();

-- Other things that may not vanish before they have ended.
create function audit.deleted() returns trigger language plpgsql as $$
begin
  insert into audit.fact (kind, thing, was, at) values (tg_argv[0] || '-deleted', old.id, case when old.ended_at is null then 'open' else 'closed' end, audit.now());
  return null;
end $$;
create trigger audit after delete on core.next_step for each row execute function audit.deleted('step');
create trigger audit after delete on counselling.conversation for each row execute function audit.deleted('conversation');

create function audit.attempt_made() returns trigger language plpgsql as $$
begin
  insert into audit.fact (kind, thing, became, at) values ('attempt', new.inquiry_id, new.n, audit.now());
  return null;
end $$;
create trigger audit after insert on counselling.attempt for each row execute function audit.attempt_made();

create function audit.ask_answered() returns trigger language plpgsql as $$
begin
  if new.answer = 'yes' and (tg_op = 'INSERT' or old.answer is distinct from 'yes') then
    insert into audit.fact (kind, thing, was, became, at) values ('yes', new.inquiry_id, new.what, new.to_hat, audit.now());
  end if;
  return null;
end $$;
create trigger audit after insert or update on counselling.ask for each row execute function audit.ask_answered();
