import { sql } from 'kysely'
import { z } from 'zod'
import { mailField, nameField } from '#core/invitation/invitation.ts'
import { type Door, invitationToken, orNothing } from '#core/session/door.ts'
import { newToken, tokenHash } from '#core/session/session.ts'
import { ask, type Db, type Tx } from '#platform/db.ts'
import { words } from '#platform/http/fields.ts'
import { newId } from '#platform/ids.ts'

const organisation = (missing: string) => words(120, missing)

/** What a network begins with. Everything else is set up by its leader, on the pages of the leader. */
export const beginningForm = z.object({
  network: organisation('networkMissing'),
  house: organisation('houseMissing'),
  name: nameField,
  mail: mailField,
})

/** A one-time address at which the network may be begun; nothing where somebody is here already. */
export async function offerSetup(db: Db): Promise<string | undefined> {
  const token = newToken()
  const { rows } = await ask(db, { kind: 'job', name: 'setup' }, (tx) =>
    sql<{ offered: boolean }>`select core.offer_setup(${tokenHash(token)}) as offered`.execute(tx),
  )
  return rows[0]!.offered ? token : undefined
}

/** One more way in for the first leader, while nobody at all has a key; else nothing. Answers the name. */
export function beginAgain(db: Db, invitationId: string, door: Pick<Door, 'key'>): Promise<string | undefined> {
  const token = tokenHash(invitationToken(door, invitationId))
  const asked = ask(db, { kind: 'job', name: 'setup' }, (tx) =>
    sql<{ name: string }>`select core.begin_again(${invitationId}, ${token}) as name`.execute(tx),
  )
  return orNothing(asked.then(({ rows }) => rows[0]!.name))
}

type Setup = { open: boolean; over: boolean }

/** Whether the network may be begun at this address, or has begun since it was printed. An address that was never printed is neither. */
export async function readSetup(tx: Tx, token: string): Promise<Setup> {
  const hash = tokenHash(token)
  const { rows } = await sql<Setup>`select core.setup_is_open(${hash}) as open, core.setup_is_over(${hash}) as over`.execute(tx)
  return rows[0]!
}

type Begin = { token: string; wish: z.infer<typeof beginningForm>; invitationId: string }

/** The network, its first house, its first leader and the invitation to the leader, all or nothing; of two at once, one. */
export async function beginNetwork(tx: Tx, { token, wish, invitationId }: Begin, door: Pick<Door, 'key'>): Promise<void> {
  const rows = {
    ...{ network: newId(), house: newId(), person: newId(), leader: newId(), invitation: invitationId },
    ...{ networkName: wish.network, houseName: wish.house, name: wish.name, mail: wish.mail ?? null },
  }
  const invitation = tokenHash(invitationToken(door, invitationId))
  await sql`select core.begin_network(${tokenHash(token)}, ${JSON.stringify(rows)}::jsonb, ${invitation})`.execute(tx)
}
