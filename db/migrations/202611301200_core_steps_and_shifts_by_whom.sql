-- Whoever is forgotten is looked for in every key that could hold them: an index for those who lead steps that a key can use whatever the
-- step's state, and one for those who cancelled a shift.
drop index core.next_step_by_leader;
create index next_step_by_leader on core.next_step (led_by) where led_by is not null;
create index shift_by_canceller on core.shift (cancelled_by) where cancelled_by is not null;
