import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Household } from '#testing/household.ts'
import { aPolicyWorld, opened, type PolicyWorld, refused } from '#testing/policy-world.ts'

let world: PolicyWorld['world']
let household: PolicyWorld['household']
let actors: PolicyWorld['actors']
let run: PolicyWorld['run']
let says: PolicyWorld['says']
let does: PolicyWorld['does']
beforeAll(async () => {
  ;({ world, household, actors, run, says, does } = await aPolicyWorld())
})
afterAll(() => world[Symbol.asyncDispose]())

test('a visitor reads the directory and calls the doors, and nothing else', async () => {
  const { rows } = await world.owner.query(`
    select p.oid::regprocedure::text as door from pg_proc p where prosecdef and pronamespace::regnamespace::text not in ('pg_catalog', 'public', 'information_schema', 'graphile_worker')
      and has_function_privilege(platform.role_prefix() || '_visitor', p.oid, 'execute') order by 1`)
  expect(rows.map(({ door }) => door)).toEqual(doorsOfVisitors)
  const changes =
    await world.owner.query(`select distinct table_schema || '.' || table_name as name from information_schema.column_privileges
    where grantee = platform.role_prefix() || '_visitor' and privilege_type <> 'SELECT' and table_schema not in ('public', 'graphile_worker')`)
  expect(changes.rows).toEqual([])
})

const doorsOfVisitors = [
  'core.ask_for_link(uuid,text)', // answers nothing, whoever asks
  'core.begin_network(bytea,jsonb,bytea)', // once, with the first link
  'core.demo_session(uuid,uuid,bytea)', // demo and test worlds only
  'core.end_session(bytea)',
  // The rest of signing in: each asks for the hash of a secret that somebody was given.
  'core.hats_of_ticket(bytea)',
  'core.invitation_of(bytea)',
  'core.leave_session(bytea)',
  'core.link_of(bytea)',
  'core.open_session(bytea,boolean)',
  'core.outbox()', // demo and test worlds only
  'core.paused_by(bytea)',
  'core.setup_is_open(bytea)',
  'core.setup_is_over(bytea)', // to whoever holds an address that was printed, and to nobody else
  'core.spend_invitation(bytea,jsonb,uuid,bytea)',
  'core.spend_link(bytea,uuid,uuid,bytea,boolean)',
  'core.wear_hat(bytea,uuid,uuid,bytea)',
  'counselling.answering_capacity(uuid,boolean,uuid)', // what can truthfully be promised: counts, no names
  'counselling.first_queue(text)',
  'counselling.give_promise(uuid,uuid,jsonb)', // what is owed for what this very transaction has written
  'counselling.open_conversation(bytea[],uuid,bytea)',
  'counselling.page_made(bytea)', // to whoever holds the token of a session, and to nobody else
  'counselling.receive_inquiry(jsonb)',
  'counselling.speaks(text)', // yes or no: whether some queue answers in a language
  'counselling.was_taken_back(uuid)', // yes or no about a form whose random id one must know
  'platform.answer_form(uuid,text)',
  // What is half written: found and opened only with a number that lies in the writer's browser.
  'platform.drop_draft(bytea)',
  'platform.form_answer(uuid,text,text)',
  'platform.keep_draft(bytea,bytea)',
  'platform.limit_hash(bytea)',
  'platform.limit_look(text,bytea,bytea)',
  'platform.limit_wrong(text,bytea,bytea)',
  'platform.now()',
  'platform.read_draft(bytea)',
  'platform.take_form(uuid,text,text)',
]

