import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { plant } from '#core/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { askOne } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { TestDatabase } from '#testing/database.ts'
import { record } from '#testing/monday.ts'
import { aStory, type Story } from '#testing/story.ts'

const at = (database: TestDatabase, moment: string) => database.setClock(`2026-11-${moment}+01:00`)

/** A Tuesday evening: Anne has a shift until two in the night, and somebody waits for her. */
async function anEvening(): Promise<Story> {
  const story = await aStory('2026-11-24T20:30:00+01:00')
  const { database, network } = story
  await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne, words: 'Jeg kan ikke sove' })
  const shift = { id: newId(), hat_id: network.anne.hat, queue_id: network.queue.id }
  await plant(database.owner, {
    'core.shift': [{ ...shift, starts_at: '2026-11-24T20:00:00+01:00', ends_at: '2026-11-25T02:00:00+01:00' }],
  })
  return story
}

/** Whether the one who stands in has Anne's work on her desk. */
async function isWithCille({ network, signedIn }: Story): Promise<boolean> {
  return (await (await signedIn(network.cille)).get('/desk/fragments/today')).text.includes('/desk/inquiries/')
}

test('who is away from tomorrow, and on a shift until two in the night, is here until two', async () => {
  await using story = await anEvening()
  const { database, network, signedIn } = story
  const birgit = await signedIn(network.leader)
  const screen = await birgit.get(`/desk/absence/new?person=${network.anne.person}&from=2026-11-25`)
  expect(screen.text).toContain('Anne er på vagt til i nat kl. 2. Fraværet begynder, når vagten er slut.')
  expect((await record(birgit, network.anne, { from: '2026-11-25', standIn: network.cille.hat })).status).toBe(303)
  await at(database, '25T00:30:00')
  expect(await isWithCille(story)).toBe(false)
  await at(database, '25T02:00:01')
  expect(await isWithCille(story)).toBe(true)
})

test('that somebody works into an absence is told to those who work here, not to a volunteer', async () => {
  await using story = await anEvening()
  const { database, network } = story
  const told = (hat: string) =>
    askOne(database.db, { kind: 'staff', hat }, sql`select core.works_to_the_end(${network.anne.person}, '2026-11-25') as works`)
  expect(await told(network.cille.hat)).toEqual([{ works: true }])
  expect(await told(network.volunteer.hat)).toEqual([{ works: false }])
})

test('who goes home ill in the middle of the night is away at once', async () => {
  await using story = await anEvening()
  const { database, network, signedIn } = story
  await at(database, '25T00:10:00')
  const birgit = await signedIn(network.leader)
  expect((await record(birgit, network.anne, { from: '2026-11-25', standIn: network.cille.hat })).status).toBe(303)
  expect(await isWithCille(story)).toBe(true)
})

test('a shift in days away is no shift, also where the days are shared between two who stand in', async () => {
  await using story = await anEvening()
  const { database, network, signedIn } = story
  await at(database, '24T09:00:00')
  const birgit = await signedIn(network.leader)
  await record(birgit, network.bo, { from: '2026-11-25', standIn: network.leader.hat })
  await database.owner.query('update core.stand_in set ended_at = platform.now() where by_hat = $1', [network.leader.hat])
  expect((await record(birgit, network.anne, { from: '2026-11-24', standIn: network.bo.hat })).status).toBe(303)
  await at(database, '25T00:30:00')
  expect(await isWithCille(story)).toBe(true)
})

test('among one’s own shifts those in days away say so, who has the work, and who is on meanwhile', async () => {
  await using story = await anEvening()
  const { database, network, signedIn } = story
  const anne = await signedIn(network.anne)
  const ofDay = async (day: string) =>
    (await anne.get('/desk/shifts')).text
      .replace(/\s+/g, ' ')
      .split('<li>')
      .find((line) => line.includes(`<strong>${day} `))
  const away = 'Du er væk den dag, så vagten tæller ikke. Cille har dit arbejde.'
  expect(await ofDay('Torsdag 26. november')).not.toContain('Du er væk')
  await record(anne, network.anne, { from: '2026-11-26', until: '2026-11-26', standIn: network.cille.hat })
  expect(await ofDay('Torsdag 26. november')).toContain(`${away} Ingen anden er på vagt imens.`)
  expect(await ofDay('I dag')).not.toContain('Du er væk')
  const shift = { hat_id: network.bo.hat, queue_id: network.queue.id, starts_at: '2026-11-26T12:00:00+01:00' }
  await plant(database.owner, { 'core.shift': [{ id: newId(), ...shift, ends_at: '2026-11-26T15:00:00+01:00' }] })
  expect(await ofDay('Torsdag 26. november')).toContain(`${away} På vagt imens: Bo.`)
})
