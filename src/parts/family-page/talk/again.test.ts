import { expect, test } from 'vitest'
import { ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
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

test('the page of whoever has written again after the end begins with what she waits for, and not with our being done', async () => {
  await using story = await aStory()
  const { family, inquiry } = await aFamilyThatClosed(story)
  const maja = await story.site.signedIn(family.adults[0]!.hat)
  for (const page of ['/min-side', '/min-side/plan']) expect((await maja.get(page)).text).toContain('Vi er færdige for nu.')
  await maja.send('/min-side', { words: 'Nu er det svært igen.' }, { action: '/min-side/samtale' })
  const home = (await maja.get('/min-side')).text
  expect(home).toMatch(
    /<h1[^>]*>Din side<\/h1>[\s\S]*Det næste<[\s\S]*Vi (svarer dig|skriver, hvornår du får svar)[\s\S]*Det nåede I[\s\S]*Nu er det svært igen\./,
  )
  for (const page of [home, (await maja.get('/min-side/plan')).text]) expect(page).not.toMatch(/Vi er færdige for nu|Døren er åben/)
  const anne = await story.signedIn(story.network.anne)
  const asked = `/desk/inquiries/${inquiry.id}`
  await anne.post(`${asked}/claim`, { formId: newId() })
  await anne.get(asked)
  await anne.send(asked, { words: 'Det var godt, du skrev.' }, { action: `${asked}/answer` })
  const answered = (await maja.get('/min-side')).text
  expect([answered.includes('Det var godt, du skrev.'), answered.includes('Vi er færdige for nu')]).toEqual([true, false])
  await anne.send(asked, { endAs: 'answered-once' }, { action: `${asked}/end` })
  expect((await maja.get('/min-side')).text).toContain('Vi er færdige for nu.')
})

test('an answer that was given reads as given, beside the one that is promised now', async () => {
  await using story = await aStory()
  const { maja } = await aMotherWhoComesBack(story)
  const promised = /Det har vi lovet dig<\/h2>[\s\S]*?<\/section>/.exec((await maja.get('/min-side')).text)![0]
  const said = ['Du fik svar', 'lovet senest', 'Holdt', 'skriver, hvornår du får svar', 'Aftalt']
  expect(said.filter((words) => !promised.includes(words))).toEqual([])
  expect(promised).not.toContain('svarer dig')
})
