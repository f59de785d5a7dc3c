import { expect, test } from 'vitest'
import { aHeldFamily } from '#core/builders.ts'
import { wordsIn } from '#testing/as-read.ts'
import { aStory } from '#testing/story.ts'
import { hasWritten } from '../builders.ts'

const rowsOf = (text: string) =>
  [...text.matchAll(/<a class="work-item" href="([^"]+)"[^>]*>([\s\S]*?)<\/a>/g)].map(([, href, inner]) => ({
    href,
    words: wordsIn(inner!).trim(),
  }))

test('a family that has written comes before those whose step is next, with when the answer is promised', async () => {
  await using story = await aStory()
  const { network, database } = story
  const [first, ...others] = [
    await aHeldFamily(database.owner, network, { name: 'Havet', due: '2026-11-24' }),
    await aHeldFamily(database.owner, network, { name: 'Solsikken', level: 'D', due: '2026-12-07' }),
    await aHeldFamily(database.owner, network, { name: 'Fyrtårnet', level: 'D', due: '2026-12-08' }),
  ]
  const [solsikken, fyrtaarnet] = others
  await hasWritten(database.owner, network, { family: solsikken!, dueBy: new Date('2026-11-25T12:00:00+01:00') })
  await hasWritten(database.owner, network, { family: fyrtaarnet! })
  const anne = await story.signedIn(network.anne)
  const rows = rowsOf((await anne.get('/desk/fragments/families')).text)
  expect(rows.map(({ href }) => href)).toEqual([
    `/desk/families/${fyrtaarnet!.id}#talks`,
    `/desk/families/${solsikken!.id}#talks`,
    `/desk/families/${first!.id}`,
  ])
  expect(rows[0]!.words).toContain('Har skrevet i dag kl. 10.05. Ingen tid er lovet')
  expect(rows[1]!.words).toContain('Har skrevet. Svar lovet i morgen kl. 12 Næste skridt mandag 7. december')
  expect(rowsOf((await anne.get('/desk/fragments/next')).text)).toEqual(rows)
  await database.setClock('2026-11-25T12:01:00+01:00')
  const late = rowsOf((await (await story.signedIn(network.anne)).get('/desk/fragments/families')).text)
  expect(late[1]!.words).toContain('Svar lovet i dag kl. 12. Tiden er gået')
})

test('on the page of the family who has written stands first, and it is said when the answer is promised', async () => {
  await using story = await aStory()
  const { network, database } = story
  const family = await aHeldFamily(database.owner, network)
  await hasWritten(database.owner, network, { family, dueBy: new Date('2026-11-25T12:00:00+01:00') })
  const anne = await story.signedIn(network.anne)
  const page = await anne.get(`/desk/families/${family.id}`)
  expect(page.text).toContain('Skrev i dag kl. 10.05. Venter på svar. Lovet i morgen kl. 12.')
  expect(page.text.indexOf('id="talks"')).toBeLessThan(page.text.indexOf('id="live-next"'))
  await database.owner.query(`update counselling.conversation set last_word_by = 'us'`)
  const answered = (await anne.get(`/desk/families/${family.id}`)).text
  expect(answered.indexOf('id="talks"')).toBeGreaterThan(answered.indexOf('id="live-plan"'))
})
