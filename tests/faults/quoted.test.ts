import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { type Everyone, everyone } from '../everyone.ts'
import { logOf, mark } from './bad-input.ts'

let database: TestDatabase
let all: Everyone
beforeAll(async () => {
  database = await freshDatabase()
  all = await everyone(database)
})
afterAll(() => database[Symbol.asyncDispose]())

const words = `${mark} er, at jeg har været alene med det i et år`

/** Mistakes of ours to come: the message of each quotes the row it stumbled over. */
const mistakes: [status: number, of: string, sql: string][] = [
  [409, 'a rule nobody has put in words', `alter table counselling.message add constraint not_this check (body not like '${mark}%')`],
  [
    500,
    'a function that fails and says over what',
    `create function counselling.stumble() returns trigger language plpgsql as $$ begin raise exception 'cannot keep %', new.body; end $$;
     create trigger stumble before insert on counselling.message for each row execute function counselling.stumble()`,
  ],
]

test.each(mistakes)('%i: %s gives a calm page with the words, and a log without them', async (status, _, sql) => {
  await database.owner.query(sql)
  let page = { status: 0, text: '' }
  const log = await logOf(async () => {
    page = await all.browsers.writer.post('/samtale', { formId: newId(), words })
  })
  expect([page.status, page.text.includes(words)]).toEqual([status, true])
  expect(page.text).not.toMatch(/cannot keep|not_this|\.[tj]sx?:\d+/)
  expect(log).toMatch(/refused without words|fault/)
  expect(log).not.toContain(mark)
  await database.owner.query('alter table counselling.message drop constraint if exists not_this')
})
