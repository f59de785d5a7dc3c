import { expect, test } from 'vitest'
import { aNetwork } from '#core/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'
import { breakWhatIsLate } from '../promise/jobs.ts'

const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

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
  expect(words(text)).toContain('Henvendelse i dag kl. 13.22 Var lovet senest i dag kl. 13.24')
  expect(text).toContain(`href="/desk/inquiries/${inquiry.id}"`)
  expect(text).toMatch(/ds-tag level level-a/)
  expect(words(text)).not.toContain('13.25')
})
