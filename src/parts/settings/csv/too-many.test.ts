import { expect, test } from 'vitest'
import { freshDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings, firstRow } from '#testing/settings.ts'

test('a sheet with more rows than can be looked through is not taken: the first one too many is named, and nothing is stored', async () => {
  await using database = await freshDatabase()
  const { birgit } = await aMorningAtTheSettings(database)
  const places = async () => (await firstRow(database, 'select count(*)::int as n from core.place')).n
  const before = await places()
  const rows = Array.from({ length: 1_001 }, (_, n) => `Huset ved havnen;Skærm ${n};digitalt;;;;`)
  const text = ['Organisation;Navn;Slags;Adresse;Postnummer;Breddegrad;Længdegrad', ...rows].join('\n')
  for (const [deed, status] of [
    ['preview', 200],
    ['import', 409],
  ] as const) {
    const page = await birgit.post(`/settings/csv/${deed}`, { kind: 'places', text })
    expect([page.status, page.text.match(/Række [^<]*/g)]).toEqual([status, ['Række 1002, hele rækken: Højst 1.000 rækker ad gangen.']])
  }
  expect(await places()).toBe(before)
})
