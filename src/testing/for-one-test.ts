import { onTestFinished } from 'vitest'
import type { People } from './browser.ts'

/** Whoever comes has finished when the test has, though the others stay. */
export function eachForOneTest(people: People): People {
  return {
    ...people,
    async person(device) {
      const page = await people.person(device)
      onTestFinished(() => people.finished(page))
      return page
    },
  }
}
