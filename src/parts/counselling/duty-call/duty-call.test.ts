import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { aHeldFamily, plant } from '#core/builders.ts'
import { type PostOffice, PostOfficeAway, smtpPostOffice } from '#core/send/mail.ts'
import { type Actor, ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { codeIn } from '#testing/as-read.ts'
import { atOnce } from '#testing/meanwhile.ts'
import { aPostServer } from '#testing/post-server.ts'
import { aStory } from '#testing/story.ts'
import { anInquiry, hasWritten } from '../builders.ts'
import { callDuty } from './jobs.ts'

const [atNight, atDay] = ['2026-11-23T22:40:00+01:00', '2026-11-23T10:05:00+01:00']
const minute = 60_000
const door = { address: 'https://hele.example.org' }

/** A queue with somebody to call outside the shifts, and a post office that keeps what it is given. */
async function aDuty(clock: string) {
  const [story, post] = [await aStory(clock), await aPostServer()]
  const { database, network } = story
  await database.owner.query('update core.queue set duty_mail = $1', ['vagt@example.org'])
  const look = (postOffice: PostOffice | undefined = smtpPostOffice(post.url)) => callDuty({ db: database.db, postOffice, door })
  const calls = async (minutes = 0) => {
    await database.advance(minutes * minute)
    const before = post.received.length
    await look()
    return post.received.length - before
  }
  const danger = (wish: Parameters<typeof anInquiry>[2] = {}) => anInquiry(database.owner, network, { level: 'A', ...wish })
  return {
    ...{ ...story, post, look, calls, danger },
    async [Symbol.asyncDispose]() {
      await post[Symbol.asyncDispose]()
      await story[Symbol.asyncDispose]()
    },
  }
}

test('somebody in danger writes at night, when nobody is at a shift: whoever has the duty is told once, then every half hour until there is an answer', async () => {
  await using duty = await aDuty(atNight)
  expect(await duty.calls()).toBe(0)
  const { id } = await duty.danger({ words: 'Han står udenfor.' })
  expect(await duty.calls()).toBe(1)
  expect([await duty.calls(), await duty.calls(29), await duty.calls(1)]).toEqual([0, 0, 1])
  const anne = await duty.signedIn(duty.network.anne)
  await anne.send(`/desk/inquiries/${id}`, {}, { action: `/desk/inquiries/${id}/claim` })
  await anne.send(`/desk/inquiries/${id}`, { words: 'Er du et sikkert sted nu?' }, { action: `/desk/inquiries/${id}/answer` })
  expect(await duty.calls(31)).toBe(0)
})

test('the mail says that somebody waits and leads to the desk; nothing of who or what, and all who wait stand in one', async () => {
  await using duty = await aDuty(atNight)
  await duty.danger({ words: 'Han står udenfor.', safeAnswer: 'Ikke efter otte' })
  await duty.danger()
  expect(await duty.calls()).toBe(1)
  const mail = duty.post.received[0]!.replaceAll('=\r\n', '')
  expect(mail).toContain('To: vagt@example.org')
  expect(mail).toContain('Subject: =?UTF-8?Q?Nogen_venter_p=C3=A5_svar_nu?')
  expect(mail).toContain('https://hele.example.org/desk\r\n')
  expect(mail).not.toMatch(/udenfor|otte|inquiries/)
})

test('what is not danger waits for the morning', async () => {
  await using duty = await aDuty(atNight)
  for (const level of ['B', 'C', 'D'] as const) await duty.danger({ level })
  expect(await duty.calls()).toBe(0)
})

test('whoever is promised an answer in two minutes is met; three minutes after the time that was told has passed somebody else is called', async () => {
  await using duty = await aDuty(atDay)
  await duty.danger({ promisedHours: 2 / 60 })
  expect([await duty.calls(), await duty.calls(4), await duty.calls(2)]).toEqual([0, 0, 1])
})

test('whoever can only be answered hours later, because the one at the shift has another danger, is called for; what somebody has taken is theirs until it is late', async () => {
  await using duty = await aDuty(atDay)
  await duty.danger({ promisedHours: 2 })
  expect(await duty.calls()).toBe(1)
  await duty.danger({ promisedHours: 3, stage: 'claimed' })
  expect([await duty.calls(6), await duty.calls(24)]).toEqual([0, 1])
  const [{ calls }] = (
    await duty.database.owner.query('select count(*)::int as calls from counselling.conversation where duty_called_at is not null')
  ).rows
  expect(calls).toBe(1)
})

test('a family in danger that has written is called for, and again when more is written five minutes later; a talk that was agreed since is kept by whoever agreed it', async () => {
  await using duty = await aDuty(atDay)
  const { database, network } = duty
  const family = await aHeldFamily(database.owner, network, { level: 'A' })
  const conversation = await hasWritten(database.owner, network, { family, dueBy: new Date('2026-11-23T13:00:00+01:00') })
  expect(await duty.calls()).toBe(1)
  await database.advance(minute)
  await database.owner.query('update counselling.conversation set last_word_at = platform.now() where id = $1', [conversation])
  expect([await duty.calls(), await duty.calls(5), await duty.calls(6)]).toEqual([0, 1, 0])
  const talk = { id: newId(), what: 'call', channel: 'phone', due_by: new Date('2026-11-23T12:00:00+01:00') }
  const whose = { to_hat: family.adults[0]!.hat, by_hat: family.anchor.hat, family_id: family.id }
  await plant(database.owner, { 'core.promise': [{ ...talk, ...whose }] })
  expect([await duty.calls(30), await duty.calls(180)]).toEqual([0, 1])
})

test('whoever writes one danger after another is received each time, and calls once in five minutes and not each minute; a family is called for at once', async () => {
  await using duty = await aDuty(atNight)
  const { database, network, site } = duty
  const called: number[] = []
  for (let n = 0; n < 6; n++) {
    const sent = await site.visitor().post('/skriv', { formId: newId(), words: 'Han står udenfor.', danger: 'yes', go: 'send' })
    expect([sent.status, codeIn(sent)]).toEqual([200, expect.any(String)])
    called.push(await duty.calls(n && 1))
  }
  expect(called).toEqual([1, 0, 0, 0, 0, 1])
  const left = async () =>
    (await database.owner.query('select count(*)::int as n from counselling.conversation where duty_called_at is null')).rows[0].n
  expect(await left()).toBe(0)
  await duty.danger()
  expect([await duty.calls(1), await left()]).toEqual([0, 1])
  const family = await aHeldFamily(database.owner, network, { level: 'A' })
  await hasWritten(database.owner, network, { family })
  // Whoever waited stands in that call too.
  expect([await duty.calls(), await left()]).toEqual([1, 0])
})

test('a danger waits for nobody else’s call where that did not leave, or went to another phone', async () => {
  await using duty = await aDuty(atNight)
  const { database, network } = duty
  await duty.danger()
  duty.post.refuseWith(450)
  expect(await duty.calls()).toBe(0)
  duty.post.refuseWith(0)
  await duty.danger()
  expect(await duty.calls(1)).toBe(1)
  const other = { id: newId(), name: 'Telefonen', channels: ['phone'], languages: ['da'], duty_mail: 'telefon@example.org' }
  const { leader, anne } = network
  const people = { responsible_id: leader.hat, responsible_person: leader.person, deputy_id: anne.hat, deputy_person: anne.person }
  await plant(database.owner, { 'core.queue': [{ ...other, ...people }] })
  const { id } = await duty.danger()
  await database.owner.query('update counselling.inquiry set queue_id = $2 where id = $1', [id, other.id])
  expect(await duty.calls(1)).toBe(1)
  expect(duty.post.received.at(-1)).toContain('To: telefon@example.org')
})

test('a mail that did not leave is tried at the next look, and counts as failed where nobody carries mail; one that was refused waits', async () => {
  await using duty = await aDuty(atNight)
  await duty.danger()
  const gone = vi.fn(async () => 'not-reached' as const)
  await expect(duty.look({ carry: gone, isOpen: async () => true })).rejects.toThrow(PostOfficeAway)
  duty.post.refuseWith(450)
  expect(await duty.calls()).toBe(0)
  duty.post.refuseWith(0)
  expect(await duty.calls()).toBe(1)
  duty.post.refuseWith(550)
  expect(await duty.calls(30)).toBe(0)
  duty.post.refuseWith(0)
  expect([await duty.calls(29), await duty.calls(1)]).toEqual([0, 1])
})

test('two workers who look at once send one mail', async () => {
  await using duty = await aDuty(atNight)
  await duty.danger()
  await atOnce(duty.database, 'counselling.conversation', [() => duty.look(), () => duty.look()])
  expect(duty.post.received).toHaveLength(1)
})

test('a queue without such a mail has the one of another; where none has one, where no mail leaves and in a demo world nobody is called', async () => {
  await using duty = await aDuty(atNight)
  const { database, network } = duty
  const { leader, anne } = network
  const queue = { name: 'Telefonen', channels: ['phone'], languages: ['da'], duty_mail: 'telefon@example.org' }
  const people = { responsible_id: leader.hat, responsible_person: leader.person, deputy_id: anne.hat, deputy_person: anne.person }
  await plant(database.owner, { 'core.queue': [{ id: newId(), ...queue, ...people }] })
  await duty.danger()
  const setMail = (mail: string | null, name: string) =>
    database.owner.query('update core.queue set duty_mail = $1 where name = $2', [mail, name])
  await setMail(null, 'Skriv til os')
  expect(await duty.calls()).toBe(1)
  expect(duty.post.received[0]).toContain('To: telefon@example.org')
  await setMail(null, 'Telefonen')
  expect(await duty.calls(31)).toBe(0)
  await setMail('vagt@example.org', 'Skriv til os')
  await callDuty({ db: database.db, postOffice: undefined, door })
  await database.owner.query(`update platform.database_mark set kind = 'demo'`)
  expect(await duty.calls()).toBe(0)
  await database.owner.query(`update platform.database_mark set kind = 'test'`)
  expect(await duty.calls()).toBe(1)
})

test('at the desk it stands with the danger that whoever has the duty was told, and when; what was told before they came back is not said', async () => {
  await using duty = await aDuty(atNight)
  const { database, network } = duty
  const anne = await duty.signedIn(network.anne)
  const told = async () => /Vagttelefonen fik besked kl\. \d\d\.\d\d/.exec((await anne.get('/desk')).text)?.[0]
  await duty.danger({ level: 'B' })
  const { conversation } = await duty.danger()
  expect(await told()).toBeUndefined()
  await duty.calls(2)
  expect(await told()).toBe('Vagttelefonen fik besked kl. 22.42')
  await duty.calls(30)
  expect(await told()).toBe('Vagttelefonen fik besked kl. 23.12')
  await database.advance(minute)
  const comesBack = `update counselling.inquiry set open_since = platform.now() where conversation_id = '${conversation}'`
  await database.owner.query(`begin; set local session_replication_role = replica; ${comesBack}; commit`)
  expect(await told()).toBeUndefined()
})

test('of a family in danger that has written, too', async () => {
  await using duty = await aDuty(atDay)
  const { database, network } = duty
  const family = await aHeldFamily(database.owner, network, { level: 'A' })
  await hasWritten(database.owner, network, { family, dueBy: new Date('2026-11-23T13:00:00+01:00') })
  await duty.calls()
  const leader = await duty.signedIn(network.leader)
  expect((await leader.get('/net')).text).toMatch(/Anne har taget den\.[\s\S]{1,80}Vagttelefonen fik besked kl\. 10\.05/)
})

test('only the job that calls takes a call, and nobody else gives one back', async () => {
  await using duty = await aDuty(atNight)
  const { database, network } = duty
  const takes = sql`select * from counselling.take_duty_calls('10 min', '3 min', '30 min', '5 min')`
  const gives = sql`select counselling.give_duty_calls_back('{}')`
  const others: Actor[] = [{ kind: 'job', name: 'mail' }, { kind: 'staff', hat: network.leader.hat }, { kind: 'visitor' }]
  for (const deed of [takes, gives])
    for (const other of others)
      await expect(ask(database.db, other, (tx) => deed.execute(tx))).rejects.toThrow(/only the job|permission denied/)
})
