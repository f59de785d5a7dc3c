import { expect, test } from 'vitest'
import { ask } from '#platform/db.ts'
import { aFamilyThatClosed, aMotherWhoComesBack } from '#testing/comes-back.ts'
import { aStory } from '#testing/story.ts'
import { whereToWrite } from './store.ts'

test('whoever writes again after the end is promised a time as somebody as urgent as when we parted', async () => {
  await using story = await aStory()
  const { family } = await aFamilyThatClosed(story)
  expect(await story.one('select level from counselling.inquiry')).toEqual({ level: 'D' })
  const place = await ask(story.database.db, { kind: 'family', hat: family.adults[0]!.hat }, whereToWrite)
  expect(place).toMatchObject({ level: 'C' })
})

test('an answer that was given reads as given, beside the one that is promised now', async () => {
  await using story = await aStory()
  const { maja } = await aMotherWhoComesBack(story)
  const promised = /Det har vi lovet dig<\/h2>[\s\S]*?<\/section>/.exec((await maja.get('/min-side')).text)![0]
  const said = ['Du fik svar', 'lovet senest', 'Holdt', 'skriver, hvornår du får svar', 'Aftalt']
  expect(said.filter((words) => !promised.includes(words))).toEqual([])
  expect(promised).not.toContain('svarer dig')
})
