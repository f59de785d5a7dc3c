import { may } from '#core/session/permission.ts'
import type { Tx } from '#platform/db.ts'
import { id, nothing } from '#platform/http/fields.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { faultsAmong, type Refusal, refuse } from '#platform/refusal.ts'
import { editOf } from '../edit.ts'
import { holdRow, readMyOrganisations } from '../store.ts'
import { organisationFaults, whyNot } from '../whose.ts'
import { pageFaults } from './faults.ts'
import { callOffForm, closedDayForm, placeForm } from './form.ts'
import { NewPage, OnePage, path } from './pages.tsx'
import { addClosedDay, callOffClosedDay, closePlace, insertPlace, isClosedOn, readItsDays, readPlace, updatePlace } from './store.ts'
import { texts } from './texts.ts'
import { placeFacts } from './written.ts'

const base = { may: may.setUp, texts }
const edit = editOf(placeForm, { hold: holdRow('core.place'), read: readPlace })

/** Where help is given, and the days a place is closed. */
export function placeRoutes() {
  const routes = part()
  routes.page(`${path}/new`, base, (visit) => showNew(visit, fresh(visit, { organisation: visit.query('organisation'), kind: 'here' })))
  routes.page(`${path}/:id`, base, (visit) => showOne(visit, fresh(visit), null))
  routes.post(`${path}/new`, {
    ...{ ...base, form: placeForm.extend({ organisation: id }) },
    faults: async (tx, { organisation, ...read }) => [
      ...(await organisationFaults(tx, organisation)),
      ...(await pageFaults(tx, read, organisation ? { organisation } : null)),
    ],
    act: async (tx, { organisation, ...written }, visit) => {
      await insertPlace(tx, { id: visit.wishId, organisation }, placeFacts(written))
      return `${path}/${visit.wishId}`
    },
    again: showNew,
  })
  routes.post(`${path}/:id`, {
    ...{ ...base, form: edit.form },
    faults: async (tx, { seen, ...read }, visit) => [
      ...(await edit.faults(tx, visit.param('id'), seen)),
      ...(await pageFaults(tx, read, { id: visit.param('id') })),
    ],
    act: async (tx, written, visit) => done(tx, await updatePlace(tx, visit.param('id'), placeFacts(written)), visit),
    again: (visit, form) => showOne(visit, form, 'place'),
  })
  addDays(routes)
  return routes
}

function addDays(routes: ReturnType<typeof part>): void {
  routes.post(`${path}/:id/closed-days`, {
    ...{ ...base, form: closedDayForm },
    faults: async (tx, { day }, visit) =>
      faultsAmong(
        !(await readPlace(tx, visit.param('id')))?.mine && refuse('notYours'),
        day && day < visit.today && refuse('pastDate', 'day'),
        day && (await isClosedOn(tx, visit.param('id'), day)) && refuse('alreadyClosed', 'day'),
      ),
    act: async (tx, { day, why }, visit) => {
      await addClosedDay(tx, { place: visit.param('id'), day, why })
      return `${path}/${visit.param('id')}`
    },
    again: (visit, form) => showOne(visit, form, 'closed-day'),
  })
  routes.post(`${path}/:id/open-day`, {
    ...{ ...base, form: callOffForm },
    faults: (_tx, { day }, visit) => faultsAmong(day && day < visit.today && refuse('pastDate')),
    act: async (tx, { day }, visit) => done(tx, await callOffClosedDay(tx, visit.param('id'), day), visit),
    again: (visit, form) => showOne(visit, form, null),
  })
  routes.post(`${path}/:id/close`, {
    ...{ ...base, form: nothing },
    act: async (tx, _value, visit) => {
      if ((await readItsDays(tx, visit.param('id'))).openings.length > 0) return refuse('placeHasOpenings')
      return done(tx, await closePlace(tx, visit.param('id')), visit)
    },
    again: (visit, form) => showOne(visit, form, null),
  })
}

async function done(tx: Tx, changed: boolean, visit: Visit): Promise<string | Refusal> {
  return changed ? `${path}/${visit.param('id')}` : whyNot(readPlace(tx, visit.param('id')))
}

async function showNew(visit: Visit, form: Again) {
  return visit.html(<NewPage shell={visit.shell} form={form} mine={await visit.ask(readMyOrganisations)} />)
}

async function showOne(visit: Visit, form: Again, sent: 'place' | 'closed-day' | null) {
  const found = await visit.ask(async (tx) => {
    const place = await readPlace(tx, visit.param('id'))
    return place && { place, ...(await readItsDays(tx, place.id)) }
  })
  if (!found) return visit.notFound()
  const edited = edit.shown(sent === 'place' ? form : fresh(visit), found.place)
  return visit.html(<OnePage shell={visit.shell} form={form} edited={edited} sent={sent} today={visit.today} {...found} />)
}
