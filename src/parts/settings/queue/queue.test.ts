import { expect, test } from 'vitest'
import { anInquiry } from '#parts/counselling/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings, firstRow } from '#testing/settings.ts'

test('a leader and a director read how many are promised an answer from a queue; an administrator reads no number that is not theirs', async () => {
  await using database = await freshDatabase()
  const { network, site, birgit, aksel } = await aMorningAtTheSettings(database)
  await anInquiry(database.owner, network)
  const ditte = await site.signedIn(network.director.hat)
  const { id } = await firstRow(database, 'select id from core.queue where live')
  for (const path of ['/settings/queues', `/settings/queues/${id}`]) {
    expect([path, (await birgit.get(path)).text.includes('1 løfte og')]).toEqual([path, true])
    expect([path, (await ditte.get(path)).text.includes('1 løfte og')]).toEqual([path, true])
    expect([path, (await aksel.get(path)).text.includes('løfter og'), (await aksel.get(path)).text.includes('1 løfte')]).toEqual([
      path,
      false,
      false,
    ])
  }
})

test('beside the shifts a director is shown the way to all who wait, and an administrator is not sent where nothing can be read', async () => {
  await using database = await freshDatabase()
  const { network, site, aksel } = await aMorningAtTheSettings(database)
  const ditte = await site.signedIn(network.director.hat)
  expect((await ditte.get('/settings/shifts')).text).toContain('href="/net/lists/unanswered"')
  expect((await ditte.get('/net/lists/unanswered')).status).toBe(200)
  expect((await aksel.get('/settings/shifts')).text).not.toContain('/net')
})
