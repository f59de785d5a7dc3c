import { afterAll, beforeAll, expect, test } from 'vitest'
import { ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { aDesk, type Desk, type Held } from '#testing/desk.ts'
import { atOnce } from '#testing/meanwhile.ts'
import { anAnsweredInquiry, anInquiry, hasConversation } from './builders.ts'
import { writeAgain } from './receive/actions.ts'

/** A page may stand open for an hour while a colleague acts. Whoever sends it then has not seen what stands now: it is shown first. */

let desk: Desk
beforeAll(async () => {
  desk = await aDesk()
})
afterAll(() => desk.database[Symbol.asyncDispose]())

const theirs = 'Jeg er bange igen. Kan I ringe i dag?'
const ours = 'Hvordan går det med søvnen?'
const older = ({ address }: Held, form: string, path = form) =>
  desk.anne.opened(`${address}?form=${form}`, { action: `${address}/${path}` })
const inFamily = (columns: string, { family }: Held) => desk.ask(`select ${columns} from core.family where id = $1`, [family.id])

test('an answer to a family from an older page does not go past words only a colleague has read', async () => {
  const held = await desk.held()
  const inquiry = await hasConversation(desk.database.owner, desk.network, held)
  const page = `${held.address}/conversations/${inquiry.conversation}`
  const answer = await desk.anne.opened(page, { action: page })
  const word = { conversationId: inquiry.conversation, queueId: desk.network.queue.id, level: 'D', words: theirs } as const
  const now = new Date('2026-11-23T10:00:00+01:00')
  await ask(desk.database.db, { kind: 'writer', hat: inquiry.writer.hat }, (tx) => writeAgain(tx, { ...word, now, formId: newId() }))
  expect((await desk.bo.get(page)).text).toContain(theirs)
  const refused = await answer({ words: ours })
  expect([refused.status, refused.text.includes(theirs), refused.text.includes(`${ours}</textarea>`)]).toEqual([409, true, true])
  const open = 'select what from core.promise where open and (to_hat = $1 or family_id = $2)'
  expect(await desk.ask(open, [inquiry.writer.hat, held.family.id])).toEqual([{ what: 'answer' }])
  expect((await desk.anne.send(page, { words: ours }, { action: page })).status).toBe(303)
})

test('an answer to an inquiry does not either; what comes on the screen while one writes has been seen', async () => {
  const asked = await anAnsweredInquiry(desk.database.owner, desk.network)
  const page = `/desk/inquiries/${asked.id}`
  const answer = await desk.anne.opened(page, { action: `${page}/answer` })
  await ask(desk.database.db, asked.who, asked.writes(theirs))
  // Fetched by her other tab: this one has heard nothing.
  const thread = (await desk.anne.get(`${page}/fragments/thread`)).text
  const refused = await answer({ words: ours })
  expect([refused.status, refused.text.includes(theirs), refused.text.includes(`${ours}</textarea>`)]).toEqual([409, true, true])
  const lastWord = /name="lastWord" form="answer-form" value="([^"]+)"/.exec(thread)![1]!
  expect((await answer({ words: ours, lastWord })).status).toBe(303)
})

test('nobody lowers the level of an inquiry from a page that did not show why a colleague has raised it', async () => {
  const { id } = await anInquiry(desk.database.owner, desk.network, { level: 'D' })
  const page = `/desk/inquiries/${id}`
  const level = await desk.anne.opened(page, { action: `${page}/triage` })
  const raised = { level: 'A', levelReason: 'Han er på vej hjem til hende' }
  expect((await desk.bo.send(page, raised, { action: `${page}/triage` })).status).toBe(303)
  const refused = await level({ level: 'C', levelReason: 'Lyder roligt' })
  expect([refused.status, refused.text.includes(raised.levelReason), refused.text.includes('Lyder roligt')]).toEqual([409, true, true])
  expect(await desk.ask('select level from counselling.inquiry where id = $1', [id])).toEqual([{ level: 'A' }])
})

test('nobody lowers the level of a family past a reason she has not read, and its next step stays where it is', async () => {
  const held = await desk.held({ level: 'C', due: '2026-12-01' })
  const level = await older(held, 'level')
  const raised = { level: 'A', levelReason: 'Hun er truet', dueOn: '2026-11-24' }
  expect((await held.send(desk.bo, 'level', raised)).status).toBe(303)
  const refused = await level({ level: 'D', levelReason: 'Roligt nu', dueOn: '2026-12-20' })
  expect([refused.status, refused.text.includes('Hun er truet'), refused.text.includes('Roligt nu')]).toEqual([409, true, true])
  expect(await inFamily('level, next_due::text as due', held)).toEqual([{ level: 'A', due: '2026-11-24' }])
})

test('what a talk is said to have done is the step the page showed, never the one a colleague has planned since', async () => {
  const held = await desk.held()
  const talk = await older(held, 'after')
  const step = { task: 'talk', stepWords: 'Vi skriver til kommunen om bolig', ownerId: desk.network.bo.hat, dueOn: '2026-11-25' }
  expect((await held.send(desk.bo, `steps/${held.family.step}/done`, step)).status).toBe(303)
  const [planned] = await inFamily('next_step_id as step', held)
  const next = { task: 'talk', stepWords: 'Vi ringer igen', ownerId: desk.network.anne.hat, dueOn: '2026-11-25' }
  const refused = await talk({ body: 'Vi talte om søvn.', shownTo: 'us', done: 'yes', ...next })
  expect([refused.status, refused.text.includes('Vi talte om søvn.'), refused.text.includes('name="done" value="yes" checked')]).toEqual([
    ...[409, true, false],
  ])
  expect(await inFamily('next_step_id as step', held)).toEqual([planned])
})

