import { afterEach, beforeEach, expect, test } from 'vitest'
import { aHeldFamily, type Hat, type HeldFamily } from '#core/builders.ts'
import { owedAmiss } from '#testing/laws/oracle.ts'
import { anAbsence, aStory, type Story } from '#testing/story.ts'

/** Anne, who holds Solsikken, is away; Cille, who stands around none of her families, has everything of hers. */
let story: Story
let family: HeldFamily
beforeEach(async () => {
  story = await aStory()
  family = await aHeldFamily(story.database.owner, story.network, { name: 'Solsikken', level: 'C', due: '2026-11-30' })
  await anAbsence(story, { away: story.network.anne, cover: story.network.cille })
})
afterEach(async () => {
  expect(await owedAmiss(story.database.owner)).toEqual([])
  await story[Symbol.asyncDispose]()
})

const promiseCall = async (who: Hat, day: string) => {
  const typed = { adultId: family.adults[0]!.hat, promiseWhat: 'call', promiseChannel: 'phone', promiseDay: day, promiseTime: '15:00' }
  const page = `/desk/families/${family.id}`
  return (await story.signedIn(who)).send(page, typed, { action: `${page}/promises` })
}
const holders = async () =>
  (await story.database.owner.query('select by_hat from core.promise where family_id = $1 and open order by due_by', [family.id])).rows.map(
    (row) => row.by_hat,
  )
const today = async (who: Hat) => (await story.signedIn(who)).get('/desk/fragments/today')

test('what a stand-in promises is on her own desk while she stands in, and with whoever is back when the day comes', async () => {
  const { anne, cille } = story.network
  expect((await promiseCall(cille, '2026-11-24')).status).toBe(303)
  expect(await holders()).toEqual([anne.hat])
  expect((await today(cille)).text).toContain('Solsikken')
  const { id } = await story.one<{ id: string }>("select id from core.roster where kind = 'away'")
  await (await story.signedIn(anne)).send(`/desk/absence/${id}`, {}, { action: `/desk/absence/${id}/back` })
  expect((await today(anne)).text).toContain('Solsikken')
  expect((await today(cille)).text).not.toContain('Solsikken')
})

test('whoever stands around the family, or leads it, promises in their own name', async () => {
  const { bo, leader } = story.network
  await promiseCall(bo, '2026-11-27')
  const page = `/desk/families/${family.id}`
  await (await story.signedIn(leader)).send(page, { reason: 'Bo har bedt om sparring' }, { action: `${page}/reason` })
  await promiseCall(leader, '2026-11-28')
  expect(await holders()).toEqual([bo.hat, leader.hat])
})

test('whoever stands in for the deputy promises for him, not for the anchor who is here', async () => {
  const { anne, bo, cille } = story.network
  family = await aHeldFamily(story.database.owner, story.network, {
    name: 'Havet',
    level: 'C',
    due: '2026-11-30',
    anchor: bo,
    deputy: anne,
  })
  await promiseCall(cille, '2026-11-27')
  expect(await holders()).toEqual([anne.hat])
})
