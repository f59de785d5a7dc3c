-- What has grown old is found by its time; without this every look reads all that has happened within the year.
create index event_by_time on core.event (at);
create index session_by_end on core.session (least(ends_at, ended_at));
