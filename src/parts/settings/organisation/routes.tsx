import { z } from 'zod'
import { may } from '#core/session/permission.ts'
import { nothing, words } from '#platform/http/fields.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { refuse } from '#platform/refusal.ts'
import { editOf } from '../edit.ts'
import { oneOf } from '../form.ts'
import { holdRow, readMyOrganisations, setsForAll } from '../store.ts'
import { organisationFaults, whyNot } from '../whose.ts'
import { ListPage, NewPage, OnePage, path } from './pages.tsx'
import { endOrganisation, insertOrganisation, readItsHelp, readOrganisation, readOrganisations, renameOrganisation } from './store.ts'
import { texts } from './texts.ts'

const sets = { may: may.setUp }
const edit = editOf(z.object({ name: words(120) }), { hold: holdRow('core.organisation'), read: readOrganisation })
const newForm = z.object({
  name: words(120),
  kind: oneOf(['house', 'association', 'municipality', 'region']),
  parent: z.union([z.literal('').transform(() => null), z.uuid('missing')]).default(null),
})

/** The network itself, its houses and associations, and whom it works with. */
export function organisationRoutes() {
  const routes = part()
  routes.page(path, sets, async (visit) =>
    visit.html(<ListPage shell={visit.shell} organisations={await visit.ask(readOrganisations)} today={visit.today} />),
  )
  routes.page(`${path}/new`, sets, (visit) => showNew(visit, fresh(visit, { kind: 'house' })))
  routes.page(`${path}/:id`, sets, (visit) => showOne(visit, fresh(visit)))
  routes.post(`${path}/new`, {
    ...{ ...sets, form: newForm, texts },
    faults: async (tx, { kind, parent }) => {
      if (parent) return organisationFaults(tx, parent, 'parent')
      if (parent === undefined || !kind) return []
      if (kind !== 'municipality' && kind !== 'region') return [refuse('parentNeeded', 'parent')]
      return (await setsForAll(tx)) ? [] : [refuse('onlyForAll', 'parent')]
    },
    act: async (tx, { name, kind, parent }, visit) => {
      await insertOrganisation(tx, { id: visit.wishId, name, kind, parent })
      return `${path}/${visit.wishId}`
    },
    again: showNew,
  })
  routes.post(`${path}/:id`, {
    ...{ ...sets, form: edit.form, texts },
    faults: (tx, { seen }, visit) => edit.faults(tx, visit.param('id'), seen),
    act: async (tx, { name }, visit) =>
      (await renameOrganisation(tx, visit.param('id'), name))
        ? `${path}/${visit.param('id')}`
        : whyNot(readOrganisation(tx, visit.param('id'))),
    again: showOne,
  })
  routes.post(`${path}/:id/end`, {
    ...{ ...sets, form: nothing, texts },
    act: async (tx, _value, visit) =>
      (await endOrganisation(tx, visit.param('id'))) ? `${path}/${visit.param('id')}` : whyNot(readOrganisation(tx, visit.param('id'))),
    again: showOne,
  })
  return routes
}

async function showNew(visit: Visit, form: Again) {
  const mine = await visit.ask(readMyOrganisations)
  return visit.html(<NewPage shell={visit.shell} form={form} mine={mine} />)
}

async function showOne(visit: Visit, form: Again) {
  const found = await visit.ask(async (tx) => {
    const organisation = await readOrganisation(tx, visit.param('id'))
    return organisation && { organisation, ...(await readItsHelp(tx, organisation.id)) }
  })
  if (!found) return visit.notFound()
  return visit.html(<OnePage shell={visit.shell} form={edit.shown(form, found.organisation)} today={visit.today} {...found} />)
}
