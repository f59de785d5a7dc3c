-- The directory of help may be read by everyone, without a line: it is about help, not about families. The owner writes the reference
-- data; who else writes stands in policy-settings.sql. A secret place has no row for anyone who comes from outside;
-- why a place is closed stays with those who run it, because it may say where it is.
grant usage on schema core to :visitor, :writer, :family, :staff, :job;
grant execute on function core.fold_name(text), core.fold_names(text[]), core.postcode_point(text),
    core.distance_km(double precision, double precision, double precision, double precision),
    core.on_globe(double precision, double precision),
    core.next_opening(core.opening, timestamptz, integer), core.helplines_at(timestamptz)
  to :visitor, :writer, :family, :staff, :job;

alter table core.reference enable row level security;
create policy only_the_owner on core.reference for select using (false);

alter table core.municipality enable row level security;
alter table core.town enable row level security;
alter table core.postcode enable row level security;
alter table core.holiday enable row level security;
alter table core.offer enable row level security;
alter table core.opening enable row level security;
alter table core.helpline enable row level security;
alter table core.helpline_hours enable row level security;
grant select on core.municipality, core.town, core.postcode, core.holiday, core.offer, core.opening, core.helpline, core.helpline_hours,
    core.named_place, core.public_place, core.public_offer
  to :visitor, :writer, :family, :staff, :job;
create policy everyone_reads on core.municipality for select using (true);
create policy everyone_reads on core.town for select using (true);
create policy everyone_reads on core.postcode for select using (true);
create policy everyone_reads on core.holiday for select using (true);
create policy everyone_reads on core.offer for select using (true);
create policy everyone_reads on core.opening for select using (true);
create policy everyone_reads on core.helpline for select using (true);
create policy everyone_reads on core.helpline_hours for select using (true);

alter table core.closed_day enable row level security;
grant select (place_id, day) on core.closed_day to :visitor, :writer, :family, :job;
grant select on core.closed_day to :staff;
create policy everyone_reads on core.closed_day for select using (true);

alter table core.place enable row level security;
grant select on core.place to :visitor, :writer, :family, :staff, :job;
create policy only_places_that_may_be_known on core.place for select to :visitor, :writer, :family, :job using (kind <> 'secret');
-- Where a secret place is, is told to those who work here: not to volunteers, not to guests.
create policy staff_reads on core.place for select to :staff using (kind <> 'secret' or (select core.works_here()));
