import { expect, test } from 'vitest'
import { returnCode } from '#core/return-code/return-code.ts'
import { newId } from '#platform/ids.ts'
import { testSecret } from '#testing/site.ts'
import { aStory } from '#testing/story.ts'
import { keyFor } from '../../../app.ts'
import { anInquiry } from '../builders.ts'

test('row 19: the level is set by a person with a reason, and every earlier reason stays', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { level: 'D' })
  const anne = await story.signedIn(network.anne)
  const address = `/desk/inquiries/${inquiry.id}`
  const set = (level: string, levelReason: string, levelDeadline = '') =>
    anne.send(address, { level, levelReason, levelDeadline }, { action: `${address}/triage` })
  expect((await set('B', '')).status).toBe(422)
  expect((await set('E', 'Hvorfor ikke')).text).toContain('Vælg et niveau.')
  expect((await set('B', 'Har ikke et sted at sove', 'i overmorgen')).text).toContain('Har ikke et sted at sove</textarea>')
  expect((await set('B', 'Har ikke et sted at sove', '2026-11-26')).status).toBe(303)
  expect((await set('C', 'Har fundet en sofa hos en ven', '2026-11-26')).status).toBe(303)
  const page = await anne.get(address)
  for (const words of [
    'Hævet fra D',
    'Sænket fra B',
    'Har ikke et sted at sove',
    'Har fundet en sofa',
    'Ingen af svarene viser, at det haster.',
  ])
    expect(page.text).toContain(words)
  expect(await story.one('select level, deadline_on::text from counselling.inquiry where id = $1', inquiry.id)).toEqual({
    level: 'C',
    deadline_on: '2026-11-26',
  })
})

test('a day that hurried and has passed is said to have passed, and never read as one that comes; a year nobody meant is asked again', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { level: 'C' })
  const anne = await story.signedIn(network.anne)
  const address = `/desk/inquiries/${inquiry.id}`
  const set = (levelDeadline: string) =>
    anne.send(address, { level: 'C', levelReason: 'Fristen', levelDeadline }, { action: `${address}/triage` })
  const typo = await set('0026-11-26')
  expect([typo.status, typo.text.includes('Vælg en dag, der ligger tættere på.')]).toEqual([422, true])
  expect((await set('2026-01-01')).status).toBe(303)
  const gone = 'torsdag 1. januar (dagen er gået)'
  expect((await anne.get(address)).text).toContain(gone)
  expect((await anne.get('/desk')).text).toContain(`Haster ${gone}`)
  await anne.send(address, {}, { action: `${address}/claim` })
  expect((await anne.get(`/desk/families/new?inquiry=${inquiry.id}`)).text).toContain(gone)
})

test('row 19: two set the level at once from the same page, and the second sees what the first said', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network)
  const browsers = [await story.signedIn(network.anne), await story.signedIn(network.bo)]
  const address = `/desk/inquiries/${inquiry.id}/triage`
  const answers = await Promise.all(browsers.map((browser, n) => browser.post(address, { level: 'AB'[n]!, levelReason: `Grund ${n}` })))
  expect(answers.every(({ status }) => status === 303 || status === 409)).toBe(true)
  const { lines, latest } = await story.one<{ lines: number; latest: number }>(
    'select count(*)::int as lines, count(*) filter (where replaced_by is null)::int as latest from counselling.triage where inquiry_id = $1',
    inquiry.id,
  )
  expect([lines, latest]).toEqual([1 + answers.filter(({ status }) => status === 303).length, 1])
})

test('a reason that never was the reason of the level cannot stand in the history of an inquiry', async () => {
  await using story = await aStory()
  const { network, database, one } = story
  const inquiry = await anInquiry(database.owner, network, { level: 'D' })
  const [unused, used] = [newId(), newId()]
  const { triage_id: before } = await one<{ triage_id: string }>('select triage_id from counselling.inquiry where id = $1', inquiry.id)
  const line = (id: string, level: string, [previous, was]: [string, string]) =>
    `insert into counselling.triage (id, inquiry_id, writer_id, level, reason, by_hat, previous_id, previous_level)
     values ('${id}', '${inquiry.id}', '${inquiry.writer.hat}', '${level}', 'Set på igen', '${network.anne.hat}', '${previous}', '${was}')`
  const isLevel = `update counselling.inquiry set level = 'B', triage_id = '${used}' where id = '${inquiry.id}'`
  const both = `begin; ${line(unused, 'A', [before, 'D'])}; ${line(used, 'B', [unused, 'A'])}; ${isLevel}; commit`
  const client = await database.owner.connect()
  try {
    await expect(client.query(both)).rejects.toMatchObject({ constraint: 'triage_replaces' })
    await client.query(`rollback; begin; ${line(used, 'B', [before, 'D'])}; ${isLevel}; commit`)
  } finally {
    client.release()
  }
})

