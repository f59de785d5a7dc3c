import { afterEach, beforeEach, expect, test } from 'vitest'
import { aMember } from '#core/builders.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { atOnce } from '#testing/meanwhile.ts'
import { mondayMorning, onRoster, record } from '#testing/monday.ts'
import type { Browser } from '#testing/site.ts'

/** Anne is away to Friday with Bo instead of her; two leaders have the page of it open. */
let database: TestDatabase
let monday: Awaited<ReturnType<typeof mondayMorning>>
let berit: Browser
let page: string
let beritHat: string
beforeEach(async () => {
  database = await freshDatabase()
  monday = await mondayMorning(database)
  const { network, birgit, signedIn } = monday
  const { owner } = database
  beritHat = (await aMember(owner, { place: network.house, role: 'team_leader', name: 'Berit' })).hat
  berit = await signedIn(beritHat)
  page = (await record(birgit, network.anne, { until: '2026-11-27', standIn: network.bo.hat })).location
})
afterEach(() => database[Symbol.asyncDispose]())

const lastDay = async (): Promise<string> =>
  (await database.owner.query(`select (upper(period) - 1)::text as day from core.roster where kind = 'away' and over_at is null`)).rows[0]
    .day

test('a last day one leader has moved is not moved back by a page from before; what stands now is shown, and sending again counts', async () => {
  const older = await berit.opened(page, { action: `${page}/until` })
  expect((await monday.birgit.send(page, { until: '2026-12-04' }, { action: `${page}/until` })).status).toBe(303)
  const refused = await older({ until: '2026-11-25' })
  expect([refused.status, refused.text.includes('Noget er ændret, siden du åbnede siden.')]).toEqual([409, true])
  expect(refused.text).toContain('value="2026-11-25"')
  expect(await lastDay()).toBe('2026-12-04')
  expect((await berit.send(page, { until: '2026-11-25' }, { action: `${page}/until` })).status).toBe(303)
  expect(await lastDay()).toBe('2026-11-25')
})

test('a stand-in one leader has chosen is not put aside by a page from before', async () => {
  const older = await berit.opened(page, { action: `${page}/stand-in` })
  expect((await monday.birgit.send(page, { standIn: monday.network.cille.hat }, { action: `${page}/stand-in` })).status).toBe(303)
  expect((await older({ standIn: beritHat })).status).toBe(409)
  expect((await onRoster(database)).filter(({ kind, over }) => kind !== 'away' && !over).map(({ name }) => name)).toEqual(['Cille'])
})

test('a leader does not take a family from whoever took it meanwhile without having seen it', async () => {
  const older = await berit.opened(page, { action: `${page}/take` })
  expect((await monday.birgit.send(page, {}, { action: `${page}/take` })).status).toBe(303)
  const refused = await older({})
  expect([refused.status, /Birgit/.test(refused.text)]).toEqual([409, true])
  const taken = (await onRoster(database)).filter(({ family, over }) => family && !over).map(({ name }) => name)
  expect(taken).toEqual(['Birgit'])
})

test('two leaders who save another last day in the same moment: the second is shown the first', async () => {
  const forms = await Promise.all([monday.birgit, berit].map((one) => one.opened(page, { action: `${page}/until` })))
  const wishes = [() => forms[0]!({ until: '2026-12-04' }), () => forms[1]!({ until: '2026-11-25' })]
  const pages = await atOnce(database, 'core.roster', wishes)
  expect(pages.map(({ status }) => status).sort()).toEqual([303, 409])
})
