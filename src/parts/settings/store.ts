import { sql } from 'kysely'
import { alongside, type Tx } from '#platform/db.ts'

/** Whether this hat may change what holds for the whole network. */
export async function setsForAll(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ all: boolean }>`select core.sets_for_all() as "all"`.execute(tx)
  return rows[0]!.all
}

export type Mine = { id: string; name: string; kind: string }

/** The organisations this hat sets up, the network first. */
export async function readMyOrganisations(tx: Tx): Promise<Mine[]> {
  const { rows } = await sql<Mine>`
    select id, name, kind from core.organisation where live and id in (select core.led_organisations(with_office => true))
    order by kind <> 'network', kind, name, id`.execute(tx)
  return rows
}

/** Whether an organisation is one of mine: the policies say the same, and would only show it as a row that is not there. */
export async function isMine(tx: Tx, organisation: string): Promise<boolean> {
  const { rows } = await sql<{
    mine: boolean
  }>`select ${organisation}::uuid in (select core.led_organisations(with_office => true)) as mine`.execute(tx)
  return rows[0]!.mine
}

type Kind = 'places' | 'offers' | 'openings' | 'network texts' | 'invitations' | 'shift plan'

/**
 * What has no row yet is held by its kind: whoever writes a new one writes alone until it is done, and of two who write the same in one moment
 * the second sees the first.
 */
export async function oneAfterTheOther(tx: Tx, kind: Kind): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${kind}, 0))`.execute(tx)
}

/** What is read of it from here on stands until this is done; `key` is the column it is named by. */
export function holdRow(table: `core.${'queue' | 'offer' | 'opening' | 'place' | 'organisation' | 'helpline'}`, key = 'id') {
  return (tx: Tx, id: string): void => alongside(tx, sql`select from ${sql.table(table)} where ${sql.ref(key)} = ${id} for no key update`)
}
