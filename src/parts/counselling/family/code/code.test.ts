import { expect, test } from 'vitest'
import { aHeldFamily, aNetwork } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { codeIn } from '#testing/as-read.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'
import { hasConversation } from '../../builders.ts'

async function aHeldHouse() {
  const database = await freshDatabase()
  await database.setClock('2026-11-24T10:00:00+01:00')
  const network = await aNetwork(database.owner)
  const family = await aHeldFamily(database.owner, network)
  const site = await aSite(database)
  const anne = await site.signedIn(network.anne.hat)
  const address = `/desk/families/${family.id}/code`
  const wish = { formId: newId(), adultId: family.adults[0]!.hat }
  return { database, network, site, anne, address, wish, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

test('a new code is shown once: a reload says so calmly, and another is a click away', async () => {
  await using house = await aHeldHouse()
  const { anne, address, wish } = house
  const made = await anne.post(address, wish)
  expect(made.status).toBe(303)
  const shown = await anne.follow(made)
  expect(codeIn(shown)?.split(' ')).toHaveLength(4)
  expect(shown.text).toContain('De vises kun denne ene gang.')
  const reloaded = await anne.follow(made)
  expect([reloaded.status, codeIn(reloaded), reloaded.text.includes('Koden er vist')]).toEqual([200, undefined, true])
  expect(reloaded.text).not.toContain(codeIn(shown)!)
  const another = await anne.follow(await anne.send(made.location, {}, { action: address }))
  expect(codeIn(another)).not.toBe(codeIn(shown))
  expect(codeIn(another)?.split(' ')).toHaveLength(4)
})

test('the family’s page says how far somebody has come: no code, a code that waits, a page of the own', async () => {
  await using house = await aHeldHouse()
  const { anne, site, address, wish, database, network } = house
  const says = async () => {
    const page = (await (await site.signedIn(network.anne.hat)).get(address.replace('/code', ''))).text
    return ['Har ingen kode og ingen side endnu', 'Kommer med en kode', 'Har sin egen side'].filter((words) => page.includes(words))
  }
  expect(await says()).toEqual(['Har ingen kode og ingen side endnu'])
  const words = codeIn(await anne.follow(await anne.post(address, wish)))!
  expect(await says()).toEqual(['Kommer med en kode'])
  expect((await site.visitor().send('/samtale', { code: words })).location).toBe('/min-side')
  expect(await says()).toEqual(['Har sin egen side'])
  await database.advance(40 * 86_400_000)
  expect(await says()).toEqual(['Har sin egen side'])
  // A newer code shut what the last one had opened; nobody has come in with it, and it has run out.
  await (await site.signedIn(network.anne.hat)).post(address, { ...wish, formId: newId() })
  expect(await says()).toEqual(['Kommer med en kode'])
  await database.advance(9 * 86_400_000)
  expect(await says()).toEqual(['Har ingen kode og ingen side endnu'])
})

test('whoever has never had a code is given one; only an old code that is known of is called lost', async () => {
  await using house = await aHeldHouse()
  const { anne, network, database } = house
  const family = await aHeldFamily(database.owner, network)
  const her = family.adults[0]!.hat
  const form = async () => {
    const { text } = await anne.get(`/desk/families/${family.id}?form=code-${her}`)
    return text.match(new RegExp(`<details[^>]*id="code-${her}"[\\s\\S]*?</details>`))![0]
  }
  const never = await form()
  await hasConversation(database.owner, network, { family })
  const known = await form()
  expect(never).toContain('<summary>Giv Maja en kode</summary>')
  expect(never).not.toMatch(/[Nn]y kode|Når den gamle er væk/)
  expect(known).toMatch(/<summary>Ny kode<\/summary>[\s\S]*Når den gamle er væk[\s\S]*Ny kode til Maja/)
})

test('a double click is one code, and is shown it; the same form more than ten minutes later is not', async () => {
  await using house = await aHeldHouse()
  const { anne, address, wish, database } = house
  const [one, two] = await Promise.all([anne.post(address, wish), anne.post(address, wish)])
  expect([one.location, two.status]).toEqual([two.location, 303])
  const first = codeIn(await anne.follow(two))
  expect(first).toBeDefined()
  await anne.follow(one)
  expect(codeIn(await anne.follow(await anne.post(address, wish)))).toBe(first)
  const { rows } = await database.owner.query('select count(*)::int as n from core.way_back')
  expect(rows).toEqual([{ n: 1 }])
  await database.advance(11 * 60_000)
  const later = await anne.follow(await anne.post(address, wish))
  expect([codeIn(later), later.text.includes('Koden er vist')]).toEqual([undefined, true])
})

test('a showing is good for one hat and one family, and cannot be made by hand', async () => {
  await using house = await aHeldHouse()
  const { anne, address, wish, site, network, database } = house
  const made = await anne.post(address, wish)
  const forCode = anne
    .cookie()
    .split('; ')
    .find((one) => one.startsWith('hv-code='))!
  const bo = await site.signedIn(network.bo.hat)
  const asks = async (path: string, cookie: string) =>
    (await site.site.request(`http://hele.test${path}`, { headers: { host: 'hele.test', cookie } })).text()
  expect(await asks(made.location, `${bo.cookie()}; ${forCode}`)).toContain('Koden er vist')
  const other = await aHeldFamily(database.owner, network, { name: 'En anden' })
  expect(await asks(`/desk/families/${other.id}/code`, anne.cookie())).toContain('Koden er vist')
  const byHand = `hv-code=${wish.formId}.${'0'.repeat(64)}`
  expect(await asks(made.location, `${anne.cookie().split('; ')[0]}; ${byHand}`)).toContain('Koden er vist')
})

test('the page of a code of a family out of reach does not exist', async () => {
  await using house = await aHeldHouse()
  const cille = await house.site.signedIn(house.network.cille.hat)
  expect((await cille.get(house.address)).status).toBe(404)
})
