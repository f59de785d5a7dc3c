import { expect, test } from 'vitest'
import { aHeldFamily, aMember, aNetwork, type Hat, type Network, plant } from '#core/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { addDays } from '#platform/clock.ts'
import { as, ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aSite, type Browser } from '#testing/site.ts'

const today = '2026-11-23'

/** A Monday at 8:05: Anne holds two families and owes an answer, Bo is deputy of both. */
async function mondayMorning(database: TestDatabase) {
  await database.setClock(`${today}T08:05:00+01:00`)
  const network = await aNetwork(database.owner)
  const sun = await aHeldFamily(database.owner, network, { name: 'Solsikken', level: 'A' })
  const sea = await aHeldFamily(database.owner, network, { name: 'Havet', level: 'C', adults: 2 })
  const site = await aSite(database)
  return { network, sun, sea, birgit: await site.signedIn(network.leader.hat), signedIn: site.signedIn }
}

type Plan = { from?: string; until?: string; standIn?: string; byName?: Record<string, string> }

/** Opens the one screen for somebody's absence and sends it; only what is named is changed. */
function record(browser: Browser, who: Hat, { from = today, until = '', standIn, byName = {} }: Plan) {
  const taken = Object.fromEntries(Object.entries(byName).map(([family, hat]) => [`family-${family}`, hat]))
  const path = `/desk/absence/new?person=${who.person}&from=${from}&until=${until}`
  return browser.send(path, { from, until, ...(standIn ? { standIn } : {}), ...taken }, { action: '/desk/absence/new' })
}

const onRoster = async (database: TestDatabase) =>
  (
    await database.owner.query(`select r.kind, h.display_name as name, f.short_name as family, r.over_at is not null as over from core.roster r
    left join core.hat h on h.id = r.hat_id left join core.family f on f.id = r.family_id order by r.recorded_at, r.kind, f.short_name nulls first`)
  ).rows

const reads = async (database: TestDatabase, who: Hat, family: string) =>
  (
    (await as(database.db, { kind: 'staff', hat: who.hat }, (tx) =>
      tx.selectFrom('core.family').select('id').where('id', '=', family).execute(),
    )) as unknown[]
  ).length === 1

const toldTo = async (database: TestDatabase) =>
  (
    await database.owner.query(`select n.values ->> 'name' as name, n.values ->> 'away' as away, count(*)::int from core.notice n
    where kind = 'stand-in' group by 1, 2 order by 1`)
  ).rows

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
    'vagter, der ikke tæller',
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

test('a double click writes one absence', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  const formId = newId()
  const fields = { formId, person: network.anne.person, from: today, until: '', standIn: network.bo.hat }
  const [one, two] = await Promise.all([birgit.post('/desk/absence/new', fields), birgit.post('/desk/absence/new', fields)])
  expect([one.status, two.location]).toEqual([303, one.location])
  expect((await onRoster(database)).map(({ kind }) => kind)).toEqual(['away', 'covering'])
})

test('a family goes by name to its own deputy at once, and to anybody else only with their yes', async () => {
  await using database = await freshDatabase()
  const { network, birgit, sun, sea, signedIn } = await mondayMorning(database)
  await database.owner.query('update core.stand_in set ended_at = platform.now() where by_hat = $1', [network.cille.hat])
  await record(birgit, network.anne, { standIn: network.leader.hat, byName: { [sun.id]: network.bo.hat, [sea.id]: network.cille.hat } })
  const named = async () => (await onRoster(database)).filter(({ family }) => family).map(({ name, family }) => `${name}: ${family}`)
  expect(await named()).toEqual(['Bo: Solsikken'])
  expect(await reads(database, network.cille, sea.id)).toBe(false)

  const cille = await signedIn(network.cille.hat)
  const asked = await cille.get('/desk/absence')
  expect(asked.text).toContain('Birgit spørger, om du tager Havet, mens Anne er væk.')
  const action = asked.text.match(/\/desk\/absence\/asks\/[0-9a-f-]{36}/)![0]
  const yes = await cille.send('/desk/absence', { answer: 'yes' }, { action })
  expect(yes.status).toBe(303)
  expect(await named()).toEqual(['Bo: Solsikken', 'Cille: Havet'])
  expect(await reads(database, network.cille, sea.id)).toBe(true)
  const again = await cille.post(action, { answer: 'yes' })
  expect([again.status, again.text.includes('Noget er ændret')]).toEqual([409, true])
})

test('a no leaves the family with the stand-in, and a leader takes what nobody has accepted', async () => {
  await using database = await freshDatabase()
  const { network, birgit, sea, signedIn } = await mondayMorning(database)
  await database.owner.query('update core.stand_in set ended_at = platform.now() where by_hat = $1', [network.cille.hat])
  const saved = await record(birgit, network.anne, { standIn: network.bo.hat, byName: { [sea.id]: network.cille.hat } })
  const cille = await signedIn(network.cille.hat)
  const action = (await cille.get('/desk/absence')).text.match(/\/desk\/absence\/asks\/[0-9a-f-]{36}/)![0]
  await cille.send('/desk/absence', { answer: 'no' }, { action })
  expect(await reads(database, network.bo, sea.id)).toBe(true)
  const taken = await birgit.send(saved.location, { family: sea.id }, { action: `${saved.location}/take` })
  expect(taken.status).toBe(303)
  expect((await birgit.follow(taken)).text).toMatch(/Havet<\/a>[\s\S]*?<strong>Birgit<\/strong>/)
})

