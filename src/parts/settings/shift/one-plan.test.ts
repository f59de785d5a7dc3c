import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { atOnce } from '#testing/meanwhile.ts'
import { aMorningAtTheSettings, aSwap } from '#testing/settings.ts'
import type { Page } from '#testing/site.ts'

/** Shifts that one person has at the same time as another of the own. */
const doubled = async ({ owner }: TestDatabase) =>
  (
    await owner.query(`select s.day, h.display_name as name from core.shift s join core.hat h on h.id = s.hat_id join core.shift o on o.hat_id = s.hat_id
      where s.id < o.id and s.planned and o.planned and (s.starts_at, s.ends_at) overlaps (o.starts_at, o.ends_at) order by 1, 2`)
  ).rows
const count = async ({ owner }: TestDatabase) => Number((await owner.query('select count(*) from core.shift where planned')).rows[0].count)
const statuses = (pages: Page[]) => pages.map(({ status }) => status).sort()

test('two who lay a shift for one person in the very same moment lay one, and the slower is told', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database)
  const wish = { queue: network.queue.id, day: '2026-11-26', person: network.leader.hat }
  const before = await count(database)
  const lays = [
    ['8', '9'],
    ['8.30', '9.30'],
  ].map(
    ([from, to]) =>
      () =>
        birgit.post('/settings/shifts', { ...wish, from: from!, to: to!, formId: newId() }),
  )
  const pages = await atOnce(database, 'core.shift', lays)
  expect(statuses(pages)).toEqual([303, 409])
  expect(pages.find(({ status }) => status === 409)?.text).toContain('Der er allerede en vagt på samme tid.')
  expect([await count(database), await doubled(database)]).toEqual([before + 1, []])
})

test('a week that two copy in the very same moment is copied once', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database)
  const copies = [1, 2].map(
    () => () => birgit.post('/settings/shifts/copy', { formId: newId(), queue: network.queue.id, monday: '2026-12-07' }),
  )
  const pages = await atOnce(database, 'core.shift', copies)
  expect(pages.filter(({ text }) => text.includes('Ingen vagter blev lagt'))).toHaveLength(1)
  expect(await doubled(database)).toEqual([])
})

test('whoever says yes to a shift while the leader lays another for that time has one of them', async () => {
  await using database = await freshDatabase()
  const { network, birgit, bo, day, ask } = await aSwap(database)
  const lays = { queue: network.queue.id, day, person: network.bo.hat, from: '13', to: '15' }
  const pages = await atOnce(database, 'core.shift', [
    () => bo.post(`/desk/shifts/asks/${ask}`, { answer: 'yes' }),
    () => birgit.post('/settings/shifts', lays),
  ])
  expect(statuses(pages)).toEqual([303, 409])
  expect(await doubled(database)).toEqual([])
})
