import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDesk, type Desk, type Held } from '#testing/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

const homes = async ({ family }: Held) => {
  const rows = await desk.ask('select id, label from core.home where family_id = $1 order by label', [family.id])
  return Object.fromEntries(rows.map((row) => [row.label, row.id]))
}
const livesIn = async (member: string) =>
  (
    await desk.ask(
      'select h.label from core.stay s join core.home h on h.id = s.home_id where s.member_id = $1 and upper_inf(s.period) order by 1',
      [member],
    )
  ).map((row) => row.label)

test('row 25: one child in two families is the same child, and nothing else goes along', async () => {
  const [one, other] = [await desk.held({ name: 'Hos Maja' }), await desk.held({ name: 'Hos Jonas' })]
  expect((await one.send(desk.anne, `members/${one.family.child}/also`, { otherFamily: other.family.id })).status).toBe(303)
  const same = `select count(distinct m.family_id)::int as families, count(distinct m.person_id)::int as children from core.member m
    where m.person_id = (select person_id from core.member where id = $1)`
  expect(await desk.ask(same, [one.family.child])).toEqual([{ families: 2, children: 1 }])
  expect((await one.send(desk.anne, `members/${one.family.child}/also`, { otherFamily: other.family.id })).text).toContain(
    'Barnet er allerede i den familie.',
  )
})

test('a child is not tied to a family that the counsellor does not stand around', async () => {
  const [one, other] = [await desk.held(), await desk.held({ name: 'Langt væk', anchor: desk.network.cille, deputy: desk.network.leader })]
  expect((await one.send(desk.anne, `members/${one.family.child}/also`, { otherFamily: other.family.id })).text).toContain(
    'Vælg en familie fra listen.',
  )
})

test('a grandmother joins with a hat of her own, a nameless child without one', async () => {
  const held = await desk.held()
  await held.send(desk.anne, 'adults', { m0Role: 'grandparent', m0Name: 'Bente', m0When: '' })
  await held.send(desk.anne, 'adults', { m0Role: 'child', m0Name: '', m0When: '3 mdr.' })
  await held.send(desk.anne, 'adults', { m0Role: 'child', m0Name: '', m0When: '3 uger' })
  await held.send(desk.anne, 'adults', { m0Role: 'expected-child', m0Name: '', m0When: 'uge 30' })
  const page = await desk.anne.get(held.address)
  for (const words of [
    'Bente',
    'Bedsteforælder',
    'Barn 1',
    'Barn, 3 uger',
    'Barn, 3 måneder',
    'Den lille',
    'Barn på vej',
    'Barn på vej, termin 1. februar 2027',
  ])
    expect(page.text).toContain(words)
  const [row] = await desk.ask('select count(*)::int as adults from core.circle where family_id = $1 and as_what = $2 and standing', [
    held.family.id,
    'adult',
  ])
  expect(row.adults).toBe(3)
})

test.each([
  [{ m0Role: '', m0Name: 'Nogen', m0When: '' }, 'Vælg, hvem det er.'],
  [{ m0Role: 'child', m0Name: 'Nogen', m0When: 'lille' }, 'Skriv for eksempel'],
  [{ m0Role: 'child', m0Name: 'Nogen', m0When: '1905' }, 'Så gammel er et barn ikke.'],
])('somebody is not added half: %o', async (fields, words) => {
  const held = await desk.held()
  const page = await held.send(desk.anne, 'adults', fields)
  expect(page.text).toContain(words)
  expect(page.text).toContain('value="Nogen"')
})

test('the family chooses its own short name, and what it says of itself stands first', async () => {
  const held = await desk.held()
  await held.send(desk.anne, 'name', { shortName: 'Nordstjernen 🌟' })
  await held.send(desk.anne, 'about', { about: 'De er gode til at grine sammen.' })
  const page = await desk.anne.get(held.address)
  for (const words of ['Nordstjernen 🌟', 'De er gode til at grine sammen.']) expect(page.text).toContain(words)
})

test('what is one adult’s own, a home or a goal, belongs to an adult of this family and to nobody else', async () => {
  const [held, other] = [await desk.held(), await desk.held({ name: 'De andre' })]
  const own = `select 'home' as what, adult_id from core.home where family_id = $1 union all select 'goal', adult_id from core.goal where family_id = $1 order by 1`
  for (const adultId of [other.family.adults[0]!.hat, desk.network.anne.hat]) {
    const home = await held.send(desk.anne, 'homes', { label: 'hos mor', adultId })
    expect([home.status, home.text.includes('Vælg en af de voksne.'), home.text.includes('value="hos mor"')]).toEqual([409, true, true])
    const goal = await held.send(desk.anne, 'goals', { words: 'Vi vil sove', adultId })
    expect([goal.status, goal.text.includes('Det kunne vi ikke læse.'), goal.text.includes('Vi vil sove')]).toEqual([409, true, true])
  }
  expect(await desk.ask(own, [held.family.id])).toEqual([])
  const adultId = held.family.adults[1]!.hat
  await held.send(desk.anne, 'homes', { label: 'hos far', adultId })
  await held.send(desk.anne, 'goals', { words: 'Jeg vil sove', adultId })
  expect(await desk.ask(own, [held.family.id])).toEqual([
    { what: 'goal', adult_id: adultId },
    { what: 'home', adult_id: adultId },
  ])
})

/** Last, because a day passes. */
test('row 25: a child lives in two homes, and moves in time', async () => {
  const held = await desk.held()
  await held.send(desk.anne, 'homes', { label: 'Hos mor', postcode: '9000', adultId: held.family.adults[0]!.hat })
  await held.send(desk.anne, 'homes', { label: 'Hos far', postcode: '' })
  const { 'Hos mor': mother, 'Hos far': father } = await homes(held)
  await held.send(desk.anne, `members/${held.family.child}/stays`, { homes: `${mother},${father}` })
  expect(await livesIn(held.family.child)).toEqual(['Hos far', 'Hos mor'])
  const page = await desk.anne.get(held.address)
  expect(page.text).toContain('Hos mor (9000), kun for Maja')
  await desk.database.advance(86_400_000)
  await held.send(await desk.site.signedIn(desk.network.anne.hat), `members/${held.family.child}/stays`, { homes: father! })
  expect(await livesIn(held.family.child)).toEqual(['Hos far'])
  expect(await desk.ask('select count(*)::int as n from core.stay where member_id = $1', [held.family.child])).toEqual([{ n: 2 }])
})