test('a time is agreed, kept in the promise, and moved only with their yes', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne })
  const anne = await story.signedIn(network.anne)
  const address = `/desk/inquiries/${inquiry.id}`
  const agree = (fields: Record<string, string>) =>
    anne.send(address, { promiseWhat: 'call', promiseDay: '2026-11-25', promiseTime: '14:30', ...fields }, { action: `${address}/promise` })
  expect((await agree({})).text).toContain('Det flytter du kun, når de har sagt ja.')
  expect((await agree({ promiseYes: 'yes', promiseDay: '2026-11-24', promiseTime: '09:00' })).text).toContain(
    'Vælg en tid, der ikke er gået.',
  )
  expect((await agree({ promiseYes: 'yes', promiseDay: '2026-02-31' })).text).toContain('Vælg en dato.')
  expect((await agree({ promiseYes: 'yes' })).status).toBe(303)
  expect(
    await story.one(
      `select n.what, n.channel, n.by_hat, o.ended_as, n.due_by = '2026-11-25T14:30:00+01:00' as right_time
       from counselling.inquiry i join core.promise n on n.id = i.promise_id join core.promise o on o.id = n.moved_from where i.id = $1`,
      inquiry.id,
    ),
  ).toEqual({ what: 'call', channel: 'phone', by_hat: network.anne.hat, ended_as: 'moved', right_time: true })
  const { id } = await story.one<{ id: string }>('select id from core.promise where to_hat = $1 and open', inquiry.writer.hat)
  expect((await anne.get(address)).text).toContain('Vi ringer senest i morgen kl. 14.30')
  expect((await anne.send(address, {}, { action: `${address}/promises/${id}` })).status).toBe(303)
  expect(await story.one('select ended_as from core.promise where id = $1', id)).toEqual({ ended_as: 'kept' })
  expect((await anne.post(`${address}/promises/${id}`, {})).status).toBe(409)
})

test('a call that was made is an answer: it is their turn, they read that we have spoken, and it can end as answered', async () => {
  await using story = await aStory()
  const { network, database } = story
  const code = returnCode({ number: 1, key: keyFor(testSecret, 'return-code') }, newId())
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne, codeHash: code.hash })
  const anne = await story.signedIn(network.anne)
  const address = `/desk/inquiries/${inquiry.id}`
  const called = async (more: () => Promise<unknown> = async () => undefined) => {
    const call = { promiseWhat: 'call', promiseDay: '2026-11-25', promiseTime: '14:30', promiseYes: 'yes' }
    await anne.send(address, call, { action: `${address}/promise` })
    const { id } = await story.one<{ id: string }>(
      `select id from core.promise where to_hat = $1 and open and what = 'call'`,
      inquiry.writer.hat,
    )
    await more()
    expect((await anne.post(`${address}/promises/${id}`, { formId: newId() })).status).toBe(303)
    return (await story.one<{ state: string }>('select state from counselling.inquiry where id = $1', inquiry.id)).state
  }
  const phone = story.site.visitor()
  await phone.send('/samtale', { code: code.words })
  expect(await called(() => phone.send('/samtale', { words: 'Jeg kom i tanke om noget.' }))).toBe('claimed')
  expect((await phone.get('/samtale')).text).not.toContain('Vi har talt sammen')
  await anne.get(address)
  await anne.send(address, { words: 'Tak, det ser vi på.' }, { action: `${address}/answer` })
  await phone.send('/samtale', { words: 'Ring gerne igen.' })
  await anne.get(address)
  expect(await called()).toBe('answered')
  expect((await phone.get('/samtale')).text).toContain('Vi har talt sammen. Du kan altid skrive igen.')
  expect((await anne.get(address)).text).toContain('Besvaret. Nu er det deres tur')
  expect((await anne.send(address, { endAs: 'answered-once' }, { action: `${address}/end` })).status).toBe(303)
})

test('after a broken promise a new time is given, and both stand to be read', async () => {
  await using story = await aStory()
  const { network, database } = story
  const inquiry = await anInquiry(database.owner, network, { stage: 'claimed', owner: network.anne, promisedHours: 1 })
  await database.advance(2 * 3_600_000)
  const anne = await story.signedIn(network.anne)
  const address = `/desk/inquiries/${inquiry.id}`
  await anne.send(address, { promiseWhat: 'answer', promiseDay: '2026-11-24', promiseTime: '16:00' }, { action: `${address}/promise` })
  const page = await anne.get(address)
  expect(page.text).toContain('Svar senest i dag kl. 16')
  expect(page.text).toContain('Ikke holdt: Svar senest i dag kl. 11.05')
  expect(await story.one(`select kind from core.notice where to_hat = $1`, inquiry.writer.hat)).toEqual({ kind: 'promise-broken' })
})
