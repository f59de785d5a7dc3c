import { expect, test } from 'vitest'
import { aMember, plant } from '#core/builders.ts'
import { addDays } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { mondayMorning, onRoster, reads, record, today } from '#testing/monday.ts'

test('a stand-in who is away on the first day cannot be chosen, and is told so in kind words', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  await record(birgit, network.bo, { until: addDays(today, 5), standIn: network.cille.hat })
  const page = await birgit.post('/desk/absence/new', { person: network.anne.person, from: today, until: '', standIn: network.bo.hat })
  expect([page.status, page.text.includes('Den kollega er selv væk i de dage. Vælg en anden.')]).toEqual([409, true])
})

test('one may write one’s own absence with somebody who has said yes, and nobody else’s', async () => {
  await using database = await freshDatabase()
  const { network, signedIn, sun } = await mondayMorning(database)
  const anne = await signedIn(network.anne.hat)
  const other = await anne.post('/desk/absence/new', { person: network.bo.person, from: today, until: '', standIn: network.cille.hat })
  expect(other.status).not.toBe(200)
  expect(await onRoster(database)).toEqual([])
  const own = await record(anne, network.anne, {
    until: addDays(today, 4),
    standIn: network.cille.hat,
    byName: { [sun.id]: network.bo.hat },
  })
  expect(own.status).toBe(303)
  expect((await onRoster(database)).map(({ name, family }) => [name, family])).toEqual([
    [null, null],
    ['Cille', null],
    ['Bo', 'Solsikken'],
  ])
  const back = await anne.send(own.location, {}, { action: `${own.location}/back` })
  expect([back.status, (await onRoster(database)).every(({ over }) => over)]).toEqual([303, true])
})

test('whoever covers a colleague asks the leader to write the absence', async () => {
  await using database = await freshDatabase()
  const { network, birgit, signedIn } = await mondayMorning(database)
  await record(birgit, network.anne, { standIn: network.bo.hat })
  const page = await record(await signedIn(network.bo.hat), network.bo, { standIn: network.cille.hat })
  expect([page.status, page.text.includes('Ring til din leder')]).toEqual([409, true])
})

test('coming back early ends absence and cover the same day, and the anchor has the families again', async () => {
  await using database = await freshDatabase()
  const { network, birgit, sun, signedIn } = await mondayMorning(database)
  const saved = await record(birgit, network.anne, { standIn: network.cille.hat })
  await database.advance(3 * 86_400_000)
  const back = await (await signedIn(network.leader.hat)).send(saved.location, {}, { action: `${saved.location}/back` })
  expect(back.location).toContain('/desk/absence?done=back')
  const { rows } = await database.owner.query(
    `select lower(period)::text as "from", upper(period)::text as until, over_at is not null as over from core.roster order by kind`,
  )
  expect(rows).toEqual([
    { from: today, until: addDays(today, 3), over: true },
    { from: today, until: addDays(today, 3), over: true },
  ])
  expect(await reads(database, network.cille, sun.id)).toBe(false)
})

test('nobody but a leader and the absent person changes an absence', async () => {
  await using database = await freshDatabase()
  const { network, birgit, signedIn } = await mondayMorning(database)
  const saved = await record(birgit, network.anne, { standIn: network.bo.hat })
  const cille = await signedIn(network.cille.hat)
  for (const [path, fields] of Object.entries({
    back: {},
    until: { until: addDays(today, 1) },
    'stand-in': { standIn: network.cille.hat },
  }))
    expect([path, (await cille.post(`${saved.location}/${path}`, fields as Record<string, string>)).status]).toEqual([path, 404])
  expect((await cille.get(saved.location)).text).not.toContain('Anne er tilbage')
  const anne = await signedIn(network.anne.hat)
  expect((await anne.get(saved.location)).text).toContain('Anne er tilbage')
  expect((await anne.post(`${saved.location}/back`, {})).status).toBe(303)
})

test('a leader of another house writes and changes nothing here, and is told whom to ask', async () => {
  await using database = await freshDatabase()
  const { network, birgit, signedIn } = await mondayMorning(database)
  const wood = newId()
  await plant(database.owner, { 'core.organisation': [{ id: wood, kind: 'house', name: 'Huset i skoven', parent_id: network.network }] })
  const lone = await signedIn((await aMember(database.owner, { place: wood, role: 'team_leader', name: 'Lone' })).hat)
  const refused = await lone.post('/desk/absence/new', { person: network.anne.person, from: today, until: '', standIn: network.bo.hat })
  expect([refused.status, refused.text.includes('Bed lederen dér om at skrive fraværet ind.')]).toEqual([409, true])
  const saved = await record(birgit, network.anne, { standIn: network.bo.hat })
  expect((await lone.get(saved.location)).text).not.toContain('Anne er tilbage')
  expect((await lone.post(`${saved.location}/back`, {})).status).toBe(404)
  expect((await birgit.get(saved.location)).text).toContain('Anne er tilbage')
})
