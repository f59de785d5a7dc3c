import { expect, test } from 'vitest'
import { anInquiry } from '#parts/counselling/builders.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings } from '#testing/settings.ts'

const rows = async (database: TestDatabase, query: string, values: unknown[] = []) => (await database.owner.query(query, values)).rows
const planned = async (database: TestDatabase) => Number((await rows(database, 'select count(*) from core.shift where planned'))[0].count)

test('the week says which of its days is today', async () => {
  await using database = await freshDatabase()
  const { birgit } = await aMorningAtTheSettings(database)
  const marked = async (week: string) =>
    [...(await birgit.get(`/settings/shifts?week=${week}`)).text.matchAll(/<th scope="row">([^<]*)<span[^>]*>I dag</g)].map(([, day]) =>
      day!.trim(),
    )
  expect([await marked('2026-11-23'), await marked('2026-11-30')]).toEqual([['mandag 23. november'], []])
})

test('the plan asks for the mail of a duty phone only while the queue has none, and then says that it has one', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database)
  const told = async (mail: string | null) => {
    await database.owner.query('update core.queue set duty_mail = $2 where id = $1', [network.queue.id, mail])
    const { text } = await birgit.get('/settings/shifts')
    return [text.includes('Skriv dens mail på køen'), text.includes('har køen en vagttelefon, der kan få besked')]
  }
  expect([await told(null), await told('vagt@hus.dk')]).toEqual([
    [true, false],
    [false, true],
  ])
})

test('a shift is laid for somebody who works here, is there and is free', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database)
  const wish = { queue: network.queue.id, day: '2026-11-26', person: network.leader.hat, from: '8', to: '9.30' }
  const before = await planned(database)
  const laid = await birgit.post('/settings/shifts', wish)
  expect([laid.status, laid.location]).toEqual([303, expect.stringContaining(`/settings/shifts?queue=${network.queue.id}&week=2026-11-23`)])
  const { text } = await birgit.follow(laid)
  expect(text).toContain('>Birgit kl. 8–9.30<')
  expect(text).toContain('Vagten er lagt: Birgit, torsdag 26. november kl. 8–9.30.')
  const wrong: [Record<string, string>, string][] = [
    [{ ...wish, from: '9', to: '10' }, 'Der er allerede en vagt'],
    [{ ...wish, day: '2026-11-20' }, 'Vælg en dag, der ikke er gået'],
    [{ ...wish, person: network.volunteer.hat }, 'Vælg en, der er ansat nu'],
    [{ ...wish, from: 'ni' }, 'Fra kl. Skriv et klokkeslæt'],
    [{ ...wish, to: 'ti' }, 'Til kl. Skriv et klokkeslæt'],
  ]
  for (const [fields, words] of wrong) {
    const page = await birgit.post('/settings/shifts', fields)
    expect([
      words,
      page.status === 409 || page.status === 422,
      page.text.includes(words),
      page.text.includes('value="9.30"') || fields.to !== '9.30',
    ]).toEqual([words, true, true, true])
  }
  expect(await planned(database)).toBe(before + 1)
})

test('a time may be written as people say it, with the word for the clock before it', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database)
  const wish = { queue: network.queue.id, day: '2026-11-26', person: network.leader.hat, from: 'kl 21', to: 'Kl. 21.30' }
  const laid = await birgit.post('/settings/shifts', wish)
  expect((await birgit.follow(laid)).text).toContain('Birgit kl. 21–21.30')
})

test('a shift to midnight ends at 24 wherever it is named', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database)
  const wish = { queue: network.queue.id, day: '2026-11-26', person: network.leader.hat, from: '20', to: '24' }
  const ofColleagues = 'En kollega får først vagten, når kollegaen selv har sagt ja.'
  expect((await birgit.get('/desk/shifts')).text).not.toContain(ofColleagues)
  const laid = await birgit.post('/settings/shifts', wish)
  expect((await birgit.follow(laid)).text).toContain('Birgit kl. 20–24')
  const { text } = await birgit.get('/desk/shifts')
  expect(text).toContain('kl. 20–24, Skriv til os')
  expect(text).toContain(ofColleagues)
})

test('two who lay a shift for one person at the same moment lay one', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database)
  const wish = { queue: network.queue.id, day: '2026-11-26', person: network.leader.hat, from: '8', to: '9' }
  const before = await planned(database)
  const pages = await Promise.all([1, 2, 3].map(() => birgit.post('/settings/shifts', { ...wish, formId: newId() })))
  expect(pages.map(({ status }) => status).sort()).toEqual([303, 409, 409])
  expect(await planned(database)).toBe(before + 1)
})

