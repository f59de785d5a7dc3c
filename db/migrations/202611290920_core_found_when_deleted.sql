-- Before somebody is deleted, every table that may still point at them is asked. Each is found by an index, and not by reading all there is.
create index promise_by_any_holder on core.promise (by_hat) where by_hat is not null;
create index promise_by_moved on core.promise (was_moved) where was_moved is not null;
create index family_by_closer on core.family (closed_by) where closed_by is not null;
create index family_level_by_setter on core.family_level (by_hat);
create index family_level_by_next on core.family_level (replaced_by) where replaced_by is not null;
create index goal_by_maker on core.goal (created_by);
create index bridge_by_writer on core.bridge (by_hat);
create index next_step_by_moved on core.next_step (moved_from) where moved_from is not null;
create index roster_by_any_person on core.roster (person_id);
create index roster_by_recorder on core.roster (recorded_by);
create index way_back_by_maker on core.way_back (made_by);
create index reading_reason_of_family on core.reading_reason (family_id);
