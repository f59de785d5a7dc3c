-- Somebody's own words in a form of several pages, while it is written: found and opened only with a number that lies in the writer's browser.
-- Unlogged: it is in no write-ahead log and in no backup, and a crash empties it.
create unlogged table platform.form_draft (
  found_by bytea primary key check (octet_length(found_by) = 32),
  locked bytea not null constraint form_draft_size_check check (octet_length(locked) <= 100000),
  written_at timestamptz not null default platform.now()
);
create index form_draft_by_time on platform.form_draft (written_at);
comment on table platform.form_draft is 'A form of several pages that is being written. Nobody can read it but the browser it is written in; it is gone an hour after it was last written, and when it is sent.';
comment on column platform.form_draft.found_by is 'index: what it is found by: made from a random number in the writer''s browser, which stands nowhere else';
comment on column platform.form_draft.locked is 'index: everything typed so far, locked with a key made from the same number; without it these are random bytes';
comment on column platform.form_draft.written_at is 'index: when it was last written';
