import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Owner } from '#core/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aHousehold, type Household } from '#testing/household.ts'
import { aSite, type Browser } from '#testing/site.ts'
import { deleteWhatIsDue } from './jobs.ts'

const canary = 'Kanariefugl7xQ'
const said = (what: string) => `${canary} ${what}`
const day = 86_400_000

let database: TestDatabase
let owner: Owner
let household: Household
beforeAll(async () => {
  database = await freshDatabase()
  owner = database.owner
  await database.setClock('2026-11-24T10:05:00+01:00')
  household = await aHousehold(owner)
}, 60_000)
afterAll(() => database[Symbol.asyncDispose]())

/** Rows of ours and of the queue that hold the canary, as table and count; bytes are looked through as text and as hex. */
async function tablesWithCanary(): Promise<string[]> {
  const { rows } = await owner.query<{ name: string }>(`select c.oid::regclass::text as name from pg_class c
    where c.relkind in ('r', 'p', 'm') and relnamespace::regnamespace::text !~ '^(pg_|information_schema)' order by 1`)
  const hex = Buffer.from(canary).toString('hex')
  const found: string[] = []
  for (const { name } of rows) {
    const { rows: hits } = await owner.query<{ n: number }>(
      `select count(*)::int as n from ${name} one where one::text like '%${canary}%' or one::text ilike '%${hex}%'`,
    )
    if (hits[0]!.n > 0) found.push(name)
  }
  return found
}

/** Everything PostgreSQL has on disk for this database: heap, indexes, long values, catalogues, samples of the planner. */
async function filesWithCanary(): Promise<string[]> {
  await owner.query('checkpoint')
  const { rows } = await owner.query<{ folder: string; oid: string }>(
    `select current_setting('data_directory') as folder, oid::text from pg_database where datname = current_database()`,
  )
  const folder = join(rows[0]!.folder, 'base', rows[0]!.oid)
  const found = readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(canary))
  const names = await owner.query<{ name: string }>(
    `select coalesce(pg_filenode_relation(0, file::oid)::text, file) as name from unnest($1::text[]) file`,
    [found.map((name) => name.replace(/\D.*$/, ''))],
  )
  return names.rows.map(({ name }) => name)
}

/** One story through the pages: written in the night, claimed, talked about, tried, answered, ended. Each text says the canary. */
async function aStoryThroughThePages(): Promise<void> {
  const site = await aSite(database)
  const { anne, bo } = household.network
  const told = {
    children: said('børn'),
    deadlineWords: said('frist'),
    answerWhere: said('hvor'),
    deadlineOn: '2026-12-01',
    postcode: '8000',
  }
  // Somebody else begins, and puts the phone away.
  await site.visitor().send('/skriv', { words: said('halvt'), go: 'next' })
  expect((await owner.query('select 1 from platform.form_draft')).rowCount).toBe(1)
  const sent = await site.visitor().post('/skriv', { formId: newId(), at: 'answer', go: 'send', held: 'yes', words: said('ord'), ...told })
  expect(sent.status).toBe(200)
  const { rows } = await owner.query<{ id: string }>('select id from counselling.inquiry order by received_at desc, id desc limit 1')
  const address = `/desk/inquiries/${rows[0]!.id}`
  const [desk, colleague] = [await site.signedIn(anne.hat), await site.signedIn(bo.hat)]
  const wish = async (browser: Browser, path: string, fields: Record<string, string>) => {
    const page = await browser.send(address, fields, { action: `${address}/${path}` })
    expect([path, page.status]).toEqual([path, 303])
  }
  await wish(desk, 'claim', {})
  await wish(desk, 'ask', { ask: 'second-opinion', askTo: bo.hat, askWords: said('spørgsmål') })
  const ask = await owner.query<{ id: string }>('select id from counselling.ask where inquiry_id = $1', [rows[0]!.id])
  await wish(colleague, `asks/${ask.rows[0]!.id}`, { askAnswer: 'yes', askReply: said('svar til kollega') })
  await wish(desk, 'safe', { safeAnswer: said('hørt i telefonen') })
  await wish(desk, 'triage', { level: 'C', levelReason: said('grund') })
  await wish(desk, 'attempt', { attemptBy: 'phone', attemptWords: said('forsøg') })
  await wish(desk, 'answer', { words: said('svar') })
  await wish(desk, 'end', { endAs: 'answered-once', endWords: said('slut') })
}

/** Columns of tables that hold conversations and families; what a check or a key refuses is a word from a fixed list. */
async function fillEveryTextColumn(): Promise<string[]> {
  const { rows } = await owner.query<{ relation: string; name: string; type: string }>(`
    select distinct k.relation, a.attname as name, a.atttypid::regtype::text as type from core.kept_as k join pg_attribute a on a.attrelid = k.relation::regclass
    where k.kind in ('conversation', 'family') and k.relation not in ('core.hat', 'platform.form_receipt', 'core.roster', 'core.session')
      and (col_description(a.attrelid, a.attnum) ~ '^(content|sealed):' or k.relation || '.' || a.attname in ('core.family.short_name', 'core.reading_reason.reason', 'core.notice.values'))
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.atttypid in ('text'::regtype, 'jsonb'::regtype)
      and not exists (select from pg_constraint f where f.contype = 'f' and f.conrelid = a.attrelid and a.attnum = any (f.conkey)) order by 1, 2`)
  const filled: string[] = []
  const client = await database.owner.connect()
  await client.query('set session_replication_role = replica')
  for (const { relation, name, type } of rows) {
    const value = type === 'jsonb' ? JSON.stringify({ navn: canary }) : canary
    const done = await client.query(`update ${relation} set ${name} = $1`, [value]).catch(() => undefined)
    if (done?.rowCount) filled.push(`${relation}.${name}`)
  }
  await client.query('set session_replication_role = default')
  client.release()
  return filled
}

