import { afterAll, expect, test } from 'vitest'
import { momentInDenmark } from '#platform/clock.ts'
import { ask } from '#platform/db.ts'
import { freshDatabase } from '#testing/database.ts'
import { inOrder, linesFor } from './helpline.ts'
import { helplinesAt } from './store.ts'

const world = await freshDatabase()
afterAll(() => world[Symbol.asyncDispose]())

const linesAt = (day: string, time: string) => ask(world.db, { kind: 'visitor' }, (tx) => helplinesAt(tx, momentInDenmark(day, time)))
const lineAt = async (key: string, day: string, time: string) => (await linesAt(day, time)).find((line) => line.key === key)!

test('row 8: at 22:40 on a Sunday the lines that answer are told from those that sleep', async () => {
  const lines = await linesAt('2026-11-22', '22:40')
  const open = lines.filter((line) => line.open).map((line) => line.key)
  expect(open).toEqual(
    expect.arrayContaining(['alarm-112', 'politi-114', 'lev-uden-vold', 'livslinien', 'boernetelefonen', 'sct-nicolai', 'laegevagt-nord']),
  )
  expect(lines.filter((line) => !line.open).map((line) => [line.key, line.opensAt])).toEqual([
    ['foraeldretelefonen', momentInDenmark('2026-11-23', '16:00')],
    ['mandecentret', momentInDenmark('2026-11-23', '09:00')],
  ])
})

test('row 8: at 02:30 a line that is open past midnight says when it closes', async () => {
  expect(await lineAt('livslinien', '2026-11-23', '02:30')).toMatchObject({ open: true, until: momentInDenmark('2026-11-23', '05:00') })
  expect(await lineAt('sct-nicolai', '2026-11-23', '02:30')).toMatchObject({ open: true, until: momentInDenmark('2026-11-23', '03:00') })
  expect(await lineAt('sct-nicolai', '2026-11-23', '03:00')).toMatchObject({ open: false, opensAt: momentInDenmark('2026-11-23', '09:00') })
})

test('row 9: 112 is first in every order and never closes', async () => {
  for (const [day, time] of [
    ['2026-11-22', '22:40'],
    ['2026-12-25', '02:30'],
    ['2026-03-29', '02:30'],
    ['2026-12-31', '23:59'],
  ] as const) {
    const lines = inOrder(await linesAt(day, time))
    expect(lines[0]).toMatchObject({ number: '112', open: true, until: null, emergency: true })
    const states = lines.slice(1).map((line) => line.open)
    expect(states).toEqual(states.toSorted((a, b) => Number(b) - Number(a)))
  }
})

test('row 8: on Christmas Day a weekday line is closed until the next working day, and the doctor answers all day', async () => {
  expect(await lineAt('mandecentret', '2026-12-25', '10:00')).toMatchObject({
    open: false,
    opensAt: momentInDenmark('2026-12-28', '09:00'),
  })
  expect(await lineAt('laegevagt-nord', '2026-12-25', '10:00')).toMatchObject({ open: true, until: momentInDenmark('2026-12-28', '08:00') })
})

test('row 8: Maundy Thursday is a Thursday, and the Thursday line is closed', async () => {
  expect(await lineAt('foraeldretelefonen', '2026-04-02', '17:00')).toMatchObject({
    open: false,
    opensAt: momentInDenmark('2026-04-07', '16:00'),
  })
})

test('row 8: from 31 December into the new year a night line stays open', async () => {
  expect(await lineAt('livslinien', '2026-12-31', '23:30')).toMatchObject({ open: true, until: momentInDenmark('2027-01-01', '05:00') })
  expect(await lineAt('livslinien', '2027-01-01', '02:30')).toMatchObject({ open: true })
  expect(await lineAt('mandecentret', '2026-12-31', '10:00')).toMatchObject({ open: true })
})

test('row 8: in the night the clocks change, the line closes when the clock on the wall says so', async () => {
  const spring = await lineAt('sct-nicolai', '2026-03-28', '23:00')
  expect(spring.until).toEqual(new Date('2026-03-29T01:00:00Z'))
  const autumn = await lineAt('sct-nicolai', '2026-10-24', '23:00')
  expect(autumn.until).toEqual(new Date('2026-10-25T02:00:00Z'))
})

test('row 8: a line nobody has confirmed says so, whatever its hours', async () => {
  expect((await linesAt('2026-11-22', '22:40')).every((line) => line.checkedOn === null && line.source.length > 0)).toBe(true)
})

test('a father is never left without a line', async () => {
  const lines = linesFor(await linesAt('2026-11-22', '22:40'), 'father').map((line) => line.key)
  expect(lines).toEqual(expect.arrayContaining(['alarm-112', 'mandecentret', 'foraeldretelefonen', 'livslinien']))
  expect(lines).not.toContain('boernetelefonen')
})

test('two lines cannot both be first, only 112 is, and it never ends', async () => {
  await expect(world.owner.query("update core.helpline set position = 0 where key = 'politi-114'")).rejects.toThrow(/helpline_112_is_first/)
  await expect(world.owner.query("update core.helpline set position = 2 where key = 'politi-114'")).rejects.toThrow(/helpline_position/)
  await expect(world.owner.query("update core.helpline set position = 40 where key = 'alarm-112'")).rejects.toThrow(/helpline_112_is_first/)
  await expect(world.owner.query("update core.helpline set called_off_at = platform.now() where key = 'alarm-112'")).rejects.toThrow(
    /helpline_112_stays/,
  )
})
