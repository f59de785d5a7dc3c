import { afterAll, beforeAll, expect, test } from 'vitest'
import { plant } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { aDesk, type Desk, deskDay, type Held } from '#testing/desk.ts'

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

const holders = async ({ family }: Held) =>
  (
    await desk.ask(
      `select a.display_name as anchor, d.display_name as deputy, o.display_name as next from core.family f join core.hat a on a.id = f.anchor_id
      join core.hat d on d.id = f.deputy_id join core.hat o on o.id = f.next_owner_id where f.id = $1`,
      [family.id],
    )
  )[0]
const told = async ({ family }: Held, kind: string) =>
  (await desk.ask('select values from core.notice where kind = $1 and to_hat = any ($2)', [kind, family.adults.map(({ hat }) => hat)])).map(
    (row) => row.values,
  )

test('row 24: the family stands on one screen with its people, who holds it, and what happens next', async () => {
  const held = await desk.held()
  const { status, text } = await desk.anne.get(held.address)
  expect(status).toBe(200)
  for (const words of [
    'Solsikken',
    'Anne er holdepunkt, og Bo er stedfortræder.',
    'Maja',
    'Jonas',
    'Barn, 4 år',
    'Vi taler om de første uger',
  ])
    expect(text).toContain(words)
})

test('row 30: every reading leaves a line that colleagues and the family can see', async () => {
  const held = await desk.held()
  await desk.bo.get(held.address)
  await desk.bo.get(held.address)
  const lines = await desk.ask('select purpose, count(*)::int as n from core.access_line where family_id = $1 and hat_id = $2 group by 1', [
    held.family.id,
    desk.network.bo.hat,
  ])
  expect(lines).toEqual([{ purpose: 'counselling', n: 2 }])
  expect((await desk.anne.get(held.address)).text).toMatch(/Hvem har kigget[\s\S]*Bo[\s\S]*2 gange/)
})

test('a colleague outside the circle finds no such family, and cannot write in it', async () => {
  const held = await desk.held()
  const cille = await desk.site.signedIn(desk.network.cille.hat)
  const written = { formId: newId(), body: 'Nysgerrig', shownTo: 'us', reason: 'Jeg vil gerne se' }
  expect((await cille.get(held.address)).status).toBe(404)
  for (const path of ['notes', 'goals', 'after', 'close', 'level', 'anchor', 'reason', `steps/${held.family.step}/done`])
    expect([path, (await cille.post(`${held.address}/${path}`, { ...written, formId: newId(), words: 'x' })).status]).toEqual([
      path,
      expect.toSatisfy((status: number) => status === 404),
    ])
  expect(await desk.ask('select 1 from counselling.note where family_id = $1', [held.family.id])).toEqual([])
})

test.each(['director', 'administrator', 'coordinator', 'volunteer', 'guest'] as const)(
  'the desk’s page of a family is not there for the %s',
  async (role) => {
    const held = await desk.held()
    const browser = await desk.site.signedIn(desk.network[role].hat)
    expect((await browser.get(held.address)).status).toBe(404)
    expect((await browser.post(`${held.address}/notes`, { body: 'x' })).status).toBe(404)
  },
)

test('a leader outside the circle says why first, and the reason stands in every line', async () => {
  const held = await desk.held()
  const before = await desk.leader.get(held.address)
  expect(before.text).toContain('Hvorfor åbner du Solsikken?')
  expect(before.text).not.toContain('Vi taler om de første uger')
  expect((await held.send(desk.leader, 'reason', { reason: ' ' })).text).toContain('Skriv en grund.')
  const opened = await desk.leader.follow(await held.send(desk.leader, 'reason', { reason: 'Anne har bedt om sparring' }))
  expect(opened.text).toContain('Vi taler om de første uger')
  const lines = await desk.ask('select distinct purpose, reason from core.access_line where family_id = $1 and hat_id = $2', [
    held.family.id,
    desk.network.leader.hat,
  ])
  expect(lines).toEqual([{ purpose: 'leadership', reason: 'Anne har bedt om sparring' }])
})

test('raising the level demands a nearer date in the same form', async () => {
  const held = await desk.held({ level: 'C', due: '2026-12-01' })
  const raised = { level: 'A', levelReason: 'Han står ved døren om natten' }
  const page = await held.send(desk.anne, 'level', raised)
  expect(page.text).toContain('ligger for langt væk for det nye niveau')
  expect(page.text).toContain('Han står ved døren om natten')
  expect((await held.send(desk.anne, 'level', { ...raised, dueOn: '2026-11-24' })).status).toBe(303)
  const now = 'select level, next_due::text as due, next_set_on::text as set from core.family where id = $1'
  expect(await desk.ask(now, [held.family.id])).toEqual([{ level: 'A', due: '2026-11-24', set: deskDay }])
  expect((await desk.anne.get(held.address)).text).toMatch(/Han står ved døren om natten[\s\S]*Talt igennem ved den første samtale/)
})

test('lowering the level needs a reason and nothing else', async () => {
  const held = await desk.held({ level: 'B', due: '2026-11-25' })
  expect((await held.send(desk.anne, 'level', { level: 'D', levelReason: '' })).text).toContain('Skriv, hvorfor det er det niveau.')
  expect((await held.send(desk.anne, 'level', { level: 'D', levelReason: 'Der er ro på hjemme' })).status).toBe(303)
})

