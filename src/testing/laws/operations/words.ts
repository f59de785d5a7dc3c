import { newQuoted, now, type Operations, openFamilies, openInquiries, quoted, somebody } from './operation.ts'

const inHours = (hours: number) => `${now} + interval '${hours} hours'`

/** Conversations, attempts, questions and promises. */
export const wordOperations: Operations = {
  endConversation: (known, random) =>
    `update counselling.conversation set state = 'ended'${random.chance(0.7) ? `, ended_at = ${now}, ended_as = 'agreed'` : ''} where id = ${quoted(random.pick(known.inquiries)?.conversation)}`,
  reopenConversation: ({ inquiries }, random) =>
    `update counselling.conversation set state = 'active', ended_at = null, ended_as = null where id = ${quoted(random.pick(inquiries)?.conversation)}`,
  goOnWithFamily: (known, random) =>
    `update counselling.conversation set family_id = ${quoted(random.pick(known.families)?.id)} where id = ${quoted(random.pick(known.inquiries)?.conversation)}`,
  conversationOfAnother: ({ inquiries }, random) => {
    const [one, other] = [random.pick(inquiries), random.pick(inquiries)]
    return random.chance(0.5)
      ? `update counselling.conversation set inquiry_id = ${quoted(other?.id)} where id = ${quoted(one?.conversation)}`
      : `update counselling.inquiry set conversation_id = ${quoted(other?.conversation)} where id = ${quoted(one?.id)}`
  },
  deleteConversation: ({ inquiries }, random) =>
    `delete from counselling.conversation where id = ${quoted(random.pick(inquiries)?.conversation)}`,
  tryToReach: (known, random) => {
    const inquiry = random.pick(openInquiries(known))
    const n = random.chance(0.8)
      ? `(select coalesce(max(n), 0) + 1 from counselling.attempt where inquiry_id = ${quoted(inquiry?.id)})`
      : random.between(1, 5)
    return `insert into counselling.attempt (inquiry_id, writer_id, n, by_hat, channel) values (${quoted(inquiry?.id)}, ${quoted(inquiry?.writer)}, ${n}, ${quoted(somebody(known, random)?.id)}, 'phone')`
  },
  deleteAttempt: ({ inquiries }, random) =>
    `delete from counselling.attempt where inquiry_id = ${quoted(random.pick(inquiries)?.id)} and n = ${random.between(1, 3)}`,
  giveUp: (known, random) => {
    const inquiry = random.pick(openInquiries(known).filter(({ tried }) => tried > 1))
    return inquiry
      ? `update counselling.inquiry set state = 'ended', ended_at = ${now}, ended_as = 'not-reached', ended_by = h.id, ended_by_person = h.person_id from core.hat h where h.id = ${quoted(random.pick(known.employees)?.id)} and inquiry.id = ${quoted(inquiry.id)};
         update counselling.conversation set state = 'ended', ended_at = ${now}, ended_as = 'not-reached' where id = ${quoted(inquiry.conversation)}`
      : null
  },
  ask: (known, random) => {
    const inquiry = random.pick(random.chance(0.9) ? openInquiries(known) : known.inquiries)
    return `insert into counselling.ask (id, inquiry_id, writer_id, what, from_hat, to_hat) values (${newQuoted()}, ${quoted(inquiry?.id)}, ${quoted(inquiry?.writer)}, '${random.pick(['take-over', 'hand-over', 'second-opinion', 'second-person'])}', ${quoted(somebody(known, random)?.id)}, ${quoted(somebody(known, random)?.id)})`
  },
  answerAsk: ({ asks }, random) =>
    `update counselling.ask set ${random.chance(0.9) ? `answered_at = ${now}, ` : ''}answer = '${random.pick(['yes', 'yes', 'no', 'not-needed'])}' where id = ${quoted(random.pick(asks)?.id)}`,
  askAgain: ({ asks }, random) =>
    `update counselling.ask set answered_at = null, answer = null where id = ${quoted(random.pick(asks)?.id)}`,
  askAnother: (known, random) =>
    `update counselling.ask set to_hat = ${quoted(somebody(known, random)?.id)} where id = ${quoted(random.pick(known.asks)?.id)}`,
  deleteAsk: ({ asks }, random) => `delete from counselling.ask where id = ${quoted(random.pick(asks)?.id)}`,

  promise: (known, random) => {
    const [who, family] = [random.pick(known.hats), random.pick(openFamilies(known))]
    const to = quoted(
      random.chance(0.5) ? random.pick(known.hats.filter(({ kind }) => kind === 'family_adult'))?.id : random.pick(known.inquiries)?.writer,
    )
    const step = random.chance(0.3) ? quoted(random.chance(0.7) ? family?.step : random.pick(known.steps)?.id) : 'null'
    return `insert into core.promise (id, to_hat, by_hat, by_queue, family_id, step_id, what, channel, window_from, due_by) values (${newQuoted()}, ${to}, ${random.chance(0.8) ? quoted(who?.id) : 'null'}, ${random.chance(0.2) ? quoted(random.pick(known.queues)) : 'null'},
      ${random.chance(0.6) ? quoted(family?.id) : 'null'}, ${step}, '${random.pick(['answer', 'call', 'meet', 'step'])}', 'page', ${random.chance(0.3) ? inHours(random.between(1, 60)) : 'null'}, ${inHours(random.between(2, 90))})`
  },
  keep: ({ promises }, random) =>
    `update core.promise set ended_at = ${now}, ended_as = '${random.pick(['kept', 'broken', 'not-needed'])}' where id = ${quoted(random.pick(promises)?.id)}`,
  notNeeded: (known, random) => {
    const by = random.chance(0.8) ? quoted(somebody(known, random)?.id) : 'null'
    const because = random.chance(0.8) ? `'${random.pick(['inquiry-ended', 'their-wish'])}'` : 'null'
    return `update core.promise set ended_at = ${now}, ended_as = '${random.chance(0.9) ? 'not-needed' : 'kept'}', ended_by = ${by}, not_needed_because = ${because} where id = ${quoted(random.pick(known.promises)?.id)}`
  },
  keepHalf: ({ promises }, random) => `update core.promise set ended_as = 'kept' where id = ${quoted(random.pick(promises)?.id)}`,
  movePromise: (known, random) => {
    const old = random.pick(known.promises)
    const to = random.chance(0.85) ? old?.to : random.pick(known.promises)?.to
    const yes = random.chance(0.85) ? `, their_yes_at = ${now}` : ''
    const anew = random.chance(0.85)
      ? `; insert into core.promise (id, to_hat, by_hat, what, channel, due_by, moved_from) values (${newQuoted()}, ${quoted(to)}, ${quoted(somebody(known, random)?.id)}, 'call', 'page', ${inHours(48)}, ${quoted(old?.id)})`
      : ''
    return `update core.promise set ended_at = ${now}, ended_as = 'moved'${yes} where id = ${quoted(old?.id)}${anew}`
  },
  editPromise: ({ promises }, random) =>
    `update core.promise set ${random.pick([`due_by = due_by + interval '2 days'`, `channel = 'phone'`, `what = 'meet'`, "made_at = made_at - interval '1 day'", 'ended_at = null, ended_as = null', `ended_as = 'kept'`, 'ended_by = by_hat', `their_yes_at = ${now}`])} where id = ${quoted(random.pick(promises)?.id)}`,
  givePromise: (known, random) =>
    `update core.promise set by_hat = ${quoted(random.pick(known.hats)?.id)}, by_queue = null where id = ${quoted(random.pick(known.promises)?.id)}`,
  promiseByNobody: ({ promises }, random) =>
    `update core.promise set by_hat = null, by_queue = null where id = ${quoted(random.pick(promises)?.id)}`,
  promiseOfFamily: (known, random) =>
    `update core.promise set family_id = ${quoted(random.pick(known.families)?.id)} where id = ${quoted(random.pick(known.promises)?.id)}`,
  deletePromise: ({ promises }, random) => `delete from core.promise where id = ${quoted(random.pick(promises)?.id)}`,
}
