import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { aMotherWhoComesBack } from '#testing/comes-back.ts'
import { missing } from '#testing/net.ts'
import { aStory } from '#testing/story.ts'

const minute = 60_000

test('whoever wrote three months ago and writes again has waited since she wrote again, at the desk and on the net', async () => {
  await using story = await aStory()
  await aMotherWhoComesBack(story)
  await story.database.advance(18 * minute)
  const [cille, leader] = [await story.signedIn(story.network.cille), await story.signedIn(story.network.leader)]
  const queue = (await cille.get('/desk/fragments/queue')).text
  expect(queue).toMatch(/En, der skrev [^<]*24\. november[^<]*, og igen i dag kl\.\s10\.05/)
  expect([queue.includes('Venter 18 min.'), queue.includes('døgn')]).toEqual([true, false])
  expect(missing(await leader.get('/net'), ['Den ældste fra i dag kl. 10.05'])).toEqual([])
})

test('the name of an inquiry says that its writer came back also where it is carried', async () => {
  await using story = await aStory()
  const { asked } = await aMotherWhoComesBack(story)
  const claimed = await (await story.signedIn(story.network.cille)).post(`${asked}/claim`, { formId: newId() })
  await story.database.advance(24 * 60 * minute)
  const cille = await story.signedIn(story.network.cille)
  expect(claimed.status).toBe(303)
  for (const page of [asked, '/desk/fragments/mine', '/desk/fragments/today'])
    expect([page, (await cille.get(page)).text.includes(', og igen i går kl. 10.05')]).toEqual([page, true])
})
