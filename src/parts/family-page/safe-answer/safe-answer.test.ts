import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { openFamily } from '#core/access.ts'
import { type Actor, as } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { aHousehold } from '#testing/household.ts'
import { aSite } from '#testing/site.ts'

const path = '/min-side/trygt-svar'
const before = 'Kun om dagen'
const now = 'Skriv kun. Ring aldrig'

async function aHome() {
  const database = await freshDatabase()
  await database.setClock('2026-11-24T10:20:00+01:00')
  const { ids, network, maja, sara } = await aHousehold(database.owner)
  const site = await aSite(database)
  const [mother, father, anne] = await Promise.all([ids.mother!, ids.father!, network.anne.hat].map((hat) => site.signedIn(hat)))
  const said = async (whose: string) =>
    (await database.owner.query('select n, words, by_hat from counselling.safe_answer where hat_id = $1 order by n', [ids[whose]])).rows
  return {
    ...{ id: maja.id, stranger: sara.adults[0]!.hat },
    ...{ database, ids, network, family: `/desk/families/${maja.id}`, mother: mother!, father: father!, anne: anne!, said },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
}

test('on her own page she sees what she has said, changes it, and everyone who helps reads the new words', async () => {
  await using world = await aHome()
  const { mother, anne, ids, family } = world
  expect((await mother.get('/min-side')).text).toMatch(new RegExp(`Hvornår er det sikkert at svare dig\\?.*${before}`, 's'))
  const sent = await mother.send(path, { safeAnswer: now })
  expect([sent.status, sent.location]).toEqual([303, '/min-side#safe-answer'])
  const page = await mother.get('/min-side')
  expect([page.text.includes(now), page.text.includes(before)]).toEqual([true, false])
  for (const address of [family, `${family}/conversations/${ids['mother.conversation']}`])
    expect([address, (await anne.get(address)).text.includes(`”<bdi>${now}</bdi>”`)]).toEqual([address, true])
})

test('what she tells her counsellor stands on her page with who wrote it down', async () => {
  await using world = await aHome()
  const { mother, anne, ids, family } = world
  const member = ids['mother.member']
  await anne.send(`${family}?form=safe-${member}`, { safeAnswer: now }, { action: `${family}/members/${member}/safe` })
  const { text } = await mother.get('/min-side')
  expect([text.includes(now), text.includes('Anne skrev det ned i dag')]).toEqual([true, true])
})

test('the other parent sees nothing of it and changes only what is his', async () => {
  await using world = await aHome()
  const { mother, father, ids, said } = world
  await mother.send(path, { safeAnswer: now })
  for (const page of ['/min-side', path, '/min-side/spor'])
    expect([page, (await father.get(page)).text.includes(now)]).toEqual([page, false])
  await father.send(path, { safeAnswer: 'Ring gerne' })
  expect((await said('mother')).map(({ words }) => words)).toEqual([before, now])
  expect(await said('father')).toEqual([
    { n: 1, words: before, by_hat: ids.father },
    { n: 2, words: 'Ring gerne', by_hat: ids.father },
  ])
})

test('nobody says it for the other parent, nor in somebody else’s name, whatever is asked', async () => {
  await using world = await aHome()
  const { database, ids, network } = world
  const say = (actor: Actor, row: { hat: string; by: string }) =>
    as(database.db, actor, async (tx) => {
      await openFamily(tx, world.id, actor.kind === 'family' ? 'own-page' : 'counselling')
      await sql`insert into counselling.safe_answer (hat_id, n, words, by_hat) values (${row.hat}, 2, ${now}, ${row.by})`.execute(tx)
    })
  const mother = { kind: 'family', hat: ids.mother! } as const
  const anne = { kind: 'staff', hat: network.anne.hat } as const
  const refused = /row-level security/
  await expect(say(mother, { hat: ids.father!, by: ids.mother! })).rejects.toThrow(refused)
  await expect(say(mother, { hat: ids.mother!, by: network.anne.hat })).rejects.toThrow(refused)
  await expect(say(anne, { hat: ids.mother!, by: ids.mother! })).rejects.toThrow(refused)
  await expect(say(anne, { hat: world.stranger, by: network.anne.hat })).rejects.toThrow(refused)
  await say(anne, { hat: ids.mother!, by: network.anne.hat })
})

test('a double click says it once, and nothing written takes it back', async () => {
  await using world = await aHome()
  const click = { formId: newId(), seen: '1', safeAnswer: '' }
  for (const _ of ['once', 'twice']) expect((await world.mother.post(path, click)).status).toBe(303)
  expect((await world.said('mother')).map(({ words }) => words)).toEqual([before, ''])
  expect((await world.mother.get('/min-side')).text).toContain('Du har ikke sagt noget om det.')
})

test('it goes with the words she deletes, and the page says so', async () => {
  await using world = await aHome()
  expect((await world.mother.get('/min-side/slet')).text).toContain('Det, du har sagt om, hvornår det er sikkert at svare dig.')
  await world.mother.send('/min-side/slet', {}, { action: '/min-side/slet' })
  expect([await world.said('mother'), (await world.said('father')).length]).toEqual([[], 1])
})

test('so does what somebody has said who never wrote to us', async () => {
  await using world = await aHome()
  const { database, stranger } = world
  const phone = await (await aSite(database)).signedIn(stranger)
  expect((await phone.get('/min-side/slet')).text).toContain('Her er ikke noget, som kun er dit.')
  await phone.send(path, { safeAnswer: now })
  expect((await phone.get(path)).text).toContain('href="/min-side/slet"')
  expect((await phone.get('/min-side/slet')).text).toMatch(/slette dine egne ord(?!.*skrevet til os, og).*sikkert at svare dig/s)
  expect((await phone.send('/min-side/slet', {}, { action: '/min-side/slet' })).status).toBe(303)
  const { rows } = await database.owner.query('select words from counselling.safe_answer where hat_id = $1', [stranger])
  expect(rows).toEqual([])
  expect((await database.owner.query('select kind, count, by_whom from core.deletion')).rows).toEqual([
    { kind: 'words', count: 1, by_whom: 'person' },
  ])
  expect((await phone.get('/min-side/slet')).text).toContain('Her er ikke noget, som kun er dit.')
})
