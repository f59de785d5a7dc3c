import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aHeldFamily } from '#core/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { ask } from '#platform/db.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { aMorning, missing } from '#testing/net.ts'
import { anAbsence } from '#testing/story.ts'
import type { NetKind } from './net.ts'
import { linesOnAPage, pageOf } from './store.ts'

type Plan = { 'Relation Name'?: string; 'Actual Loops': number; Plans?: Plan[] }

/** How often the most asked look at the roster was made for one page of a list. */
async function looksAtTheRoster(database: TestDatabase, hat: string, kind: NetKind): Promise<number> {
  const most = (plan: Plan): number =>
    Math.max(plan['Relation Name'] === 'roster' ? plan['Actual Loops'] : 0, ...(plan.Plans ?? []).map((one) => most(one)))
  return ask(database.db, { kind: 'staff', hat }, async (tx) => {
    const { rows } = await sql<{ 'QUERY PLAN': { Plan: Plan }[] }>`explain (analyze, format json) ${pageOf(kind, 0)}`.execute(tx)
    return most(rows[0]!['QUERY PLAN'][0]!.Plan)
  })
}

test('who carries it today is asked for the lines of a page only, however many there are', async () => {
  await using database = await freshDatabase()
  const { network, leader } = await aMorning(database)
  await anAbsence({ database, network }, { away: network.anne, cover: network.bo })
  for (let n = 0; n < 2 * linesOnAPage + 5; n++) {
    await anInquiry(database.owner, network, { stage: 'claimed' })
    await aHeldFamily(database.owner, network, { due: '2026-11-22' })
  }
  for (const kind of ['unanswered', 'open', 'overdue'] as const) {
    const looks = await looksAtTheRoster(database, network.leader.hat, kind)
    expect([kind, looks > 0 && looks <= linesOnAPage + 1]).toEqual([kind, true])
    expect(missing(await leader.get(`/net/lists/${kind}?side=3`), ['Nr. 41–45'])).toEqual([])
  }
})
