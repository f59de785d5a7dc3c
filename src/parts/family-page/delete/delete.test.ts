import { expect, test } from 'vitest'
import { freshDatabase } from '#testing/database.ts'
import { aHousehold } from '#testing/household.ts'
import { aSite } from '#testing/site.ts'

test('an adult deletes the own words, nobody else’s; the plan and the journal stay, and the page says why', async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-24T10:20:00+01:00')
  const { ids, network, maja } = await aHousehold(database.owner)
  const site = await aSite(database)
  const phone = await site.signedIn(ids.mother!)
  const count = async (table: string, where = 'true') =>
    (await database.owner.query(`select count(*)::int as n from ${table} where ${where}`)).rows[0].n
  const [notes, fathers] = [await count('counselling.note'), `writer_id = '${ids['father.writer']}'`]
  const page = await phone.get('/min-side/slet')
  expect(page.text).toMatch(/Alt, du har skrevet til os[\s\S]*pligt til at gemme[\s\S]*5 år efter/)
  const called = [/<a href="\/min-side\/slet">([^<]*)/, /<h1>([^<]*)/, /<button[^>]*data-variant="secondary"[^>]*>([^<]*)/]
  const pages = [(await phone.get('/min-side/samtale')).text, page.text, page.text]
  expect(called.map((name, at) => name.exec(pages[at]!)?.[1])).toEqual(Array(3).fill('Slet mine ord'))
  expect(page.text).toMatch(/class="ds-button" href="\/min-side\/samtale">Nej, behold dem/)
  const sent = await phone.send('/min-side/slet', {}, { action: '/min-side/slet' })
  expect([sent.status, sent.location]).toEqual([303, '/min-side/samtale?slettet=1'])
  const done = await phone.get(sent.location!)
  expect(done.text).toMatch(/Dine ord er væk hos os\.[\s\S]*Din telefon kan stadig huske/)
  expect(done.text).not.toContain('I har ikke skrevet sammen endnu')
  expect(await count('counselling.message', `writer_id = '${ids['mother.writer']}'`)).toBe(0)
  expect(await count('counselling.intake', `writer_id = '${ids['mother.writer']}'`)).toBe(0)
  expect(await count('counselling.message', fathers)).toBe(2)
  expect(await count('counselling.note')).toBe(notes)
  expect(await count('core.family', `id = '${maja.id}' and live`)).toBe(1)
  expect((await database.owner.query('select to_hat, family_id from counselling.taken_back')).rows).toEqual([
    { to_hat: network.anne.hat, family_id: maja.id },
  ])
  const desk = await (await site.signedIn(network.anne.hat)).get('/desk')
  expect(desk.text).toContain('En i familien Maja slettede selv sine ord')
})
