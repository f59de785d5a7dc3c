import { expect, test } from 'vitest'
import { familyTexts, readability } from './family-texts.ts'

const easy = 30

test.each(familyTexts())('%s is easy to read', async (file) => {
  expect(await readability(file)).toBeLessThanOrEqual(easy)
})

test('the promise is among what is measured', () => {
  expect(familyTexts()).toContain('src/core/promise/texts.da.ts')
})
