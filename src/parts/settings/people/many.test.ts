import { expect, test } from 'vitest'
import { aMember } from '#core/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings } from '#testing/settings.ts'

test('where there are more people than a page holds, it says so, and a part of a name finds the one who is sought', async () => {
  await using database = await freshDatabase()
  const { network, aksel } = await aMorningAtTheSettings(database, { mail: false })
  for (let n = 0; n < 201; n++)
    await aMember(database.owner, { place: network.association, role: 'volunteer', name: n === 200 ? 'Østen' : `Frivillig ${n}` })
  const list = async (query = '') => (await aksel.get(`/settings/people${query}`)).text
  expect(await list()).toMatch(/De første 200 af 2\d\d står her\. Skriv en del af navnet, så finder du resten\./)
  const found = await list('?name=øst')
  expect([found.includes('>Østen</a>'), found.includes('>Frivillig 7</a>'), found.includes('De første')]).toEqual([true, false, false])
  expect(await list(`?name=øst&house=${network.house}`)).toContain('Her er ingen, der hedder sådan.')
  expect(await list('?name=%25')).toContain('Her er ingen, der hedder sådan.')
})
