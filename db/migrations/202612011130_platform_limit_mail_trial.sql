-- Whoever sets up a house may try whether mail leaves it, and not without end.
alter table platform.limit_counter drop constraint limit_counter_bucket_check, add constraint limit_counter_bucket_check
  check (bucket in ('return-code', 'sign-in', 'sign-in-link', 'mail-trial'));
