import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { aMotherWhoComesBack } from '#testing/comes-back.ts'
import { aStory } from '#testing/story.ts'

const hint = /id="field-reopen-anchorId-hint">([^<]*)/
const owed = `select h.display_name as name, p.what from core.promise p join core.hat h on h.id = p.by_hat where p.family_id = $1 and p.open and p.step_id is null`

/** Cille takes what a mother of a closed family wrote: Anne held the family when it closed. */
async function cilleTakesIt() {
  const story = await aStory()
  const { network, signedIn, one } = story
  const { held, asked, inquiry, family } = await aMotherWhoComesBack(story)
  const cille = await signedIn(network.cille)
  await cille.post(`${asked}/claim`, { formId: newId() })
  const path = `${held}/reopen?inquiry=${inquiry.id}`
  const [anne, bo] = [network.anne.hat, network.bo.hat]
  const step = { task: 'talk', stepWords: 'Vi taler sammen igen', ownerId: anne, dueOn: '2027-02-23' }
  return {
    form: async () => (await cille.get(path)).text,
    wish: (path: string, fields: Record<string, string>) => cille.send(asked, fields, { action: `${asked}/${path}` }),
    opens: () => cille.send(path, { inquiry: inquiry.id, anchorId: anne, deputyId: bo, ...step }, { action: `${held}/reopen` }),
    owed: () => one(owed, family.id),
    anneIsChosen: `<option value="${anne}" selected`,
    [Symbol.asyncDispose]: () => story[Symbol.asyncDispose](),
  }
}

test('whoever opens a family again is told that what has been promised goes to whoever becomes its anchor', async () => {
  await using family = await cilleTakesIt()
  const text = await family.form()
  expect(text).toContain(family.anneIsChosen)
  expect(text.match(hint)?.[1]).toMatch(
    /^Den, der bliver holdepunkt, skal også skrive en tid senest i morgen kl\.\s23\.59\. Det er lovet\.$/,
  )
  expect((await family.opens()).status).toBe(303)
  expect(await family.owed()).toEqual({ name: 'Anne', what: 'write-when' })
})

test('an answer that Cille has promised at a time is said with its time, before it goes to Anne', async () => {
  await using family = await cilleTakesIt()
  await family.wish('promise', { promiseWhat: 'answer', promiseDay: '2027-02-23', promiseTime: '16:00', promiseYes: 'yes' })
  const said = (await family.form()).match(hint)?.[1]
  expect(said).toMatch(/^Den, der bliver holdepunkt, har også det svar, der er lovet senest i morgen kl\.\s16\.$/)
  await family.opens()
  expect(await family.owed()).toEqual({ name: 'Anne', what: 'answer' })
})

test('where nothing is promised nothing is said of it', async () => {
  await using family = await cilleTakesIt()
  await family.wish('answer', { words: 'Kom, når du vil.' })
  expect(await family.form()).not.toMatch(hint)
})
