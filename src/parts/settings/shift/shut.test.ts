import { afterAll, expect, test } from 'vitest'
import { anInquiry } from '#parts/counselling/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings } from '#testing/settings.ts'

const database = await freshDatabase()
const { network, site, birgit, aksel, visitor } = await aMorningAtTheSettings(database)
afterAll(() => database[Symbol.asyncDispose]())

const people = '/settings/people'
const hatOf = async (name: string): Promise<string> =>
  (await database.owner.query('select id from core.hat where display_name = $1', [name])).rows[0].id
const invited = async (name: string) => {
  await birgit.send(`${people}/new`, { name, role: 'counsellor', profession: 'midwife', organisation: network.house, mail: '' })
  return hatOf(name)
}
const shiftFor = (person: string, from: string, to: string) =>
  birgit.post('/settings/shifts', { queue: network.queue.id, day: '2026-11-23', person, from, to })
const swaps = async () => Number((await database.owner.query('select count(*) from core.shift_swap')).rows[0].count)
const hereNow = async () => (await visitor.get('/')).text.includes('Rådgiverne er her nu')
const plan = async () => (await birgit.get('/settings/shifts')).text
const overview = async () => (await birgit.get('/settings')).text

test('a shift of somebody who is invited and has never been in promises nobody an answer, and the plan says why', async () => {
  expect(await overview()).toMatch(/To mennesker, der må holde familier[\s\S]{0,200}>4 mennesker</)
  const frida = await invited('Frida')
  expect((await shiftFor(frida, '8', '9')).status).toBe(303)
  expect(await hereNow()).toBe(false)
  expect(await plan()).toMatch(/Frida kl\. 8–9<\/a> \(har ikke logget ind endnu\)/)
  expect(await overview()).toMatch(/To mennesker, der må holde familier[\s\S]{0,200}>4 mennesker</)
  expect(await overview()).toMatch(/Vagter de næste to uger[\s\S]{0,200}>28 vagter</)
  expect((await visitor.get('/skriv')).text).not.toContain('inden for 2 minutter')
})

test('a shift of somebody on pause promises nobody an answer, and is theirs again when the pause is over', async () => {
  const { bo } = network
  await shiftFor(bo.hat, '8', '9.30')
  expect(await hereNow()).toBe(true)
  expect((await birgit.post(`${people}/${bo.hat}/suspend`, {})).status).toBe(303)
  expect(await hereNow()).toBe(false)
  expect(await plan()).toMatch(/Bo kl\. 8–9\.30<\/a> \(på pause\)/)
  expect(await overview()).toMatch(/To mennesker, der må holde familier[\s\S]{0,200}>3 mennesker</)
  expect((await birgit.post(`${people}/${bo.hat}/resume`, {})).status).toBe(303)
  expect(await hereNow()).toBe(true)
})

test('who has never been in is not named for a queue where others are, and a queue that stands with them says so', async () => {
  const frida = await hatOf('Frida')
  const again = await aksel.get('/settings/queues/new')
  expect([again.text.includes('>Anne<'), again.text.includes('Frida')]).toEqual([true, false])
  await database.owner.query(
    'update core.queue q set deputy_id = h.id, deputy_person = h.person_id from core.hat h where h.id = $1 and q.id = $2',
    [frida, network.queue.id],
  )
  expect((await aksel.get('/settings/queues')).text).toContain('Frida (har ikke logget ind endnu)')
})

test('nobody turns to a colleague who has never been in: for a shift, for an absence or for an inquiry', async () => {
  const frida = await hatOf('Frida')
  const anne = await site.signedIn(network.anne.hat)
  const inquiry = await anInquiry(database.owner, network, { stage: 'answered', owner: network.anne })
  for (const path of ['/desk/shifts', `/desk/absence/new?person=${network.anne.person}&from=2026-11-23`, `/desk/inquiries/${inquiry.id}`]) {
    const { text } = await anne.get(path)
    expect([path, text.includes(`value="${network.bo.hat}"`), text.includes(frida)]).toEqual([path, true, false])
  }
  const [shift] = (
    await database.owner.query("select id from core.shift where planned and hat_id = $1 and day > '2026-11-23'", [network.anne.hat])
  ).rows
  const asked = await anne.post(`/desk/shifts/${shift.id}/ask`, { to: frida })
  expect([asked.status, await swaps()]).toEqual([409, 0])
})

test('in a house of one the colleague who is invited may stand as deputy of the queue, and is said not to have been in', async () => {
  const others = [network.anne, network.bo, network.cille].map(({ hat }) => hat)
  await database.owner.query('update core.hat set suspended_at = platform.now() where id = any ($1)', [others])
  expect((await aksel.get('/settings/queues/new')).text).toContain('Frida (har ikke logget ind endnu)')
  await database.owner.query('update core.hat set suspended_at = null where id = any ($1)', [others])
})

test('who waits for a new key after a lost telephone answers nobody meanwhile', async () => {
  const anne = network.anne.hat
  await database.setClock('2026-11-23T10:05:00+01:00')
  expect(await hereNow()).toBe(true)
  await database.owner.query(
    `with asked as (insert into core.invitation (id, hat_id, token_hash, ends_at, used_at) values (gen_random_uuid(), $1, sha256('anne'), platform.now(), platform.now()) returning id)
     insert into core.passkey (credential_id, public_key, sign_count, person_id, invitation_id, ended_at)
       select 'anne', 'anne', 0, h.person_id, asked.id, platform.now() from asked, core.hat h where h.id = $1`,
    [anne],
  )
  expect(await hereNow()).toBe(false)
  const { text } = await (await site.signedIn(network.leader.hat)).get('/settings/shifts')
  expect(text).toMatch(/Anne kl\. 10–14<\/a> \(venter på en ny nøgle\)/)
})
