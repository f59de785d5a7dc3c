import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aHeldFamily, plant } from '#core/builders.ts'
import { ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { anAbsence, aStory, type Story } from '#testing/story.ts'
import { anInquiry } from '../builders.ts'

const readFirst = 'Der er sagt noget om sikkert svar. Læs det, før du ringer.'
const herWords = 'Ring kun mellem 9 og 11'

async function aCallTo(story: Story, hat: string, { family, channel = 'phone' }: { family?: string; channel?: string } = {}) {
  const { database, network } = story
  const due = new Date('2026-11-24T11:05:00+01:00')
  const of = { to_hat: hat, by_hat: network.anne.hat, family_id: family ?? null }
  await plant(database.owner, { 'core.promise': [{ id: newId(), ...of, what: 'call', channel, due_by: due }] })
}

const owed = async (story: Story, who: Parameters<Story['signedIn']>[0]) => {
  const { text } = await (await story.signedIn(who)).get('/desk/fragments/today')
  return text
}

/** The next step is a call, and its date is told. */
async function aStepTold(story: Story, family: { id: string; step: string }, hat: string) {
  await story.database.owner.query(`update core.next_step set task_type = 'call', task_class = 'professional' where id = $1`, [family.step])
  const of = { to_hat: hat, by_hat: story.network.anne.hat, family_id: family.id, step_id: family.step }
  const promise = { id: newId(), ...of, what: 'step', channel: 'page', due_by: new Date('2026-11-24T20:00:00+01:00') }
  await plant(story.database.owner, { 'core.promise': [promise] })
}

async function aFamilyThatHasSaid(story: Story, words: string) {
  const { database, network } = story
  const family = await aHeldFamily(database.owner, network, { name: 'Solsikken', anchor: network.anne })
  const [maja] = family.adults
  await plant(database.owner, { 'counselling.safe_answer': [{ hat_id: maja!.hat, n: 1, words, by_hat: maja!.hat }] })
  await aCallTo(story, maja!.hat, { family: family.id })
  return { family, maja: maja! }
}

test('a promised call says that something is agreed about when it is safe, leads to it, and opens nothing', async () => {
  await using story = await aStory()
  const { family } = await aFamilyThatHasSaid(story, herWords)
  const text = await owed(story, story.network.anne)
  expect(text).toContain(`Ring på telefon · ${readFirst}`)
  expect(text).toContain(`href="/desk/families/${family.id}#people"`)
  expect(text).not.toContain(herWords)
  const { lines } = await story.one('select count(*)::int as lines from core.access_line')
  expect(lines).toBe(0)
})

test('also a call to somebody who is not a family yet, and whoever stands in today is told', async () => {
  await using story = await aStory()
  const { database, network } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne, safeAnswer: herWords })
  await aCallTo(story, inquiry.writer.hat)
  await anAbsence(story, { away: network.anne, cover: network.cille })
  for (const who of [network.anne, network.cille]) {
    const text = await owed(story, who)
    expect([text.includes(readFirst), text.includes(`href="/desk/inquiries/${inquiry.id}#answer"`)]).toEqual([true, true])
  }
})

test('that something stands is told to the one who is to call, and to nobody else', async () => {
  await using story = await aStory()
  await aFamilyThatHasSaid(story, herWords)
  const { anne, bo, cille, leader, volunteer } = story.network
  const told = ({ hat }: { hat: string }) =>
    ask(story.database.db, { kind: 'staff', hat }, async (tx) => {
      const { rows } = await sql`select counselling.calls_to_read_before()`.execute(tx)
      return rows.length
    })
  expect(await Promise.all([anne, bo, cille, leader, volunteer].map(told))).toEqual([1, 0, 0, 0, 0])
})

test('a step that is a call is a call too', async () => {
  await using story = await aStory()
  const { maja, family } = await aFamilyThatHasSaid(story, herWords)
  await aStepTold(story, family, maja.hat)
  expect((await owed(story, story.network.anne)).split(readFirst)).toHaveLength(3)
})

test('where nothing is said, where it was taken back, and where nobody is called, nothing stands', async () => {
  await using story = await aStory()
  const { maja, family } = await aFamilyThatHasSaid(story, herWords)
  await aCallTo(story, family.adults[0]!.hat, { family: family.id, channel: 'page' })
  expect((await owed(story, story.network.anne)).split(readFirst)).toHaveLength(2)
  await story.database.owner.query(
    `insert into counselling.safe_answer (hat_id, n, words, by_hat, said_at) values ($1, 2, '', $1, platform.now() + interval '1 second')`,
    [maja.hat],
  )
  expect(await owed(story, story.network.anne)).not.toContain(readFirst)
})

test('among my inquiries a promised call is a call, not an answer', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne })
  const anne = await story.signedIn(network.anne)
  const address = `/desk/inquiries/${inquiry.id}`
  expect((await anne.get('/desk/fragments/mine')).text).toMatch(/Svar [^<]*kl\./)
  const wish = { promiseWhat: 'call', promiseDay: '2026-11-25', promiseTime: '11:00', promiseYes: 'yes' }
  await anne.send(address, wish, { action: `${address}/promise` })
  expect((await anne.get('/desk/fragments/mine')).text).toMatch(/Ring [^<]*kl\. 11/)
})
