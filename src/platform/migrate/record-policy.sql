-- The login reads what has been run here before it wears any hat, to decide whether the start may go on.
grant usage on schema platform to :login;
alter table platform.migration enable row level security;
alter table platform.policy_state enable row level security;
alter table platform.database_mark enable row level security;
grant select on platform.migration, platform.policy_state, platform.database_mark to :login;
create policy login_checks_the_start on platform.migration for select to :login using (true);
create policy login_checks_the_start on platform.policy_state for select to :login using (true);
create policy login_checks_the_start on platform.database_mark for select to :login using (true);
grant execute on function platform.role_prefix() to :login;
