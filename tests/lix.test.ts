import { expect, test } from 'vitest'
import { lixFile, lixText } from '../tools/lix.ts'
import { familyTexts, measured, readability } from './family-texts.ts'
import { filesIn, textOf } from './files.ts'

const easy = 30

test.each(familyTexts())('%s is easy to read, as a whole and in each of its texts', async (file) => {
  expect(await readability(file)).toBeLessThanOrEqual(easy)
  expect((await measured(file)).filter(({ lix }) => lix > easy)).toEqual([])
})

test('the promise, what is mailed, the way in and what our people answer in a demo world are among what is measured', () => {
  const some = ['core/promise/texts', 'core/send/link-mail', 'core/passkey/texts', 'demo/said', 'simulation/said']
  expect(familyTexts()).toEqual(expect.arrayContaining(some.map((name) => `src/${name}.da.ts`)))
})

test('so is what a helpline, an offer and a place say of themselves: in Danish, and once where many say the same', async () => {
  const keysOf = async (file: string) => (await measured(`src/core/${file}.ts`)).map(({ key, prose }) => `${key}: ${prose}`).join('\n')
  expect(await keysOf('helpline/helplines')).toMatch(/^helplines politi-114 what: Politiet, når .*$/m)
  expect((await keysOf('helpline/helplines')).match(/: Lægevagten: råd om sygdom/g)).toHaveLength(1)
  expect(await keysOf('offer/seed-activities')).toMatch(/^activities babyCafe what: Kaffe, .*$/m)
  expect(await keysOf('offer/seed-houses')).toMatch(/^houses aarhus travel: Ti minutter .*$/m)
})

test.each([
  ['da', /["„“«»]/],
  ['en', /["„«»]/],
])('what is quoted stands between one kind of marks in every text of %s', (lang, others) => {
  const files = filesIn('src', new RegExp(`\\.${lang}\\.ts$`))
  const texts = files.flatMap((file) => [...textOf(file).matchAll(/^ .*'(.*)',$/gm)].map(([, text]) => `${file}: ${text}`))
  expect(texts.length).toBeGreaterThan(300)
  expect(texts.filter((text) => others.test(text))).toEqual([])
})

test('the table of how easy the words are is fresh', async () => {
  expect((await lixText()) === textOf(lixFile), `${lixFile} is stale: run npm run generate`).toBe(true)
})
