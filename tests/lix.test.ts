import { expect, test } from 'vitest'
import { lixFile, lixText } from '../tools/lix.ts'
import { familyTexts, measured, readability } from './family-texts.ts'
import { textOf } from './files.ts'

const easy = 30

test.each(familyTexts())('%s is easy to read, as a whole and in each of its texts', async (file) => {
  expect(await readability(file)).toBeLessThanOrEqual(easy)
  expect((await measured(file)).filter(({ lix }) => lix > easy)).toEqual([])
})

test('the promise, and what is mailed, are among what is measured', () => {
  expect(familyTexts()).toEqual(expect.arrayContaining(['src/core/promise/texts.da.ts', 'src/core/send/link-mail.da.ts']))
})

test('the table of how easy the words are is fresh', async () => {
  expect((await lixText()) === textOf(lixFile), `${lixFile} is stale: run npm run generate`).toBe(true)
})
