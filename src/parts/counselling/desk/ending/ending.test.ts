import { expect, test } from 'vitest'
import { anInquiry } from '#parts/counselling/builders.ts'
import { aStory } from '#testing/story.ts'

const day = 86_400_000

test('thirty days before, whoever has an unfinished inquiry is asked to end it; nobody else, and not before', async () => {
  await using story = await aStory()
  const { database, network } = story
  await anInquiry(database.owner, network, { stage: 'answered', owner: network.anne })
  const desk = async (who = network.anne) => (await (await story.signedIn(who)).get('/desk')).text
  await database.advance(59 * day)
  expect(await desk()).not.toMatch(/sluttes, før de kan slettes/)
  await database.advance(day)
  expect(await desk()).toMatch(/Skal sluttes, før de kan slettes[^<]*<[^>]*>1<[\s\S]*Har en dato for sletning: [^<]*22\. februar/)
  expect(await desk(network.cille)).not.toMatch(/sluttes, før de kan slettes/)
  await database.advance(31 * day)
  expect(await desk()).toMatch(/Den bliver stående, til du slutter den med en grund/)
})

test('one that nobody has goes to whoever is responsible for the queue', async () => {
  await using story = await aStory()
  const { database, network } = story
  await anInquiry(database.owner, network)
  await database.advance(61 * day)
  const { hat } = (await database.owner.query('select responsible_id as hat from core.queue')).rows[0]
  expect((await (await story.site.signedIn(hat)).get('/desk')).text).toMatch(/Står i køen, du har ansvaret for/)
})
