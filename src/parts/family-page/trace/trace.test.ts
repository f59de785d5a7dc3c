import { expect, test } from 'vitest'
import { hasWritten } from '#parts/counselling/builders.ts'
import { aDesk } from '#testing/desk.ts'

test('that one parent is answered stands in her own trace, and not in the other’s', async () => {
  const desk = await aDesk()
  await using database = desk.database
  const held = await desk.held()
  const conversation = await hasWritten(database.owner, desk.network, { family: held.family })
  await desk.ask(
    'update core.hat set became_id = $1, ended_at = platform.now() where id = (select writer_id from counselling.conversation where id = $2)',
    [held.family.adults[0]!.hat, conversation],
  )
  const talk = `${held.address}/conversations/${conversation}`
  await desk.anne.get(talk)
  for (const path of [`${talk}/draft`, talk]) expect((await desk.anne.post(path, { words: 'Kære du.' })).status).toBe(303)
  const [maja, jonas] = await Promise.all(held.family.adults.map(({ hat }) => desk.site.signedIn(hat)))
  const read = async (adult: typeof maja) => (await adult!.get('/min-side/spor')).text
  expect(await read(maja)).toContain('For at svare')
  expect(await read(jonas)).toContain('For at hjælpe')
  expect(await read(jonas)).not.toContain('For at svare')
})