/** Every story comes to its end: the help, the steps, the promises, the conversations. */
async function endEverything(): Promise<void> {
  const { anne } = household.network
  const client = await database.owner.connect()
  await client.query(`begin;
    update core.promise set ended_at = platform.now(), ended_as = 'kept' where ended_at is null;
    update core.next_step set ended_at = platform.now(), ended_as = 'done', ended_by = '${anne.hat}' where ended_at is null;
    update core.family set closed_at = platform.now(), closed_by = '${anne.hat}', closed_as = 'goals-reached', bridge_shift_id = null, bridge_id = null;
    update core.circle set ended_at = platform.now() where ended_at is null and as_what <> 'adult';
    update counselling.inquiry set state = 'ended', ended_at = platform.now(), ended_as = 'withdrawn', ended_by = '${anne.hat}', ended_by_person = '${anne.person}' where ended_at is null;
    update counselling.conversation set state = 'ended', ended_at = platform.now(), ended_as = 'withdrawn' where ended_at is null; commit`)
  client.release()
}

test('after the last night not one word of anybody is left: in no row, no index, no long value, no sample of the planner', async () => {
  await aStoryThroughThePages()
  const inquiry = await anInquiry(owner, household.network, { stage: 'answered' })
  await owner.query(`insert into core.contact_card (hat_id, channel, address) values ($1, 'mail', $2)`, [inquiry.writer.hat, canary])
  await owner.query(
    `insert into core.family_words (family_id, about) values ($1, $2) on conflict (family_id) do update set about = excluded.about`,
    [household.maja.id, canary],
  )
  await owner.query(`insert into core.reading_reason (hat_id, family_id, reason) values ($1, $2, $3)`, [
    household.network.leader.hat,
    household.maja.id,
    canary,
  ])
  await owner.query(`update core.member set left_at = platform.now(), left_because = $1`, [canary])
  const filled = await fillEveryTextColumn()
  const words = await owner.query<{ name: string }>(`select a.attrelid::regclass || '.' || a.attname as name from pg_attribute a
    join core.kept_as k on k.relation = a.attrelid::regclass::text and k.kind in ('conversation', 'family')
    where a.attnum > 0 and a.atttypid = 'text'::regtype and col_description(a.attrelid, a.attnum) ~ '^(content|sealed):'`)
  const fixedLists = /\.(role|who|postcode|channel|theme|level)$/
  expect(words.rows.map(({ name }) => name).filter((name) => !filled.includes(name) && !fixedLists.test(name))).toEqual([])
  await endEverything()
  await owner.query('analyze')
  expect((await tablesWithCanary()).length).toBeGreaterThan(15)
  expect((await filesWithCanary()).length).toBeGreaterThan(15)

  await database.advance(1826 * day)
  await deleteWhatIsDue(database.db)
  expect(await tablesWithCanary()).toEqual([])
  for (const table of [
    'core.family',
    'core.member',
    'counselling.inquiry',
    'counselling.conversation',
    'counselling.note',
    'core.next_step',
    'core.promise',
    'core.contact_card',
    'counselling.safe_answer',
    'platform.form_draft',
  ])
    expect([table, (await owner.query(`select count(*)::int as n from ${table}`)).rows[0].n]).toEqual([table, 0])
  expect((await owner.query(`select count(*)::int as n from core.hat where kind <> 'membership'`)).rows[0].n).toBe(0)
  await owner.query('vacuum full')
  expect(await filesWithCanary()).toEqual([])
}, 180_000)

test('who looked is still told after that, but not at whom, nor why in words', async () => {
  const { rows } = await owner.query(
    `select count(*)::int as lines, count(deleted_id)::int as of_deleted, count(reason)::int as reasons from core.access_line`,
  )
  expect(rows[0].lines).toBeGreaterThan(0)
  expect(rows[0]).toMatchObject({ of_deleted: rows[0].lines, reasons: 0 })
  await database.advance(731 * day)
  await deleteWhatIsDue(database.db)
  expect((await owner.query('select count(*)::int as n from core.access_line')).rows[0].n).toBe(0)
})

test('what remains are numbers: weeks, levels and reasons from a list', async () => {
  const { rows } = await owner.query<{
    table_name: string
    types: string
  }>(`select attrelid::regclass::text as table_name, string_agg(distinct atttypid::regtype::text, ',') as types
    from pg_attribute where attrelid in ('counselling.past_inquiry'::regclass, 'counselling.past_family'::regclass) and attnum > 0 group by 1`)
  expect(rows.length).toBe(2)
  const remembered = await owner.query('select closed_as, level from counselling.past_family')
  expect(remembered.rows.map(({ closed_as }) => closed_as)).toEqual(['goals-reached', 'goals-reached'])
})
