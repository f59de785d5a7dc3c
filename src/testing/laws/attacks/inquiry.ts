import type { Attack } from '../attack.ts'

/** An inquiry ends, and its conversation with it. */
export const end = (inquiry: string, as: string, more = '') =>
  `update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = '${as}', ended_by = {anne}, ended_by_person = {anne.person}${more} where id = {${inquiry}};
   update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'agreed' where id = {${inquiry}.conversation}`
const reopen = (inquiry: string) =>
  `update counselling.inquiry set state = 'claimed', ended_at = null, ended_as = null, ended_by = null, ended_by_person = null, second_by = null, second_person = null,
     family_id = null, duplicate_of = null, handed_to = null where id = {${inquiry}};
   update counselling.conversation set state = 'waiting', ended_at = null, ended_as = null where id = {${inquiry}.conversation}`
const ask = (what: string, answer = `platform.now(), 'yes'`, id = 'gen_random_uuid()') =>
  `insert into counselling.ask (id, inquiry_id, writer_id, what, from_hat, to_hat, answered_at, answer) values (${id}, {claimed}, {claimed.writer}, '${what}', {anne}, {cille}, ${answer})`
const tried = (n: number) =>
  `insert into counselling.attempt (inquiry_id, writer_id, n, by_hat, channel) values ({other}, {other.writer}, ${n}, {anne}, 'phone')`
const cille = ', second_by = {cille}, second_person = {cille.person}'
const triage = (columns: string, values: string, level = 'D') =>
  `insert into counselling.triage (id, inquiry_id, writer_id, level, reason${columns}) values ({free}, {claimed}, {claimed.writer}, '${level}', 'Sådan er det'${values})`
const pointed = (level: string, line = '{free}') =>
  `update counselling.inquiry set level = '${level}', triage_id = ${line} where id = {claimed}`
const raised = `insert into counselling.triage (id, inquiry_id, writer_id, level, reason, previous_id, previous_level)
  values ({free}, {other}, {other.writer}, 'A', 'Skriver om fare', {other.triage}, 'D'); update counselling.inquiry set level = 'A', triage_id = {free} where id = {other}`
const unasked = 'nobody is given an inquiry without a yes'
const given = (to: string) => `update counselling.inquiry set owner_id = ${to} where id = {claimed}`
const aDayLater = `insert into platform.clock (offset_by) values ('1 day') on conflict (one) do update set offset_by = clock.offset_by + interval '1 day'`
/** Done by somebody who is signed in. */
const as = (hat: string, deed: string) => `select set_config('app.hat', ${hat}, true); ${deed}; select set_config('app.hat', '', true)`
const lowers = 'only a person lowers a level'
const second = 'a second person said yes'
const held = 'an unfinished inquiry has an owner who works here or stands in a queue that lives'

