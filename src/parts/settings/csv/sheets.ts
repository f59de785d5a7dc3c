import { z } from 'zod'
import { inviteMember } from '#core/invitation/actions.ts'
import { mailField, nameField, staffRoles } from '#core/invitation/invitation.ts'
import type { Tx } from '#platform/db.ts'
import type { Typed } from '#platform/http/form.ts'
import { newId } from '#platform/ids.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { clockTime, day, oneOf, words } from '../form.ts'
import { offerForm } from '../offer/form.ts'
import { insertOffer } from '../offer/store.ts'
import { texts as offerTexts } from '../offer/texts.ts'
import { offerFault } from '../offer/written.ts'
import { mayGive } from '../people/store.ts'
import { placeForm } from '../place/form.ts'
import { insertPlace, knowsPostcode } from '../place/store.ts'
import { texts as placeTexts } from '../place/texts.ts'
import { placeFacts } from '../place/written.ts'
import { addShift } from '../shift/actions.ts'
import { texts as shiftTexts } from '../shift/texts.ts'
import { offerColumns, peopleColumns, placeColumns, professions, shiftColumns } from './columns.ts'
import { type Column, type Fault, faultOf, isFault, type KindOfSheet, readRow } from './sheet-row.ts'
import {
  findHats,
  findOrganisation,
  findQueueNamed,
  hasMember,
  hasOffer,
  hasPlace,
  type Outgoing,
  readOffersOut,
  readPeopleOut,
  readPlacesOut,
  readShiftsOut,
} from './store.ts'

export type Here = { now: Date; today: string; key: Buffer }
type Faults = Omit<Fault, 'row'>[]
export type SheetKind = {
  columns: readonly Column[]
  out: (tx: Tx) => Promise<Outgoing[]>
  /** Writes one row, or says what is wrong with it. */
  write: (tx: Tx, typed: Typed, here: Here) => Promise<Faults>
  say: (code: string) => string | undefined
}

const organisation = { organisation: words(120) }

async function place(tx: Tx, typed: Typed): Promise<Faults> {
  const row = readRow(placeForm.extend(organisation), typed, placeColumns)
  if ('faults' in row) return row.faults
  const { organisation: whose, ...written } = row.value
  const facts = placeFacts(written)
  const id = await findOrganisation(tx, whose)
  const wrong = isFault(facts) ? facts : !id ? refuse('unknownOrganisation', 'organisation') : null
  if (wrong || isFault(facts) || !id) return [faultOf(wrong ?? refuse('notYours'), placeColumns)]
  if (facts.postcode && !(await knowsPostcode(tx, facts.postcode))) return [faultOf(refuse('postcodeUnknown', 'postcode'), placeColumns)]
  if (await hasPlace(tx, id, facts.name)) return [faultOf(refuse('alreadyThere', 'name'), placeColumns)]
  await insertPlace(tx, { id: newId(), organisation: id }, facts)
  return []
}

async function offer(tx: Tx, typed: Typed): Promise<Faults> {
  const row = readRow(offerForm.extend(organisation), typed, offerColumns)
  if ('faults' in row) return row.faults
  const { organisation: whose, ...fields } = row.value
  const id = await findOrganisation(tx, whose)
  if (!id) return [faultOf(refuse('unknownOrganisation', 'organisation'), offerColumns)]
  const fault = offerFault(fields) ?? ((await hasOffer(tx, id, fields.titleDa)) ? refuse('alreadyThere', 'titleDa') : null)
  if (fault) return [faultOf(fault, offerColumns)]
  await insertOffer(tx, { id: newId(), organisation: id }, fields)
  return []
}

const shiftForm = z.object({ queue: words(60), day, from: clockTime, to: clockTime, person: words(60) })

async function shift(tx: Tx, typed: Typed, here: Here): Promise<Faults> {
  const row = readRow(shiftForm, typed, shiftColumns)
  if ('faults' in row) return row.faults
  const [queue, hats] = [await findQueueNamed(tx, row.value.queue), await findHats(tx, row.value.person)]
  const unknown = personFault(hats) ?? (queue ? null : refuse('unknownQueue', 'queue'))
  if (unknown) return [faultOf(unknown, shiftColumns)]
  const refused = await addShift(tx, { ...row.value, id: newId(), queue: queue!, person: hats[0]! }, here)
  return refused ? [faultOf(refused, shiftColumns)] : []
}

function personFault(hats: readonly string[]): Refusal | null {
  if (hats.length === 1) return null
  return refuse(hats.length === 0 ? 'unknownPerson' : 'twoOfTheName', 'person')
}

const personForm = z.object({
  ...{ ...organisation, name: nameField, role: oneOf(staffRoles), mail: mailField },
  profession: z.union([z.literal('').transform(() => null), oneOf(professions)]).default(null),
})

/** One who is imported is invited: the membership and its one way in, made by the same action as on the page. */
async function person(tx: Tx, typed: Typed, { key }: Here): Promise<Faults> {
  const row = readRow(personForm, typed, peopleColumns)
  if ('faults' in row) return row.faults
  const id = await findOrganisation(tx, row.value.organisation)
  if (!id) return [faultOf(refuse('unknownOrganisation', 'organisation'), peopleColumns)]
  if (!(await mayGive(tx, { role: row.value.role, organisation: id }))) return [faultOf(refuse('roleAboveYours', 'role'), peopleColumns)]
  if (await hasMember(tx, { ...row.value, organisation: id })) return [faultOf(refuse('alreadyThere', 'name'), peopleColumns)]
  const hat = await inviteMember(tx, { ...row.value, mail: row.value.mail ?? null, organisation: id, invitationId: newId() }, { key })
  return isFault(hat) ? [faultOf(hat, peopleColumns)] : []
}

const sayOf = (texts: (lang: 'da') => (key: never) => string) => texts('da') as unknown as (code: string) => string | undefined

export const sheets: Record<KindOfSheet, SheetKind> = {
  places: { columns: placeColumns, out: readPlacesOut, write: place, say: sayOf(placeTexts) },
  offers: { columns: offerColumns, out: readOffersOut, write: offer, say: sayOf(offerTexts) },
  people: { columns: peopleColumns, out: readPeopleOut, write: person, say: () => undefined },
  shifts: { columns: shiftColumns, out: readShiftsOut, write: shift, say: sayOf(shiftTexts) },
}
export const sheetKinds = ['places', 'offers', 'people', 'shifts'] as const satisfies KindOfSheet[]
