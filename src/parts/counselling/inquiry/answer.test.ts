import { expect, test } from 'vitest'
import { anAbsence, aStory } from '#testing/story.ts'
import { anInquiry } from '../builders.ts'

test('an answer reaches the conversation once, keeps the promise and waits on the page of the one who wrote', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne })
  const anne = await story.signedIn(network.anne)
  const address = `/desk/inquiries/${inquiry.id}`
  await anne.get(address)
  const formId = crypto.randomUUID()
  const sent = await Promise.all([1, 2, 3].map(() => anne.post(`${address}/answer`, { formId, words: 'Godt, at du skrev.' })))
  expect(sent.map(({ status, location }) => [status, location])).toEqual(Array(3).fill([303, `${address}#answer`]))
  expect(
    await story.one(
      `select i.state, p.ended_as, c.state as talk, c.last_word_by, c.keep_until::text,
         (select count(*)::int from counselling.message m where m.conversation_id = c.id and from_us) as answers,
         (select count(*)::int from core.notice n where n.to_hat = i.writer_id and n.kind = 'answer') as notices
       from counselling.inquiry i join core.promise p on p.id = i.promise_id join counselling.conversation c on c.id = i.conversation_id where i.id = $1`,
      inquiry.id,
    ),
  ).toEqual({ state: 'answered', ended_as: 'kept', talk: 'active', last_word_by: 'us', keep_until: '2027-02-22', answers: 1, notices: 1 })
  const page = await anne.get(address)
  expect(page.text).toContain('Godt, at du skrev.')
  expect(page.text).toContain('Nu er det deres tur')
})

test('a promise past its time is broken in the open: the answer says so before it says anything else', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne, promisedHours: 1 })
  await database.advance(2 * 3_600_000)
  const anne = await story.signedIn(network.anne)
  const address = `/desk/inquiries/${inquiry.id}`
  expect((await anne.get(address)).text).toContain(
    'Vi sagde, at vi ville svare i dag kl. 11.05. Det gjorde vi ikke, og det er vores fejl. </textarea>',
  )
  await anne.send(address, { words: 'Undskyld. Her er jeg.' }, { action: `${address}/answer` })
  expect(await story.one('select ended_as from core.promise where id = $1', inquiry.promise)).toEqual({ ended_as: 'broken' })
  const answered = await anne.get(address)
  expect(answered.text).toContain('Ikke holdt: Svar senest i dag kl. 11.05')
  expect(answered.text).not.toContain('Det gjorde vi ikke')
})

test('an answer is kept by answering: nothing else says that it was given', async () => {
  await using story = await aStory()
  const inquiry = await anInquiry(story.database.owner, story.network, { stage: 'claimed', owner: story.network.anne })
  const anne = await story.signedIn(story.network.anne)
  const said = await anne.post(`/desk/inquiries/${inquiry.id}/promises/${inquiry.promise}`, { formId: crypto.randomUUID() })
  expect([said.status, await story.one('select ended_as from core.promise where id = $1', inquiry.promise)]).toEqual([
    409,
    { ended_as: null },
  ])
})

test('before a new time is promised it is said that the old promise is broken by it, and only where it is', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne, promisedHours: 1 })
  const page = async () => (await (await story.signedIn(network.anne)).get(`/desk/inquiries/${inquiry.id}`)).text
  const breaks = 'Lover du en ny, er det gamle løfte brudt. De får det at se med det samme. Det kan ikke gøres om.'
  expect(await page()).not.toContain(breaks)
  await database.advance(2 * 3_600_000)
  expect(await page()).toContain(breaks)
})

test('where nothing was told, no heading says that something was; whoever wrote and passed over danger has not said no', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { who: 'mother' })
  const page = async () => (await (await story.signedIn(network.anne)).get(`/desk/inquiries/${inquiry.id}`)).text
  expect(await page()).toContain('Det har de fortalt')
  await database.owner.query('update counselling.intake set who = null where inquiry_id = $1', [inquiry.id])
  expect(await page()).toMatch(/Det har de fortalt[\s\S]{1,80}Fare lige nu<\/dt><dd>Har ikke svaret/)
  await database.owner.query(`update counselling.inquiry set channel = 'phone' where id = $1`, [inquiry.id])
  expect(await page()).not.toContain('Det har de fortalt')
  expect(await page()).toContain('Samtalen slettes')
})

test('row 35: a draft survives, for each person by itself, and goes when the answer is sent', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne })
  const [anne, leader] = [await story.signedIn(network.anne), await story.signedIn(network.leader)]
  const address = `/desk/inquiries/${inquiry.id}`
  await anne.post(`${address}/draft`, { words: 'Et udkast & <i>mere</i>' })
  await anne.post(`${address}/draft`, { words: 'Et udkast & <i>mere</i> til' })
  const again = await anne.get(address)
  expect(again.text).toContain('Et udkast &amp; &lt;i&gt;mere&lt;/i&gt; til</textarea>')
  expect(again.text).toContain('Gemt kl.')
  expect((await leader.get(address)).text).not.toContain('Et udkast')
  await anne.send(address, { words: 'Et udkast til, færdigt' }, { action: `${address}/answer` })
  expect(await story.one('select count(*)::int as drafts from counselling.draft')).toEqual({ drafts: 0 })
})

