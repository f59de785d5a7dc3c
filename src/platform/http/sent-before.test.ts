import { expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { aDesk } from '#testing/desk.ts'
import { heldBy } from '#testing/site.ts'

test('whose answer was lost on the way and adds a sentence is told what arrived and what did not, and can send it', async () => {
  const desk = await aDesk()
  await using _ = desk.database
  const { family } = await desk.held()
  const maja = await desk.site.signedIn(family.adults[0]!.hat)
  const formId = newId()
  const [first, more] = ['Jeg kommer i morgen.', 'Jeg kommer i morgen. Jeg tager min søster med.']
  const send = (words: string, id = formId) => maja.post('/min-side/samtale', { formId: id, words })
  expect((await send(first)).status).toBe(303)
  expect((await send(first)).status).toBe(303)
  const refused = await send(more)
  expect([refused.status, refused.text.includes(`${more}</textarea>`)]).toEqual([409, true])
  expect(refused.text).toContain('Det, du sendte først, er nået frem. Det her er ikke sendt endnu.')
  expect((await send(more, heldBy(refused.text, '/min-side/samtale').formId!)).status).toBe(303)
  const said = 'select body from counselling.message where by_hat = $1 order by at'
  expect((await desk.ask(said, [family.adults[0]!.hat])).map(({ body }) => body)).toEqual([first, more])
})

test('a second click is one wish, and what was only chosen otherwise is answered as before', async () => {
  const desk = await aDesk()
  await using _ = desk.database
  const held = await desk.held()
  const formId = newId()
  const level = (level: string) => desk.anne.post(`${held.address}/level`, { formId, level, levelReason: 'Roligt nu i hjemmet' })
  const answers = [await level('D'), await level('D'), await level('C')]
  expect(answers.map(({ status, location }) => [status, location])).toEqual(Array(3).fill([303, `${held.address}#level`]))
  expect(await desk.ask('select level from core.family where id = $1', [held.family.id])).toEqual([{ level: 'D' }])
})
