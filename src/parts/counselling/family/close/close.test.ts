import { afterAll, beforeAll, expect, test } from 'vitest'
import { aMember } from '#core/builders.ts'
import { as } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { aDesk, type Desk, type Held } from '#testing/desk.ts'
import { anInquiry, hasWritten } from '../../builders.ts'
import { writeAgain } from '../../index.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

const goodbye = {
  ...{
    closing: 'goals-reached',
    words: 'Vi er enige om det',
    reached: 'De sover om natten',
    ifWorse: 'Ring til Anne',
    afterCare: 'Om tre måneder',
  },
}
const reopening = () => ({
  ...{ anchorId: desk.network.anne.hat, deputyId: desk.network.bo.hat, task: 'talk', stepWords: 'Vi taler sammen igen' },
  ...{ ownerId: desk.network.anne.hat, dueOn: '2026-11-27' },
})
const state = async ({ family }: Held) =>
  (
    await desk.ask(
      `select f.closed_as, (select count(*)::int from core.circle c where c.family_id = f.id and c.standing and c.as_what <> 'adult') as ours,
      (select count(*)::int from core.circle c where c.family_id = f.id and c.standing and c.as_what = 'adult') as adults,
      (select count(*)::int from core.next_step s where s.family_id = f.id and s.undone) as steps from core.family f where f.id = $1`,
      [family.id],
    )
  )[0]
const held = () => desk.held({ level: 'C' })

test('row 34: closing says why, what was reached and what to do if it gets worse; ours step back, the adults keep their page', async () => {
  const one = await held()
  const closed = await one.send(desk.anne, 'close', goodbye)
  expect([closed.status, closed.location]).toEqual([303, one.address])
  expect(await state(one)).toEqual({ closed_as: 'goals-reached', ours: 0, adults: 2, steps: 0 })
  const page = await desk.anne.follow(closed)
  for (const words of ['Familien er lukket', 'De sover om natten', 'Ring til Anne', 'Om tre måneder']) expect(page.text).toContain(words)
})

test('a family that is closed is called so on its page, beside what was promised, in the search and on the net', async () => {
  const one = await desk.held({ level: 'C', name: 'Lærkereden' })
  const step = { task: 'talk', stepWords: 'Samtale', ownerId: desk.network.anne.hat, dueOn: '2026-11-25', tell: 'yes' }
  expect((await one.send(desk.anne, 'steps', step)).status).toBe(303)
  const mistake = { ...goodbye, closing: 'opened-by-mistake', reached: '', ifWorse: '' }
  expect((await one.send(desk.anne, 'close', mistake)).status).toBe(303)
  const page = (await desk.anne.get(one.address)).text
  const search = (await desk.anne.get('/desk/search?q=reden')).text
  const net = (await desk.leader.get('/net/lists/open')).text
  expect([page.includes('Familien er lukket'), page.includes('Sagt af Anne: familien er lukket.')]).toEqual([true, true])
  expect([/Lukket \w+dag/.test(search), net.includes('åbnet og ikke lukket')]).toEqual([true, true])
  for (const said of [page, search, net]) expect(said).not.toMatch(/afsluttet/i)
})

test('row 34: opening again costs one click, keeps the history and brings the same people back', async () => {
  const one = await held()
  await one.send(desk.anne, 'close', goodbye)
  // Nobody has said yes in advance any more: who held the family when it closed may still come back to it.
  await desk.ask('update core.stand_in set ended_at = platform.now() where by_hat = $1 and ended_at is null', [desk.network.bo.hat])
  const opened = await one.send(desk.anne, 'reopen', reopening())
  await desk.ask('update core.stand_in set ended_at = null where by_hat = $1', [desk.network.bo.hat])
  expect(opened.status).toBe(303)
  expect(await state(one)).toEqual({ closed_as: null, ours: 2, adults: 2, steps: 1 })
  expect((await desk.anne.follow(opened)).text).toMatch(/Vi taler sammen igen[\s\S]*Vi taler om de første uger/)
})

