import { expect, test } from 'vitest'
import { aHeldFamily, plant } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { aStory } from '#testing/story.ts'

test('a meeting is told by its time and not by the latest; when it is over the page asks, and does not say that we are late', async () => {
  await using story = await aStory()
  const { database, network } = story
  const family = await aHeldFamily(database.owner, network)
  const { hat } = family.adults[0]!
  const meeting = { id: newId(), to_hat: hat, by_hat: network.anne.hat, family_id: family.id, what: 'meet', channel: 'in-person' }
  await plant(database.owner, { 'core.promise': [{ ...meeting, due_by: '2026-11-25T14:00:00+01:00' }] })
  const page = async (path: string) => (await (await story.site.signedIn(hat)).get(path)).text
  const before = await page('/min-side/plan')
  expect(before).toContain('i morgen kl. 14')
  expect(before).not.toContain('enest i morgen')
  await database.setClock('2026-11-25T15:00:00+01:00')
  for (const path of ['/min-side', '/min-side/plan']) {
    const after = await page(path)
    expect(after).toContain('Blev det ikke til noget? Skriv til os, så finder vi en ny tid.')
    expect(after).not.toMatch(/Vi er bagud|Skulle være gjort/)
  }
  expect(await page('/min-side')).toMatch(/Aftalt til i dag kl\.\s14/)
})
