import { expect, test } from 'vitest'
import { aNetwork, type Network } from '#core/builders.ts'
import { addDays } from '#platform/clock.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite, type Page } from '#testing/site.ts'
import { anInquiry } from '../../builders.ts'

const today = '2026-11-23'
const form = '/desk/families/new'

async function aDesk() {
  const database = await freshDatabase()
  await database.setClock(`${today}T10:00:00+01:00`)
  const network = await aNetwork(database.owner)
  const anne = await (await aSite(database)).signedIn(network.anne.hat)
  return { database, network, anne, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}
type Desk = Awaited<ReturnType<typeof aDesk>>

/** An inquiry Anne carries, with what was answered besides the words. */
async function anInquiryThatTold({ database, network }: Desk, told: Record<string, unknown>, level: 'A' | 'C' = 'C') {
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne, level })
  const names = Object.keys(told)
  await database.owner.query(
    `update counselling.intake set ${names.map((name, n) => `${name} = $${n + 2}`).join(', ')} where inquiry_id = $1`,
    [inquiry.id, ...Object.values(told)],
  )
  return `${form}?inquiry=${inquiry.id}`
}

function twoParents({ anne, bo }: Network, more: Record<string, string> = {}): Record<string, string> {
  return {
    ...{ shortName: 'Solsikken', rows: '4', m1Role: 'mother', m1Name: 'Maja', m1Home: '1', m2Role: 'father', m2Name: 'Jonas' },
    ...{ home1Label: 'Hjemme', home1Postcode: '9000', anchorId: anne.hat, deputyId: bo.hat, level: 'C', levelReason: 'En frist' },
    ...{ stepWords: 'Anne ringer', task: 'call', ownerId: anne.hat, dueOn: addDays(today, 1) },
    ...more,
  }
}

/** Problems by field, as they stand beside the fields: each field names its problem, and the summary leads to it. */
const problemsOf = (page: Page) =>
  [...page.text.matchAll(/<a href="#(?:field-(?:open-)?)?([a-zA-Z0-9]+)"[^>]*>([^<]+)<\/a>/g)]
    .filter(([, , words]) => /\.$/.test(words!))
    .map(([, field]) => field)
const valueIn = (page: Page, name: string) =>
  page.text.match(new RegExp(`<input[^>]*name="${name}"[^>]*>`))?.[0].match(/value="([^"]*)"/)?.[1] ??
  page.text
    .match(new RegExp(`<select[^>]*name="${name}"[^>]*>([\\s\\S]*?)</select>`))?.[1]
    ?.match(/<option[^>]*value="([^"]*)"[^>]*selected/)?.[1]
const checkedIn = (page: Page, name: string) =>
  [...page.text.matchAll(new RegExp(`<input[^>]*name="${name}"[^>]*>`, 'g'))]
    .map(([input]) => input)
    .find((input) => /\schecked/.test(input))
    ?.match(/value="([^"]*)"/)?.[1]

test('everything that is wrong is said at once, each beside its field, in the order of the page', async () => {
  await using desk = await aDesk()
  const { network, anne } = desk
  const wrong = {
    ...{ shortName: '', m2When: 'gammel', m3Role: 'child', m3When: 'lille', home1Postcode: '90', anchorId: network.volunteer.hat },
    ...{ deputyId: network.volunteer.hat, levelReason: '', stepWords: '', ownerId: network.volunteer.hat, dueOn: '2026-11-20' },
  }
  const page = await anne.send(form, twoParents(network, wrong), { action: form })
  expect(problemsOf(page)).toEqual([
    ...['shortName', 'm2When', 'm3When', 'home1Postcode', 'anchorId', 'deputyId', 'levelReason', 'stepWords', 'ownerId', 'dueOn'],
  ])
  for (const words of ['Vælg en dag, der ikke er gået.', 'Det er fagligt arbejde.', 'Et postnummer har fire tal.'])
    expect(page.text.split(words).length).toBeGreaterThan(2)
})

test('a past date is said together with a deputy who has not said yes, and with an age that cannot be read', async () => {
  await using desk = await aDesk()
  const { network, anne } = desk
  await desk.database.owner.query('update core.stand_in set ended_at = platform.now() where by_hat = $1', [network.cille.hat])
  const wrong = { deputyId: network.cille.hat, m1When: 'ung', dueOn: '2026-11-20' }
  const page = await anne.send(form, twoParents(network, wrong), { action: form })
  expect(problemsOf(page)).toEqual(['m1When', 'deputyId', 'dueOn'])
})

test('a day too far away for the level is said together with what the form itself misses', async () => {
  await using desk = await aDesk()
  const page = await desk.anne.send(form, twoParents(desk.network, { shortName: '', dueOn: '2026-12-24' }), { action: form })
  expect(problemsOf(page)).toEqual(['shortName', 'dueOn'])
  expect(page.text).toContain('Det er for langt væk for niveauet.')
})

