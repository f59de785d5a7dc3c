import { expect, test } from 'vitest'
import { anInquiry } from '#parts/counselling/builders.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings, firstRow } from '#testing/settings.ts'

test('a leader and a director read how many are promised an answer from a queue; an administrator reads no number that is not theirs', async () => {
  await using database = await freshDatabase()
  const { network, site, birgit, aksel } = await aMorningAtTheSettings(database)
  await anInquiry(database.owner, network)
  const ditte = await site.signedIn(network.director.hat)
  const { id } = await firstRow(database, 'select id from core.queue where live')
  for (const path of ['/settings/queues', `/settings/queues/${id}`]) {
    expect([path, (await birgit.get(path)).text.includes('1 løfte og')]).toEqual([path, true])
    expect([path, (await ditte.get(path)).text.includes('1 løfte og')]).toEqual([path, true])
    expect([path, (await aksel.get(path)).text.includes('løfter og'), (await aksel.get(path)).text.includes('1 løfte')]).toEqual([
      path,
      false,
      false,
    ])
  }
})

test('a leader and an administrator say where a mail goes when nobody meets danger; what is no address is told beside it, and a page from before the field changes nothing', async () => {
  await using database = await freshDatabase()
  const { network, birgit, aksel } = await aMorningAtTheSettings(database)
  const path = `/settings/queues/${network.queue.id}`
  const fields = { name: 'Skriv til os', channels: 'web', languages: 'da', responsible: network.leader.hat, deputy: network.anne.hat }
  const says = async () => (await firstRow(database, 'select duty_mail from core.queue where id = $1', [network.queue.id])).duty_mail
  const wrong = await birgit.send(path, { ...fields, dutyMail: 'vagttelefonen' }, { action: path })
  expect([
    wrong.status,
    wrong.text.includes('Skriv en mailadresse, fx navn@hus.dk.'),
    wrong.text.includes('value="vagttelefonen"'),
  ]).toEqual([422, true, true])
  expect((await birgit.send(path, { ...fields, dutyMail: ' vagt@example.org ' }, { action: path })).status).toBe(303)
  expect([await says(), (await birgit.get(path)).text.includes('value="vagt@example.org"')]).toEqual(['vagt@example.org', true])
  const shown = (await birgit.get(path)).text.match(/name="formToken" value="([^"]*)"/)![1]!
  expect((await birgit.post(path, { ...fields, formId: newId(), formToken: shown })).status).toBe(303)
  expect(await says()).toBe('vagt@example.org')
  expect((await aksel.send(path, { ...fields, dutyMail: '' }, { action: path })).status).toBe(303)
  expect(await says()).toBeNull()
})

test('where no mail leaves the field says so', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database, { mail: false })
  for (const path of ['/settings/queues/new', `/settings/queues/${network.queue.id}`])
    expect((await birgit.get(path)).text).toContain('Herfra sendes ingen mail endnu.')
})

test('beside the shifts a director is shown the way to all who wait, and an administrator is not sent where nothing can be read', async () => {
  await using database = await freshDatabase()
  const { network, site, aksel } = await aMorningAtTheSettings(database)
  const ditte = await site.signedIn(network.director.hat)
  expect((await ditte.get('/settings/shifts')).text).toContain('href="/net/lists/unanswered"')
  expect((await ditte.get('/net/lists/unanswered')).status).toBe(200)
  expect((await aksel.get('/settings/shifts')).text).not.toContain('/net')
})
