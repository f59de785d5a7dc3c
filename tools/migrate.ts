import { readConfig, WrongSetting } from '#platform/config.ts'
import { bringUp, loginOf } from '../src/world.ts'

/** `npm run migrate`: brings the database of DATABASE_OWNER_URL to this code's schema and lets the login of DATABASE_URL use it. */
try {
  const config = readConfig(process.env)
  const { databaseOwnerUrl: ownerUrl, databaseUrl } = config
  if (!ownerUrl) throw new WrongSetting('DATABASE_OWNER_URL must be set: the owner of the database that is to be brought up to date.')
  const login = databaseUrl ? loginOf(databaseUrl) : undefined
  if (!login) throw new WrongSetting('DATABASE_URL must be set too: its login is the one that is let in.')
  const kind = await bringUp(config, { ownerUrl, login, fallback: 'real' })
  process.stdout.write(`The schema is current (${kind} world).\n`)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
