import { afterAll, beforeAll, expect, test } from 'vitest'
import { hashesToTry } from '#core/return-code/return-code.ts'
import { newId } from '#platform/ids.ts'
import { aDesk, type Desk, type Held } from '#testing/desk.ts'
import { keyFor } from '../../../../app.ts'
import { anInquiry, type Inquiry } from '../../builders.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

/** A family that began with Maja's words: her conversation goes on with it. */
async function withConversation(words = 'Jeg er bange for brevet.'): Promise<Held & { inquiry: Inquiry; talk: string }> {
  const held = await desk.held()
  const inquiry = await anInquiry(desk.database.owner, desk.network, { stage: 'claimed', owner: desk.network.anne, words })
  await desk.ask('update core.hat set person_id = $1 where id = $2', [held.family.adults[0]!.person, inquiry.writer.hat])
  await desk.ask(
    `with ended as (update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'family-opened', ended_by = $2, ended_by_person = $3, family_id = $4 where id = $1),
       promised as (update core.promise set family_id = $4 where id = $5)
     update counselling.conversation set family_id = $4 where inquiry_id = $1`,
    [inquiry.id, desk.network.anne.hat, desk.network.anne.person, held.family.id, inquiry.promise],
  )
  return { ...held, inquiry, talk: `${held.address}/conversations/${inquiry.conversation}` }
}

test('the conversation is one click and one line away: the family’s page says only whose the last word was', async () => {
  const { address, talk, inquiry } = await withConversation()
  const page = await desk.anne.get(address)
  expect(page.text).toMatch(/Maja<[\s\S]*Venter på svar/)
  expect(page.text).not.toContain('Jeg er bange for brevet.')
  expect((await desk.anne.get(talk)).text).toContain('Jeg er bange for brevet.')
  const lines = await desk.ask('select purpose from core.access_line where writer_id = $1', [inquiry.writer.hat])
  expect(lines).toEqual([{ purpose: 'counselling' }])
})

test('a mother without a name is who she is in the family, as title and as sender', async () => {
  const { talk, family } = await withConversation()
  await desk.ask('update core.member set name = null where adult_id = $1', [family.adults[0]!.hat])
  const page = (await desk.anne.get(talk)).text
  expect(page).toContain('Samtale med Mor uden navn')
  expect(page).toMatch(/Mor uden navn<[\s\S]*Jeg er bange for brevet\./)
  expect(page).not.toContain('skrev for familien')
})

test('an answer keeps what was promised, and the adult is told that there is word', async () => {
  const { talk, inquiry } = await withConversation()
  const sent = await desk.anne.send(talk, { words: 'Tag brevet med i morgen, så læser vi det sammen.' }, { action: talk })
  expect(sent.status).toBe(303)
  const [row] = await desk.ask(
    `select p.ended_as, c.last_word_by, (select count(*)::int from core.notice n where n.to_hat = c.writer_id and n.kind = 'answer') as told
      from counselling.conversation c join core.promise p on p.to_hat = c.writer_id where c.id = $1`,
    [inquiry.conversation],
  )
  expect(row).toEqual({ ended_as: 'kept', last_word_by: 'us', told: 1 })
})

test('nobody answers past a word they have not read', async () => {
  const { talk, inquiry } = await withConversation()
  const page = await desk.anne.get(talk)
  const formId = page.text.match(/name="formId" value="([^"]+)"/)![1]!
  await desk.ask(
    `insert into counselling.message (id, conversation_id, writer_id, by_hat, from_us, body) values ($1, $2, $3, $3, false, 'Vent, der er mere')`,
    [newId(), inquiry.conversation, inquiry.writer.hat],
  )
  const refused = await desk.anne.post(talk, { formId, words: 'Mit svar' })
  expect(refused.text).toContain('Der er kommet nye ord')
  expect(refused.text).toContain('Mit svar')
  expect(refused.text).toContain('Vent, der er mere')
})

