-- The days a line outlives what it was of are counted from the deletion, so the line says when that was.
alter table core.access_line add column deleted_on date,
  add constraint access_line_deleted_whole_check check ((deleted_id is null) = (deleted_on is null));
comment on column core.access_line.deleted_on is 'index: when that was';
drop index core.access_line_of_deleted;
create index access_line_of_deleted on core.access_line (deleted_on) where deleted_id is not null;
