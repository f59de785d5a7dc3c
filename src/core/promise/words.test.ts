import { expect, test } from 'vitest'
import { formatDay, momentInDenmark } from '#platform/clock.ts'
import type { Lang } from '#platform/texts.ts'
import { asRead } from '#testing/as-read.ts'
import { promiseInWords } from './words.ts'

const at = (text: string) => momentInDenmark(text.slice(0, 10), text.slice(11))
const now = at('2026-11-22 22:40')

const tuesday = formatDay('2026-11-24', 'da', '2026-11-24')

function said(from: string | null, by: string, how: { now?: string; before?: boolean; lang?: Lang } = {}) {
  const { before = true, lang = 'da' } = how
  const promise = { what: from ? 'answer' : 'write-when', from: from ? at(from) : null, by: at(by) } as const
  return asRead(promiseInWords(promise, { lang, before, now: how.now ? at(how.now) : now }))
}

test('at 22:40: when somebody is here again, and by when there is an answer', () => {
  expect(said('2026-11-23 10:00', '2026-11-23 12:00')).toBe(
    'Rådgiverne er her igen i morgen kl. 10. Du kan skrive nu, så svarer en rådgiver inden kl. 12.',
  )
  expect(said('2026-11-23 10:00', '2026-11-24 11:30')).toBe(
    `Rådgiverne er her igen i morgen kl. 10. Du kan skrive nu, så svarer en rådgiver senest ${tuesday} kl. 11.30.`,
  )
})

test('the receipt says the same as what was said before', () => {
  expect(said('2026-11-23 10:00', '2026-11-23 12:00', { before: false })).toBe('En rådgiver svarer dig i morgen mellem kl. 10 og 12.')
  expect(said('2026-11-23 10:00', '2026-11-24 11:30', { before: false })).toBe(`En rådgiver svarer dig senest ${tuesday} kl. 11.30.`)
})

test('while somebody is here it says so', () => {
  const open = { now: '2026-11-23 10:05' }
  expect(said('2026-11-23 10:05', '2026-11-23 11:00', open)).toBe('Rådgiverne er her nu. Skriv, så svarer en rådgiver i dag inden kl. 11.')
  expect(said('2026-11-23 10:05', '2026-11-23 10:07', open)).toBe('Rådgiverne er her nu. Skriv, så svarer en af dem inden for 2 minutter.')
  expect(said('2026-11-23 10:05', '2026-11-23 10:06', { ...open, before: false })).toBe('En rådgiver svarer dig inden for et minut.')
  expect(said('2026-11-23 10:05', '2026-11-24 11:00', { ...open, before: false })).toBe('En rådgiver svarer dig senest i morgen kl. 11.')
})

test('whoever is here and cannot answer before tomorrow has too much to do, and it is said', () => {
  const open = { now: '2026-11-23 10:05' }
  expect(said('2026-11-23 10:05', '2026-11-24 11:00', open)).toBe(
    'Rådgiverne er her, men har travlt lige nu. Skriv, så svarer en rådgiver senest i morgen kl. 11.',
  )
  expect(said('2026-11-23 10:05', '2026-11-24 11:00', { ...open, lang: 'en' })).toBe(
    'The counsellors are here, but busy right now. Write, and a counsellor will answer by tomorrow at 11:00.',
  )
})

test('the hours after midnight are tonight, until one has slept', () => {
  const late = { now: '2026-11-23 23:29' }
  expect(said('2026-11-23 23:00', '2026-11-24 01:00', late)).toBe('Rådgiverne er her nu. Skriv, så svarer en rådgiver senest i nat kl. 1.')
  expect(said('2026-11-23 23:00', '2026-11-24 01:00', { ...late, before: false })).toBe('En rådgiver svarer dig senest i nat kl. 1.')
  expect(said('2026-11-23 23:00', '2026-11-24 01:00', { ...late, before: false, lang: 'en' })).toBe(
    'A counsellor will answer you by tonight at 01:00.',
  )
  expect(said('2026-11-24 01:00', '2026-11-24 03:00', { ...late, before: false })).toBe('En rådgiver svarer dig i nat mellem kl. 1 og 3.')
  expect(said('2026-11-24 01:00', '2026-11-24 03:00', { now: '2026-11-23 09:00', before: false })).toBe(
    'En rådgiver svarer dig i morgen mellem kl. 1 og 3.',
  )
  expect(said('2026-11-24 05:00', '2026-11-24 06:00', { ...late, before: false })).toBe(
    'En rådgiver svarer dig i morgen mellem kl. 5 og 6.',
  )
})

test('what ends at midnight ends with the day, as people say it', () => {
  const tonight = { before: false, now: '2026-11-22 18:00' }
  expect(said('2026-11-22 18:00', '2026-11-23 00:00', tonight)).toBe('En rådgiver svarer dig i dag inden midnat.')
  expect(said('2026-11-22 20:00', '2026-11-23 00:00', tonight)).toBe('En rådgiver svarer dig i dag mellem kl. 20 og midnat.')
  expect(said('2026-11-22 18:00', '2026-11-24 00:00', tonight)).toBe('En rådgiver svarer dig senest i morgen.')
  expect(said('2026-11-23 20:00', '2026-11-24 00:00')).toBe(
    'Rådgiverne er her igen i morgen kl. 20. Du kan skrive nu, så svarer en rådgiver inden midnat.',
  )
  expect(said('2026-11-22 18:00', '2026-11-24 00:00', { ...tonight, lang: 'en' })).toBe('A counsellor will answer you by tomorrow.')
  expect(said('2026-11-22 18:00', '2026-11-23 00:00', { ...tonight, lang: 'en' })).toBe('A counsellor will answer you today by midnight.')
})

test('without a time it says when we write', () => {
  expect(said(null, '2026-11-23 23:59')).toBe(
    'Lige nu kan vi ikke love et tidspunkt. Skriv alligevel. Senest i morgen skriver vi her, hvornår du får svar.',
  )
  expect(said(null, '2026-04-07 23:59', { now: '2026-04-01 22:40', before: false })).toBe(
    `Vi kan ikke love et tidspunkt endnu. Senest ${formatDay('2026-04-07', 'da', '2026-04-07')} skriver vi her, hvornår du får svar.`,
  )
})

test('in English too', () => {
  expect(said('2026-11-23 10:00', '2026-11-23 12:00', { lang: 'en' })).toBe(
    'The counsellors are back tomorrow at 10:00. You can write now, and a counsellor will answer by 12:00.',
  )
  expect(said(null, '2026-11-23 23:59', { lang: 'en', before: false })).toBe(
    'We cannot promise a time yet. By tomorrow at the latest, we will write here when you get an answer.',
  )
})
