-- A date the writer told comes nearer by itself: the job that raises what hurries finds it without reading the rest.
create index inquiry_by_deadline on counselling.inquiry (deadline_on) where ended_at is null and deadline_on is not null;
