import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aHeldFamily } from '#core/builders.ts'
import { aBrowser, aServedSite, type People, type ServedSite } from '#testing/browser.ts'
import { eachForOneTest } from '#testing/for-one-test.ts'
import { aStory, type Story } from '#testing/story.ts'
import { hasWritten } from '../../builders.ts'

let story: Story
let site: ServedSite
let people: People
beforeAll(async () => {
  story = await aStory()
  site = await aServedSite(story.database)
  people = eachForOneTest(await aBrowser())
})
afterAll(async () => {
  for (const one of [people, site, story]) await one[Symbol.asyncDispose]()
})

/** Anne has a family open in a browser. `stays`: what she answers when she is asked whether she wants to leave. */
async function annesFamily({ stays = true, answers = false } = {}) {
  const { network, database } = story
  const family = await aHeldFamily(database.owner, network, { adults: 1 })
  const talk = answers ? await hasWritten(database.owner, network, { family }) : ''
  const anne = await site.signIn(await people.person({ script: true, width: 1280, height: 900 }), network.anne)
  const asked: string[] = []
  anne.on('dialog', (dialog) => {
    asked.push(dialog.type())
    void (stays ? dialog.dismiss() : dialog.accept())
  })
  const address = `${site.url}/desk/families/${family.id}`
  await anne.goto(`${address}${talk && `/conversations/${talk}`}`)
  const notes = async () =>
    (await story.one<{ n: number }>('select count(*)::int as n from counselling.note where family_id = $1', family.id)).n
  return { anne, asked, address, notes }
}

async function writes(anne: Page, { form, field, words }: { form: string; field: string; words: string }): Promise<void> {
  const fold = anne.locator(`details[id="${form}"]`)
  await fold.locator('> summary').click()
  await fold.locator(`textarea[name="${field}"]`).click()
  await anne.keyboard.type(words)
}
const aNote = { form: 'note', field: 'body', words: 'Maja sover igen' }
const theNote = (anne: Page) => anne.locator('details[id="note"] textarea[name="body"]').inputValue()
const sends = (anne: Page, form: string) => anne.locator(`details[id="${form}"] button[type="submit"]`).click()

test('a half-written note does not go with the page without a word: whoever follows a link is asked first, and may stay', async () => {
  const { anne, asked, address } = await annesFamily()
  await writes(anne, aNote)
  await anne.locator('nav a[href="/desk"]').click({ noWaitAfter: true })
  await expect.poll(() => asked).toEqual(['beforeunload'])
  expect([anne.url(), await theNote(anne)]).toEqual([address, aNote.words])
}, 60_000)

test('whoever sends a goal beside a half-written note is asked too, and what stands in both stays', async () => {
  const { anne, asked, notes } = await annesFamily()
  await writes(anne, aNote)
  await writes(anne, { form: 'goal', field: 'words', words: 'Vi vil sove' })
  await sends(anne, 'goal')
  await expect.poll(() => asked).toEqual(['beforeunload'])
  expect([await theNote(anne), await notes()]).toEqual([aNote.words, 0])
}, 60_000)

test('the note itself is sent without a question, and after it nothing is asked', async () => {
  const { anne, asked, notes } = await annesFamily()
  await writes(anne, aNote)
  await sends(anne, 'note')
  await expect.poll(notes).toBe(1)
  await anne.locator('nav a[href="/desk"]').click()
  await anne.waitForURL(`${site.url}/desk`)
  expect(asked).toEqual([])
}, 60_000)

test('whoever answers that she wants to leave gets on', async () => {
  const { anne, asked } = await annesFamily({ stays: false })
  await writes(anne, aNote)
  await anne.locator('nav a[href="/desk"]').click()
  await anne.waitForURL(`${site.url}/desk`)
  expect(asked).toEqual(['beforeunload'])
}, 60_000)

const drafts = async () =>
  (await story.database.owner.query('select body from counselling.draft order by body')).rows.map(({ body }) => body)

