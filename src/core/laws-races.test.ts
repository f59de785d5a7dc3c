import { expect, test } from 'vitest'
import { run } from '#testing/laws/race.ts'
import { races } from '#testing/laws/races.ts'

test.each(races)('$says: one of them is told no', async (race) => {
  const [guarded, bare] = await Promise.all([run(race), run(race, { without: race.guard })])
  expect(guarded).toEqual({ refusedBy: [race.guard], broken: [] })
  expect(bare.refusedBy).toEqual([])
  expect(bare.broken.map(({ law }) => law).join('\n')).toContain(race.breaks)
})
