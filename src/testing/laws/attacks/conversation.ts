import type { Attack } from '../attack.ts'
import { end } from './inquiry.ts'

const together = 'conversation, inquiry and writer belong together'
const heldBy = 'a conversation is held by its inquiry or a family'
const onlyInquiry = (inquiry: string, as: string, more = '') => end(inquiry, as, more).split(';')[0]!
const became = `${onlyInquiry('claimed', 'family-opened', ', family_id = {maja}')}; update counselling.conversation set family_id = {maja}, state = 'active' where id = {claimed.conversation}`
/** The same writer asks again: a second inquiry, with a conversation of its own or with the old one. */
const again = (conversation: string) =>
  `insert into counselling.inquiry (id, writer_id, conversation_id, channel, queue_id, promise_id, level, triage_id)
     values ({free}, {waiting.writer}, ${conversation}, 'web', {queue}, {waiting.promise}, 'D', {maja.goal});
   insert into counselling.triage (id, inquiry_id, writer_id, level, reason) values ({maja.goal}, {free}, {waiting.writer}, 'D', 'Reglen')`
const thread = (code: string, writer = '{waiting.writer}') =>
  `insert into counselling.conversation (id, writer_id, inquiry_id, code_hash, code_key, keep_until) values ({sara.goal}, ${writer}, {free}, ${code}, 1, platform.today() + 90)`
const family = 'a note and its correction are of one family'
const asked = (from: string, to: string, more = '') =>
  `insert into counselling.ask (id, inquiry_id, writer_id, what, from_hat, to_hat) values (gen_random_uuid(), {claimed}, {claimed.writer}, 'second-opinion', ${from}, ${to})${more}`

/** Conversations, their words, questions to colleagues and notes. */
export const conversationAttacks: Attack[] = [
  { guard: 'conversation_held_by_inquiry', breaks: heldBy, deed: onlyInquiry('claimed', 'withdrawn') },
  {
    guard: 'inquiry_conversation_goes_on',
    breaks: 'an open inquiry has a conversation that goes on',
    deed: `update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'agreed' where id = {claimed.conversation}`,
  },
  {
    guard: 'conversation_held_by_family',
    breaks: heldBy,
    before: became,
    deed: `update core.family set closed_at = platform.now(), closed_by = {anne}, closed_as = 'goals-reached' where id = {maja}`,
  },
  {
    guard: 'conversation_goes_on_with',
    breaks: 'a conversation goes on with the family its inquiry became',
    deed: `update counselling.conversation set family_id = {sara} where id = {claimed.conversation}`,
  },
  {
    guard: 'conversation_end_has_reason',
    breaks: 'a conversation ends with a reason',
    before: became,
    deed: `update counselling.conversation set state = 'ended', ended_at = platform.now() where id = {claimed.conversation}`,
  },
  {
    guard: 'conversation_inquiry',
    breaks: together,
    before: end('claimed', 'withdrawn'),
    deed: 'update counselling.conversation set inquiry_id = {other} where id = {claimed.conversation}',
  },
  {
    guard: 'inquiry_conversation',
    breaks: together,
    before: end('claimed', 'withdrawn'),
    deed: 'update counselling.inquiry set conversation_id = {free} where id = {claimed}',
  },
  { guard: 'inquiry_by_conversation', breaks: together, deed: again('{waiting.conversation}') },
  { guard: 'conversation_of_one_writer', breaks: 'one writer has one conversation', deed: `${again('{sara.goal}')}; ${thread(`'\\x02'`)}` },
  {
    guard: 'conversation_by_code',
    breaks: 'one code opens one conversation',
    deed: 'update counselling.conversation set code_hash = (select code_hash from counselling.conversation where id = {other.conversation}) where id = {claimed.conversation}',
  },
  {
    guard: 'conversation_only_ended_is_deleted',
    breaks: 'what has not ended is not deleted',
    before: became,
    deed: `delete from counselling.message where writer_id = {claimed.writer}; delete from counselling.intake where writer_id = {claimed.writer};
      delete from counselling.triage where inquiry_id = {claimed}; delete from counselling.inquiry_move where inquiry_id = {claimed};
      delete from counselling.conversation where id = {claimed.conversation}; delete from counselling.inquiry where id = {claimed}`,
  },
  {
    guard: 'intake_inquiry',
    breaks: 'triage is told of the inquiry',
    deed: 'update counselling.intake set writer_id = {other.writer} where inquiry_id = {claimed}',
  },
  {
    guard: 'message_conversation',
    breaks: 'a word stands in the conversation of its writer',
    deed: 'update counselling.message set writer_id = {other.writer} where conversation_id = {claimed.conversation}',
  },
  {
    guard: 'draft_conversation',
    breaks: 'a word stands in the conversation of its writer',
    deed: `insert into counselling.draft (conversation_id, writer_id, hat_id, body) values ({claimed.conversation}, {other.writer}, {anne}, 'Kære du')`,
  },
  {
    guard: 'attempt_inquiry',
    breaks: 'triage is told of the inquiry',
    deed: `insert into counselling.attempt (inquiry_id, writer_id, n, by_hat, channel) values ({claimed}, {other.writer}, 1, {anne}, 'phone')`,
  },
  { guard: 'ask_another', breaks: 'a question waits at somebody who works here', deed: asked('{anne}', '{anne}') },
  { guard: 'ask_to', breaks: 'a question waits at somebody who works here', deed: asked('{anne}', '{volunteer}') },
  {
    guard: 'ask_to',
    breaks: 'a question waits at somebody who works here',
    before: asked('{anne}', '{spare}'),
    deed: 'update core.hat set ended_at = platform.now() where id = {spare}',
  },
  { guard: 'ask_once', breaks: 'a question is asked once', deed: `${asked('{anne}', '{cille}')}; ${asked('{anne}', '{cille}')}` },
  {
    guard: 'ask_whole',
    breaks: 'a question is answered whole',
    before: asked('{anne}', '{cille}'),
    deed: `update counselling.ask set answer = 'no' where inquiry_id = {claimed}`,
  },
  {
    guard: 'ask_inquiry',
    breaks: 'triage is told of the inquiry',
    deed: asked('{anne}', '{cille}').replace('{claimed.writer}', '{other.writer}'),
  },
  {
    guard: 'note_corrects',
    breaks: family,
    deed: `insert into counselling.note (id, family_id, by_hat, body, corrects) values (gen_random_uuid(), {maja}, {anne}, 'Rettelse', {sara.note})`,
  },
  {
    guard: 'note_adult',
    breaks: family,
    deed: `insert into counselling.note (id, family_id, by_hat, body, shown_to, adult_id) values (gen_random_uuid(), {maja}, {anne}, 'Til dig', 'adult', {sara.adult})`,
  },
  {
    guard: 'note_theme_note',
    breaks: family,
    deed: `insert into counselling.note_theme (note_id, family_id, theme) values ({maja.note}, {sara}, 'child')`,
  },
]
