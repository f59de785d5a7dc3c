-- Whoever ends a step reaches the family until the transaction is over: which step that is, is one look.
drop index core.next_step_by_ender;
create index next_step_by_ender on core.next_step (ended_by, ended_at) where ended_by is not null;
