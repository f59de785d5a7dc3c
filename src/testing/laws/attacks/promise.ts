import type { Attack } from '../attack.ts'

const moved = 'a promise is moved with their yes, by a new one to the same person'
const someone = 'an open promise has a hat or a queue that lives'
type Words = {
  id?: string
  to?: string
  by?: string
  queue?: string
  what?: string
  due?: string
  more?: [column: string, value: string][]
}
const promise = ({
  id = 'gen_random_uuid()',
  to = '{maja.adult}',
  by = '{anne}',
  queue = 'null',
  what = 'call',
  due = "platform.now() + interval '2 days'",
  more = [],
}: Words) =>
  `insert into core.promise (id, to_hat, by_hat, by_queue, what, channel, due_by${more.map(([column]) => `, ${column}`).join('')})
   values (${id}, ${to}, ${by}, ${queue}, '${what}', 'page', ${due}${more.map(([, value]) => `, ${value}`).join('')})`
const given = promise({ id: '{free}' })
const late = promise({ id: '{free}', due: "platform.now() - interval '1 hour'" })
const from: [string, string] = ['moved_from', '{free}']
const away = `update core.promise set ended_at = platform.now(), ended_as = 'moved', their_yes_at = platform.now() where id = {free}`

export const promiseAttacks: Attack[] = [
  { guard: 'promise_held', breaks: someone, deed: promise({ by: 'null' }) },
  {
    guard: 'promise_by_hat',
    breaks: someone,
    before: promise({ by: '{spare}' }),
    deed: 'update core.hat set ended_at = platform.now() where id = {spare}',
  },
  {
    guard: 'promise_by_queue',
    breaks: someone,
    before: promise({ by: 'null', queue: '{queue2}' }),
    deed: 'update core.queue set ended_at = platform.now() where id = {queue2}',
  },
  { guard: 'promise_answer_by_employee', breaks: 'an answer is owed by an employee', deed: promise({ by: '{volunteer}', what: 'answer' }) },
  {
    guard: 'promise_late_since_before',
    breaks: 'what is late since a time was promised by then, and broken',
    deed: promise({ more: [['late_since', "platform.now() + interval '1 hour'"]] }),
  },
  {
    guard: 'promise_ends_whole',
    breaks: 'a promise ends as something',
    before: given,
    deed: 'update core.promise set ended_at = platform.now() where id = {free}',
  },
  {
    guard: 'promise_not_needed_is_said',
    breaks: 'what is not needed any more says who ended it and why',
    before: given,
    deed: `update core.promise set ended_at = platform.now(), ended_as = 'not-needed', not_needed_because = 'their-wish' where id = {free}`,
  },
  {
    guard: 'promise_not_needed_is_said',
    breaks: 'what is not needed any more says who ended it and why',
    before: given,
    deed: `update core.promise set ended_at = platform.now(), ended_as = 'not-needed', ended_by = {anne} where id = {free}`,
  },
  {
    guard: 'promise_moved_with_yes',
    breaks: moved,
    before: given,
    deed: `update core.promise set ended_at = platform.now(), ended_as = 'moved' where id = {free}; ${promise({ more: [from] })}`,
  },
  { guard: 'promise_moved_has_new', breaks: moved, before: given, deed: away },
  { guard: 'promise_moved_from', breaks: moved, before: given, deed: `${away}; ${promise({ to: '{maja.father}', more: [from] })}` },
  {
    guard: 'promise_moved_once',
    breaks: 'one promise takes the place of another',
    before: `${given}; ${away}; ${promise({ more: [from] })}`,
    deed: promise({ more: [from] }),
  },
  {
    guard: 'promise_window',
    breaks: 'a promise has a window that opens before it closes',
    deed: promise({ more: [['window_from', `platform.now() + interval '3 days'`]] }),
  },
  {
    guard: 'promise_step',
    breaks: 'a promise about a step is about that family',
    deed: promise({
      what: 'step',
      more: [
        ['step_id', '{sara.step}'],
        ['family_id', '{maja}'],
      ],
    }),
  },
  {
    guard: 'promise_step_names_family',
    breaks: 'a promise about a step is about that family',
    deed: promise({ what: 'step', more: [['step_id', '{maja.step}']] }),
  },
  {
    guard: 'promise_is_never_edited',
    breaks: 'a promise is never edited',
    before: given,
    deed: `update core.promise set due_by = due_by + interval '3 days' where id = {free}`,
  },
  {
    guard: 'promise_is_never_edited',
    breaks: 'a promise is never edited',
    before: `${given}; update core.promise set ended_at = platform.now(), ended_as = 'broken' where id = {free}`,
    deed: `update core.promise set ended_as = 'kept' where id = {free}`,
  },
  {
    guard: 'promise_ends_in_time',
    breaks: 'what was promised for a time that has passed was broken',
    before: late,
    deed: `update core.promise set ended_at = platform.now(), ended_as = 'kept' where id = {free}`,
  },
  {
    guard: 'promise_ends_in_time',
    breaks: 'what was promised for a time that has passed was broken',
    before: late,
    deed: `update core.promise set ended_at = due_by - interval '1 minute', ended_as = 'kept' where id = {free}`,
  },
  {
    guard: 'promise_ends_in_time',
    breaks: 'what was promised for a time that has passed was broken',
    before: late,
    deed: `${away}; ${promise({ more: [from] })}`,
  },
  {
    guard: 'promise_only_ended_is_deleted',
    breaks: 'what has not ended is not deleted',
    before: given,
    deed: 'delete from core.promise where id = {free}',
  },
]
