import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Network } from '#core/builders.ts'
import { aDeskThatOpens, families, openingForm as form, openingTyped as typed } from '#testing/opening.ts'
import type { Browser } from '#testing/site.ts'
import { anInquiry } from '../../builders.ts'

const send = (browser: Browser, fields: Record<string, string>, path = form) => browser.send(path, fields, { action: form })

test('row 76, row 78: a family is opened in one form, with a named person, a deputy and a dated step', async () => {
  await using world = await aDeskThatOpens()
  const { network, anne, database } = world
  const opened = await send(anne, typed(network))
  expect(opened.status).toBe(303)
  const { rows } =
    await database.owner.query(`select f.short_name, a.display_name as anchor, d.display_name as deputy, f.level, f.next_due::text as due, w.words
    from core.family f join core.hat a on a.id = f.anchor_id join core.hat d on d.id = f.deputy_id join core.step_words w on w.step_id = f.next_step_id`)
  expect(rows).toEqual([
    { short_name: 'Solsikken', anchor: 'Anne', deputy: 'Bo', level: 'C', due: '2026-11-25', words: 'Anne ringer om boligen' },
  ])
  const page = await anne.follow(opened)
  expect(page.status).toBe(200)
  for (const words of ['Solsikken', 'Anne ringer om boligen', 'Hun læser højt hver aften.', 'Maja', 'Stedfortræder'])
    expect(page.text).toContain(words)
})

test('a family that began with an inquiry takes the writer, the conversation and the promise along', async () => {
  await using world = await aDeskThatOpens()
  const { network, anne, database } = world
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne, words: 'Jeg er alene med det.' })
  const path = `${form}?inquiry=${inquiry.id}`
  expect((await anne.get(path)).text).toContain('Jeg er alene med det.')
  const opened = await send(anne, typed(network, { writer: '1', tell: 'yes' }), path)
  expect(opened.status).toBe(303)
  const { rows } = await database.owner.query(
    `select i.state, i.ended_as, c.state as talk, c.family_id = i.family_id as together, p.by_hat = $2 as anchors, p.ended_at is null as open,
      (select count(*)::int from core.hat a where a.family_id = i.family_id and a.person_id = $3) as adults,
      (select count(*)::int from core.promise s where s.to_hat = i.writer_id and s.what = 'step' and s.due_by = '2026-11-26T00:00+01:00') as told
      from counselling.inquiry i join counselling.conversation c on c.inquiry_id = i.id join core.promise p on p.id = i.promise_id where i.id = $1`,
    [inquiry.id, network.anne.hat, inquiry.writer.person],
  )
  expect(rows).toEqual([
    { state: 'ended', ended_as: 'family-opened', talk: 'waiting', together: true, anchors: true, open: true, adults: 1, told: 1 },
  ])
})

test('two parents are opened in one family, and each has a hat of her and his own', async () => {
  await using world = await aDeskThatOpens()
  const { network, anne, database } = world
  await send(anne, typed(network, { m2Role: 'father', m2Name: 'Jonas', m3Role: 'child', m3When: '4 år' }))
  const { rows } = await database.owner.query(`select m.name, m.role, m.born_on::text as born, m.adult_id is not null as adult,
    (select count(*)::int from core.circle c where c.hat_id = m.adult_id and c.standing) as standing from core.member m order by m.adult_id is null, m.name`)
  expect(rows).toEqual([
    { name: 'Jonas', role: 'father', born: null, adult: true, standing: 1 },
    { name: 'Maja', role: 'mother', born: null, adult: true, standing: 1 },
    { name: null, role: 'child', born: '2022-01-01', adult: false, standing: 0 },
  ])
})

test('row 25: a child lives in two homes, and one of them is seen by its own adult only', async () => {
  await using world = await aDeskThatOpens()
  const { network, anne, database } = world
  const fields = {
    ...{ m1Home: '1', m2Role: 'father', m2Home: '2', m3Role: 'child', m3Name: 'Alma', m3When: '3 mdr.', m3Home: 'both' },
    ...{ home1Label: 'Hos mor', home1Postcode: '9000', home1For: '1', home2Label: 'Hos far', home2Postcode: '8000' },
  }
  const opened = await send(anne, typed(network, fields))
  const { rows } =
    await database.owner.query(`select h.label, h.postcode, a.role as seen_by, array_agg(m.role order by m.role) as live_here from core.home h
    join core.stay s on s.home_id = h.id join core.member m on m.id = s.member_id left join core.member a on a.adult_id = h.adult_id group by 1, 2, 3 order by 1`)
  expect(rows).toEqual([
    { label: 'Hos far', postcode: '8000', seen_by: null, live_here: ['child', 'father'] },
    { label: 'Hos mor', postcode: '9000', seen_by: 'mother', live_here: ['child', 'mother'] },
  ])
  expect((await anne.follow(opened)).text).toMatch(/Bor Hos far \(8000\) · Hos mor \(9000\), kun for Maja/)
})