test.each([
  ['without a reason from the list', { closing: '' }, 'Vælg en grund.'],
  ['without what was reached', { reached: '' }, 'Skriv, hvad I nåede sammen.'],
  ['without what to do if it gets worse', { ifWorse: '' }, 'Skriv, hvad familien gør, hvis det bliver værre.'],
])('a family is not closed %s, and what was typed stays', async (_, wrong, words) => {
  const one = await held()
  const page = await one.send(desk.anne, 'close', { ...goodbye, ...wrong })
  expect(page.text).toContain(words)
  expect(page.text).toContain('Vi er enige om det')
  expect(await state(one)).toMatchObject({ closed_as: null })
})

test('a family is not closed over an open promise, nor while somebody must act today', async () => {
  const one = await held()
  const [maja] = one.family.adults
  await one.send(desk.anne, 'promises', {
    adultId: maja!.hat,
    promiseWhat: 'call',
    promiseChannel: 'phone',
    promiseDay: '2026-11-24',
    promiseTime: '10:00',
  })
  expect((await one.send(desk.anne, 'close', goodbye)).text).toContain('Der er noget lovet')
  const urgent = await desk.held({ level: 'B' })
  expect((await urgent.send(desk.anne, 'close', goodbye)).text).toContain('Ved niveau A og B lukker vi ikke.')
  expect((await urgent.send(desk.anne, 'close', { ...goodbye, closing: 'opened-by-mistake', reached: '', ifWorse: '' })).status).toBe(303)
})

test('a family in danger that has written and waits is not closed as a mistake', async () => {
  const one = await desk.held({ level: 'A' })
  await hasWritten(desk.database.owner, desk.network, { ...one, dueBy: new Date('2026-11-23T10:02:00+01:00') })
  const mistake = { ...goodbye, closing: 'opened-by-mistake', reached: '', ifWorse: '' }
  const refused = await one.send(desk.anne, 'close', mistake)
  expect([refused.status, refused.text.includes('Familien har skrevet og venter på svar. Svar først.')]).toEqual([409, true])
  expect(await state(one)).toMatchObject({ closed_as: null })
})

test('nothing is planned, handed on or written to a closed family before it is open again', async () => {
  const one = await held()
  await one.send(desk.anne, 'close', goodbye)
  for (const [path, fields] of [
    ['steps', { ...reopening() }],
    ['anchor', { anchorId: desk.network.bo.hat, deputyId: '' }],
    ['level', { level: 'D', levelReason: 'x' }],
    ['goals', { words: 'Sove', adultId: '' }],
  ] as const)
    expect([
      path,
      (await desk.anne.post(`${one.address}/${path}`, { ...fields, formId: newId() })).text.includes('Familien er lukket. Åbn den først.'),
    ]).toEqual([path, true])
})

test('somebody from a closed family writes again, and whoever takes the inquiry opens the family again, with its history', async () => {
  const one = await held()
  const inquiry = await anInquiry(desk.database.owner, desk.network, { stage: 'answered', owner: desk.network.anne })
  const [maja] = one.family.adults
  // Maja is the one who wrote: her conversation has gone on with the family since it was opened.
  await desk.ask('update core.hat set person_id = $1 where id = $2', [maja!.person, inquiry.writer.hat])
  await desk.ask(
    `with ended as (update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'family-opened', ended_by = $2, ended_by_person = $3, family_id = $4 where id = $1)
     update counselling.conversation set family_id = $4 where inquiry_id = $1`,
    [inquiry.id, desk.network.anne.hat, desk.network.anne.person, one.family.id],
  )
  expect((await one.send(desk.anne, 'close', goodbye)).status).toBe(303)
  const words = {
    conversationId: inquiry.conversation,
    queueId: desk.network.queue.id,
    level: 'D' as const,
    words: 'Det er svært igen.',
    now: new Date(),
    formId: newId(),
  }
  await as(desk.database.db, { kind: 'writer', hat: inquiry.writer.hat }, (tx) => writeAgain(tx, words))
  const cille = await desk.site.signedIn(desk.network.cille.hat)
  expect((await cille.post(`/desk/inquiries/${inquiry.id}/claim`, { formId: newId() })).status).toBe(303)
  expect((await cille.get(one.address)).status).toBe(404)
  const start = await cille.get(`/desk/families/new?inquiry=${inquiry.id}`)
  expect(start.text).toContain('Solsikken har været her før')
  const path = `${one.address}/reopen?inquiry=${inquiry.id}`
  const page = await cille.get(path)
  expect(page.text).toContain(`<option value="${desk.network.anne.hat}" selected`)
  const opened = await cille.send(path, { ...reopening(), inquiry: inquiry.id }, { action: `${one.address}/reopen` })
  expect([opened.status, opened.location]).toEqual([303, one.address])
  expect(await state(one)).toMatchObject({ closed_as: null })
  const [talk] = await desk.ask(
    'select i.ended_as, c.family_id, c.ended_at from counselling.inquiry i join counselling.conversation c on c.inquiry_id = i.id where i.id = $1',
    [inquiry.id],
  )
  expect(talk).toEqual({ ended_as: 'family-opened', family_id: one.family.id, ended_at: null })
})

