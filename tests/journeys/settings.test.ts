import { expect, test } from 'vitest'
import { anOffer, anOpening, aPlace } from '#core/offer/builders.ts'
import { aBrowser, aServedSite } from '#testing/browser.ts'
import { aStory } from '#testing/story.ts'
import { aLook } from './page-checks.ts'

const pages = [
  '',
  '/organisations',
  '/organisations/new',
  '/places/new',
  '/offers/new',
  '/helplines',
  '/helplines/livslinien',
  '/queues',
  '/queues/new',
]
const more = ['/people', '/people/new', '/people/stand-ins', '/shifts', '/holidays', '/levels', '/texts', '/csv']

test('every page of the settings is without barriers, on a small telephone without script', { timeout: 120_000 }, async () => {
  await using story = await aStory()
  await using site = await aServedSite(story.database)
  await using people = await aBrowser()
  const { network, database } = story
  const placeId = await aPlace(database.owner, { organisationId: network.house })
  const offerId = await anOffer(database.owner, { organisationId: network.house })
  const opening = await anOpening(database.owner, { offerId, placeId })
  const { id: shift } = (await story.one('select id from core.shift where planned order by starts_at desc limit 1')) as { id: string }
  const look = await aLook(people)
  const page = await look.person({ width: 320, height: 640, script: false })
  const [name, value] = (await story.signedIn(network.leader)).cookie().split('=')
  await page.context().addCookies([{ name: name!, value: value!, url: site.url }])
  const person = `/people/${network.anne.hat}`
  const things = [
    person,
    `${person}/hats`,
    `${person}/leave`,
    `/organisations/${network.house}`,
    `/places/${placeId}`,
    `/offers/${offerId}`,
    `/openings/${opening}`,
  ]
  const paths = [...pages, ...more, ...things, `/openings/new?offer=${offerId}`, `/queues/${network.queue.id}`, `/shifts/${shift}`]
  for (const path of [...paths.map((one) => `/settings${one}`), '/desk/shifts']) {
    const answer = await page.goto(`${site.url}${path}`)
    expect([path, answer?.status(), await look.faultsOf(page)]).toEqual([path, 200, []])
  }

  await page.goto(`${site.url}/settings/csv`)
  const sheet = 'Organisation;Navn;Slags;Adresse;Postnummer\r\nHuset ved havnen;Røde stue;besøgssted;Ringvej 1;4300\r\n'
  await page.getByLabel('Filen fra Excel').setInputFiles({ name: 'steder.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet, 'latin1') })
  await page.getByRole('button', { name: 'Se, hvad der sker' }).click()
  await page.getByText('1 række kan hentes ind.').waitFor()
  expect(await look.faultsOf(page)).toEqual([])
  await page.getByRole('button', { name: 'Hent ind' }).click()
  await page.getByText('1 række er hentet ind.').waitFor()
  expect(await story.one('select name, kind from core.place order by id desc limit 1')).toEqual({ name: 'Røde stue', kind: 'here' })
})
