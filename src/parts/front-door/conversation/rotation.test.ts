import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeldFamily, aNetwork, type Network } from '#core/builders.ts'
import { codeIn } from '#testing/as-read.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aSite, heldBy } from '#testing/site.ts'

/** The secret of the house is changed: what was given with the one before goes on opening, as long as the house says so. */
const [first, second] = ['the first secret of this house, 32 letters', 'the second secret of this house, 32 letters']
let database: TestDatabase
let network: Network
beforeAll(async () => {
  database = await freshDatabase()
  await database.setClock('2026-11-24T10:20:00+01:00')
  network = await aNetwork(database.owner)
})
afterAll(() => database[Symbol.asyncDispose]())

const siteWith = (...secrets: (string | null)[]) => aSite(database, { secrets })
const written = { words: 'Jeg ved ikke, hvad jeg skal gøre.', go: 'send', at: 'words' }

async function opens(code: string, ...secrets: (string | null)[]): Promise<boolean> {
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

test('a form whose answer was lost while the secret was changed shows its words when it is sent again, and none when its key is thrown away', async () => {
  const formId = crypto.randomUUID()
  const code = codeIn(await (await siteWith(first)).visitor().send('/skriv', written, { formId }))
  expect(code).toBeDefined()
  const again = async (...secrets: (string | null)[]) =>
    codeIn(await (await siteWith(...secrets)).visitor().send('/skriv', written, { formId }))
  expect([await again(first, second), await again(null, second)]).toEqual([code, undefined])
  expect(await opens(code!, first, second)).toBe(true)
})

test('a page that is open at the desk while the secret is changed can be sent, and is still nobody else’s', async () => {
  const family = await aHeldFamily(database.owner, network, { anchor: network.anne, deputy: network.bo })
  const [page, action] = [`/desk/families/${family.id}?form=about`, `/desk/families/${family.id}/about`]
  const form = heldBy((await (await (await siteWith(first)).signedIn(network.anne.hat)).get(page)).text, action)
  const after = await siteWith(first, second)
  const sent = { ...form, about: 'Hun er glad for sang.' }
  const another = await (await after.signedIn(network.bo.hat)).post(action, sent)
  expect([another.status, another.text.includes('En anden er logget ind her nu')]).toEqual([409, true])
  expect((await (await after.signedIn(network.anne.hat)).post(action, sent)).status).toBe(303)
})
