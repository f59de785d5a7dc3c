-- What somebody was told to wait until is said once, and not in every list that shows it.
alter table core.promise add column told_by timestamptz not null generated always as (coalesce(late_since, due_by)) stored;
comment on column core.promise.told_by is 'index: until when its person was told to wait: the time that was promised first, where it was broken since';
