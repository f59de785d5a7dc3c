-- What is written around days that stand already, or shared between several stand-ins, is one going-away in several rows: whoever comes
-- back is back from all of it, and not from a holiday that was planned before.
alter table core.roster add column spell_id uuid;
comment on column core.roster.spell_id is 'index: the first row of the going-away an absence was written with; empty where it is the only one';
create index roster_by_spell on core.roster (spell_id) where spell_id is not null;
