import { expect, test } from 'vitest'
import { codeIn } from '#testing/as-read.ts'
import { aStory } from '#testing/story.ts'

const latest = `select i.id, i.channel, i.state, i.level, i.owner_id, i.deadline_on::text, i.language, i.interpreter, p.by_hat, p.by_queue, p.open,
  n.postcode, s.words as safe, s.by_hat as heard_by, n.who, n.alone from counselling.inquiry i join core.promise p on p.id = i.promise_id join counselling.intake n on n.inquiry_id = i.id
  left join counselling.safe_answer s on s.hat_id = i.writer_id
  order by i.received_at desc, i.id desc limit 1`
const call = {
  channel: 'phone',
  words: 'Hun er 22, gravid og alene.',
  who: 'pregnant',
  alone: 'yes',
  postcode: '9000',
  answerWhere: 'Kun om dagen',
}
const path = '/desk/inquiries/new'

test('row 17: phone, walk-in and mail stand in the same queue as what is written, with the same promise', async () => {
  await using story = await aStory()
  const anne = await story.signedIn(story.network.anne)
  for (const channel of ['phone', 'walk-in', 'mail']) {
    const noted = await anne.send(path, { ...call, channel })
    expect(noted.status).toBe(200)
    expect(await story.one(latest)).toMatchObject({
      channel,
      state: 'received',
      level: 'C',
      by_queue: story.network.queue.id,
      open: true,
      postcode: '9000',
    })
  }
  const desk = await anne.get('/desk')
  for (const words of ['En, der ringede', 'En, der kom forbi', 'En, der sendte mail']) expect(desk.text).toContain(words)
})

test('what somebody said on the telephone is read as said by whoever called, and something that hurries without a day is to be asked about', async () => {
  await using story = await aStory()
  const anne = await story.signedIn(story.network.anne)
  const urgent = { channel: 'phone', words: 'Huslejen skal betales.', deadlineWords: 'Huslejen skal betales' }
  expect((await anne.get(path)).text).toContain('Kun deres egne ord skal skrives.')
  await anne.send(path, { ...urgent, take: 'yes' })
  const { id, level } = await story.one<{ id: string; level: string }>(latest)
  const page = (await anne.get(`/desk/inquiries/${id}`)).text
  expect(level).toBe('D')
  expect(page).toContain('Der er skrevet om noget, der haster, men ingen dag. Spørg, hvilken dag det er.')
  expect(page).not.toContain('Ingen af svarene viser, at det haster')
  expect(page).toContain('Den, der ringede')
  expect(page).toContain('Sat automatisk i dag kl. 10.05')
  expect(page).toMatch(/Samtalen slettes [^.]*22\. februar[^.]*, hvis ingen skriver mere\./)
})

test('an answer without a word is asked for by name, and nothing is said to be kept where nothing was written', async () => {
  await using story = await aStory()
  const anne = await story.signedIn(story.network.anne)
  await anne.send(path, { ...call, take: 'yes' })
  const { id } = await story.one<{ id: string }>(latest)
  const empty = await anne.post(`/desk/inquiries/${id}/answer`, { words: '' })
  expect(empty.text).toContain('Ret én ting, før du går videre')
  expect(empty.text).toContain('Skriv dit svar først.')
  expect(empty.text).not.toContain('Alt, hvad du har skrevet')
  const level = await anne.post(`/desk/inquiries/${id}/triage`, { level: 'E', levelReason: 'De skal flytte' })
  expect(level.text).toContain('Alt, hvad du har skrevet, er gemt her på siden.')
})

test('taken at once it is mine, promise and all', async () => {
  await using story = await aStory()
  const { anne } = story.network
  await (await story.signedIn(anne)).send(path, { ...call, take: 'yes', deadlineOn: '2026-11-26', language: 'ar', interpreter: 'yes' })
  expect(await story.one(latest)).toMatchObject({
    state: 'claimed',
    owner_id: anne.hat,
    by_hat: anne.hat,
    by_queue: null,
    level: 'C',
    deadline_on: '2026-11-26',
    safe: 'Kun om dagen',
    heard_by: anne.hat,
    language: 'ar',
    interpreter: true,
  })
})

test('danger now is level A whatever else is said', async () => {
  await using story = await aStory()
  await (await story.signedIn(story.network.anne)).send(path, { ...call, danger: 'yes' })
  expect(await story.one(latest)).toMatchObject({ level: 'A' })
})

test('the four words are shown to be read aloud, a double click shows the same, and after ten minutes they are gone', async () => {
  await using story = await aStory()
  const anne = await story.signedIn(story.network.anne)
  const formId = crypto.randomUUID()
  const pages = await Promise.all([1, 2, 3].map(() => anne.post(path, { ...call, formId })))
  const codes = pages.map(codeIn)
  expect(new Set(codes).size).toBe(1)
  expect(codes[0]!.split(' ')).toHaveLength(4)
  const { inquiries } = await story.one('select count(*)::int as inquiries from counselling.inquiry')
  expect(inquiries).toBe(1)
  const { rows } = await story.database.owner.query(`select * from platform.form_receipt`)
  expect(JSON.stringify(rows)).not.toContain(codes[0])
  await story.database.advance(11 * 60_000)
  const later = await anne.post(path, { ...call, formId })
  expect(later.text).not.toContain(codes[0]!)
  expect(later.text).toContain('Koden vises kun i ti minutter')
})

test('what is missing is said beside the field, and nothing that was typed is lost', async () => {
  await using story = await aStory()
  const anne = await story.signedIn(story.network.anne)
  const wrong = await anne.send(path, {
    channel: 'due',
    words: '  ',
    postcode: '90 <b>',
    deadlineWords: 'Møde',
    answerWhere: 'Om "morgenen"',
  })
  expect(wrong.status).toBe(422)
  for (const words of [
    'Skriv, hvad de siger.',
    'Vælg, hvordan den kom.',
    'Et postnummer har fire tal.',
    'value="Møde"',
    'Om &quot;morgenen&quot;',
    '90 &lt;b&gt;',
  ])
    expect(wrong.text).toContain(words)
  const { inquiries } = await story.one('select count(*)::int as inquiries from counselling.inquiry')
  expect(inquiries).toBe(0)
})

test('a CPR number is not written down, wherever it stands: nothing is lost, and without it the rest is received', async () => {
  await using story = await aStory()
  const anne = await story.signedIn(story.network.anne)
  for (const field of ['words', 'children', 'deadlineWords', 'answerWhere']) {
    const noted = await anne.send(path, { ...call, [field]: 'Hun siger 010190-1234 og Bo' })
    expect([field, noted.status, noted.text.includes('Her står et CPR-nummer. Tag det ud, før du gemmer.')]).toEqual([field, 422, true])
    expect(noted.text).toContain('Hun siger 010190-1234 og Bo')
  }
  expect(await story.one('select count(*)::int from counselling.inquiry')).toEqual({ count: 0 })
  expect((await anne.send(path, { ...call, words: 'Hun siger, at hun hedder Bo. Ring 70 11 11 11' })).status).toBe(200)
})
