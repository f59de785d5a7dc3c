import { expect, test } from 'vitest'
import type { Network } from '#core/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { mondayMorning, onRoster, reads, record, today, toldTo } from '#testing/monday.ts'

test('row 79: an absence cannot be recorded without a stand-in', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  const page = await record(birgit, network.anne, { standIn: '' })
  expect([page.status, (await onRoster(database)).length]).toEqual([422, 0])
  const bare = database.owner.query(
    `insert into core.roster (id, kind, person_id, period, recorded_by) values ($1, 'away', $2, daterange($3::date, null), $4)`,
    [newId(), network.anne.person, today, network.leader.hat],
  )
  await expect(bare).rejects.toThrow(/roster_shape/)
})

test('at 8:05 the one screen shows all that somebody holds, and one click gives it a person', async () => {
  await using database = await freshDatabase()
  const { network, birgit, sun } = await mondayMorning(database)
  await anInquiry(database.owner, network, { stage: 'claimed', promisedHours: 3 })
  const screen = await birgit.get(`/desk/absence/new?person=${network.anne.person}&from=${today}`)
  for (const words of [
    'Anne er væk',
    'familier som holdepunkt',
    '>1<',
    'henvendelse',
    'vagter, som Anne ikke tager',
    'kø som stedfortræder',
    'Solsikken',
  ])
    expect(screen.text).toContain(words)
  expect(screen.text).toContain('Bo (fast stedfortræder)')
  const saved = await record(birgit, network.anne, { standIn: network.cille.hat })
  expect([saved.status, saved.location]).toEqual([303, expect.stringMatching(/^\/desk\/absence\/[0-9a-f-]{36}$/)])
  const detail = await birgit.follow(saved)
  expect(detail.text).toContain('Cille træder ind')
  expect(detail.text).toContain('senest kl. 11.05')
  expect(await reads(database, network.cille, sun.id)).toBe(true)
})

test('a last day before the first is said before anybody plans by it, and what was typed stands', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  const page = await birgit.get(`/desk/absence/new?person=${network.anne.person}&from=2026-11-26&until=2026-11-24`)
  expect([page.status, page.text.includes('Sidste dag ligger før første dag.'), page.text.includes('value="2026-11-24"')]).toEqual([
    422,
    true,
    true,
  ])
})

test('a last day that does not exist is said too, and nothing is looked up by it', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  const page = await birgit.get(`/desk/absence/new?person=${network.anne.person}&from=2026-11-26&until=2027-02-30`)
  expect([page.status, page.text.includes('Vælg en dato.'), page.text.includes('value="2027-02-30"')]).toEqual([422, true, true])
})

test('only the shifts of the days one is away are said not to count', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  const screen = await birgit.get(`/desk/absence/new?person=${network.anne.person}&from=${today}&until=${today}`)
  expect(screen.text).toMatch(/<strong>1<\/strong> vagt, som Anne ikke tager/)
  const saved = await record(birgit, network.anne, { until: today, standIn: network.cille.hat })
  expect((await birgit.follow(saved)).text).toMatch(/<strong>1<\/strong> vagt, som Anne ikke tager/)
})

test('a double click writes one absence', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  const formId = newId()
  const fields = { formId, person: network.anne.person, from: today, until: '', standIn: network.bo.hat }
  const [one, two] = await Promise.all([birgit.post('/desk/absence/new', fields), birgit.post('/desk/absence/new', fields)])
  expect([one.status, two.location]).toEqual([303, one.location])
  expect((await onRoster(database)).map(({ kind }) => kind)).toEqual(['away', 'covering'])
})

test('nobody is away while covering: what the sick one covers goes on to the new stand-in, or to the leader', async () => {
  await using database = await freshDatabase()
  const { network, birgit, sun } = await mondayMorning(database)
  await record(birgit, network.anne, { standIn: network.bo.hat })
  await database.owner.query('update core.stand_in set ended_at = platform.now() where by_hat = $1 and for_hat = $2', [
    network.cille.hat,
    network.anne.hat,
  ])
  const second = await record(birgit, network.bo, { standIn: network.cille.hat })
  expect(second.status).toBe(303)
  expect(
    (await onRoster(database))
      .filter(({ kind, over }) => kind === 'covering' && !over)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['Birgit', 'Cille'])
  expect(await reads(database, network.leader, sun.id)).toBe(true)
  expect(await ask(database.db, { kind: 'job', name: 'proof' }, (tx) => tx.selectFrom('core.law_breach').selectAll().execute())).toEqual([])
})

