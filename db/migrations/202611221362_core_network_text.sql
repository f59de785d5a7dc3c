-- The few texts a network may say in its own words. The newest stands; an empty one gives the place back to the words of the house.
create table core.network_text (
  id uuid primary key,
  name text not null check (name in ('greeting', 'phone-hours', 'about-us')),
  da text check (length(da) between 1 and 400),
  en text check (length(en) between 1 and 400),
  set_by uuid not null references core.hat on delete restrict,
  set_at timestamptz not null default platform.now(),
  constraint network_text_danish_first check (en is null or da is not null)
);
create index network_text_newest on core.network_text (name, set_at desc);
comment on table core.network_text is 'What a network says in its own words on the front page; each change is a new row, the newest stands.';
comment on column core.network_text.id is 'index: id';
comment on column core.network_text.name is 'index: which text: greeting, phone-hours or about-us';
comment on column core.network_text.da is 'index: the Danish words, plain text; null: the words of the house';
comment on column core.network_text.en is 'index: the English words, plain text';
comment on column core.network_text.set_by is 'index: who wrote it';
comment on column core.network_text.set_at is 'index: when';
