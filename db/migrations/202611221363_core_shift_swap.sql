-- A shift goes to a colleague with the colleague's own yes. The shift itself is never edited: it is cancelled and a new one stands.
create table core.shift_swap (
  id uuid primary key,
  shift_id uuid not null references core.shift on delete restrict,
  from_hat uuid not null references core.hat on delete restrict,
  to_hat uuid not null references core.hat on delete restrict,
  asked_at timestamptz not null default platform.now(),
  answered_at timestamptz,
  answer text check (answer in ('yes', 'no', 'withdrawn')),
  new_shift_id uuid references core.shift on delete restrict
);
create index shift_swap_of_shift on core.shift_swap (shift_id);
create index shift_swap_open_to on core.shift_swap (to_hat) where answered_at is null;
create index shift_swap_open_from on core.shift_swap (from_hat) where answered_at is null;
comment on table core.shift_swap is 'Whether a colleague will take a shift: asked by the one whose shift it is, answered by the colleague alone.';
comment on column core.shift_swap.id is 'index: id';
comment on column core.shift_swap.shift_id is 'index: the shift';
comment on column core.shift_swap.from_hat is 'index: whose shift it is';
comment on column core.shift_swap.to_hat is 'index: the colleague who is asked';
comment on column core.shift_swap.asked_at is 'index: when';
comment on column core.shift_swap.answered_at is 'index: when it was answered or taken back';
comment on column core.shift_swap.answer is 'index: yes, no or withdrawn';
comment on column core.shift_swap.new_shift_id is 'index: the shift the yes made';
