import { inviteMember } from '#core/invitation/actions.ts'
import { isYes } from '#core/invitation/invitation.ts'
import { heldBy } from '#core/invitation/store.ts'
import type { Door } from '#core/session/door.ts'
import type { Tx } from '#platform/db.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { isMine } from '../store.ts'
import type { Capacity } from './form.ts'
import { changeMembership, mayGive, type PersonRow, readLeaving, readPerson } from './store.ts'

/** Said at the field; the policies say the same again. */
async function capacityFault(tx: Tx, to: Capacity): Promise<Refusal | null> {
  if (!(await isMine(tx, to.organisation))) return refuse('notYours', 'organisation')
  return (await mayGive(tx, to)) ? null : refuse('roleAboveYours', 'role')
}

type Invite = Capacity & { name: string; mail?: string | null | undefined; invitationId: string }

export async function inviteSomebody(tx: Tx, invite: Invite, door: Pick<Door, 'key'>): Promise<string | Refusal> {
  const fault = await capacityFault(tx, invite)
  return fault ?? inviteMember(tx, { ...invite, mail: invite.mail ?? null }, door)
}

/** One more hat for the same person: the key they have opens it too. */
export async function giveHat(tx: Tx, to: Capacity & { of: PersonRow; invitationId: string }, door: Pick<Door, 'key'>) {
  const { of, ...rest } = to
  return (await capacityFault(tx, to)) ?? inviteMember(tx, { ...rest, name: of.name, asPersonOf: of.hat }, door)
}

const holds = (role: string) => role === 'counsellor' || role === 'team_leader'

/** What is held goes along into another house, or stays with the same role; a role that could not hold it is refused, by the keys too. */
export async function changeSomebody(tx: Tx, hat: string, to: Capacity & { name: string }): Promise<Refusal | null> {
  const person = await readPerson(tx, hat)
  if (!person?.changeable) return refuse('notYours')
  const fault = await capacityFault(tx, to)
  if (fault) return fault
  const held = (await heldBy(tx, hat)).filter(({ kind }) => !isYes(kind))
  if (held.length > 0 && holds(person.role) !== holds(to.role)) return refuse('holdsStill', 'role')
  await changeMembership(tx, hat, to)
  return null
}

/** Whoever holds families has somebody who stands in from the day after the last. */
export async function noticeFault(tx: Tx, person: PersonRow, standIn: string | null): Promise<Refusal | null> {
  if (!person.changeable) return refuse('notYours')
  const leaving = await readLeaving(tx, person)
  if (!leaving.needsStandIn || leaving.standIn) return null
  return leaving.candidates.some(({ hat }) => hat === standIn) ? null : refuse('standInHasNotAccepted', 'standIn')
}

export function orGoOn(answer: true | Refusal, to: string): string | Refusal {
  return isRefusal(answer) ? answer : to
}
