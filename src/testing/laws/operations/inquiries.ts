import { levels } from '#platform/level.ts'
import type { Known, KnownInquiry } from '../known.ts'
import type { Random } from '../random.ts'
import { newQuoted, now, type Operations, openInquiries, quoted, somebody, today } from './operation.ts'

const ends = ['answered-once', 'family-opened', 'handed-over', 'withdrawn', 'duplicate-of', 'not-reached', 'not-for-us']
const update = (inquiry: KnownInquiry | undefined, set: string) => `update counselling.inquiry set ${set} where id = ${quoted(inquiry?.id)}`
const endThread = (inquiry: KnownInquiry | undefined) =>
  `update counselling.conversation set state = 'ended', ended_at = ${now}, ended_as = 'agreed' where id = ${quoted(inquiry?.conversation)}`

function arrive(known: Known, random: Random, owner: string | null): string {
  const [id, person, writer, thread, promise, line] = [newQuoted(), newQuoted(), newQuoted(), newQuoted(), newQuoted(), newQuoted()]
  const [queue, level] = [quoted(random.pick(known.queues)), random.pick(levels)]
  return `insert into core.person (id) values (${person}); insert into core.hat (id, kind, person_id) values (${writer}, 'writer', ${person});
    insert into core.promise (id, to_hat, by_queue, by_hat, what, channel, due_by) values (${promise}, ${writer}, ${owner ? 'null' : queue}, ${quoted(owner)}, 'answer', 'page', ${now} + interval '1 day');
    insert into counselling.inquiry (id, writer_id, conversation_id, channel, state, queue_id, promise_id, owner_id, level, triage_id)
      values (${id}, ${writer}, ${thread}, 'web', '${owner ? 'claimed' : 'received'}', ${queue}, ${promise}, ${quoted(owner)}, '${level}', ${line});
    insert into counselling.triage (id, inquiry_id, writer_id, level, reason) values (${line}, ${id}, ${writer}, '${level}', 'Reglen');
    insert into counselling.conversation (id, writer_id, inquiry_id, code_hash, code_key, keep_until) values (${thread}, ${writer}, ${id}, decode(md5(random()::text), 'hex'), 1, ${today(90)})`
}

/** A line of triage and the inquiry that follows it; whose and after which line may be wrong. */
function triage(inquiry: KnownInquiry | undefined, { level, by, after }: { level: string; by: string; after: string | undefined }): string {
  const line = newQuoted()
  const previous = after ? `${quoted(after)}, (select level from counselling.triage where id = ${quoted(after)})` : 'null, null'
  return `insert into counselling.triage (id, inquiry_id, writer_id, level, reason, by_hat, previous_id, previous_level) values (${line}, ${quoted(inquiry?.id)}, ${quoted(inquiry?.writer)}, '${level}', 'Set på igen', ${by}, ${previous});
    ${update(inquiry, `level = '${level}', triage_id = ${line}`)}`
}

