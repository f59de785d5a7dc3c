import { expect, test } from 'vitest'
import { aHeldFamily, plant } from '#core/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { newId } from '#platform/ids.ts'
import { aStory } from '#testing/story.ts'

test('what is promised for a day is said as that day wherever it stands: no clock, and not the day after', async () => {
  await using story = await aStory()
  const { database, network, signedIn } = story
  const dueBy = new Date('2026-11-26T00:00:00+01:00')
  await anInquiry(database.owner, network, { dueBy })
  await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne, dueBy })
  const family = await aHeldFamily(database.owner, network, { name: 'Solsikken' })
  const call = { id: newId(), to_hat: family.adults[0]!.hat, by_hat: network.anne.hat, family_id: family.id }
  await plant(database.owner, { 'core.promise': [{ ...call, what: 'call', channel: 'phone', due_by: dueBy }] })
  const [anne, mother] = [await signedIn(network.anne), await signedIn(family.adults[0]!)]
  const said = async (path: string, reader = anne) => (await reader.get(path)).text.replace(/\s+/g, ' ')
  expect(await said('/desk/fragments/today')).toContain('næste løfte er i morgen.')
  expect(await said('/desk/fragments/mine')).toContain('>Svar senest i morgen<')
  expect(await said('/desk/fragments/queue')).toContain('Svar lovet i morgen<')
  expect(await said('/net/lists/unanswered')).toMatch(/Lovet [^<]*i morgen</)
  expect(await said(`/desk/families/${family.id}`)).toContain('Opkald til Maja senest i morgen <')
  expect(await said('/min-side/plan', mother)).toMatch(/[Ss]enest i morgen[.<]/)

  await database.setClock('2026-11-25T10:05:00+01:00')
  const later = (await (await signedIn(network.leader)).get(`/desk/absence/new?person=${network.anne.person}`)).text
  expect(later.match(/work-due[^>]*>[^<]*</g)).toEqual(Array(2).fill('work-due">i løbet af i dag<'))

  await database.setClock('2026-11-26T00:05:00+01:00')
  const overdue = (await (await signedIn(network.leader)).get('/net/lists/overdue')).text
  expect(overdue).toContain('Skulle være gjort onsdag 25. november')
})
