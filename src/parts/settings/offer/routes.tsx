import { may } from '#core/session/permission.ts'
import { id } from '#platform/http/fields.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { faultsAmong, refuse } from '#platform/refusal.ts'
import { editOf } from '../edit.ts'
import { holdRow, readMyOrganisations } from '../store.ts'
import { organisationFaults, whyNot } from '../whose.ts'
import { endForm, offerForm } from './form.ts'
import { NewPage, OnePage, path } from './pages.tsx'
import { endOffer, insertOffer, readItsOpenings, readOffer, standsAfter, updateOffer } from './store.ts'
import { texts } from './texts.ts'
import { offerFaults } from './written.ts'

const base = { may: may.setUp, texts }
const edit = editOf(offerForm, { hold: holdRow('core.offer'), read: readOffer })

/** What help there is, for whom, and from when to when. */
export function offerRoutes() {
  const routes = part()
  routes.page(`${path}/new`, base, (visit) =>
    showNew(
      visit,
      fresh(visit, { organisation: visit.query('organisation'), kind: 'counselling', languages: 'da', validFrom: visit.today }),
    ),
  )
  routes.page(`${path}/:id`, base, (visit) => showOne(visit, fresh(visit), null))
  routes.post(`${path}/new`, {
    ...{ ...base, form: offerForm.extend({ organisation: id }) },
    faults: async (tx, { organisation, ...offer }) => [...(await organisationFaults(tx, organisation)), ...offerFaults(offer)],
    act: async (tx, { organisation, ...offer }, visit) => {
      await insertOffer(tx, { id: visit.wishId, organisation }, offer)
      return `${path}/${visit.wishId}`
    },
    again: showNew,
  })
  routes.post(`${path}/:id`, {
    ...{ ...base, form: edit.form },
    faults: async (tx, { seen, ...offer }, visit) =>
      faultsAmong(
        ...(await edit.faults(tx, visit.param('id'), seen)),
        ...offerFaults(offer),
        (await standsAfter(tx, visit.param('id'), offer.validTo ?? null)) && refuse('offerHasOpenings', 'validTo'),
      ),
    act: async (tx, offer, visit) =>
      (await updateOffer(tx, visit.param('id'), offer)) ? `${path}/${visit.param('id')}` : whyNot(readOffer(tx, visit.param('id'))),
    again: (visit, form) => showOne(visit, form, 'offer'),
  })
  routes.post(`${path}/:id/end`, {
    ...{ ...base, form: endForm },
    faults: (_tx, { lastDay }, visit) => faultsAmong(lastDay && lastDay < visit.today && refuse('pastDate', 'lastDay')),
    act: async (tx, { lastDay }, visit) =>
      (await endOffer(tx, visit.param('id'), lastDay)) ? `${path}/${visit.param('id')}` : whyNot(readOffer(tx, visit.param('id'))),
    again: (visit, form) => showOne(visit, form, 'end'),
  })
  return routes
}

async function showNew(visit: Visit, form: Again) {
  return visit.html(<NewPage shell={visit.shell} form={form} mine={await visit.ask(readMyOrganisations)} />)
}

async function showOne(visit: Visit, form: Again, sent: 'offer' | 'end' | null) {
  const found = await visit.ask(async (tx) => {
    const offer = await readOffer(tx, visit.param('id'))
    return offer && { offer, openings: await readItsOpenings(tx, offer.id) }
  })
  if (!found) return visit.notFound()
  const edited = edit.shown(sent === 'offer' ? form : fresh(visit), found.offer)
  return visit.html(<OnePage shell={visit.shell} today={visit.today} form={form} edited={edited} sent={sent} {...found} />)
}
