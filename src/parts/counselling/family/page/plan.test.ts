import { afterAll, beforeAll, expect, test } from 'vitest'
import { aMember, plant } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { mainWords } from '#testing/as-read.ts'
import { aDesk, type Desk, type Held } from '#testing/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

const next = (more: Record<string, string> = {}) => ({
  ...{ stepWords: 'Vi ser på budgettet', task: 'economy', ownerId: desk.network.anne.hat, dueOn: '2026-11-30' },
  ...more,
})
const pointer = async ({ family }: Held) =>
  (
    await desk.ask(
      `select w.words, f.next_due::text as due, o.display_name as by, f.next_step_id as id from core.family f join core.step_words w on w.step_id = f.next_step_id
      join core.hat o on o.id = f.next_owner_id where f.id = $1`,
      [family.id],
    )
  )[0]
const promises = async ({ family }: Held) =>
  (await desk.ask('select ended_as from core.promise where family_id = $1', [family.id])).map((row) => String(row.ended_as)).sort()

test('row 78: finishing the step that holds the family asks for the next one in the same form', async () => {
  const held = await desk.held()
  const refused = await held.send(desk.anne, `steps/${held.family.step}/done`)
  expect(refused.text).toContain('Familien skal altid have et næste skridt.')
  expect(await pointer(held)).toMatchObject({ words: 'Vi taler om de første uger', due: '2026-11-24', by: 'Anne' })
  expect((await held.send(desk.anne, `steps/${held.family.step}/done`, next())).status).toBe(303)
  expect(await pointer(held)).toMatchObject({ words: 'Vi ser på budgettet', due: '2026-11-30', by: 'Anne' })
})

test('a refused next step is shown again with everything typed', async () => {
  const held = await desk.held()
  const page = await held.send(desk.anne, `steps/${held.family.step}/done`, next({ dueOn: '2026-11-20' }))
  expect(page.text).toContain('Vælg en dag, der ikke er gået.')
  expect(page.text).toContain('value="Vi ser på budgettet"')
  expect(page.text).toMatch(new RegExp(`<details class="wish" id="done-${held.family.step}" open`))
})

test('row 27: the plan has goals in the family’s own words, and steps with owner and date under them', async () => {
  const held = await desk.held()
  await held.send(desk.anne, 'goals', { words: 'Vi vil sove om natten', adultId: '' })
  const [goal] = await desk.ask('select id from core.goal where family_id = $1', [held.family.id])
  await held.send(desk.anne, 'steps', next({ goalId: goal.id, ownerId: desk.network.bo.hat, dueOn: '2027-02-01' }))
  const page = await desk.anne.get(held.address)
  expect(page.text).toMatch(/Vi vil sove om natten[\s\S]*Vi ser på budgettet[\s\S]*Bo[\s\S]*1\. februar 2027/)
  expect(page.text).not.toContain(`action="${held.address}/goals/${goal.id}/reached"`)
  expect((await desk.anne.get(`${held.address}?form=goal-${goal.id}`)).text).toContain('Er målet nået?')
  await held.send(desk.anne, `goals/${goal.id}/reached`)
  expect((await desk.anne.get(held.address)).text).toContain('Nået mandag')
})

test('a mother’s own step is in the plan, but does not hold the family', async () => {
  const held = await desk.held()
  const own = { ownerId: held.family.adults[0]!.hat, task: 'own-step', stepWords: 'Maja ringer til sin søster' }
  expect((await held.send(desk.anne, 'steps', next(own))).status).toBe(303)
  const page = await held.send(desk.anne, `steps/${held.family.step}/done`, next(own))
  expect(page.text).toContain('Familien skal holdes af en af os.')
  expect(await pointer(held)).toMatchObject({ by: 'Anne' })
})