export const inquiryAttacks: Attack[] = [
  {
    guard: 'inquiry_moves',
    breaks: 'an inquiry makes only allowed moves',
    deed: `update counselling.inquiry set state = 'answered', answered_at = platform.now(), owner_id = {anne} where id = {waiting}`,
  },
  {
    guard: 'inquiry_state_fits',
    breaks: 'state and owner of an inquiry agree',
    deed: `update counselling.inquiry set state = 'received' where id = {claimed}`,
  },
  {
    guard: 'inquiry_owner',
    breaks: held,
    deed: `update counselling.inquiry set state = 'claimed', owner_id = {volunteer} where id = {waiting}`,
  },
  { guard: 'inquiry_owner_said_yes', breaks: unasked, deed: as('{leader}', given('{bo}')) },
  { guard: 'inquiry_owner_said_yes', breaks: unasked, deed: given('{bo}') },
  { guard: 'inquiry_owner_said_yes', breaks: unasked, before: end('claimed', 'withdrawn'), deed: as('{leader}', reopen('claimed')) },
  {
    guard: 'inquiry_owner_said_yes',
    breaks: unasked,
    before: `${ask('take-over')}; ${given('{cille}')}; ${aDayLater}; ${as('{bo}', given('{bo}'))}`,
    deed: as('{leader}', given('{cille}')),
  },
  {
    guard: 'inquiry_owner',
    breaks: held,
    before: `${as('{spare}', given('{spare}'))}; update core.promise set by_hat = {anne} where id = {claimed.promise}`,
    deed: 'update core.hat set ended_at = platform.now() where id = {spare}',
  },
  {
    guard: 'inquiry_queue',
    breaks: held,
    before: 'update counselling.inquiry set queue_id = {queue2} where id = {waiting}',
    deed: 'update core.queue set ended_at = platform.now() where id = {queue2}',
  },
  {
    guard: 'inquiry_held',
    breaks: 'what waits in a queue has an open promise to its writer',
    deed: 'update counselling.inquiry set promise_id = null where id = {waiting}',
  },
  {
    guard: 'inquiry_promise_open',
    breaks: 'what waits in a queue has an open promise to its writer',
    deed: `update core.promise set ended_at = platform.now(), ended_as = 'broken' where id = {waiting.promise}`,
  },
  {
    guard: 'inquiry_promise',
    breaks: 'the promise of an inquiry is to its writer',
    deed: 'update counselling.inquiry set promise_id = {other.promise} where id = {claimed}',
  },
  {
    guard: 'inquiry_end_has_reason',
    breaks: 'an inquiry ends with a reason and a person',
    deed: end('claimed', 'withdrawn').replace(`ended_as = 'withdrawn', `, ''),
  },
  { guard: 'inquiry_end_answered', breaks: 'answered once was answered', deed: end('claimed', 'answered-once') },
  { guard: 'inquiry_end_family', breaks: 'an inquiry that became a family names it', deed: end('claimed', 'family-opened') },
  { guard: 'inquiry_end_duplicate', breaks: 'a duplicate names the inquiry that goes on', deed: end('claimed', 'duplicate-of') },
  {
    guard: 'inquiry_duplicate_of_original',
    breaks: 'a duplicate names the inquiry that goes on',
    before: end('claimed', 'duplicate-of', ', duplicate_of = {other}'),
    deed: end('other', 'duplicate-of', ', duplicate_of = {claimed}'),
  },
  {
    guard: 'inquiry_end_handed',
    breaks: 'the one it was handed to said yes',
    deed: end('claimed', 'handed-over', ', handed_to = {cille}'),
  },
  {
    guard: 'inquiry_receiver_said_yes',
    breaks: 'the one it was handed to said yes',
    before: `${ask('hand-over')}; ${end('claimed', 'handed-over', ', handed_to = {cille}')}`,
    deed: 'delete from counselling.ask where inquiry_id = {claimed}',
  },
  { guard: 'inquiry_end_second', breaks: second, deed: end('claimed', 'not-for-us') },
  { guard: 'inquiry_end_second', breaks: second, deed: end('claimed', 'not-for-us', cille) },
  {
    guard: 'inquiry_end_second',
    breaks: second,
    before: `insert into counselling.ask (id, inquiry_id, writer_id, what, from_hat, to_hat, answered_at, answer)
      values (gen_random_uuid(), {claimed}, {claimed.writer}, 'second-person', {anne}, {anne2}, platform.now(), 'yes')`,
    deed: end('claimed', 'not-for-us', ', second_by = {anne2}, second_person = {anne.person}'),
  },
  {
    guard: 'inquiry_second_by',
    breaks: 'who ended it is who is said to be',
    before: ask('second-person'),
    deed: end('claimed', 'not-for-us', ', second_by = {cille}, second_person = {bo.person}'),
  },
  {
    guard: 'inquiry_ended_by',
    breaks: 'who ended it is who is said to be',
    deed: end('claimed', 'withdrawn').replace('ended_by_person = {anne.person}', 'ended_by_person = {bo.person}'),
  },
  {
    guard: 'inquiry_second_said_yes',
    breaks: second,
    before: `${ask('second-person')}; ${end('claimed', 'not-for-us', cille)}`,
    deed: 'delete from counselling.ask where inquiry_id = {claimed}',
  },
  {
    guard: 'ask_is_never_edited',
    breaks: second,
    before: ask('second-person'),
    deed: `update counselling.ask set to_hat = {bo} where inquiry_id = {claimed}; ${end('claimed', 'not-for-us', ', second_by = {bo}, second_person = {bo.person}')}`,
  },
  {
    guard: 'inquiry_keeps_its_facts',
    breaks: second,
    before: `${ask('second-person', `platform.now() - interval '1 hour', 'yes'`, '{free}')}; ${end('claimed', 'withdrawn')};
      ${aDayLater}; ${reopen('claimed')}`,
    deed: end('claimed', 'not-for-us', `${cille}, second_ask = {free}`),
    refusedBy: 'inquiry_end_second',
  },
  {
    guard: 'inquiry_three_attempts',
    breaks: 'three attempts before not reached',
    before: `${tried(1)}; ${tried(2)}`,
    deed: end('other', 'not-reached'),
  },
  {
    guard: 'inquiry_three_attempts',
    breaks: 'three attempts before not reached',
    before: `${tried(1)}; ${tried(2)}; ${tried(3)}; ${end('other', 'not-reached')}; ${reopen('other')}; ${tried(4)}`,
    deed: end('other', 'not-reached'),
  },
  { guard: 'attempt_follows', breaks: 'attempts are counted without a gap', deed: tried(3) },
  {
    guard: 'inquiry_only_ended_is_deleted',
    breaks: 'what has not ended is not deleted',
    deed: `update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'agreed' where id = {other.conversation}; delete from counselling.message where writer_id = {other.writer}; delete from counselling.intake where writer_id = {other.writer};
      delete from counselling.triage where inquiry_id = {other}; delete from counselling.inquiry_move where inquiry_id = {other};
      delete from counselling.conversation where id = {other.conversation}; delete from counselling.inquiry where id = {other}`,
  },
  {
    guard: 'inquiry_level_has_history',
    breaks: 'a level of an inquiry has a line of its own',
    deed: `update counselling.inquiry set level = 'D' where id = {claimed}`,
  },
  {
    guard: 'inquiry_level_has_history',
    breaks: lowers,
    before: raised,
    deed: `update counselling.inquiry set level = 'D', triage_id = {other.triage} where id = {other}`,
  },
  {
    guard: 'triage_only_a_person_lowers',
    breaks: lowers,
    deed: `${triage(', previous_id, previous_level', `, {claimed.triage}, 'A'`)}; ${pointed('D')}`,
  },
  { guard: 'triage_has_previous', breaks: lowers, deed: `${triage(', previous_id', ', {claimed.triage}')}; ${pointed('D')}` },
  {
    guard: 'triage_previous',
    breaks: lowers,
    deed: `${triage(', previous_id, previous_level', `, {claimed.triage}, 'D'`)}; ${pointed('D')}`,
  },
  { guard: 'triage_first', breaks: lowers, deed: `${triage('', '')}; ${pointed('D')}` },
  {
    guard: 'triage_follows',
    breaks: 'a level of an inquiry has a line of its own',
    before: `${triage(', previous_id, previous_level, by_hat', `, {claimed.triage}, 'A', {anne}`)}; ${pointed('D')}`,
    deed: `update counselling.triage set replaced_by = {claimed.triage} where id = {free}; update counselling.triage set replaced_by = null where id = {claimed.triage};
      ${pointed('A', '{claimed.triage}')}`,
  },
  {
    guard: 'triage_inquiry',
    breaks: 'triage is told of the inquiry',
    deed: 'update counselling.triage set writer_id = {other.writer} where id = {claimed.triage}',
  },
]
