import { expect, test } from 'vitest'
import { aHeldFamily, aMember, plant } from '#core/builders.ts'
import { shareAbsence } from '#core/roster/store.ts'
import { addDays } from '#platform/clock.ts'
import { as, ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { problemBeside } from '#testing/as-read.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { mondayMorning, reads, record, today } from '#testing/monday.ts'

/** Xenia of another house is away for a long time; Bo, who has said yes to her, has everything of hers. Birgit has a holiday later. */
async function boCoversXenia(database: TestDatabase) {
  const monday = await mondayMorning(database)
  const { network, birgit, signedIn } = monday
  const wood = newId()
  await plant(database.owner, { 'core.organisation': [{ id: wood, kind: 'house', name: 'Huset i skoven', parent_id: network.network }] })
  const xenia = await aMember(database.owner, { place: wood, role: 'counsellor', name: 'Xenia' })
  const lone = await aMember(database.owner, { place: wood, role: 'team_leader', name: 'Lone' })
  const yes = 'insert into core.stand_in (id, for_hat, by_hat, accepted_at) values (gen_random_uuid(), $1, $2, platform.now())'
  for (const [absent, by] of [
    [xenia, network.bo],
    [xenia, lone],
  ] as const)
    await database.owner.query(yes, [absent.hat, by.hat])
  const wave = await aHeldFamily(database.owner, network, { name: 'Bølgen', anchor: xenia, deputy: lone })
  await record(await signedIn(lone.hat), xenia, { standIn: network.bo.hat })
  await database.owner.query('update core.stand_in set ended_at = platform.now() where by_hat = $1', [lone.hat])
  await record(birgit, network.leader, { from: addDays(today, 28), until: addDays(today, 41), standIn: network.cille.hat })
  return { ...monday, xenia, lone, wave }
}

async function days(database: TestDatabase, person: string) {
  const { rows } = await database.owner.query(
    `select a.id, lower(a.period)::text as "from", (upper(a.period) - 1)::text as until, s.display_name as by from core.roster a
     join core.roster c on c.id = a.default_cover_id join core.hat s on s.id = c.hat_id where a.away_now and a.person_id = $1 order by lower(a.period)`,
    [person],
  )
  return rows
}

test('who covers a colleague of another house falls ill: the leader who writes has those days, and the sickness stands', async () => {
  await using database = await freshDatabase()
  const { network, birgit, xenia, wave } = await boCoversXenia(database)
  const saved = await record(birgit, network.bo, { until: addDays(today, 3), standIn: network.cille.hat })
  expect(saved.status).toBe(303)
  expect((await days(database, xenia.person)).map(({ from, until, by }) => `${from}–${until ?? ''} ${by}`)).toEqual([
    `${today}–${addDays(today, 3)} Birgit`,
    `${addDays(today, 4)}– Bo`,
  ])
  expect(await reads(database, network.leader, wave.id)).toBe(true)
  expect(await ask(database.db, { kind: 'job', name: 'proof' }, (tx) => tx.selectFrom('core.law_breach').selectAll().execute())).toEqual([])
})

test('whom an absence can be written for is chosen among one’s own people, and nobody is chosen beforehand', async () => {
  await using database = await freshDatabase()
  const { birgit } = await boCoversXenia(database)
  const offered = (text: string) =>
    [...(/<select[^>]*name="person".*?<\/select>/s.exec(text)?.[0] ?? '').matchAll(/<option value="[^"]*"( selected="")?>([^<]*)</g)]
      .map(([, selected, name]) => `${name}${selected ? '*' : ''}`)
      .sort()
  expect(offered((await birgit.get('/desk/absence')).text)).toEqual(['Anne', 'Birgit', 'Bo', 'Cille', 'Vælg*'])
  const page = await birgit.get(`/desk/absence/new?person=&from=${addDays(today, 2)}&until=`)
  expect([page.status, page.text.includes('Vælg, hvem der er væk.')]).toEqual([422, true])
  expect(page.text).toContain(`name="from" class="ds-input width-12" type="date" min="${today}" value="${addDays(today, 2)}"`)
})

test('nobody chosen and days that cannot be: both are said at once, each beside its field', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  const said = async (query: string) => {
    const page = await birgit.get(`/desk/absence/new?${query}`)
    return [page.status, ...['person', 'from', 'until'].map((field) => problemBeside(page, field))]
  }
  const who = 'Vælg, hvem der er væk.'
  const yesterday = addDays(today, -1)
  expect(await said(`person=&from=${addDays(today, 3)}&until=${addDays(today, 1)}`)).toEqual([
    ...[422, who, undefined],
    'Sidste dag ligger før første dag.',
  ])
  expect(await said(`person=&from=${yesterday}&until=`)).toEqual([422, who, 'Vælg en dag, der ikke er gået.', undefined])
  expect(await said('person=&from=i morgen&until=fredag')).toEqual([422, who, 'Vælg en dato.', 'Vælg en dato.'])
  expect(await said(`person=${network.anne.person}&from=${yesterday}&until=`)).toEqual([
    ...[422, undefined, 'Vælg en dag, der ikke er gået.'],
    undefined,
  ])
})

test('an absence that has not begun says so in its title', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  const later = await record(birgit, network.anne, { from: addDays(today, 1), standIn: network.bo.hat })
  expect((await birgit.follow(later)).text).toContain('<h1>Anne er væk fra i morgen</h1>')
  const now = await record(birgit, network.cille, { standIn: network.bo.hat })
  expect((await birgit.follow(now)).text).toContain('<h1>Cille er væk</h1>')
})

test('nobody shares the days of an absence in which none of theirs covers, leaves a day out, or gives them to somebody who has not said yes', async () => {
  await using database = await freshDatabase()
  const { network, xenia, lone } = await boCoversXenia(database)
  const [{ id: absence }] = await days(database, xenia.person)
  const shared = (by: { hat: string }, hat: string, from = today) =>
    as(database.db, { kind: 'staff', hat: by.hat }, (tx) =>
      shareAbsence(tx, { absence, from: today, rows: [{ id: newId(), cover: newId(), hat, from, until: null }] }),
    )
  await expect(shared(network.bo, network.bo.hat)).rejects.toThrow('no such door')
  await expect(shared(network.leader, network.bo.hat, addDays(today, 1))).rejects.toThrow('no such door')
  await expect(shared(network.leader, network.cille.hat)).rejects.toThrow('no such door')
  await shared(lone, lone.hat)
  await expect(shared(network.leader, network.bo.hat)).rejects.toThrow('no such door')
})
