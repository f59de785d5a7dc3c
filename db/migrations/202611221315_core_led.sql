-- A leader finds the closed families the own people were the last to hold without looking at all of them.
create index family_by_last_anchor on core.family (anchor_id) where closed_at is not null;
