import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { aHeldFamily, aNetwork } from '#core/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { ask } from '#platform/db.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aSite } from '#testing/site.ts'
import { proveTheNight, rowOf } from './jobs.ts'
import { beforeTheFirst, canonical, type ProofLine, seal, verifyChain } from './proof.ts'
import { readBreaches, readLinesAfter } from './store.ts'

const day = 86_400_000
const lines = (database: TestDatabase) => ask(database.db, { kind: 'job', name: 'proof' }, (tx) => readLinesAfter(tx, 0))

function aChain(count: number): ProofLine[] {
  const chain: ProofLine[] = []
  for (let n = 1; n <= count; n++) {
    const body = { n, day: `2026-11-${10 + n}`, at: `2026-11-${10 + n}T02:20:00.000Z`, counts: { open: 200 + n }, breaches: [] }
    chain.push(seal({ ...body, previous: chain.at(-1)?.hash ?? beforeTheFirst }))
  }
  return chain
}
const textOf = (chain: ProofLine[]) => chain.map(rowOf).join('')

test('row 81: one line a night says what an independent look found, and carries the hash of the line before', async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-23T02:10:00+01:00')
  const network = await aNetwork(database.owner)
  await aHeldFamily(database.owner, network, { level: 'D' })
  await proveTheNight(database.db)
  expect(await lines(database)).toEqual([])
  await database.advance(2 * 3_600_000)
  await Promise.all([proveTheNight(database.db), proveTheNight(database.db), proveTheNight(database.db)])
  await database.advance(day)
  await proveTheNight(database.db)
  const [first, second, ...more] = await lines(database)
  expect(more).toEqual([])
  expect(first).toMatchObject({
    n: 1,
    day: '2026-11-23',
    breaches: [],
    previous: beforeTheFirst,
    counts: { open: 1, without: 0, unowned: 0 },
  })
  expect(second).toMatchObject({ n: 2, day: '2026-11-24', previous: first!.hash })
  expect(verifyChain(textOf([first!, second!]))).toMatchObject({ problems: [], lines: 2 })
})

test('what breaks a law stands in the night’s line as an id, with no name', async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-23T04:10:00+01:00')
  const network = await aNetwork(database.owner)
  const family = await aHeldFamily(database.owner, network, { name: 'Solsikken' })
  await behindTheirBack(database, `delete from core.circle where as_what = 'anchor'`)
  await proveTheNight(database.db)
  const [line] = await lines(database)
  expect(line!.breaches).toEqual([{ law: 1, what: 'no-anchor', subject: `family ${family.id}` }])
  expect(rowOf(line!)).not.toMatch(/Solsikken|Anne|Maja/)
})

/** What a careless restore does: rows change while nothing guards them. */
async function behindTheirBack(database: TestDatabase, statements: string): Promise<void> {
  await database.owner.query(`set session_replication_role = replica; ${statements}; set session_replication_role = default`)
}

const away = `insert into core.roster (id, kind, person_id, default_cover_id, period, recorded_by)
  select gen_random_uuid(), 'away', person_id, gen_random_uuid(), daterange(platform.today(), null), id from core.hat where display_name = 'Anne'`

const spoiled: [string, string, string[]][] = [
  [
    'an anchor who has left',
    `update core.hat set ended_at = platform.now() where display_name = 'Anne'`,
    ['no-anchor', 'no-step', 'not-held'],
  ],
  [
    'an anchor who has become a volunteer',
    `update core.hat set role = 'volunteer' where display_name = 'Anne'`,
    ['no-anchor', 'no-step', 'not-held'],
  ],
  ['an anchor who never said yes', `update core.circle set accepted_at = null where as_what = 'anchor'`, ['no-anchor']],
  ['a deputy who stands no more', `update core.circle set ended_at = platform.now() where as_what = 'deputy'`, ['no-deputy']],
  [
    'a deputy who is the anchor',
    `update core.hat set person_id = (select person_id from core.hat where display_name = 'Anne'), role = 'team_leader' where display_name = 'Bo'`,
    ['no-deputy'],
  ],
  ['an anchor away without cover', away, ['anchor-away', 'owner-away']],
  ['a step that is done', `update core.next_step set ended_at = platform.now(), ended_as = 'done', ended_by = created_by`, ['no-step']],
  ['a step too far away', 'update core.next_step set due_on = due_on + 30', ['no-step']],
  [
    'a step of the mother’s',
    `update core.next_step set owner_id = (select id from core.hat where kind = 'family_adult' limit 1)`,
    ['no-step'],
  ],
  ['an inquiry in a queue without a promise', 'delete from core.promise where by_queue is not null', ['not-held']],
  ['an inquiry in a closed queue', 'update core.queue set ended_at = platform.now()', ['not-held']],
  ['a conversation nothing holds', `delete from counselling.inquiry where state = 'received'`, ['not-held']],
]

