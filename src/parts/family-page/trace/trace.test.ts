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

test('whoever has been helped for long turns back through everybody who has looked, to the first', async () => {
  const desk = await aDesk()
  await using database = desk.database
  const { family } = await desk.held()
  await database.owner.query(
    `insert into core.access_line (family_id, hat_id, purpose, at) select $1, $2, 'plan', platform.now() - make_interval(days => n) from generate_series(1, 121) n`,
    [family.id, desk.network.anne.hat],
  )
  const maja = await desk.site.signedIn(family.adults[0]!.hat)
  const lines = async (address: string) => {
    const { text } = await maja.get(address)
    return { looked: text.match(/åbnede familiens side/g)?.length ?? 0, older: /href="([^"]+)">Ældre</.exec(text)?.[1], text }
  }
  const first = await lines('/min-side/spor')
  const second = await lines(first.older!)
  const third = await lines(second.older!)
  expect([first.looked, second.looked, third.looked, third.older]).toEqual([60, 60, 1, undefined])
  expect(third.text).toContain('href="/min-side/spor?side=2">Nyere<')
  expect((await lines('/min-side/spor?side=9')).text).not.toContain('Ingen andre har kigget')
})
