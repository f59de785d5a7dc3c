import { expect, test } from 'vitest'
import { lix } from './lix.ts'
import { proseOf } from './prose.ts'

test('only what is read as prose counts, each text as a sentence of its own', () => {
  expect(proseOf({ send: 'Send', lead: 'Skriv, som du taler', hint: 'Du kan ikke gøre det forkert.' })).toBe(
    'Skriv, som du taler.\nDu kan ikke gøre det forkert.',
  )
})

test('what is filled in is a short word, and of plural forms the last is read', () => {
  expect(proseOf({ a: 'Vi svarer dig senest {day}' })).toBe('Vi svarer dig senest Anne.')
  expect(proseOf({ a: 'Svar inden for {n, plural, one {et minut} other {# minutter}}.' })).toBe('Svar inden for 2 minutter.')
  expect(proseOf({ a: 'Der er {n, plural, one {et løfte til {name}} other {# løfter til {name}}} i dag.' })).toBe(
    'Der er 2 løfter til Anne i dag.',
  )
})

test('the number grows with long sentences and long words', () => {
  expect(lix('Vi er her. Du kan skrive nu.')).toBeLessThan(10)
  expect(lix('Kommunalbestyrelsens sagsbehandling forudsætter dokumentation vedrørende samværsproblematikker.')).toBeGreaterThan(60)
})
