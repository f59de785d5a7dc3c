import { afterAll, expect, test } from 'vitest'
import { ask } from '#platform/db.ts'
import { freshDatabase } from '#testing/database.ts'
import { readDenmark } from './denmark.ts'
import { namesIn, numberIn, slips } from './postcode.ts'
import { resolvePlace } from './resolve.ts'

const world = await freshDatabase()
afterAll(() => world[Symbol.asyncDispose]())
const resolve = (text: string) => ask(world.db, { kind: 'visitor' }, (tx) => resolvePlace(tx, text))
const label = async (text: string) => {
  const answer = await resolve(text)
  return 'label' in answer ? answer.label : answer.kind
}

test('row 10: a postcode finds its town, also when it is written with the name or as DK-4300', async () => {
  for (const text of ['4300', '4300 Holbæk', 'DK-4300', '4300Holbæk', 'Ringvej 1, 4300 Holbæk']) {
    expect(await resolve(text)).toMatchObject({ kind: 'found', label: '4300 Holbæk', municipality: '0316', guessed: false })
  }
})

test('row 10: a town is found however its letters are written', async () => {
  const spellings = {
    Aarhus: ['Aarhus', 'Århus', 'århus', 'AARHUS', 'Arhus', ' aarhus  '],
    København: ['København', 'Kobenhavn', 'koebenhavn', 'KØBENHAVN', 'Københavns Kommune'],
    Aalborg: ['Ålborg', 'Aalborg', 'Alborg'],
    Ærøskøbing: ['Ærøskøbing', 'Aeroeskoebing', 'aroskobing'],
    Aabenraa: ['Åbenrå', 'aabenraa'],
    Næstved: ['Næstved', 'Naestved', 'nastved'],
    Rønne: ['Rønne', 'Ronne by', 'Roenne'],
    Aabybro: ['Åbybro', 'Aabybro'],
  }
  for (const [town, written] of Object.entries(spellings)) {
    for (const text of written) expect([text, await label(text)]).toEqual([text, town])
  }
})

test('a town in English is found too', async () => {
  expect(await resolve('Copenhagen')).toMatchObject({ kind: 'found', municipality: '0101' })
  expect(await resolve('Elsinore')).toMatchObject({ kind: 'found', municipality: '0217' })
})

test('a slip of the finger is guessed, and shown as a guess', async () => {
  for (const [text, town] of [
    ['Holbek', 'Holbæk'],
    ['Slagelsse', 'Slagelse'],
    ['Esbjrg', 'Esbjerg'],
    ['Hilerød', 'Hillerød'],
    ['Aalborgg', 'Aalborg'],
    ['Koldnig', 'Kolding'],
  ] as const) {
    expect([text, await resolve(text)]).toMatchObject([text, { label: town, guessed: true }])
  }
})

test('a part of a name is enough', async () => {
  expect(await label('Holb')).toBe('Holbæk')
  expect(await label('Skælsk')).toBe('Skælskør')
})

test('a name that several towns have is asked about, not guessed', async () => {
  const nykoebing = await resolve('Nykøbing')
  expect(nykoebing).toMatchObject({ kind: 'ambiguous' })
  if (nykoebing.kind !== 'ambiguous') return
  expect(nykoebing.choices.map((choice) => choice.label).sort()).toEqual(['4500 Nykøbing Sj', '4800 Nykøbing F', '7900 Nykøbing M'])
  const viby = await resolve('Viby')
  expect(viby.kind === 'ambiguous' && viby.choices.map((choice) => choice.label).sort()).toEqual(['4130 Viby Sjælland', '8260 Viby J'])
})

test('every choice that is offered is found when it is chosen', async () => {
  for (const text of ['Nykøbing', 'Viby', 'Jerslev', 'Ørum', 'Svenstrup', 'Kirke', 'Assens', 'Frederiksberg', 'Ejby', 'Sønder', 'Hasle']) {
    const answer = await resolve(text)
    const choices = 'choices' in answer ? answer.choices : 'others' in answer ? answer.others : []
    for (const choice of choices)
      expect([text, choice, (await resolve(choice.ask)).kind]).toEqual([text, choice, expect.stringMatching(/^(found|approximate)$/)])
  }
})

