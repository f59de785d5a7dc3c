import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeldFamily, type Hat, type HeldFamily } from '#core/builders.ts'
import { anAbsence, aStory, type Story } from '#testing/story.ts'

/** Bo holds Havet with Birgit as his deputy. Anne only has the next step, and is away; Cille stands in for her. */
let story: Story
let sea: HeldFamily
beforeAll(async () => {
  story = await aStory()
  const { anne, bo, cille, leader } = story.network
  sea = await aHeldFamily(story.database.owner, story.network, { name: 'Havet', level: 'C', due: '2026-11-26', anchor: bo, deputy: leader })
  await hasTheStep(anne, sea)
  await anAbsence(story, { away: anne, cover: cille })
})
const hasTheStep = (who: Hat, { step }: HeldFamily) =>
  story.database.owner.query(
    `with step as (update core.next_step set owner_id = $1 where id = $2 returning family_id)
     update core.family set next_owner_id = $1 where id in (select family_id from step)`,
    [who.hat, step],
  )
afterAll(() => story[Symbol.asyncDispose]())

test('whoever stands in carries on a step for a family the absent one does not stand around, and nobody else does', async () => {
  const address = `/desk/families/${sea.id}`
  const cille = await story.signedIn(story.network.cille)
  expect((await cille.get('/desk/fragments/families')).text).toContain('Havet')
  const page = await cille.get(address)
  expect([page.status, page.text.includes('Havet')]).toEqual([200, true])
  const line = await story.one('select purpose from core.access_line where hat_id = $1 order by at desc limit 1', story.network.cille.hat)
  expect(line).toEqual({ purpose: 'cover' })
})

test('once the step is with whoever holds the family, it is out of the stand-in’s reach', async () => {
  const { bo, cille } = story.network
  const address = `/desk/families/${sea.id}`
  const browser = await story.signedIn(cille)
  await story.database.owner.query(
    `insert into core.promise (id, to_hat, by_hat, family_id, step_id, what, channel, due_by)
     values (gen_random_uuid(), $1, $2, $3, $4, 'step', 'page', '2026-11-27')`,
    [sea.adults[0]!.hat, story.network.anne.hat, sea.id, sea.step],
  )
  const handed = await browser.send(address, { ownerId: bo.hat }, { action: `${address}/steps/${sea.step}/owner` })
  expect([handed.status, handed.location]).toEqual([303, '/desk'])
  expect(await story.one('select owner_id as owner from core.next_step where id = $1', sea.step)).toEqual({ owner: bo.hat })
  expect(await story.one('select by_hat as by from core.promise where step_id = $1 and open', sea.step)).toEqual({ by: bo.hat })
  expect((await browser.get(address)).status).toBe(404)
})

test('whoever only has the next step ends it with what was said, and leaves the next one to whoever holds the family', async () => {
  const { bo, cille, leader } = story.network
  const wood = await aHeldFamily(story.database.owner, story.network, {
    name: 'Skoven',
    level: 'C',
    due: '2026-11-26',
    anchor: bo,
    deputy: leader,
  })
  await hasTheStep(cille, wood)
  const address = `/desk/families/${wood.id}`
  const browser = await story.signedIn(cille)
  const typed = {
    body: 'Vi har talt sammen.',
    shownTo: 'us',
    done: 'yes',
    task: 'counselling',
    stepWords: 'Ringer',
    ownerId: bo.hat,
    dueOn: '2026-11-30',
  }
  const after = await browser.send(address, typed, { action: `${address}/after` })
  expect([after.status, after.location]).toEqual([303, '/desk'])
  const held =
    'select f.next_owner_id as next, n.by_hat as wrote from core.family f join counselling.note n on n.family_id = f.id where f.id = $1'
  expect(await story.one(held, wood.id)).toEqual({ next: bo.hat, wrote: cille.hat })
  expect((await browser.get(address)).status).toBe(404)
})
