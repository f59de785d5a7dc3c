import { expect, test } from 'vitest'
import { aMember, type Hat } from '#core/builders.ts'
import { ask } from '#platform/db.ts'
import { freshDatabase } from '#testing/database.ts'
import { mondayMorning, today } from '#testing/monday.ts'
import type { Browser } from '#testing/site.ts'

test('two leaders who make two colleagues each other’s stand-in at the same moment: one is told to choose again', async () => {
  await using database = await freshDatabase()
  const { network, birgit, signedIn } = await mondayMorning(database)
  const other = await signedIn(network.leader.hat)
  const away = (browser: Browser, who: Hat, standIn: Hat) =>
    browser.post('/desk/absence/new', { person: who.person, from: today, until: '', standIn: standIn.hat })
  const pages = await Promise.all([away(birgit, network.anne, network.bo), away(other, network.bo, network.anne)])
  expect(pages.map(({ status }) => status).sort()).toEqual([303, 409])
  expect(await ask(database.db, { kind: 'job', name: 'proof' }, (tx) => tx.selectFrom('core.law_breach').selectAll().execute())).toEqual([])
})

test('two leaders who write down the same sickness at once: it stands once, and the slower one hears who wrote it', async () => {
  await using database = await freshDatabase()
  const { network, birgit, signedIn } = await mondayMorning(database)
  const berit = await aMember(database.owner, { place: network.house, role: 'team_leader', name: 'Berit' })
  const other = await signedIn(berit.hat)
  const ill = { person: network.anne.person, from: today, until: '', standIn: network.bo.hat }
  const pages = await Promise.all([birgit, other].map((browser) => browser.post('/desk/absence/new', ill)))
  expect(pages.map(({ status }) => status).sort()).toEqual([303, 409])
  const [first, slower] = pages[0]!.status === 303 ? ['Birgit', pages[1]!] : ['Berit', pages[0]!]
  expect(slower.text).toContain(`Det er allerede skrevet ind af ${first}.`)
  expect((await database.owner.query(`select 1 from core.roster where kind = 'away' and over_at is null`)).rows.length).toBe(1)
})
