import { expect, test } from 'vitest'
import { plant } from '#core/builders.ts'
import { returnCode } from '#core/return-code/return-code.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { newId } from '#platform/ids.ts'
import { begun } from '#testing/meanwhile.ts'
import { testSecret } from '#testing/site.ts'
import { aStory } from '#testing/story.ts'
import { keyFor } from '../../../app.ts'

/** Anne has what somebody wrote in the night, and the writer has the conversation open. */
async function twoWhoWrite() {
  const story = await aStory()
  const code = returnCode({ number: 1, key: keyFor(testSecret, 'return-code') }, newId())
  const receivedAt = new Date('2026-11-24T02:00:00+01:00')
  const { anne } = story.network
  const inquiry = await anInquiry(story.database.owner, story.network, {
    ...{ stage: 'claimed', owner: anne, codeHash: code.hash, words: 'Jeg skrev i nat', receivedAt },
  })
  const [desk, phone] = [await story.signedIn(anne), story.site.visitor()]
  await phone.send('/samtale', { code: code.words })
  const address = `/desk/inquiries/${inquiry.id}`
  const answer = (words: string) => desk.send(address, { words }, { action: `${address}/answer` })
  const unread = async () =>
    (await story.database.owner.query('select body from counselling.message where from_us and read_at is null order by at')).rows.map(
      ({ body }) => body,
    )
  return { ...story, inquiry, desk, phone, address, answer, unread, open: async () => standsOpen((await phone.get('/samtale')).text) }
}

const standsOpen = (html: string) =>
  [...html.replace(/<details>[\s\S]*?<\/details>/g, '').matchAll(/class="message-text"[^>]*>([^<]*)</g)].map(([, words]) => words!.trim())

test('an answer that came while the writer wrote again stands open before her own words, and is read only then', async () => {
  await using story = await twoWhoWrite()
  const { phone, answer, unread } = story
  expect(await story.open()).toEqual(['Jeg skrev i nat'])
  await answer('Kære du. Vi hjælper dig.')
  expect((await phone.send('/samtale', { words: 'Er der nogen?' }, { action: '/samtale', formId: newId() })).status).toBe(303)
  await answer('Nej, du er ikke alene.')
  await phone.post('/samtale', { formId: newId(), words: 'Hallo?' })
  expect(await unread()).toEqual(['Nej, du er ikke alene.'])
  await answer('Ring, hvis det haster.')
  await phone.post('/samtale', { formId: newId(), words: 'Jeg venter.' })
  expect((await story.desk.get(story.address)).text).toContain('Ikke læst endnu')
  expect(await story.open()).toEqual(['Nej, du er ikke alene.', 'Hallo?', 'Ring, hvis det haster.', 'Jeg venter.'])
  expect(await unread()).toEqual([])
  expect((await story.desk.get(story.address)).text).not.toContain('Ikke læst endnu')
})

test('the page that showed the answer may have been lost on the way: the last we wrote stands open the next time too', async () => {
  await using story = await twoWhoWrite()
  await story.answer('Kære du. Vi hjælper dig.')
  await story.phone.post('/samtale', { formId: newId(), words: 'Er der nogen?' })
  const both = ['Kære du. Vi hjælper dig.', 'Er der nogen?']
  expect([await story.open(), await story.open()]).toEqual([both, both])
})

test('an answer that arrives while the page is being put together does not count as read', async () => {
  await using story = await twoWhoWrite()
  const { database, inquiry, network } = story
  const holding = await database.owner.connect()
  await holding.query('begin; lock table core.promise in access exclusive mode')
  const { answer: page } = await begun(database, story.open)
  const whose = { conversation_id: inquiry.conversation, writer_id: inquiry.writer.hat }
  await plant(database.owner, {
    'counselling.message': [{ id: newId(), ...whose, by_hat: network.anne.hat, from_us: true, body: 'Kære du.' }],
  })
  await holding.query('commit')
  holding.release()
  expect([await page, await story.unread()]).toEqual([['Jeg skrev i nat'], ['Kære du.']])
  expect([await story.open(), await story.unread()]).toEqual([['Kære du.'], []])
})

test('while somebody waits the page says where the answer comes, and a button reads it again with what is half written', async () => {
  await using story = await twoWhoWrite()
  const { phone, answer, database, one } = story
  const page = (await phone.get('/samtale')).text
  expect(page).toMatch(
    /Det, du skrev i dag kl\.\s2, er kommet frem\. Svaret på det kommer her på siden\. Klokken 10\.05 var det ikke kommet endnu\.[\s\S]*<button[^>]*form="write"[^>]*>\s*Se, om der er svar/,
  )
  expect(page).toContain('id="write"')
  const look = { formId: newId(), go: 'look' }
  expect((await phone.post('/samtale', { ...look, words: ' ' })).location).toBe('/samtale')
  await answer('Kære du. Vi hjælper dig.')
  const read = await phone.post('/samtale', { ...look, words: 'Jeg er ikke færdig' })
  expect([read.status, standsOpen(read.text)]).toEqual([200, ['Kære du. Vi hjælper dig.']])
  expect(read.text).toMatch(/<textarea[^>]*>\s*Jeg er ikke færdig<\/textarea>/)
  expect(read.text).toContain('Der er svar til dig.')
  expect(read.text).not.toMatch(/Se, om der er svar|ikke kommet endnu/)
  expect(await one('select count(*)::int as sent from counselling.message where not from_us')).toEqual({ sent: 1 })
  await phone.post('/samtale', { ...look, go: '', words: 'Nu er jeg færdig' })
  await database.advance(60_000)
  expect((await phone.get('/en/samtale')).text).toContain('At 10:06 it had not come yet.')
})

test('an answer that came while the writer wrote is told of, beside what we promise for her new words', async () => {
  await using story = await twoWhoWrite()
  await story.answer('Kære du. Vi hjælper dig.')
  await story.phone.post('/samtale', { formId: newId(), words: 'Er der nogen?' })
  const page = (await story.phone.get('/samtale')).text
  expect(page).toMatch(/Der er svar til dig\.[\s\S]*rådgiver svarer[\s\S]*Kære du\. Vi hjælper dig\./)
  expect((await story.phone.get('/samtale')).text).not.toContain('Der er svar til dig.')
})
