import { expect, test } from 'vitest'
import { readDenmark } from '#core/postcode/denmark.ts'
import { helplines } from './helplines.ts'
import { type Region, regionOf, regionOfLine } from './region.ts'

test('every municipality has a region, and every region its number of municipalities', () => {
  const count: Partial<Record<Region, number>> = {}
  for (const { code } of readDenmark().municipalities) {
    const region = regionOf(code)
    if (region) count[region] = (count[region] ?? 0) + 1
  }
  expect(count).toEqual({ hovedstaden: 29, sjaelland: 17, syddanmark: 22, midtjylland: 19, nordjylland: 11 })
})

test.each([
  ['0851', 'nordjylland'],
  ['0773', 'nordjylland'],
  ['0779', 'midtjylland'],
  ['0607', 'syddanmark'],
  ['0615', 'midtjylland'],
  ['0253', 'sjaelland'],
  ['0400', 'hovedstaden'],
  ['', null],
  ['0999', null],
])('municipality %s lies in %s', (code, region) => {
  expect(regionOf(code)).toBe(region)
})

test('each region has one doctor on duty, and the lines of the whole country have no region', () => {
  const regions = helplines.flatMap(({ key }) => regionOfLine(key) ?? [])
  expect(regions).toEqual(['hovedstaden', 'sjaelland', 'syddanmark', 'midtjylland', 'nordjylland'])
})
