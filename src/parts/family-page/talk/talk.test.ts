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
  expect(page).toMatch(/Hvornår ringer I\?[\s\S]*En rådgiver svarer dig[^<]*kl\.[\s\S]*Det, du skrev i dag kl\.\s10\.05, er kommet frem\./)
  await story.database.setClock('2026-11-30T10:05:00+01:00')
  const maja = await story.site.signedIn(story.family.adults[0]!.hat)
  const late = (await maja.get('/min-side/samtale')).text
  expect(late).toContain('Vi skulle have svaret nu. Det er vores fejl.')
  expect(late).not.toContain('En rådgiver svarer dig')
})

test('while a family in danger waits for an answer, the own page begins with 112', async () => {
  await using story = await aFamilyIn('A', 1)
  expect(await story.begins()).toEqual([false, false])
  await story.write()
  expect(await story.begins()).toEqual([true, true])
})

test('with two parents the page of the one does not tell that the other is in danger', async () => {
  await using story = await aFamilyIn('A', 2)
  await story.write()
  expect(await story.begins()).toEqual([false, false])
})

test('a family that is not in danger reads its own page as ever', async () => {
  await using story = await aFamilyIn('C', 1)
  await story.write()
  expect(await story.begins()).toEqual([false, false])
})
