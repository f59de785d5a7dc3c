import type { z } from 'zod'
import { may } from '#core/session/permission.ts'
import type { Tx } from '#platform/db.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { isId } from '#platform/ids.ts'
import { faultsAmong, type Refusal, refuse } from '#platform/refusal.ts'
import { editOf } from '../edit.ts'
import { holdRow } from '../store.ts'
import { whyNot } from '../whose.ts'
import { endForm, newOpeningForm, openingForm } from './form.ts'
import { NewPage, OnePage, path } from './pages.tsx'
import { endOpening, insertOpening, readOfferHead, readOpening, readPlaces, updateOpening } from './store.ts'
import { texts } from './texts.ts'
import { openingFaults, otherOf, overlapFaults } from './written.ts'

const base = { may: may.setUp, texts }
const edit = editOf(openingForm, { hold: holdRow('core.opening'), read: readOpening })
const empty = { everyWeeks: '1', onHolidays: 'no' }

/** When an offer is open at a place. What is saved here is what /find, the strip and the promise say at once. */
export function openingRoutes() {
  const routes = part()
  routes.page(`${path}/new`, base, (visit) =>
    showNew(visit, fresh(visit, { ...empty, offer: visit.query('offer'), validFrom: visit.today })),
  )
  routes.page(`${path}/:id`, base, (visit) => showOne(visit, fresh(visit), null))
  routes.post(`${path}/new`, {
    ...{ ...base, form: newOpeningForm },
    faults: async (tx, { offer, ...opening }) => {
      const [head, places] = await Promise.all([offer ? readOfferHead(tx, offer) : undefined, readPlaces(tx)])
      return faultsAmong(
        !head?.mine && refuse('notYours'),
        ...openingFaults(opening),
        head && endsWith(head.until, opening.validTo),
        opening.place && !places.some(({ id }) => id === opening.place) && refuse('placeClosed', 'place'),
        ...(head?.mine ? await overlapFaults(tx, { offer: head.id, except: null }, opening) : []),
      )
    },
    act: async (tx, { offer, ...opening }, visit) => {
      await insertOpening(tx, { id: visit.wishId, offer }, opening)
      return `/settings/offers/${offer}`
    },
    again: showNew,
  })
  routes.post(`${path}/:id`, {
    ...{ ...base, form: edit.form },
    faults: (tx, read, visit) => changeFaults(tx, visit.param('id'), read),
    act: async (tx, opening, visit) => {
      const offer = await updateOpening(tx, visit.param('id'), opening)
      return offer ? `/settings/offers/${offer}` : refuse('changedMeanwhile')
    },
    again: (visit, form) => showOne(visit, form, 'opening'),
  })
  routes.post(`${path}/:id/end`, {
    ...{ ...base, form: endForm },
    faults: (_tx, { lastDay }, visit) => faultsAmong(lastDay && lastDay < visit.today && refuse('pastDate', 'lastDay')),
    act: async (tx, { lastDay }, visit) =>
      (await endOpening(tx, visit.param('id'), lastDay)) ? `${path}/${visit.param('id')}` : whyNot(readOpening(tx, visit.param('id'))),
    again: (visit, form) => showOne(visit, form, 'end'),
  })
  return routes
}

async function changeFaults(tx: Tx, id: string, { seen, ...opening }: Partial<z.infer<typeof edit.form>>): Promise<Refusal[]> {
  const older = await edit.faults(tx, id, seen)
  const before = await readOpening(tx, id)
  if (!before?.mine) return [refuse('notYours')]
  return faultsAmong(
    ...older,
    ...openingFaults(opening),
    endsWith(before.offerUntil, opening.validTo),
    opening.place && opening.place !== before.place && refuse('placeClosed', 'place'),
    ...(await overlapFaults(tx, { offer: before.offerId, except: id }, opening)),
  )
}

/** An opening is there for no longer than its offer. */
function endsWith(offerUntil: string | null, until: string | null | undefined) {
  return offerUntil !== null && until !== undefined && (until === null || until > offerUntil) ? refuse('offerEndsFirst', 'validTo') : null
}

async function showNew(visit: Visit, form: Again) {
  const id = form.typed.offer ?? ''
  const offer = isId(id) ? await visit.ask((tx) => readOfferHead(tx, id)) : undefined
  if (!offer) return visit.go('/settings/organisations')
  const other = await visit.ask((tx) => otherOf(tx, { offer: id, except: null }, form.typed))
  const places = await visit.ask(readPlaces)
  return visit.html(<NewPage shell={visit.shell} today={visit.today} {...{ form, offer, places, other }} />)
}

async function showOne(visit: Visit, form: Again, sent: 'opening' | 'end' | null) {
  const [opening, places] = await Promise.all([visit.ask((tx) => readOpening(tx, visit.param('id'))), visit.ask(readPlaces)])
  if (!opening) return visit.notFound()
  const edited = edit.shown(sent === 'opening' ? form : fresh(visit), opening)
  const at = { offer: opening.offerId, except: opening.id }
  const other = await visit.ask((tx) => otherOf(tx, at, form.typed))
  return visit.html(<OnePage visit={visit} {...{ form, edited, sent, opening, places, other }} />)
}
