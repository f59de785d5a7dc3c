-- The login reads what has been run here before it wears any hat, to decide whether the start may go on.
grant usage on schema platform to :login;
alter table platform.migration enable row level security;
alter table platform.policy_state enable row level security;
grant select on platform.migration, platform.policy_state to :login;
create policy login_checks_the_start on platform.migration for select to :login using (true);
create policy login_checks_the_start on platform.policy_state for select to :login using (true);
grant execute on function platform.role_prefix() to :login;

-- The one way to ask for a job, inside the transaction that has made it necessary: what to look at is an id, never words.
-- The same wish twice is one job.
create or replace function platform.enqueue(task text, key text) returns void language plpgsql security definer set search_path = '' as $$
begin
  perform graphile_worker.add_job(task, json_build_object('key', key), job_key := task || ' ' || key);
end $$;
grant execute on function platform.enqueue(text, text) to :staff, :job;