test.each<[string, keyof Household['actors'], string]>([
  [
    'a counsellor steps into the circle of a family she does not know',
    'outside',
    `insert into core.circle (id, family_id, hat_id, as_what, accepted_at) select {new}, {maja}, core.hat(), 'counsellor', platform.now()`,
  ],
  [
    'a volunteer brings somebody along',
    'volunteer',
    `insert into core.circle (id, family_id, hat_id, as_what) values ({new}, {maja}, {guest}, 'guest')`,
  ],
  [
    'a volunteer adds a step to the plan',
    'volunteer',
    `insert into core.next_step (id, family_id, owner_id, owner_as, task_type, task_class, due_on, created_by) values ({new}, {maja}, {volunteer}, 'volunteer', 'visit', 'human', '2026-12-01', {volunteer})`,
  ],
  [
    "a step is made in another's name",
    'anchor',
    `insert into core.next_step (id, family_id, owner_id, owner_as, task_type, task_class, due_on, created_by) values ({new}, {maja}, {anne}, 'employee', 'talk', 'professional', '2026-12-01', {volunteer})`,
  ],
  [
    'somebody says yes for another',
    'leader',
    `insert into core.stand_in (id, for_hat, by_hat, accepted_at) select {new}, {anne}, (select id from core.hat where display_name = 'Bo' limit 1), platform.now()`,
  ],
  [
    "a guest promises in a counsellor's name",
    'guest',
    `insert into core.promise (id, to_hat, by_hat, family_id, what, channel, due_by) values ({new}, {mother}, {anne}, {maja}, 'call', 'page', '2027-01-01')`,
  ],
  [
    'somebody is said to have been late',
    'anchor',
    `insert into core.promise (id, to_hat, by_hat, family_id, what, channel, due_by, late_since) values ({new}, {mother}, {anne}, {maja}, 'answer', 'page', '2027-01-01', platform.now() - interval '1 hour')`,
  ],
  ["an event is told in another's name", 'anchor', `insert into core.event (kind, subject_id, by_hat) values ('x', {maja}, {volunteer})`],
  [
    "a note is written in another's name",
    'anchor',
    `${opened}; insert into counselling.note (id, family_id, by_hat, body) values ({new}, {maja}, {volunteer}, 'x')`,
  ],
  [
    'a note is written without a line',
    'anchor',
    `insert into counselling.note (id, family_id, by_hat, body) values ({new}, {maja}, {anne}, 'x')`,
  ],
  [
    "a leader's reason from tomorrow",
    'leader',
    `insert into core.reading_reason (hat_id, family_id, reason, at) select core.hat(), {maja}, 'Klage', platform.now() + interval '1 day'`,
  ],
  [
    'a counsellor sends word to an adult of a family she does not know',
    'outside',
    `insert into core.notice (id, to_hat, kind, values) values ({new}, {mother}, 'stand-in', '{}')`,
  ],
  ['a counsellor reads the hash of a code', 'anchor', 'select code_hash from counselling.conversation'],
  ['a visitor asks for the key of the day', 'visitor', 'select platform.limit_day_key()'],
  ['a visitor wakes a job', 'visitor', `select platform.enqueue('proof', 'x')`],
  ['a writer wakes a job', 'writer', `select platform.enqueue('proof', 'x')`],
  ['a mother reads what holds the family until the next shift', 'mother', 'select words from core.bridge'],
  [
    'a visitor takes an inquiry for a counsellor',
    'visitor',
    `select counselling.receive_inquiry(jsonb_build_object('channel', 'web', 'ownerId', {anne}, 'queueId', {queue}))`,
  ],
  [
    'a visitor writes down a telephone call',
    'visitor',
    `select counselling.receive_inquiry(jsonb_build_object('channel', 'phone', 'queueId', {queue}))`,
  ],
  [
    'a volunteer looks at an inquiry as if it were open',
    'volunteer',
    'insert into counselling.viewing (inquiry_id, hat_id) values ({owned.inquiry}, {volunteer})',
  ],
])('refused: %s', async (_, role, deed) => {
  await expect(does(actors[role], ...deed.split('; '))).rejects.toMatchObject(refused)
})

const promised = (whose: string) =>
  `select counselling.give_promise({${whose}.conversation}, gen_random_uuid(), '{"what": "answer", "by": "2030-01-01T10:00:00Z"}')`

