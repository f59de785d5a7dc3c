import { afterAll, beforeAll, expect, test } from 'vitest'
import { plant } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { aDesk, type Desk, deskDay, type Held } from '#testing/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

const leaves = ({ send }: Held, member: string, fields: Record<string, string> = {}) =>
  send(desk.anne, `members/${member}/leave`, { leftOn: '2026-11-20', leftBecause: 'Bor hos sin far nu', ...fields })
const adultsIn = async ({ family }: Held) =>
  (await desk.ask(`select count(*)::int as n from core.circle where family_id = $1 and as_what = 'adult' and standing`, [family.id]))[0].n

test('a child who has moved out is no longer in the circle, and stays in the history with day and reason', async () => {
  const held = await desk.held()
  expect((await leaves(held, held.family.child)).status).toBe(303)
  const page = await desk.anne.get(held.address)
  expect(page.text).toContain('Én hører ikke til mere')
  expect(page.text).toContain('Siden fredag 20. november: Bor hos sin far nu')
  expect(page.text.slice(page.text.indexOf('id="circle"'), page.text.indexOf('id="people"'))).not.toContain('Alma')
  expect(
    await desk.ask('select count(*)::int as n from core.stay where member_id = $1 and upper_inf(period)', [held.family.child]),
  ).toEqual([{ n: 0 }])
})

test('whoever left by mistake or moves back belongs to the family again', async () => {
  const held = await desk.held()
  const jonas = held.family.adults[1]!
  await leaves(held, jonas.member)
  expect(await adultsIn(held)).toBe(1)
  expect((await held.send(desk.anne, `members/${jonas.member}/return`)).status).toBe(303)
  expect(await adultsIn(held)).toBe(2)
  expect((await (await desk.site.signedIn(jonas.hat)).get('/min-side')).text).toContain('Anne er dit holdepunkt')
})

/** Jonas has something of his own in the family, and there is something of the whole family's. */
async function withOwnThings() {
  const held = await desk.held()
  const [maja, jonas] = held.family.adults as [Held['family']['adults'][0], Held['family']['adults'][0]]
  const by = { family_id: held.family.id, created_by: desk.network.anne.hat }
  await plant(desk.database.owner, {
    'core.goal': [
      { id: newId(), words: 'fælles-mål', ...by },
      { id: newId(), words: 'jonas-mål', adult_id: jonas.hat, ...by },
      { id: newId(), words: 'maja-mål', adult_id: maja.hat, ...by },
    ],
    'counselling.note': ['family', 'adult'].map((shown_to) => ({
      ...{ id: newId(), family_id: held.family.id, by_hat: desk.network.anne.hat, shown_to },
      ...{ body: shown_to === 'family' ? 'fælles-note' : 'jonas-note', adult_id: shown_to === 'adult' ? jonas.hat : null },
    })),
  })
  return { held, maja, jonas }
}

const pages = ['/min-side', '/min-side/samtale', '/min-side/plan', '/min-side/spor', '/min-side/besked']

test('an adult who leaves loses the family’s shared page and keeps what is only theirs; the other parent notices nothing', async () => {
  const { held, maja, jonas } = await withOwnThings()
  const his = await desk.site.signedIn(jonas.hat)
  await his.send('/min-side', { words: 'Hej Anne, det er Jonas' }, { action: '/min-side/samtale' })
  const hers = await desk.site.signedIn(maja.hat)
  const everything = async (browser: typeof his) => {
    const read = []
    for (const path of pages) {
      const page = await browser.get(path)
      expect([path, page.status]).toEqual([path, 200])
      read.push(page.text)
    }
    return read.join('\n')
  }
  expect(await everything(his)).toContain('fælles-mål')
  expect((await leaves(held, jonas.member, { leftBecause: 'Bor for sig selv' })).status).toBe(303)
  const after = await everything(his)
  for (const own of ['jonas-mål', 'jonas-note', 'Hej Anne, det er Jonas', 'Du er ikke med på familiens side mere.'])
    expect(after).toContain(own)
  for (const shared of ['fælles-mål', 'fælles-note', 'Vi taler om de første uger', 'maja-mål', 'Solsikken', 'Bo'])
    expect(after).not.toContain(`>${shared}`)
  const other = await everything(hers)
  for (const stays of ['fælles-mål', 'fælles-note', 'maja-mål', 'Anne er dit holdepunkt']) expect(other).toContain(stays)
  expect(other).not.toContain('Bor for sig selv')
})

