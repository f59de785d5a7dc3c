import { expect, test } from 'vitest'
import { languageName, languages, languageWord } from '#core/language.ts'
import { freshDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings } from '#testing/settings.ts'

test('every language a queue can answer in can be asked for, by whoever writes and by whoever writes it down for them', async () => {
  await using database = await freshDatabase()
  const { site, network, birgit, visitor } = await aMorningAtTheSettings(database)
  const [queue, anne] = [await birgit.get('/settings/queues/new'), await site.signedIn(network.anne.hat)]
  const offered = [...queue.text.matchAll(/name="languages" value="(\w\w)"/g)].map(([, code]) => code!)
  expect(offered).toEqual([...languages])
  const asked = await visitor.post('/skriv', { go: 'next', step: 'language', words: 'Hej' })
  const written = (await anne.get('/desk/inquiries/new')).text
  const missing = (text: string) =>
    offered.filter((code) => !new RegExp(`<option value="${code}"[^>]*>[^<]*${languageWord(code, 'da')}<`, 'i').test(text))
  for (const code of offered) expect(written).toContain(`>${languageName(code, 'da')}</option>`)
  expect([missing(asked.text), missing(written)]).toEqual([[], []])
})
