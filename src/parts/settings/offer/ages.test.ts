import { expect, test } from 'vitest'
import { anOffer } from '#core/offer/builders.ts'
import { freshDatabase } from '#testing/database.ts'
import { aMorningAtTheSettings, firstRow } from '#testing/settings.ts'

const chosenIn = (page: string, name: string) =>
  new RegExp(`<select[^>]*name="${name}"[\\s\\S]*?<option value="([^"]*)" selected[^>]*>([^<]*)`).exec(page)?.slice(1)

test('a child’s age is chosen in words, from before the birth to grown, and one that came from a sheet stays as it was', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database)
  const page = (await birgit.get(`/settings/offers/new?organisation=${network.house}`)).text
  expect(page).toMatch(
    /<option value="-4">4 måneder før fødslen<[\s\S]*<option value="0">Fødslen<[\s\S]*<option value="12">1 år<[\s\S]*<option value="216">18 år</,
  )
  const offer = {
    ...{
      organisation: network.house,
      kind: 'group',
      titleDa: 'Kaffe',
      whatDa: 'Vi drikker kaffe.',
      forWhomDa: 'Alle',
      signupDa: 'Kom bare.',
    },
    ...{ languages: 'da', situations: 'company', validFrom: '2026-11-23', childFrom: '-4', childTo: '36' },
  }
  const made = await birgit.post('/settings/offers/new', offer)
  const shown = (await birgit.get(made.location)).text
  expect([chosenIn(shown, 'childFrom'), chosenIn(shown, 'childTo')]).toEqual([
    ['-4', '4 måneder før fødslen'],
    ['36', '3 år'],
  ])
  const sheet = await anOffer(database.owner, { organisationId: network.house })
  await database.owner.query('update core.offer set child_from_months = 30 where id = $1', [sheet])
  expect(chosenIn((await birgit.get(`/settings/offers/${sheet}`)).text, 'childFrom')).toEqual(['30', '2 år og 6 måneder'])
  const row = await firstRow(
    database,
    'select child_from_months as youngest, child_to_months as oldest from core.offer where title_da = $1',
    ['Kaffe'],
  )
  expect(row).toEqual({ youngest: -4, oldest: 36 })
})