test('the independent look sees whatever spoils a law, case by case', async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-23T09:10:00+01:00')
  const network = await aNetwork(database.owner)
  await aHeldFamily(database.owner, network)
  await anInquiry(database.owner, network, { stage: 'waiting' })
  await anInquiry(database.owner, network, { stage: 'claimed' })
  expect(await ask(database.db, { kind: 'job', name: 'proof' }, readBreaches)).toEqual([])
  const { rows } = await database.owner.query('select platform.role_prefix() as prefix')
  const seen = []
  for (const [what, statements] of spoiled) {
    const client = await database.owner.connect()
    await client.query(`begin; set local session_replication_role = replica; ${statements}; set local role "${rows[0].prefix}_job"`)
    const found = await client.query('select distinct what from core.law_breach where law < 3 order by 1') // the owner itself is above the policies
    await client.query('rollback')
    client.release()
    seen.push([what, found.rows.map((row) => row.what)])
  }
  expect(seen).toEqual(spoiled.map(([what, , expected]) => [what, expected]))
})

test('law 3 is looked at too: a table of content that is open to anybody is a breach', async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-23T04:10:00+01:00')
  await aNetwork(database.owner)
  await database.owner.query('alter table counselling.note disable row level security')
  await proveTheNight(database.db)
  expect((await lines(database))[0]!.breaches).toEqual([{ law: 3, what: 'open-table', subject: 'table counselling.note' }])
})

test('nobody can write, change or delete a line: not staff, not another job, not the proof itself', async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-23T04:10:00+01:00')
  const network = await aNetwork(database.owner)
  await proveTheNight(database.db)
  const actors = [
    { kind: 'staff', hat: network.leader.hat },
    { kind: 'job', name: 'proof' },
    { kind: 'job', name: 'mail' },
  ] as const
  for (const actor of actors) {
    const change = ask(database.db, actor, (tx) => tx.updateTable('safety_net.proof_line').set({ counts: '{}' }).execute())
    await expect(change).rejects.toThrow(/permission denied/)
    await expect(ask(database.db, actor, (tx) => tx.deleteFrom('safety_net.proof_line').execute())).rejects.toThrow(/permission denied/)
  }
  expect((await lines(database)).length).toBe(1)
})

test('the chain is also kept in a file, which gets what it lacks and nothing twice', async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-23T04:10:00+01:00')
  await aNetwork(database.owner)
  const folder = mkdtempSync(join(tmpdir(), 'hele-vejen-proof-'))
  const file = join(folder, 'new', 'proof.jsonl')
  try {
    await proveTheNight(database.db)
    await database.advance(day)
    await proveTheNight(database.db, file)
    await proveTheNight(database.db, file)
    await database.advance(day)
    await proveTheNight(database.db, file)
    expect(verifyChain(readFileSync(file, 'utf8'))).toMatchObject({ problems: [], lines: 3 })
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test('leaders can take the chain with them, counsellors cannot', async () => {
  await using database = await freshDatabase()
  await database.setClock('2026-11-23T04:10:00+01:00')
  const network = await aNetwork(database.owner)
  await proveTheNight(database.db)
  const site = await aSite(database)
  const page = await (await site.signedIn(network.director.hat)).get('/net/proof.jsonl')
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'application/jsonl; charset=utf-8'])
  expect(verifyChain(page.text)).toMatchObject({ problems: [], lines: 1 })
  // Whole, as verify-proof asks for it: without mail this is the one that is written down.
  const { hash } = JSON.parse(page.text.trim().split('\n').at(-1)!)
  expect((await (await site.signedIn(network.director.hat)).get('/net')).text).toContain(`<code>${hash}</code>`)
  expect((await (await site.signedIn(network.anne.hat)).get('/net/proof.jsonl')).status).toBe(404)
})

