import { may } from '#core/session/permission.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { isId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { endForm, newOpeningForm, openingForm } from './form.ts'
import { NewPage, OnePage, path } from './pages.tsx'
import { endOpening, insertOpening, readOfferHead, readOpening, readPlaces, updateOpening } from './store.ts'
import { texts } from './texts.ts'
import { openingFault } from './written.ts'

const base = { may: may.setUp, texts }
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
    act: async (tx, { offer, ...opening }, visit) => {
      const [head, places] = await Promise.all([readOfferHead(tx, offer), readPlaces(tx)])
      if (!head?.mine) return refuse('notYours')
      const fault = openingFault(opening) ?? endsWith(head.until, opening.validTo)
      if (fault) return fault
      if (!places.some(({ id }) => id === opening.place)) return refuse('placeClosed', 'place')
      await insertOpening(tx, { id: visit.wishId, offer }, opening)
      return `/settings/offers/${offer}`
    },
    again: showNew,
  })
  routes.post(`${path}/:id`, {
    ...{ ...base, form: openingForm },
    act: async (tx, opening, visit) => {
      const before = await readOpening(tx, visit.param('id'))
      if (!before?.mine) return refuse('notYours')
      const fault = openingFault(opening) ?? endsWith(before.offerUntil, opening.validTo)
      if (fault) return fault
      return (await updateOpening(tx, before.id, opening)) ? `/settings/offers/${before.offerId}` : refuse('placeClosed', 'place')
    },
    again: (visit, form) => showOne(visit, form, 'opening'),
  })
  routes.post(`${path}/:id/end`, {
    ...{ ...base, form: endForm },
    act: async (tx, { lastDay }, visit) => {
      if (lastDay < visit.today) return refuse('pastDate', 'lastDay')
      return (await endOpening(tx, visit.param('id'), lastDay)) ? `${path}/${visit.param('id')}` : refuse('notYours')
    },
    again: (visit, form) => showOne(visit, form, 'end'),
  })
  return routes
}

/** An opening is there for no longer than its offer. */
function endsWith(offerUntil: string | null, until: string | null) {
  return offerUntil !== null && (until === null || until > offerUntil) ? refuse('offerEndsFirst', 'validTo') : null
}

async function showNew(visit: Visit, form: Again) {
  const id = form.typed.offer ?? ''
  const offer = isId(id) ? await visit.ask((tx) => readOfferHead(tx, id)) : undefined
  if (!offer) return visit.go('/settings/organisations')
  return visit.html(<NewPage shell={visit.shell} form={form} offer={offer} places={await visit.ask(readPlaces)} />)
}

async function showOne(visit: Visit, form: Again, sent: 'opening' | 'end' | null) {
  const [opening, places] = await Promise.all([visit.ask((tx) => readOpening(tx, visit.param('id'))), visit.ask(readPlaces)])
  return opening ? visit.html(<OnePage visit={visit} form={form} sent={sent} opening={opening} places={places} />) : visit.notFound()
}
