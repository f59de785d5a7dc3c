import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { aMotherWhoComesBack, type Returned } from '#testing/comes-back.ts'
import { aStory, type Story } from '#testing/story.ts'

let story: Story
let back: Returned
beforeAll(async () => {
  story = await aStory()
  back = await aMotherWhoComesBack(story)
})
afterAll(() => story[Symbol.asyncDispose]())

const reads = async (who: { hat: string }, words: string[]) => {
  const page = (await (await story.site.signedIn(who.hat)).get(back.asked)).text
  return words.map((one) => page.includes(one))
}
const name = 'Hører til en familie, der er lukket: Solsikken'
const [then, now] = ['Det var svært i foråret.', 'Nu er det svært igen.']

test('whoever held the family, and their leader, read at once which closed family somebody in the queue belongs to', async () => {
  for (const who of [story.network.anne, story.network.bo, story.network.leader])
    expect(await reads(who, [name, `href="${back.held}"`, 'Tag henvendelsen, så kan du åbne', then, now])).toEqual(Array(5).fill(true))
})

test('a colleague who does not reach the family is told only that somebody was here before, and reads the words since then', async () => {
  const { cille } = story.network
  expect((await (await story.signedIn(cille)).get(back.held)).status).toBe(404)
  expect(await reads(cille, ['Har været i kontakt med os før.', now])).toEqual([true, true])
  expect(await reads(cille, ['Solsikken', back.family.id, then])).toEqual([false, false, false])
})

test('no detour shows a colleague in the queue what was said while the family was open, nor its name', async () => {
  const { cille, anne } = story.network
  const tries = (hat: string) =>
    ask(story.database.db, { kind: 'staff', hat }, async (tx) => {
      await sql`select counselling.open_inquiry(${back.inquiry.id}, 'answer')`.execute(tx)
      const words = await sql`select body from counselling.message where writer_id = ${back.inquiry.writer.hat}`.execute(tx)
      const names =
        await sql`select short_name from counselling.known_from(${back.inquiry.id}) union all select short_name from counselling.come_back_to(${back.inquiry.id})`.execute(
          tx,
        )
      return [words.rows.length, names.rows.length]
    })
  expect([await tries(cille.hat), await tries(anne.hat)]).toEqual([
    [1, 0],
    [3, 1],
  ])
  for (const part of ['thread', 'state', 'safe', 'wishes', 'promises', 'asks'])
    expect([part, /Solsikken|foråret/.test((await (await story.signedIn(cille)).get(`${back.asked}/fragments/${part}`)).text)]).toEqual([
      part,
      false,
    ])
})

test('a colleague who looks in the moment another takes it reads no more than a moment before', async () => {
  const { cille, anne } = story.network
  const claimed = async () => (await (await story.signedIn(anne)).post(`${back.asked}/claim`, { formId: newId() })).status
  const words = await ask(story.database.db, { kind: 'staff', hat: cille.hat }, async (tx) => {
    await sql`select counselling.open_inquiry(${back.inquiry.id}, 'answer')`.execute(tx)
    expect(await claimed()).toBe(303)
    return (await sql<{ body: string }>`select body from counselling.message where writer_id = ${back.inquiry.writer.hat}`.execute(tx)).rows
  })
  expect(words.map(({ body }) => body)).toEqual([now])
  expect((await (await story.signedIn(anne)).post(`${back.asked}/release`, { formId: newId() })).status).toBe(303)
})

test('somebody who comes back is at least as urgent as when the family was closed, and why is said', async () => {
  expect(await story.one('select level from counselling.inquiry')).toEqual({ level: 'C' })
  const page = (await (await story.signedIn(story.network.cille)).get(back.asked)).text
  expect(page).toMatch(/Hævet fra D<[\s\S]*Har fået hjælp af os før og kommer igen\.[\s\S]*Sat automatisk i dag kl\.\s10\.05/)
})

test('who has a page of the own is not said to read the answer with a code', async () => {
  expect(await reads(story.network.cille, ['Svaret læses på deres egen side.', 'åbnes med koden'])).toEqual([true, false])
})

test('whoever takes it reads everything, and is one click from opening the family again', async () => {
  const { cille } = story.network
  expect((await (await story.signedIn(cille)).post(`${back.asked}/claim`, { formId: newId() })).status).toBe(303)
  expect(await reads(cille, [name, then, now, `${back.held}/reopen?inquiry=${back.inquiry.id}`])).toEqual([true, true, true, true])
  expect((await (await story.signedIn(cille)).get(`${back.held}/reopen?inquiry=${back.inquiry.id}`)).status).toBe(200)
  expect(await reads(story.network.anne, ['Solsikken', then])).toEqual([false, false])
})
