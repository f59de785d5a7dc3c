import { expect, test } from 'vitest'
import { aMember } from '#core/builders.ts'
import { addDays } from '#platform/clock.ts'
import { ask } from '#platform/db.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { mondayMorning, reads, record, today } from '#testing/monday.ts'

const christmas = { from: addDays(today, 28), until: addDays(today, 41) }

/** What stands on the roster: whose days, and who has them. */
async function days(database: TestDatabase) {
  const { rows } =
    await database.owner.query(`select w.display_name as who, lower(a.period)::text as "from", (upper(a.period) - 1)::text as until, s.display_name as by
    from core.roster a join core.roster c on c.id = a.default_cover_id join core.hat s on s.id = c.hat_id join core.hat w on w.person_id = a.person_id and w.kind = 'membership'
    where a.away_now order by lower(a.period), 1`)
  return rows.map(({ who, from, until, by }) => `${who} ${from}–${until ?? ''} ${by}`)
}

const breaches = (database: TestDatabase) =>
  ask(database.db, { kind: 'job', name: 'proof' }, (tx) => tx.selectFrom('core.law_breach').selectAll().execute())

test('a sickness without an end goes around the holiday that was planned: no day without somebody, and the holiday keeps its stand-in', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  await record(birgit, network.anne, { ...christmas, standIn: network.bo.hat })
  const screen = await birgit.get(`/desk/absence/new?person=${network.anne.person}&from=${today}`)
  expect(screen.text).toContain('Dette fravær bliver skrevet rundt om dem.')
  const saved = await record(birgit, network.anne, { standIn: network.cille.hat })
  expect(saved.status).toBe(303)
  expect(await days(database)).toEqual([`Anne ${today}–2026-12-20 Cille`, 'Anne 2026-12-21–2027-01-03 Bo', 'Anne 2027-01-04– Cille'])
  const detail = await birgit.follow(saved)
  expect(detail.text).toContain('Hvem træder ind hvornår')
  expect(detail.text).toContain('Fra mandag 21. december til og med 3. januar 2027: Bo træder ind.')
  const asItStands = detail.text.match(/name="until"[^>]*value="([^"]*)"/)?.[1] ?? ''
  const unchanged = await birgit.send(saved.location, { until: asItStands }, { action: `${saved.location}/until` })
  expect([unchanged.status, (await days(database)).at(-1)]).toEqual([303, 'Anne 2027-01-04– Cille'])
  expect(await breaches(database)).toEqual([])
})

test('who is back is back from the whole sickness, and the holiday is as it was planned', async () => {
  await using database = await freshDatabase()
  const { network, birgit, sun, signedIn } = await mondayMorning(database)
  await record(birgit, network.anne, { ...christmas, standIn: network.bo.hat })
  const saved = await record(birgit, network.anne, { standIn: network.cille.hat })
  await database.advance(3 * 86_400_000)
  await (await signedIn(network.leader.hat)).send(saved.location, {}, { action: `${saved.location}/back` })
  expect(await days(database)).toEqual(['Anne 2026-12-21–2027-01-03 Bo'])
  expect(await reads(database, network.cille, sun.id)).toBe(false)
})

test('who comes back in the middle of the holiday is back from the sickness around it too', async () => {
  await using database = await freshDatabase()
  const { network, birgit, signedIn } = await mondayMorning(database)
  const holiday = await record(birgit, network.anne, { ...christmas, standIn: network.bo.hat })
  await record(birgit, network.anne, { standIn: network.cille.hat })
  await database.advance(30 * 86_400_000)
  await (await signedIn(network.leader.hat)).send(holiday.location, {}, { action: `${holiday.location}/back` })
  expect(await days(database)).toEqual([])
})

test('a sickness that falls into days already written needs nothing more, and the screen says so', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  const holiday = await record(birgit, network.anne, { until: addDays(today, 6), standIn: network.bo.hat })
  const screen = await birgit.get(`/desk/absence/new?person=${network.anne.person}&from=${today}&until=${addDays(today, 2)}`)
  expect(screen.text).toContain('Du behøver ikke skrive mere.')
  expect([screen.text.includes('Gem fraværet'), screen.text.includes(holiday.location)]).toEqual([false, true])
  const fields = { person: network.anne.person, from: today, until: addDays(today, 2), standIn: network.cille.hat }
  const page = await birgit.post('/desk/absence/new', fields)
  expect([page.status, page.text.includes('Det er allerede skrevet ind af Birgit.')]).toEqual([409, true])
  const longer = await record(birgit, network.anne, { standIn: network.cille.hat })
  expect(longer.status).toBe(303)
  expect(await days(database)).toEqual([`Anne ${today}–2026-11-29 Bo`, 'Anne 2026-11-30– Cille'])
})

test('where the stand-in is away in between, the next who has said yes has those days, and last the leader who writes', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  await record(birgit, network.bo, { from: addDays(today, 3), until: addDays(today, 5), standIn: network.cille.hat })
  await record(birgit, network.anne, { standIn: network.bo.hat })
  const hers = async () => (await days(database)).filter((line) => line.startsWith('Anne'))
  expect(await hers()).toEqual([`Anne ${today}–2026-11-25 Bo`, 'Anne 2026-11-26–2026-11-28 Cille', 'Anne 2026-11-29– Bo'])
  const screen = await birgit.get(`/desk/absence/new?person=${network.cille.person}&from=${today}`)
  expect(screen.text).toContain('Bo · holder ingen familier · selv væk torsdag 26. november – lørdag 28. november')
  expect(await breaches(database)).toEqual([])
})

