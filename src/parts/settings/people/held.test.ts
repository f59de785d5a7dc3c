import { expect, test } from 'vitest'
import { anInquiry } from '#parts/counselling/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings } from '#testing/settings.ts'

test('an inquiry that somebody leaves behind is named by when they wrote, so that two can be told apart', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database)
  await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne })
  await database.advance(60_000 * 5)
  await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne })
  const { text } = await birgit.get(`/settings/people/${network.anne.hat}/leave`)
  expect(text.match(/Henvendelse i dag kl\. 8\.\d+/g)).toEqual(['Henvendelse i dag kl. 8.05', 'Henvendelse i dag kl. 8.10'])
})
