import { may } from '#core/session/permission.ts'
import { pageOf } from '#platform/html/pages.tsx'
import { part } from '#platform/http/part.ts'
import { rowOf } from '../proof/jobs.ts'
import { readLinesAfter } from '../proof/store.ts'
import { ListPage } from './list-page.tsx'
import { isNetKind } from './net.ts'
import { NetPage } from './net-page.tsx'
import { readNet } from './reading.ts'
import { readList, readQuietDays } from './store.ts'

/** The net, its lists and the chain of proofs. Everyone sees as far as their own rights reach. */
export function netRoutes() {
  const routes = part()
  routes.page('/net', { may: may.seeNet }, async (visit) => {
    const all = may.seeWholeNet.allows(visit.who)
    const net = await visit.ask((tx) => readNet(tx, { now: visit.now, all, leads: may.lead.allows(visit.who) }))
    return visit.html(
      <NetPage shell={visit.shell} now={visit.now} today={visit.today} all={all} opens={may.counsel.allows(visit.who)} {...net} />,
    )
  })
  routes.page('/net/lists/:kind', { may: may.seeNet }, async (visit) => {
    const kind = visit.param('kind')
    if (!isNetKind(kind)) return visit.notFound()
    const page = pageOf(visit.query('side'))
    const opens = may.counsel.allows(visit.who)
    const [list, quietDays] = await visit.ask((tx) => Promise.all([readList(tx, kind, page), readQuietDays(tx)]))
    return visit.html(<ListPage shell={visit.shell} now={visit.now} {...{ kind, page, quietDays, opens }} {...list} />)
  })
  routes.page('/net/proof.jsonl', { may: may.seeWholeNet }, async (visit) => {
    const lines = await visit.ask((tx) => readLinesAfter(tx, 0))
    return visit.context.body(lines.map(rowOf).join(''), 200, { 'content-type': 'application/jsonl; charset=utf-8' })
  })
  return routes
}
