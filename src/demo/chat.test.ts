import { expect, test } from 'vitest'
import { freshDatabase } from '#testing/database.ts'
import { aSite, testSecret } from '#testing/site.ts'
import { keyFor } from '../app.ts'
import { fillDemoWorld } from './world.ts'

test('the chat of the demo world is open when its counsellors are there, and at no other hour', { timeout: 120_000 }, async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-30T09:00:00+01:00')
  await fillDemoWorld({ ...database, key: keyFor(testSecret, 'return-code'), weeks: 1 })
  const visitor = (await aSite(database)).visitor()
  const said: [moment: string, here: boolean, open: boolean][] = []
  const expected: typeof said = []
  for (const [moment, there] of [
    ['2026-11-30T09:30', false],
    ['2026-11-30T12:00', true],
    ['2026-11-30T19:39', false],
    ['2026-12-04T16:30', true],
    ['2026-12-05T12:00', false],
    ['2026-12-24T12:00', false],
  ] as const) {
    await database.setClock(`${moment}:00+01:00`)
    const [front, find] = [(await visitor.get('/')).text, (await visitor.get('/find')).text]
    const card = find.slice(find.indexOf('Chat med en rådgiver'))
    said.push([moment, front.includes('Rådgiverne er her nu'), card.slice(0, card.indexOf('<details')).includes('Åbent nu')])
    expected.push([moment, there, there])
  }
  expect(said).toEqual(expected)
})