export const inquiryOperations: Operations = {
  arrive: (known, random) => arrive(known, random, null),
  arriveByPhone: (known, random) => arrive(known, random, somebody(known, random)?.id ?? null),
  claim: (known, random) => {
    const [inquiry, who] = [random.pick(openInquiries(known)), quoted(somebody(known, random)?.id)]
    return `${update(inquiry, `state = 'claimed', owner_id = ${who}, claimed_at = ${now}`)}; update core.promise set by_hat = ${who}, by_queue = null where id = ${quoted(inquiry?.promise)} and ended_at is null`
  },
  passOn: (known, random) => {
    const [inquiry, to] = [random.pick(openInquiries(known)), quoted(somebody(known, random)?.id)]
    const ask = `insert into counselling.ask (id, inquiry_id, writer_id, what, from_hat, to_hat, answered_at, answer) values (${newQuoted()}, ${quoted(inquiry?.id)}, ${quoted(inquiry?.writer)}, '${random.pick(['take-over', 'take-over', 'second-opinion'])}', ${quoted(somebody(known, random)?.id)}, ${to}, ${now}, '${random.chance(0.7) ? 'yes' : 'no'}'); `
    return `${random.chance(0.7) ? ask : ''}${update(inquiry, `owner_id = ${to}`)}`
  },
  // Somebody who is signed in, as a leader may be, gives it to another.
  giveAsLeader: (known, random) => {
    const [inquiry, by, to] = [random.pick(known.inquiries), quoted(random.pick(known.employees)?.id), quoted(somebody(known, random)?.id)]
    const state = random.chance(0.5) ? `state = 'claimed', ` : ''
    return `select set_config('app.hat', ${by}, true); ${update(inquiry, `${state}owner_id = ${to}`)}; select set_config('app.hat', '', true)`
  },
  answer: (known, random) => {
    const inquiry = random.pick(openInquiries(known))
    return `${update(inquiry, `state = 'answered', answered_at = ${now}`)}; update core.promise set ended_at = ${now}, ended_as = 'kept' where id = ${quoted(inquiry?.promise)} and ended_at is null`
  },
  release: (known, random) => {
    const inquiry = random.pick(openInquiries(known))
    const promise = newQuoted()
    const anew = random.chance(0.5)
      ? `insert into core.promise (id, to_hat, by_queue, what, channel, due_by) values (${promise}, ${quoted(inquiry?.writer)}, ${quoted(inquiry?.queue)}, 'write-when', 'page', ${now} + interval '1 day'); `
      : `update core.promise set by_hat = null, by_queue = ${quoted(inquiry?.queue)} where id = ${quoted(inquiry?.promise)}; `
    return `${anew}${update(inquiry, `state = 'received', owner_id = null, claimed_at = null${anew.startsWith('insert') ? `, promise_id = ${promise}` : ''}`)}`
  },
  writeAgain: (known, random) => {
    const [inquiry, promise] = [random.pick(known.inquiries), newQuoted()]
    return `insert into core.promise (id, to_hat, by_queue, what, channel, due_by) values (${promise}, ${quoted(inquiry?.writer)}, ${quoted(inquiry?.queue)}, 'answer', 'page', ${now} + interval '1 day');
      ${update(inquiry, `state = 'received', owner_id = null, promise_id = ${promise}, ended_at = null, ended_as = null, ended_by = null, ended_by_person = null, second_by = null, second_person = null, family_id = null, duplicate_of = null, handed_to = null`)};
      update counselling.conversation set state = 'waiting', ended_at = null, ended_as = null, family_id = null where id = ${quoted(inquiry?.conversation)}`
  },
  end: (known, random) => {
    const [inquiry, as, by, second] = [
      random.pick(openInquiries(known)),
      random.pick(ends),
      somebody(known, random, 0.05),
      somebody(known, random, 0.05),
    ]
    const other = random.pick(known.inquiries)
    const more =
      {
        'family-opened': `, family_id = ${quoted(random.pick(known.families)?.id)}`,
        'duplicate-of': `, duplicate_of = ${quoted(other?.id)}`,
        'handed-over': `, handed_to = ${quoted(second?.id)}`,
        'not-for-us': `, second_by = ${quoted(second?.id)}, second_person = ${quoted(second?.person)}`,
        'not-reached': random.chance(0.5) ? `, second_by = ${quoted(second?.id)}, second_person = ${quoted(second?.person)}` : '',
      }[as!] ?? ''
    const family =
      as === 'family-opened' && random.chance(0.6)
        ? `; update counselling.conversation set family_id = (select family_id from counselling.inquiry where id = ${quoted(inquiry?.id)}) where id = ${quoted(inquiry?.conversation)}`
        : ''
    return `${update(inquiry, `state = 'ended', ended_at = ${now}, ended_as = '${as}', ended_by = ${quoted(by?.id)}, ended_by_person = ${quoted(by?.person)}${more}`)}${family || (random.chance(0.9) ? `; ${endThread(inquiry)}` : '')}`
  },
  endWithYes: (known, random) => {
    const [inquiry, by, second] = [random.pick(openInquiries(known)), random.pick(known.employees), random.pick(known.employees)]
    const [what, as, more] = random.pick([
      ['second-person', 'not-for-us', `second_by = ${quoted(second?.id)}, second_person = ${quoted(second?.person)}`],
      ['hand-over', 'handed-over', `handed_to = ${quoted(second?.id)}`],
    ] as const)!
    return `insert into counselling.ask (id, inquiry_id, writer_id, what, from_hat, to_hat, answered_at, answer) values (${newQuoted()}, ${quoted(inquiry?.id)}, ${quoted(inquiry?.writer)}, '${what}', ${quoted(by?.id)}, ${quoted(second?.id)}, ${now}, '${random.chance(0.8) ? 'yes' : 'no'}');
      ${update(inquiry, `state = 'ended', ended_at = ${now}, ended_as = '${as}', ended_by = ${quoted(by?.id)}, ended_by_person = ${quoted(by?.person)}, ${more}`)}; ${endThread(inquiry)}`
  },
  endBare: (known, random) =>
    update(
      random.pick(openInquiries(known)),
      `state = 'ended', ended_at = ${now}${random.chance(0.5) ? `, ended_as = '${random.pick(ends)}'` : ''}`,
    ),
  reopen: ({ inquiries }, random) => {
    const inquiry = random.pick(inquiries)
    return `${update(inquiry, `state = 'claimed', ended_at = null, ended_as = null, ended_by = null, ended_by_person = null, second_by = null, second_person = null, family_id = null, duplicate_of = null, handed_to = null`)};
      update counselling.conversation set state = 'waiting', ended_at = null, ended_as = null, family_id = null where id = ${quoted(inquiry?.conversation)}`
  },
  jump: ({ inquiries }, random) =>
    update(
      random.pick(inquiries),
      `state = '${random.pick(['received', 'claimed', 'answered', 'ended'])}'${random.chance(0.5) ? `, answered_at = ${now}` : ''}`,
    ),
  nullOwner: (known, random) => update(random.pick(openInquiries(known)), 'owner_id = null'),
  nullPromise: (known, random) => update(random.pick(openInquiries(known)), 'promise_id = null'),
  promiseOfAnother: (known, random) => update(random.pick(known.inquiries), `promise_id = ${quoted(random.pick(known.promises)?.id)}`),
  otherQueue: (known, random) => update(random.pick(openInquiries(known)), `queue_id = ${quoted(random.pick(known.queues))}`),
  changeHowItEnded: (known, random) => {
    const second = somebody(known, random)
    return update(
      random.pick(known.inquiries),
      random.pick([
        `second_by = ${quoted(second?.id)}, second_person = ${quoted(second?.person)}`,
        `ended_as = '${random.pick(ends)}'`,
        `second_ask = ${quoted(random.pick(known.asks)?.id)}`,
        'open_since = null',
        `attempts_before = 0, ended_as = 'not-reached'`,
      ])!,
    )
  },
  raiseByRule: (known, random) => {
    const inquiry = random.pick(openInquiries(known))
    return triage(inquiry, { level: random.pick(levels)!, by: 'null', after: inquiry?.line })
  },
  dateComesNear: (known, random) => {
    const inquiry = random.pick(openInquiries(known))
    return `${update(inquiry, `deadline_on = ${today(random.between(-3, 20))}`)}; select set_config('app.job', 'hurry', true);
      select counselling.raise_what_hurries(${random.between(3, 9)}, 'Har en dato inden for en uge.'); select set_config('app.job', '', true)`
  },
  setLevelByPerson: (known, random) => {
    const inquiry = random.pick(openInquiries(known))
    return triage(inquiry, {
      level: random.pick(levels)!,
      by: quoted(somebody(known, random)?.id),
      after: random.chance(0.8) ? inquiry?.line : random.pick(inquiry?.lines ?? []),
    })
  },
  startTriageAgain: (known, random) =>
    triage(random.pick(openInquiries(known)), { level: random.pick(levels)!, by: 'null', after: undefined }),
  levelOnly: (known, random) => update(random.pick(openInquiries(known)), `level = '${random.pick(levels)}'`),
  useAnOldLine: (known, random) => {
    const inquiry = random.pick(openInquiries(known))
    const line = quoted(random.pick(inquiry?.lines ?? []))
    return update(inquiry, `triage_id = ${line}, level = (select level from counselling.triage where id = ${line})`)
  },
  deleteInquiry: ({ inquiries }, random) => {
    const inquiry = random.pick(inquiries)
    const id = quoted(inquiry?.id)
    return `delete from counselling.attempt where inquiry_id = ${id}; delete from counselling.ask where inquiry_id = ${id}; delete from counselling.triage where inquiry_id = ${id}; delete from counselling.inquiry_move where inquiry_id = ${id};
      delete from counselling.conversation where id = ${quoted(inquiry?.conversation)}; delete from counselling.inquiry where id = ${id}`
  },
}
