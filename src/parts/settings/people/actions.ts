import { inviteMember } from '#core/invitation/actions.ts'
import { isYes } from '#core/invitation/invitation.ts'
import { heldBy, holdMembership } from '#core/invitation/store.ts'
import type { Door } from '#core/session/door.ts'
import type { Tx } from '#platform/db.ts'
import { faultsAmong, isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { editOf } from '../edit.ts'
import { organisationFaults } from '../whose.ts'
import { type Capacity, changeForm } from './form.ts'
import { hasHat, type Known, knownBy, mayGive, type PersonRow, readLeaving, readPerson } from './store.ts'

/** Said at the field; the policies say the same again. */
async function capacityFaults(tx: Tx, { organisation, role }: Partial<Capacity>): Promise<Refusal[]> {
  const others = await organisationFaults(tx, organisation)
  const above = organisation && role && others.length === 0 && !(await mayGive(tx, { role, organisation }))
  return faultsAmong(...others, above && refuse('roleAboveYours', 'role'))
}

/** Whoever is here already is not invited anew: a further role, and a link that was lost, are given on the own page. */
export async function knownFaults(tx: Tx, one: Known): Promise<Refusal[]> {
  const by = await knownBy(tx, one)
  return by ? [refuse(by === 'name' ? 'alreadyThere' : 'mailTaken', by)] : []
}

export async function inviteFaults(tx: Tx, read: Partial<Capacity & { name: string; mail: string | null }>): Promise<Refusal[]> {
  const { name, role, organisation, mail } = read
  return [...(await knownFaults(tx, { name, role, organisation, mail })), ...(await capacityFaults(tx, read))]
}

/** Nobody is the same thing twice. Of two who give it at the same moment, the database tells one. */
export async function hatFaults(tx: Tx, hat: string, { role, organisation }: Partial<Capacity>): Promise<Refusal[]> {
  const faults = await capacityFaults(tx, { role, organisation })
  const twice = role && organisation && faults.length === 0 && (await hasHat(tx, hat, { role, organisation }))
  return faultsAmong(...faults, twice && refuse('hatTwice', 'role'))
}

type Invite = Capacity & { name: string; mail?: string | null | undefined; invitationId: string }

export function inviteSomebody(tx: Tx, invite: Invite, door: Pick<Door, 'key'>): Promise<string | Refusal> {
  return inviteMember(tx, { ...invite, mail: invite.mail ?? null }, door)
}

/** One more hat for the same person: the key they have opens it too. */
export function giveHat(tx: Tx, to: Capacity & { of: PersonRow; invitationId: string }, door: Pick<Door, 'key'>) {
  const { of, ...rest } = to
  return inviteMember(tx, { ...rest, name: of.name, asPersonOf: of.hat }, door)
}

const holds = (role: string) => role === 'counsellor' || role === 'team_leader'

export const change = editOf(changeForm, { hold: holdMembership, read: readPerson })

/** What is held goes along into another house, or stays with the same role; a role that could not hold it is refused, by the keys too. */
export async function changeFaults(tx: Tx, hat: string, to: Partial<Capacity>): Promise<Refusal[]> {
  const person = await readPerson(tx, hat)
  if (!person?.changeable) return [refuse('notYours')]
  const other = to.role && holds(person.role) !== holds(to.role)
  const held = other ? (await heldBy(tx, hat)).filter(({ kind }) => !isYes(kind)) : []
  const { role, organisation } = person
  const same = role === to.role && organisation === to.organisation
  return faultsAmong(...(await (same ? capacityFaults(tx, to) : hatFaults(tx, hat, to))), held.length > 0 && refuse('holdsStill', 'role'))
}

/** Whoever holds families has somebody who stands in from the day after the last. */
export async function standInFaults(tx: Tx, hat: string, standIn: string | null | undefined): Promise<Refusal[]> {
  const person = await readPerson(tx, hat)
  if (!person?.changeable) return [refuse('notYours')]
  const leaving = await readLeaving(tx, person)
  const settled = standIn === undefined || !leaving.needsStandIn || leaving.standIn !== null
  return settled || leaving.candidates.some((one) => one.hat === standIn) ? [] : [refuse('standInHasNotAccepted', 'standIn')]
}

export function orGoOn(answer: true | Refusal, to: string): string | Refusal {
  return isRefusal(answer) ? answer : to
}
