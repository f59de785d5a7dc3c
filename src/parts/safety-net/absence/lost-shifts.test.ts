import { expect, test } from 'vitest'
import { plant } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { mondayMorning, record } from '#testing/monday.ts'

const day = '2026-11-26'

test('an absence names the shifts it takes, says where nobody else is on, and leads whoever plans to that week', async () => {
  await using database = await freshDatabase()
  const { network, birgit, signedIn } = await mondayMorning(database)
  await database.owner.query(
    `update core.shift set cancelled_at = platform.now(), cancelled_by = $1 where not (day = $2 and hat_id = $3)`,
    [network.leader.hat, day, network.anne.hat],
  )
  const anne = await signedIn(network.anne.hat)
  const asked = `/desk/absence/new?person=${network.anne.person}&from=2026-11-24&until=2026-11-27`
  const plain = (text: string) => text.replace(/\s+/g, ' ')
  const alone = /<strong>Torsdag (den )?26\. november kl\. 1[04]–1[48], Skriv til os\.<\/strong> Ingen anden er på vagt imens\./
  const way = `href="/settings/shifts?queue=${network.queue.id}&amp;week=${day}"`
  const [hers, leaders] = [plain((await anne.get(asked)).text), plain((await birgit.get(asked)).text)]
  expect(hers).toMatch(alone)
  expect(leaders).toMatch(alone)
  expect([hers.includes('/settings/shifts'), leaders.replaceAll('&week', '&amp;week').includes(way)]).toEqual([false, true])
  const saved = await record(birgit, network.anne, { from: '2026-11-24', until: '2026-11-27', standIn: network.cille.hat })
  const detail = async () => plain((await birgit.follow(saved)).text)
  expect(await detail()).toMatch(alone)
  expect((await birgit.get(`/settings/shifts?queue=${network.queue.id}&week=${day}`)).text).toContain('26. november')
  const on = { hat_id: network.bo.hat, queue_id: network.queue.id, starts_at: `${day}T12:00:00+01:00`, ends_at: `${day}T18:00:00+01:00` }
  await plant(database.owner, { 'core.shift': [{ id: newId(), ...on }] })
  expect(await detail()).toMatch(/Skriv til os\.<\/strong> På vagt imens: Bo\. Ingen er på vagt kl\. 10–12\. <a href="\/settings\/shifts/)
  const before = { ...on, hat_id: network.cille.hat, starts_at: `${day}T10:00:00+01:00`, ends_at: on.starts_at }
  await plant(database.owner, { 'core.shift': [{ id: newId(), ...before }] })
  expect(await detail()).toMatch(/Torsdag (den )?26\. november kl\. 1[04]–1[48], Skriv til os\.<\/strong> På vagt imens: Bo og Cille\./)
  expect(await detail()).not.toMatch(/Ingen (anden )?er på vagt/)
  const bosOwn = `/desk/absence/new?person=${network.bo.person}&from=2026-11-27`
  expect((await birgit.get(bosOwn)).text).not.toContain('Vagterne de dage')
})
