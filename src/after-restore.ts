import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { readBreaches, readLinesAfter, rowOf, verifyChain } from '#parts/safety-net/index.ts'
import { type Config, WrongSetting } from '#platform/config.ts'
import { ask, connect } from '#platform/db.ts'
import { rightsOf } from '#platform/migrate/catalogue.ts'
import { whatIsWrong } from '#platform/migrate/check.ts'
import { connected } from '#platform/postgres/mark.ts'
import { theSchema } from './schema.ts'
import { bringUp } from './world.ts'

type Order = { config: Config; ownerUrl: string; url: string; login: string }
export type Restored = { wentOff: WentOff; breaches: number; proof: { lines: number; last?: string; problems: string[] } }
type WentOff = { lines: number; sessions: number; invitations: number }

/**
 * What a restored database needs before anybody is let in: that the restore was whole, that nothing of the old server opens anything, the
 * roles and policies of this one, and an answer to whether the laws and the chain of proofs hold. May be run again.
 */
export async function afterRestore({ config, ownerUrl, url, login }: Order): Promise<Restored> {
  const wentOff = await connected(ownerUrl, async (owner) => {
    await mustBeOurs(owner)
    await mustBeWhole(owner)
    return switchOff(owner)
  })
  await bringUp(config, { ownerUrl, login, fallback: 'real' })
  const wrong = await whatIsWrong(url, theSchema())
  if (wrong) throw new WrongSetting(wrong)
  return { wentOff, ...(await lookAt(url)) }
}

async function mustBeOurs(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query(`select to_regclass('platform.policy_state') is not null as ours`)
  if (!rows[0].ours) throw new WrongSetting('Here is no database of Hele Vejen: restore the backup first.')
  // Whoever has just been stopped takes a moment to go.
  for (let tries = 0; await isInUse(owner); tries++) {
    if (tries === 20) throw new WrongSetting('Somebody is already using this database: stop the processes that run on it first.')
    await wait(100)
  }
}

async function isInUse(owner: pg.Client): Promise<boolean> {
  const { rowCount } = await owner.query(
    `select from pg_stat_activity where datname = current_database() and application_name like 'hele-vejen%' and pid <> pg_backend_pid()`,
  )
  return Boolean(rowCount)
}

/** The backup brings its own list of what stood where it was made; rights and policies belong to roles of the old server and come anew. */
async function mustBeWhole(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ rights: string[] }>('select rights from platform.policy_state')
  const here = new Set(await rightsOf(owner))
  const lost = (rows[0]?.rights ?? ['the list of what guards it']).filter((line) => !/^(grant|policy) /.test(line) && !here.has(line))
  if (lost.length === 0) return
  const more = lost.length > 10 ? `\n  … and ${lost.length - 10} more` : ''
  throw new WrongSetting(
    `This restore is not whole. It lacks, or has differently:\n  ${lost.slice(0, 10).join('\n  ')}${more}\nRestore again into an empty database, on the same major version of PostgreSQL.`,
  )
}

/**
 * Old transaction ids, because this server counts anew; sessions and unused invitations, because whatever was ended or used since the
 * backup would open again; the queue, because it only says "look now"; the names of the roles, because they belong to this database.
 */
async function switchOff(owner: pg.Client): Promise<WentOff> {
  const count = async (sql: string) => (await owner.query(sql)).rowCount ?? 0
  await owner.query('begin')
  const wentOff = {
    lines: await count(`update core.access_line set tx = '0' where tx <> '0'`),
    sessions: await count('update core.session set ended_at = platform.now() where ended_at is null'),
    invitations: await count('update core.invitation set withdrawn_at = platform.now() where used_at is null and withdrawn_at is null'),
  }
  await owner.query('drop schema if exists graphile_worker cascade')
  await owner.query('drop function if exists platform.role_prefix()')
  await owner.query('commit')
  return wentOff
}

async function lookAt(url: string): Promise<Pick<Restored, 'breaches' | 'proof'>> {
  const db = connect(url, 1)
  try {
    return await ask(db, { kind: 'job', name: 'proof' }, async (tx) => {
      const [breaches, chain] = [await readBreaches(tx), await readLinesAfter(tx, 0)]
      if (chain.length === 0) return { breaches: breaches.length, proof: { lines: 0, problems: [] } }
      const { lines, last, problems } = verifyChain(chain.map(rowOf).join(''))
      return { breaches: breaches.length, proof: { lines, last: last?.hash, problems } }
    })
  } finally {
    await db.destroy()
  }
}
