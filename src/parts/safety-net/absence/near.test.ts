import { expect, test } from 'vitest'
import { aMember, type Hat, type Owner, plant } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { mondayMorning, today } from '#testing/monday.ts'

/** Three colleagues of another house: one has said yes to Anne, one stands around Havet, one has nothing to do with either. */
async function aHouseFarAway(owner: Owner, { network, anne, sea }: { network: string; anne: Hat; sea: string }) {
  const far = newId()
  await plant(owner, { 'core.organisation': [{ id: far, kind: 'house', name: 'Huset i skoven', parent_id: network }] })
  const [willing, around, stranger] = [
    await aMember(owner, { place: far, role: 'counsellor', name: 'Vilja' }),
    await aMember(owner, { place: far, role: 'counsellor', name: 'Rasmus' }),
    await aMember(owner, { place: far, role: 'counsellor', name: 'Xenia' }),
  ]
  await owner.query('insert into core.stand_in (id, for_hat, by_hat, accepted_at) values (gen_random_uuid(), $1, $2, platform.now())', [
    anne.hat,
    willing.hat,
  ])
  await owner.query(
    `insert into core.circle (id, family_id, hat_id, as_what, accepted_at) values (gen_random_uuid(), $1, $2, 'counsellor', platform.now())`,
    [sea, around.hat],
  )
  return { stranger }
}

test('for each family those near it are offered, not everybody of the network; who was chosen stands there when the form comes back', async () => {
  await using database = await freshDatabase()
  const { network, birgit, sun, sea } = await mondayMorning(database)
  const { stranger } = await aHouseFarAway(database.owner, { ...network, sea: sea.id })
  const offered = (text: string, family: string) =>
    [...(new RegExp(`<select[^>]*name="family-${family}".*?</select>`, 's').exec(text)?.[0] ?? '').matchAll(/<option[^>]*>([^<]*)</g)]
      .map(([, label]) => label!)
      .sort()
  const house = ['Bo (fast stedfortræder)', 'Cille (har sagt ja)', 'Den, der tager resten', 'Jeg tager den selv']
  const page = await birgit.get(`/desk/absence/new?person=${network.anne.person}`)
  expect(offered(page.text, sun.id)).toEqual([...house, 'Vilja (har sagt ja)'])
  expect(offered(page.text, sea.id)).toEqual([...house, 'Spørg Rasmus', 'Vilja (har sagt ja)'])

  const days = { person: network.anne.person, from: today, until: '2026-11-01', standIn: network.bo.hat }
  const back = await birgit.post('/desk/absence/new', { ...days, [`family-${sun.id}`]: stranger.hat })
  expect([back.status, back.text.includes(`<option value="${stranger.hat}" selected`)]).toEqual([409, true])
  expect(offered(back.text, sun.id)).toContain('Spørg Xenia')
  expect(offered(back.text, sea.id)).not.toContain('Spørg Xenia')
})
