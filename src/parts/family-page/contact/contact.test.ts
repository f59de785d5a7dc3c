import { expect, test } from 'vitest'
import { aHeldFamily, aNetwork } from '#core/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite, type Page } from '#testing/site.ts'

const missing = (page: Page, words: string[]) => words.filter((one) => !page.text.includes(one))

test('mail is off until the person turns it on knowing what it means, and off again takes the address away', async () => {
  await using database = await freshDatabase()
  const family = await aHeldFamily(database.owner, await aNetwork(database.owner))
  const maja = await (await aSite(database)).signedIn(family.adults[0]!.hat)
  const page = await maja.get('/min-side/besked')
  expect(missing(page, ['Lige nu sender vi ikke noget.', 'Andre på din telefon kan se mailen.'])).toEqual([])
  // The code is over: what the mail says is shown word for word, and speaks of no code.
  expect(missing(page, ['”Der er noget nyt til dig. Åbn siden, hvor du plejer at læse det.”'])).toEqual([])
  expect(page.text).not.toMatch(/din kode/i)
  const turnOn = (fields: Record<string, string>) =>
    maja.send('/min-side/besked', { wish: 'on', address: 'maja@example.org', hours: 'morning', ...fields }, { action: '/min-side/besked' })
  const unsure = await turnOn({})
  expect([unsure.status, missing(unsure, ['Sæt kryds, hvis det er trygt.', 'value="maja@example.org"'])]).toEqual([422, []])
  const wrong = await turnOn({ address: 'maja', safe: 'yes' })
  expect([wrong.status, missing(wrong, ['Det ligner ikke en mail.', 'value="maja"'])]).toEqual([422, []])
  const leaving = async () => /Du skal have en ny kode|med et link på mail/.exec((await maja.get('/min-side/luk')).text)?.[0]
  expect(await leaving()).toBe('Du skal have en ny kode')
  expect((await turnOn({ safe: 'yes' })).status).toBe(303)
  expect(await leaving()).toBe('med et link på mail')
  expect(missing(await maja.get('/min-side/besked'), ['Du får mail på maja@example.org', 'Kun mellem kl. 9 og 12.'])).toEqual([])
  await maja.post('/min-side/besked', { wish: 'off' })
  const { rows } = await database.owner.query('select channel, address, turned_on_at, mail_from from core.contact_card')
  expect(rows).toEqual([{ channel: 'page', address: null, turned_on_at: null, mail_from: null }])
})
