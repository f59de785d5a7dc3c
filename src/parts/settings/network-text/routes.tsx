import { may } from '#core/session/permission.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, hatOf, type Visit } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import { faultsAmong, refuse } from '#platform/refusal.ts'
import { setsForAll } from '../store.ts'
import { changedTexts, textFaults, textsForm } from './form.ts'
import { asTyped, path, TextsPage } from './pages.tsx'
import { insertText, readWritten } from './store.ts'
import { texts } from './texts.ts'

const base = { may: may.setUp, texts }

/** The closed list of texts a network may say in its own words. */
export function networkTextRoutes() {
  const routes = part()
  routes.page(path, base, (visit) => show(visit, null))
  routes.post(path, {
    ...{ ...base, form: textsForm },
    faults: async (tx, read) => faultsAmong(!(await setsForAll(tx)) && refuse('onlyForAll'), ...textFaults(read)),
    act: async (tx, read, visit) => {
      const changed = changedTexts(read)
      for (const text of changed) await insertText(tx, { ...text, id: newId(), by: hatOf(visit) })
      const [first] = changed
      return first ? `${path}#${first.name}` : path // where it says who changed it, and when
    },
    again: (visit, form) => show(visit, form),
  })
  return routes
}

async function show(visit: Visit, sent: Again | null) {
  const found = await visit.ask(async (tx) => {
    const [written, all] = await Promise.all([readWritten(tx), setsForAll(tx)])
    return { written, all }
  })
  return visit.html(<TextsPage visit={visit} form={sent ?? fresh(visit, asTyped(found.written))} {...found} />)
}
