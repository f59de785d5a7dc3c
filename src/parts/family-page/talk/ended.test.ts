import { expect, test } from 'vitest'
import { aHeldFamily } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { aFamilyThatClosed, close } from '#testing/comes-back.ts'
import { aStory, type Story } from '#testing/story.ts'

const words = 'Nu er det svært igen'

/** Whoever takes what she wrote reads it, and opens the family again with it. */
async function isTakenAndOpenedAgain(story: Story, held: string) {
  const { id } = await story.one<{ id: string }>(`select id from counselling.inquiry where state = 'received'`)
  const [bo, inquiry] = [await story.signedIn(story.network.bo), `/desk/inquiries/${id}`]
  expect((await (await story.signedIn(story.network.anne)).get(held)).text).toContain(`href="${inquiry}"`)
  expect((await bo.send(inquiry, {}, { action: `${inquiry}/claim` })).status).toBe(303)
  expect((await bo.get(inquiry)).text).toContain(words)
  const [{ anne }, wish] = [story.network, { formId: newId(), task: 'talk', stepWords: 'Vi taler sammen', dueOn: '2026-11-26' }]
  const opened = await bo.post(`${held}/reopen`, {
    ...wish,
    anchorId: anne.hat,
    deputyId: story.network.bo.hat,
    ownerId: anne.hat,
    inquiry: id,
  })
  expect([opened.status, opened.location]).toEqual([303, held])
}

test('whoever never wrote, and writes the first words after we are done, is received with a promise, and the family opened again with them', async () => {
  await using story = await aStory()
  const { database, network } = story
  const family = await aHeldFamily(database.owner, network, { level: 'C' })
  const [held, maja] = [`/desk/families/${family.id}`, await story.site.signedIn(family.adults[0]!.hat)]
  await close(story, held)
  for (const page of ['/min-side', '/min-side/samtale']) expect((await maja.get(page)).text).toMatch(/<textarea[^>]*name="words"/)
  expect((await maja.send('/min-side', { words }, { action: '/min-side/samtale' })).status).toBe(303)
  expect((await maja.get('/min-side/samtale')).text).toMatch(/Nu er det svært igen[\s\S]*svarer/)
  const inquiry = 'select i.level, i.ended_at, p.open from counselling.inquiry i join core.promise p on p.id = i.promise_id'
  expect(await story.one(inquiry)).toEqual({ level: 'C', ended_at: null, open: true })
  // First words are not called words again, by anybody.
  const desk = await story.signedIn(network.anne)
  for (const page of [held, '/desk'])
    expect([page, /[Ss]kre[vt][^<]* igen|, og igen i dag/.test((await desk.get(page)).text)]).toEqual([page, false])
  await isTakenAndOpenedAgain(story, held)
  expect((await maja.get('/min-side/samtale')).text).toContain(words)
})

test('whoever deleted all they had told, and writes after we are done, is received, read and held again', async () => {
  await using story = await aStory()
  const { family, held } = await aFamilyThatClosed(story)
  const maja = await story.site.signedIn(family.adults[0]!.hat)
  expect((await maja.send('/min-side/slet', {}, { action: '/min-side/slet' })).status).toBe(303)
  expect((await maja.send('/min-side', { words }, { action: '/min-side/samtale' })).status).toBe(303)
  await isTakenAndOpenedAgain(story, held)
})

test('why it ended is kept also where nothing else was told', async () => {
  await using story = await aStory()
  const { family } = await aFamilyThatClosed(story)
  const maja = await story.site.signedIn(family.adults[0]!.hat)
  await maja.send('/min-side/slet', {}, { action: '/min-side/slet' })
  await maja.send('/min-side', { words }, { action: '/min-side/samtale' })
  const { id } = await story.one<{ id: string }>(`select id from counselling.inquiry where state = 'received'`)
  const [bo, inquiry] = [await story.signedIn(story.network.bo), `/desk/inquiries/${id}`]
  await bo.send(inquiry, {}, { action: `${inquiry}/claim` })
  await bo.get(inquiry)
  const ended = await bo.send(inquiry, { endAs: 'withdrawn', endWords: 'Det gik over.' }, { action: `${inquiry}/end` })
  expect([ended.status, await story.one('select end_words from counselling.intake')]).toEqual([303, { end_words: 'Det gik over.' }])
})