test('row 35: what was typed comes back when the answer cannot be sent', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne })
  const anne = await story.signedIn(network.anne)
  const address = `/desk/inquiries/${inquiry.id}`
  await anne.get(address)
  await database.owner.query(
    `insert into counselling.message (id, conversation_id, writer_id, by_hat, from_us, body) values (gen_random_uuid(), $1, $2, $2, false, 'Vent, der er sket noget nyt.')`,
    [inquiry.conversation, inquiry.writer.hat],
  )
  const refused = await anne.post(`${address}/answer`, { words: 'Mit lange svar' })
  expect(refused.status).toBe(409)
  expect(refused.text).toContain('De har skrevet igen, mens du skrev')
  expect(refused.text).toContain('Vent, der er sket noget nyt.')
  expect(refused.text).toContain('Mit lange svar</textarea>')
  const sent = await anne.send(address, { words: 'Mit lange svar, nu med det nye' }, { action: `${address}/answer` })
  expect(sent.status).toBe(303)
})

test('what somebody writes is shown as they wrote it and is never markup', async () => {
  await using story = await aStory()
  const { network, database } = story
  const attack = `<script>alert(1)</script><img src=x onerror=alert(2)>"'&\u202e`
  const inquiry = await anInquiry(database.owner, network, { words: attack, safeAnswer: attack })
  await database.owner.query('update counselling.intake set children = $2, deadline_words = $2 where inquiry_id = $1', [inquiry.id, attack])
  const page = await (await story.signedIn(network.anne)).get(`/desk/inquiries/${inquiry.id}`)
  expect(page.text).not.toContain('<script>alert')
  expect(page.text).not.toContain('<img src=x')
  expect(page.text.split('&lt;script&gt;alert(1)&lt;/script&gt;').length).toBeGreaterThan(3)
})

test('how it is safe to answer stands beside the answer', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne, safeAnswer: 'Kun mellem 9 og 11' })
  const { text } = await (await story.signedIn(network.anne)).get(`/desk/inquiries/${inquiry.id}`)
  const box = text.slice(text.indexOf('id="answer"'))
  expect(box).toContain('Kun mellem 9 og 11')
})

test('who stands in for an absent colleague answers, keeps the promise and leaves it with its owner', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.bo })
  const cille = await story.signedIn(network.cille)
  const address = `/desk/inquiries/${inquiry.id}`
  expect((await cille.get(address)).status).toBe(404)
  await anAbsence(story, { away: network.bo, cover: network.cille })
  expect((await cille.get(address)).text).toContain('Bo har den. Du dækker i dag')
  expect((await cille.send(address, { words: 'Bo er væk i dag. Jeg er her.' }, { action: `${address}/answer` })).status).toBe(303)
  expect(
    await story.one(
      'select i.owner_id, p.ended_as from counselling.inquiry i join core.promise p on p.id = i.promise_id where i.id = $1',
      inquiry.id,
    ),
  ).toEqual({ owner_id: network.bo.hat, ended_as: 'kept' })
  expect(await story.one('select purpose from core.access_line where hat_id = $1 limit 1', network.cille.hat)).toEqual({ purpose: 'cover' })
})

test('who else has it open is seen for two minutes', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network)
  const address = `/desk/inquiries/${inquiry.id}`
  const [anne, bo] = [await story.signedIn(network.anne), await story.signedIn(network.bo)]
  await anne.get(address)
  expect((await bo.get(address)).text).toContain('Anne har den også åben')
  await database.advance(3 * 60_000)
  expect((await bo.get(`${address}/fragments/lookers`)).text).not.toContain('Anne')
})

test('what is owed renews itself: who writes again is promised an answer, and the open page says so', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne })
  const anne = await story.signedIn(network.anne)
  const address = `/desk/inquiries/${inquiry.id}`
  const page = await anne.get(address)
  const src = `${address}/fragments/promises`
  expect(page.text).toMatch(new RegExp(`<live-region id="promises" src="${src}" kinds="[^"]*message-received[^"]*" of="${inquiry.id}"`))
  const part = await anne.get(src)
  expect(part.text).toContain('Svar senest')
  await anne.send(address, { words: 'Godt, at du skrev.' }, { action: `${address}/answer` })
  expect((await anne.get(src)).text).toContain('Der er ikke lovet noget lige nu')
  expect((await (await story.signedIn(network.bo)).get(src)).status).toBe(404)
})
