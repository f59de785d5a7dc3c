import pg from 'pg'

/** Planned once per connection under its name; the same name is the same text. */
export type Statement = { name: string; text: string; values: readonly unknown[] }
export type Answer<Row = Record<string, unknown>> = { command: string; rowCount: number; rows: Row[] }

/**
 * Whatever is said to the server before somebody has to wait leaves in one packet and is answered in one: writing and waking cost more than
 * most statements. Where one fails, the server passes over those behind it, and they fail for the same reason.
 */
export function say(client: pg.ClientBase, statement: Statement): Promise<Answer> {
  const talk = talkWith(client)
  if (!talk.breath) {
    talk.breath = new Breath()
    // What still goes on without waiting are microtasks; the tick after them is the end of the breath.
    queueMicrotask(() => process.nextTick(() => endBreath(client)))
  }
  return talk.breath.add(statement)
}

/** What is said from here on is no part of what was said before, and is heard also where that failed. */
export function endBreath(client: pg.ClientBase): void {
  const talk = talkWith(client)
  if (talk.breath) talk.waiting.push(talk.breath)
  talk.breath = undefined
  goOn(client, talk)
}

/** What is being said, what waits until the last was answered, and whether there is still somebody at the other end. */
type Talk = { breath?: Breath | undefined; waiting: Breath[]; answers: 'now' | 'soon' | 'never' }
const talks = new WeakMap<pg.ClientBase, Talk>()

function talkWith(client: pg.ClientBase): Talk {
  const known = talks.get(client)
  if (known) return known
  const talk: Talk = { waiting: [], answers: 'now' }
  talks.set(client, talk)
  const heard = (answers: Talk['answers']) => {
    talk.answers = answers
    goOn(client, talk)
  }
  client.on('drain', () => heard('now'))
  client.on('end', () => heard('never'))
  return talk
}

/** One breath after the other. Where nobody answers any more, the driver says so to each. */
function goOn(client: pg.ClientBase, talk: Talk): void {
  while (talk.answers !== 'soon' && talk.waiting.length > 0) {
    if (talk.answers === 'now') talk.answers = 'soon'
    client.query(talk.waiting.shift()!)
  }
}

type Field = { name: string; read: (text: string) => unknown }
/** What a connection knows of a statement it has planned: how its rows are read, once they have been described. */
type Planned = { fields?: Field[] }
type Known = { planned: Map<string, Planned>; doubtful: Set<string> }
type Said = Omit<Statement, 'values'> & {
  values: unknown[]
  planned: Planned
  rows: Record<string, unknown>[]
  resolve: (answer: Answer) => void
  reject: (error: Error) => void
}

/** One packet, as the driver sends it and hands on what is answered. */
export class Breath implements pg.Submittable {
  readonly #said: Said[] = []
  #known: Known = { planned: new Map(), doubtful: new Set() }
  /** The first that has not been answered. */
  #at = 0

  add({ name, text, values }: Statement): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>()
    this.#said.push({ name, text, values: values.map(prepareValue), planned: {}, rows: [], resolve, reject })
    return promise
  }

  /** What is said in it, in its order. */
  get statements(): Statement[] {
    return this.#said.map(({ name, text, values }) => ({ name, text, values }))
  }

  submit(connection: pg.Connection): void {
    this.#known = knownOn(connection)
    const { planned } = this.#known
    const to = connection as unknown as Protocol
    to.stream.cork()
    for (const said of this.#said) {
      if (!planned.has(said.name)) {
        // Planned by a statement that failed, or not: closing what does not exist is no error.
        if (this.#known.doubtful.delete(said.name)) to.close({ type: 'S', name: said.name })
        to.parse({ name: said.name, text: said.text })
        planned.set(said.name, {})
      }
      said.planned = planned.get(said.name)!
      to.bind({ statement: said.name, values: said.values })
      if (!said.planned.fields) to.describe({ type: 'P' })
      to.execute({})
    }
    to.sync()
    to.stream.uncork()
  }

  handleRowDescription({ fields }: { fields: pg.FieldDef[] }): void {
    this.#said[this.#at]!.planned.fields = fields.map(({ name, dataTypeID }) => ({
      name,
      read: pg.types.getTypeParser(dataTypeID, 'text'),
    }))
  }

  handleDataRow({ fields }: { fields: (string | null)[] }): void {
    const { rows, planned } = this.#said[this.#at]!
    const row: Record<string, unknown> = {}
    for (const [n, { name, read }] of planned.fields!.entries()) row[name] = fields[n] === null ? null : read(fields[n]!)
    rows.push(row)
  }

  handleCommandComplete({ text }: { text: string }): void {
    const { planned, rows, resolve } = this.#said[this.#at++]!
    planned.fields ??= []
    const words = text.split(' ')
    resolve({ command: words[0]!, rowCount: Number(words.at(-1)) || 0, rows })
  }

  /** Of the server, or of a connection that has gone. */
  handleError(error: Error): void {
    for (const { name, reject } of this.#said.slice(this.#at)) {
      if (this.#known.planned.delete(name)) this.#known.doubtful.add(name)
      reject(error)
    }
  }

  handleReadyForQuery(): void {}
}

const connections = new WeakMap<pg.Connection, Known>()
function knownOn(connection: pg.Connection): Known {
  const known = connections.get(connection) ?? { planned: new Map(), doubtful: new Set() }
  connections.set(connection, known)
  return known
}

/** What the driver's own statements are sent with; its types lag behind. */
type Protocol = {
  stream: { cork(): void; uncork(): void }
  parse(of: { name: string; text: string }): void
  bind(of: { statement: string; values: unknown[] }): void
  describe(of: { type: 'P' }): void
  execute(of: object): void
  close(of: { type: 'S'; name: string }): void
  sync(): void
}
const { prepareValue } = (pg as unknown as { utils: { prepareValue(value: unknown): unknown } }).utils