test('a volunteer never gets a professional step: not new, not handed on, not through a form of her own making', async () => {
  const held = await desk.held()
  const { anne, network, database } = desk
  const { volunteer } = network
  await plant(database.owner, {
    'core.circle': [{ id: newId(), family_id: held.family.id, hat_id: volunteer.hat, as_what: 'volunteer', accepted_at: new Date() }],
  })
  const words = 'Det er fagligt arbejde.'
  const hers = next({ ownerId: volunteer.hat })
  expect((await held.send(anne, 'steps', hers)).text).toContain(words)
  expect((await held.send(anne, `steps/${held.family.step}/owner`, { ownerId: volunteer.hat })).text).toContain(words)
  expect((await held.send(anne, `steps/${held.family.step}/done`, hers)).text).toContain(words)
  expect((await held.send(anne, 'after', { ...hers, body: 'Talt', shownTo: 'us' })).text).toContain(words)
  const counted = `select count(*)::int as n from core.event where kind = 'professional-task-refused' and family_id = $1`
  expect(await desk.ask(counted, [held.family.id])).toEqual([{ n: 4 }])
  expect((await held.send(anne, 'anchor', { anchorId: volunteer.hat, deputyId: '' })).text).toContain('En frivillig kan ikke være')
  expect((await held.send(anne, 'deputy', { deputyId: volunteer.hat })).text).toContain('En frivillig kan ikke være')
  expect(await desk.ask('select owner_as from core.next_step where family_id = $1', [held.family.id])).toEqual([{ owner_as: 'employee' }])
  // Human work may be hers, and shared work when a professional leads it.
  expect((await held.send(anne, 'steps', { ...hers, task: 'cook' })).status).toBe(303)
  const shared = { ...hers, task: 'lay-companion' }
  expect((await held.send(anne, 'steps', shared)).text).toContain('skal ledes af en fagperson')
  expect((await held.send(anne, 'steps', { ...shared, ledBy: network.bo.hat })).status).toBe(303)
})

test('a volunteer who does not stand around the family is nobody’s owner', async () => {
  const held = await desk.held()
  const stranger = await aMember(desk.database.owner, { place: desk.network.association, role: 'volunteer' })
  expect((await held.send(desk.anne, 'steps', next({ ownerId: stranger.hat, task: 'cook' }))).text).toContain('Vælg en fra listen.')
})

test('a moved step remembers where it came from, and what held the family holds it still', async () => {
  const held = await desk.held()
  expect((await held.send(desk.anne, `steps/${held.family.step}/move`, { dueOn: '2026-12-02', reason: 'Maja er syg' })).status).toBe(303)
  expect(await pointer(held)).toMatchObject({ words: 'Vi taler om de første uger', due: '2026-12-02', by: 'Anne' })
  const old = 'select s.ended_as, w.end_reason from core.next_step s join core.step_words w on w.step_id = s.id where s.id = $1'
  expect(await desk.ask(old, [held.family.step])).toEqual([{ ended_as: 'moved', end_reason: 'Maja er syg' }])
})

test.each([
  ['a past date', '2026-11-22', 'Vælg en dag, der ikke er gået.'],
  ['a date too far away for the level', '2026-12-24', 'Det er for langt væk for niveauet.'],
  ['the same date', '2026-11-24', 'Det er samme dag.'],
])('a step is not moved to %s', async (_, dueOn, words) => {
  const held = await desk.held()
  expect((await held.send(desk.anne, `steps/${held.family.step}/move`, { dueOn, reason: 'Syg' })).text).toContain(words)
  expect(await pointer(held)).toMatchObject({ due: '2026-11-24' })
})

test('a step handed on keeps its date, and holds the family in its new hands', async () => {
  const held = await desk.held()
  expect((await held.send(desk.anne, `steps/${held.family.step}/owner`, { ownerId: desk.network.bo.hat })).status).toBe(303)
  expect(await pointer(held)).toMatchObject({ due: '2026-11-24', by: 'Bo' })
})

test('two colleagues finish the last two steps at the same moment, and the family still has a next one', async () => {
  const held = await desk.held()
  await held.send(desk.anne, 'steps', next({ ownerId: desk.network.bo.hat }))
  const [other] = await desk.ask('select id from core.next_step where family_id = $1 and id <> $2', [held.family.id, held.family.step])
  const both = await Promise.all([
    held.send(desk.anne, `steps/${held.family.step}/done`, { takeOver: other.id }),
    held.send(desk.bo, `steps/${other.id}/done`),
  ])
  expect(both.filter(({ status }) => status === 303)).toHaveLength(1)
  expect(both.map(({ text }) => text).join()).toMatch(/Familien skal altid have et næste skridt|Noget er ændret/)
  const undone = 'select count(*)::int as n from core.family f join core.next_step s on s.id = f.next_step_id and s.undone where f.id = $1'
  expect(await desk.ask(undone, [held.family.id])).toEqual([{ n: 1 }])
})

