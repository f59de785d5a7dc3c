import { expect, test } from 'vitest'
import { aHeldFamily, plant } from '#core/builders.ts'
import { hasWritten } from '#parts/counselling/builders.ts'
import { newId } from '#platform/ids.ts'
import { mainWords } from '#testing/as-read.ts'
import { freshDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings, firstRow } from '#testing/settings.ts'

const day = '2026-11-26'
const told = 'Uden vagten har en familie ingen, der kan svare Solsikken er i fare Ingen anden, der kender den, er på vagt imens.'

/** Anne has a shift on Thursday, and holds one family in danger and one that is not; Bo is the deputy of both. */
async function annesShift() {
  const database = await freshDatabase()
  const morning = await aMorningAtTheSettings(database)
  const { network, birgit } = morning
  await aHeldFamily(database.owner, network, { level: 'A' })
  const family = await aHeldFamily(database.owner, network, { name: 'Bøgen', level: 'C' })
  const shift = await firstRow(database, 'select id from core.shift where planned and day = $1 and hat_id = $2', [day, network.anne.hat])
  const away = (hat: string, on = [day]) =>
    database.owner.query('update core.shift set cancelled_at = platform.now(), cancelled_by = $1 where day = any ($2) and hat_id = $3', [
      ...[network.leader.hat, on, hat],
    ])
  const address = `/settings/shifts/${shift.id}`
  const page = async (browser = birgit) => mainWords(await browser.get(address))
  const waits = (dueBy: string) => hasWritten(database.owner, network, { family, dueBy: new Date(dueBy) })
  return { ...morning, database, address, away, page, waits, [Symbol.asyncDispose]: () => database[Symbol.asyncDispose]() }
}

test('whoever cancels a shift is told before and after which family in danger has nobody who knows it meanwhile', async () => {
  await using world = await annesShift()
  await world.away(world.network.bo.hat)
  expect(await world.page()).toContain(told)
  expect(await world.page()).not.toContain('Bøgen')
  expect((await world.birgit.send(world.address, {}, { action: `${world.address}/cancel` })).status).toBe(303)
  expect(await world.page()).toMatch(/Vagten er aflyst\..*Uden vagten har en familie ingen, der kan svare Solsikken er i fare/)
})

test('an answer that a family has been promised within the shift is counted, and the family is named with it', async () => {
  await using world = await annesShift()
  await world.away(world.network.bo.hat)
  expect(await world.page()).toContain('Ingen løfter brister af det.')
  await world.waits(`${day}T12:00:00+01:00`)
  const page = await world.page()
  expect(page).toContain('1 svar, der er lovet, kan ikke nås uden den.')
  expect(page).toMatch(
    /Uden vagten har 2 familier ingen, der kan svare Bøgen venter på et svar, lovet senest torsdag .*kl\. 12 Solsikken er i fare/,
  )
})

test('an answer that is promised after the shift rests on another one', async () => {
  await using world = await annesShift()
  await world.away(world.network.bo.hat, [day, '2026-11-27'])
  await world.waits('2026-11-27T12:00:00+01:00')
  expect(await world.page()).toContain('Ingen løfter brister af det.')
  expect(await world.page()).not.toContain('Bøgen')
})

test('nobody is warned while another who knows the family is on, or who steps in; a colleague who does not know it is no help', async () => {
  await using world = await annesShift()
  const { network, database } = world
  const on = async (hat: string) => {
    const times = { starts_at: `${day}T08:00:00+01:00`, ends_at: `${day}T20:00:00+01:00` }
    await plant(database.owner, { 'core.shift': [{ id: newId(), hat_id: hat, queue_id: network.queue.id, ...times }] })
  }
  await world.away(network.bo.hat)
  await world.away(network.cille.hat)
  await on(network.cille.hat)
  expect(await world.page()).toContain(told)
  const ill = { person: network.bo.person, from: day, until: day, standIn: network.cille.hat }
  await (await world.site.signedIn(network.cille.hat)).post('/desk/absence/ready', { hat: network.bo.hat, ready: 'yes' })
  expect((await world.birgit.post('/desk/absence/new', ill)).status).toBe(303)
  expect(await world.page()).not.toContain('i fare')
})

test('while the deputy answers too nobody is warned, and on pause the deputy does not answer', async () => {
  await using world = await annesShift()
  const { network, birgit, database } = world
  await world.away(network.bo.hat)
  const times = { starts_at: `${day}T08:00:00+01:00`, ends_at: `${day}T20:00:00+01:00` }
  await plant(database.owner, { 'core.shift': [{ id: newId(), hat_id: network.bo.hat, queue_id: network.queue.id, ...times }] })
  expect(await world.page()).not.toContain('i fare')
  await birgit.post(`/settings/people/${network.bo.hat}/suspend`, {})
  expect(await world.page()).toContain(told)
  // Who sets up and counsels nobody is told of no family.
  expect(await world.page(world.aksel)).not.toContain('Solsikken')
})