test('the large place of a name is meant before the village, and the village can be chosen', async () => {
  const answer = await resolve('Frederiksberg')
  expect(answer).toMatchObject({
    kind: 'found',
    municipality: '0147',
    others: [{ label: 'Frederiksberg (Sorø Kommune)', ask: 'Frederiksberg, Sorø' }],
  })
  expect(await resolve('Frederiksberg, Sorø')).toMatchObject({ kind: 'found', municipality: '0340' })
})

test('a municipality, an island and a part of a city are places too', async () => {
  expect(await resolve('Lolland')).toMatchObject({ kind: 'approximate', municipality: '0360' })
  expect(await resolve('Guldborgsund Kommune')).toMatchObject({ kind: 'approximate', municipality: '0376' })
  expect(await resolve('Bornholm')).toMatchObject({ municipality: '0400' })
  expect(await resolve('Nørrebro')).toMatchObject({ municipality: '0101' })
  expect(await resolve('Vesterbro')).toMatchObject({ municipality: '0101' })
})

test('a postcode without a point of its own takes the middle of its municipality and says so', async () => {
  expect(await resolve('8592')).toMatchObject({ kind: 'approximate', label: '8592 Anholt', municipality: '0707' })
})

test('an unknown number lies where the numbers with the same two first digits lie', async () => {
  const answer = await resolve('4399')
  expect(answer).toMatchObject({ kind: 'approximate', label: '4399', municipality: null })
  expect(answer.kind === 'approximate' && answer.point.lat).toBeCloseTo(55.6, 0)
  expect(answer.kind === 'approximate' && answer.point.lng).toBeCloseTo(11.8, 0)
})

test('what cannot be found is unknown, never an error', async () => {
  const odd = [
    '',
    '   ',
    '0123',
    '99999',
    '430',
    'Hogwarts',
    'zzzzzzz',
    '%',
    "'; drop table core.postcode; --",
    '\u0000',
    '\u202eabc',
    'a'.repeat(5_000),
    '🏠',
    '%%%',
    '_',
    'ø',
    '\\',
    '0000',
  ]
  for (const text of odd) expect([text.slice(0, 20), (await resolve(text)).kind]).toEqual([text.slice(0, 20), 'unknown'])
})

test('every number of our own table is found or lies near', async () => {
  const { postcodes } = readDenmark()
  const kinds = new Set<string>()
  for (const { number } of postcodes.filter((_, index) => index % 7 === 0)) kinds.add((await resolve(number)).kind)
  expect([...kinds].sort()).toEqual(['approximate', 'found'])
})

test('our table names every municipality and no number twice', () => {
  const { municipalities, postcodes } = readDenmark()
  expect(municipalities).toHaveLength(98)
  expect(new Set(postcodes.map((one) => one.number)).size).toBe(postcodes.length)
  const codes = new Set(municipalities.map((one) => one.code))
  expect(postcodes.flatMap((one) => [one.municipality, ...one.alsoIn]).filter((code) => !codes.has(code))).toEqual([])
  expect(() => readDenmark('0101 København\n nonsense')).toThrow(/line 2/)
})

test('numbers and names are read out of what people write', () => {
  expect(numberIn('tlf 12345678')).toBeNull()
  expect(numberIn('2200 N')).toBe('2200')
  expect(namesIn('Ringvej 1, 4300 Holbæk')).toEqual([
    { name: 'Ringvej', within: 'Holbæk' },
    { name: 'Holbæk', within: null },
  ])
  expect(slips('kolding', 'koldnig')).toBe(1)
  expect(slips('holbak', 'holbek')).toBe(1)
  expect(slips('', 'abc')).toBe(3)
})
