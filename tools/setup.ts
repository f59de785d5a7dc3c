import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { invitationLink } from '#core/session/door.ts'
import { beginNetwork, beginningForm, offerSetup } from '#core/setup/setup.ts'
import { da } from '#core/setup/texts.da.ts'
import { type Config, readConfig, WrongSetting } from '#platform/config.ts'
import { as, connect } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import { keyFor } from '../src/app.ts'
import { openWorld } from '../src/world.ts'

/**
 * `npm run setup`: begins the network of an empty real database, and prints the invitation of its first leader. It asks for what is not
 * given: `npm run setup -- --network "Hele vejen" --house "Huset" --name Birgit --mail birgit@example.org`.
 */
const asked = ['network', 'house', 'name', 'mail'] as const
type Answers = Record<(typeof asked)[number], string>

try {
  const config = readConfig(process.env)
  const answers = await ask(given())
  const wish = beginningForm.safeParse(answers)
  if (!wish.success) throw new WrongSetting(`${wish.error.issues.map(({ path }) => path.join()).join(', ')}: not understood or too long.`)
  process.stdout.write(`${await begin({ ...config, demo: config.demo ?? false }, wish.data)}\n`)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}

function given(): Partial<Answers> {
  const options = Object.fromEntries(asked.map((name) => [name, { type: 'string' as const }]))
  return parseArgs({ options }).values as Partial<Answers>
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

async function begin(config: Config, wish: Parameters<typeof beginNetwork>[1]['wish']): Promise<string> {
  const world = await openWorld(config, () => undefined)
  const db = connect(world.url, 2)
  try {
    if (world.kind !== 'real')
      throw new WrongSetting(`This is a ${world.kind} world. Set HELE_VEJEN_DATA to a folder of its own for a real one.`)
    const token = await offerSetup(db)
    if (!token) throw new WrongSetting('Somebody is here already. A leader invites people on the page of people.')
    const door = { key: keyFor(world.secret, 'sign-in'), address: config.publicUrl ?? `http://localhost:${config.port}` }
    const invitationId = newId()
    await as(db, { kind: 'visitor' }, (tx) => beginNetwork(tx, { token, wish, invitationId }, door))
    return `The network has begun. The way in for ${wish.name}, once, within seven days:\n\n  ${invitationLink(door, invitationId)}\n`
  } finally {
    await db.destroy()
    await world.close()
  }
}
