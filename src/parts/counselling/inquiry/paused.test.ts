import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { heldBy } from '#testing/site.ts'
import { aStory } from '#testing/story.ts'
import { anInquiry } from '../builders.ts'

test('an answer that met a pause is sent from where it stands when the pause is over, once and as hers', async () => {
  await using story = await aStory()
  const { network, database, signedIn } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne })
  const [anne, bo, leader] = [await signedIn(network.anne), await signedIn(network.bo), await signedIn(network.leader)]
  const [address, answer] = [`/desk/inquiries/${inquiry.id}`, `/desk/inquiries/${inquiry.id}/answer`]
  const pause = (what: string) => leader.post(`/settings/people/${network.anne.hat}/${what}`, {})
  const send = await anne.opened(address, { action: answer })

  await pause('suspend')
  const met = await send({ words: 'Godt, at du skrev.' })
  expect([met.status, met.text.includes('Godt, at du skrev.'), met.text.includes('Når pausen er slut')]).toEqual([403, true, true])
  expect(met.text).toMatch(/<a href="[^"]+" target="_blank"[^>]*>\s*Log ind/)
  expect(met.text).toMatch(/<button[^>]*>\s*Send igen/)
  const kept = { ...heldBy(met.text, answer), words: 'Godt, at du skrev.' }
  const still = await anne.post(answer, kept)
  const pressed = await anne.post(`${address}/claim`, { formId: newId() })
  expect([pressed.status, pressed.text.includes('Det, du skrev')]).toEqual([403, false])
  expect([still.status, heldBy(still.text, answer).formId]).toEqual([403, heldBy(met.text, answer).formId])

  await pause('resume')
  expect((await bo.post(answer, kept)).status).toBe(409)
  const again = await signedIn(network.anne)
  expect([(await again.post(answer, kept)).status, (await again.post(answer, kept)).status]).toEqual([303, 303])
  expect(await story.one('select count(*)::int as n from counselling.message where from_us')).toEqual({ n: 1 })
  expect((await again.get(address)).text).toContain('Godt, at du skrev.')
})
