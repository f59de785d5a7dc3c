import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import type { z } from 'zod'
import { type Door, invitationLink } from '#core/session/door.ts'
import { beginAgain, beginNetwork, beginningForm, offerSetup } from '#core/setup/setup.ts'
import { da } from '#core/setup/texts.da.ts'
import { type Config, readConfig, WrongSetting } from '#platform/config.ts'
import { as, connect, type Db } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { keyFor } from '../src/app.ts'
import { openWorld } from '../src/world.ts'

/**
 * `npm run setup`: begins the network of an empty real database, and prints the invitation of its first leader. It asks for what is not
 * given: `npm run setup -- --network "Hele vejen" --house "Huset" --name Birgit --mail birgit@example.org`.
 * With `--again` the first leader gets a new link, as long as nobody has a key.
 */
const asked = ['network', 'house', 'name', 'mail'] as const
const usage = 'npm run setup -- --network "Hele vejen" --house "Huset" --name Birgit [--mail birgit@example.org]'
type Answers = Record<(typeof asked)[number], string>

try {
  const config = readConfig(process.env)
  const { again, ...flags } = given()
  process.stdout.write(`${await inWorld(config, again ? beginOnceMore : (db, door) => begin(db, door, flags))}\n`)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}

function given(): Partial<Answers> & { again?: boolean } {
  const options = Object.fromEntries(asked.map((name) => [name, { type: 'string' as const }]))
  return parseArgs({ options: { ...options, again: { type: 'boolean' as const } } }).values as Partial<Answers> & { again?: boolean }
}

async function wishFrom(flags: Partial<Answers>): Promise<z.infer<typeof beginningForm>> {
  const answers = await ask(flags)
  const wish = beginningForm.safeParse(answers)
  if (wish.success) return wish.data
  const wrong = [...new Set(wish.error.issues.map(({ path }) => path.join() as keyof Answers))]
  const missing = wrong.every((name) => !answers[name]?.trim())
  throw new WrongSetting(`${missing ? 'Missing' : 'Not understood'}: ${wrong.join(', ')}. In a terminal it asks; elsewhere:\n  ${usage}`)
}

/** Asks only a person; whoever gives the first three as flags is asked nothing. */
async function ask(known: Partial<Answers>): Promise<Partial<Answers>> {
  const missing = asked.filter((name) => known[name] === undefined)
  if (missing.every((name) => name === 'mail') || !process.stdin.isTTY) return known
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const answers = { ...known }
    for (const name of missing) answers[name] = await lines.question(`${da[name]} (${da[`${name}Hint`]}) `)
    return answers
  } finally {
    lines.close()
  }
}

type Place = Pick<Door, 'address' | 'key'>

async function begin(db: Db, door: Place, flags: Partial<Answers>): Promise<string> {
  const token = await offerSetup(db)
  if (!token)
    throw new WrongSetting('Somebody is here already. A leader invites people under /settings; --again gives the first leader a new link.')
  const wish = await wishFrom(flags)
  const invitationId = newId()
  await as(db, { kind: 'visitor' }, (tx) => beginNetwork(tx, { token, wish, invitationId }, door)).catch((error) => {
    const lost = (error as { constraint?: string }).constraint === 'beginning_pkey'
    throw lost ? new WrongSetting('Somebody was first: the network has begun.') : error
  })
  return `The network has begun. ${wayIn(door, wish.name, invitationId)}`
}

async function beginOnceMore(db: Db, door: Place): Promise<string> {
  const invitationId = newId()
  const name = await beginAgain(db, invitationId, door)
  if (!name)
    throw new WrongSetting(
      'A new link for the first leader is only made while nobody has a key. A leader renews invitations under /settings.',
    )
  return wayIn(door, name, invitationId)
}

function wayIn(door: Place, name: string, invitationId: string): string {
  return `The way in for ${name}, once, within seven days:\n\n  ${invitationLink(door, invitationId)}\n`
}

async function inWorld(config: Config, work: (db: Db, door: Place) => Promise<string>): Promise<string> {
  const world = await openWorld({ ...config, demo: config.demo ?? false }, () => undefined)
  const db = connect(world.url, 2)
  try {
    if (world.kind !== 'real')
      throw new WrongSetting(`This is a ${world.kind} world. Set HELE_VEJEN_DATA to a folder of its own for a real one.`)
    const address = config.publicUrl ?? `http://localhost:${config.port}`
    return await work(db, { key: keyFor(world.secret, 'sign-in'), address })
  } finally {
    await db.destroy()
    await world.close()
  }
}