test('a double click opens one family', async () => {
  await using world = await aDeskThatOpens()
  const { network, anne, database } = world
  const page = await anne.get(form)
  const formId = page.text.match(/name="formId" value="([^"]+)"/)![1]!
  const both = await Promise.all([anne.post(form, typed(network, { formId })), anne.post(form, typed(network, { formId }))])
  expect(both.map(({ status }) => status)).toEqual([303, 303])
  expect(both[0]!.location).toBe(both[1]!.location)
  expect(await families(database)).toEqual(['Solsikken'])
})

test('one more row is drawn, and nothing is written before the whole form is sent', async () => {
  await using world = await aDeskThatOpens()
  const { network, anne, database } = world
  const page = await send(anne, typed(network, { more: 'yes' }))
  expect(page.status).toBe(200)
  expect(page.text).toContain('name="m5Role"')
  expect(page.text).toContain('value="Maja"')
  expect(page.text).not.toContain('id="problems"')
  expect(await families(database)).toEqual([])
})

const refused: [string, (network: Network) => Record<string, string>, string][] = [
  ['nobody in it', () => ({ m1Role: '', m1Name: '' }), 'Skriv mindst én voksen.'],
  ['a child alone', () => ({ m1Role: 'child' }), 'Skriv mindst én voksen.'],
  ['a past date', () => ({ dueOn: '2026-11-22' }), 'Vælg en dag, der ikke er gået.'],
  ['a date later than the level allows', () => ({ dueOn: '2026-12-24' }), 'Det er for langt væk for niveauet.'],
  ['a date that does not exist', () => ({ dueOn: '2026-02-31' }), 'Vælg en dag.'],
  ['no step', () => ({ stepWords: '', dueOn: '' }), 'Skriv, hvad der sker.'],
  ['no reason for the level', () => ({ levelReason: ' ' }), 'Skriv, hvorfor det er det niveau.'],
  ['no name', () => ({ shortName: '' }), 'Familien vælger selv.'],
  ['no deputy', () => ({ deputyId: '' }), 'Vælg, hvem der er stedfortræder.'],
  ['an age nobody can read', () => ({ m2Role: 'child', m2When: 'lille' }), 'Person 2: Skriv for eksempel'],
  ['the anchor as her own deputy', ({ anne }) => ({ deputyId: anne.hat }), 'Stedfortræderen skal være en anden person'],
  [
    'a volunteer as anchor',
    ({ volunteer }) => ({ anchorId: volunteer.hat }),
    'En frivillig kan ikke være holdepunkt, og heller ikke en, der er sat på pause.',
  ],
  [
    'a volunteer as deputy',
    ({ volunteer }) => ({ deputyId: volunteer.hat }),
    'En frivillig kan ikke være stedfortræder, og heller ikke en, der er sat på pause.',
  ],
  ['a volunteer with professional work', ({ volunteer }) => ({ ownerId: volunteer.hat }), 'Det er fagligt arbejde.'],
  ['a volunteer with the step that holds', ({ volunteer }) => ({ ownerId: volunteer.hat, task: 'cook' }), 'Vælg en fra listen.'],
]

let unopened: Awaited<ReturnType<typeof aDeskThatOpens>>
beforeAll(async () => {
  unopened = await aDeskThatOpens()
})
afterAll(() => unopened[Symbol.asyncDispose]())

test.each(refused)('a family is not opened with %s, and everything typed is still there', async (_, wrong, words) => {
  const { network, anne, database } = unopened
  const page = await send(anne, typed(network, { m3Name: 'Det lille barn', m3Role: 'child', ...wrong(network) }))
  expect([409, 422, 200]).toContain(page.status)
  expect(page.text).toContain(words)
  for (const kept of ['Hun læser højt hver aften.', 'Det lille barn']) expect(page.text).toContain(kept)
  expect(await families(database)).toEqual([])
})

