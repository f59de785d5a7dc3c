-- What someone holds, across all parts. Read with the reader's own rights.
create or replace view core.holding with (security_invoker = true) as
  select * from core.holding_anchor
  union all select * from core.holding_deputy
  union all select * from core.holding_step
  union all select * from core.holding_promise
  union all select * from core.holding_queue
  union all select * from core.holding_shift
  union all select * from core.holding_circle
  union all select * from core.holding_cover
  union all select * from core.holding_stand_in
  union all select * from counselling.holding_inquiry
  union all select * from counselling.holding_ask;
comment on view core.holding is 'Everything a hat holds that must be handed over before it can end.';
grant select on core.holding to :staff, :job;
