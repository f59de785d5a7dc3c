-- Who looks at everybody asks for the few that wait, and not every family there is.
create index conversation_of_family_waits on counselling.conversation (family_id) where live and last_word_by = 'writer';
