import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { aDesk, type Desk, type Held } from '#testing/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

/** What an adult of the family can read of the journal, with her own rights. */
async function readBy(hat: string, { family }: Held): Promise<string[]> {
  return ask(desk.database.db, { kind: 'family', hat }, async (tx) => {
    await sql`select core.open_family(${family.id}, 'own-page')`.execute(tx)
    const { rows } = await sql<{ body: string }>`select body from counselling.note order by at, id`.execute(tx)
    return rows.map(({ body }) => body)
  })
}

test('row 29: a correction stands beside the old note', async () => {
  const held = await desk.held()
  await held.send(desk.anne, 'notes', { body: 'Han er 3 år', shownTo: 'us' })
  const [note] = await desk.ask('select id from counselling.note where family_id = $1', [held.family.id])
  expect((await held.send(desk.bo, `notes/${note.id}/correct`, { body: 'Han er 4 år' })).status).toBe(303)
  const page = await desk.anne.get(held.address)
  expect(page.text).toMatch(/is-corrected[\s\S]*Han er 3 år[\s\S]*Rettelse[\s\S]*Han er 4 år/)
})

test('row 29: a note is never changed or taken away, not even past the page', async () => {
  const held = await desk.held()
  await held.send(desk.anne, 'notes', { body: 'Det, der blev sagt', shownTo: 'us' })
  for (const attempt of [
    sql`update counselling.note set body = 'noget andet'`,
    sql`delete from counselling.note`,
    sql`update counselling.note_theme set theme = 'child'`,
  ])
    await expect(
      ask(desk.database.db, { kind: 'staff', hat: desk.network.anne.hat }, async (tx) => {
        await sql`select core.open_family(${held.family.id}, 'counselling')`.execute(tx)
        await attempt.execute(tx)
      }),
    ).rejects.toThrow('permission denied')
})

test('the family reads along only where it is said, and one parent never reads what is for the other', async () => {
  const held = await desk.held()
  const [maja, jonas] = held.family.adults
  await held.send(desk.anne, 'notes', { body: 'Kun for os', shownTo: 'us' })
  await held.send(desk.anne, 'notes', { body: 'For familien', shownTo: 'family' })
  await held.send(desk.anne, 'notes', { body: 'For Maja', shownTo: maja!.hat })
  expect(await readBy(maja!.hat, held)).toEqual(['For familien', 'For Maja'])
  expect(await readBy(jonas!.hat, held)).toEqual(['For familien'])
  const page = await desk.anne.get(held.address)
  for (const words of ['Kun os', 'Familien læser med', 'Maja læser med']) expect(page.text).toContain(words)
})

test('a correction is read by the same as what it corrects', async () => {
  const held = await desk.held()
  const [maja, jonas] = held.family.adults
  await held.send(desk.anne, 'notes', { body: 'For Maja', shownTo: maja!.hat })
  const [note] = await desk.ask('select id from counselling.note where family_id = $1', [held.family.id])
  await held.send(desk.anne, `notes/${note.id}/correct`, { body: 'For Maja, rettet' })
  expect([await readBy(maja!.hat, held), await readBy(jonas!.hat, held)]).toEqual([['For Maja', 'For Maja, rettet'], []])
})

test('a note for an adult of another family is refused, and the words are kept', async () => {
  const [held, other] = [await desk.held(), await desk.held()]
  const page = await held.send(desk.anne, 'notes', { body: 'Mine ord', shownTo: other.family.adults[0]!.hat })
  expect(page.text).toContain('Vælg, hvem der læser med.')
  expect(page.text).toContain('Mine ord')
})

test('what somebody writes stays words', async () => {
  const held = await desk.held()
  await held.send(desk.anne, 'notes', { body: '<script>alert(1)</script> & "citat"\n\u202Eomvendt', shownTo: 'us' })
  const page = await desk.anne.get(held.address)
  expect(page.text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
})

test('a double click writes one note', async () => {
  const held = await desk.held()
  const fields = { formId: newId(), body: 'Én gang', shownTo: 'us' }
  await Promise.all([desk.anne.post(`${held.address}/notes`, fields), desk.anne.post(`${held.address}/notes`, fields)])
  expect(await desk.ask('select count(*)::int as n from counselling.note where family_id = $1', [held.family.id])).toEqual([{ n: 1 }])
})

test.each([
  ['nothing', '   ', 'Skriv noten.'],
  ['a whole book', 'ord '.repeat(6_000), 'Det er for langt: der er plads til 20.000 tegn, og her er 23.999.'],
])('a note of %s is not written', async (_, body, words) => {
  const held = await desk.held()
  expect((await held.send(desk.anne, 'notes', { body, shownTo: 'us' })).text).toContain(words)
})
