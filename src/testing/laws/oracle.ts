import { readFileSync } from 'node:fs'
import type { ClientBase } from 'pg'

export type Broken = { law: string; thing: string }

const sqlBeside = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
const oracles = ['oracle-families.sql', 'oracle-inquiries.sql'].map(sqlBeside)
/** Asked each night of a long year: planned once. */
const owed = { name: 'owed amiss', text: sqlBeside('oracle-owed.sql') }

/** Must stand before the world has people: the oracle needs to know what was, and no table of the house may tell it. */
export async function keepHistory(client: Pick<ClientBase, 'query'>): Promise<void> {
  await client.query(sqlBeside('audit.sql'))
}

/** Every law that is broken in this world, by plain SQL that trusts no key, check, flag or pointer. */
export async function brokenLaws(client: Pick<ClientBase, 'query'>): Promise<Broken[]> {
  const broken: Broken[] = []
  for (const oracle of oracles) broken.push(...(await client.query<Broken>(oracle)).rows)
  return broken
}

/**
 * What no key holds and every deed of the pages keeps: whoever owes somebody something still reaches them, whoever waits is owed a word, and
 * nothing they wrote ends unread. For worlds in which nobody writes past the pages.
 */
export async function owedAmiss(client: Pick<ClientBase, 'query'>): Promise<Broken[]> {
  return (await client.query<Broken>(owed)).rows
}
