import { expect, test } from 'vitest'
import { circleLayout, field, letters, type Spot, type Standing, shortName } from './circle-layout.ts'
import { arc, onRing, places } from './ring.ts'

const circle = { centre: { x: 100, y: 100 }, radius: 50 }

test('a ring begins at the top and runs clockwise', () => {
  expect(onRing(0, circle)).toEqual({ x: 100, y: 50 })
  expect(onRing(0.25, circle)).toEqual({ x: 150, y: 100 })
  expect(onRing(0.5, circle)).toEqual({ x: 100, y: 150 })
  expect(onRing(0.75, circle)).toEqual({ x: 50, y: 100 })
})

test('a closed ring ends where it began, an open one does not', () => {
  const closed = arc(0, 1, circle)
  expect(closed).toBe('M100 50A50 50 0 0 1 100 150A50 50 0 0 1 100 50')
  expect(arc(0, 0.25, circle)).toBe('M100 50A50 50 0 0 1 150 100')
  expect(arc(0, 0.86, circle).endsWith('100 50')).toBe(false)
})

test('people stand evenly, the first at the top', () => {
  expect(places(4)).toEqual([0, 0.25, 0.5, 0.75])
  expect(places(0)).toEqual([])
})

const kinds: Standing[] = ['anchor', 'adult', 'grandparent', 'child', 'deputy', 'professional', 'volunteer']

test.each(Array.from({ length: 12 }, (_, index) => index + 1))('%i names of ten letters stand without touching', (count) => {
  for (let turn = 0; turn < kinds.length; turn++) {
    const people = Array.from({ length: count }, (_, index) => ({
      name: 'Wilhelmina',
      kind: kinds[(index + turn) % kinds.length] ?? 'adult',
    }))
    const spots = circleLayout(people)
    const boxes = spots.flatMap(labelBox)
    for (const [at, one] of boxes.entries()) {
      expect(one.left).toBeGreaterThanOrEqual(0)
      expect(one.right).toBeLessThanOrEqual(field.width)
      expect(one.top).toBeGreaterThanOrEqual(0)
      expect(one.bottom).toBeLessThanOrEqual(field.height)
      for (const other of boxes.slice(at + 1)) expect(touch(one, other), `${one.what} and ${other.what} of ${count}`).toBe(false)
      for (const { dot } of spots) expect(covers(dot, one), `a dot and ${one.what} of ${count}`).toBe(false)
    }
  }
})

test('more than a small screen can name are dots only; the list has them all', () => {
  const spots = circleLayout(Array.from({ length: 30 }, () => ({ name: 'Ida', kind: 'adult' as const })))
  expect(spots.every((spot) => spot.label === null)).toBe(true)
})

test('the anchor is the largest', () => {
  const [anchor, ...others] = circleLayout(kinds.map((kind) => ({ name: kind, kind })))
  for (const other of others) expect(anchor?.dot.r).toBeGreaterThan(other.dot.r)
})

test('a long name is cut only in the picture', () => {
  expect(shortName('Karen Margrethe')).toBe('Karen')
  expect(shortName('Nanna Holm')).toBe('Nanna Holm')
  expect([shortName('Den lille'), shortName('Den lille ny'), shortName('Den allerstørste')]).toEqual([
    'Den lille',
    'Den lille',
    'Den aller…',
  ])
  expect(shortName('Hans-Christoffer')).toBe('Hans-Chri…')
  expect(shortName('')).toBe('')
})

test('every name is long enough for the first names of most people', () => {
  expect(shortName('Wilhelmina')).toBe('Wilhelmina')
})

type Box = { what: string; left: number; right: number; top: number; bottom: number }

function covers(dot: Spot['dot'], box: Box): boolean {
  const across = Math.max(box.left - dot.x, 0, dot.x - box.right)
  const along = Math.max(box.top - dot.y, 0, dot.y - box.bottom)
  return Math.hypot(across, along) < dot.r
}

function labelBox({ label }: Spot, index: number): Box[] {
  if (!label) return []
  const width = label.text.length * letters.width
  const left = label.x - { start: 0, middle: width / 2, end: width }[label.anchor]
  return [{ what: `name ${index}`, left, right: left + width, top: label.y - letters.height / 2, bottom: label.y + letters.height / 2 }]
}

function touch(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
}
