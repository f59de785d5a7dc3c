import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { meanwhile } from '#testing/meanwhile.ts'
import { aStory, type Story } from '#testing/story.ts'
import { anInquiry, type Inquiry } from '../builders.ts'
import { answerColleague } from './ask/actions.ts'

/** Somebody writes for a long time on a page that has stood open, and what they write to is theirs no more. */
async function anOlderPage() {
  const story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne })
  const anne = await story.signedIn(network.anne)
  const page = `/desk/inquiries/${inquiry.id}`
  const form = (wish: string) => anne.opened(page, { action: `${page}/${wish}` })
  const forms = { answer: await form('answer'), end: await form('end') }
  return { story, inquiry, anne, page, ...forms, [Symbol.asyncDispose]: () => story[Symbol.asyncDispose]() }
}

const words = 'Det lyder svært. Jeg har tid til dig i morgen.'
const deletes = async ({ site }: Story, { writer }: Inquiry) => (await site.signedIn(writer.hat)).post('/samtale/slet', { formId: newId() })
const deletedBySelf = /Den, der skrev, slettede selv samtalen i dag kl\. 10\.\d\d\. Ingen skal svare mere\./

test('whoever answers or ends what its writer has deleted meanwhile reads that, and that nothing was sent', async () => {
  await using older = await anOlderPage()
  expect((await deletes(older.story, older.inquiry)).location).toBe('/samtale/slettet')
  const answered = await older.answer({ words })
  expect([answered.status, answered.text.includes(`${words}</textarea>`)]).toEqual([409, true])
  expect(answered.text).toMatch(deletedBySelf)
  expect(answered.text).toContain('Svaret er ikke sendt, og det er ikke gemt. Det står kun her.')
  const ended = await older.end({ endAs: 'withdrawn', endWords: 'Hun vil ikke mere' })
  expect([ended.status, deletedBySelf.test(ended.text), ended.text.includes('Det, du skrev, er ikke gemt.')]).toEqual([409, true, true])
  expect(ended.text).toMatch(/<label[^>]*>Det, du skrev<\/label>/)
  const again = await older.anne.get(older.page)
  expect([again.status, deletedBySelf.test(again.text)]).toEqual([404, true])
})

test('in the moment it is deleted too', async () => {
  await using older = await anOlderPage()
  const { database } = older.story
  const who = { kind: 'writer', hat: older.inquiry.writer.hat } as const
  const does = (tx: Tx) => sql`select core.delete_mine('all')`.execute(tx)
  const answered = await meanwhile(database, { who, does }, () => older.answer({ words }))
  expect([answered.status, deletedBySelf.test(answered.text)]).toEqual([409, true])
})

test('whoever never had it is told nothing of it', async () => {
  await using older = await anOlderPage()
  const cille = await older.story.signedIn(older.story.network.cille)
  await deletes(older.story, older.inquiry)
  for (const asked of [await cille.get(older.page), await cille.post(`${older.page}/answer`, { words, formId: newId() })])
    expect([asked.status, /slette/.test(asked.text)]).toEqual([404, false])
})

/** Anne has asked Bo to take it over, and goes on writing. */
async function isAsked(older: Awaited<ReturnType<typeof anOlderPage>>) {
  const { story, anne, page, inquiry } = older
  const { bo } = story.network
  await anne.send(page, { ask: 'take-over', askTo: bo.hat, askWords: '' }, { action: `${page}/ask` })
  const { id } = await story.one<{ id: string }>('select id from counselling.ask where inquiry_id = $1', inquiry.id)
  return { bo, id, reply: `${page}/asks/${id}` }
}
const takenByBo = /Bo har taget den[\s\S]*Bo tog den i dag kl\. 10\.\d\d og svarer\.[\s\S]*Det, du skrev, er ikke sendt\./

test('whoever answers what a colleague has taken over reads who has it since when, and finds the own words', async () => {
  await using older = await anOlderPage()
  const { bo, reply } = await isAsked(older)
  await (await older.story.signedIn(bo)).send(older.page, { askAnswer: 'yes', askReply: '' }, { action: reply })
  const answered = await older.answer({ words })
  expect([answered.status, takenByBo.test(answered.text), answered.text.includes(`${words}</textarea>`)]).toEqual([409, true, true])
  const kept = await older.anne.post(`${older.page}/draft`, { words, formId: newId() })
  expect([kept.status, takenByBo.test(kept.text), kept.text.includes(`${words}</textarea>`)]).toEqual([409, true, true])
})

test('in the moment the colleague says yes too', async () => {
  await using older = await anOlderPage()
  const { bo, id } = await isAsked(older)
  const order = { id: older.inquiry.id, wishId: newId(), now: new Date('2026-11-24T10:06:00+01:00'), today: '2026-11-24', hat: bo.hat }
  const does = (tx: Tx) => answerColleague(tx, order, { askId: id, answer: 'yes', words: null })
  const answered = await meanwhile(older.story.database, { who: { kind: 'staff', hat: bo.hat }, does }, () => older.answer({ words }))
  expect([answered.status, takenByBo.test(answered.text), answered.text.includes(`${words}</textarea>`)]).toEqual([409, true, true])
})
