import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { aDesk, type Desk, type Held } from '#testing/desk.ts'
import { hasWritten } from '../../builders.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

const give = (held: Held, more: Record<string, string> = {}) =>
  held.send(desk.anne, 'promises', {
    ...{
      adultId: held.family.adults[0]!.hat,
      promiseWhat: 'call',
      promiseChannel: 'phone',
      promiseDay: '2026-11-24',
      promiseTime: '16:00',
    },
    ...more,
  })
const promises = ({ family }: Held) =>
  desk.ask('select id, ended_as, due_by, moved_from from core.promise where family_id = $1 order by due_by, ended_at', [family.id])
const told = async ({ family }: Held) =>
  (await desk.ask('select kind from core.notice where to_hat = any ($1) order by created_at', [family.adults.map(({ hat }) => hat)])).map(
    (row) => row.kind,
  )

test('row 36: the family’s next date stands on its page and in the list of mine, and a promised call beside it', async () => {
  const held = await desk.held()
  await give(held)
  const page = await desk.anne.get(held.address)
  expect(page.text).toMatch(/Næste skridt[\s\S]*Anne · senest i morgen/)
  expect(page.text).toContain('Opkald til Maja senest i morgen kl. 16')
  expect((await desk.anne.get('/desk')).text).toMatch(/Solsikken[\s\S]*Næste skridt i morgen/)
})

test('a meeting is with somebody and at its time, on the page of the family and at the desk; on her own page it is with us', async () => {
  const held = await desk.held({ adults: 1 })
  await give(held, { promiseWhat: 'meet', promiseChannel: 'in-person', promiseDay: '2026-11-23', promiseTime: '15:00' })
  expect((await desk.anne.get(held.address)).text).toMatch(/Møde med Maja i dag kl\.\s15 </)
  expect((await desk.anne.get('/desk')).text).toMatch(/Kl\.\s15[\s\S]{0,200}Mød ansigt til ansigt/)
  const hers = (await (await desk.site.signedIn(held.family.adults[0]!.hat)).get('/min-side')).text
  expect(hers).toMatch(/I dag kl\.\s15[\s\S]*Du mødes med Anne/)
  expect(hers).not.toMatch(/enest i dag kl\.\s15/)
})

test('a time no clock shows is asked for again', async () => {
  const held = await desk.held()
  const page = await give(held, { promiseTime: '25:10' })
  expect([page.status, page.text.includes('Skriv klokken som 14:30.'), await promises(held)]).toEqual([422, true, []])
})

test('a year typed with two digits is no day to promise', async () => {
  const held = await desk.held()
  const page = await give(held, { promiseDay: '0026-11-24' })
  expect([page.status, page.text.includes('Vælg en dag, der ligger tættere på.'), await promises(held)]).toEqual([422, true, []])
})

test('a promise is kept', async () => {
  const held = await desk.held()
  await give(held)
  const [promise] = await promises(held)
  expect((await held.send(desk.anne, `promises/${promise.id}/keep`)).status).toBe(303)
  expect(await promises(held)).toMatchObject([{ ended_as: 'kept' }])
})

test('an answer somebody waits for is kept by answering, and by no click', async () => {
  const held = await desk.held()
  const talk = await hasWritten(desk.database.owner, desk.network, held)
  await give(held, { promiseWhat: 'answer', promiseChannel: 'page' })
  const [promise] = await promises(held)
  const page = (await desk.anne.get(held.address)).text
  const way = /<a href="([^"]*)">Svar nu<\/a>/.exec(page)?.[1] ?? ''
  expect([way === `${held.address}/conversations/${talk}`, page.includes(`id="keep-${promise.id}"`)]).toEqual([true, false])
  const refused = await held.send(desk.anne, `promises/${promise.id}/keep`)
  expect(refused.text).toContain('Løftet er holdt, når I har svaret.')
  expect(await promises(held)).toMatchObject([{ ended_as: null }])
  expect((await desk.anne.send(way, { words: 'Jeg har talt med kommunen.' }, { action: way })).status).toBe(303)
  expect(await promises(held)).toMatchObject([{ ended_as: 'kept' }])
})

