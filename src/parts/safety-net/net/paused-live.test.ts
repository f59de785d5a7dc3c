import { expect, test } from 'vitest'
import { aHeldFamily, type Hat } from '#core/builders.ts'
import { aBrowser, aServedSite } from '#testing/browser.ts'
import { freshDatabase } from '#testing/database.ts'
import { aMorning } from '#testing/net.ts'

test('a colleague is put on pause: the open desk, the open net and the open page of a family say so by themselves, and when it is over', {
  timeout: 60_000,
}, async () => {
  await using database = await freshDatabase()
  const { network, leader } = await aMorning(database)
  const { anne, bo, cille } = network
  const family = await aHeldFamily(database.owner, network, { name: 'Solsikken', deputy: cille })
  await aHeldFamily(database.owner, network, { name: 'Havet', anchor: cille, deputy: bo })
  await using site = await aServedSite(database)
  await using people = await aBrowser()
  const open = async ({ hat }: Hat, path: string) => {
    const page = await site.signIn(await people.person({ script: true, width: 1280, height: 900 }), { hat })
    const listens = page.waitForResponse('**/desk/live')
    await page.goto(site.url + path)
    await listens
    return page
  }
  const [desk, net, page] = [await open(anne, '/desk'), await open(bo, '/net'), await open(anne, `/desk/families/${family.id}`)]
  const said = [
    desk.getByText('Én familie har en stedfortræder, der ikke kan logge ind'),
    net.getByText('En kollega med ansvar kan ikke logge ind'),
    page.getByText('Cille (på pause)').first(),
  ]
  expect(await Promise.all(said.map((one) => one.count()))).toEqual([0, 0, 0])
  await leader.post(`/settings/people/${cille.hat}/suspend`, {})
  await Promise.all(said.map((one) => one.waitFor()))
  await leader.post(`/settings/people/${cille.hat}/resume`, {})
  await Promise.all(said.map((one) => one.waitFor({ state: 'detached' })))
})
