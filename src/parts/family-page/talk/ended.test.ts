import { expect, test } from 'vitest'
import { aHeldFamily } from '#core/builders.ts'
import { aStory } from '#testing/story.ts'

test('whoever never wrote, and writes the first words after we are done, is not met by a page that is not there: the words go along to us', async () => {
  await using story = await aStory()
  const { database, network } = story
  const family = await aHeldFamily(database.owner, network)
  const [anne, maja] = [await story.signedIn(network.anne), await story.site.signedIn(family.adults[0]!.hat)]
  const open = await maja.get('/min-side/samtale')
  expect(open.text).toContain('skriv et par ord, så får du svar fra Anne.')
  const [held, goodbye] = [`/desk/families/${family.id}`, { words: 'Vi er enige', reached: 'Ro', ifWorse: 'Ring', afterCare: 'Nej' }]
  expect((await anne.send(held, { closing: 'goals-reached', ...goodbye }, { action: `${held}/close` })).status).toBe(303)
  const sent = await maja.send('/min-side/samtale', { words: 'Nu er det svært igen' })
  expect([sent.status, sent.text.includes('Her kan du ikke sende mere.')]).toEqual([409, true])
  expect(sent.text).toMatch(/action="\/skriv"[\s\S]*Nu er det svært igen<\/textarea>[\s\S]*name="go" value="next"/)
  const on = await maja.send('/skriv', { words: 'Nu er det svært igen', go: 'next' })
  expect((await maja.get(on.location!)).text).toMatch(/Nu er det svært igen<\/textarea>[\s\S]*Er du i fare lige nu\?/)
  const after = (await maja.get('/min-side/samtale')).text
  expect(after).toMatch(/Døren er åben[\s\S]*href="\/skriv"/)
  expect(after).not.toContain('<textarea')
})
