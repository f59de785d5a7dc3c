import type { Race } from './race.ts'

const leaves = 'update core.hat set ended_at = platform.now() where id = {spare}'
const guest = `insert into core.hat (id, kind, person_id, organisation_id, role, display_name) values (gen_random_uuid(), 'membership', {anne.person}, {municipality}, 'guest', 'Anne')`
const queue = `insert into core.queue (id, name, channels, languages, responsible_id, responsible_person, deputy_id, deputy_person)
  values (gen_random_uuid(), 'Aftenvagten', array['web'], array['da'], {leader}, {leader.person}, {bo}, {bo.person})`
const done = (step: string) =>
  `update core.next_step set ended_at = platform.now(), ended_as = 'done', ended_by = {anne} where id = ${step}`
const ending = (inquiry: string, of: string) =>
  `update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'duplicate-of', duplicate_of = {${of}}, ended_by = {anne}, ended_by_person = {anne.person} where id = {${inquiry}};
   update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'duplicate-of' where id = {${inquiry}.conversation}`
const setLevel = (level: string, gap: number, line: string) =>
  `insert into core.family_level (id, family_id, level, reason, by_hat) values ('${line}', {maja}, '${level}', 'Set på igen', {anne});
   update core.family set level = '${level}', gap_days = ${gap}, level_id = '${line}' where id = {maja}`
const triage = (level: string, line: string, { by = '{anne}', after = ['{other.triage}', 'D'] } = {}) =>
  `insert into counselling.triage (id, inquiry_id, writer_id, level, reason, by_hat, previous_id, previous_level)
     values ('${line}', {other}, {other.writer}, '${level}', 'Set på igen', ${by}, ${after[0]}, '${after[1]}'); update counselling.inquiry set level = '${level}', triage_id = '${line}' where id = {other}`
const promised = `insert into core.promise (id, to_hat, by_hat, what, channel, due_by) values ({free}, {maja.adult}, {anne}, 'call', 'page', platform.now() + interval '1 day')`
const moved = (days: number) =>
  `insert into core.promise (id, to_hat, by_hat, what, channel, due_by, moved_from) values (gen_random_uuid(), {maja.adult}, {anne}, 'call', 'page', platform.now() + interval '${days} days', {free})`
const ended = (as: string) => `update core.promise set ended_at = platform.now(), ended_as = '${as}' where id = {free}`
const [first, second, third] = ['b1', 'b2', 'b3'].map((end) => `00000000-0000-7000-8000-0000000000${end}`) as [string, string, string]
const cover = ([away, id]: [string, string], who: string, by: string) =>
  `insert into core.roster (id, kind, person_id, default_cover_id, period, recorded_by) values ('${away}', 'away', {${who}.person}, '${id}', daterange(platform.today(), platform.today() + 9), {leader});
   insert into core.roster (id, kind, person_id, hat_id, absence_id, period, recorded_by) values ('${id}', 'covering', {${by}.person}, {${by}}, '${away}', daterange(platform.today(), platform.today() + 9), {leader})`

