import { expect, test } from 'vitest'
import { aHeldFamily } from '#core/builders.ts'
import { aStory } from '#testing/story.ts'

const large = /<main[^>]*><h1[^>]*>[^<]*<\/h1>\s*<section[^>]*><p>[^<]*vent ikke på os\. Ring 112\.[^<]*<\/p>\s*<a class="ds-button call"/
const places = ['/min-side', '/min-side/samtale']

async function aFamilyIn(level: 'A' | 'C', adults: 1 | 2) {
  const story = await aStory()
  const family = await aHeldFamily(story.database.owner, story.network, { level, adults })
  const maja = await story.site.signedIn(family.adults[0]!.hat)
  const write = () => maja.send('/min-side/samtale', { words: 'Hvornår ringer I?' })
  const begins = async () => Promise.all(places.map(async (place) => large.test((await maja.get(place)).text)))
  return { ...story, family, maja, write, begins }
}

test('whoever has written from the own page reads by when there is an answer, that the words arrived, and when we are late', async () => {
  await using story = await aFamilyIn('C', 1)
  await story.write()
  const page = (await story.maja.get('/min-side/samtale')).text
  expect(page).toMatch(/Hvornår ringer I\?[\s\S]*Anne svarer dig[^<]*kl\.[\s\S]*Det, du skrev i dag kl\.\s10\.05, er kommet frem\./)
  await story.database.setClock('2026-11-30T10:05:00+01:00')
  const maja = await story.site.signedIn(story.family.adults[0]!.hat)
  const late = (await maja.get('/min-side/samtale')).text
  expect(late).toContain('Vi skulle have svaret nu. Det er vores fejl.')
  expect(late).not.toContain('svarer dig ')
})

test('the first card of the own page says that we are late, as the conversation does', async () => {
  await using story = await aFamilyIn('C', 1)
  await story.write()
  const card = async (maja: typeof story.maja) => /Det næste<\/h2>[\s\S]*?<\/section>/.exec((await maja.get('/min-side')).text)?.[0]
  expect(await card(story.maja)).toMatch(/next-day">Senest [\s\S]*svarer dig/)
  await story.database.setClock('2026-11-30T10:05:00+01:00')
  const late = await card(await story.site.signedIn(story.family.adults[0]!.hat))
  expect(late).toMatch(/next-day">Skulle være gjort [^<]*kl\.[\s\S]*Vi skulle have svaret nu\. Det er vores fejl\./)
  expect(late).not.toContain('Senest')
})

test('a family in danger that has never written to us reads 112 first too, for as long as the danger lasts', async () => {
  await using story = await aFamilyIn('A', 1)
  expect(await story.begins()).toEqual([true, true])
  const [anne, held] = [await story.signedIn(story.network.anne), `/desk/families/${story.family.id}`]
  const calmer = { level: 'B', levelReason: 'Hun er hos sin søster nu' }
  expect((await anne.send(held, calmer, { action: `${held}/level` })).status).toBe(303)
  expect(await story.begins()).toEqual([false, false])
})

test('while a family is in danger the own page begins with 112, also when we have answered', async () => {
  await using story = await aFamilyIn('A', 1)
  await story.write()
  expect(await story.begins()).toEqual([true, true])
  const { id } = await story.one<{ id: string }>('select id from counselling.conversation where family_id = $1', story.family.id)
  const talk = `/desk/families/${story.family.id}/conversations/${id}`
  const anne = await story.signedIn(story.network.anne)
  expect((await anne.send(talk, { words: 'Er du et sikkert sted nu?' }, { action: talk })).status).toBe(303)
  expect((await story.maja.get('/min-side')).text).toContain('Er du et sikkert sted nu?')
  expect(await story.begins()).toEqual([true, true])
})

test('with two parents the page of the one does not tell that the other is in danger', async () => {
  await using story = await aFamilyIn('A', 2)
  expect(await story.begins()).toEqual([false, false])
  await story.write()
  expect(await story.begins()).toEqual([false, false])
})

test('a family that is not in danger reads its own page as ever', async () => {
  await using story = await aFamilyIn('C', 1)
  await story.write()
  expect(await story.begins()).toEqual([false, false])
})
