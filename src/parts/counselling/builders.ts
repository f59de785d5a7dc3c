import { randomBytes } from 'node:crypto'
import { type Hat, type HeldFamily, type Network, type Owner, plant, worldTime } from '#core/builders.ts'
import { addDays } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Level } from '#platform/level.ts'
import { writeAgain } from './receive/actions.ts'
import { levelReasons } from './receive/receive.ts'

type Stage = 'waiting' | 'claimed' | 'answered'
export type Inquiry = {
  id: string
  conversation: string
  writer: { hat: string; person: string }
  promise: string
  level: Level
  /** Who has claimed it. */
  owner: Hat | null
  /** The return code opens the conversation whose row holds its keyed hash. */
  codeHash: Buffer
}
type InquiryWish = {
  stage?: Stage
  level?: Level
  owner?: Hat
  words?: string
  codeHash?: Buffer
  promisedHours?: number
  receivedAt?: Date
  dueBy?: Date
  answer?: string
  who?: string
  /** How and when the writer has said it is safe to be answered. */
  safeAnswer?: string
  deadlineOn?: string
}

const hour = 3_600_000

/** Somebody has written: waiting in the queue with a promise, claimed by a counsellor, or answered and waiting for the writer. */
export async function anInquiry(owner: Owner, network: Network, wish: InquiryWish = {}): Promise<Inquiry> {
  const { now: moment, today } = await worldTime(owner)
  const now = wish.receivedAt ?? moment
  const stage = wish.stage ?? 'waiting'
  const inquiry: Inquiry = {
    id: newId(),
    conversation: newId(),
    writer: { hat: newId(), person: newId() },
    promise: newId(),
    level: wish.level ?? 'D',
    owner: stage === 'waiting' ? null : (wish.owner ?? network.anne),
    codeHash: wish.codeHash ?? randomBytes(32),
  }
  const due = wish.dueBy ?? new Date(now.getTime() + (wish.promisedHours ?? 14) * hour)
  await plant(owner, {
    'core.person': [{ id: inquiry.writer.person }],
    'core.hat': [{ id: inquiry.writer.hat, kind: 'writer', person_id: inquiry.writer.person }],
    'core.promise': [promiseRow(inquiry, network, { stage, due, now })],
    ...threadRows(inquiry, network, { stage, now, today, wish }),
    'counselling.message': messageRows(inquiry, wish, { written: now, answered: moment }),
  })
  // An inquiry can only become answered, not begin so: its history must read as it happened.
  if (stage === 'answered')
    await owner.query(`update counselling.inquiry set state = 'answered', answered_at = platform.now() where id = $1`, [inquiry.id])
  return inquiry
}

/** As the rule would say it of such an answer; "today" is no rule's, and is set by whoever answers for the queue. */
function whyLevel(level: Level, network: Network, { deadlineOn }: InquiryWish): { reason: string; by_hat: string | null } {
  if (level === 'B') return { reason: 'Har ikke sovet i tre nætter', by_hat: network.queue.responsible.hat }
  const rule = ({ A: 'in-danger', C: deadlineOn ? 'date-within-week' : 'pregnant-and-alone', D: 'no-sign-of-hurry' } as const)[level]
  return { reason: levelReasons[rule], by_hat: null }
}

function promiseRow({ promise, writer, owner }: Inquiry, network: Network, { stage, due, now }: { stage: Stage; due: Date; now: Date }) {
  const held = owner ? { by_hat: owner.hat, by_queue: null } : { by_hat: null, by_queue: network.queue.id }
  const ended = stage === 'answered' ? { ended_at: now, ended_as: 'kept' } : {}
  return { id: promise, to_hat: writer.hat, what: 'answer', channel: 'page', made_at: now, due_by: due, ...held, ...ended }
}