test('whoever has left is not told of the family’s next dates and names, and still reaches us', async () => {
  const { held, jonas } = await withOwnThings()
  const his = await desk.site.signedIn(jonas.hat)
  await leaves(held, jonas.member)
  await held.send(desk.anne, 'steps', {
    stepWords: 'Vi ringer',
    task: 'talk',
    ownerId: desk.network.anne.hat,
    dueOn: '2026-11-26',
    tell: 'yes',
  })
  expect(await desk.ask('select what from core.promise where to_hat = $1', [jonas.hat])).toEqual([])
  expect((await his.send('/min-side', { words: 'Kan vi tale?' }, { action: '/min-side/samtale' })).status).toBe(303)
  const page = await desk.anne.get(held.address)
  expect(page.text).toMatch(/Samtaler[\s\S]*Jonas[\s\S]*Venter på svar/)
})

test('the last adult does not go from an open family: another adult first, or the family is closed', async () => {
  const held = await desk.held({ adults: 1 })
  const page = await leaves(held, held.family.adults[0]!.member)
  expect(page.text).toContain('Det er den sidste voksne i familien. Tilføj en anden voksen først, eller luk familien.')
  expect(page.text).toContain('Bor hos sin far nu')
  expect(await adultsIn(held)).toBe(1)
})

test('what is seldom changed of a person stands behind one line, which stands open when it was refused', async () => {
  const held = await desk.held({ adults: 1 })
  const folds = ({ text }: { text: string }) =>
    [...text.matchAll(/<details class="wish"( open="")?><summary>Ret ([^<]+)</g)].map(([, open, name]) => (open ? `${name}: open` : name))
  const before = folds(await desk.anne.get(held.address))
  expect(before).toEqual(['Maja', 'Alma'])
  expect(folds(await leaves(held, held.family.adults[0]!.member))).toEqual(['Maja: open', 'Alma'])
})

test('two adults who are said to leave at the same moment do not leave the family without any', async () => {
  const held = await desk.held()
  const gone = (member: string) =>
    desk.anne.post(`${held.address}/members/${member}/leave`, { formId: newId(), leftOn: deskDay, leftBecause: 'Flyttet' })
  const pages = await Promise.all(held.family.adults.map(({ member }) => gone(member)))
  expect(pages.map(({ status }) => status).sort()).toEqual([303, 409])
  expect(await adultsIn(held)).toBe(1)
})

test.each([
  ['a day that has not come', { leftOn: '2026-11-24' }, 'Vælg i dag eller en dag, der er gået.'],
  ['no reason', { leftBecause: ' ' }, 'Skriv med få ord hvorfor.'],
  ['no day', { leftOn: '' }, 'Vælg en dag.'],
])('nobody is said to have left with %s', async (_, fields, words) => {
  const held = await desk.held()
  expect((await leaves(held, held.family.child, fields)).text).toContain(words)
})

test('a shared step that lies with an adult is handed on before that adult leaves', async () => {
  const held = await desk.held()
  const jonas = held.family.adults[1]!
  const step = { stepWords: 'Jonas ringer til skolen', task: 'own-step', ownerId: jonas.hat, dueOn: '2026-11-26' }
  expect((await held.send(desk.anne, 'steps', step)).status).toBe(303)
  expect((await leaves(held, jonas.member)).text).toContain('Giv det videre, eller lad det falde bort, først.')
})

test('only those who stand around the family can say that somebody has left it, and no law is broken', async () => {
  const held = await desk.held()
  const cille = await desk.site.signedIn(desk.network.cille.hat)
  const path = `${held.address}/members/${held.family.child}/leave`
  expect((await cille.post(path, { formId: newId(), leftOn: deskDay, leftBecause: 'x' })).status).toBe(404)
  const { rows } = await desk.database.owner.query('select left_at from core.member where id = $1', [held.family.child])
  expect(rows).toEqual([{ left_at: null }])
  expect(await desk.ask('select law, what from core.law_breach where law < 3')).toEqual([])
})
