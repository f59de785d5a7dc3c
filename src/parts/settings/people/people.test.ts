import { afterAll, expect, test } from 'vitest'
import { aHeldFamily, aMember, aNetwork, type Hat } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings, firstRow } from '#testing/settings.ts'
import { aSite } from '#testing/site.ts'

const people = '/settings/people'
/** No mail can leave. */
const database = await freshDatabase()
const { network, site, birgit, aksel } = await aMorningAtTheSettings(database, { mail: false })
afterAll(() => database[Symbol.asyncDispose]())

const one = (query: string, values: unknown[] = []) => firstRow(database, query, values)
const hatOf = (hat: string) =>
  one('select role, profession, organisation_id as organisation, suspended_at, last_day::text, ended_at from core.hat where id = $1', [hat])
const wish = (more: Record<string, string> = {}) => ({
  ...{ name: 'Frida', role: 'counsellor', profession: 'midwife', organisation: network.house, mail: '' },
  ...more,
})
const colleague = (name: string, role: 'counsellor' | 'volunteer' | 'team_leader' = 'counsellor', place = network.house) =>
  aMember(database.owner, { place, role, name })
const says = (by: Hat, forWhom: Hat) =>
  database.owner.query('insert into core.stand_in (id, for_hat, by_hat, accepted_at) values ($1, $2, $3, platform.now())', [
    newId(),
    forWhom.hat,
    by.hat,
  ])

test('a leader sees the own house, an administrator of the network all; other addresses are not there', async () => {
  const [hers, his] = [await birgit.get(people), await aksel.get(people)]
  expect([hers.text.includes('Vagn'), hers.text.includes('Anne'), his.text.includes('Vagn')]).toEqual([false, true, true])
  expect((await aksel.get(`${people}?house=${network.association}`)).text).not.toContain('>Anne<')
  for (const path of ['', '/leave', '/hats']) {
    for (const hat of [network.volunteer.hat, newId(), 'nobody'])
      expect((await birgit.get(`${people}/${hat}${path}`)).status, `${hat}${path}`).toBe(404)
  }
  for (const deed of ['suspend', 'resume', 'renew', 'leave', 'leave/end', 'leave/withdraw', 'hats'])
    for (const hat of [network.volunteer.hat, newId()]) {
      const fields = { ...wish(), lastDay: '2026-12-01' }
      expect((await birgit.post(`${people}/${hat}/${deed}`, fields)).status, `${deed} ${hat}`).toBe(404)
    }
  const anne = await site.signedIn(network.anne.hat)
  expect((await anne.get(people)).status).toBe(404)
})

test('nobody changes oneself, and nobody somebody with more to say', async () => {
  const own = await birgit.get(`${people}/${network.leader.hat}`)
  expect([own.text.includes('Du kan se, men ikke ændre'), own.text.includes('Sæt Birgit på pause')]).toEqual([true, false])
  for (const hat of [network.leader.hat, network.director.hat])
    expect((await birgit.post(`${people}/${hat}/suspend`, {})).status).toBe(hat === network.leader.hat ? 409 : 404)
  expect((await aksel.post(`${people}/${network.director.hat}/suspend`, {})).status).toBe(409)
})

test('one more hat for the same person is opened by the same key, and one finds the way from one to the other', async () => {
  const frode = await colleague('Frode')
  const made = await aksel.send(`${people}/${frode.hat}/hats`, { role: 'volunteer', profession: '', organisation: network.association })
  expect([made.status, (await aksel.get(made.location)).text.includes(`${people}/${frode.hat}`)]).toEqual([303, true])
  expect(await one('select count(*)::int as n from core.hat where person_id = $1', [frode.person])).toEqual({ n: 2 })
  expect(
    await one('select count(*)::int as n from core.invitation i join core.hat h on h.id = i.hat_id where h.person_id = $1', [frode.person]),
  ).toEqual({ n: 0 })
})

test('who holds a family keeps a role that may; without anything held the role is free to change', async () => {
  const sofie = await colleague('Sofie')
  await aHeldFamily(database.owner, network, { name: 'Solsikken', anchor: sofie, deputy: network.cille })
  const to = (role: string) => ({ name: 'Sofie', role, profession: '', organisation: network.house })
  const refused = await birgit.post(`${people}/${sofie.hat}`, to('volunteer'))
  expect([
    refused.status,
    refused.text.includes('Noget bliver stadig holdt'),
    refused.text.includes('Solsikken: familie som holdepunkt'),
  ]).toEqual([409, true, true])
  expect(refused.text).toMatch(/href="\/desk\/families\/[\w-]{36}"/)
  expect((await birgit.post(`${people}/${sofie.hat}`, to('team_leader'))).status).toBe(303)
  expect((await hatOf(sofie.hat)).role).toBe('team_leader')
  const poul = await colleague('Poul')
  await says(network.bo, poul)
  expect((await birgit.post(`${people}/${poul.hat}`, { ...to('coordinator'), name: 'Poul' })).status).toBe(303)
})

