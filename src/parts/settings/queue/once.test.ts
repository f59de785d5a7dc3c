import { expect, test } from 'vitest'
import { aNetwork, plant } from '#core/builders.ts'
import { newId } from '#platform/ids.ts'
import { migrate } from '#platform/migrate/run.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { atOnce } from '#testing/meanwhile.ts'
import { aMorningAtTheSettings } from '#testing/settings.ts'
import type { Page } from '#testing/site.ts'
import { theSchema } from '../../../schema.ts'

const told = ({ text }: Page) => text.includes('Der er allerede en kø med det navn.')
const named = async ({ owner }: TestDatabase) =>
  (await owner.query('select name from core.queue where live order by name')).rows.map(({ name }) => name)
const wish = ({ anne, bo }: Record<'anne' | 'bo', { hat: string }>, name: string) => ({
  ...{ name, channels: 'web', languages: 'da', responsible: anne.hat, deputy: bo.hat },
})

test('nobody opens a queue with the name of another, nor calls one so; a queue that is closed gives its name back', async () => {
  await using database = await freshDatabase()
  const { network, birgit } = await aMorningAtTheSettings(database)
  const open = (name: string) => birgit.post('/settings/queues/new', wish(network, name))
  const night = await open('Natvagten')
  const again = await open('NATVAGTEN')
  expect([night.status, again.status, told(again), again.text.includes('value="NATVAGTEN"')]).toEqual([303, 409, true, true])
  const path = (await open('Dagvagten')).location.split('?')[0]!
  expect([
    (await birgit.post(path, wish(network, 'Natvagten'))).status,
    (await birgit.post(path, wish(network, 'dagvagten'))).status,
  ]).toEqual([...[409, 303]])
  expect((await birgit.post(`${night.location.split('?')[0]}/end`, {})).status).toBe(303)
  expect((await open('Natvagten')).status).toBe(303)
})

test('two leaders open the same queue in one moment: there is one, and the slower is told so', async () => {
  await using database = await freshDatabase()
  const { network, birgit, aksel } = await aMorningAtTheSettings(database)
  const both = [birgit, aksel].map((leader) => () => leader.post('/settings/queues/new', wish(network, 'Natvagten')))
  const pages = await atOnce(database, 'core.queue', both)
  const refused = pages.filter(({ status }) => status === 409)
  expect([refused.map(told), (await named(database)).filter((name) => name === 'Natvagten')]).toEqual([[true], ['Natvagten']])
})

test('queues that had one name before are told apart by a number from the upgrade on, and keep everything else', async () => {
  await using database = await freshDatabase()
  const { owner, ownerUrl } = database
  const { anne, bo } = await aNetwork(owner)
  const step = '202612010700_core_queue_name_once.sql'
  await owner.query('drop index core.queue_name_once')
  await owner.query('delete from platform.migration where name = $1', [step])
  const people = { responsible_id: anne.hat, responsible_person: anne.person, deputy_id: bo.hat, deputy_person: bo.person }
  const queue = (name: string) => ({ id: newId(), name, channels: ['web'], languages: ['da'], ...people })
  const long = 'l'.repeat(60)
  await plant(owner, { 'core.queue': ['Nat', 'nat', 'Nat', 'Nat 2', long, long].map(queue) })
  expect((await migrate({ ownerUrl, schema: theSchema(), kind: 'test' })).ran).toEqual([step])
  const now = (await named(database)).map((name) => name.toLowerCase()).filter((name) => /^(nat|l+)/.test(name))
  expect(now.sort()).toEqual([long, `${'l'.repeat(55)} 2`, 'nat', 'nat 2', 'nat 3', 'nat 4'].sort())
})