test('nobody is made anchor or deputy without a yes said in advance', async () => {
  await using world = await aDeskThatOpens()
  const { network, anne, database } = world
  await database.owner.query('update core.stand_in set ended_at = platform.now() where by_hat = $1', [network.cille.hat])
  expect((await send(anne, typed(network, { anchorId: network.cille.hat }))).text).toContain('har ikke sagt ja på forhånd')
  expect((await send(anne, typed(network, { deputyId: network.cille.hat }))).text).toContain('har ikke sagt ja til at træde ind for')
  expect(await families(database)).toEqual([])
})

test('where nobody has said yes to be deputy it is said first, with the way there; once somebody has, what was typed stands beside the choice', async () => {
  await using world = await aDeskThatOpens()
  const { network, anne, database, site } = world
  const hint =
    /Ingen har sagt ja til at være stedfortræder for dig endnu[\s\S]*sige ja til Anne[\s\S]*href="\/desk\/absence#ready"[\s\S]*ikke gemt[\s\S]*name="shortName"/
  expect((await anne.get(form)).text).not.toContain('Ingen har sagt ja')
  await database.owner.query('update core.stand_in set ended_at = platform.now() where for_hat = $1', [network.anne.hat])
  expect((await anne.get(form)).text).toMatch(hint)
  const refused = await send(anne, typed(network, { deputyId: '' }))
  expect(refused.text).toMatch(hint)
  expect([refused.text.includes('Vælg, hvem der er stedfortræder.'), refused.text.includes('Hun læser højt hver aften.')]).toEqual([
    false,
    true,
  ])
  await (await site.signedIn(network.bo.hat)).post('/desk/absence/ready', { hat: network.anne.hat, ready: 'yes' })
  const again = await send(anne, typed(network, { deputyId: '' }))
  expect(again.text).not.toContain('Ingen har sagt ja')
  expect(again.text).toMatch(/Hun læser højt hver aften\.[\s\S]*name="deputyId"/)
  expect((await send(anne, typed(network))).status).toBe(303)
})

test('a colleague who has said yes can be named as anchor, and whoever opened the family then stands outside it', async () => {
  await using world = await aDeskThatOpens()
  const { network, anne, database } = world
  const { bo, cille } = network
  const opened = await send(anne, typed(network, { anchorId: bo.hat, deputyId: cille.hat, ownerId: bo.hat }))
  expect([opened.status, opened.location]).toEqual([303, '/desk'])
  const { rows } = await database.owner.query('select id from core.family')
  expect((await anne.get(`/desk/families/${rows[0].id}`)).status).toBe(404)
})

test('without a shift within the level’s days the family is bridged, in writing, to the first coming shift', async () => {
  await using world = await aDeskThatOpens()
  const { network, anne, database } = world
  await database.owner.query(`update core.shift set cancelled_at = platform.now(), cancelled_by = $1 where day < '2026-11-27'`, [
    network.leader.hat,
  ])
  const { rows } = await database.owner.query(
    `select hat_id from core.shift where planned and day = '2026-11-27' order by starts_at limit 1`,
  )
  const onShift = { level: 'B', dueOn: '2026-11-27', ownerId: rows[0].hat_id }
  expect((await send(anne, typed(network, onShift))).text).toContain('indtil vagten begynder')
  expect((await send(anne, typed(network, { ...onShift, bridge: 'Ring til mormor, og til 1888 om natten.' }))).status).toBe(303)
  const family = await database.owner.query(
    'select bridge_shift_id is not null as bridged, (select words from core.bridge) as words from core.family',
  )
  expect(family.rows).toEqual([{ bridged: true, words: 'Ring til mormor, og til 1888 om natten.' }])
})

test('a shift of somebody on pause is no shift: the family is bridged over it', async () => {
  await using world = await aDeskThatOpens()
  const { network, anne, database } = world
  const { cille, leader } = network
  await database.owner.query(
    `update core.shift set cancelled_at = platform.now(), cancelled_by = $1 where day < '2026-11-27' and not (hat_id = $2 and day = '2026-11-25')`,
    [leader.hat, cille.hat],
  )
  await database.owner.query(`update core.shift set hat_id = $1 where planned and day = '2026-11-27'`, [network.bo.hat])
  const onShift = { level: 'B', dueOn: '2026-11-27', ownerId: network.bo.hat, bridge: 'Ring til mormor, og til 1888 om natten.' }
  expect((await send(anne, typed(network, onShift))).status).toBe(409)
  await database.owner.query('update core.hat set suspended_at = platform.now() where id = $1', [cille.hat])
  expect((await send(anne, typed(network, onShift))).status).toBe(303)
})
