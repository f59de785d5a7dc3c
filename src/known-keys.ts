import { markKeys } from '#core/return-code/store.ts'
import { WrongSetting } from '#platform/config.ts'
import { ask, type Db } from '#platform/db.ts'
import { keyFor } from './app.ts'

/** As they stand in the settings: earlier ones oldest first, null for one that was thrown away. */
type Secrets = { secret: string; oldSecrets?: readonly (string | null)[] }

/**
 * With another secret nobody's four words would open anything, and nothing would say so: the start ends instead, with what to do, and
 * nothing is marked. A secret that was thrown away on purpose is not asked about.
 */
export function knowKeysAgain(db: Db, { secret, oldSecrets = [] }: Secrets): Promise<void> {
  const secrets = [...oldSecrets, secret]
  const keys = secrets.flatMap((one, index) => (one === null ? [] : [{ number: index + 1, mark: keyFor(one, 'known-key') }]))
  return ask(db, { kind: 'job', name: 'start' }, async (tx) => {
    const [other] = await markKeys(tx, keys)
    if (other) throw new WrongSetting(lineFor(other, secrets.length))
  })
}

function lineFor(number: number, count: number): string {
  const which = number === count ? 'HELE_VEJEN_SECRET' : `Secret ${number} of HELE_VEJEN_OLD_SECRETS`
  return `${which} is not the one that codes in this database were made with: they would open nothing. Put the earlier ones into HELE_VEJEN_OLD_SECRETS, oldest first, with - in the place of one that is thrown away.`
}
