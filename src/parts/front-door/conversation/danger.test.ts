import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { codeIn } from '#testing/as-read.ts'
import { aNight } from '#testing/night.ts'
import type { Browser } from '#testing/site.ts'

/** Somebody is in danger: 112 is told before we are, also when we have answered, and nobody promises to come. */

const standsFirst =
  /<main[^>]*><h1[^>]*>[^<]*<\/h1>\s*<section[^>]*><p>[^<]*vent ikke på os\. Ring 112\.[^<]*<\/p>\s*<a class="ds-button call"[^>]*href="tel:112"/
const large = 'class="ds-button call"'

async function writes(phone: Browser, danger: 'yes' | 'no') {
  const sent = await phone.post('/skriv', { formId: newId(), words: 'Han står ude på trappen.', danger, go: 'send' })
  const code = codeIn(sent)!
  const opened = () => phone.send('/samtale', { code })
  await opened()
  return opened
}

test('whoever is in danger reads 112 first and large while the answer is awaited, also when we are late, and never that we come', async () => {
  const { database, site } = await aNight()
  await using _ = database
  const phone = site.visitor()
  const openAgain = await writes(phone, 'yes')
  expect((await phone.get('/samtale')).text).toMatch(standsFirst)
  expect((await phone.get('/en/samtale')).text).toContain('do not wait for us. Call 112.')
  await database.setClock('2026-11-25T20:00:00+01:00')
  await openAgain()
  const late = await phone.get('/samtale')
  expect(late.text).toMatch(standsFirst)
  expect(late.text).toContain('Vi skulle have svaret nu. Det er vores fejl. Vi svarer, så snart vi kan.')
  expect(late.text).not.toContain('på vej')
})

test('whoever is in danger reads 112 first also when we have answered, and until the level is another; whoever is not sees the conversation first', async () => {
  const { database, site, network } = await aNight()
  await using _ = database
  const [calm, phone] = [site.visitor(), site.visitor()]
  await writes(calm, 'no')
  expect((await calm.get('/samtale')).text).not.toContain(large)
  const openAgain = await writes(phone, 'yes')
  await database.setClock('2026-11-24T10:05:00+01:00')
  const anne = await site.signedIn(network.anne.hat)
  const { id } = (await database.owner.query(`select id from counselling.inquiry where level = 'A'`)).rows[0]
  await anne.send(`/desk/inquiries/${id}`, {}, { action: `/desk/inquiries/${id}/claim` })
  await anne.send(`/desk/inquiries/${id}`, { words: 'Er du et sikkert sted nu?' }, { action: `/desk/inquiries/${id}/answer` })
  await openAgain()
  const answered = (await phone.get('/samtale')).text
  expect(answered).toContain('Er du et sikkert sted nu?')
  expect(answered).toMatch(standsFirst)
  const safer = { level: 'B', levelReason: 'Hun er hos sin søster og er i sikkerhed der.' }
  expect((await anne.send(`/desk/inquiries/${id}`, safer, { action: `/desk/inquiries/${id}/triage` })).status).toBe(303)
  expect((await phone.get('/samtale')).text).not.toContain(large)
})