test('what was written about a step that a colleague has just ended, or in a family just closed, is not lost', async () => {
  const held = await desk.held()
  await held.send(desk.anne, 'steps', next({ stepWords: 'Ringe til skolen' }))
  const [other] = await desk.ask('select id from core.next_step where family_id = $1 and id <> $2', [held.family.id, held.family.step])
  const page = await desk.anne.get(`${held.address}?form=move-${other.id}`)
  const formId = page.text.match(new RegExp(`steps/${other.id}/move"[\\s\\S]*?name="formId" value="([^"]+)"`))![1]!
  await held.send(desk.bo, `steps/${other.id}/done`)
  const refused = await desk.anne.post(`${held.address}/steps/${other.id}/move`, {
    formId,
    dueOn: '2026-12-01',
    reason: 'Læreren er syg til fredag',
  })
  expect(refused.text).toMatch(/Skridtet er ændret, siden du åbnede siden: [^<]*Bo/)
  expect(refused.text).toContain('Læreren er syg til fredag')
})

test('a told date is kept when the step is done, and moves only with the family’s yes', async () => {
  const held = await desk.held()
  const step = async () => (await pointer(held)).id
  await held.send(desk.anne, `steps/${await step()}/done`, next({ tell: 'yes' }))
  expect(await promises(held)).toEqual(['null', 'null'])
  expect((await desk.anne.get(held.address)).text).toMatch(/Det næste skridt til (Maja og Jonas|Jonas og Maja) senest mandag 30. november/)
  await held.send(desk.anne, `steps/${await step()}/move`, { dueOn: '2026-12-03', reason: 'Bo er med', theirYes: 'yes' })
  expect(await promises(held)).toEqual(['moved', 'moved', 'null', 'null'])
  await held.send(desk.anne, `steps/${await step()}/move`, { dueOn: '2026-12-01', reason: 'Der blev plads' })
  await held.send(desk.anne, `steps/${await step()}/done`, next({ dueOn: '2026-12-01' }))
  expect(await promises(held)).toEqual(['kept', 'kept', 'moved', 'moved'])
})

test('a told date that is moved without a yes is broken in the open, and the family hears it', async () => {
  const held = await desk.held()
  await held.send(desk.anne, `steps/${held.family.step}/done`, next({ tell: 'yes' }))
  await held.send(desk.anne, `steps/${(await pointer(held)).id}/move`, { dueOn: '2026-12-03', reason: 'Vi nåede det ikke' })
  expect(await promises(held)).toEqual(['broken', 'broken', 'null', 'null'])
  const told = `select count(*)::int as n from core.notice where kind = 'promise-broken' and to_hat = any ($1)`
  expect(await desk.ask(told, [held.family.adults.map(({ hat }) => hat)])).toEqual([{ n: 2 }])
})

test('after a talk: note, themes and next step are one form', async () => {
  const held = await desk.held()
  const talk = { body: 'Hun har sovet bedre. Vi tog budgettet frem.', shownTo: 'family', themes: 'economy', done: 'yes' }
  expect((await held.send(desk.anne, 'after', next(talk))).status).toBe(303)
  expect(await pointer(held)).toMatchObject({ words: 'Vi ser på budgettet' })
  const noted =
    'select n.shown_to, t.theme from counselling.note n join counselling.note_theme t on t.note_id = n.id where n.family_id = $1'
  expect(await desk.ask(noted, [held.family.id])).toEqual([{ shown_to: 'family', theme: 'economy' }])
})

test('what is missing of the note and of the next step is said in one round, and nothing is saved', async () => {
  const held = await desk.held()
  const empty = await held.send(desk.anne, 'after', { body: '', done: 'yes' })
  expect(empty.text).toContain('Ret 2 ting')
  expect(mainWords(empty)).toMatch(/Ret 2 ting, før du går videre Skriv noten. Familien skal altid have et næste skridt./)
  const half = await held.send(desk.anne, 'after', { body: '', ...next({ dueOn: '', done: 'yes' }) })
  expect(half.text).toContain('Ret 2 ting')
  expect(half.text).toContain('Vælg en dag.')
  expect(await pointer(held)).toMatchObject({ words: 'Vi taler om de første uger' })
})
