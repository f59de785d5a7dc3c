-- An adult reads the own steps and the family's: each by an index, and not through everybody's.
create index next_step_by_adult on core.next_step (adult_id) where adult_id is not null;
