import { expect, test } from 'vitest'
import { aHeldFamily, aNetwork } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { codeIn } from '#testing/as-read.ts'
import { freshDatabase } from '#testing/database.ts'
import { aSite, type Page } from '#testing/site.ts'

const idsIn = ({ text }: Page) => [...new Set(text.match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g))]

test('nothing on the page of a message makes the words of its writer again, neither as her form nor as a new code for a family', async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-24T10:00:00+01:00')
  const network = await aNetwork(database.owner)
  const family = await aHeldFamily(database.owner, network)
  const site = await aSite(database)
  const first = { formId: newId(), words: 'Jeg ved ikke, hvad jeg skal gøre', go: 'send', danger: 'no' }
  const hers = codeIn(await site.visitor().post('/skriv', first))
  expect(hers?.split(' ')).toHaveLength(4)
  // Whoever sends the same form again has the same words: that is why nobody else learns its id.
  expect(codeIn(await site.visitor().post('/skriv', first))).toBe(hers)
  const anne = await site.signedIn(network.anne.hat)
  const inquiry = (await database.owner.query('select id from counselling.inquiry')).rows[0].id
  const page = await anne.get(`/desk/inquiries/${inquiry}`)
  expect([page.text.includes(first.words), idsIn(page).length > 0]).toEqual([true, true])
  const codes: (string | undefined)[] = []
  for (const formId of [...idsIn(page), first.formId]) {
    const given = await anne.post(`/desk/families/${family.id}/code`, { formId, adultId: family.adults[0]!.hat })
    if (given.status === 303) codes.push(codeIn(await anne.follow(given)))
  }
  for (const formId of idsIn(page)) codes.push(codeIn(await site.visitor().post('/skriv', { ...first, formId })))
  expect(codes.filter(Boolean).length).toBeGreaterThan(3)
  expect(codes).not.toContain(hers)
})

test('an id that has been a form once gives a family words of its own', async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-24T10:00:00+01:00')
  const network = await aNetwork(database.owner)
  const family = await aHeldFamily(database.owner, network)
  const site = await aSite(database)
  const formId = newId()
  const hers = codeIn(await site.visitor().post('/skriv', { formId, words: 'Hej', go: 'send', danger: 'no' }))
  // What was sent is known for thirty days, and what was written for much longer.
  await database.owner.query('delete from platform.form_receipt')
  const anne = await site.signedIn(network.anne.hat)
  const given = await anne.post(`/desk/families/${family.id}/code`, { formId, adultId: family.adults[0]!.hat })
  const words = codeIn(await anne.follow(given))
  expect([words?.split(' ').length, words === hers]).toEqual([4, false])
})
