-- Two who record the same sickness at once record it once: the second is told that it is written already, and by whom.
alter table core.roster add constraint roster_away_once exclude using gist (person_id with =, period with &&)
  where (kind = 'away' and over_at is null) deferrable initially deferred;
