import { z } from 'zod'
import { may } from '#core/session/permission.ts'
import { inLanguage } from '#platform/html/shell.ts'
import { part } from '#platform/http/part.ts'
import { fresh, hatOf, type Visit } from '#platform/http/visit.ts'
import { isId } from '#platform/ids.ts'
import { refuse } from '#platform/refusal.ts'
import { DeletedPage, DeletePage } from './pages.tsx'
import { deleteMine, readMine, wasTakenBack } from './store.ts'
import { texts } from './texts.ts'

/** The own conversation, deleted at once by the one whose it is. */
export function deleteRoutes() {
  const routes = part()
  routes.page('/samtale/slet', { may: may.writeToUs, english: true }, (visit) => show(visit))
  routes.page('/samtale/slettet', { may: may.writeToUs, english: true }, (visit) => visit.html(<DeletedPage shell={visit.shell} />))
  routes.post('/samtale/slet', {
    may: may.writeToUs,
    english: true,
    // Whoever says nothing of what they were shown was told that all of it goes.
    form: z.object({ seen: z.enum(['all', 'words']).catch('all') }),
    texts,
    // A second click comes from somebody the first one has made nobody: it hears the same again, and only then.
    unfinished: async (visit, form) => {
      if (visit.who.kind === 'writer') return form.typed
      if (visit.who.kind === 'family') return show(visit)
      const gone = isId(form.formId) && (await visit.askAs({ kind: 'visitor' }, (tx) => wasTakenBack(tx, form.formId)))
      return visit.go(inLanguage(visit.lang, gone ? '/samtale/slettet' : '/samtale'))
    },
    act: async (tx, { seen }, visit) => {
      const gone = await deleteMine(tx, seen)
      if (gone === 'changed') return refuse(seen === 'all' ? 'familySince' : 'changedMeanwhile')
      return inLanguage(visit.lang, gone === 'all' ? '/samtale/slettet' : '/samtale')
    },
    again: show,
    after: (visit, to) => {
      if (to.endsWith('/slettet')) visit.signOut()
      return visit.go(to)
    },
  })
  return routes
}

async function show(visit: Visit, form = fresh(visit)): Promise<Response> {
  // It has become a page of the own: there it says what may be deleted.
  if (visit.who.kind === 'family') return visit.go('/min-side/slet')
  if (visit.who.kind !== 'writer') return visit.go(inLanguage(visit.lang, '/samtale'))
  const mine = await visit.ask((tx) => readMine(tx, hatOf(visit)))
  return mine ? visit.html(<DeletePage shell={visit.shell} form={form} mine={mine} />) : visit.go(inLanguage(visit.lang, '/samtale'))
}
