import { z } from 'zod'
import { inviteMember } from '#core/invitation/actions.ts'
import { mailField, nameField, staffRoles } from '#core/invitation/invitation.ts'
import type { Tx } from '#platform/db.ts'
import type { Typed } from '#platform/http/form.ts'
import { newId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
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

/** A row of something an organisation has: whose it is, and the rest. Whose nobody knows is told with all else that is wrong. */
async function readOwned<S extends z.ZodType>(tx: Tx, schema: S, { typed, columns }: { typed: Typed; columns: readonly Column[] }) {
  const row = readRow(schema, typed, columns)
  const id = await findOrganisation(tx, typed.organisation ?? '')
  const unknown = typed.organisation && !id ? [faultOf(refuse('unknownOrganisation', 'organisation'), columns)] : []
  return 'faults' in row ? { faults: [...unknown, ...row.faults] } : { faults: unknown, value: row.value, id }
}

async function place(tx: Tx, typed: Typed): Promise<Faults> {
  const { faults, value, id } = await readOwned(tx, placeForm.extend(organisation), { typed, columns: placeColumns })
  const facts = value && placeFacts(value)
  if (!facts) return faults
  if (isFault(facts)) return [...faults, faultOf(facts, placeColumns)]
  if (facts.postcode && !(await knowsPostcode(tx, facts.postcode)))
    return [...faults, faultOf(refuse('postcodeUnknown', 'postcode'), placeColumns)]
  if (!id) return faults
  if (await hasPlace(tx, id, facts.name)) return [faultOf(refuse('alreadyThere', 'name'), placeColumns)]
  await insertPlace(tx, { id: newId(), organisation: id }, facts)
  return []
}

async function offer(tx: Tx, typed: Typed): Promise<Faults> {
  const { faults, value, id } = await readOwned(tx, offerForm.extend(organisation), { typed, columns: offerColumns })
  if (!value) return faults
  const { organisation: _whose, ...fields } = value
  const fault = offerFault(fields) ?? (id && (await hasOffer(tx, id, fields.titleDa)) ? refuse('alreadyThere', 'titleDa') : null)
  if (fault) return [...faults, faultOf(fault, offerColumns)]
  if (!id) return faults
  await insertOffer(tx, { id: newId(), organisation: id }, fields)
  return []
}

const shiftForm = z.object({ queue: words(60), day, from: clockTime, to: clockTime, person: words(60) })

async function shift(tx: Tx, typed: Typed, here: Here): Promise<Faults> {
  const row = readRow(shiftForm, typed, shiftColumns)
  const [queue, hats] = [await findQueueNamed(tx, typed.queue ?? ''), await findHats(tx, typed.person ?? '')]
  const unknown = [
    ...(typed.queue && !queue ? [refuse('unknownQueue', 'queue')] : []),
    ...(typed.person && hats.length !== 1 ? [refuse(hats.length === 0 ? 'unknownPerson' : 'twoOfTheName', 'person')] : []),
  ].map((refusal) => faultOf(refusal, shiftColumns))
  if ('faults' in row) return [...unknown, ...row.faults]
  if (unknown.length > 0) return unknown
  const refused = await addShift(tx, { ...row.value, id: newId(), queue: queue!, person: hats[0]! }, here)
  return refused ? [faultOf(refused, shiftColumns)] : []
}

const personForm = z.object({
  ...{ ...organisation, name: nameField, role: oneOf(staffRoles), mail: mailField },
  profession: z.union([z.literal('').transform(() => null), oneOf(professions)]).default(null),
})

/** One who is imported is invited: the membership and its one way in, made by the same action as on the page. */
async function person(tx: Tx, typed: Typed, { key }: Here): Promise<Faults> {
  const { faults, value, id } = await readOwned(tx, personForm, { typed, columns: peopleColumns })
  if (!value || !id) return faults
  if (!(await mayGive(tx, { role: value.role, organisation: id }))) return [faultOf(refuse('roleAboveYours', 'role'), peopleColumns)]
  if (await hasMember(tx, { ...value, organisation: id })) return [faultOf(refuse('alreadyThere', 'name'), peopleColumns)]
  const hat = await inviteMember(tx, { ...value, mail: value.mail ?? null, organisation: id, invitationId: newId() }, { key })
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
