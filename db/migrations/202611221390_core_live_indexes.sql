-- What is asked often is asked by the generated columns (live, open, undone, planned, standing). The planner does not see that they say
-- the same as `ended_at is null`, so the indexes must say it in the same word.
drop index core.family_by_anchor, core.family_by_anchor_person, core.family_by_deputy, core.family_by_deputy_person, core.family_by_due, core.family_by_next_owner;
create index family_by_anchor on core.family (anchor_id, next_due) where live;
create index family_by_anchor_person on core.family (anchor_person) where live;
create index family_by_deputy on core.family (deputy_id) where live;
create index family_by_deputy_person on core.family (deputy_person) where live;
create index family_by_due on core.family (next_due, level, short_name) where live;
create index family_by_next_owner on core.family (next_owner_id) where live;

drop index core.next_step_by_owner, core.next_step_by_leader, core.circle_by_hat;
create index next_step_by_owner on core.next_step (owner_id, due_on) where undone;
create index next_step_by_leader on core.next_step (led_by) where undone and led_by is not null;
create index circle_by_hat on core.circle (hat_id, family_id) where standing;

drop index core.promise_by_due, core.promise_by_holder, core.promise_by_holding_queue;
create index promise_by_due on core.promise (due_by) where open;
create index promise_by_holder on core.promise (by_hat, due_by) where open;
create index promise_by_holding_queue on core.promise (by_queue, due_by) where open;

drop index core.queue_by_responsible, core.queue_by_deputy, core.shift_by_hat, core.shift_by_queue, core.stand_in_by_hat;
create index queue_by_responsible on core.queue (responsible_id) where live;
create index queue_by_deputy on core.queue (deputy_id) where live;
create index shift_by_hat on core.shift (hat_id, starts_at) where planned;
create index shift_by_queue on core.shift (queue_id, starts_at) where planned;
create index stand_in_by_hat on core.stand_in (by_hat) where live;

drop index counselling.inquiry_by_owner, counselling.inquiry_waiting, counselling.inquiry_by_deadline;
create index inquiry_by_owner on counselling.inquiry (owner_id) where live;
create index inquiry_waiting on counselling.inquiry (level, received_at) where in_queue;
create index inquiry_by_deadline on counselling.inquiry (deadline_on) where live and deadline_on is not null;
create index inquiry_unended on counselling.inquiry (received_at) where live;
