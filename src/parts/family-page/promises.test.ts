import { expect, test } from 'vitest'
import { aHeldFamily, plant } from '#core/builders.ts'
import { addDays } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase } from '#testing/database.ts'
import { aFamilyAtHome, today } from '#testing/family-at-home.ts'
import type { Page } from '#testing/site.ts'
import { aStory } from '#testing/story.ts'

const missing = (page: Page, words: string[]) => words.filter((one) => !page.text.includes(one))

test('promises stand in the open: kept, still to come, moved and not kept', async () => {
  await using database = await freshDatabase()
  const { network, family, maja } = await aFamilyAtHome(database)
  const promise = { to_hat: family.adults[0]!.hat, by_hat: network.anne.hat, family_id: family.id, channel: 'phone' }
  const moved = newId()
  await plant(database.owner, {
    'core.promise': [
      { id: newId(), ...promise, what: 'call', due_by: `${today}T15:00:00+01:00`, window_from: `${today}T14:00:00+01:00` },
      {
        id: newId(),
        ...promise,
        what: 'answer',
        window_from: `${addDays(today, 1)}T08:30:00+01:00`,
        due_by: `${addDays(today, 1)}T09:30:00+01:00`,
        ended_at: `${today}T08:00:00+01:00`,
        ended_as: 'kept',
      },
      { id: newId(), ...promise, what: 'meet', due_by: `${today}T09:00:00+01:00`, ended_at: `${today}T09:15:00+01:00`, ended_as: 'broken' },
      {
        id: moved,
        ...promise,
        what: 'call',
        due_by: `${today}T11:00:00+01:00`,
        ended_at: `${today}T08:00:00+01:00`,
        ended_as: 'moved',
        their_yes_at: `${today}T08:00:00+01:00`,
      },
      { id: newId(), ...promise, what: 'call', due_by: `${addDays(today, 2)}T11:00:00+01:00`, moved_from: moved },
    ],
  })
  const page = await maja.get('/min-side/plan')
  expect(
    missing(page, ['Anne ringer til dig', 'i dag mellem kl. 14 og 15', 'Holdt', 'Flyttet efter aftale', 'Det holdt vi ikke.']),
  ).toEqual([])
  // What was promised for tomorrow and is done is not still to come.
  expect(missing(page, ['Du fik svar i dag kl. 8', 'lovet senest i morgen kl. 9.30', 'i morgen mellem'])).toEqual(['i morgen mellem'])
  expect(missing(await maja.get('/min-side'), ['i dag mellem kl. 14 og 15'])).toEqual([])
})

test.each([
  ['before midnight comes before a step of tomorrow', 'T00:00', /Senest i dag[\s\S]*svarer dig/],
  ['tomorrow at nine comes before a step of that day', 'T09:00', /Senest i morgen kl\.\s9[\s\S]*svarer dig/],
])('an answer %s', async (_, clock, next) => {
  await using story = await aStory()
  const day = '2026-11-25'
  const family = await aHeldFamily(story.database.owner, story.network, { due: day })
  const maja = await story.site.signedIn(family.adults[0]!.hat)
  const card = async () => /Det næste<\/h2>[\s\S]*?<\/section>/.exec((await maja.get('/min-side')).text)?.[0]
  expect(await card()).toContain('I morgen')
  const promise = { id: newId(), to_hat: family.adults[0]!.hat, by_hat: family.anchor.hat, family_id: family.id }
  await plant(story.database.owner, {
    'core.promise': [{ ...promise, what: 'answer', channel: 'page', due_by: `${day}${clock}:00+01:00` }],
  })
  expect(await card()).toMatch(next)
})

test('steps that stand under no goal are other steps only where some stand under one', async () => {
  await using database = await freshDatabase()
  const { family, maja } = await aFamilyAtHome(database)
  const [goal, step, by] = [newId(), newId(), { family_id: family.id, created_by: family.anchor.hat }]
  await plant(database.owner, { 'core.goal': [{ id: goal, words: 'Vi vil sove', ...by }] })
  expect((await maja.get('/min-side/plan')).text).toContain('<h2>Skridt på vejen</h2>')
  const owner = { owner_id: family.anchor.hat, owner_as: 'employee' }
  await plant(database.owner, {
    'core.next_step': [{ id: step, task_type: 'talk', task_class: 'professional', ...owner, due_on: addDays(today, 2), ...by }],
    'core.step_words': [{ step_id: step, family_id: family.id, words: 'Vi tager en aften', goal_id: goal }],
  })
  expect((await maja.get('/min-side/plan')).text).toContain('<h2>Andre skridt</h2>')
})
