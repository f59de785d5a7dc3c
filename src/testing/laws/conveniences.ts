/**
 * Triggers that only write what the keys then demand. Without them nothing is lost: whoever forgets to write it is refused, by the key
 * that is named here. Each is tried so: the honest deed goes through with the trigger and is refused without it.
 */
export const conveniences: { trigger: string; deed: string; refusedBy: string }[] = [
  {
    trigger: 'family_level_replaces',
    deed: `insert into core.family_level (id, family_id, level, reason, by_hat) values ({free}, {maja}, 'D', 'Roligere nu', {anne});
      update core.family set level = 'D', gap_days = 30, level_id = {free} where id = {maja}`,
    refusedBy: 'family_level_one_first',
  },
  {
    trigger: 'triage_replaces',
    deed: `insert into counselling.triage (id, inquiry_id, writer_id, level, reason, previous_id, previous_level, by_hat)
      values ({free}, {other}, {other.writer}, 'B', 'Det haster', {other.triage}, 'D', {anne});
      update counselling.inquiry set level = 'B', triage_id = {free} where id = {other}`,
    refusedBy: 'triage_follows',
  },
]
