-- Whom a leader leads, and who works in the own house, is asked by organisation; the first coming shift by day.
create index hat_by_organisation on core.hat (organisation_id) where organisation_id is not null;
create index shift_by_day on core.shift (day) where planned;
