import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aHeldFamily, plant } from '#core/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { addDays } from '#platform/clock.ts'
import { ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { aWriterWhoIsHeld } from '#testing/held-writer.ts'
import type { Page } from '#testing/site.ts'
import { anAbsence } from '#testing/story.ts'

const today = '2026-11-24'
const missing = (page: Page, words: string[]) => words.filter((one) => !page.text.includes(one))

test('before it is the own page, whoever stands ready and cannot come in is not called ready', async () => {
  await using world = await aWriterWhoIsHeld()
  const leader = await world.site.signedIn(world.network.leader.hat)
  await leader.post(`/settings/people/${world.network.bo.hat}/suspend`, {})
  const page = await world.phone.get('/samtale')
  expect(missing(page, ['Bo kan ikke træde ind lige nu. Er Anne væk, finder vi en anden til dig.', 'Kan ikke træde ind lige nu'])).toEqual(
    [],
  )
  expect(page.text).not.toContain('Klar, når holdepunktet er væk')
})

test('while the anchor is away the conversation says who steps in, and does not say it twice; where that one is on pause it names the deputy', async () => {
  await using world = await aWriterWhoIsHeld()
  const { network, database, phone, inquiry } = world
  await anAbsence(world, { away: network.anne, cover: network.cille, days: 5 })
  await plant(database.owner, {
    'core.notice': [
      { id: newId(), to_hat: inquiry.writer.hat, kind: 'stand-in', values: { name: 'Cille', away: 'Anne', until: addDays(today, 4) } },
    ],
  })
  const page = await phone.get('/samtale')
  expect(missing(page, ['Cille træder ind nu', 'Anne er væk til og med lørdag 28. november.', 'Cille: Et opkald'])).toEqual([])
  expect(page.text).not.toContain('Nyt til dig')
  await database.owner.query('update core.hat set suspended_at = platform.now() where id = $1', [network.cille.hat])
  const paused = await phone.get('/samtale')
  expect(missing(paused, ['Bo træder ind nu', 'Cille træder ind nu'])).toEqual(['Cille træder ind nu'])
})

test('while the deputy is away nobody is called ready who is not', async () => {
  await using world = await aWriterWhoIsHeld()
  await anAbsence(world, { away: world.network.bo, cover: world.network.cille, days: 5 })
  const page = await world.phone.get('/samtale')
  expect(missing(page, ['Bo er væk lige nu. Cille står klar i stedet.', 'Er væk nu', 'Træder ind for Bo'])).toEqual([])
  expect(page.text).not.toMatch(/Klar, når holdepunktet er væk|er det Bo\./)
})

test('who stands ready and cannot come in is told to that family alone', async () => {
  await using world = await aWriterWhoIsHeld()
  const { network, database, site, inquiry } = world
  const leader = await site.signedIn(network.leader.hat)
  const other = await aHeldFamily(database.owner, network, { anchor: network.cille, deputy: network.anne })
  const stranger = await anInquiry(database.owner, network)
  await leader.post(`/settings/people/${network.bo.hat}/suspend`, {})
  const told = (kind: 'writer' | 'family', hat: string) =>
    ask(database.db, { kind, hat }, async (tx) => (await sql<{ hat_id: string }>`select * from core.shut_behind_me()`.execute(tx)).rows)
  expect(await told('writer', inquiry.writer.hat)).toEqual([{ hat_id: network.bo.hat }])
  expect(await told('writer', stranger.writer.hat)).toEqual([])
  expect(await told('family', other.adults[0]!.hat)).toEqual([])
  // Also where the same person belongs to both: each family's page tells of its own.
  await database.owner.query(
    `with one as (select person_id from core.hat where id = $1), same as (update core.member m set person_id = one.person_id from one where m.adult_id = $2)
     update core.hat h set person_id = one.person_id from one where h.id = $2`,
    [inquiry.writer.hat, other.adults[0]!.hat],
  )
  expect(await told('family', other.adults[0]!.hat)).toEqual([])
})
