import { inOrder } from '#core/helpline/helpline.ts'
import { helplinesAt } from '#core/helpline/store.ts'
import { may } from '#core/session/permission.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { refuse } from '#platform/refusal.ts'
import { checkForm, helplineForm, hoursOf } from './form.ts'
import { ListPage, OnePage, path, typedOfLine } from './pages.tsx'
import { checkToday, readHelpline, updateHelpline } from './store.ts'
import { texts } from './texts.ts'

const base = { may: may.setUp, texts }

/** The public numbers: what they are, where we know it from, and when somebody last looked. */
export function helplineRoutes() {
  const routes = part()
  routes.page(path, base, (visit) => showList(visit, fresh(visit)))
  routes.page(`${path}/:key`, base, (visit) => showOne(visit, fresh(visit)))
  routes.post(`${path}/checked`, {
    ...{ ...base, form: checkForm },
    act: async (tx, { key }) => ((await checkToday(tx, key)) ? path : refuse('changedMeanwhile')),
    again: showList,
  })
  routes.post(`${path}/:key`, {
    ...{ ...base, form: helplineForm },
    act: async (tx, fields, visit) => {
      const before = await readHelpline(tx, visit.param('key'))
      if (!before) return refuse('changedMeanwhile')
      if ((before.number === '112') !== (fields.number === '112')) return refuse('numberStands', 'number')
      const hours = hoursOf(fields)
      if ('half' in hours) return refuse('hoursMissing', hours.half)
      return (await updateHelpline(tx, before.key, { ...fields, hours })) ? path : refuse('changedMeanwhile')
    },
    again: showOne,
  })
  return routes
}

async function showList(visit: Visit, form: Again) {
  const lines = await visit.ask((tx) => helplinesAt(tx, visit.now))
  return visit.html(<ListPage shell={visit.shell} lines={inOrder(lines)} today={visit.today} form={form} />)
}

async function showOne(visit: Visit, form: Again) {
  const line = await visit.ask((tx) => readHelpline(tx, visit.param('key')))
  if (!line) return visit.notFound()
  const typed = Object.keys(form.typed).length > 0 ? form.typed : typedOfLine(line)
  return visit.html(<OnePage shell={visit.shell} form={{ ...form, typed }} line={line} />)
}
