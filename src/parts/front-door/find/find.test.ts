import { expect, test } from 'vitest'
import { languageName } from '#core/language.ts'
import { asRead } from '#testing/as-read.ts'
import { lix } from '#testing/lix.ts'
import { addressOf, chosenFilters, readSearch, wishOf, withMore } from './find.ts'
import { da } from './texts.da.ts'
import { distanceInWords, nextInWords, travelInWords } from './words.ts'

const read = (query: string) => readSearch((name) => new URLSearchParams(query).get(name) ?? '')

test('everything that was asked stands in the address, and comes back from it', () => {
  const query = 'sted=4300+Holb%C3%A6k&situation=company&rolle=father&alder=under-1&sprog=ar&dag=3&vej=walk&antal=20'
  const search = read(query)
  expect(search).toEqual({
    place: '4300 Holbæk',
    situation: 'company',
    role: 'father',
    childAge: 'under-1',
    language: 'ar',
    day: 3,
    by: 'walk',
    shown: 20,
  })
  expect(addressOf(search)).toBe(`/find?${query}`)
  expect(addressOf(search, { role: undefined })).not.toContain('rolle')
  expect(addressOf(read(''))).toBe('/find')
})

test('what is not understood is left out, never an error', () => {
  const odd = read(`sted=${'x'.repeat(500)}&situation=__proto__&rolle=aunt&alder=7&sprog=danish&dag=9&vej=car&antal=-4`)
  expect(odd).toEqual({ place: 'x'.repeat(100), shown: 6 })
  expect(read('antal=100000').shown).toBe(100)
  expect(read('dag=2.5&antal=zehn')).toEqual({ place: '', shown: 6 })
})

test('row 11: who walks is shown what can be walked to', () => {
  const wish = wishOf(read('vej=walk'), { lat: 55, lng: 10 })
  expect(wish.maxKm).toBeGreaterThan(2)
  expect(wish.maxKm).toBeLessThan(3)
  expect(wishOf(read('vej=bike'), undefined).maxKm).toBeGreaterThan(9)
  expect(wishOf(read(''), undefined).maxKm).toBeUndefined()
})

test('more is shown in steps, up to a hundred', () => {
  expect(withMore(read(''))).toEqual({ shown: 16 })
  expect(withMore(read('antal=100'))).toBeNull()
  expect(chosenFilters(read('dag=3&sted=4300'))).toEqual(['day'])
})

test('the next time, the distance and the way are said in plain words', () => {
  const now = new Date('2026-11-22T21:40:00Z')
  const next = { startsAt: new Date('2026-11-25T16:00:00Z'), endsAt: new Date('2026-11-25T18:00:00Z') }
  expect(asRead(nextInWords({ next }, 'da', now))).toMatch(/^onsdag (den )?25\. november kl\. 17–19$/)
  // Broken over two lines it would be read wrong: neither before the hour nor after the dash.
  expect(nextInWords({ next }, 'da', now)).toContain('kl.\u00a017–\u206019')
  expect(asRead(nextInWords({ next }, 'da', next.startsAt))).toBe('Åbent nu, til kl. 19')
  expect(nextInWords({ next }, 'en', now)).toBe('Wednesday 25 November 17:00–19:00')
  expect(nextInWords({ next: null }, 'da', now)).toBe('Efter aftale')
  expect([distanceInWords(0.4, 'da'), distanceInWords(3.4, 'da'), distanceInWords(212, 'da')]).toEqual([
    'under\u00a01\u00a0km',
    'omtrent\u00a03\u00a0km',
    'omtrent\u00a0212\u00a0km',
  ])
  const place = { name: '', address: '', postcode: '', town: '', pointFrom: null, travel: { da: 'Bus 2A.', en: 'Bus 2A.' } }
  const exact = { lang: 'da', rough: false } as const
  expect(travelInWords({ km: 1, place }, exact)).toEqual(['Bus 2A.', 'Omtrent 20 minutter til fods fra dig.'])
  expect(travelInWords({ km: 5, place: null }, exact)).toEqual(['Omtrent 30 minutter på cykel fra dig.'])
  expect(travelInWords({ km: 50, place }, { lang: 'en', rough: false })).toEqual(['Bus 2A.'])
  expect(travelInWords({ km: 1, place }, { lang: 'da', rough: true })).toEqual(['Bus 2A.'])
  // Both stand in the middle of the same postcode: nobody knows how far it is.
  expect([travelInWords({ km: 0, place }, exact), distanceInWords(0, 'da')]).toEqual([['Bus 2A.'], 'samme postnummer'])
  expect([languageName('ar', 'da'), languageName('uk', 'en'), languageName('kl', 'en')]).toEqual(['Arabisk', 'Ukrainian', 'Greenlandic'])
})

test('row 13: the words of the page are easy to read', () => {
  const sentences = Object.values(da).filter((text) => /[.?!]$/.test(text))
  expect(lix(sentences.join(' '))).toBeLessThanOrEqual(30)
})
