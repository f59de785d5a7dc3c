-- The counters are reached through their functions only.
grant execute on function platform.limit_day_key(), platform.limit_look(text, bytea, bytea), platform.limit_wrong(text, bytea, bytea) to :visitor, :writer, :family, :staff;
grant execute on function platform.limit_alarm() to :staff, :job;
grant execute on function platform.limit_forget() to :job;
alter table platform.limit_key enable row level security;
create policy only_through_functions on platform.limit_key using (false);
alter table platform.limit_counter enable row level security;
create policy only_through_functions on platform.limit_counter using (false);
