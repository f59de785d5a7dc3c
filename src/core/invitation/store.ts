import { sql } from 'kysely'
import { type Door, invitationToken } from '#core/session/door.ts'
import { tokenHash } from '#core/session/session.ts'
import { alongside, type Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { StaffRole } from '../session/role.ts'

export type OpenInvitation = {
  id: string
  personId: string
  name: string
  role: StaffRole
  organisation: string
  renews: boolean
  madeBy: string | null
  endsAt: Date
}

/** What a link is about, while it may still be used. Looking changes nothing. */
export async function findInvitation(tx: Tx, token: Buffer): Promise<OpenInvitation | undefined> {
  const { rows } = await sql<OpenInvitation>`
    select id, person_id as "personId", name, role, organisation, renews, made_by as "madeBy", ends_at as "endsAt" from core.invitation_of(${token})`.execute(
    tx,
  )
  return rows[0]
}

/** Whether the link this house would write for an invitation opens it: not one from before the secret was changed. Asked as a visitor would. */
export async function linkOpens(tx: Tx, invitationId: string, door: Pick<Door, 'key'>): Promise<boolean> {
  return (await findInvitation(tx, tokenHash(invitationToken(door, invitationId)))) !== undefined
}

/** What the mail with the link says of it, and the name of the network it invites to; nothing for a link that would open nothing. */
export async function findToMail(tx: Tx, invitationId: string, door: Pick<Door, 'key'>) {
  const found = await findInvitation(tx, tokenHash(invitationToken(door, invitationId)))
  if (!found) return undefined
  const network = await tx
    .selectFrom('core.organisation')
    .select('name')
    .where('kind', '=', 'network')
    .where('live', '=', true)
    .executeTakeFirst()
  return { ...found, network: network?.name ?? found.organisation }
}

type Spend = { token: Buffer; key: { id: Buffer; publicKey: Buffer; count: number }; sessionToken: Buffer }

/** Spends the invitation, keeps the new key and signs its owner in, all or nothing. Answers the role. */
export async function spendInvitation(tx: Tx, { token, key, sessionToken }: Spend): Promise<StaffRole> {
  const kept = JSON.stringify({ id: key.id.toString('hex'), publicKey: key.publicKey.toString('hex'), count: key.count })
  const { rows } = await sql<{
    role: StaffRole
  }>`select core.spend_invitation(${token}, ${kept}::jsonb, ${newId()}, ${sessionToken}) as role`.execute(tx)
  return rows[0]!.role
}

export type NewMember = {
  hat: string
  person: { id: string; known: boolean }
  name: string
  role: StaffRole
  profession: string | null
  organisation: string
}

export async function insertMember(tx: Tx, { hat, person, ...who }: NewMember): Promise<void> {
  if (!person.known) await tx.insertInto('core.person').values({ id: person.id }).execute()
  await sql`insert into core.hat (id, kind, person_id, organisation_id, role, profession, display_name)
    values (${hat}, 'membership', ${person.id}, ${who.organisation}, ${who.role}, ${who.profession}, ${who.name})`.execute(tx)
}

export async function writeSignInMail(tx: Tx, hat: string, address: string): Promise<void> {
  await sql`insert into core.sign_in_mail (hat_id, address, set_by) values (${hat}, ${address}, core.hat())
    on conflict (hat_id) do update set address = excluded.address, set_by = excluded.set_by, set_at = platform.now()`.execute(tx)
}

export async function insertInvitation(tx: Tx, one: { id: string; hat: string; token: Buffer; renews: boolean }): Promise<void> {
  await sql`insert into core.invitation (id, hat_id, token_hash, renews, made_by, ends_at)
    values (${one.id}, ${one.hat}, ${one.token}, ${one.renews}, core.hat(), core.invitation_ends())`.execute(tx)
  alongside(tx, sql`select platform.enqueue('mail', ${one.id})`)
}

export async function closeKeys(tx: Tx, hat: string): Promise<void> {
  await sql`select core.close_keys(${hat})`.execute(tx)
}

/** Of two who change one membership in the same moment, the second reads what the first has done. */
export async function holdMembership(tx: Tx, hat: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('membership ' || ${hat}::text, 0))`.execute(tx)
}

export type Changeable = { person: string; live: boolean; suspended: boolean; mayGiveKey: boolean }

/** A membership as somebody sees it who may change it; nothing for one that is not there, not a membership, or not this leader's to change. */
export async function findChangeable(tx: Tx, hat: string): Promise<Changeable | undefined> {
  const { rows } = await sql<Changeable>`
    select h.person_id as person, h.live is true as live, core.may_give_key(h.id) as "mayGiveKey",
      h.suspended_at is not null as suspended
    from core.hat h where h.id = ${hat} and core.may_change(h.id)`.execute(tx)
  return rows[0]
}

export type Held = { kind: string; count: number }

/** What must be handed over first, as kinds and counts; which families it is, is only for those who reach them. */
export async function heldBy(tx: Tx, hat: string): Promise<Held[]> {
  const { rows } = await sql<Held>`select kind, count from core.held_by(${hat})`.execute(tx)
  return rows
}

export async function suspendMembership(tx: Tx, hat: string, suspension: string): Promise<void> {
  await sql`select core.suspend_membership(${hat}, ${suspension})`.execute(tx)
}

export async function resumeMembership(tx: Tx, hat: string): Promise<void> {
  await sql`select core.resume_membership(${hat})`.execute(tx)
}

export async function endMembership(tx: Tx, hat: string): Promise<void> {
  await sql`select core.end_membership(${hat})`.execute(tx)
}

export type MemberAccess = {
  hat: string
  mail: string | null
  /** When the key was made that opens today; nothing while the person has none. */
  keyMadeAt: Date | null
  invited: { id: string; endsAt: Date; mailedAt: Date | null } | null
  suspended: boolean
}

/** How each of these members comes in: for the page of people. Readable for those who may invite. */
export async function readAccess(tx: Tx, hats: readonly string[]): Promise<MemberAccess[]> {
  const { rows } = await sql<MemberAccess>`
    select h.id as hat, m.address as mail, core.key_made_at(h.id) as "keyMadeAt",
      (select jsonb_build_object('id', i.id, 'endsAt', i.ends_at, 'mailedAt', i.mailed_at) from core.invitation i
        where i.hat_id = h.id and i.used_at is null and i.withdrawn_at is null and i.ends_at > platform.now() order by i.made_at desc limit 1) as invited,
      h.suspended_at is not null as suspended
    from core.hat h left join core.sign_in_mail m on m.hat_id = h.id where h.id = any (${hats}::uuid[]) and h.kind = 'membership'`.execute(
    tx,
  )
  return rows.map((row) => ({ ...row, invited: row.invited && withDates(row.invited) }))
}

function withDates({ id, endsAt, mailedAt }: NonNullable<MemberAccess['invited']>): MemberAccess['invited'] {
  return { id, endsAt: new Date(endsAt), mailedAt: mailedAt ? new Date(mailedAt) : null }
}

export type ToMail = { id: string; address: string }

/** Takes one invitation to mail; nobody else takes it then. */
export async function takeToMail(tx: Tx): Promise<ToMail | undefined> {
  const { rows } = await sql<ToMail>`
    with taken as (
      update core.invitation set mail_taken_at = platform.now() where id = (
        select i.id from core.invitation i join core.sign_in_mail m on m.hat_id = i.hat_id
          where i.used_at is null and i.withdrawn_at is null and i.ends_at > platform.now() and i.mail_taken_at is null
            and i.made_at > platform.now() - interval '24 hours'
          order by i.made_at limit 1 for update of i skip locked)
      returning id, hat_id)
    select t.id, m.address from taken t join core.sign_in_mail m on m.hat_id = t.hat_id`.execute(tx)
  return rows[0]
}

/** It certainly did not leave: it may be taken again. */
export async function putBack(tx: Tx, id: string): Promise<void> {
  await sql`update core.invitation set mail_taken_at = null where id = ${id} and mailed_at is null`.execute(tx)
}

export async function recordMailed(tx: Tx, id: string): Promise<void> {
  await sql`update core.invitation set mailed_at = platform.now() where id = ${id}`.execute(tx)
}
