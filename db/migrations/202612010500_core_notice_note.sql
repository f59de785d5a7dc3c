-- A note somebody may read is told as news, as what is promised is.
alter table core.notice drop constraint notice_kind_check, add constraint notice_kind_check
  check (kind in ('answer', 'new-anchor', 'stand-in', 'promise-given', 'promise-broken', 'promise-moved', 'next-step', 'note', 'sign-in'));
