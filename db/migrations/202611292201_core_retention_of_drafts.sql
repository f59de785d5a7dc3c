-- What somebody is writing is kept for an hour, not for days.
alter table core.retention drop constraint retention_counted_from_check, drop constraint retention_days_or_never_check,
  add constraint retention_counted_from_check check (counted_from in ('last-word', 'closed', 'deleted', 'used', 'happened', 'never', 'hour')),
  add constraint retention_days_or_never_check check ((days is null) = (counted_from in ('never', 'hour')));
comment on column core.retention.days is 'index: for how many days; null where it is kept, or only for an hour';
comment on column core.retention.counted_from is 'index: from when the days are counted; or for an hour after it was last written';
insert into core.retention values ('draft', null, 'hour', 'promised', 'the network', '2026-11-29');
insert into core.kept_as values ('platform.form_draft', 'draft');
