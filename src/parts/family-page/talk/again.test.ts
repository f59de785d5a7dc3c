import { expect, test } from 'vitest'
import { ask } from '#platform/db.ts'
import { aFamilyThatClosed } from '#testing/comes-back.ts'
import { aStory } from '#testing/story.ts'
import { whereToWrite } from './store.ts'

test('whoever writes again after the end is promised a time as somebody as urgent as when we parted', async () => {
  await using story = await aStory()
  const { family } = await aFamilyThatClosed(story)
  expect(await story.one('select level from counselling.inquiry')).toEqual({ level: 'D' })
  const place = await ask(story.database.db, { kind: 'family', hat: family.adults[0]!.hat }, whereToWrite)
  expect(place).toMatchObject({ level: 'C' })
})