test('every adult of the families is told the new name, once for each name', async () => {
  await using database = await freshDatabase()
  const { network, birgit, sea } = await mondayMorning(database)
  const saved = await record(birgit, network.anne, { standIn: network.bo.hat })
  expect(await toldTo(database)).toEqual([{ name: 'Bo', away: 'Anne', count: 3 }])
  await birgit.send(saved.location, { family: sea.id }, { action: `${saved.location}/take` })
  expect(await toldTo(database)).toEqual([
    { name: 'Birgit', away: 'Anne', count: 2 },
    { name: 'Bo', away: 'Anne', count: 3 },
  ])
  expect((await birgit.get(saved.location)).text).toContain('Ikke fortalt endnu')
})

test('after fourteen days the page says that a new anchor is needed', async () => {
  await using database = await freshDatabase()
  const { network, birgit, signedIn } = await mondayMorning(database)
  const saved = await record(birgit, network.anne, { standIn: network.bo.hat })
  expect((await birgit.get('/desk/absence')).text).not.toContain('Find et nyt holdepunkt')
  await database.advance(14 * 86_400_000)
  const later = await signedIn(network.leader.hat)
  expect((await later.get('/desk/absence')).text).toContain('Væk i 14 dage. Find et nyt holdepunkt til familierne.')
  expect((await later.get(saved.location)).text).toContain('Væk i 14 dage')
})

test('from its start the shifts of the absent person do not count', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  const shifts = async (who: Network) =>
    (await database.owner.query(`select jsonb_array_length(counselling.answering_capacity($1, false) -> 'shifts') as n`, [who.queue.id]))
      .rows[0].n
  const before = await shifts(network)
  await record(birgit, network.anne, { standIn: network.bo.hat })
  const hers = await database.owner.query('select count(*)::int as n from core.shift where hat_id = $1', [network.anne.hat])
  expect([before, await shifts(network)]).toEqual([28, 28 - hers.rows[0].n])
})

test('answers that the remaining shifts cannot keep are listed before and after the absence is written', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  await anInquiry(database.owner, network, { level: 'D', promisedHours: 4 })
  await database.owner.query('update core.shift set cancelled_at = platform.now(), cancelled_by = $1 where hat_id <> $2', [
    network.leader.hat,
    network.anne.hat,
  ])
  const before = await birgit.get('/desk/absence')
  expect(before.text).not.toContain('Svar, vagterne ikke kan nå')
  const screen = await birgit.get(`/desk/absence/new?person=${network.anne.person}&from=${today}`)
  expect(screen.text).toContain('Svar, vagterne ikke kan nå')
  const detail = await birgit.follow(await record(birgit, network.anne, { standIn: network.bo.hat }))
  expect(detail.text).toContain('Lovet senest i dag kl. 12.05')
})

test('an answer that is late already stands first among those the shifts cannot keep', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  await anInquiry(database.owner, network, { level: 'D', promisedHours: 4 })
  await anInquiry(database.owner, network, {
    level: 'A',
    receivedAt: new Date('2026-11-23T07:30:00+01:00'),
    dueBy: new Date('2026-11-23T07:45:00+01:00'),
  })
  await database.owner.query('update core.shift set cancelled_at = platform.now(), cancelled_by = $1', [network.leader.hat])
  const { text } = await birgit.get(`/desk/absence/new?person=${network.anne.person}&from=${today}`)
  const list = text.slice(text.indexOf('Svar, vagterne ikke kan nå'))
  expect(list).toMatch(/Lovet senest i dag kl\. 7\.45\. Tiden er gået[\s\S]*Lovet senest i dag kl\. 12\.05/)
})

test('a volunteer, a guest and a writer have no page for absence', async () => {
  await using database = await freshDatabase()
  const { network, signedIn } = await mondayMorning(database)
  for (const hat of [network.volunteer.hat, network.guest.hat, network.coordinator.hat])
    expect((await (await signedIn(hat)).get('/desk/absence')).status).toBe(404)
})