test('before a promise is marked as kept it is asked, and afterwards it says when and by whom', async () => {
  const held = await desk.held()
  await give(held)
  const [promise] = await promises(held)
  const asks = (await desk.anne.get(`${held.address}?form=keep-${promise.id}`)).text
  expect(asks).toMatch(/Maja ser med det samme, at I har holdt det\.[\s\S]{0,400}Ja, det er holdt/)
  await held.send(desk.anne, `promises/${promise.id}/keep`)
  expect((await desk.anne.get(held.address)).text).toMatch(/Opkald til Maja senest i morgen kl\. 16 · i dag kl\. [\d.]+, Anne/)
})

test('a promise moves with their yes', async () => {
  const held = await desk.held()
  await give(held)
  const [promise] = await promises(held)
  const moved = { promiseDay: '2026-11-25', promiseTime: '10:00', theirYes: 'yes' }
  expect((await held.send(desk.anne, `promises/${promise.id}/move`, moved)).status).toBe(303)
  expect(await promises(held)).toMatchObject([{ ended_as: 'moved' }, { ended_as: null, moved_from: promise.id }])
  expect(await told(held)).toContain('promise-moved')
})

test('without their yes it is broken in the open, and a new time is given', async () => {
  const held = await desk.held()
  await give(held)
  const [promise] = await promises(held)
  await held.send(desk.anne, `promises/${promise.id}/move`, { promiseDay: '2026-11-25', promiseTime: '10:00' })
  expect(await promises(held)).toMatchObject([{ ended_as: 'broken' }, { ended_as: null, moved_from: null }])
  expect(await told(held)).toContain('promise-broken')
})

/** A promise whose time has passed, and that nobody has ended yet. */
async function late({ family }: Held, what = 'call') {
  const id = newId()
  await desk.ask(
    `insert into core.promise (id, to_hat, by_hat, family_id, what, channel, due_by) values ($1, $2, $3, $4, $5, 'page', platform.now() - interval '1 minute')`,
    [id, family.adults[0]!.hat, desk.network.anne.hat, family.id, what],
  )
  return id
}

test('what we did not keep is said before anybody asks, and first it is asked whether it is so', async () => {
  const held = await desk.held()
  const id = await late(held)
  expect((await desk.anne.get(held.address)).text).not.toContain(`action="${held.address}/promises/${id}/break"`)
  const asked = (await desk.anne.get(`${held.address}?form=break-${id}`)).text
  expect(asked).toContain('Er løftet brudt? Maja får det at se med det samme. Det kan ikke gøres om.')
  expect(asked).toContain('Ny dag, hvis I lover en')
  await held.send(desk.anne, `promises/${id}/break`)
  expect(await promises(held)).toMatchObject([{ ended_as: 'broken' }])
  expect(await told(held)).toContain('promise-broken')
})

test('before its time nobody says that a promise was broken: it is moved', async () => {
  const held = await desk.held()
  await give(held)
  const [promise] = await promises(held)
  expect((await desk.anne.get(held.address)).text).not.toContain('Vi holdt det ikke')
  const refused = await held.send(desk.anne, `promises/${promise.id}/break`)
  expect(refused.text).toContain('Tiden er ikke gået endnu. Kan I ikke holde den, så flyt løftet.')
  expect(await promises(held)).toMatchObject([{ ended_as: null }])
  expect(await told(held)).not.toContain('promise-broken')
})

test('whoever waits for an answer that was not given in time is told a new time in the same moment', async () => {
  const held = await desk.held()
  await hasWritten(desk.database.owner, desk.network, held)
  const id = await late(held, 'answer')
  const page = `${held.address}?form=break-${id}`
  expect((await desk.anne.get(page)).text).toContain('Giv en ny tid med det samme.')
  const refused = await held.send(desk.anne, `promises/${id}/break`)
  // In the list at the top and at the field: the hint does not say it a third time.
  expect(refused.text.split('Der er skrevet, og ingen har svaret endnu. Giv en ny tid med det samme.')).toHaveLength(3)
  expect(await promises(held)).toMatchObject([{ ended_as: null }])
  await held.send(desk.anne, `promises/${id}/break`, { promiseDay: '2026-11-24', promiseTime: '12:00' })
  expect(await promises(held)).toMatchObject([{ ended_as: 'broken' }, { ended_as: null, due_by: new Date('2026-11-24T12:00:00+01:00') }])
})