test('whoever is suspended is out at once, keeps what is held, and the page leads to a stand-in', async () => {
  const tove = await colleague('Tove')
  await aHeldFamily(database.owner, network, { anchor: tove, deputy: network.cille })
  const browser = await site.signedIn(tove.hat)
  expect((await browser.get('/desk')).status).toBe(200)
  const choices = ['/settings/shifts', '/settings/queues/new']
  const offered = () => Promise.all(choices.map(async (page) => (await birgit.get(page)).text.includes('>Tove<')))
  expect(await offered()).toEqual([true, true])
  expect((await birgit.send(`${people}/${tove.hat}`, {}, { action: `${people}/${tove.hat}/suspend` })).status).toBe(303)
  expect((await browser.get('/desk')).status).toBe(403)
  await expect(site.signedIn(tove.hat)).rejects.toThrow()
  const page = await birgit.get(`${people}/${tove.hat}`)
  expect([page.text.includes('Sat på pause'), page.text.includes(`/desk/absence/new?person=${tove.person}`)]).toEqual([true, true])
  expect((await birgit.get(`/desk/absence/new?person=${tove.person}`)).text).toContain('Det holder Tove')
  expect(await one('select count(*)::int as n from core.family where live and anchor_id = $1', [tove.hat])).toEqual({ n: 1 })
  expect(await offered()).toEqual([false, false])
  const shift = { queue: network.queue.id, person: tove.hat, day: '2026-12-01', from: '10:00', to: '14:00' }
  expect((await birgit.post('/settings/shifts', shift)).text).toContain('er ansat nu')
  expect((await birgit.post(`${people}/${tove.hat}/suspend`, {})).status).toBe(409)
  expect((await birgit.post(`${people}/${tove.hat}/resume`, {})).status).toBe(303)
  expect((await (await site.signedIn(tove.hat)).get('/desk')).status).toBe(200)
})

test('notice is an endless absence from the day after, with a stand-in who has said yes; the end comes when nothing is held', async () => {
  const ulla = await colleague('Ulla')
  const family = await aHeldFamily(database.owner, network, { name: 'Kastanjen', anchor: ulla, deputy: network.cille })
  const leave = `${people}/${ulla.hat}/leave`
  const unasked = await birgit.post(leave, { lastDay: '2026-11-30', standIn: network.bo.hat })
  expect([unasked.status, unasked.text.includes('har sagt ja på forhånd')]).toEqual([409, true])
  expect((await birgit.post(leave, { lastDay: '2026-11-22', standIn: network.leader.hat })).status).toBe(409)
  await says(network.bo, ulla)
  expect((await birgit.send(leave, { lastDay: '2026-11-30', standIn: network.bo.hat })).status).toBe(303)
  const page = await birgit.get(leave)
  expect(page.text).toMatch(/Sidste dag er .*30\. november/)
  expect([page.text.includes('Fra dagen efter har Bo alt'), page.text.includes('Kastanjen'), page.text.includes('Slut nu')]).toEqual([
    true,
    true,
    false,
  ])
  expect((await birgit.get(people)).text).toContain('Holder op')
  expect(
    await one(`select period::text from core.roster where person_id = $1 and kind = 'away' and over_at is null`, [ulla.person]),
  ).toEqual({
    period: '[2026-12-01,)',
  })
  expect((await birgit.post(`${leave}/end`, {})).text).toContain('Giv det videre først')

  await database.owner.query(
    `with f as (update core.family set closed_at = platform.now(), closed_as = 'goals-reached', closed_by = $2 where id = $1),
       s as (update core.next_step set ended_at = platform.now(), ended_as = 'done', ended_by = $2 where family_id = $1)
     update core.circle set ended_at = platform.now() where family_id = $1`,
    [family.id, ulla.hat],
  )
  const ended = await birgit.send(leave, {}, { action: `${leave}/end` })
  expect([ended.status, (await hatOf(ulla.hat)).ended_at !== null]).toEqual([303, true])
  expect(
    await one(
      'select count(*)::int as n from core.roster where over_at is null and (person_id = $1 or hat_id = $2 and absence_id is not null and period @> $3::date)',
      [ulla.person, network.bo.hat, '2027-06-01'],
    ),
  ).toEqual({ n: 0 })
  expect(await one('select count(*)::int as n from core.stand_in where live and for_hat = $1', [ulla.hat])).toEqual({ n: 0 })
  expect((await birgit.get(`${people}/${ulla.hat}`)).status).toBe(404)
})

