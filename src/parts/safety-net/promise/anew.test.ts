import { expect, test } from 'vitest'
import { aHeldFamily } from '#core/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { renewPromises } from '#parts/counselling/receive/renew.ts'
import { begun } from '#testing/meanwhile.ts'
import { anAbsence, aStory } from '#testing/story.ts'
import { breakWhatIsLate } from './jobs.ts'

/** A morning on which promises are looked after, twice at once, as by two processes. */
async function aMorning() {
  const story = await aStory()
  const { db, owner } = story.database
  const look = async () => {
    await breakWhatIsLate(db)
    await renewPromises(db)
  }
  const looksAfter = () => Promise.all([look(), look()])
  const answers = async () =>
    (
      await owner.query(`select ended_as, by_hat, what, extract(epoch from due_by - made_at)::int / 60 as minutes, told_by, late_since,
    due_by > platform.now() as ahead from core.promise where what in ('answer', 'write-when') order by made_at`)
    ).rows
  return { ...story, looksAfter, answers }
}

test('whoever has taken an inquiry and does not answer in time owes it still: a new time is told, and the first stays told', async () => {
  await using story = await aMorning()
  const { database, network, looksAfter, answers } = story
  const { id } = await anInquiry(database.owner, network, { level: 'C', stage: 'claimed', owner: network.anne, promisedHours: 1 })
  await looksAfter()
  expect(await answers()).toMatchObject([{ ended_as: null }])
  await database.advance(61 * 60_000)
  await looksAfter()
  const [first, second, ...more] = await answers()
  expect(first).toMatchObject({ ended_as: 'broken' })
  expect([second, more]).toMatchObject([{ ended_as: null, ahead: true, late_since: first!.told_by, by_hat: network.anne.hat }, []])
  expect(
    await story.one('select p.open from counselling.inquiry i join core.promise p on p.id = i.promise_id where i.id = $1', id),
  ).toEqual({ open: true })
})

test('a family that has written and is not answered reads a new time beside what we did not keep, and stands among what is promised today', async () => {
  await using story = await aMorning()
  const { database, network, looksAfter, answers } = story
  const family = await aHeldFamily(database.owner, network, { level: 'B', name: 'Havet' })
  const maja = () => story.site.signedIn(family.adults[0]!.hat)
  await (await maja()).send('/min-side/samtale', { words: 'Hvornår ringer I?' })
  const [told] = await answers()
  await database.setClock(new Date(told!.told_by.getTime() + 60_000).toISOString())
  await looksAfter()
  const now = await answers()
  expect(now).toMatchObject([{ ended_as: 'broken' }, { ended_as: null, ahead: true, late_since: told!.told_by, by_hat: network.anne.hat }])
  const page = (await (await maja()).get('/min-side')).text
  expect(page).toContain('Vi lovede dig noget og holdt det ikke.')
  expect(page).toMatch(/next-day">Senest [\s\S]*Anne svarer dig[\s\S]*Det holdt vi ikke\. Det er vores fejl/)
  const anne = await story.signedIn(network.anne)
  const today = async () => /Lovet i dag[\s\S]*?<\/section>/.exec((await anne.get('/desk')).text)![0]
  expect(await today()).toMatch(/Havet[\s\S]*Skulle være holdt i dag/)
  expect((await anne.get('/desk')).text).toContain('Har skrevet. Svar lovet i dag kl. 11. Tiden er gået')
  expect((await anne.get(`/desk/families/${family.id}`)).text).toContain('Lovet i dag kl. 11. Tiden er gået.')
  const { id } = await story.one<{ id: string }>('select id from counselling.conversation where family_id = $1', family.id)
  const talk = `/desk/families/${family.id}/conversations/${id}`
  expect((await anne.send(talk, { words: 'Undskyld. Jeg ringer klokken tre.' }, { action: talk })).status).toBe(303)
  expect(await today()).not.toContain('Havet')
  await database.advance(9 * 86_400_000)
  await looksAfter()
  expect(await answers()).toMatchObject([{ ended_as: 'broken' }, { ended_as: 'kept' }])
})

test('whoever answers in the moment a new time is made is not owed it too', async () => {
  await using story = await aMorning()
  const { database, network, answers, one } = story
  const family = await aHeldFamily(database.owner, network, { level: 'B' })
  const maja = await story.site.signedIn(family.adults[0]!.hat)
  await maja.send('/min-side/samtale', { words: 'Hvornår ringer I?' })
  const [told] = await answers()
  await database.setClock(new Date(told!.told_by.getTime() + 60_000).toISOString())
  await breakWhatIsLate(database.db)
  const { id } = await one<{ id: string }>('select id from counselling.conversation where family_id = $1', family.id)
  const answering = await database.owner.connect()
  await answering.query(`begin; update counselling.conversation set last_word_by = 'us', last_word_at = platform.now() where id = '${id}'`)
  const renewed = await begun(database, () => renewPromises(database.db))
  await answering.query('commit')
  answering.release()
  await renewed.answer
  expect(await answers()).toMatchObject([{ ended_as: 'broken' }])
})

test('a family is promised what those who know it can keep, and not what a colleague on a shift could', async () => {
  await using story = await aMorning()
  const { database, network, answers } = story
  const written = async (wish: Parameters<typeof aHeldFamily>[2]) => {
    const family = await aHeldFamily(database.owner, network, { level: 'A', adults: 1, ...wish })
    await (await story.site.signedIn(family.adults[0]!.hat)).send('/min-side/samtale', { words: 'Han står udenfor' })
    const { minutes } = (await answers()).at(-1)!
    // Each is answered before the next one writes: nobody is with somebody else in danger.
    await database.owner.query(`update core.promise set ended_at = platform.now(), ended_as = 'kept' where what = 'answer' and open`)
    return minutes
  }
  // Of the three only Anne is on a shift at five past ten.
  expect(await written({ anchor: network.anne, deputy: network.bo })).toBe(2)
  expect(await written({ anchor: network.bo, deputy: network.anne })).toBe(2)
  // Bo's begins at two.
  const atTwo = await written({ anchor: network.bo, deputy: network.cille })
  expect([atTwo > 234, atTwo <= 355]).toEqual([true, true])
  await anAbsence(story, { away: network.cille, cover: network.anne })
  expect(await written({ anchor: network.cille, deputy: network.bo })).toBe(2)
})

test('how soon a family is answered follows the level it has now, not the one it came with', async () => {
  await using story = await aMorning()
  const { database, network, answers, one } = story
  const family = await aHeldFamily(database.owner, network, { level: 'C', adults: 1, due: '2026-11-24' })
  const maja = await story.site.signedIn(family.adults[0]!.hat)
  await maja.send('/min-side/samtale', { words: 'Hvornår ringer I?' })
  await one(`update core.promise set ended_at = platform.now(), ended_as = 'kept'`)
  const [anne, held] = [await story.signedIn(network.anne), `/desk/families/${family.id}`]
  const inDanger = { level: 'A', levelReason: 'Han har fundet hende' }
  expect((await anne.send(held, inDanger, { action: `${held}/level` })).status).toBe(303)
  await maja.send('/min-side/samtale', { words: 'Han er her' })
  expect((await answers()).map(({ minutes }) => minutes <= 2)).toEqual([false, true])
})
