import type { Attack } from '../attack.ts'

const works = 'a yes in advance is between two who work here'
const hat = (values: string) => `insert into core.hat (id, kind, person_id, organisation_id, role, display_name) values ${values}`
const shiftOf = (who: string, queue = '{queue}') =>
  `insert into core.shift (id, hat_id, queue_id, starts_at, ends_at) values (gen_random_uuid(), ${who}, ${queue}, platform.now() + interval '2 days', platform.now() + interval '50 hours')`

/** Organisations, hats, yeses in advance, queues, shifts and sessions. */
export const holderAttacks: Attack[] = [
  {
    guard: 'organisation_parent',
    breaks: 'an organisation lives as long as its parts',
    before: `insert into core.organisation (id, kind, name, parent_id) values ({free}, 'region', 'Øst', null), (gen_random_uuid(), 'region', 'Øst for øst', {free})`,
    deed: 'update core.organisation set ended_at = platform.now() where id = {free}',
  },
  {
    guard: 'hat_organisation',
    breaks: 'a member belongs to an organisation that lives',
    before: `insert into core.organisation (id, kind, name) values ({free}, 'region', 'Øst'); ${hat(`(gen_random_uuid(), 'membership', {bo.person}, {free}, 'guest', 'Bo')`)}`,
    deed: 'update core.organisation set ended_at = platform.now() where id = {free}',
  },
  ...['ended_at = platform.now()', 'suspended_at = platform.now()', "role = 'guest'", 'organisation_id = {house}'].map((change) => ({
    guard: 'organisation_is_kept',
    breaks: 'a network keeps somebody who may set it up',
    deed: `update core.hat set ${change} where id in ({director}, {administrator})`,
  })),
  {
    guard: 'hat_shape',
    breaks: 'a hat is one thing only',
    deed: `insert into core.hat (id, kind, person_id, role) values (gen_random_uuid(), 'writer', {bo.person}, 'counsellor')`,
  },
  ...[
    hat(`(gen_random_uuid(), 'membership', {anne.person}, {house}, 'counsellor', 'Anne')`),
    `update core.hat set role = 'counsellor' where id = {anne2}`,
    `update core.hat set person_id = {anne.person} where id = {spare}`,
  ].map((deed) => ({ guard: 'hat_once', breaks: 'nobody has the same hat twice', deed })),
  {
    guard: 'hat_once',
    breaks: 'nobody has the same hat twice',
    before:
      'update core.hat set ended_at = platform.now() where id = {anne2}; ' +
      hat(`(gen_random_uuid(), 'membership', {anne.person}, {house}, 'team_leader', 'Anne')`),
    deed: 'update core.hat set ended_at = null where id = {anne2}',
  },
  {
    guard: 'hat_ends_when_it_became',
    breaks: 'a hat that became another has ended',
    deed: 'update core.hat set became_id = {maja.adult} where id = {waiting.writer}',
  },
  {
    guard: 'stand_in_for',
    breaks: works,
    deed: 'insert into core.stand_in (id, for_hat, by_hat, accepted_at) values (gen_random_uuid(), {volunteer}, {spare}, platform.now())',
  },
  {
    guard: 'stand_in_by',
    breaks: works,
    deed: 'insert into core.stand_in (id, for_hat, by_hat, accepted_at) values (gen_random_uuid(), {spare}, {volunteer}, platform.now())',
  },
  {
    guard: 'stand_in_by',
    breaks: works,
    before: 'insert into core.stand_in (id, for_hat, by_hat, accepted_at) values (gen_random_uuid(), {anne}, {spare}, platform.now())',
    deed: 'update core.hat set ended_at = platform.now() where id = {spare}',
  },
  {
    guard: 'stand_in_is_another',
    breaks: works,
    deed: 'insert into core.stand_in (id, for_hat, by_hat, accepted_at) values (gen_random_uuid(), {spare}, {spare}, platform.now())',
  },
  {
    guard: 'stand_in_once',
    breaks: 'a yes in advance is said once',
    deed: 'insert into core.stand_in (id, for_hat, by_hat, accepted_at) values (gen_random_uuid(), {anne}, {bo}, platform.now())',
  },
  {
    guard: 'session_token',
    breaks: 'one token opens one session',
    before: `insert into core.session (id, token_hash, hat_id, kind, ends_at, idle) values (gen_random_uuid(), '\\x01', {anne}, 'staff', platform.now(), '1 hour')`,
    deed: `insert into core.session (id, token_hash, hat_id, kind, ends_at, idle) values (gen_random_uuid(), '\\x01', {bo}, 'staff', platform.now(), '1 hour')`,
  },
  {
    guard: 'queue_responsible',
    breaks: 'a queue has a responsible and a deputy who work here',
    deed: 'update core.queue set responsible_id = {volunteer}, responsible_person = {volunteer.person} where id = {queue2}',
  },
  {
    guard: 'queue_responsible',
    breaks: 'a queue has a responsible and a deputy who work here',
    before: 'update core.queue set responsible_id = {spare}, responsible_person = {spare.person} where id = {queue}',
    deed: 'update core.hat set ended_at = platform.now() where id = {spare}',
  },
  {
    guard: 'queue_deputy',
    breaks: 'a queue has a responsible and a deputy who work here',
    deed: 'update core.queue set deputy_id = {leader2} where id = {queue2}',
  },
  {
    guard: 'queue_deputy_is_another',
    breaks: 'a queue has a responsible and a deputy who work here and are two persons',
    deed: 'update core.queue set deputy_id = {leader2}, deputy_person = {leader.person} where id = {queue2}',
  },
  ...[
    `update core.queue set name = 'TELEFONEN' where id = {queue}`,
    `insert into core.queue (id, name, channels, languages, responsible_id, responsible_person, deputy_id, deputy_person)
      values (gen_random_uuid(), 'telefonen', array['web'], array['da'], {leader}, {leader.person}, {bo}, {bo.person})`,
  ].map((deed) => ({ guard: 'queue_name_once', breaks: 'no two queues have one name', deed })),
  {
    guard: 'queue_name_once',
    breaks: 'no two queues have one name',
    before: `update core.queue set ended_at = platform.now() where id = {queue2}; update core.queue set name = 'Telefonen' where id = {queue}`,
    deed: 'update core.queue set ended_at = null where id = {queue2}',
  },
  { guard: 'shift_hat', breaks: 'a coming shift has an employee and a queue that lives', deed: shiftOf('{volunteer}') },
  {
    guard: 'shift_queue',
    breaks: 'a coming shift has an employee and a queue that lives',
    before: shiftOf('{spare}', '{queue2}'),
    deed: 'update core.queue set ended_at = platform.now() where id = {queue2}',
  },
  {
    guard: 'shift_times',
    breaks: 'a shift lasts from a beginning to an end',
    deed: `update core.shift set ends_at = starts_at + interval '2 days' where hat_id = {anne}`,
  },
  {
    guard: 'shift_over_only_when_past',
    breaks: 'a coming shift has an employee and a queue that lives',
    before: shiftOf('{spare}'),
    deed: `update core.shift set over_at = platform.now() where hat_id = {spare}; update core.hat set ended_at = platform.now() where id = {spare}`,
  },
]