test('where everybody is away on a day to come, the day is named and saving once more writes the sickness until then', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  await database.owner.query('update core.stand_in set ended_at = platform.now() where by_hat = $1', [network.cille.hat])
  const lise = await aMember(database.owner, { place: network.house, role: 'counsellor', name: 'Lise' })
  const stands = `insert into core.stand_in (id, for_hat, by_hat, accepted_at) values (gen_random_uuid(), $1, $2, platform.now())`
  for (const hat of [network.bo.hat, network.leader.hat]) await database.owner.query(stands, [hat, lise.hat])
  await record(birgit, network.bo, { ...christmas, standIn: lise.hat })
  await record(birgit, network.leader, { ...christmas, standIn: lise.hat })
  const page = await record(birgit, network.anne, { standIn: network.bo.hat })
  expect(page.status).toBe(409)
  expect(page.text).toContain('Alle, der har sagt ja, er selv væk mandag 21. december.')
  expect(page.text).toContain('value="2026-12-20"')
  expect((await record(birgit, network.anne, { until: '2026-12-20', standIn: network.bo.hat })).status).toBe(303)
})

test('another last day goes around what stands, and a nearer one calls off what lies after it', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  await record(birgit, network.anne, { ...christmas, standIn: network.bo.hat })
  const saved = await record(birgit, network.anne, { until: addDays(today, 2), standIn: network.cille.hat })
  const until = (day: string) => birgit.send(saved.location, { until: day }, { action: `${saved.location}/until` })
  expect((await until('')).status).toBe(303)
  expect(await days(database)).toEqual([`Anne ${today}–2026-12-20 Cille`, 'Anne 2026-12-21–2027-01-03 Bo', 'Anne 2027-01-04– Cille'])
  await until(addDays(today, 9))
  expect(await days(database)).toEqual([`Anne ${today}–2026-12-02 Cille`, 'Anne 2026-12-21–2027-01-03 Bo'])
})

test('a yes to one family holds for the whole sickness, on the days the one who says it is here', async () => {
  await using database = await freshDatabase()
  const { network, birgit, sea, signedIn } = await mondayMorning(database)
  await database.owner.query('update core.stand_in set ended_at = platform.now() where by_hat = $1', [network.cille.hat])
  await record(birgit, network.anne, { ...christmas, standIn: network.bo.hat })
  await record(birgit, network.anne, { standIn: network.bo.hat, byName: { [sea.id]: network.cille.hat } })
  const cille = await signedIn(network.cille.hat)
  const asks = (await cille.get('/desk/absence')).text.match(/\/desk\/absence\/asks\/[0-9a-f-]{36}/g)!
  expect(asks.length).toBe(1)
  await cille.send('/desk/absence', { answer: 'yes' }, { action: asks[0]! })
  const { rows } = await database.owner.query(
    `select lower(period)::text as "from" from core.roster where family_id = $1 and covers and hat_id = $2 order by 1`,
    [sea.id, network.cille.hat],
  )
  expect(rows).toEqual([{ from: today }, { from: '2027-01-04' }])
})

test('a holiday and a sickness written in the same moment: nobody is away twice, and whoever was slower saves once more', async () => {
  await using database = await freshDatabase()
  const { network, birgit, signedIn } = await mondayMorning(database)
  const other = await signedIn(network.leader.hat)
  const holiday = { person: network.anne.person, ...christmas, standIn: network.bo.hat }
  const ill = { person: network.anne.person, from: today, until: '', standIn: network.cille.hat }
  const send = () => Promise.all([birgit.post('/desk/absence/new', holiday), other.post('/desk/absence/new', ill)])
  const pages = await send()
  expect(pages.filter(({ status }) => status === 303).length).toBeGreaterThan(0)
  if (pages[1]!.status === 409) expect((await other.post('/desk/absence/new', ill)).status).toBe(303)
  const { rows } = await database.owner.query(
    `select max(n)::int as most, count(*)::int as days from (select d, count(*) as n from generate_series(platform.today(), platform.today() + 60, '1 day') d
    left join core.roster r on r.person_id = $1 and r.away_now and r.period @> d::date group by d having count(r.id) > 0) one`,
    [network.anne.person],
  )
  expect(rows).toEqual([{ most: 1, days: 61 }])
  expect(await breaches(database)).toEqual([])
})

test('who covers a colleague falls ill, and everybody has a holiday later: the colleague’s days are shared, none is without', async () => {
  await using database = await freshDatabase()
  const { network, birgit, sun } = await mondayMorning(database)
  await record(birgit, network.anne, { standIn: network.bo.hat })
  await record(birgit, network.cille, { ...christmas, standIn: network.leader.hat })
  await record(birgit, network.leader, { from: addDays(today, 50), until: addDays(today, 51), standIn: network.cille.hat })
  expect((await record(birgit, network.bo, { until: addDays(today, 3), standIn: network.cille.hat })).status).toBe(303)
  const hers = (await days(database)).filter((line) => line.startsWith('Anne'))
  expect(hers).toEqual([`Anne ${today}–2026-12-20 Cille`, 'Anne 2026-12-21–2027-01-03 Bo', 'Anne 2027-01-04– Cille'])
  expect(await reads(database, network.cille, sun.id)).toBe(true)
  expect(await breaches(database)).toEqual([])
})
