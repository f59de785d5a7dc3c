import { afterAll, beforeAll, expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aSite, type Page } from '#testing/site.ts'

/** The secret of the house is changed: what was given with the one before goes on opening, as long as the house says so. */
const [first, second] = ['the first secret of this house, 32 letters', 'the second secret of this house, 32 letters']
let database: TestDatabase
beforeAll(async () => {
  database = await freshDatabase()
  await database.setClock('2026-11-24T10:20:00+01:00')
  await aNetwork(database.owner)
})
afterAll(() => database[Symbol.asyncDispose]())

const siteWith = (...secrets: string[]) => aSite(database, { secrets })
const codeIn = (page: Page) => page.text.match(/<p class="code-words"[^>]*>(.*?)<\/p>/)?.[1]?.replace(/<[^>]*>/g, '')
const written = { words: 'Jeg ved ikke, hvad jeg skal gøre.', go: 'send', at: 'words' }

async function opens(code: string, ...secrets: string[]): Promise<boolean> {
  const site = await siteWith(...secrets)
  const page = await site.visitor().send('/samtale', { code })
  return page.status === 303
}

test('a code given before the secret was changed opens beside the new one, and no longer when the old one is thrown away', async () => {
  const old = codeIn(await (await siteWith(first)).visitor().send('/skriv', written))!
  const young = codeIn(await (await siteWith(first, second)).visitor().send('/skriv', written))!
  const { rows } = await database.owner.query('select code_key from counselling.conversation order by code_key')
  expect(rows.map((row) => row.code_key)).toEqual([1, 2])
  expect([await opens(old, first, second), await opens(young, first, second)]).toEqual([true, true])
  expect([await opens(old, second), await opens(young, second)]).toEqual([false, true])
})

test('a form sent again after the change shows no other words than the ones that open', async () => {
  const visitor = (await siteWith(first)).visitor()
  const formId = crypto.randomUUID()
  expect(codeIn(await visitor.send('/skriv', written, { formId }))).toBeDefined()
  const after = (await siteWith(first, second)).visitor()
  const again = await after.send('/skriv', written, { formId })
  expect([again.status, codeIn(again)]).toEqual([200, undefined])
})