export const races: Race[] = [
  {
    says: 'two finish the last two steps of a family',
    guard: 'family_next_step',
    breaks: 'an open family has a next step of an employee in time',
    one: `${done('{maja.step}')}; update core.family set next_step_id = {free} where id = {maja}`,
    other: done('{free}'),
  },
  {
    says: 'somebody is given a step while leaving',
    guard: 'next_step_owner',
    breaks: 'an undone step has an owner who lives',
    one: 'update core.next_step set owner_id = {spare} where id = {free}',
    other: leaves,
  },
  {
    says: 'somebody claims an inquiry while leaving',
    guard: 'inquiry_owner',
    breaks: 'an unfinished inquiry has an owner who works here',
    one: `update counselling.inquiry set state = 'claimed', owner_id = {spare} where id = {waiting}`,
    other: leaves,
  },
  {
    says: 'an inquiry arrives in a queue that is being closed',
    guard: 'inquiry_queue',
    breaks: 'an unfinished inquiry has an owner who works here or stands in a queue that lives',
    one: 'update counselling.inquiry set queue_id = {queue2} where id = {waiting}',
    other: 'update core.queue set ended_at = platform.now() where id = {queue2}',
  },
  {
    says: 'somebody becomes a stand-in and goes away',
    guard: 'roster_nobody_covers_while_away',
    breaks: 'who is away has somebody who stands in',
    one: cover([first, second], 'anne', 'spare'),
    other: cover(['00000000-0000-7000-8000-0000000000b3', '00000000-0000-7000-8000-0000000000b4'], 'spare', 'cille'),
  },
  {
    says: 'two set the level of one family',
    guard: 'family_level_one_first',
    breaks: 'the history of a level is one line after the other',
    one: setLevel('D', 30, first),
    other: setLevel('C', 10, second),
  },
  {
    says: 'two set the level of one inquiry',
    guard: 'triage_follows',
    breaks: 'the history of a level is one line after the other',
    one: triage('A', first),
    other: triage('B', second),
  },
  {
    says: 'a rule raises the level of an inquiry a little while a person raises it to the top',
    guard: 'triage_follows',
    breaks: 'the history of a level is one line after the other',
    one: triage('A', first),
    other: triage('B', second, { by: 'null' }),
  },
  {
    says: 'a rule raises the level of an inquiry while a person lowers it',
    guard: 'triage_follows',
    breaks: 'the history of a level is one line after the other',
    before: triage('C', third),
    one: triage('D', first, { after: [`'${third}'`, 'C'] }),
    other: triage('B', second, { by: 'null', after: [`'${third}'`, 'C'] }),
  },
  {
    says: 'two inquiries end as duplicates of each other',
    guard: 'inquiry_duplicate_of_original',
    breaks: 'a duplicate names the inquiry that goes on',
    one: ending('claimed', 'other'),
    other: ending('other', 'claimed'),
  },
  {
    says: 'a family is closed while a conversation joins it',
    guard: 'conversation_held_by_family',
    breaks: 'a conversation is held by its inquiry or a family',
    one: `update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'family-opened', family_id = {maja}, ended_by = {anne}, ended_by_person = {anne.person} where id = {claimed};
      update counselling.conversation set family_id = {maja} where id = {claimed.conversation}`,
    other: `update core.family set closed_at = platform.now(), closed_as = 'goals-reached', closed_by = {anne} where id = {maja}`,
  },
  {
    says: 'two leaders write down the same sickness',
    guard: 'roster_away_once',
    breaks: 'an absence is written once',
    one: cover([first, second], 'anne', 'spare'),
    other: cover(['00000000-0000-7000-8000-0000000000b3', '00000000-0000-7000-8000-0000000000b4'], 'anne', 'cille'),
  },
  {
    says: 'a conversation is ended while its inquiry is opened again',
    guard: 'inquiry_conversation_goes_on',
    breaks: 'an open inquiry has a conversation that goes on',
    before: `update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'family-opened', family_id = {maja}, ended_by = {anne}, ended_by_person = {anne.person} where id = {claimed};
      update counselling.conversation set family_id = {maja}, state = 'active' where id = {claimed.conversation}`,
    one: `update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'agreed' where id = {claimed.conversation}`,
    other: `update counselling.inquiry set state = 'claimed', ended_at = null, ended_as = null, ended_by = null, ended_by_person = null, family_id = null where id = {claimed};
      update counselling.conversation set family_id = null where id = {claimed.conversation}`,
  },
  {
    says: 'two move the same promise',
    guard: 'promise_moved_once',
    breaks: 'one promise takes the place of another',
    before: promised,
    one: moved(2),
    other: moved(3),
  },
  {
    says: 'a promise is said to be kept and said to be broken',
    guard: 'promise_is_never_edited',
    breaks: 'a promise is never edited',
    before: promised,
    one: ended('kept'),
    other: ended('broken'),
  },
  {
    says: 'two become the anchor of one family',
    guard: 'circle_one_anchor',
    breaks: 'one anchor and one deputy stand around a family',
    one: `update core.circle set ended_at = platform.now() where hat_id = {anne} and family_id = {maja};
      insert into core.circle (id, family_id, hat_id, as_what, accepted_at) values (gen_random_uuid(), {maja}, {spare}, 'anchor', platform.now());
      update core.family set anchor_id = {spare}, anchor_person = {spare.person} where id = {maja}`,
    other: `insert into core.circle (id, family_id, hat_id, as_what, accepted_at) values (gen_random_uuid(), {maja}, {cille}, 'anchor', platform.now())`,
  },
  {
    says: 'two leaders give one person the same hat',
    guard: 'hat_once',
    breaks: 'nobody has the same hat twice',
    one: guest,
    other: guest,
  },
  {
    says: 'two leaders add the same queue',
    guard: 'queue_name_once',
    breaks: 'no two queues have one name',
    one: queue,
    other: queue,
  },
  {
    says: 'the last two who may set up the network end each other',
    guard: 'organisation_is_kept',
    breaks: 'a network keeps somebody who may set it up',
    one: 'update core.hat set ended_at = platform.now() where id = {director}',
    other: 'update core.hat set ended_at = platform.now() where id = {administrator}',
  },
]
