import { expect, test } from 'vitest'
import { aMember } from '#core/builders.ts'
import { aStory } from '#testing/story.ts'

test('a leader’s empty desk says that nobody can write yet, and where to set it, until a queue and a shift stand', async () => {
  await using story = await aStory()
  const { network, database } = story
  const leader = await story.signedIn(network.leader)
  const desk = async () => (await leader.get('/desk')).text
  expect(await desk()).not.toMatch(/Ingen kan skrive til jer endnu|Der er ingen vagter på vej/)
  await database.owner.query('update core.shift set cancelled_at = platform.now(), cancelled_by = $1', [network.leader.hat])
  expect(await desk()).toMatch(
    /Der er ingen vagter på vej[\s\S]*Alle kan skrive til jer nu[\s\S]*<a href="\/settings">Gå til Indstillinger<\/a>/,
  )
  await database.owner.query('update core.queue set ended_at = platform.now()')
  expect(await desk()).toMatch(
    /Ingen kan skrive til jer endnu[\s\S]*en kø med en ansvarlig og en stedfortræder\. Fra den er oprettet, kan alle skrive[\s\S]*<a href="\/settings">Gå til Indstillinger<\/a>/,
  )
  const counsellors = (await (await story.signedIn(network.anne)).get('/desk')).text
  expect(counsellors).toMatch(/Ingen kan skrive til jer endnu[\s\S]*En leder kan oprette den/)
  expect(counsellors).not.toContain('Gå til Indstillinger')
})

test('a counsellor to whom nobody has said yes is told where to ask for it, until somebody has', async () => {
  await using story = await aStory()
  const { network, database } = story
  const nye = await aMember(database.owner, { place: network.house, role: 'counsellor', name: 'Nye' })
  const browser = await story.signedIn(nye)
  const hint = /Ingen kan træde ind for dig lige nu[\s\S]*href="\/desk\/absence#ready"/
  expect((await browser.get('/desk')).text).toMatch(hint)
  await (await story.signedIn(network.bo)).post('/desk/absence/ready', { hat: nye.hat, ready: 'yes' })
  expect((await browser.get('/desk')).text).not.toMatch(hint)
  expect((await (await story.signedIn(network.anne)).get('/desk')).text).not.toMatch(hint)
})
