import { expect, test } from 'vitest'
import { aHeldFamily, aMember } from '#core/builders.ts'
import { breakWhatIsLate } from '#parts/safety-net/promise/jobs.ts'
import { newId } from '#platform/ids.ts'
import { anAbsence, aStory } from '#testing/story.ts'
import { anInquiry, hasWritten } from '../builders.ts'
import { renewPromises } from '../receive/renew.ts'

/** Somebody in danger waits: whoever counsels sees it wherever they stand. */

const minute = 60_000
const band = (text: string) => /<live-region id="danger-now".*?<\/live-region>/s.exec(text)?.[0] ?? ''
const words = (text: string) =>
  band(text)
    .replaceAll(/<[^>]*>/g, '')
    .trim()

async function waitsInDanger(story: Awaited<ReturnType<typeof aStory>>, wish: Parameters<typeof anInquiry>[2] = {}) {
  return anInquiry(story.database.owner, story.network, { level: 'A', promisedHours: 2 / 60, ...wish })
}

test('on every page of those who counsel it stands on top that somebody in danger waits, by when, and the way there', async () => {
  await using story = await aStory()
  const { network, database } = story
  const calm = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne, level: 'C' })
  const family = await aHeldFamily(database.owner, network, { anchor: network.anne })
  const anne = await story.signedIn(network.anne)
  const pages = ['/desk', '/net', `/desk/inquiries/${calm.id}`, `/desk/families/${family.id}`, '/desk/absence', '/desk/search', '/sessions']
  for (const page of pages) expect([page, words((await anne.get(page)).text)]).toEqual([page, ''])
  const { id } = await waitsInDanger(story)
  for (const page of pages) {
    const { text } = await anne.get(page)
    expect([page, words(text)]).toEqual([page, 'Fare nu: en venter på svar. Lovet kl. 10.07.'])
    expect(band(text)).toContain(`href="/desk/inquiries/${id}"`)
    expect(text.indexOf('danger-now')).toBeLessThan(text.indexOf('<header'))
  }
})

test('of several in danger the most urgent is one click away, and how many they are is said', async () => {
  await using story = await aStory()
  await waitsInDanger(story, { promisedHours: 1 })
  const first = await waitsInDanger(story)
  await anInquiry(story.database.owner, story.network, { level: 'B', promisedHours: 1 / 60 })
  const { text } = await (await story.signedIn(story.network.anne)).get('/net')
  expect(words(text)).toBe('Fare nu: 2 venter på svar. Åbn den, der haster mest. Den er lovet kl. 10.07.')
  expect(band(text)).toContain(`href="/desk/inquiries/${first.id}"`)
})

test('when nobody came in time it stays said what was promised first, whatever is promised since', async () => {
  await using story = await aStory()
  const { id } = await waitsInDanger(story)
  await story.database.advance(3 * minute)
  await renewPromises(story.database.db)
  const anne = await story.signedIn(story.network.anne)
  const late = 'Fare nu: en venter på svar. Lovet kl. 10.07. Tiden er gået.'
  expect(words((await anne.get('/net')).text)).toBe(late)
  expect((await anne.get('/desk')).text).toContain('Svar lovet i dag kl. 10.07. Tiden er gået')
  await anne.post(`/desk/inquiries/${id}/claim`, { formId: newId() })
  expect((await anne.get(`/desk/inquiries/${id}`)).text).toMatch(
    /Svar senest i dag kl\.\s11[\s\S]*Først lovet i dag kl\.\s10\.07\. Den tid er gået\./,
  )
  await story.database.advance(130 * minute)
  await breakWhatIsLate(story.database.db)
  const again = await story.signedIn(story.network.anne)
  expect(words((await again.get('/net')).text)).toBe(late)
  expect(
    /<section[^>]*id="desk-mine".*?<\/section>|<live-region id="desk-mine".*?<\/live-region>/s.exec((await again.get('/desk')).text)?.[0],
  ).toContain('10.07')
})

test('whoever has taken somebody in danger and has not answered is told, a colleague is not, and whoever stands in is', async () => {
  await using story = await aStory()
  const { network } = story
  const inquiry = await waitsInDanger(story, { stage: 'claimed', owner: network.anne })
  const [anne, bo] = [await story.signedIn(network.anne), await story.signedIn(network.bo)]
  const both = async () => [words((await anne.get('/net')).text), words((await bo.get('/net')).text)]
  expect(await both()).toEqual(['Fare nu: en venter på svar. Lovet kl. 10.07.', ''])
  await anAbsence(story, { away: network.anne, cover: network.bo })
  expect((await both())[1]).toBe('Fare nu: en venter på svar. Lovet kl. 10.07.')
  const address = `/desk/inquiries/${inquiry.id}`
  expect((await anne.send(address, { words: 'Er du et sikkert sted nu?' }, { action: `${address}/answer` })).status).toBe(303)
  expect(await both()).toEqual(['', ''])
})

