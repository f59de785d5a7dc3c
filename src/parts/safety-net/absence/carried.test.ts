import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeldFamily, type Hat, type HeldFamily, plant } from '#core/builders.ts'
import { anInquiry, type Inquiry } from '#parts/counselling/builders.ts'
import { newId } from '#platform/ids.ts'
import { aStory, type Story } from '#testing/story.ts'

/**
 * Anne is away. Cille, who stands around none of her families, has everything; Bo, deputy of both, has taken Havet by name. Whoever names
 * a holder on that day says the same.
 */
let story: Story
let sun: HeldFamily
let sea: HeldFamily
let inquiry: Inquiry
beforeAll(async () => {
  story = await aStory()
  const { database, network } = story
  sun = await aHeldFamily(database.owner, network, { name: 'Solsikken', level: 'C', due: '2026-11-25' })
  sea = await aHeldFamily(database.owner, network, { name: 'Havet', level: 'C', due: '2026-11-26' })
  inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne, promisedHours: 2 })
  const [away, everything, byName] = [newId(), newId(), newId()]
  const shared = { period: '[2026-11-24,)', recorded_by: network.leader.hat }
  const cover = (id: string, who: Hat, family_id: string | null) => ({
    ...{ id, kind: 'covering', person_id: who.person, hat_id: who.hat, absence_id: away, family_id },
    ...shared,
  })
  await plant(database.owner, {
    'core.roster': [
      { id: away, kind: 'away', person_id: network.anne.person, default_cover_id: everything, ...shared },
      cover(everything, network.cille, null),
      cover(byName, network.bo, sea.id),
    ],
    'core.promise': [sun, sea].map((family) => ({
      ...{ id: newId(), to_hat: family.adults[0]!.hat, by_hat: network.anne.hat, family_id: family.id },
      ...{ what: 'call', channel: 'phone', due_by: '2026-11-24T15:00:00+01:00' },
    })),
  })
})
afterAll(() => story[Symbol.asyncDispose]())

const reads = async (who: Hat, path: string) => (await (await story.signedIn(who)).get(path)).text.replace(/\s+/g, ' ')
/** What stands between a name and the end of its line in a list. */
const lineOf = (text: string, title: string) => text.split('</a>').find((line) => line.includes(`>${title}<`)) ?? ''
const part = async (who: Hat, name: string) => reads(who, `/desk/fragments/${name}`)

test('a stand-in’s desk says that she stands in and does the next step, also where she is deputy', async () => {
  const { network } = story
  expect(lineOf(await part(network.cille, 'families'), 'Solsikken')).toContain('Du træder ind for Anne · Du gør det for Anne')
  expect(lineOf(await part(network.bo, 'families'), 'Havet')).toContain('Du træder ind for Anne · Du gør det for Anne')
})

test('a deputy who is not the one who stands in reads who is', async () => {
  const { network } = story
  expect(lineOf(await part(network.bo, 'families'), 'Solsikken')).toContain('Stedfortræder · Cille gør det for Anne')
  expect(lineOf(await part(network.anne, 'families'), 'Solsikken')).toContain('Holdepunkt · Cille træder ind for dig nu')
})

test('what the absent one has promised stands at the desk of whoever keeps it today, and at no other', async () => {
  const { network } = story
  const [cille, bo] = [await part(network.cille, 'today'), await part(network.bo, 'today')]
  expect([cille.includes('Solsikken'), cille.includes('Havet'), cille.includes('En, der skrev')]).toEqual([true, false, true])
  expect([bo.includes('Solsikken'), bo.includes('Havet'), bo.includes('En, der skrev')]).toEqual([false, true, false])
})

test('every list of the net names whoever has it now, and for whom', async () => {
  const { network } = story
  expect(await reads(network.leader, '/net/lists/unanswered')).toContain('Cille, for Anne')
  const open = await reads(network.leader, '/net/lists/open')
  expect([lineOf(open, 'Solsikken').includes('Cille, for Anne'), lineOf(open, 'Havet').includes('Bo, for Anne')]).toEqual([true, true])
  await story.database.owner.query(`update core.setting set value = '-1' where key = 'quiet-family-days'`)
  expect(lineOf(await reads(network.leader, '/net/lists/quiet'), 'Havet')).toContain('Bo, for Anne')
})

test('an inquiry nobody owns stands on the net with whoever answers for its queue today', async () => {
  const { network, database } = story
  await anInquiry(database.owner, network, { promisedHours: 3 })
  const answersFor = (who: Hat, deputy: Hat) =>
    database.owner.query('update core.queue set responsible_id = $1, responsible_person = $2, deputy_id = $3, deputy_person = $4', [
      ...[who.hat, who.person],
      ...[deputy.hat, deputy.person],
    ])
  await answersFor(network.anne, network.bo)
  expect(await reads(network.leader, '/net/lists/unanswered')).toContain('Køen Skriv til os · Cille, for Anne har ansvaret')
  await answersFor(network.leader, network.anne)
  expect(await reads(network.leader, '/net/lists/unanswered')).toContain('Køen Skriv til os · Birgit har ansvaret')
})

test('an inquiry of the absent one is with the stand-in, for everybody who opens it or is told that it is taken', async () => {
  const { network } = story
  const address = `/desk/inquiries/${inquiry.id}`
  expect((await reads(network.leader, address)).match(/Cille, for Anne/g)?.length).toBe(2)
  expect(await reads(network.bo, address)).toContain('Cille, for Anne')
})

test('the family’s page at the desk names her in the circle, at the next step and at the promise', async () => {
  const { network } = story
  const page = await reads(network.cille, `/desk/families/${sun.id}`)
  for (const words of [
    'Du træder ind for Anne indtil videre.',
    'Cille, for Anne · senest',
    'Holdepunkt, væk nu',
    '<strong>Cille</strong> <span class="hint">Står for Anne',
  ])
    expect(page, words).toContain(words)
  expect(page.match(/Cille, for Anne/g)!.length).toBeGreaterThan(1)
  expect(await reads(network.bo, `/desk/families/${sea.id}`)).toContain(
    '<strong>Bo</strong> <span class="hint">Stedfortræder · Står for Anne',
  )
})

test('on the family’s own page nobody is called ready who is already there', async () => {
  const [hers, theirs] = [sun, sea].map((family) => family.adults[0]!)
  const ofSun = (await (await story.site.signedIn(hers!.hat)).get('/min-side')).text
  const ofSea = (await (await story.site.signedIn(theirs!.hat)).get('/min-side')).text
  expect([ofSun.includes('Lige nu er det Cille.'), ofSun.includes('Når Anne er væk, er det Bo.')]).toEqual([true, false])
  expect(ofSea).toMatch(/<strong>Bo<\/strong> <span class="hint">Træder ind for Anne/)
  expect([ofSea.includes('Klar, når holdepunktet er væk'), ofSea.includes('Dit holdepunkt. Er væk nu')]).toEqual([false, true])
})
