-- Whoever deletes the own words tells us so by it: that and when is what stays. Nobody waits for what is gone, and nothing more can be answered.
alter table counselling.conversation add column words_deleted_at timestamptz;
comment on column counselling.conversation.words_deleted_at is 'index: when the person last deleted all words of it; where a family goes on the conversation stands without them';
comment on column counselling.conversation.last_word_by is 'index: whose it was; `us` also where it was deleted, for then nobody waits';
alter table counselling.taken_back add column inquiry_id uuid;
comment on column counselling.taken_back.inquiry_id is 'index: the address it had, for whoever still has its page; nothing is there any more';
