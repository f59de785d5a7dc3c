import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { aDesk } from '#testing/desk.ts'

test('a family reads all its notes, and of a correction the day of what it corrects, also where that stands on another page', async () => {
  const desk = await aDesk()
  await using database = desk.database
  const { family } = await desk.held()
  const wrong = newId()
  const add = (id: string, body: string, days: number, corrects: string | null = null) =>
    database.owner.query(
      `insert into counselling.note (id, family_id, by_hat, body, shown_to, at, corrects) values ($1, $2, $3, $4, 'family', platform.now() - make_interval(days => $5), $6)`,
      [id, family.id, desk.network.anne.hat, body, days, corrects],
    )
  await add(wrong, 'Vi ses om tirsdagen.', 40)
  for (let n = 0; n < 30; n++) await add(newId(), `Note nummer ${n}.`, 39 - n)
  await add(newId(), 'Vi ses om onsdagen.', 1, wrong)
  const maja = await desk.site.signedIn(family.adults[0]!.hat)
  const { text } = await maja.get('/min-side/plan')
  expect(text).toMatch(/Vi ses om onsdagen\.[\s\S]{0,200}Retter noten fra [^<]*oktober/)
  expect(text).not.toContain('Vi ses om tirsdagen.')
  const older = await maja.get(/href="([^"#]+)#noter">Ældre</.exec(text)![1]!)
  expect(older.text).toContain('Vi ses om tirsdagen.')
  expect(older.text).not.toContain('Vi ses om onsdagen.')
})
