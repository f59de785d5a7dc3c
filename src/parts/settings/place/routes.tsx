import { may } from '#core/session/permission.ts'
import type { Tx } from '#platform/db.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { id, nothing } from '../form.ts'
import { isMine, readMyOrganisations } from '../store.ts'
import { callOffForm, closedDayForm, placeForm } from './form.ts'
import { NewPage, OnePage, path } from './pages.tsx'
import { addClosedDay, callOffClosedDay, closePlace, insertPlace, knowsPostcode, readItsDays, readPlace, updatePlace } from './store.ts'
import { texts } from './texts.ts'
import { type PlaceFacts, placeFacts, type WrittenPlace } from './written.ts'

const base = { may: may.setUp, texts }

/** Where help is given, and the days a place is closed. */
export function placeRoutes() {
  const routes = part()
  routes.page(`${path}/new`, base, (visit) => showNew(visit, fresh(visit, { organisation: visit.query('organisation'), kind: 'here' })))
  routes.page(`${path}/:id`, base, (visit) => showOne(visit, fresh(visit), null))
  routes.post(`${path}/new`, {
    ...{ ...base, form: placeForm.extend({ organisation: id }) },
    act: async (tx, { organisation, ...written }, visit) => {
      if (!(await isMine(tx, organisation))) return refuse('notYours', 'organisation')
      const facts = await checked(tx, written)
      if (isRefusal(facts)) return facts
      await insertPlace(tx, { id: visit.wishId, organisation }, facts)
      return `${path}/${visit.wishId}`
    },
    again: showNew,
  })
  routes.post(`${path}/:id`, {
    ...{ ...base, form: placeForm },
    act: async (tx, written, visit) => {
      const facts = await checked(tx, written)
      if (isRefusal(facts)) return facts
      return done(await updatePlace(tx, visit.param('id'), facts), visit)
    },
    again: (visit, form) => showOne(visit, form, 'place'),
  })
  addDays(routes)
  return routes
}

function addDays(routes: ReturnType<typeof part>): void {
  routes.post(`${path}/:id/closed-days`, {
    ...{ ...base, form: closedDayForm },
    act: async (tx, { day, why }, visit) => {
      if (day < visit.today) return refuse('pastDate', 'day')
      const place = await readPlace(tx, visit.param('id'))
      if (!place?.mine) return refuse('notYours')
      return (await addClosedDay(tx, { place: place.id, day, why })) ? `${path}/${place.id}` : refuse('alreadyClosed', 'day')
    },
    again: (visit, form) => showOne(visit, form, 'closed-day'),
  })
  routes.post(`${path}/:id/open-day`, {
    ...{ ...base, form: callOffForm },
    act: async (tx, { day }, visit) =>
      day < visit.today ? refuse('pastDate') : done(await callOffClosedDay(tx, visit.param('id'), day), visit),
    again: (visit, form) => showOne(visit, form, null),
  })
  routes.post(`${path}/:id/close`, {
    ...{ ...base, form: nothing },
    act: async (tx, _value, visit) => {
      if ((await readItsDays(tx, visit.param('id'))).openings.length > 0) return refuse('placeHasOpenings')
      return done(await closePlace(tx, visit.param('id')), visit)
    },
    again: (visit, form) => showOne(visit, form, null),
  })
}

async function checked(tx: Tx, written: WrittenPlace): Promise<PlaceFacts | Refusal> {
  const facts = placeFacts(written)
  if (isRefusal(facts) || !facts.postcode) return facts
  return (await knowsPostcode(tx, facts.postcode)) ? facts : refuse('postcodeUnknown', 'postcode')
}

function done(changed: boolean, visit: Visit): string | Refusal {
  return changed ? `${path}/${visit.param('id')}` : refuse('notYours')
}

async function showNew(visit: Visit, form: Again) {
  return visit.html(<NewPage shell={visit.shell} form={form} mine={await visit.ask(readMyOrganisations)} />)
}

async function showOne(visit: Visit, form: Again, sent: 'place' | 'closed-day' | null) {
  const found = await visit.ask(async (tx) => {
    const place = await readPlace(tx, visit.param('id'))
    return place && { place, ...(await readItsDays(tx, place.id)) }
  })
  return found ? visit.html(<OnePage shell={visit.shell} form={form} sent={sent} today={visit.today} {...found} />) : visit.notFound()
}