test('nothing typed is lost: every field of a refused form comes back as it was sent', async () => {
  await using desk = await aDesk()
  const { network, anne } = desk
  const path = await anInquiryThatTold(desk, { who: 'mother' })
  const sent = twoParents(network, {
    ...{ about: 'Hun læser højt.', rows: '6', m5Role: 'child', m5Name: 'Alma', m5When: '4 år', m5Home: 'both', dueOn: '2026-11-20' },
    ...{ home2Label: 'Hos far', home2Postcode: '8000', home2For: '2', home1For: 'all', writer: '1', tell: 'yes', task: 'economy' },
    ...{ bridge: 'Ring til mormor', level: 'B', levelReason: 'Hun skriver om natten' },
  })
  const page = await anne.send(path, sent, { action: form })
  expect(page.status).toBe(409)
  for (const name of ['shortName', 'm1Role', 'm1Name', 'm5Role', 'm5Name', 'm5When', 'm5Home', 'rows', 'task', 'ownerId', 'dueOn'])
    expect([name, valueIn(page, name)]).toEqual([name, sent[name]])
  for (const name of ['home1Label', 'home1For', 'home2Label', 'home2Postcode', 'home2For'])
    expect([name, valueIn(page, name)]).toEqual([name, sent[name]])
  for (const name of ['writer', 'anchorId', 'deputyId', 'level', 'tell']) expect([name, checkedIn(page, name)]).toEqual([name, sent[name]])
  for (const words of ['Hun læser højt.', 'Hun skriver om natten', 'Ring til mormor']) expect(page.text).toContain(`${words}</textarea>`)
})

test.each([
  ['at level A', { level: 'A', dueOn: today }, {}],
  ['where the one who wrote has answered that there is danger', {}, { in_danger: true }],
] as const)('%s only the one who wrote sees where they live, unless it is chosen', async (_, more, told) => {
  await using desk = await aDesk()
  const { network, anne, database } = desk
  const path = await anInquiryThatTold(desk, { who: 'mother', ...told })
  const opened = await anne.send(path, twoParents(network, { ...more, writer: '1' }), { action: form })
  expect(opened.status).toBe(303)
  const { rows } = await database.owner.query('select m.name from core.home h left join core.member m on m.adult_id = h.adult_id')
  expect(rows).toEqual([{ name: 'Maja' }])
})

test('where there is danger, that every adult sees the home is a choice of its own', async () => {
  await using desk = await aDesk()
  const { network, anne, database } = desk
  const path = await anInquiryThatTold(desk, { who: 'mother', in_danger: true })
  await anne.send(path, twoParents(network, { writer: '1', home1For: 'all' }), { action: form })
  const { rows } = await database.owner.query('select adult_id from core.home')
  expect(rows).toEqual([{ adult_id: null }])
})

test('at level A without anybody who wrote, and with two adults, it is asked who may see the home', async () => {
  await using desk = await aDesk()
  const { network, anne, database } = desk
  const page = await anne.send(form, twoParents(network, { level: 'A', dueOn: today }), { action: form })
  expect(problemsOf(page)).toEqual(['home1For'])
  expect(page.text).toContain('Vælg, hvem der må se hjemmet. Der kan være fare.')
  expect((await database.owner.query('select 1 from core.family')).rows).toEqual([])
})

test('where nothing is said about danger, every adult of the family sees the home as before', async () => {
  await using desk = await aDesk()
  await desk.anne.send(form, twoParents(desk.network), { action: form })
  expect((await desk.database.owner.query('select adult_id from core.home')).rows).toEqual([{ adult_id: null }])
})

test('what was told is carried into the rows: who wrote, the ages of the children, the due date and the postcode', async () => {
  await using desk = await aDesk()
  const path = await anInquiryThatTold(desk, { who: 'mother', children: '0 år og 3 år', due_on: '2027-05-20', postcode: '9000' })
  const page = await desk.anne.get(path)
  const row = (n: number) => [valueIn(page, `m${n}Role`), valueIn(page, `m${n}When`)]
  expect([1, 2, 3, 4].map(row)).toEqual([
    ['mother', ''],
    ['child', '0 år'],
    ['child', '3 år'],
    ['expected-child', '20.5.2027'],
  ])
  expect([valueIn(page, 'home1Postcode'), checkedIn(page, 'writer')]).toEqual(['9000', '1'])
  const { network, anne, database } = desk
  const asPrefilled = { ...twoParents(network), writer: '1', m2Role: 'child', m2Name: '', m2When: '0 år' }
  const rest = { m3Role: 'child', m3When: '3 år', m4Role: 'expected-child', m4When: '20.5.2027' }
  expect((await anne.send(path, { ...asPrefilled, ...rest }, { action: form })).status).toBe(303)
  const { rows } = await database.owner.query('select role, born_on::text, due_on::text from core.member order by role, born_on')
  expect(rows).toEqual([
    { role: 'child', born_on: '2023-01-01', due_on: null },
    { role: 'child', born_on: '2026-01-01', due_on: null },
    { role: 'expected-child', born_on: null, due_on: '2027-05-20' },
    { role: 'mother', born_on: null, due_on: null },
  ])
})

test('who is pregnant has the due date herself; a child or a professional who wrote is none of the adults', async () => {
  await using desk = await aDesk()
  const pregnant = await desk.anne.get(await anInquiryThatTold(desk, { who: 'pregnant', due_on: '2027-05-20' }))
  expect([valueIn(pregnant, 'm1Role'), valueIn(pregnant, 'm1When'), checkedIn(pregnant, 'writer')]).toEqual(['pregnant', '20.5.2027', '1'])
  const child = await desk.anne.get(await anInquiryThatTold(desk, { who: 'child' }))
  expect([valueIn(child, 'm1Role'), valueIn(child, 'm2Role'), checkedIn(child, 'writer')]).toEqual(['', 'child', 'none'])
  const professional = await desk.anne.get(await anInquiryThatTold(desk, { who: 'professional', children: '4 år' }))
  expect([valueIn(professional, 'm2When'), checkedIn(professional, 'writer')]).toEqual(['4 år', 'none'])
})