test('a whole chain is whole, from its beginning or from a hash somebody has kept', () => {
  const chain = aChain(5)
  expect(verifyChain(textOf(chain)).problems).toEqual([])
  expect(verifyChain(textOf(chain), chain[2]!.hash).problems).toEqual([])
  expect(verifyChain(textOf(chain.slice(3)), chain[2]!.hash).problems).toEqual([])
})

test('a changed line is found, also when its hash is made to fit', () => {
  const chain = aChain(4)
  const changed = chain.map((line) => (line.n === 2 ? { ...line, counts: { open: 1 } } : line))
  expect(verifyChain(textOf(changed)).problems).toEqual(['line number 2 was changed: its hash does not fit'])
  const { hash: _, ...body } = changed[1]!
  const fitted = [chain[0]!, seal(body), ...chain.slice(2)]
  expect(verifyChain(textOf(fitted)).problems).toEqual(['line number 3 does not follow number 2'])
})

test('a missing line is found, at the beginning, in the middle and at the end', () => {
  const chain = aChain(4)
  expect(verifyChain(textOf(chain.slice(1))).problems).toEqual(['lines before number 2 are missing'])
  expect(verifyChain(textOf([...chain.slice(0, 1), ...chain.slice(2)])).problems).toEqual(['lines between number 1 and 3 are missing'])
  expect(verifyChain(textOf(chain.slice(0, 3)), chain[3]!.hash).problems).toEqual([
    'the line with the given hash is not here: it was changed, or the end was cut off',
  ])
})

test('a line that was cut off is found', () => {
  const text = textOf(aChain(3))
  expect(verifyChain(text.slice(0, -30)).problems).toEqual(['line 3 is cut off: it has no end', 'line 3 of the file cannot be read'])
  expect(verifyChain('').problems).toEqual(['there is no line to verify'])
})

test('the same line always gives the same bytes, whatever order its keys come in', () => {
  expect(canonical({ b: [1, { d: null, c: 'æ' }], a: true })).toBe('{"a":true,"b":[1,{"c":"æ","d":null}]}')
  expect(canonical({ a: true, b: [1, { c: 'æ', d: null }] })).toBe(canonical({ b: [1, { d: null, c: 'æ' }], a: true }))
})

test('verify-proof needs no database: it says whole or what is wrong, and ends accordingly', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hele-vejen-proof-'))
  const run = promisify(execFile)
  const verify = (...words: string[]) =>
    run('node', ['--import', 'tsx', 'tools/verify-proof.ts', ...words]).then(
      ({ stdout }) => ({ code: 0, says: stdout }),
      ({ code, stdout, stderr }) => ({ code, says: stdout + stderr }),
    )
  const chain = aChain(3)
  const [whole, cut, first] = ['whole', 'cut', 'first'].map((name) => join(folder, `${name}.jsonl`)) as [string, string, string]
  writeFileSync(whole, textOf(chain))
  writeFileSync(cut, textOf(chain.slice(0, 2)))
  writeFileSync(first, textOf(chain.slice(0, 1)))
  try {
    expect((await verify(first)).says).toContain('✓ 1 line, number 1')
    expect(await verify(whole)).toMatchObject({ code: 0, says: expect.stringContaining('✓ 3 lines') })
    expect(await verify(cut, '--from', chain[2]!.hash)).toMatchObject({ code: 1, says: expect.stringContaining('the end was cut off') })
    expect(await verify()).toMatchObject({ code: 2 })
    expect(await verify(join(folder, 'nothing.jsonl'))).toMatchObject({ code: 2 })
  } finally {
    rmSync(folder, { recursive: true })
  }
})