test('nobody says yes for a colleague: a forged stand-in is refused by the form and by the database', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  await database.owner.query('update core.stand_in set ended_at = platform.now() where by_hat = $1', [network.cille.hat])
  const page = await birgit.post('/desk/absence/new', { person: network.anne.person, from: today, until: '', standIn: network.cille.hat })
  expect([page.status, page.text.includes('Vælg en, der har sagt ja på forhånd.')]).toEqual([409, true])
  const [away, cover] = [newId(), newId()]
  const forged = as(database.db, { kind: 'staff', hat: network.leader.hat }, async (tx) => {
    await tx
      .insertInto('core.roster')
      .values({
        id: away,
        kind: 'away',
        person_id: network.anne.person,
        default_cover_id: cover,
        period: `[${today},)`,
        recorded_by: network.leader.hat,
      })
      .execute()
    const row = {
      id: cover,
      kind: 'covering',
      person_id: network.cille.person,
      hat_id: network.cille.hat,
      absence_id: away,
      period: `[${today},)`,
    }
    await tx
      .insertInto('core.roster')
      .values({ ...row, recorded_by: network.leader.hat })
      .execute()
  })
  await expect(forged).rejects.toThrow(/row-level security/)
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
  expect((await onRoster(database)).filter(({ kind, over }) => kind === 'covering' && !over).map(({ name }) => name)).toEqual([
    'Birgit',
    'Cille',
  ])
  expect(await reads(database, network.leader, sun.id)).toBe(true)
  expect(await ask(database.db, { kind: 'job', name: 'proof' }, (tx) => tx.selectFrom('core.law_breach').selectAll().execute())).toEqual([])
})

test('a stand-in who is away in those days cannot be chosen, and is told so in kind words', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  await record(birgit, network.bo, { from: addDays(today, 3), until: addDays(today, 5), standIn: network.cille.hat })
  const page = await birgit.post('/desk/absence/new', { person: network.anne.person, from: today, until: '', standIn: network.bo.hat })
  expect([page.status, page.text.includes('Den kollega er selv væk i de dage. Vælg en anden.')]).toEqual([409, true])
  const before = await record(birgit, network.anne, { until: addDays(today, 2), standIn: network.bo.hat })
  expect(before.status).toBe(303)
  const longer = await birgit.send(before.location, { until: addDays(today, 9) }, { action: `${before.location}/until` })
  expect([longer.status, longer.text.includes('Den, der skal dække, er selv væk i de dage.')]).toEqual([409, true])
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
  expect(back.location).toBe('/desk/absence')
  const { rows } = await database.owner.query(
    `select lower(period)::text as "from", upper(period)::text as until, over_at is not null as over from core.roster order by kind`,
  )
  expect(rows).toEqual([
    { from: today, until: addDays(today, 3), over: true },
    { from: today, until: addDays(today, 3), over: true },
  ])
  expect(await reads(database, network.cille, sun.id)).toBe(false)
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

test('two leaders who make two colleagues each other’s stand-in at the same moment: one is told to choose again', async () => {
  await using database = await freshDatabase()
  const { network, birgit, signedIn } = await mondayMorning(database)
  const other = await signedIn(network.leader.hat)
  const away = (browser: Browser, who: Hat, standIn: Hat) =>
    browser.post('/desk/absence/new', { person: who.person, from: today, until: '', standIn: standIn.hat })
  const pages = await Promise.all([away(birgit, network.anne, network.bo), away(other, network.bo, network.anne)])
  expect(pages.map(({ status }) => status).sort()).toEqual([303, 409])
  expect(await ask(database.db, { kind: 'job', name: 'proof' }, (tx) => tx.selectFrom('core.law_breach').selectAll().execute())).toEqual([])
})

test('two leaders who write down the same sickness at once: it stands once, and the slower one hears who wrote it', async () => {
  await using database = await freshDatabase()
  const { network, birgit, signedIn } = await mondayMorning(database)
  const berit = await aMember(database.owner, { place: network.house, role: 'team_leader', name: 'Berit' })
  const other = await signedIn(berit.hat)
  const ill = { person: network.anne.person, from: today, until: '', standIn: network.bo.hat }
  const pages = await Promise.all([birgit, other].map((browser) => browser.post('/desk/absence/new', ill)))
  expect(pages.map(({ status }) => status).sort()).toEqual([303, 409])
  const [first, slower] = pages[0]!.status === 303 ? ['Birgit', pages[1]!] : ['Berit', pages[0]!]
  expect(slower.text).toContain(`Det er allerede skrevet ind af ${first}.`)
  expect((await database.owner.query(`select 1 from core.roster where kind = 'away' and over_at is null`)).rows.length).toBe(1)
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

test('a yes in advance is said by oneself, once, and can be taken back', async () => {
  await using database = await freshDatabase()
  const { network, signedIn } = await mondayMorning(database)
  await database.owner.query('update core.stand_in set ended_at = platform.now()')
  const cille = await signedIn(network.cille.hat)
  const say = (ready: string) => cille.post('/desk/absence/ready', { hat: network.anne.hat, ready })
  const standing = async () =>
    Number((await database.owner.query('select count(*) from core.stand_in where ended_at is null')).rows[0].count)
  await say('yes')
  await say('yes')
  expect(await standing()).toBe(1)
  expect((await (await signedIn(network.anne.hat)).get('/desk/absence')).text).toMatch(
    /Cille<\/strong> <span class="hint">har sagt ja til dig/,
  )
  await say('no')
  expect(await standing()).toBe(0)
})

test('a volunteer, a guest and a writer have no page for absence', async () => {
  await using database = await freshDatabase()
  const { network, signedIn } = await mondayMorning(database)
  for (const hat of [network.volunteer.hat, network.guest.hat, network.coordinator.hat])
    expect((await (await signedIn(hat)).get('/desk/absence')).status).toBe(404)
})