test('whoever waits for an answer and is promised none is seen on the family’s page, where a time is given', async () => {
  const held = await desk.held()
  await hasWritten(desk.database.owner, desk.network, held)
  const page = (await desk.anne.get(held.address)).text
  expect(page).toContain('Maja har skrevet og venter på svar. Ingen tid er lovet.')
  expect(page).not.toContain('Intet lovet lige nu')
  const form = (await desk.anne.get(`${held.address}?form=promise`)).text
  expect(form).toMatch(/value="answer" selected/)
  await give(held, { promiseWhat: 'answer', promiseChannel: 'page' })
  expect((await desk.anne.get(held.address)).text).not.toContain('Ingen tid er lovet')
})

test.each([
  [{ promiseDay: '2026-11-22' }, 'Vælg en tid, der ikke er gået.'],
  [{ promiseDay: '' }, 'Vælg en dag.'],
  [{ adultId: '' }, 'Vælg, hvem det er til.'],
])('nothing is promised that cannot be kept: %o', async (wrong, words) => {
  const held = await desk.held()
  expect((await give(held, wrong as Record<string, string>)).text).toContain(words)
  expect(await promises(held)).toEqual([])
})

test.each([
  ['call', 'Vi har lovet dig et opkald.'],
  ['meet', 'Vi har lovet dig et møde.'],
  ['answer', 'Vi har lovet dig et svar.'],
])(
  'a promised %s is told as what it is, and what nobody has seen yet is said at the promise, not at the step',
  async (promiseWhat, words) => {
    const held = await desk.held()
    const next = { stepWords: 'Vi ser på budgettet', task: 'economy', ownerId: desk.network.anne.hat, dueOn: '2026-11-30', tell: 'yes' }
    const maja = await desk.site.signedIn(held.family.adults[0]!.hat)
    await held.send(desk.anne, `steps/${held.family.step}/done`, next)
    await maja.get('/min-side')
    await give(held, { promiseWhat })
    const unseen = 'Løftet ligger klar til Maja og er ikke set endnu.'
    const before = (await desk.anne.get(held.address)).text
    expect([before.includes(unseen), before.includes('Ikke fortalt endnu: et løfte')]).toEqual([true, true])
    expect(before).toContain('Datoen er fortalt til Maja.')
    const read = (await maja.get('/min-side')).text
    expect([read.includes(words), read.includes('ny dato i din plan')]).toEqual([true, false])
    expect((await desk.anne.get(held.address)).text).not.toContain(unseen)
  },
)

test('of two promises the one that has been seen is not called unseen for the sake of the other', async () => {
  const held = await desk.held()
  await give(held)
  await (await desk.site.signedIn(held.family.adults[0]!.hat)).get('/min-side')
  await give(held, { promiseWhat: 'meet', promiseTime: '15:00' })
  const unseen = (await desk.anne.get(held.address)).text.split('Løftet ligger klar til Maja og er ikke set endnu.')
  expect(unseen).toHaveLength(2)
  expect(unseen[0]).toMatch(/Møde med Maja i morgen kl\.\s15(?![\s\S]*Opkald til Maja)/)
})

test('a promise of another family is not ended through this one', async () => {
  const [one, other] = [await desk.held(), await desk.held()]
  await give(other)
  const [promise] = await promises(other)
  await one.send(desk.anne, `promises/${promise.id}/keep`)
  const answer = await desk.anne.post(`${one.address}/promises/${promise.id}/keep`, {})
  expect(answer.text).toContain('Noget er ændret')
  expect(await promises(other)).toMatchObject([{ ended_as: null }])
})

test('a date in the plan counts as told when it has been seen; until then the page says that it lies ready', async () => {
  const held = await desk.held()
  const next = { stepWords: 'Vi ser på budgettet', task: 'economy', ownerId: desk.network.anne.hat, dueOn: '2026-11-30', tell: 'yes' }
  expect((await held.send(desk.anne, `steps/${held.family.step}/done`, next)).status).toBe(303)
  const before = (await desk.anne.get(held.address)).text
  expect(before).toMatch(/Datoen ligger klar til (Maja og Jonas|Jonas og Maja) og er ikke set endnu\./)
  expect(before).not.toContain('Datoen er fortalt')
  await (await desk.site.signedIn(held.family.adults[0]!.hat)).get('/min-side')
  const after = (await desk.anne.get(held.address)).text
  expect([after.includes('Datoen er fortalt til Maja.'), after.includes('Datoen ligger klar til Jonas')]).toEqual([true, true])
})
