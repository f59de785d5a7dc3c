import { expect, test } from 'vitest'
import { awayPeriod, isToday, needsNewAnchor, openDays, type Period, rangeOf, shareDays } from './roster.ts'

const today = '2026-11-23'

test.each<[string, Period, string | null]>([
  ['today only', { from: today, until: today }, null],
  ['from today with an open end', { from: today, until: null }, null],
  ['next week', { from: '2026-11-30', until: '2026-12-04' }, null],
  ['yesterday', { from: '2026-11-22', until: today }, 'pastDate'],
  ['ending before it begins', { from: '2026-11-25', until: '2026-11-24' }, 'endsBeforeItBegins'],
  ['in ten years', { from: '2036-11-25', until: null }, 'tooFarAway'],
  ['for ten years', { from: today, until: '2036-11-25' }, 'tooFarAway'],
])('away %s', (_, period, refused) => {
  const answer = awayPeriod(period, today)
  expect(answer).toEqual(refused ? expect.objectContaining({ refused }) : period)
})

test('the last day is a day away, and an open end has none', () => {
  expect(rangeOf({ from: today, until: '2026-11-27' })).toBe('[2026-11-23,2026-11-28)')
  expect(rangeOf({ from: today, until: null })).toBe('[2026-11-23,)')
  expect([isToday({ from: today, until: today }, today), isToday({ from: '2026-11-24', until: null }, today)]).toEqual([true, false])
})

test('a new anchor is asked for after the days that are set, not before', () => {
  const away = { since: '2026-11-09' }
  expect([needsNewAnchor(away, '2026-11-22', 14), needsNewAnchor(away, '2026-11-23', 14)]).toEqual([false, true])
})

test('what is written already keeps its days, and only the rest is written', () => {
  const holiday = { from: '2026-12-21', until: '2027-01-03' }
  expect(openDays({ from: today, until: null }, [holiday])).toEqual([
    { from: today, until: '2026-12-20' },
    { from: '2027-01-04', until: null },
  ])
  expect(openDays({ from: '2026-12-22', until: '2026-12-23' }, [holiday])).toEqual([])
  expect(openDays({ from: '2026-12-22', until: null }, [{ from: today, until: null }])).toEqual([])
  expect(openDays({ from: today, until: '2026-12-21' }, [holiday])).toEqual([{ from: today, until: '2026-12-20' }])
})

test('the first in line who is here has the days; where nobody is, the day is said', () => {
  const bo = { name: 'Bo', away: [{ from: '2026-11-26', until: '2026-11-28' }] }
  const cille = { name: 'Cille', away: [{ from: '2026-11-28', until: null }] }
  const shares = shareDays({ from: today, until: '2026-11-27' }, [bo, cille])
  expect(shares).toEqual([
    { period: { from: today, until: '2026-11-25' }, by: bo },
    { period: { from: '2026-11-26', until: '2026-11-27' }, by: cille },
  ])
  expect(shareDays({ from: today, until: null }, [bo, cille])).toBe('2026-11-28')
  expect(shareDays({ from: today, until: null }, [])).toBe(today)
})
