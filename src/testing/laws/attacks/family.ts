import type { Attack } from '../attack.ts'

const standing = (family: string, hat: string, as: string) =>
  `update core.circle set ended_at = platform.now() where family_id = ${family} and as_what = '${as}' and ended_at is null;
   insert into core.circle (id, family_id, hat_id, as_what, accepted_at) values (gen_random_uuid(), ${family}, ${hat}, '${as}', platform.now())`
const due = (days: number) => `platform.today() + ${days}`
const moveNext = (family: string, step: string, day: string) =>
  `update core.next_step set due_on = ${day} where id = ${step}; update core.family set next_due = ${day} where id = ${family}`

/** Only one shift is left: Bo's, in five days, further away than level A allows. */
const desert = `update core.shift set cancelled_at = platform.now(), cancelled_by = {leader};
  insert into core.shift (id, hat_id, queue_id, starts_at, ends_at)
    values ('00000000-0000-7000-8000-000000000005', {bo}, {queue}, platform.now() + interval '5 days', platform.now() + interval '5 days 2 hours')`
const oasis = `'00000000-0000-7000-8000-000000000005'`
const bridgeTo = (shift: string, words: string) =>
  `update core.next_step set due_on = (select day from core.shift where id = ${shift}) where id = {sara.step};
   update core.family set next_due = (select day from core.shift where id = ${shift}), bridge_shift_id = ${shift}, bridge_id = ${words} where id = {sara}`
const secondLine = `insert into core.family_level (id, family_id, level, reason, by_hat) values ('00000000-0000-7000-8000-0000000000aa', {maja}, 'D', 'Roligere nu', {anne});
  update core.family set level = 'D', gap_days = 30, level_id = '00000000-0000-7000-8000-0000000000aa' where id = {maja}`

