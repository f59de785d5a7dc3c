-- A member may leave a family: from when stands already, and now also why. What was written, promised and agreed before stays.
alter table core.member
  add column left_because text check (length(left_because) between 1 and 300),
  add constraint member_leaves_with_a_reason_check check ((left_at is null) = (left_because is null));
comment on column core.member.left_because is 'content: why, in the family''s words';