test('an answer is kept as a draft when the typing rests, and then nobody is asked about it', async () => {
  const { anne, asked } = await annesFamily({ answers: true })
  await anne.locator('textarea[name="words"]').click()
  await anne.keyboard.type('Kære Maja')
  await expect.poll(drafts, { timeout: 10_000 }).toContain('Kære Maja')
  await anne.locator('nav a[href="/desk"]').click()
  await anne.waitForURL(`${site.url}/desk`)
  expect(asked).toEqual([])
}, 60_000)

test('words that were typed just now are asked about, and kept all the same when somebody leaves', async () => {
  const { anne, asked } = await annesFamily({ answers: true, stays: false })
  await anne.locator('textarea[name="words"]').click()
  await anne.keyboard.type('Kære Maja, vent')
  await anne.locator('nav a[href="/desk"]').click()
  await anne.waitForURL(`${site.url}/desk`)
  expect(asked).toEqual(['beforeunload'])
  await expect.poll(drafts).toContain('Kære Maja, vent')
}, 60_000)

test('whoever types on without a rest has it kept on the way', async () => {
  const { anne } = await annesFamily({ answers: true })
  await anne.locator('textarea[name="words"]').click()
  const typing = anne.keyboard.type('og så videre '.repeat(13), { delay: 40 })
  await expect.poll(async () => (await drafts()).some((body) => body.startsWith('og så')), { timeout: 9_000 }).toBe(true)
  await typing
}, 60_000)

/** A note is sent with a step that has no day: the page comes back, and says so. */
async function refusedNote(stays: boolean) {
  const family = await annesFamily({ stays })
  const { anne, asked, notes } = family
  const form = anne.locator('details[id="after"]')
  await form.locator('> summary').click()
  await form.locator('textarea[name="body"]').fill(aNote.words)
  await form.locator('[name="stepWords"]').fill('Vi taler igen')
  await form.locator('[name="dueOn"]').fill('')
  await sends(anne, 'after')
  await anne.locator('#problems').waitFor()
  expect([asked, await notes()]).toEqual([[], 0])
  return { ...family, words: () => anne.locator('details[id="after"] textarea[name="body"]').inputValue() }
}

test('what came back with a problem is sent nowhere: whoever follows a link is asked first, as with words that are begun', async () => {
  const { anne, asked, words } = await refusedNote(true)
  await anne.locator('nav a[href="/desk"]').click({ noWaitAfter: true })
  await expect.poll(() => asked).toEqual(['beforeunload'])
  expect([await anne.locator('#problems').count(), await words()]).toEqual([1, aNote.words])
}, 60_000)

test('what came back with a problem is put right and sent without a question', async () => {
  const { anne, asked, notes } = await refusedNote(false)
  await anne.locator('details[id="after"] [name="dueOn"]').fill('2026-11-27')
  await sends(anne, 'after')
  await expect.poll(notes).toBe(1)
  expect(asked).toEqual([])
}, 60_000)

test('an answer that came back, because they wrote meanwhile, is kept without another word', async () => {
  const { anne, asked } = await annesFamily({ answers: true })
  const talk = anne.url().split('/').at(-1)
  await story.database.owner.query(
    `insert into counselling.message (id, conversation_id, writer_id, by_hat, from_us, body)
     select gen_random_uuid(), id, writer_id, writer_id, false, 'Vent lige' from counselling.conversation where id = $1`,
    [talk],
  )
  await anne.locator('textarea[name="words"]').fill('Kære Maja, i morgen')
  await anne.locator('#answer button[type="submit"]').first().click()
  await anne.locator('#problems').waitFor()
  await anne.getByText('Gemt', { exact: true }).waitFor()
  expect(await drafts()).toContain('Kære Maja, i morgen')
  await anne.locator('nav a[href="/desk"]').click()
  await anne.waitForURL(`${site.url}/desk`)
  expect(asked).toEqual([])
}, 60_000)