test('what is written about a family is not written over what a colleague has written meanwhile', async () => {
  const held = await desk.held()
  const about = await older(held, 'about')
  expect((await held.send(desk.bo, 'about', { about: 'Hun har fundet en lejlighed.' })).status).toBe(303)
  const refused = await about({ about: 'Hun leder efter en lejlighed.' })
  expect([refused.status, refused.text.includes('har fundet'), refused.text.includes('leder efter')]).toEqual([409, true, true])
  expect((await older(held, 'about').then((again) => again({ about: 'Hun flytter til december.' }))).status).toBe(303)
})

test('a note the family reads is read by those the page named, not by somebody who has come since', async () => {
  const held = await desk.held({ adults: 1 })
  const note = await older(held, 'note', 'notes')
  const per = { m0Role: 'father', m0Name: 'Per', m0When: '' }
  expect((await held.send(desk.bo, 'adults', per)).status).toBe(303)
  const refused = await note({ body: 'Hun er bange for Per.', shownTo: 'family' })
  expect([refused.status, refused.text.includes('Hun er bange for Per.')]).toEqual([409, true])
  expect(refused.text).toMatch(/Familien læser med: [^<]*Per/)
  expect((await note({ body: 'Hun er bange for Per.', shownTo: 'us' })).status).toBe(303)
})

test('whoever holds a family or stands in is not named over a colleague’s choice one has not seen', async () => {
  const { bo, cille, leader } = desk.network
  const held = await desk.held()
  const [deputy, anchor] = [await older(held, 'deputy'), await older(held, 'anchor')]
  expect((await held.send(desk.bo, 'deputy', { deputyId: cille.hat })).status).toBe(303)
  const others = 'Der er valgt en anden, siden du åbnede siden.'
  for (const refused of [await deputy({ deputyId: leader.hat }), await anchor({ anchorId: cille.hat, deputyId: bo.hat })])
    expect([refused.status, refused.text.includes(others)]).toEqual([409, true])
  expect(await inFamily('anchor_id as anchor, deputy_id as deputy', held)).toEqual([{ anchor: desk.network.anne.hat, deputy: cille.hat }])
  expect((await older(held, 'anchor').then((again) => again({ anchorId: cille.hat, deputyId: bo.hat }))).status).toBe(303)
})

test('two deputies named in the same moment: the second is refused, and shown whom the first was', async () => {
  const { cille } = desk.network
  const held = await desk.held()
  const forms = await Promise.all([older(held, 'deputy'), older(held, 'deputy')])
  const pages = await atOnce(
    desk.database,
    'core.family',
    forms.map((form) => () => form({ deputyId: cille.hat })),
  )
  expect(pages.map(({ status }) => status).sort()).toEqual([303, 409])
  expect(pages.find(({ status }) => status === 409)!.text).toContain('Der er valgt en anden, siden du åbnede siden.')
})

test('a step a colleague has been given meanwhile is not taken from them unseen', async () => {
  const { bo, cille } = desk.network
  const held = await desk.held()
  const owner = `steps/${held.family.step}/owner`
  const hand = await older(held, `hand-${held.family.step}`, owner)
  expect((await held.send(desk.bo, owner, { ownerId: bo.hat })).status).toBe(303)
  const refused = await hand({ ownerId: cille.hat })
  expect([refused.status, refused.text.includes('Skridtet er givet til en anden, siden du åbnede siden.')]).toEqual([409, true])
  expect(await desk.ask('select owner_id as owner from core.next_step where id = $1', [held.family.step])).toEqual([{ owner: bo.hat }])
  const again = await older(held, `hand-${held.family.step}`, owner)
  expect((await again({ ownerId: cille.hat })).status).toBe(303)
})

test('a step is not given to a colleague who has been put on pause since the page was opened; what she has stays hers', async () => {
  const [hers, held] = [await desk.held(), await desk.held()]
  const { cille } = desk.network
  expect((await hers.send(desk.anne, `steps/${hers.family.step}/owner`, { ownerId: cille.hat })).status).toBe(303)
  await desk.ask('update core.hat set suspended_at = platform.now() where id = $1', [cille.hat])
  const refused = await held.send(desk.anne, `steps/${held.family.step}/owner`, { ownerId: cille.hat })
  expect([refused.status, refused.text.includes('kan ikke logge ind lige nu')]).toEqual([409, true])
  const step = { task: 'talk', stepWords: 'Vi ringer igen', ownerId: cille.hat, dueOn: '2026-11-25' }
  expect((await held.send(desk.anne, 'steps', step)).status).toBe(409)
  const moved = { dueOn: '2026-11-25', reason: 'De er ikke hjemme.', theirYes: 'yes' }
  expect((await hers.send(desk.anne, `steps/${hers.family.step}/move`, moved)).status).toBe(303)
})
