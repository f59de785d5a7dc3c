import { afterAll, beforeAll, expect, test } from 'vitest'
import { plant } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { aDesk, type Desk, type Held } from '#testing/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

const sorry = 'Det holdt vi ikke. Det er vores fejl, og det er vi kede af.'
const goodbye = { closing: 'goals-reached', words: 'Vi er enige', reached: 'Ro', ifWorse: 'Ring', afterCare: 'Nej' }

type Row = { what: string; by: string; endedAt: string; as: 'kept' | 'broken' }
/** What Anne has promised Maja, with the end it had. */
async function promised({ family }: Held, rows: readonly Row[]): Promise<void> {
  const promise = { to_hat: family.adults[0]!.hat, by_hat: desk.network.anne.hat, family_id: family.id, channel: 'phone' }
  await plant(desk.database.owner, {
    'core.promise': rows.map(({ what, by, endedAt, as }) => ({
      ...{ id: newId(), ...promise, what, made_at: '2026-10-01T09:00:00+01:00' },
      ...{ due_by: by, ended_at: endedAt, ended_as: as },
    })),
  })
}
const late = (what: string): Row => ({ what, by: '2026-10-12T15:00:00+02:00', endedAt: '2026-10-12T15:05:00+02:00', as: 'broken' })
const kept = (n: number): Row => ({
  ...{ what: 'call', as: 'kept', by: '2026-11-10T15:00:00+01:00' },
  endedAt: new Date(Date.parse('2026-11-09T08:00:00+01:00') + n * 60_000).toISOString(),
})
const majas = async ({ family }: Held) => desk.site.signedIn(family.adults[0]!.hat)

/** The lines of the list of promises: what, when, and how it ended. */
const list = (page: string) =>
  [
    ...page
      .slice(page.indexOf('id="promises"'))
      .matchAll(/<strong>([^<]*)<\/strong><div dir="auto">([^<]*)<\/div><p class="hint">([^<]*)/g),
  ].map(([, ...line]) => line.join(' · '))

test('a call that did not come is said to be broken at every look: what was promised, by when, and that we are sorry', async () => {
  const held = await desk.held()
  await plant(desk.database.owner, {
    'core.promise': [
      {
        ...{ id: newId(), to_hat: held.family.adults[0]!.hat, by_hat: desk.network.anne.hat, family_id: held.family.id },
        ...{ what: 'call', channel: 'phone', made_at: '2026-11-20T09:00:00+01:00', due_by: '2026-11-23T09:00:00+01:00' },
      },
    ],
  })
  const [promise] = await desk.ask('select id from core.promise where family_id = $1', [held.family.id])
  expect((await held.send(desk.anne, `promises/${promise.id}/break`)).status).toBe(303)
  const maja = await majas(held)
  const looks = [await maja.get('/min-side'), await maja.get('/min-side')].map(({ text }) => text)
  expect(looks.map((text) => text.includes('Vi lovede dig noget og holdt det ikke.'))).toEqual([true, false])
  for (const text of looks) expect(list(text)).toEqual([`Anne skulle ringe til dig · lovet senest i dag kl. 9 · ${sorry}`])
})

test('what was not kept is told as what should have been, whatever it was', async () => {
  const held = await desk.held()
  await promised(held, ['answer', 'write-when', 'call', 'meet'].map(late))
  const lines = list((await (await majas(held)).get('/min-side/plan')).text)
  expect(lines.map((line) => line.split(' · ')[0]).toSorted()).toEqual([
    'Anne skulle ringe til dig',
    'Anne skulle skrive, hvornår du får svar',
    'Anne skulle svare dig',
    'Du skulle mødes med Anne',
  ])
  expect(lines.filter((line) => !line.endsWith(sorry))).toEqual([])
})

test('what was not kept is not pushed out by what was: however much is promised since, it can be found from the first page', async () => {
  const held = await desk.held()
  await promised(held, [late('call'), ...Array.from({ length: 40 }, (_, n) => kept(n))])
  const maja = await majas(held)
  expect((await maja.get('/min-side')).text).toContain('<a href="/min-side/plan#promises">Se alt, vi har lovet dig</a>')
  const lines = list((await maja.get('/min-side/plan')).text)
  expect([lines.length, lines.at(-1)]).toEqual([31, `Anne skulle ringe til dig · lovet senest mandag 12. oktober kl. 15 · ${sorry}`])
})

test('where little is promised nobody is sent on to more of it', async () => {
  const held = await desk.held()
  await promised(held, [late('call'), kept(1)])
  expect((await (await majas(held)).get('/min-side')).text).not.toContain('Se alt, vi har lovet dig')
})

test('it can be found after the family is closed too, with the notes; the other parent finds nothing of it', async () => {
  const held = await desk.held({ level: 'C' })
  await promised(held, [late('call'), ...Array.from({ length: 4 }, (_, n) => kept(n))])
  expect((await held.send(desk.anne, 'close', goodbye)).status).toBe(303)
  const links = ['Se alt, vi har lovet dig', 'Se hele planen og noterne']
  const maja = await majas(held)
  const first = (await maja.get('/min-side')).text
  expect(links.filter((words) => !first.includes(words))).toEqual([])
  expect(list((await maja.get('/min-side/plan')).text).at(-1)).toContain(sorry)
  const his = await desk.site.signedIn(held.family.adults[1]!.hat)
  for (const path of ['/min-side', '/min-side/plan']) expect((await his.get(path)).text).not.toContain(sorry)
})
