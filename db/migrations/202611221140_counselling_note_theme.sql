-- What a conversation was about, in one tap each: the journal is found by it, and statistics count it without reading a word.
create table counselling.note_theme (
  note_id uuid not null,
  family_id uuid not null,
  theme text not null check (theme in ('pregnancy', 'parenthood', 'child', 'couple', 'network', 'economy', 'housing', 'work', 'health', 'mind', 'violence', 'authority')),
  primary key (note_id, theme),
  constraint note_theme_note foreign key (note_id, family_id) references counselling.note (id, family_id) on delete restrict
);
create index note_theme_by_family on counselling.note_theme (family_id);
comment on table counselling.note_theme is 'What a note is about, from a fixed list.';
comment on column counselling.note_theme.note_id is 'index: the note';
comment on column counselling.note_theme.family_id is 'index: the family';
comment on column counselling.note_theme.theme is 'content: the theme';
