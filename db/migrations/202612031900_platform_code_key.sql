-- A secret that was forgotten, or lost in a move, is noticed when the house starts, and not by families whose codes open nothing.
create table platform.code_key (
  number integer primary key check (number > 0),
  mark bytea not null check (octet_length(mark) = 32),
  known_since timestamptz not null default platform.now()
);
comment on table platform.code_key is 'By what each key that codes are made with is known again; from a mark neither a key nor a secret can be made.';
comment on column platform.code_key.number is 'index: its place among the secrets, the oldest first';
comment on column platform.code_key.mark is 'index: made from the secret in a way of its own, so that it opens nothing';
comment on column platform.code_key.known_since is 'index: when this house was first started with it';