test('what one has begun to write is kept for oneself, through a reload and a new sign-in, and goes when it is sent', async () => {
  const { talk } = await withConversation()
  expect((await desk.anne.post(`${talk}/draft`, { words: 'Kære Maja. Jeg har' })).status).toBe(303)
  await desk.anne.post(`${talk}/draft`, { words: 'Kære Maja. Jeg har læst <brevet>' })
  const again = await desk.site.signedIn(desk.network.anne.hat)
  expect((await again.get(talk)).text).toContain('Kære Maja. Jeg har læst &lt;brevet&gt;</textarea>')
  expect((await desk.bo.get(talk)).text).not.toContain('Jeg har læst')
  await desk.bo.post(`${talk}/draft`, { words: 'Bos egne ord' })
  expect((await again.send(talk, { words: 'Kære Maja. Jeg har læst brevet.' }, { action: talk })).status).toBe(303)
  expect((await again.get(talk)).text).not.toContain('&lt;brevet&gt;')
  expect((await desk.bo.get(talk)).text).toContain('Bos egne ord</textarea>')
})

test('a draft is kept in no conversation that is out of reach, and an emptied one is no draft', async () => {
  const [one, other] = [await withConversation(), await desk.held()]
  const cille = await desk.site.signedIn(desk.network.cille.hat)
  expect((await cille.post(`${one.talk}/draft`, { words: 'Hej' })).status).toBe(404)
  await desk.anne.post(`${other.address}/conversations/${one.inquiry.conversation}/draft`, { words: 'Et forkert sted' })
  await desk.anne.post(`${one.talk}/draft`, { words: 'Hej' })
  await desk.anne.post(`${one.talk}/draft`, { words: '' })
  expect(await desk.ask('select count(*)::int as n from counselling.draft where conversation_id = $1', [one.inquiry.conversation])).toEqual(
    [{ n: 0 }],
  )
})

test('row 30: a conversation of another family is not there, whatever the address says', async () => {
  const [one, other] = [await withConversation(), await desk.held()]
  expect((await desk.anne.get(`${other.address}/conversations/${one.inquiry.conversation}`)).status).toBe(404)
  const cille = await desk.site.signedIn(desk.network.cille.hat)
  expect((await cille.get(one.talk)).status).toBe(404)
  expect((await cille.post(one.talk, { words: 'Hej', formId: newId() })).status).toBe(404)
})

const secret = { number: 1, key: keyFor('a secret that only tests know, 32 characters', 'return-code') }
const wordsOf = (html: string) =>
  [...html.match(/code-words[^>]*>([\s\S]*?)<\/p>/)![1]!.matchAll(/<span>([^<]+)<\/span>/g)].map(([, word]) => word).join(' ')
const opens = async (code: string) => {
  const hashes = hashesToTry([secret], code).map(({ hash }) => hash)
  const [row] = await desk.ask('select counselling.open_conversation($1, $2, $3) as kind', [hashes, newId(), Buffer.from(newId())])
  return row.kind
}

test('a lost code is replaced: the new one opens the conversation, the old one nothing, and who sat there is signed out', async () => {
  const { send, family, inquiry } = await withConversation()
  const seen = await desk.site.signedIn(inquiry.writer.hat)
  const [before] = await desk.ask('select code_hash from counselling.conversation where id = $1', [inquiry.conversation])
  const page = await desk.anne.follow(await send(desk.anne, 'code', { adultId: family.adults[0]!.hat }))
  expect(page.status).toBe(200)
  const code = wordsOf(page.text)
  expect(code.split(' ')).toHaveLength(4)
  expect(await opens(code)).toBe('writer')
  const [old] = await desk.ask('select counselling.open_conversation(array[$1::bytea], $2, $3) as kind', [
    before.code_hash,
    newId(),
    Buffer.from(newId()),
  ])
  expect(old.kind).toBeNull()
  const [session] = await desk.ask('select count(*)::int as n from core.session where hat_id = $1 and ended_at is null', [
    inquiry.writer.hat,
  ])
  expect([session.n, seen.cookie() !== '']).toEqual([1, true]) // the one the new code has just opened
})

test('an adult with a page of her own gets a way in that opens once within seven days', async () => {
  const held = await desk.held()
  const jonas = held.family.adults[1]!
  const code = wordsOf((await desk.anne.follow(await held.send(desk.anne, 'code', { adultId: jonas.hat }))).text)
  const [row] = await desk.ask(`select (ends_at at time zone 'Europe/Copenhagen')::text as ends from core.way_back where hat_id = $1`, [
    jonas.hat,
  ])
  expect(row.ends).toBe('2026-12-01 00:00:00')
  expect([await opens(code), await opens(code)]).toEqual(['family', null])
})

