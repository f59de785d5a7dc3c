import { expect, test } from 'vitest'
import { readAbsence } from '#core/roster/store.ts'
import { addDays } from '#platform/clock.ts'
import { freshDatabase } from '#testing/database.ts'
import { meanwhile } from '#testing/meanwhile.ts'
import { mondayMorning, record, today } from '#testing/monday.ts'
import { comeBack } from './actions.ts'

const itIsOver = 'Bo er tilbage siden kl. 8.05.'

test('a leader whose page is older than somebody’s return is told since when they are back, and nothing of the absence stands up again', async () => {
  await using database = await freshDatabase()
  const { network, birgit, signedIn } = await mondayMorning(database)
  const { location } = await record(birgit, network.bo, { until: addDays(today, 3), standIn: network.cille.hat })
  const [until, standIn] = [
    await birgit.opened(location, { action: `${location}/until` }),
    await birgit.opened(location, { action: `${location}/stand-in` }),
  ]
  expect((await (await signedIn(network.bo.hat)).send(location, {}, { action: `${location}/back` })).status).toBe(303)
  for (const page of [await until({ until: addDays(today, 9) }), await standIn({ standIn: network.leader.hat })])
    expect([page.status, page.text.includes(itIsOver)]).toEqual([409, true])
  const kept = await birgit.get(location)
  expect([kept.status, (await birgit.follow(kept)).text.includes(itIsOver)]).toEqual([303, true])
  expect((await database.owner.query('select from core.roster where over_at is null')).rowCount).toBe(0)
})

test('they come back in the very moment the leader saves: she is told so, not that the page is gone', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  const forms = { until: { until: addDays(today, 9) }, 'stand-in': { standIn: network.leader.hat }, back: {} }
  for (const [path, fields] of Object.entries(forms)) {
    const { location } = await record(birgit, network.bo, { until: addDays(today, 3), standIn: network.cille.hat })
    const send = await birgit.opened(location, { action: `${location}/${path}` })
    const me = { hat: network.bo.hat, leads: false, today }
    const deed = {
      who: { kind: 'staff', hat: network.bo.hat } as const,
      does: async (tx: Parameters<typeof readAbsence>[0]) => comeBack(tx, (await readAbsence(tx, location.split('/').at(-1)!))!, me),
    }
    const page = await meanwhile(database, deed, () => send(fields as Record<string, string>))
    expect([path, page.status, page.text.includes(itIsOver)]).toEqual([path, 409, true])
  }
  expect((await database.owner.query('select from core.roster where over_at is null')).rowCount).toBe(0)
})

test('days that were called off before they began are said to have come to nothing, and other addresses are not there', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  const { location } = await record(birgit, network.bo, { from: addDays(today, 2), until: addDays(today, 3), standIn: network.cille.hat })
  await birgit.send(location, {}, { action: `${location}/back` })
  expect((await birgit.follow(await birgit.get(location))).text).toContain('Bo er her: fraværet blev trukket tilbage.')
  expect((await birgit.get(`/desk/absence/${network.bo.hat}`)).status).toBe(404)
})

test('an address of days that were written anew leads to where they stand, and an older page of them says so', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await mondayMorning(database)
  await record(birgit, network.cille, { from: addDays(today, 3), until: addDays(today, 4), standIn: network.leader.hat })
  const { location } = await record(birgit, network.bo, { until: addDays(today, 9), standIn: network.cille.hat })
  const later = `select id from core.roster where kind = 'away' and person_id = $1 and lower(period) = $2`
  const { id } = (await database.owner.query(later, [network.bo.person, addDays(today, 5)])).rows[0]
  const older = await birgit.opened(`/desk/absence/${id}`, { action: `/desk/absence/${id}/until` })
  await birgit.send(location, { until: addDays(today, 1) }, { action: `${location}/until` })
  const refused = await older({ until: addDays(today, 12) })
  expect([refused.status, refused.text.includes('Dagene for Bo er skrevet om')]).toEqual([409, true])
  expect((await birgit.get(`/desk/absence/${id}`)).location).toBe(location)
})
