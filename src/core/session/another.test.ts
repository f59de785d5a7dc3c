import { expect, test } from 'vitest'
import { aDesk } from '#testing/desk.ts'
import { type Browser, heldBy } from '#testing/site.ts'

/** A form that was opened by one, in a browser in which another is signed in by now. */
const hidden = async (of: Browser, page: string, action: string) => heldBy((await of.get(page)).text, action)

/** Maja has begun to write on her page, on a phone that Jonas uses too. */
async function aBegunForm() {
  const { database, site, held } = await aDesk()
  const { family } = await held()
  const [maja, jonas] = await Promise.all(family.adults.map(({ hat }) => site.signedIn(hat)))
  const form = await hidden(maja!, '/min-side', '/min-side/samtale')
  return { maja: maja!, jonas: jonas!, form, visitor: site.visitor(), [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

test('words typed on one parent’s page never become the other parent’s, who has signed in on the same phone since', async () => {
  const { maja, jonas, form, ...world } = await aBegunForm()
  await using _ = world
  const words = 'Jeg vil gerne flytte fra ham.'
  const refused = await jonas.post('/min-side/samtale', { ...form, words })
  expect([refused.status, refused.text.includes(words)]).toEqual([409, true])
  expect(refused.text).toContain('En anden er logget ind her nu')
  expect((await jonas.get('/min-side')).text).not.toContain(words)
  // Herself again in another tab, she sends it from where it stands.
  const again = heldBy(refused.text, '/min-side/samtale')
  expect((await jonas.post('/min-side/samtale', { ...again, words })).status).toBe(409)
  expect((await maja.post('/min-side/samtale', { ...again, words })).status).toBe(303)
  expect((await maja.get('/min-side')).text).toContain(words)
})

test('an answer begun by one colleague does not go out as another one’s, and anybody may sign out from any page', async () => {
  const desk = await aDesk()
  await using _ = desk.database
  const held = await desk.held()
  const action = `${held.address}/about`
  const form = await hidden(desk.anne, `${held.address}?form=about`, action)
  const refused = await desk.bo.post(action, { ...form, about: 'Hun er glad for sang.' })
  expect([refused.status, /<main[\s\S]*<a href="[^"]+" target="_blank" rel="noopener">Log ind<[\s\S]*<\/main>/.test(refused.text)]).toEqual(
    [409, true],
  )
  expect((await desk.anne.post(action, { ...form, about: 'Hun er glad for sang.' })).status).toBe(303)
  const out = await hidden(desk.anne, '/desk', '/sign-out')
  expect((await desk.bo.post('/sign-out', out)).status).toBe(303)
})

test('what somebody wrote before their session ended is sent as theirs, and not as whoever signs in instead', async () => {
  const { maja, jonas, form, visitor, ...world } = await aBegunForm()
  await using _ = world
  const asked = await visitor.post('/min-side/samtale', { ...form, words: 'Kan vi tale i morgen?' })
  const again = heldBy(asked.text, '/min-side/samtale')
  expect((await jonas.post('/min-side/samtale', { ...again, words: 'Kan vi tale i morgen?' })).status).toBe(409)
  expect((await maja.post('/min-side/samtale', { ...again, words: 'Kan vi tale i morgen?' })).status).toBe(303)
})
