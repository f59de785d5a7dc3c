import { expect, test } from 'vitest'
import { newLanes } from './lanes.ts'

const soon = () => new Promise<void>((resolve) => setTimeout(resolve, 5))

test('what goes wrong while nobody waits is heard of by whoever waits next', async () => {
  const lanes = newLanes(2)
  lanes.add('the door', soon)
  const cameIn = lanes.soFar()
  lanes.add('a counsellor', () => Promise.reject(new Error('the form was filled in wrong')))
  await expect(cameIn).rejects.toThrow('filled in wrong')
  await soon()
  await expect(lanes.done()).rejects.toThrow('filled in wrong')
})

test('everybody does one thing after the other, so many at once, and whoever has most to do begins', async () => {
  const lanes = newLanes(2)
  const told: string[] = []
  const deed = (words: string) => async () => {
    told.push(`${words} begins`)
    await soon()
    told.push(`${words} ends`)
  }
  lanes.add('Maja', deed('call'))
  lanes.add('Samira', deed('note'), 3)
  lanes.add('Maja', deed('visit'))
  lanes.add('Peter', deed('answer'))
  await lanes.done()
  expect(told.indexOf('call ends')).toBeLessThan(told.indexOf('visit begins'))
  expect(told.slice(0, 2)).toEqual(['note begins', 'call begins'])
  expect(told.indexOf('answer begins')).toBeGreaterThan(told.indexOf('note ends'))
  expect(told).toHaveLength(8)
})