test('notice that comes to nothing leaves no absence behind, and a holiday that was planned stays', async () => {
  const viggo = await colleague('Viggo')
  await says(network.bo, viggo)
  const leave = `${people}/${viggo.hat}/leave`
  await birgit.post(leave, { lastDay: '2027-02-28', standIn: network.bo.hat })
  const holiday = { person: viggo.person, from: '2026-12-21', until: '2026-12-23', standIn: network.bo.hat }
  expect((await birgit.post('/desk/absence/new', holiday)).status).toBe(303)
  expect((await birgit.send(leave, {}, { action: `${leave}/withdraw` })).status).toBe(303)
  const { rows } = await database.owner.query(
    `select period::text from core.roster where person_id = $1 and kind = 'away' and over_at is null`,
    [viggo.person],
  )
  expect(rows).toEqual([{ period: '[2026-12-21,2026-12-24)' }])
  expect((await hatOf(viggo.hat)).last_day).toBeNull()
})

test('a volunteer who holds nothing needs no stand-in and can end at once', async () => {
  const vera = await colleague('Vera', 'volunteer')
  expect((await birgit.get(`${people}/${vera.hat}/leave`)).text).not.toContain('Hvem har det hele')
  expect((await birgit.send(`${people}/${vera.hat}/leave`, { lastDay: '2026-11-30' })).status).toBe(303)
  expect((await birgit.post(`${people}/${vera.hat}/leave/end`, {})).location).toBe(people)
})

test('a leader sees who has said yes for whom, and who lacks anybody', async () => {
  const wilma = await colleague('Wilma')
  const page = await birgit.get(`${people}/stand-ins`)
  const care = page.text.slice(page.text.indexOf('Mangler et ja'), page.text.indexOf('<table'))
  expect([care.includes('Wilma'), care.includes('Anne')]).toEqual([true, false])
  const bo = await site.signedIn(network.bo.hat)
  await bo.post('/desk/absence/ready', { hat: wilma.hat, ready: 'yes' })
  const after = await birgit.get(`${people}/stand-ins`)
  expect(after.text.slice(after.text.indexOf(`${people}/${wilma.hat}`))).toMatch(/^[\s\S]{0,200}Bo/)
})

test('a leader to whom nobody has said yes is told so about herself, and not that the leader will step in', async () => {
  const lone = await aMember(database.owner, { place: network.house, role: 'team_leader', name: 'Lone' })
  const { text } = await (await site.signedIn(lone.hat)).get(`${people}/stand-ins`)
  const care = text.slice(text.indexOf('Mangler et ja'), text.indexOf('<table'))
  expect([care.includes('Ingen har sagt ja til dig'), care.includes('<p>Lone')]).toEqual([true, false])
})

test('the last two who may set up the network suspend each other in the same second: one of them stays', async () => {
  const alone = await freshDatabase()
  await alone.setClock('2026-11-23T08:05:00+01:00')
  const small = await aNetwork(alone.owner)
  const doors = await aSite(alone)
  const dagmar = await aMember(alone.owner, { place: small.network, role: 'director', name: 'Dagmar' })
  const both = [await doors.signedIn(small.director.hat), await doors.signedIn(dagmar.hat)] as const
  expect((await both[0].post(`${people}/${small.administrator.hat}/suspend`, {})).status).toBe(303)
  await Promise.all([both[0].post(`${people}/${dagmar.hat}/suspend`, {}), both[1].post(`${people}/${small.director.hat}/suspend`, {})])
  const { rows } = await alone.owner.query(
    `select h.id, o.kept_by as keeper from core.hat h join core.organisation o on o.id = h.organisation_id where o.kind = 'network' and h.keeps`,
  )
  expect([rows.length, rows[0].id]).toEqual([1, rows[0].keeper])
  const bare = alone.owner.query('update core.hat set ended_at = platform.now() where id = $1', [rows[0].id])
  await expect(bare).rejects.toMatchObject({ constraint: 'organisation_is_kept' })
  await alone[Symbol.asyncDispose]()
})
