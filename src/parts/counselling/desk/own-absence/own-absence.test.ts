import { expect, test } from 'vitest'
import { mainWords } from '#testing/as-read.ts'
import { anAbsence, aStory } from '#testing/story.ts'

test('whoever looks in at the desk while away reads until when, who has it meanwhile, and the way back; nobody else does', async () => {
  await using story = await aStory()
  const { network } = story
  const [anne, bo] = [await story.signedIn(network.anne), await story.signedIn(network.bo)]
  const desk = async (who: typeof anne) => mainWords(await who.get('/desk'))
  expect(await desk(anne)).not.toContain('Du er væk')
  await anAbsence(story, { away: network.anne, cover: network.bo, days: 5 })
  expect(await desk(anne)).toContain('Du er væk til og med lørdag 28. november Imens har Bo det, og hver familie har sin stedfortræder.')
  const { id } = await story.one<{ id: string }>(`select id from core.roster where kind = 'away'`)
  expect((await anne.get('/desk')).text).toContain(`href="/desk/absence/${id}"`)
  expect(await desk(bo)).not.toContain('Du er væk')
  await anAbsence(story, { away: network.cille, cover: network.bo, days: 5 })
  expect((await desk(anne)).match(/Du er væk/g)).toHaveLength(1)
  await story.database.advance(6 * 24 * 3_600_000)
  expect(await desk(await story.signedIn(network.anne))).not.toContain('Du er væk')
})