test('the words of a code are stored nowhere, and a second way in shuts the first', async () => {
  const held = await desk.held()
  const jonas = held.family.adults[1]!
  const first = wordsOf((await desk.anne.follow(await held.send(desk.anne, 'code', { adultId: jonas.hat }))).text)
  const second = wordsOf((await desk.anne.follow(await held.send(desk.anne, 'code', { adultId: jonas.hat }))).text)
  expect([await opens(first), await opens(second)]).toEqual([null, 'family'])
  expect((await desk.anne.get(held.address)).text).not.toContain(second)
})

test('a code for somebody else’s adult is not given', async () => {
  const [one, other] = [await desk.held(), await desk.held({ name: 'En anden' })]
  expect((await one.send(desk.anne, 'code', { adultId: other.family.adults[0]!.hat })).text).toContain('Vælg, hvem det er til.')
})

test('row 23: one person, many contacts: what Maja writes anew goes on with her family, and her older conversation stays', async () => {
  const held = await withConversation()
  const anew = await anInquiry(desk.database.owner, desk.network, {
    stage: 'answered',
    owner: desk.network.anne,
    words: 'Jeg har tabt koden.',
  })
  const path = `/desk/families/join?inquiry=${anew.id}`
  expect((await desk.anne.get(path)).text).toContain('Solsikken')
  const [maja] = held.family.adults
  const joined = await desk.anne.send(`${path}&family=${held.family.id}`, { who: maja!.hat }, { action: '/desk/families/join' })
  expect(joined.status).toBe(303)
  const talks = `select count(*)::int as talks, count(distinct w.person_id)::int as people from counselling.conversation c join core.hat w on w.id = c.writer_id where c.family_id = $1`
  expect(await desk.ask(talks, [held.family.id])).toEqual([{ talks: 2, people: 1 }])
  const inquiry = 'select ended_as, family_id from counselling.inquiry where id = $1'
  expect(await desk.ask(inquiry, [anew.id])).toEqual([{ ended_as: 'family-opened', family_id: held.family.id }])
})

test('row 23: the other parent writes, and becomes an adult of the family with a conversation the first does not see', async () => {
  const held = await desk.held({ adults: 1 })
  const anew = await anInquiry(desk.database.owner, desk.network, { stage: 'claimed', owner: desk.network.anne })
  const path = `/desk/families/join?inquiry=${anew.id}&family=${held.family.id}`
  const fields = { who: 'new', m0Role: 'father', m0Name: 'Jonas' }
  expect((await desk.anne.send(path, { ...fields, m0Role: '' }, { action: '/desk/families/join' })).text).toContain(
    'Vælg, hvem den voksne er',
  )
  expect((await desk.anne.send(path, fields, { action: '/desk/families/join' })).status).toBe(303)
  const page = await desk.anne.get(held.address)
  expect(page.text).toMatch(/Samtaler[\s\S]*Jonas[\s\S]*Venter på svar/)
  const whose = 'select a.family_id from core.hat a join core.hat w on w.person_id = a.person_id where w.id = $1 and a.kind = $2'
  expect(await desk.ask(whose, [anew.writer.hat, 'family_adult'])).toEqual([{ family_id: held.family.id }])
})

test('a contact is not tied to a family one does not stand around, nor to an adult of another', async () => {
  const held = await desk.held({ anchor: desk.network.bo, deputy: desk.network.cille })
  const own = await desk.held()
  const anew = await anInquiry(desk.database.owner, desk.network, { stage: 'claimed', owner: desk.network.anne })
  const fields = { inquiry: anew.id, who: held.family.adults[0]!.hat, m0Role: '', m0Name: '' }
  expect((await desk.anne.get(`/desk/families/join?inquiry=${anew.id}&family=${held.family.id}`)).status).toBe(404)
  expect((await desk.anne.post('/desk/families/join', { ...fields, family: held.family.id, formId: newId() })).status).toBe(404)
  expect((await desk.anne.post('/desk/families/join', { ...fields, family: own.family.id, formId: newId() })).text).toContain(
    'Vælg, hvem der skrev.',
  )
})
