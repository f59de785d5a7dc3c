import { may } from '#core/session/permission.ts'
import type { Typed } from '#platform/http/form.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, hatOf, type Visit } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import { faultsAmong, refuse } from '#platform/refusal.ts'
import { type Edited, mergedOf } from '../edit.ts'
import { oneAfterTheOther, setsForAll } from '../store.ts'
import { changedTexts, olderFaults, ownForm, shownIn, textFaults, textsForm } from './form.ts'
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
    faults: async (tx, read) => {
      await oneAfterTheOther(tx, 'network texts')
      const now = asTyped(await readWritten(tx))
      return faultsAmong(!(await setsForAll(tx)) && refuse('onlyForAll'), ...olderFaults(read, now), ...textFaults(read))
    },
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
  const now = asTyped(found.written)
  const form = sent ? { ...sent, ...againOn(now, sent) } : fresh(visit, now)
  return visit.html(<TextsPage visit={visit} form={form} {...found} />)
}

/** What came back, on what stands now. */
function againOn(now: Typed, { typed }: Again): Pick<Edited, 'typed' | 'meanwhile'> {
  const merged = mergedOf(ownForm, { was: shownIn(typed), now, typed })
  const shown = Object.entries(now).filter(([name]) => name.endsWith('-was'))
  return { ...merged, typed: { ...merged.typed, ...Object.fromEntries(shown) } }
}
