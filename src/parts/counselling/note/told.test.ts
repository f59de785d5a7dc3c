import { afterAll, beforeAll, expect, test } from 'vitest'
import { plant } from '#core/builders.ts'
import { carryMail } from '#core/send/jobs.ts'
import { aDesk, type Desk, type Held } from '#testing/desk.ts'
import type { Browser } from '#testing/site.ts'
import { hasConversation } from '../builders.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

const news = 'Der er en ny note til dig i planen.'
const parents = async ({ family }: Held) => Promise.all(family.adults.slice(0, 2).map(({ hat }) => desk.site.signedIn(hat)))
const isNews = async (browser: Browser) => (await browser.get('/min-side')).text.includes(news)
const told = async ({ family }: Held) =>
  (
    await desk.ask(`select n.to_hat from core.notice n join core.hat h on h.id = n.to_hat where h.family_id = $1 and n.kind = 'note'`, [
      family.id,
    ])
  ).map(({ to_hat }) => to_hat)

/** Everything a parent can open, without what is new each time it is drawn. */
async function everythingOf(browser: Browser): Promise<string> {
  const read = []
  for (const page of ['', '/plan', '/spor', '/samtale', '/besked']) read.push((await browser.get(`/min-side${page}`)).text)
  return read.join('\n').replaceAll(/name="form(Id|Token)" value="[^"]*"|Du har selv åbnet siden [^<]*/g, '')
}

/** The mails that leave when the post goes: to whom, and with which words of ours beyond the fixed ones. */
async function mailsThatLeave(): Promise<[to: string, letter: unknown][]> {
  const sent: [string, unknown][] = []
  await carryMail(desk.database.db, {
    isOpen: async () => true,
    carry: async (to, _, letter) => {
      sent.push([to, letter])
      return 'carried'
    },
  })
  return sent
}

test('a note for one adult alone is news on her page once and in a mail that says nothing; the other parent’s page stays as it was', async () => {
  const held = await desk.held()
  const [maja, jonas] = held.family.adults
  const mail = { channel: 'mail', turned_on_at: '2026-11-20T10:00:00Z' }
  await plant(desk.database.owner, {
    'core.contact_card': [maja!, jonas!].map(({ hat, name }) => ({ hat_id: hat, address: `${name}@example.org`, ...mail })),
  })
  const [hers, his] = await parents(held)
  await everythingOf(his!)
  await held.send(desk.anne, 'notes', { body: 'Kun os', shownTo: 'us' })
  const before = await everythingOf(his!)
  await held.send(desk.anne, 'notes', { body: 'Til dig, Maja', shownTo: maja!.hat })
  expect(await mailsThatLeave()).toEqual([['Maja@example.org', undefined]])
  expect(await told(held)).toEqual([maja!.hat])
  expect(await everythingOf(his!)).toBe(before)
  expect([await isNews(hers!), await isNews(hers!)]).toEqual([true, false])
})

test('a note the family reads along in is news to each of its adults; one for us alone is news to nobody', async () => {
  const held = await desk.held()
  const [hers, his] = await parents(held)
  await held.send(desk.anne, 'notes', { body: 'Kun os', shownTo: 'us' })
  expect([await isNews(hers!), await isNews(his!)]).toEqual([false, false])
  await held.send(desk.anne, 'notes', { body: 'Til jer', shownTo: 'family' })
  expect([await isNews(hers!), await isNews(his!)]).toEqual([true, true])
})

test('a correction is news to whoever reads what it corrects, also when he has left the family since', async () => {
  const held = await desk.held()
  const jonas = held.family.adults[1]!
  const [hers, his] = await parents(held)
  await held.send(desk.anne, 'notes', { body: 'Til dig, Jonas', shownTo: jonas.hat })
  expect(await isNews(his!)).toBe(true)
  await held.send(desk.anne, `members/${jonas.member}/leave`, { leftOn: '2026-11-20', leftBecause: 'Bor et andet sted nu' })
  const [note] = await desk.ask('select id from counselling.note where family_id = $1', [held.family.id])
  await held.send(desk.anne, `notes/${note.id}/correct`, { body: 'Til dig, Jonas, rettet' })
  expect([await isNews(hers!), await isNews(his!)]).toEqual([false, true])
  expect((await his!.get('/min-side/plan')).text).toContain('Til dig, Jonas, rettet')
})

test('the desk says who has not seen that there is a note, until she has', async () => {
  const held = await desk.held()
  const untold = async () => /Ikke fortalt endnu: ny note/.test((await desk.anne.get(held.address)).text)
  await held.send(desk.anne, 'notes', { body: 'Til dig, Maja', shownTo: held.family.adults[0]!.hat })
  expect(await untold()).toBe(true)
  await isNews((await parents(held))[0]!)
  expect(await untold()).toBe(false)
})

test('whoever still comes with a code is told in the conversation', async () => {
  const held = await desk.held({ adults: 1 })
  const { writer } = await hasConversation(desk.database.owner, desk.network, held)
  await held.send(desk.anne, 'notes', { body: 'Til dig, Maja', shownTo: held.family.adults[0]!.hat })
  expect((await (await desk.site.signedIn(writer.hat)).get('/samtale')).text).toContain(news)
})
