import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { type Actor, ask } from '#platform/db.ts'
import { freshDatabase } from '#testing/database.ts'

const world = await freshDatabase()
afterAll(() => world[Symbol.asyncDispose]())

const nobody = '01999999-0000-7000-8000-000000000000'
const actors: Record<string, Actor> = {
  visitor: { kind: 'visitor' },
  writer: { kind: 'writer', hat: nobody },
  family: { kind: 'family', hat: nobody },
  staff: { kind: 'staff', hat: nobody },
  job: { kind: 'job', name: 'nightly' },
}
const readable = [
  'municipality',
  'town',
  'postcode',
  'holiday',
  'place',
  'offer',
  'opening',
  'helpline',
  'helpline_hours',
  'answer_time',
  'named_place',
  'public_place',
  'public_offer',
]
const tables = [
  'municipality',
  'town',
  'postcode',
  'holiday',
  'place',
  'offer',
  'opening',
  'closed_day',
  'helpline',
  'helpline_hours',
  'reference',
]

const may = (actor: Actor, statement: string) =>
  ask(world.db, actor, (tx) => sql.raw(statement).execute(tx)).then(
    () => true,
    (error: Error) => {
      if (/permission denied|cannot (insert|update|delete)/.test(error.message)) return false
      throw error
    },
  )

test.each(Object.keys(actors))('%s may read the directory and change nothing in it', async (kind) => {
  const actor = actors[kind]!
  for (const table of readable) expect([table, await may(actor, `select * from core.${table} limit 1`)]).toEqual([table, true])
  for (const table of tables) {
    expect([table, 'delete', await may(actor, `delete from core.${table}`)]).toEqual([table, 'delete', false])
    // Staff who set up the network add to it: their rights are in the test of the settings.
    if (kind !== 'staff')
      expect([table, 'insert', await may(actor, `insert into core.${table} default values`)]).toEqual([table, 'insert', false])
  }
  expect(await may(actor, 'select version from core.reference')).toBe(false)
})
