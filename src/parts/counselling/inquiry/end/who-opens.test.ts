import { expect, test } from 'vitest'
import type { Hat } from '#core/builders.ts'
import { aStory, type Story } from '#testing/story.ts'
import { anInquiry } from '../../builders.ts'

/** Anne's inquiry at the end of its story, and a way to ask a colleague who says yes. */
async function anneHas(story: Story) {
  const { id } = await anInquiry(story.database.owner, story.network, { stage: 'answered', owner: story.network.anne })
  const address = `/desk/inquiries/${id}`
  const anne = await story.signedIn(story.network.anne)
  const saysYes = async (to: Hat, what: string) => {
    await anne.send(address, { ask: what, askTo: to.hat }, { action: `${address}/ask` })
    const asked = await story.one('select id from counselling.ask where inquiry_id = $1 and open', id)
    await (await story.signedIn(to)).send(address, { askAnswer: 'yes' }, { action: `${address}/asks/${asked.id}` })
  }
  const end = (fields: Record<string, string>) => anne.send(address, fields, { action: `${address}/end` })
  const opens = async (who: Hat) => (await (await story.signedIn(who)).get(address)).status === 200
  const whyRead = (who: Hat) =>
    story.one('select purpose from core.access_line where hat_id = $1 order by at desc limit 1', who.hat).then((line) => line?.purpose)
  return { id, saysYes, end, opens, whyRead }
}

test('who was asked for an opinion reads along while the inquiry is open, and no longer once it has ended', async () => {
  await using story = await aStory()
  const { anne, bo } = story.network
  const { saysYes, end, opens, whyRead } = await anneHas(story)
  await saysYes(bo, 'second-opinion')
  expect(await opens(bo)).toBe(true)
  expect((await end({ endAs: 'answered-once' })).status).toBe(303)
  expect([await opens(bo), await opens(anne)]).toEqual([false, true])
  expect(await whyRead(anne)).toBe('answer')
})

test('the second person of an end can open it afterwards too', async () => {
  await using story = await aStory()
  const { anne, bo, cille } = story.network
  const { saysYes, end, opens } = await anneHas(story)
  await saysYes(cille, 'second-opinion')
  await saysYes(bo, 'second-person')
  expect((await end({ endAs: 'not-for-us', endWords: 'Et naboskel' })).status).toBe(303)
  expect([await opens(anne), await opens(bo), await opens(cille)]).toEqual([true, true, false])
})

test('whoever goes on with them after they were handed over can open what came before', async () => {
  await using story = await aStory()
  const { anne, bo, cille } = story.network
  const { saysYes, end, opens } = await anneHas(story)
  await saysYes(bo, 'hand-over')
  expect((await end({ endAs: 'handed-over', endReceiver: bo.hat })).status).toBe(303)
  expect([await opens(anne), await opens(bo), await opens(cille)]).toEqual([true, true, false])
})

test('what nobody had when it ended is not open to everybody at the desk', async () => {
  await using story = await aStory()
  const { anne, cille } = story.network
  const { id, end, opens } = await anneHas(story)
  await end({ endAs: 'answered-once' })
  await story.database.owner.query('update counselling.inquiry set owner_id = null where id = $1', [id])
  expect([await opens(anne), await opens(cille)]).toEqual([true, false])
})
