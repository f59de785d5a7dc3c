import { expect, test } from 'vitest'
import { aHeldFamily } from '#core/builders.ts'
import { aStory, type Story } from '#testing/story.ts'
import { anInquiry } from '../../builders.ts'

const notYet = 'Mødet er ikke holdt endnu. Hvornår det er, står ved løftet.'
const tomorrow = '2026-11-25'
const soonAfterMidnight = `${tomorrow}T00:30:00+01:00`

/** Anne has agreed to meet somebody tomorrow: an adult of a family she holds, or somebody who has written. */
const agreed = {
  async 'an adult of a family'(story: Story, time = '15:00') {
    const { database, network } = story
    const family = await aHeldFamily(database.owner, network, { anchor: network.anne })
    const { hat } = family.adults[0]!
    const address = `/desk/families/${family.id}`
    const meeting = { adultId: hat, promiseWhat: 'meet', promiseChannel: 'in-person', promiseDay: tomorrow, promiseTime: time }
    return { hat, address, meeting, path: `${address}/promises`, deed: '/keep', button: 'keep-', says: 'På dagen kan I skrive' }
  },
  async 'somebody who has written'(story: Story) {
    const { database, network } = story
    const inquiry = await anInquiry(database.owner, network, { stage: 'answered', owner: network.anne })
    const address = `/desk/inquiries/${inquiry.id}`
    const meeting = { promiseWhat: 'meet', promiseDay: tomorrow, promiseTime: '15:00' }
    return {
      hat: inquiry.writer.hat,
      address,
      meeting,
      path: `${address}/promise`,
      deed: '',
      button: 'Det er gjort',
      says: 'På dagen kan du skrive',
    }
  },
}

async function aMeeting(story: Story, to: keyof typeof agreed) {
  const { hat, address, meeting, path, deed, button, says } = await agreed[to](story)
  await (await story.signedIn(story.network.anne)).send(address, meeting, { action: path })
  const { id } = await story.one<{ id: string }>(`select id from core.promise where to_hat = $1 and what = 'meet' and open`, hat)
  return {
    hat,
    offered: async () => {
      const { text } = await (await story.signedIn(story.network.anne)).get(address)
      return { held: text.includes(button), onTheDay: text.includes(says) }
    },
    held: async () => (await story.signedIn(story.network.anne)).send(address, {}, { action: `${address}/promises/${id}${deed}` }),
    ended: () => story.one('select ended_as from core.promise where id = $1', id),
  }
}

test.each(Object.keys(agreed) as (keyof typeof agreed)[])(
  'a meeting with %s is not held before its day, and nobody is told that it was',
  async (to) => {
    await using story = await aStory()
    const meeting = await aMeeting(story, to)
    expect(await meeting.offered()).toEqual({ held: false, onTheDay: true })
    const refused = await meeting.held()
    expect([refused.status, refused.text.includes(notYet), await meeting.ended()]).toEqual([409, true, { ended_as: null }])
    await story.database.setClock(soonAfterMidnight)
    expect(await meeting.offered()).toEqual({ held: true, onTheDay: false })
    expect([(await meeting.held()).status, await meeting.ended()]).toEqual([303, { ended_as: 'kept' }])
  },
)

test('what is agreed for a whole day can be held on that day', async () => {
  await using story = await aStory()
  const { hat, address, meeting, path } = await agreed['an adult of a family'](story, '')
  const anne = await story.signedIn(story.network.anne)
  await anne.send(address, meeting, { action: path })
  const { id } = await story.one<{ id: string }>('select id from core.promise where to_hat = $1 and open', hat)
  const keep = async () => (await (await story.signedIn(story.network.anne)).post(`${address}/promises/${id}/keep`, {})).status
  expect(await keep()).toBe(409)
  await story.database.setClock(soonAfterMidnight)
  expect(await keep()).toBe(303)
})