test('whoever leads the one who has taken it is told until it is answered, also when it is late, and who has it', async () => {
  await using story = await aStory()
  const { network, database } = story
  const { hat: lone } = await aMember(database.owner, { place: network.association, role: 'team_leader', name: 'Lone' })
  const inquiry = await waitsInDanger(story)
  const [anne, leader, other] = [await story.signedIn(network.anne), await story.signedIn(network.leader), await story.site.signedIn(lone)]
  const address = `/desk/inquiries/${inquiry.id}`
  await anne.send(address, {}, { action: `${address}/claim` })
  const both = async () => [words((await leader.get('/net')).text), words((await other.get('/net')).text)]
  expect(await both()).toEqual(['Fare nu: en venter på svar. Anne har taget den. Lovet kl. 10.07.', ''])
  await database.advance(3 * minute)
  expect(await both()).toEqual(['Fare nu: en venter på svar. Anne har taget den. Lovet kl. 10.07. Tiden er gået.', ''])
  await anne.send(address, { words: 'Er du et sikkert sted nu?' }, { action: `${address}/answer` })
  expect(await both()).toEqual(['', ''])
})

test('a family in danger that has written is seen by whoever is around it, their leader and whoever leads all of us, until it is answered', async () => {
  await using story = await aStory()
  const { network, database } = story
  const family = await aHeldFamily(database.owner, network, { level: 'A' })
  const calm = await aHeldFamily(database.owner, network, { level: 'B', name: 'Havet' })
  const dueBy = new Date('2026-11-24T10:07:00+01:00')
  await hasWritten(database.owner, network, { family: calm, dueBy })
  const ofAll = await aMember(database.owner, { place: network.network, role: 'team_leader' })
  const people = await Promise.all([network.anne, network.bo, network.leader, ofAll, network.cille].map(story.signedIn))
  const all = async () => Promise.all(people.map(async (one) => words((await one.get('/net')).text)))
  expect(await all()).toEqual(['', '', '', '', ''])
  await hasWritten(database.owner, network, { family, dueBy })
  const waits = 'Fare nu: en venter på svar.'
  expect(await all()).toEqual([
    `${waits} Lovet kl. 10.07.`,
    `${waits} Lovet kl. 10.07.`,
    `${waits} Anne har taget den. Lovet kl. 10.07.`,
    `${waits} Anne har taget den. Lovet kl. 10.07.`,
    '',
  ])
  expect(band((await people[1]!.get('/desk')).text)).toContain(`href="/desk/families/${family.id}#talks"`)
  await database.advance(3 * minute)
  await breakWhatIsLate(database.db)
  expect((await all())[0]).toBe(`${waits} Lovet kl. 10.07. Tiden er gået.`)
  await database.owner.query(`update counselling.conversation set last_word_by = 'us' where family_id = $1`, [family.id])
  expect(await all()).toEqual(['', '', '', '', ''])
})

test('where nobody could promise an answer, no far day reads as if it were one, above the page or among one’s own', async () => {
  await using story = await aStory()
  const { network, database } = story
  const { id } = await waitsInDanger(story, { promisedHours: 38 })
  await database.owner.query(`begin; set local session_replication_role = replica; update core.promise set what = 'write-when'; commit`)
  const anne = await story.signedIn(network.anne)
  const waits = 'Fare nu: en venter på svar. Ingen tid er lovet endnu. Svar nu, eller lov en tid.'
  expect(words((await anne.get('/net')).text)).toBe(waits)
  expect((await anne.send(`/desk/inquiries/${id}`, {}, { action: `/desk/inquiries/${id}/claim` })).status).toBe(303)
  const desk = (await anne.get('/desk')).text
  expect([words(desk), desk.includes('Svar nu. Ingen tid er lovet'), /Tid loves|Svar senest/.test(desk)]).toEqual([waits, true, false])
})

test('it is heard, comes by itself on an open page, and is looked for more often while somebody waits in danger', async () => {
  await using story = await aStory()
  const anne = await story.signedIn(story.network.anne)
  const begins = (every: number) =>
    new RegExp(`^<live-region id="danger-now" src="/desk/fragments/danger" .*every="${every}" role="status" behind="true">`)
  const every = (text: string, id: string) => new RegExp(`<live-region id="${id}"[^>]*every="(\\d+)"`).exec(text)?.[1]
  const calm = (await anne.get('/desk')).text
  expect(band(calm)).toMatch(begins(60))
  expect(['desk-queue', 'desk-mine', 'desk-today'].map((id) => every(calm, id))).toEqual(['60', '60', '60'])
  await waitsInDanger(story)
  await story.database.advance(3 * minute)
  const part = (await anne.get('/desk/fragments/danger')).text
  expect(band(part)).toMatch(begins(20))
  expect(words(part)).toBe('Fare nu: en venter på svar. Lovet kl. 10.07. Tiden er gået.')
  const { text } = await anne.get('/desk')
  expect(['desk-queue', 'desk-mine'].map((id) => every(text, id))).toEqual(['20', '60'])
  expect(band(text)).toContain('inquiry-received')
})

test('whoever does not counsel, and whoever has no desk, sees nothing of it', async () => {
  await using story = await aStory()
  await waitsInDanger(story)
  const director = await story.signedIn(story.network.director)
  expect(band((await director.get('/net')).text)).toBe('')
  expect((await director.get('/desk/fragments/danger')).status).toBe(404)
  expect(band((await story.site.visitor().get('/')).text)).toBe('')
})
