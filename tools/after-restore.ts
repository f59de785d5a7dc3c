import { readConfig, WrongSetting } from '#platform/config.ts'
import { afterRestore } from '../src/after-restore.ts'

const counted = (count: number, one: string, more = `${one}s`) => `${count} ${count === 1 ? one : more}`

/** `npm run after-restore`: makes a database that was just restored from a backup fit to be used; see docs/operations.md. */
try {
  const config = readConfig(process.env)
  const { databaseOwnerUrl: ownerUrl, databaseUrl: url } = config
  if (!ownerUrl || !url)
    throw new WrongSetting('DATABASE_OWNER_URL and DATABASE_URL must be set: the owner and the login of the restored database.')
  const { wentOff, breaches, proof } = await afterRestore({ config, ownerUrl, url, login: decodeURIComponent(new URL(url).username) })
  const say = (line: string) => void process.stdout.write(`${line}\n`)
  say(`The restore is whole, and the schema is current.`)
  say(
    `Switched off: ${counted(wentOff.lines, 'old transaction id')}, ${counted(wentOff.sessions, 'session')}, ${counted(wentOff.invitations, 'invitation')}.`,
  )
  for (const problem of proof.problems) say(`✗ proof: ${problem}`)
  if (proof.lines > 0) say(`Proof: ${counted(proof.lines, 'line')}, the last hash is ${proof.last}. Compare it with the one you have kept.`)
  if (breaches > 0) say(`✗ ${counted(breaches, 'breach', 'breaches')} of the laws: open /net before anybody else comes in.`)
  process.exitCode = proof.problems.length + breaches > 0 ? 1 : 0
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
