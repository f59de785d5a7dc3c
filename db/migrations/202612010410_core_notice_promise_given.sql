-- A call, a meeting or an answer that is promised is told as what it is, and not as a new date in the plan.
alter table core.notice drop constraint notice_kind_check, add constraint notice_kind_check
  check (kind in ('answer', 'new-anchor', 'stand-in', 'promise-given', 'promise-broken', 'promise-moved', 'next-step', 'sign-in'));
comment on column core.notice.values is 'index: first names of ours, dates and what was promised for the fixed text, nothing about the family';