function threadRows(
  inquiry: Inquiry,
  network: Network,
  { stage, now, today, wish }: { stage: Stage; now: Date; today: string; wish: InquiryWish },
) {
  const { id, conversation, writer, owner, level, promise } = inquiry
  const triage = newId()
  const whose = { inquiry_id: id, writer_id: writer.hat }
  const claimed = owner ? { owner_id: owner.hat, claimed_at: now } : {}
  const state = stage === 'waiting' ? 'received' : 'claimed'
  const talk = stage === 'answered' ? { state: 'active', last_word_by: 'us' } : { state: 'waiting', last_word_by: 'writer' }
  const code = { code_hash: `\\x${inquiry.codeHash.toString('hex')}`, code_key: 1, keep_until: addDays(today, 90) }
  return {
    'counselling.inquiry': [
      {
        ...{ id, writer_id: writer.hat, conversation_id: conversation, channel: 'web', queue_id: network.queue.id },
        ...{ state, level, triage_id: triage, promise_id: promise, received_at: now, deadline_on: wish.deadlineOn ?? null, ...claimed },
      },
    ],
    'counselling.triage': [{ id: triage, ...whose, level, ...whyLevel(level, network, wish) }],
    'counselling.conversation': [{ id: conversation, ...whose, ...talk, ...code, started_at: now, last_word_at: now }],
    'counselling.intake': [{ ...whose, who: wish.who ?? 'mother' }],
    'counselling.safe_answer': wish.safeAnswer
      ? [{ hat_id: writer.hat, n: 1, words: wish.safeAnswer, by_hat: writer.hat, said_at: now }]
      : [],
  }
}

function messageRows(
  { conversation, writer, owner }: Inquiry,
  wish: InquiryWish,
  { written, answered }: { written: Date; answered: Date },
) {
  const thread = { conversation_id: conversation, writer_id: writer.hat }
  const [words, reply] = [
    wish.words ?? 'Jeg ved ikke helt, hvor jeg skal begynde.',
    wish.answer ?? 'Tak, fordi du skriver. Vi tager det sammen.',
  ]
  const first = { id: newId(), ...thread, by_hat: writer.hat, from_us: false, body: words, at: written }
  const answer = { id: newId(), ...thread, by_hat: owner?.hat, from_us: true, body: reply, at: answered }
  return wish.stage === 'answered' ? [first, answer] : [first]
}

/** Anne has answered somebody, and nobody waits for anything: until whoever wrote, as `who`, `writes` again. */
export async function anAnsweredInquiry(owner: Owner, network: Network) {
  const inquiry = await anInquiry(owner, network, { stage: 'answered', owner: network.anne })
  const { conversation, writer, level } = inquiry
  const writes = (words: string) => async (tx: Tx) => {
    const { now } = await worldTime(owner)
    return writeAgain(tx, { conversationId: conversation, queueId: network.queue.id, level, words, now, formId: newId() })
  }
  return { ...inquiry, who: { kind: 'writer', hat: writer.hat } as const, writes }
}

/** The first adult of a held family, with the conversation they came with: answered, and theirs to go on with. */
export async function hasConversation(owner: Owner, network: Network, { family }: { family: HeldFamily }): Promise<Inquiry> {
  const inquiry = await anInquiry(owner, network, { stage: 'answered' })
  await owner.query('update core.hat set person_id = $1 where id = $2', [family.adults[0]!.person, inquiry.writer.hat])
  await owner.query(
    `with ended as (update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'family-opened', ended_by = $2, ended_by_person = $3, family_id = $4 where id = $1)
     update counselling.conversation set family_id = $4 where inquiry_id = $1`,
    [inquiry.id, network.anne.hat, network.anne.person, family.id],
  )
  return inquiry
}

/** The same, who has written since and is not answered; what is promised for it by then, if anything is. Gives the conversation. */
export async function hasWritten(owner: Owner, network: Network, { family, dueBy }: { family: HeldFamily; dueBy?: Date }): Promise<string> {
  const { conversation } = await hasConversation(owner, network, { family })
  await owner.query(`update counselling.conversation set last_word_by = 'writer', last_word_at = platform.now() where id = $1`, [
    conversation,
  ])
  const promise = {
    id: newId(),
    to_hat: family.adults[0]!.hat,
    by_hat: family.anchor.hat,
    family_id: family.id,
    what: 'answer',
    channel: 'page',
  }
  if (dueBy) await plant(owner, { 'core.promise': [{ ...promise, due_by: dueBy }] })
  return conversation
}
