import { expect, test } from 'vitest'
import { aMember, type Hat, plant } from '#core/builders.ts'
import { as } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings } from '#testing/settings.ts'

/** Lone leads the house in the wood, where Xenia works; the queue and its shifts are the harbour's. */
async function twoHouses(database: TestDatabase) {
  const morning = await aMorningAtTheSettings(database)
  const wood = newId()
  const { network, site } = morning
  await plant(database.owner, { 'core.organisation': [{ id: wood, kind: 'house', name: 'Huset i skoven', parent_id: network.network }] })
  const xenia = await aMember(database.owner, { place: wood, role: 'counsellor', name: 'Xenia' })
  const leader = await aMember(database.owner, { place: wood, role: 'team_leader', name: 'Lone' })
  await site.signedIn(xenia.hat)
  return { ...morning, xenia, leader, lone: await site.signedIn(leader.hat) }
}

const namesIn = (page: string, field: string) =>
  [
    ...(page.match(new RegExp(`<select[^>]*name="${field}"[\\s\\S]*?</select>`))?.[0] ?? '').matchAll(
      /<option value="[^"]+"[^>]*>([^<]+)/g,
    ),
  ].map(([, name]) => name!.split(' ')[0]!)
const one = async (database: TestDatabase, query: string) => (await database.owner.query(query)).rows[0]

test('a leader plans shifts for the people of the own house, and an administrator for everybody', async () => {
  await using database = await freshDatabase()
  const { network, lone, aksel, xenia } = await twoHouses(database)
  const wish = (hat: Hat) => ({ queue: network.queue.id, day: '2026-11-26', person: hat.hat, from: '20', to: '22' })
  expect(namesIn((await lone.get('/settings/shifts')).text, 'person')).toEqual(['Lone', 'Xenia'])
  expect(namesIn((await aksel.get('/settings/shifts')).text, 'person')).toEqual(['Anne', 'Birgit', 'Bo', 'Cille', 'Lone', 'Xenia'])
  expect((await lone.post('/settings/shifts', wish(xenia))).status).toBe(303)
  const refused = await lone.post('/settings/shifts', wish(network.anne))
  expect([
    refused.status,
    refused.text.includes('Personen hører til et andet hus. Lederen dér eller en administrator kan lægge vagten.'),
  ]).toEqual([409, true])
  expect((await aksel.post('/settings/shifts', wish(network.anne))).status).toBe(303)
})

test('a shift of another house is read and not called off, and copying a week leaves it to its own leader', async () => {
  await using database = await freshDatabase()
  const { network, lone, birgit, xenia } = await twoHouses(database)
  const queue = network.queue.id
  await lone.post('/settings/shifts', { queue, day: '2026-11-26', person: xenia.hat, from: '20', to: '22' })
  const shift = await one(database, `select id from core.shift where hat_id = '${network.anne.hat}' and starts_at > platform.now() limit 1`)
  const page = await lone.get(`/settings/shifts/${shift.id}`)
  expect([page.text.includes('Vagten hører til et andet hus.'), page.text.includes('Aflys vagten')]).toEqual([true, false])
  const refused = await lone.post(`/settings/shifts/${shift.id}/cancel`, {})
  expect([refused.status, refused.text.includes('Det hører til en anden organisation. Spørg en leder dér.')]).toEqual([409, true])
  const copied = await lone.post('/settings/shifts/copy', { queue, monday: '2026-12-07' })
  await database.owner.query("update core.shift set cancelled_at = platform.now(), cancelled_by = $1 where starts_at >= '2026-11-30'", [
    network.leader.hat,
  ])
  const once = await lone.post('/settings/shifts/copy', { queue, monday: '2026-11-30' })
  expect([copied.status, once.text.includes('1 vagt blev lagt')]).toEqual([200, true])
  expect(once.text).toMatch(/Anne, [^:]+: Anne hører til et andet hus. Lederen dér lægger vagten./)
  expect((await birgit.get(`/settings/shifts/${shift.id}`)).text).toContain('Aflys vagten')
})

test('a queue is given to somebody of the own house, and what another house answers for is read', async () => {
  await using database = await freshDatabase()
  const { network, lone, xenia, leader } = await twoHouses(database)
  const harbour = `/settings/queues/${network.queue.id}`
  const page = await lone.get(harbour)
  expect([page.text.includes('Den ansvarlige, Birgit, hører til et andet hus.'), page.text.includes('name="dutyMail"')]).toEqual([
    true,
    false,
  ])
  const fields = { name: 'Skoven', channels: 'web', languages: 'da', responsible: xenia.hat, deputy: network.anne.hat, dutyMail: '' }
  const stolen = await lone.post(harbour, fields)
  expect([stolen.status, stolen.text.includes('Det hører til en anden organisation.')]).toEqual([409, true])
  expect((await lone.post(`${harbour}/end`, {})).text).toContain('Det hører til en anden organisation.')
  expect(namesIn((await lone.get('/settings/queues/new')).text, 'responsible')).toEqual(['Lone', 'Xenia'])
  expect((await lone.post('/settings/queues/new', { ...fields, responsible: network.anne.hat, deputy: xenia.hat })).text).toContain(
    'Personen hører til et andet hus. Lederen dér eller en administrator kan give ansvaret.',
  )
  const laid = await lone.post('/settings/queues/new', { ...fields, responsible: leader.hat })
  expect(laid.status).toBe(303)
  expect(namesIn((await lone.get(laid.location.split('?')[0]!)).text, 'deputy')).toContain('Anne')
})

test('the database itself lets nobody give a shift or a queue to another house', async () => {
  await using database = await freshDatabase()
  const { network, leader, xenia } = await twoHouses(database)
  const lone = { kind: 'staff' as const, hat: leader.hat }
  const give = (hat: Hat) =>
    as(database.db, lone, (tx) =>
      tx
        .insertInto('core.shift')
        .values({
          ...{ id: newId(), hat_id: hat.hat, queue_id: network.queue.id },
          ...{ starts_at: new Date('2026-11-27T20:00:00Z'), ends_at: new Date('2026-11-27T22:00:00Z') },
        })
        .execute(),
    )
  await expect(give(network.anne)).rejects.toThrow(/row-level security/)
  await give(xenia)
  const taken = await as(database.db, lone, (tx) =>
    tx
      .updateTable('core.queue')
      .set({ responsible_id: xenia.hat, responsible_person: xenia.person })
      .where('id', '=', network.queue.id)
      .returning('id')
      .execute(),
  )
  expect(taken).toEqual([])
})
