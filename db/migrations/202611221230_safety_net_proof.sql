-- The nightly proof: what an independent look at the laws found, one line a night, each carrying the hash of the one before.
create table safety_net.proof_line (
  n integer primary key check (n > 0),
  day date not null unique,
  at timestamptz not null,
  counts jsonb not null,
  breaches jsonb not null check (jsonb_typeof(breaches) = 'array'),
  previous text not null check (previous ~ '^[0-9a-f]{64}$'),
  hash text not null unique check (hash ~ '^[0-9a-f]{64}$'),
  follows text generated always as (case when n > 1 then previous end) stored,
  constraint proof_line_follows foreign key (follows) references safety_net.proof_line (hash) on delete restrict
);
comment on table safety_net.proof_line is 'One line a night: how many families are open, and what breaks a law, as ids only. Never changed, never deleted.';
comment on column safety_net.proof_line.n is 'index: running number';
comment on column safety_net.proof_line.day is 'index: the day in Denmark it is about';
comment on column safety_net.proof_line.at is 'index: when it was written, in true time';
comment on column safety_net.proof_line.counts is 'index: the numbers of the net';
comment on column safety_net.proof_line.breaches is 'index: law, kind and id of what breaks it; empty when all is held';
comment on column safety_net.proof_line.previous is 'index: the hash of the line before; zeros for the first';
comment on column safety_net.proof_line.hash is 'index: SHA-256 of the line without this field, as canonical JSON';
comment on column safety_net.proof_line.follows is 'index: ties the line to the one before';
