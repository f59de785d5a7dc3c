import { expect, test } from 'vitest'
import { aStory } from '#testing/story.ts'

test('where more than one thing was written, what stands on a page that could not take it is told apart', async () => {
  await using story = await aStory()
  const visitor = story.site.visitor()
  const words = { words: 'Jeg er bange', children: 'To drenge' }
  const labels = (text: string) => [...text.matchAll(/<label[^>]*>(Det, du skrev[^<]*)<\/label>/g)].map(([, label]) => label)
  expect(labels((await visitor.post('/skriv', words, { 'sec-fetch-site': 'cross-site' })).text)).toEqual([
    'Det, du skrev (1 af 2)',
    'Det, du skrev (2 af 2)',
  ])
})
