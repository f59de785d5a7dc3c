import { expect, test } from 'vitest'
import { aHeldFamily, aNetwork, type HeldFamily, type Network, plant } from '#core/builders.ts'
import { ask } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aSite, type Browser } from '#testing/site.ts'
import { aSealedLife, canary, goesOnWithFamily } from './builders.ts'

const pages = ['/min-side', '/min-side/samtale', '/min-side/plan', '/min-side/spor', '/min-side/besked', '/min-side/trygt-svar']
const things = ['ord', 'svar', 'mål', 'skridt', 'note', 'hjem', 'mail', 'trygt', 'besked']

/** Two parents in conflict, both with a page and a life of their own in it; something is the family's too. */
async function twoParents(database: TestDatabase) {
  await database.setClock('2026-11-23T10:00:00+01:00')
  const network = await aNetwork(database.owner)
  const family = await aHeldFamily(database.owner, network, { adults: 2 })
  for (const adult of family.adults) await aSealedLife(database.owner, network, { family, adult })
  await goesOnWithFamily(database.owner, { family, by: network.anne })
  await shared(database, { network, family })
  const site = await aSite(database)
  const [maja, jonas] = await Promise.all(family.adults.map((adult) => site.signedIn(adult.hat)))
  return { network, family, maja: maja!, jonas: jonas! }
}

async function shared(database: TestDatabase, { network, family }: { network: Network; family: HeldFamily }) {
  const note = { family_id: family.id, by_hat: network.anne.hat }
  await plant(database.owner, {
    'core.goal': [{ id: newId(), family_id: family.id, words: 'fælles-mål', created_by: network.anne.hat }],
    'counselling.note': [
      { id: newId(), ...note, body: 'fælles-note', shown_to: 'family' },
      { id: newId(), ...note, body: 'kun-os-note', shown_to: 'us' },
    ],
    'core.access_line': [
      {
        hat_id: network.cille.hat,
        family_id: family.id,
        purpose: 'cover',
        tx: '9',
        tx_at: '2026-11-20T10:00:00Z',
        at: '2026-11-20T10:00:00Z',
      },
    ],
  })
}

async function everythingOf(browser: Browser): Promise<string> {
  const read = []
  for (const page of pages) {
    const { status, text } = await browser.get(page)
    expect([page, status]).toEqual([page, 200])
    read.push(text)
  }
  return read.join('\n')
}

test('row 67: each parent has a page of the own, with everything that is theirs and the family’s', async () => {
  await using database = await freshDatabase()
  const { family, maja, jonas } = await twoParents(database)
  for (const [browser, adult] of [
    [maja, family.adults[0]!],
    [jonas, family.adults[1]!],
  ] as const) {
    const text = await everythingOf(browser)
    const own = things.filter((what) => what !== 'hjem')
    expect(own.filter((what) => !text.includes(canary(adult, what)))).toEqual([])
    expect(['fælles-mål', 'fælles-note', 'Vi taler om de første uger'].filter((words) => !text.includes(words))).toEqual([])
    expect(text).not.toContain('kun-os-note')
  }
})

test('neither parent sees anything of the other’s on any page: words, steps, goals, promises, notes, homes, card, notices', async () => {
  await using database = await freshDatabase()
  const { family, maja, jonas } = await twoParents(database)
  const [hers, his] = [await everythingOf(maja), await everythingOf(jonas)]
  const [mother, father] = [family.adults[0]!, family.adults[1]!]
  for (const what of things) {
    expect([what, hers.includes(canary(father, what)), his.includes(canary(mother, what))]).toEqual([what, false, false])
  }
  expect([hers.includes(`kun-${father.name}`), his.includes(`kun-${mother.name}`)]).toEqual([false, false])
})

test('neither parent is counted, named or traced on the other’s page', async () => {
  await using database = await freshDatabase()
  const { network, family, maja, jonas } = await twoParents(database)
  await everythingOf(jonas)
  const before = await everythingOf(jonas)
  for (let n = 0; n < 3; n++) await maja.get('/min-side')
  await maja.send('/min-side', { words: 'Endnu et ord' }, { action: '/min-side/samtale' })
  const after = await everythingOf(jonas)
  const calm = (text: string) => text.replaceAll(/name="form(Id|Token)" value="[^"]*"|Du har selv åbnet siden [^<]*/g, '')
  expect(calm(after)).toBe(calm(before))
  for (const hat of [family.adults[0]!.hat, family.adults[0]!.person, family.adults[0]!.member]) expect(after).not.toContain(hat)
  expect(after).not.toContain('Maja')
  expect((after.match(/Cille/g) ?? []).length).toBe((before.match(/Cille/g) ?? []).length)
  expect(network.anne.name).toBe('Anne')
})

/** How many rows of the other parent's each table shows, asked as one parent with the own page open. */
async function rowsOfTheOther(database: TestDatabase, { family, also = 'select 1' }: { family: HeldFamily; also?: string }) {
  const [mother, father] = [family.adults[0]!, family.adults[1]!]
  const { rows: writers } = await database.owner.query('select id from core.hat where became_id = $1', [father.hat])
  const belongs: Record<string, [string, string]> = {
    ...Object.fromEntries(
      ['core.goal', 'core.home', 'core.next_step', 'counselling.note', 'core.member'].map((table) => [table, ['adult_id', father.hat]]),
    ),
    ...Object.fromEntries(['core.promise', 'core.notice'].map((table) => [table, ['to_hat', father.hat]])),
    ...Object.fromEntries(
      ['core.contact_card', 'counselling.safe_answer', 'core.circle', 'core.access_line'].map((table) => [table, ['hat_id', father.hat]]),
    ),
    ...Object.fromEntries(['counselling.conversation', 'counselling.message'].map((table) => [table, ['writer_id', writers[0].id]])),
    'core.hat': ['id', father.hat],
  }
  const client = await database.owner.connect()
  try {
    const { rows } = await client.query('select platform.role_prefix() as prefix')
    await client.query(`begin; ${also}; set local role "${rows[0].prefix}_family"`)
    await client.query(`select set_config('app.hat', $1, true), core.open_family($2, 'own-page')`, [mother.hat, family.id])
    const shown: Record<string, number> = {}
    for (const [table, [column, id]] of Object.entries(belongs)) {
      const found = await client.query(`select count(*)::int as n from ${table} where ${column} = $1`, [id])
      if (found.rows[0].n > 0) shown[table] = found.rows[0].n
    }
    return shown
  } finally {
    await client.query('rollback')
    client.release()
  }
}

test('row by row: signed in as one parent, not one row of the other’s can be read, whatever is asked', async () => {
  await using database = await freshDatabase()
  const { family } = await twoParents(database)
  expect(await rowsOfTheOther(database, { family })).toEqual({})
  const open = 'create policy stray on core.goal for select using (true); create policy stray on core.promise for select using (true)'
  expect(await rowsOfTheOther(database, { family, also: open })).toEqual({ 'core.goal': 1, 'core.promise': 2 })
})

test('the other parent’s conversation cannot be opened, also with its id in hand', async () => {
  await using database = await freshDatabase()
  const { family } = await twoParents(database)
  const [mother, father] = [family.adults[0]!, family.adults[1]!]
  const { rows } = await database.owner.query('select id from core.hat where became_id = $1', [father.hat])
  const attempt = ask(database.db, { kind: 'family', hat: mother.hat }, (tx) =>
    tx.selectNoFrom((eb) => eb.fn('counselling.open_conversation_of', [eb.val(rows[0].id), eb.val('own-page')]).as('x')).execute(),
  )
  await expect(attempt).rejects.toThrow(/no such conversation/)
})
