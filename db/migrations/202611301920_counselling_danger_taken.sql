-- Whoever leads sees danger until it is answered, on every page: those taken and not yet answered are few, and found at once.
create index inquiry_in_danger on counselling.inquiry (owner_id) where live and level = 'A' and state = 'claimed';
