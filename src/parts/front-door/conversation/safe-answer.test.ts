import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'

const path = '/samtale/trygt-svar'
const before = 'Kun om aftenen'
const now = 'Kun når han er på arbejde'

async function aWriter(safeAnswer?: string) {
  const database = await freshDatabase()
  await database.setClock('2026-11-24T10:20:00+01:00')
  const network = await aNetwork(database.owner)
  const inquiry = await anInquiry(database.owner, network, { stage: 'answered', owner: network.anne, safeAnswer })
  const site = await aSite(database)
  const [phone, anne] = [await site.signedIn(inquiry.writer.hat), await site.signedIn(network.anne.hat)]
  const said = async () =>
    (await database.owner.query('select n, words, by_hat = hat_id as own from counselling.safe_answer order by n')).rows
  return { database, network, inquiry, site, phone, anne, said, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

test('she sees on her conversation what she has said, changes it, and whoever answers sees the new words', async () => {
  await using world = await aWriter(before)
  const { phone, anne, inquiry } = world
  expect((await phone.get('/samtale')).text).toMatch(
    new RegExp(`Hvornår er det sikkert at svare dig\\?.*${before}.*Du skrev det i dag`, 's'),
  )
  const form = await phone.get(path)
  expect(form.text).toContain(`${before}</textarea>`)
  expect(form.text).toContain('Vi læser det, hver gang vi vil svare dig. Har vi aftalt et opkald, læser vi det også, før vi ringer.')
  const sent = await phone.send(path, { safeAnswer: now })
  expect([sent.status, sent.location]).toEqual([303, '/samtale#safe-answer'])
  const page = await phone.get('/samtale')
  expect([page.text.includes(now), page.text.includes(before)]).toEqual([true, false])
  expect((await anne.get(`/desk/inquiries/${inquiry.id}`)).text).toContain(`”<bdi>${now}</bdi>”`)
  const { rows } = await world.database.owner.query(`select subject_id from core.event where kind = 'safe-answer-said'`)
  expect(rows).toEqual([{ subject_id: inquiry.id }])
})

test('what she told on the telephone stands there too, with who wrote it down', async () => {
  await using world = await aWriter()
  const { phone, anne, inquiry } = world
  expect((await phone.get('/samtale')).text).toContain('Du har ikke sagt noget om det.')
  const address = `/desk/inquiries/${inquiry.id}`
  await anne.send(address, { safeAnswer: now }, { action: `${address}/safe` })
  const { text } = await phone.get('/samtale')
  expect([text.includes(now), text.includes('Anne skrev det ned i dag')]).toEqual([true, true])
})

test('nothing written takes it back, a double click says it once, and the same once more is nothing new', async () => {
  await using world = await aWriter(before)
  const { phone, said } = world
  const click = { formId: newId(), seen: '1', safeAnswer: '' }
  for (const _ of ['once', 'twice']) expect((await phone.post(path, click)).status).toBe(303)
  expect((await phone.get('/samtale')).text).toContain('Du har ikke sagt noget om det.')
  await phone.send(path, { safeAnswer: ' ' })
  expect(await said()).toEqual([
    { n: 1, words: before, own: true },
    { n: 2, words: '', own: true },
  ])
})

test('what somebody wrote down meanwhile is shown before it is written over', async () => {
  await using world = await aWriter(before)
  const refused = await world.phone.post(path, { formId: newId(), seen: '0', safeAnswer: now })
  expect([refused.status, refused.text.includes(before), refused.text.includes(`${now}</textarea>`)]).toEqual([409, true, true])
  expect(await world.said()).toHaveLength(1)
})

test('a number that tells who she is is held back once; the words go as she chooses', async () => {
  await using world = await aWriter(before)
  const words = 'Ring kl. 10 på 30 40 50 60'
  const held = await world.phone.post(path, { formId: newId(), seen: '1', safeAnswer: words })
  expect([held.status, held.text.includes(`name="safeAnswer" value="${words}"`)]).toEqual([200, true])
  expect(await world.said()).toHaveLength(1)
  expect((await world.phone.post(path, { formId: newId(), seen: '1', safeAnswer: words, choice: 'keep' })).status).toBe(303)
  expect((await world.said()).at(-1)).toEqual({ n: 2, words, own: true })
})

test('in English it is said in English, and leads back to the conversation in English', async () => {
  await using world = await aWriter(before)
  expect((await world.phone.get('/en/samtale')).text).toContain('When is it safe to answer you?')
  expect((await world.phone.send(`/en${path}`, { safeAnswer: now })).location).toBe('/en/samtale#safe-answer')
})

test('without the code there is nothing to see, and what has been said is deleted with the conversation', async () => {
  await using world = await aWriter(before)
  const stranger = await world.site.visitor().get(path)
  expect([stranger.status, stranger.text.includes(before)]).toEqual([303, false])
  expect((await world.phone.send('/samtale/slet', {})).status).toBe(303)
  expect(await world.said()).toEqual([])
})