export const familyAttacks: Attack[] = [
  {
    guard: 'family_has_anchor',
    breaks: 'an open family has an anchor who works here',
    deed: 'update core.family set anchor_id = null, anchor_person = null where id = {maja}',
  },
  {
    guard: 'family_has_deputy',
    breaks: 'an open family has a deputy who works here',
    deed: 'update core.family set deputy_id = null, deputy_person = null where id = {maja}',
  },
  {
    guard: 'family_has_next',
    breaks: 'an open family has a next step of an employee in time',
    deed: `update core.family set next_step_id = null, next_due = null, next_owner_id = null where id = {maja};
      update core.next_step set ended_at = platform.now(), ended_as = 'done', ended_by = {anne} where family_id = {maja}`,
  },
  {
    guard: 'family_next_step',
    breaks: 'an open family has a next step of an employee in time',
    deed: `update core.next_step set ended_at = platform.now(), ended_as = 'done', ended_by = {anne} where family_id = {maja}`,
  },
  {
    guard: 'family_next_step',
    breaks: 'an open family has a next step of an employee in time',
    before: `update core.next_step set ended_at = platform.now(), ended_as = 'done', ended_by = {anne} where id = {free}`,
    deed: `update core.step_words set family_id = {sara} where step_id = {maja.step}; update core.next_step set family_id = {sara} where id = {maja.step}`,
  },
  {
    guard: 'family_next_in_time',
    breaks: 'an open family has a next step of an employee in time',
    before: `update core.next_step set ended_at = platform.now(), ended_as = 'done', ended_by = {anne} where id = {free}`,
    deed: moveNext('{maja}', '{maja.step}', due(90)),
  },
  {
    guard: 'family_rule',
    breaks: 'an open family has a next step of an employee in time',
    deed: `update core.family set gap_days = 60 where id = {sara}; ${moveNext('{sara}', '{sara.step}', due(50))}`,
  },
  {
    guard: 'family_sets_its_day',
    breaks: 'an open family has a next step of an employee in time',
    deed: `update core.next_step set due_on = ${due(100)} where id = {sara.step};
      update core.family set next_set_on = ${due(100)}, next_due = ${due(100)} where id = {sara}`,
    refusedBy: 'family_next_in_time',
  },
  {
    guard: 'family_anchor',
    breaks: 'anchor and deputy are two persons',
    deed: `${standing('{maja}', '{bo2}', 'anchor')}; update core.family set anchor_id = {bo2} where id = {maja}`,
  },
  {
    guard: 'family_deputy',
    breaks: 'anchor and deputy are two persons',
    deed: `${standing('{maja}', '{anne2}', 'deputy')}; update core.family set deputy_id = {anne2} where id = {maja}`,
  },
  {
    guard: 'family_deputy_is_another',
    breaks: 'anchor and deputy are two persons',
    deed: `${standing('{maja}', '{anne2}', 'deputy')}; update core.family set deputy_id = {anne2}, deputy_person = {anne.person} where id = {maja}`,
  },
  {
    guard: 'family_anchor_in_circle',
    breaks: 'the anchor has accepted and stands in the circle',
    deed: `update core.circle set ended_at = platform.now() where family_id = {maja} and as_what = 'anchor'`,
  },
  {
    guard: 'family_deputy_in_circle',
    breaks: 'the deputy has accepted and stands in the circle',
    deed: `update core.circle set accepted_at = null where family_id = {maja} and as_what = 'deputy'`,
  },
  {
    guard: 'family_close_has_reason',
    breaks: 'a family closes with a reason and a person',
    deed: 'update core.family set closed_at = platform.now() where id = {maja}',
  },
  {
    guard: 'family_bridge_is_needed',
    breaks: 'an open family has a next step of an employee in time',
    deed: bridgeTo('(select id from core.shift where hat_id = {bo} order by starts_at desc limit 1)', '{sara.bridge}'),
  },
  {
    guard: 'family_bridge_is_written',
    breaks: 'an open family has a next step of an employee in time',
    before: `${desert}; delete from core.bridge where id = {sara.bridge}`,
    deed: bridgeTo(oasis, 'null'),
  },
  {
    guard: 'family_bridge_shift',
    breaks: 'an open family has a next step of an employee in time',
    before: `${desert}; ${bridgeTo(oasis, '{sara.bridge}')}`,
    deed: `update core.shift set cancelled_at = platform.now(), cancelled_by = {bo} where id = ${oasis}`,
  },
  {
    guard: 'family_bridge',
    breaks: 'words, goals and bridges are of the step',
    deed: 'update core.family set bridge_id = {sara.bridge} where id = {maja}',
  },
  {
    guard: 'family_level_has_history',
    breaks: 'a level has a reason of its own',
    deed: `update core.family set level = 'D', gap_days = 30 where id = {maja}`,
  },
  {
    guard: 'family_level_follows',
    breaks: 'a level has a reason of its own',
    before: secondLine,
    deed: `update core.family_level set replaced_by = {maja.level} where id = '00000000-0000-7000-8000-0000000000aa';
      update core.family_level set replaced_by = null where id = {maja.level};
      update core.family set level = 'C', gap_days = 10, level_id = {maja.level} where id = {maja}`,
  },
  {
    guard: 'family_level_one_first',
    breaks: 'the history of a level is one line after the other',
    deed: `update core.family_level set replaced_by = '00000000-0000-7000-8000-0000000000aa' where id = {maja.level}; ${secondLine}`,
  },
  {
    guard: 'circle_hat_lives',
    breaks: 'who stands in a circle lives and is what the place says',
    before: `insert into core.circle (id, family_id, hat_id, as_what, accepted_at) values (gen_random_uuid(), {maja}, {spare}, 'counsellor', platform.now())`,
    deed: 'update core.hat set ended_at = platform.now() where id = {spare}',
  },
  {
    guard: 'circle_hat_lives',
    breaks: 'who stands in a circle lives and is what the place says',
    before: `insert into core.circle (id, family_id, hat_id, as_what, accepted_at) values (gen_random_uuid(), {maja}, {spare}, 'counsellor', platform.now())`,
    deed: `update core.hat set role = 'volunteer' where id = {spare}`,
  },
  {
    guard: 'circle_adult_of_family',
    breaks: 'who stands in a circle lives and is what the place says',
    deed: `insert into core.circle (id, family_id, hat_id, as_what, accepted_at) values (gen_random_uuid(), {maja}, {sara.adult}, 'adult', platform.now())`,
  },
  {
    guard: 'circle_one_anchor',
    breaks: 'one anchor and one deputy stand around a family',
    deed: `insert into core.circle (id, family_id, hat_id, as_what, accepted_at) values (gen_random_uuid(), {maja}, {cille}, 'anchor', platform.now())`,
  },
  {
    guard: 'circle_once',
    breaks: 'nobody stands twice in the same place',
    deed: `insert into core.circle (id, family_id, hat_id, as_what) values (gen_random_uuid(), {maja}, {volunteer}, 'volunteer'), (gen_random_uuid(), {maja}, {volunteer}, 'volunteer')`,
  },
]