test('what was told of the plan ends with it when the family is closed, and a date that had passed was broken all the same', async () => {
  const one = await held()
  const told = (due: string) =>
    desk.ask(
      `insert into core.promise (id, to_hat, by_hat, family_id, step_id, what, channel, made_at, due_by)
       select $1, $2, $3, f.id, f.next_step_id, 'step', 'page', platform.now() - interval '2 days', platform.now() + $5::interval from core.family f where f.id = $4`,
      [newId(), one.family.adults[0]!.hat, desk.network.anne.hat, one.family.id, due],
    )
  await told('1 day')
  await told('-1 minute')
  expect((await one.send(desk.anne, 'close', goodbye)).status).toBe(303)
  const ended = await desk.ask('select ended_as, not_needed_because from core.promise where family_id = $1 order by due_by', [
    one.family.id,
  ])
  expect(ended).toEqual([
    { ended_as: 'broken', not_needed_because: null },
    { ended_as: 'not-needed', not_needed_because: 'family-closed' },
  ])
})

test('a colleague who was not there when it closed, and has no inquiry from it, cannot open a family again', async () => {
  const one = await held()
  await one.send(desk.anne, 'close', goodbye)
  const cille = await desk.site.signedIn(desk.network.cille.hat)
  expect((await cille.post(`${one.address}/reopen`, { ...reopening(), formId: newId() })).status).toBe(404)
  const other = await anInquiry(desk.database.owner, desk.network, { stage: 'claimed', owner: desk.network.cille })
  expect((await cille.post(`${one.address}/reopen`, { ...reopening(), inquiry: other.id, formId: newId() })).status).toBe(404)
  expect(await state(one)).toMatchObject({ closed_as: 'goals-reached' })
})

test('a family closed twice at the same moment is closed once', async () => {
  const one = await held()
  const both = await Promise.all([one.send(desk.anne, 'close', goodbye), one.send(desk.bo, 'close', { ...goodbye, closing: 'moved-away' })])
  expect(both.filter(({ status }) => status === 303)).toHaveLength(1)
})

test('a family is opened again with those who can come in: who is on pause or has never been in is neither offered nor taken', async () => {
  const one = await held()
  await one.send(desk.anne, 'close', goodbye)
  const { bo, cille } = desk.network
  const frida = await aMember(desk.database.owner, { place: desk.network.house, role: 'counsellor', name: 'Frida' })
  await desk.ask(
    `insert into core.invitation (id, hat_id, token_hash, ends_at) values (gen_random_uuid(), $1, sha256('frida'), platform.now() + interval '1 day')`,
    [frida.hat],
  )
  const paused = (since: string) => desk.ask(`update core.hat set suspended_at = ${since} where id = $1`, [bo.hat])
  await paused('platform.now()')
  const [, form = ''] = (await desk.anne.get(one.address)).text.split(`action="${one.address}/reopen"`)
  expect([form.includes(cille.hat), form.includes(bo.hat), form.includes(frida.hat)]).toEqual([true, false, false])
  const refused = await desk.anne.post(`${one.address}/reopen`, { ...reopening(), formId: newId() })
  expect([refused.status, refused.text.includes('Vælg en fra listen.')]).toEqual([409, true])
  await paused('null')
  expect((await one.send(desk.anne, 'reopen', reopening())).status).toBe(303)
})
