import { may } from '#core/session/permission.ts'
import { part } from '#platform/http/part.ts'
import { isId } from '#platform/ids.ts'
import { DangerBand } from '../danger/band.tsx'
import { readWhoWaitsInDanger } from '../danger/store.ts'
import { BeginningNotice } from './beginning/notice.tsx'
import { readBeginning } from './beginning/store.ts'
import { WorkBeside } from './lists.tsx'
import { DeskFragment, DeskHome, SearchPage } from './pages.tsx'
import { isFragment, readDesk, readFragment } from './reading.ts'
import { readMine, readOwed } from './store.ts'
import { findFamilies } from './store-families.ts'

/** The counsellor's desk, and its parts alone for screens that renew themselves. */
export function deskRoutes({ mail }: { mail: boolean }) {
  const routes = part()
  const counsel = { may: may.counsel }
  routes.page('/desk', counsel, async (visit) => {
    const [desk, beginning] = await visit.ask((tx) => Promise.all([readDesk(tx), readBeginning(tx)]))
    const setsUp = may.setUp.allows(visit.who)
    return visit.html(<DeskHome shell={visit.shell} now={visit.now} {...{ desk, beginning, setsUp, mail }} />)
  })
  routes.page('/desk/fragments/beside', counsel, async (visit) => {
    const [owed, mine] = await visit.ask((tx) => Promise.all([readOwed(tx), readMine(tx)]))
    const here = isId(visit.query('here')) ? visit.query('here') : undefined
    return visit.html(<WorkBeside lang={visit.lang} now={visit.now} here={here} owed={owed} mine={mine} />)
  })
  routes.page('/desk/fragments/danger', counsel, async (visit) => {
    const waits = await visit.ask(readWhoWaitsInDanger)
    return visit.html(<DangerBand lang={visit.lang} now={visit.now} waits={waits} />)
  })
  routes.page('/desk/fragments/beginning', counsel, async (visit) => {
    const beginning = await visit.ask(readBeginning)
    return visit.html(<BeginningNotice lang={visit.lang} beginning={beginning} setsUp={may.setUp.allows(visit.who)} />)
  })
  routes.page('/desk/fragments/:name', counsel, async (visit) => {
    const name = visit.param('name')
    if (!isFragment(name)) return visit.notFound()
    const desk = await visit.ask((tx) => readFragment(tx, name))
    return visit.html(<DeskFragment name={name} frame={{ lang: visit.lang, now: visit.now }} desk={desk} />)
  })
  routes.page('/desk/search', counsel, async (visit) => {
    const q = visit.query('q').trim()
    const found = q ? await visit.ask((tx) => findFamilies(tx, q)) : null
    return visit.html(<SearchPage shell={visit.shell} now={visit.now} q={q} found={found} leads={may.lead.allows(visit.who)} />)
  })
  return routes
}
