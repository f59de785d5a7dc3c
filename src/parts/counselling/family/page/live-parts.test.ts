import { afterAll, beforeAll, expect, test } from 'vitest'
import { aDesk, type Desk } from '#testing/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

const parts = ['held', 'cover', 'next', 'plan', 'circle']

test('each part of a family’s page is fetched alone, with its own rights and a line of its own', async () => {
  const held = await desk.held()
  const whole = (await desk.anne.get(held.address)).text
  for (const name of parts) {
    const part = await desk.anne.get(`${held.address}/fragments/${name}`)
    expect([name, part.status, part.text.startsWith(`<live-region id="live-${name}"`)]).toEqual([name, 200, true])
    expect(whole).toContain(`<live-region id="live-${name}" src="${held.address}/fragments/${name}"`)
  }
  const [line] = await desk.ask('select count(*)::int as n from core.access_line where family_id = $1', [held.family.id])
  expect(line.n).toBe(1 + parts.length)
  const cille = await desk.site.signedIn(desk.network.cille.hat)
  for (const name of parts) expect((await cille.get(`${held.address}/fragments/${name}`)).status).toBe(404)
  expect((await desk.leader.get(`${held.address}/fragments/plan`)).status).toBe(303)
  expect((await desk.anne.get(`${held.address}/fragments/constructor`)).status).toBe(404)
})

test('what a colleague has planned and who has been named stands in the parts that are fetched again', async () => {
  const held = await desk.held()
  const step = { stepWords: 'Vi ringer til skolen', task: 'call', ownerId: desk.network.bo.hat, dueOn: '2026-11-26' }
  await held.send(desk.bo, 'steps', step)
  await held.send(desk.bo, 'deputy', { deputyId: desk.network.cille.hat })
  expect((await desk.anne.get(`${held.address}/fragments/plan`)).text).toContain('Vi ringer til skolen')
  expect((await desk.anne.get(`${held.address}/fragments/circle`)).text).toMatch(/<strong>Cille<\/strong> <span class="hint">Stedfortræder/)
  expect((await desk.anne.get(`${held.address}/fragments/held`)).text).toContain('Cille')
  expect((await desk.anne.get(held.address)).text).toContain('src="/desk/fragments/next"')
  const kinds = await desk.ask('select distinct kind from core.event where subject_id = $1 order by 1', [held.family.id])
  expect(kinds.map(({ kind }) => kind)).toEqual(['circle-changed', 'family-changed'])
})

test('what we owe the family is read before the plan, and is there again when a colleague has promised something', async () => {
  const held = await desk.held()
  const { text } = await desk.anne.get(held.address)
  const [plan, promises] = [text.indexOf('>Planen</h2>'), text.indexOf('id="promises"')]
  expect(promises).toBeGreaterThan(text.indexOf('id="live-next"'))
  expect(promises).toBeLessThan(plan)
  const region = /<live-region id="live-plan"[^>]*>/.exec(text)?.[0]
  expect(region).toContain('promise-changed')
})
