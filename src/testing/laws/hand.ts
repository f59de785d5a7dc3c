import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import type { Known } from './known.ts'
import { operations } from './operations/all.ts'
import type { Random } from './random.ts'

export type Tally = {
  steps: number
  transactions: number
  committed: number
  kills: number
  serialization: number
  deadlocks: number
  /** How often each guard refused. */
  refusals: Map<string, number>
  /** How often each operation was part of a transaction that committed. */
  done: Map<string, number>
  tried: Map<string, number>
  /** Refusals that no guard gave: mistakes of the fuzzer itself. */
  mistakes: Map<string, number>
}

export function emptyTally(): Tally {
  const count = () => new Map<string, number>()
  return {
    steps: 0,
    transactions: 0,
    committed: 0,
    kills: 0,
    serialization: 0,
    deadlocks: 0,
    refusals: count(),
    done: count(),
    tried: count(),
    mistakes: count(),
  }
}

const names = Object.keys(operations)
const add = (to: Map<string, number>, key: string) => to.set(key, (to.get(key) ?? 0) + 1)

/** One pair of clumsy hands on a connection of its own, which may be killed at any moment. */
export class Hand {
  pid = 0
  #client: pg.Client | undefined
  readonly #url: string
  readonly #random: Random
  readonly #tally: Tally

  constructor(url: string, random: Random, tally: Tally) {
    this.#url = url
    this.#random = random
    this.#tally = tally
  }

  async work(known: Known): Promise<void> {
    const client = await this.#connected()
    const doing: string[] = []
    this.#tally.transactions++
    try {
      await client.query('begin')
      for (let n = this.#random.between(1, 3); n > 0; n--) await this.#step(client, known, doing)
      // Without the pause between the check and the commit a missing lock stays unseen for thousands of steps.
      await client.query(`set constraints all immediate; select pg_sleep(${this.#random.between(2, 8) / 1000})`)
      const { command } = await client.query('commit')
      if (command === 'COMMIT') this.#committed(doing)
    } catch (error) {
      this.#note(error as pg.DatabaseError)
      await client.query('rollback').catch(() => this.close())
    }
  }

  async close(): Promise<void> {
    const client = this.#client
    this.#client = undefined
    await client?.end().catch(() => undefined)
  }

  /** One operation; every fourth in a savepoint, and of those some are taken back although they went well. */
  async #step(client: pg.Client, known: Known, doing: string[]): Promise<void> {
    const name = this.#random.pick(names)!
    const sql = operations[name]!(known, this.#random)
    if (!sql) return
    this.#tally.steps++
    add(this.#tally.tried, name)
    if (!this.#random.chance(0.25)) {
      await client.query(sql)
      doing.push(name)
      return
    }
    await client.query('savepoint one')
    try {
      await client.query(sql)
    } catch (error) {
      this.#note(error as pg.DatabaseError)
      await client.query('rollback to savepoint one')
      return
    }
    const back = this.#random.chance(0.3)
    await client.query(back ? 'rollback to savepoint one' : 'release savepoint one')
    if (!back) doing.push(name)
  }

  #committed(doing: string[]): void {
    this.#tally.committed++
    for (const name of doing) add(this.#tally.done, name)
  }

  #note({ code, constraint, message, column, table }: pg.DatabaseError): void {
    if (constraint) add(this.#tally.refusals, constraint)
    else if (code === '23502') add(this.#tally.refusals, `${table}.${column} is not null`)
    else if (code === '40P01') this.#tally.deadlocks++
    else if (code === '40001') this.#tally.serialization++
    else if (!code || ['57P01', 'ECONNRESET', 'EPIPE'].includes(code)) this.#tally.kills++
    else add(this.#tally.mistakes, message)
  }

  async #connected(): Promise<pg.Client> {
    while (!this.#client) {
      const client = new pg.Client({ connectionString: this.#url, application_name: 'hele-vejen clumsy hand' })
      client.on('error', () => (this.#client = undefined))
      try {
        await client.connect()
        const { rows } = await client.query(
          `select pg_backend_pid() as pid, set_config('deadlock_timeout', '20ms', false), set_config('statement_timeout', '20s', false)`,
        )
        this.pid = rows[0].pid
        this.#client = client
      } catch {
        await wait(20)
      }
    }
    return this.#client
  }
}
