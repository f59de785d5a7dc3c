-- Whoever is answered sooner than they were told reads that, and not that there is a new agreement.
alter table core.notice drop constraint notice_kind_check, add constraint notice_kind_check
  check (kind in ('answer', 'new-anchor', 'stand-in', 'promise-given', 'promise-broken', 'promise-moved', 'promise-nearer', 'next-step', 'note', 'sign-in'));
