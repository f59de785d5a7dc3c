import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDesk, type Desk } from '#testing/desk.ts'
import { anInquiry, hasConversation } from '../../builders.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

const said = 'Den, der får en kode, læser hele familiens plan'
const shown = async (address: string, form: string) => (await desk.anne.get(`${address}?form=${form}`)).text.includes(said)

/** A mother with a family, a plan and a conversation; what is for her alone is marked so. */
async function aMother() {
  const held = await desk.held({ adults: 1 })
  const [maja] = held.family.adults
  await hasConversation(desk.database.owner, desk.network, held)
  for (const [words, adultId] of [
    ['Sove om natten', ''],
    ['Kun Majas mål', maja!.hat],
  ] as const)
    await held.send(desk.anne, 'goals', { words, adultId })
  const [goal] = await desk.ask(`select id from core.goal where family_id = $1 and adult_id is null`, [held.family.id])
  await held.send(desk.anne, `goals/${goal.id}/reached`)
  const step = { task: 'talk', ownerId: desk.network.anne.hat, dueOn: '2026-11-25' }
  await held.send(desk.anne, 'steps', { ...step, stepWords: 'Gå en tur' })
  const [walk] = await desk.ask(
    'select s.id from core.next_step s join core.step_words w on w.step_id = s.id where s.family_id = $1 and w.words = $2',
    [held.family.id, 'Gå en tur'],
  )
  await held.send(desk.anne, `steps/${walk.id}/done`)
  await held.send(desk.anne, 'notes', { body: 'Vi talte om søvn', shownTo: 'family' })
  await held.send(desk.anne, 'notes', { body: 'Kun til Maja', shownTo: maja!.hat })
  await held.send(desk.anne, 'notes', { body: 'Kun til os', shownTo: 'us' })
  return { ...held, maja: maja! }
}

test('before a further adult is let in it is said what the code lets them read; of the only adult nothing is said', async () => {
  const { address, maja, send, family } = await aMother()
  expect([await shown(address, 'member'), await shown(address, `code-${maja.hat}`)]).toEqual([true, false])
  await send(desk.anne, 'adults', { m0Role: 'father', m0Name: 'Jonas', m0When: '' })
  const [jonas] = await desk.ask(`select adult_id as hat from core.member where family_id = $1 and name = 'Jonas'`, [family.id])
  expect([await shown(address, `code-${jonas.hat}`), await shown(address, `code-${maja.hat}`)]).toEqual([true, true])
})

test('it is said too, before the click, where an adult who has left is to belong again; of a child who comes back nothing is said', async () => {
  const { address, send, family } = await desk.held()
  const jonas = family.adults[1]
  for (const member of [jonas!.member, family.child])
    await send(desk.anne, `members/${member}/leave`, { leftOn: '2026-11-20', leftBecause: 'Bor et andet sted nu' })
  const form = async (member: string) =>
    (await desk.anne.get(`${address}?form=return-${member}`)).text.match(
      new RegExp(`<form[^>]*action="${address}/members/${member}/return"[\\s\\S]*?</form>`),
    )?.[0]
  expect(await form(jonas!.member)).toMatch(
    new RegExp(`Jonas ser igen familiens fælles side[\\s\\S]*${said}[\\s\\S]*Ja, Jonas hører til igen`),
  )
  expect(await form(family.child)).toMatch(/Hører til igen/)
  expect(await form(family.child)).not.toContain(said)
  // Without the form nothing can be clicked that lets him in.
  expect((await desk.anne.get(address)).text).not.toContain(`members/${jonas!.member}/return"`)
  await send(desk.anne, `members/${jonas!.member}/return`)
  expect((await (await desk.site.signedIn(jonas!.hat)).get('/min-side/plan')).text).toContain('Vi taler om de første uger')
})

test('it is said too where somebody who wrote goes on with a family that is held already', async () => {
  const { family } = await aMother()
  const { id } = await anInquiry(desk.database.owner, desk.network, { stage: 'claimed', owner: desk.network.anne })
  expect((await desk.anne.get(`/desk/families/join?inquiry=${id}&family=${family.id}`)).text).toContain(said)
})

test('what is said of a further adult is what is so: the plan with what was before, and who looked; no words and nothing of one alone', async () => {
  const { send, family } = await aMother()
  await send(desk.anne, 'adults', { m0Role: 'father', m0Name: 'Jonas', m0When: '' })
  const [jonas] = await desk.ask(`select adult_id as hat from core.member where family_id = $1 and name = 'Jonas'`, [family.id])
  const his = await desk.site.signedIn(jonas.hat)
  const [plan, trace, talk] = await Promise.all(['plan', 'spor', 'samtale'].map(async (page) => (await his.get(`/min-side/${page}`)).text))
  expect(['Sove om natten', 'Gå en tur', 'Vi talte om søvn'].filter((words) => !plan!.includes(words))).toEqual([])
  expect(trace).toContain('Anne åbnede familiens side')
  for (const page of [plan, trace, talk])
    expect(['Kun Majas mål', 'Kun til Maja', 'Kun til os', 'hvor jeg skal begynde'].filter((words) => page!.includes(words))).toEqual([])
})
