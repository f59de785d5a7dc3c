import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { wordsIn } from '#testing/as-read.ts'
import { freshDatabase } from '#testing/database.ts'
import { aDesk } from '#testing/desk.ts'
import { aSite } from '#testing/site.ts'
import { anAbsence } from '#testing/story.ts'
import { breakWhatIsLate } from '../promise/jobs.ts'

test('a promise that was not kept is named by when they wrote, with what was promised and how urgent it was', async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-23T13:22:00+01:00')
  const network = await aNetwork(database.owner)
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', level: 'A', dueBy: new Date('2026-11-23T13:24:00+01:00') })
  await database.setClock('2026-11-23T13:25:00+01:00')
  await breakWhatIsLate(database.db)
  await database.setClock('2026-11-23T13:40:00+01:00')
  const leader = await (await aSite(database)).signedIn(network.leader.hat)
  const { text } = await leader.get('/net/lists/broken')
  expect(wordsIn(text)).toContain('Henvendelse i dag kl. 13.22 Var lovet senest i dag kl. 13.24')
  expect(text).toContain(`href="/desk/inquiries/${inquiry.id}"`)
  expect(text).toMatch(/ds-tag level level-a/)
  expect(wordsIn(text)).not.toContain('13.25')
})

test('a promise that whoever steps in has kept is said to be kept by them, for the one who gave it; what was not kept stays with who gave it', async () => {
  const desk = await aDesk()
  await using _ = desk.database
  const given = { promiseWhat: 'call', promiseChannel: 'phone', promiseDay: '2026-11-23', promiseTime: '15:00' }
  const promised = async () => {
    const held = await desk.held()
    await held.send(desk.anne, 'promises', { adultId: held.family.adults[0]!.hat, ...given })
    const [{ id }] = await desk.ask("select id from core.promise where family_id = $1 and what = 'call'", [held.family.id])
    return (by: typeof desk.anne, how: 'keep' | 'break') => held.send(by, `promises/${id}/${how}`)
  }
  const [hers, left, missed] = [await promised(), await promised(), await promised()]
  await hers(desk.anne, 'keep')
  await anAbsence(desk, { away: desk.network.anne, cover: desk.network.bo })
  expect((await left(desk.bo, 'keep')).status).toBe(303)
  await desk.database.setClock('2026-11-23T15:30:00+01:00')
  expect((await missed(await desk.site.signedIn(desk.network.bo.hat), 'break')).status).toBe(303)
  const leader = await desk.site.signedIn(desk.network.leader.hat)
  expect(wordsIn((await leader.get('/net/lists/kept')).text)).toMatch(/Opkald · Bo, for Anne.*Opkald · Anne /)
  const broken = wordsIn((await leader.get('/net/lists/broken')).text)
  expect([broken.includes('Opkald · Anne '), broken.includes('Bo, for')]).toEqual([true, false])
})
