import { z } from 'zod'
import { inviteMember } from '#core/invitation/actions.ts'
import type { Tx } from '#platform/db.ts'
import { day, words } from '#platform/http/fields.ts'
import type { Typed } from '#platform/http/form.ts'
import { newId } from '#platform/ids.ts'
import { faultsAmong, type Refusal, refuse } from '#platform/refusal.ts'
import { clockTime } from '../form.ts'
import { offerForm } from '../offer/form.ts'
import { insertOffer } from '../offer/store.ts'
import { texts as offerTexts } from '../offer/texts.ts'
import { offerFaults } from '../offer/written.ts'
import { knownFaults } from '../people/actions.ts'
import { inviteForm } from '../people/form.ts'
import { mayGive } from '../people/store.ts'
import { placeFaults } from '../place/faults.ts'
import { placeForm } from '../place/form.ts'
import { insertPlace } from '../place/store.ts'
import { texts as placeTexts } from '../place/texts.ts'
import { placeFacts } from '../place/written.ts'
import { addShift, shiftFaults } from '../shift/actions.ts'
import { texts as shiftTexts } from '../shift/texts.ts'
import { offerColumns, peopleColumns, placeColumns, shiftColumns } from './columns.ts'
import { type Column, type Fault, type KindOfSheet, rowOf } from './sheet-row.ts'
import {
  findHats,
  findOrganisation,
  findQueueNamed,
  hasOffer,
  hasPlace,
  type Outgoing,
  readOffersOut,
  readPeopleOut,
  readPlacesOut,
  readShiftsOut,
} from './store.ts'

export type Here = { now: Date; today: string; key: Buffer }
export type SheetKind = {
  columns: readonly Column[]
  out: (tx: Tx) => Promise<Outgoing[]>
  /** Writes one row, or says what is wrong with it. */
  write: (tx: Tx, typed: Typed, here: Here) => Promise<Omit<Fault, 'row'>[]>
  say: (code: string) => string | undefined
}

const owned = { organisation: words(120) }

/** Whose something is, by the name in the sheet. */
async function ownerOf(tx: Tx, name: string | undefined): Promise<{ id: string | undefined; fault: Refusal | false }> {
  const id = name ? await findOrganisation(tx, name) : undefined
  return { id, fault: Boolean(name) && !id && refuse('unknownOrganisation', 'organisation') }
}

const place = rowOf({
  columns: placeColumns,
  form: placeForm.extend(owned),
  faults: async (tx, { organisation, ...read }, _here: Here) => {
    const { id, fault } = await ownerOf(tx, organisation)
    const known = id && read.name && (await hasPlace(tx, id, read.name))
    return faultsAmong(fault, known && refuse('alreadyThere', 'name'), ...(await placeFaults(tx, read)))
  },
  insert: async (tx, { organisation, ...written }) => {
    const { id } = await ownerOf(tx, organisation)
    await insertPlace(tx, { id: newId(), organisation: id! }, placeFacts(written))
  },
})

const offer = rowOf({
  columns: offerColumns,
  form: offerForm.extend(owned),
  faults: async (tx, { organisation, ...read }, _here: Here) => {
    const { id, fault } = await ownerOf(tx, organisation)
    const known = id && read.titleDa && (await hasOffer(tx, id, read.titleDa))
    return faultsAmong(fault, known && refuse('alreadyThere', 'titleDa'), ...offerFaults(read))
  },
  insert: async (tx, { organisation, ...written }) => {
    const { id } = await ownerOf(tx, organisation)
    await insertOffer(tx, { id: newId(), organisation: id! }, written)
  },
})

const shift = rowOf({
  columns: shiftColumns,
  form: z.object({ queue: words(60), day, from: clockTime, to: clockTime, person: words(60) }),
  faults: async (tx, read, here: Here) => {
    const hats = read.person ? await findHats(tx, read.person) : []
    const queue = read.queue ? await findQueueNamed(tx, read.queue) : undefined
    return faultsAmong(
      read.queue && !queue && refuse('unknownQueue', 'queue'),
      read.person && hats.length !== 1 && refuse(hats.length === 0 ? 'unknownPerson' : 'twoOfTheName', 'person'),
      ...(await shiftFaults(tx, { ...read, queue, person: hats.length === 1 ? hats[0] : undefined }, here)),
    )
  },
  insert: async (tx, { queue, person, ...written }) => {
    const [[hat], id] = [await findHats(tx, person), await findQueueNamed(tx, queue)]
    await addShift(tx, { ...written, id: newId(), queue: id!, person: hat! })
  },
})

/** One who is imported is invited: the membership and its one way in, made by the same action as on the page. */
const person = rowOf({
  columns: peopleColumns,
  form: z.object({ ...owned, ...inviteForm.omit({ organisation: true }).shape }),
  faults: async (tx, { organisation, name, role, mail }, _here: Here) => {
    const { id, fault } = await ownerOf(tx, organisation)
    const above = id && role && !(await mayGive(tx, { role, organisation: id }))
    const known = await knownFaults(tx, { name, role, organisation: id, mail })
    return faultsAmong(fault, above && refuse('roleAboveYours', 'role'), ...known)
  },
  insert: async (tx, { organisation, ...written }, { key }: Here) => {
    const { id } = await ownerOf(tx, organisation)
    return inviteMember(tx, { ...written, mail: written.mail ?? null, organisation: id!, invitationId: newId() }, { key })
  },
})

const sayOf = (texts: (lang: 'da') => (key: never) => string) => texts('da') as unknown as (code: string) => string | undefined

export const sheets: Record<KindOfSheet, SheetKind> = {
  places: { columns: placeColumns, out: readPlacesOut, write: place, say: sayOf(placeTexts) },
  offers: { columns: offerColumns, out: readOffersOut, write: offer, say: sayOf(offerTexts) },
  people: { columns: peopleColumns, out: readPeopleOut, write: person, say: () => undefined },
  shifts: { columns: shiftColumns, out: readShiftsOut, write: shift, say: sayOf(shiftTexts) },
}
export const sheetKinds = ['places', 'offers', 'people', 'shifts'] as const satisfies KindOfSheet[]
