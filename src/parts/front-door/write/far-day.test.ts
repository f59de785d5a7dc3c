import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { codeIn, problemBeside } from '#testing/as-read.ts'
import { aNight, stepIn } from '#testing/night.ts'

const words = 'Jeg ved ikke, hvad jeg skal.'
let night: Awaited<ReturnType<typeof aNight>>
beforeAll(async () => {
  night = await aNight()
})
afterAll(() => night.database[Symbol.asyncDispose]())

const send = (answers: Record<string, string>, path = '/skriv') =>
  night.site.visitor().post(path, { formId: newId(), words, go: 'send', postcode: '9000', answerWhere: 'Om aftenen', ...answers })
const arrived = async () => (await night.database.owner.query('select count(*)::int as n from counselling.inquiry')).rows[0].n

test.each([
  ['a child who is to come in three years', 'dueOn', '2029-11-22', 'Er der børn?'],
  ['a child who was to come two years ago', 'dueOn', '2024-11-22', 'Er der børn?'],
  ['a date in the year 203', 'deadlineOn', '0203-12-01', 'Er der en dato, der haster?'],
  ['a date in forty years', 'deadlineOn', '2066-12-01', 'Er der en dato, der haster?'],
])('%s is asked about beside its field, and all that was written stands', async (_what, field, day, step) => {
  const page = await send({ [field]: day })
  expect([page.status, problemBeside(page, field)]).toEqual([
    422,
    'Den dag ligger langt fra i dag. Passer året? Du kan også lade feltet stå tomt.',
  ])
  expect(stepIn(page.text, step)).toContain(`value="${day}"`)
  for (const kept of [`${words}</textarea>`, 'value="9000"', 'value="Om aftenen"']) expect(page.text).toContain(kept)
  expect(await arrived()).toBe(0)
})

test('both are said at once; in English too; and a day that is no day is one nobody can read', async () => {
  const page = await send({ dueOn: '2029-11-22', deadlineOn: '0203-12-01' }, '/en/skriv')
  for (const field of ['dueOn', 'deadlineOn']) expect(problemBeside(page, field)).toContain('Is the year right?')
  expect(problemBeside(await send({ deadlineOn: '2027-02-31' }), 'deadlineOn')).toBe('Vælg en dato.')
})

test('a child to come in the spring, one who came a month ago, a deadline of last year and one in two years are no slips', async () => {
  for (const answers of [
    { dueOn: '2027-05-20', deadlineOn: '2025-12-01' },
    { dueOn: '2026-10-20', deadlineOn: '2028-12-01' },
  ])
    expect(codeIn(await send(answers))).toBeTruthy()
})
