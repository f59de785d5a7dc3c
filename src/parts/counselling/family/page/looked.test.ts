import { expect, test } from 'vitest'
import { aDesk } from '#testing/desk.ts'

test('whoever helps a family turns back through everybody who has looked, the same as the family reads', async () => {
  const desk = await aDesk()
  await using database = desk.database
  const { family, address } = await desk.held()
  await database.owner.query(
    `insert into core.access_line (family_id, hat_id, purpose, at) select $1, $2, 'plan', platform.now() - make_interval(days => n) from generate_series(1, 450) n`,
    [family.id, desk.network.bo.hat],
  )
  const looked = async (side: number) => {
    const { text } = await desk.anne.get(`${address}?side=${side}`)
    const section = text.slice(text.indexOf('id="looked"'))
    return {
      open: /<details class="wish" open/.test(section),
      section,
    }
  }
  const [first, last] = [await looked(1), await looked(16)]
  expect([first.open, first.section.includes(`href="${address}?side=2#looked">Ældre<`)]).toEqual([false, true])
  expect([last.open, last.section.includes('>Ældre<'), last.section.includes(`href="${address}?side=15#looked">Nyere<`)]).toEqual([
    true,
    false,
    true,
  ])
})