test('the anchor hands the family on to a colleague who has said yes; her steps go along, and the family hears the new name', async () => {
  const held = await desk.held()
  const handed = await held.send(desk.anne, 'anchor', { anchorId: desk.network.cille.hat, deputyId: '', handsOver: 'yes' })
  expect([handed.status, handed.location]).toEqual([303, '/desk'])
  expect(await holders(held)).toEqual({ anchor: 'Cille', deputy: 'Bo', next: 'Cille' })
  expect(await told(held, 'new-anchor')).toEqual([expect.objectContaining({ name: 'Cille' }), expect.objectContaining({ name: 'Cille' })])
  expect((await desk.anne.get(held.address)).status).toBe(404)
})

test('when the deputy becomes the anchor, a new deputy is named in the same form', async () => {
  const held = await desk.held()
  const toBo = { anchorId: desk.network.bo.hat, handsOver: 'yes' }
  expect((await held.send(desk.anne, 'anchor', { ...toBo, deputyId: '' })).text).toContain('Vælg en ny stedfortræder.')
  expect((await held.send(desk.anne, 'anchor', { ...toBo, deputyId: desk.network.anne.hat })).status).toBe(303)
  expect(await holders(held)).toEqual({ anchor: 'Bo', deputy: 'Anne', next: 'Bo' })
})

test('a leader can take a family herself, and a colleague without a yes cannot be given one', async () => {
  const held = await desk.held()
  const other = await desk.held({ anchor: desk.network.bo, deputy: desk.network.anne })
  await held.send(desk.leader, 'reason', { reason: 'Anne er syg i længere tid' })
  expect((await held.send(desk.leader, 'anchor', { anchorId: desk.network.leader.hat, deputyId: '', handsOver: 'yes' })).status).toBe(303)
  expect(await holders(held)).toEqual({ anchor: 'Birgit', deputy: 'Bo', next: 'Birgit' })
  await desk.ask('update core.stand_in set ended_at = platform.now() where by_hat = $1', [desk.network.cille.hat])
  expect((await other.send(desk.bo, 'anchor', { anchorId: desk.network.cille.hat, deputyId: '' })).text).toContain(
    'ikke sagt ja på forhånd',
  )
  expect((await other.send(desk.bo, 'deputy', { deputyId: desk.network.cille.hat })).text).toContain('ikke sagt ja til at træde ind for')
  await desk.ask('update core.stand_in set ended_at = null where by_hat = $1', [desk.network.cille.hat])
})

test('another deputy is named, and the old place has ended', async () => {
  const held = await desk.held()
  expect((await held.send(desk.anne, 'deputy', { deputyId: desk.network.cille.hat })).status).toBe(303)
  expect(await holders(held)).toMatchObject({ anchor: 'Anne', deputy: 'Cille' })
  const left = `select count(*)::int as n from core.circle where family_id = $1 and hat_id = $2 and ended_at is not null`
  expect(await desk.ask(left, [held.family.id, desk.network.bo.hat])).toEqual([{ n: 1 }])
})

test('two who change the anchor at the same moment: one does, the other sees it', async () => {
  const held = await desk.held()
  const both = await Promise.all([
    held.send(desk.anne, 'anchor', { anchorId: desk.network.cille.hat, deputyId: '', handsOver: 'yes' }),
    held.send(desk.bo, 'anchor', { anchorId: desk.network.bo.hat, deputyId: desk.network.cille.hat, handsOver: 'yes' }),
  ])
  expect(both.every(({ status }) => [303, 404, 409, 200].includes(status))).toBe(true)
  const standing = `select as_what, count(*)::int as n from core.circle where family_id = $1 and standing and as_what in ('anchor', 'deputy') group by 1 order by 1`
  expect(await desk.ask(standing, [held.family.id])).toEqual([
    { as_what: 'anchor', n: 1 },
    { as_what: 'deputy', n: 1 },
  ])
})

test('whoever stands in today is said on the page, and reads as cover', async () => {
  const held = await desk.held({ anchor: desk.network.bo, deputy: desk.network.leader })
  const [away, cover] = [newId(), newId()]
  const period = '[2026-11-23,2026-11-28)'
  await plant(desk.database.owner, {
    'core.roster': [
      { id: away, kind: 'away', person_id: desk.network.bo.person, default_cover_id: cover, period, recorded_by: desk.network.leader.hat },
      {
        id: cover,
        kind: 'covering',
        person_id: desk.network.anne.person,
        hat_id: desk.network.anne.hat,
        absence_id: away,
        period,
        recorded_by: desk.network.leader.hat,
      },
    ],
  })
  expect((await desk.anne.get(held.address)).text).toContain('Du træder ind for Bo til og med fredag 27. november.')
  expect(await desk.ask('select purpose from core.access_line where family_id = $1', [held.family.id])).toEqual([{ purpose: 'cover' }])
  await desk.ask('update core.roster set over_at = platform.now(), called_off_at = platform.now() where id in ($1, $2)', [away, cover])
})
