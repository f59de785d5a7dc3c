-- The same for whoever has written, looked, tried, asked or ended something here.
create index triage_by_setter on counselling.triage (by_hat) where by_hat is not null;
create index triage_by_next on counselling.triage (replaced_by) where replaced_by is not null;
create index viewing_by_hat on counselling.viewing (hat_id);
create index inquiry_by_receiver on counselling.inquiry (handed_to) where handed_to is not null;
create index inquiry_by_second on counselling.inquiry (second_by) where second_by is not null;
create index inquiry_by_ender on counselling.inquiry (ended_by) where ended_by is not null;
create index attempt_by_hat on counselling.attempt (by_hat);
create index ask_by_asker on counselling.ask (from_hat);
create index draft_by_hat on counselling.draft (hat_id);