test.each<[string, keyof Household['actors'], string]>([
  ['a volunteer opens the family whose circle she stands in', 'volunteer', opened],
  ['a guest opens the inquiry the family began with', 'guest', `select counselling.open_inquiry({mother.inquiry}, 'answer')`],
  ['a volunteer opens it', 'volunteer', `select counselling.open_inquiry({father.inquiry}, 'answer')`],
  ['a director opens a family', 'director', opened],
  ['a counsellor opens a family she does not know', 'outside', opened],
  ["a counsellor opens a colleague's inquiry", 'outside', `select counselling.open_inquiry({owned.inquiry}, 'answer')`],
  ['a leader opens what became a family as if it had not', 'leader', `select counselling.open_inquiry({father.inquiry}, 'answer')`],
  ['the mother opens what the father wrote', 'mother', `select counselling.open_conversation_of({father.writer}, 'own-page')`],
  ['the mother of another family opens this one', 'stranger', `select core.open_family({maja}, 'own-page')`],
  ['a visitor is promised something nobody has written for', 'visitor', promised('waiting')],
  ['a writer promises herself a new time', 'writer', promised('owned')],
  ['a mother promises herself an answer to what she has not written', 'mother', promised('mother')],
  ['an adult opens her page as if she were one of ours', 'mother', `select core.open_family({maja}, 'leadership')`],
])('there is no such thing: %s', async (_, role, deed) => {
  await expect(does(actors[role], deed)).rejects.toMatchObject({ code: 'P0002' })
})

test.each<[string, keyof Household['actors'], string[]]>([
  [
    'a volunteer sends a counsellor out of the circle',
    'volunteer',
    [`update core.circle set ended_at = platform.now() where as_what = 'deputy'`],
  ],
  [
    'the one who asked answers the question',
    'anchor',
    [
      `select counselling.open_inquiry({owned.inquiry}, 'answer')`,
      `update counselling.ask set answered_at = platform.now(), answer = 'yes' where id = {ask}`,
    ],
  ],
  [
    "a colleague's inquiry is ended behind the back",
    'outside',
    [`update counselling.inquiry set deadline_on = '2026-12-01' where id = {owned.inquiry}`],
  ],
  ["a code of one's own is set without a line", 'anchor', [`update counselling.conversation set code_hash = '\\x01'`]],
  ['a job breaks a promise before its time', 'job', [`update core.promise set ended_at = platform.now(), ended_as = 'broken'`]],
])('touches nobody: %s', async (_, role, deeds) => {
  expect(await does(actors[role], ...deeds)).toBe(0)
})

test('a colleague is given an inquiry without having said yes: by nobody, whoever asks', async () => {
  const gives = `update counselling.inquiry set owner_id = (select id from core.hat where display_name = 'Bo' limit 1) where id = {owned.inquiry}`
  for (const role of ['anchor', 'leader'] as const)
    await expect(does(actors[role], gives)).rejects.toMatchObject({ constraint: 'inquiry_owner_said_yes' })
})

test('a counsellor stands in only for a colleague she has said yes to', async () => {
  const takes = `insert into core.roster (id, kind, person_id, hat_id, absence_id, period, recorded_by)
    select {new}, 'covering', h.person_id, h.id, r.id, r.period, h.id from core.roster r, core.hat h where r.id = {away} and h.id = {anne}`
  expect(await does(actors.anchor, takes)).toBe(1)
  await does(actors.anchor, `update core.stand_in set ended_at = platform.now() where by_hat = {anne}`)
  await expect(does(actors.anchor, takes)).rejects.toMatchObject(refused)
})

test('a leader opens a family with a reason, and the reason is in the line', async () => {
  await expect(does(actors.leader, opened)).rejects.toMatchObject({ constraint: 'reading_reason_needed' })
  await does(
    actors.leader,
    `insert into core.reading_reason (hat_id, family_id, reason) select core.hat(), {maja}, 'Klage fra far'`,
    opened,
  )
  const { rows } = await world.owner.query(`select purpose, reason from core.access_line where hat_id = $1`, [household.network.leader.hat])
  expect(rows).toEqual([{ purpose: 'leadership', reason: 'Klage fra far' }])
})

test('who looked is told without the words of the reason', async () => {
  await expect(run(actors.mother, (tx) => says(tx, 'select reason from core.access_line'))).rejects.toMatchObject(refused)
})

test('the person behind a hat is not told to families: two hats of one person have a wall between them', async () => {
  for (const deed of ['select person_id from core.hat', 'select person_id from core.member'])
    await expect(
      run(actors.mother, (tx) => says(tx, deed)),
      deed,
    ).rejects.toMatchObject(refused)
})
