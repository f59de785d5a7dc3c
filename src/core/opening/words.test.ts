import { expect, test } from 'vitest'
import { asRead } from '#testing/as-read.ts'
import { isOpen, runs } from './opening.ts'
import { hoursInWords } from './words.ts'

const said: [Parameters<typeof hoursInWords>[0], string][] = [
  [[{ weekdays: [1, 4], from: '10:00', to: '14:00' }], 'Mandag og torsdag kl. 10–14'],
  [[{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '15:30' }], 'Hverdage kl. 9–15.30'],
  [[{ weekdays: [1, 2, 3, 4], from: '16:00', to: '19:00' }], 'Mandag–torsdag kl. 16–19'],
  [[{ weekdays: [3], from: '16:00', to: '18:00', everyWeeks: 2 }], 'Hver anden onsdag kl. 16–18'],
  [[{ weekdays: [6], from: '10:00', to: '12:00', everyWeeks: 4 }], 'Hver fjerde lørdag kl. 10–12'],
  [[{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '11:00', to: '05:00', onHolidays: true }], 'Alle dage kl. 11 til kl. 5 om natten'],
  [[{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', to: '24:00', onHolidays: true }], 'Åbent hele døgnet, alle dage'],
  [
    [
      { weekdays: [1, 2, 3, 4, 5], from: '16:00', to: '08:00' },
      { weekdays: [6, 7], from: '08:00', to: '08:00', onHolidays: true },
    ],
    'Hverdage kl. 16 til kl. 8 om morgenen, weekend og helligdage hele døgnet',
  ],
  [[{ weekdays: [], from: '', to: '' }], 'Efter aftale'],
]

test('hours are said as people say them', () => {
  expect(said.map(([hours]) => asRead(hoursInWords(hours, 'da')))).toEqual(said.map(([, words]) => words))
  expect(hoursInWords([{ weekdays: [1, 3], from: '10:00', to: '14:00' }], 'en')).toBe('Monday and Wednesday 10:00–14:00')
})

test('days that follow each other are one span', () => {
  expect(runs([5, 1, 2, 3])).toEqual([
    [1, 3],
    [5, 5],
  ])
})

test('what has begun and not ended is open', () => {
  const next = { startsAt: new Date('2026-11-23T09:00:00Z'), endsAt: new Date('2026-11-23T13:00:00Z') }
  const at = (time: string) => isOpen(next, new Date(`2026-11-23T${time}:00Z`))
  expect([at('08:59'), at('09:00'), at('12:59'), at('13:00')]).toEqual([false, true, true, false])
  expect(isOpen(null, next.startsAt)).toBe(false)
})