test('last week is copied once, and the page says what was left out', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database)
  await birgit.post('/desk/absence/new', { person: network.anne.person, from: '2026-12-07', until: '2026-12-08', standIn: network.bo.hat })
  const fields = { formId: newId(), queue: network.queue.id, monday: '2026-12-07' }
  const before = await planned(database)
  const [one, two] = await Promise.all([birgit.post('/settings/shifts/copy', fields), birgit.post('/settings/shifts/copy', fields)])
  expect([one.status, two.status]).toEqual([200, 200])
  expect(one.text).toMatch(/Anne, (mandag|tirsdag) (den )?[78]\. december kl\. 1\d–1\d: Anne er væk\./)
  const added = (await planned(database)) - before
  expect([added > 8, added < 14]).toEqual([true, true])
  const again = await birgit.post('/settings/shifts/copy', { ...fields, formId: newId() })
  expect([again.text.includes('Ingen vagter blev lagt'), (await planned(database)) - before]).toEqual([true, added])
  const week = `queue=${network.queue.id}&week=2026-12-07`
  expect((await birgit.get(`/settings/shifts?${week}`)).text).toMatch(
    new RegExp(`action="/settings/shifts/copy\\?${week.replace('&', '&(amp;)?')}"`),
  )
  const anew = await birgit.get(`/settings/shifts/copy?${week}`)
  expect([anew.status, anew.location, (await birgit.follow(anew)).status]).toEqual([303, `/settings/shifts?${week}`, 200])
  expect((await birgit.follow(await birgit.get('/settings/shifts/copy'))).status).toBe(200)
})

test('a shift that is cancelled lists at once the answers nobody can give in time, each with the way to it', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database)
  const inquiry = await anInquiry(database.owner, network, { level: 'D', promisedHours: 4 })
  await database.owner.query(
    `update core.shift set cancelled_at = platform.now(), cancelled_by = $1 where not (day = '2026-11-23' and hat_id = $2)`,
    [network.leader.hat, network.anne.hat],
  )
  const [{ id }] = await rows(database, 'select id from core.shift where planned')
  const before = await birgit.get(`/settings/shifts/${id}`)
  expect(before.text).toContain('1 svar, der er lovet, kan ikke nås uden den.')
  const done = await birgit.post(`/settings/shifts/${id}/cancel`, {})
  const after = await birgit.follow(done)
  expect(after.text).toContain('Vagten er aflyst.')
  expect(after.text).toContain(`/desk/inquiries/${inquiry.id}`)
  expect((await birgit.post(`/settings/shifts/${id}/cancel`, {})).status).toBe(409)
})

test('the shift one is on stands first among one’s own until it ends, and cannot change hands any more', async () => {
  await using database = await freshDatabase()
  const { network, site } = await aMorningAtTheSettings(database)
  const [shift] = await rows(database, 'select id from core.shift where hat_id = $1 and planned order by starts_at limit 1', [
    network.anne.hat,
  ])
  await database.setClock('2026-11-23T10:30:00+01:00')
  const anne = await site.signedIn(network.anne.hat)
  const { text } = await anne.get('/desk/shifts')
  expect(text).toMatch(/I dag kl\. 10–14, Skriv til os<\/strong> <span[^>]*>Du er på nu/)
  expect([text.includes(`/desk/shifts/${shift.id}/ask`), text.includes('<summary>Spørg, om en kollega')]).toEqual([false, true])
  const refused = await anne.post(`/desk/shifts/${shift.id}/ask`, { to: network.bo.hat })
  expect([refused.status, refused.text.includes('Vagten er begyndt')]).toEqual([409, true])
  await database.setClock('2026-11-23T14:00:00+01:00')
  const later = await (await site.signedIn(network.anne.hat)).get('/desk/shifts')
  expect([later.text.includes('Dine vagter'), later.text.includes('Du er på nu')]).toEqual([true, false])
})

test('the question about a shift comes back unfolded where no colleague was chosen', async () => {
  await using database = await freshDatabase()
  const { network, site } = await aMorningAtTheSettings(database)
  const anne = await site.signedIn(network.anne.hat)
  const [shift] = await rows(
    database,
    `select id from core.shift where hat_id = $1 and day > '2026-11-23' and planned order by starts_at limit 1`,
    [network.anne.hat],
  )
  const again = await anne.post(`/desk/shifts/${shift.id}/ask`, { to: '' })
  expect([again.status, again.text.split('<details class="wish" open').length - 1]).toEqual([422, 1])
  expect(again.text).toContain(`href="#field-to-${shift.id}"`)
})

test('whoever sets the minutes, lays the shifts or has one reads that danger is promised an answer within two minutes', async () => {
  await using database = await freshDatabase()
  const { network, site, birgit } = await aMorningAtTheSettings(database)
  const bo = await site.signedIn(network.bo.hat)
  const pages = [await birgit.get('/settings/levels'), await birgit.get('/settings/shifts'), await bo.get('/desk/shifts')]
  for (const { text } of pages) expect(text).toMatch(/lover vi (dog )?et svar inden for 2 minutter/)
})

test('a shift that is refused leaves the plan at the week one looked at, whatever day was written', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database)
  const looked = `/settings/shifts?queue=${network.queue.id}&week=2026-12-07`
  const wish = { day: '2026-11-10', person: network.leader.hat, from: '8', to: '9' }
  const page = await birgit.send(looked, wish, { action: '/settings/shifts' })
  expect([page.status, page.text.includes('value="2026-11-10"')]).toEqual([409, true])
  expect(page.text).toContain('Uge 50, fra mandag 7. december')
  expect(page.text).toMatch(/week=2026-12-14"[^>]*>Ugen efter</)
})
