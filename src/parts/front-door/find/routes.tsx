import { inOrder } from '#core/helpline/helpline.ts'
import { may } from '#core/session/permission.ts'
import { part } from '#platform/http/part.ts'
import { asLine } from '../open-lines.ts'
import { readSearch } from './find.ts'
import { FindPage } from './pages.tsx'
import { answerSearch } from './store.ts'

export function findRoutes() {
  const routes = part()
  routes.page('/find', { may: may.readDirectory, english: true }, async (visit) => {
    const search = readSearch(visit.query)
    const answer = await visit.ask((tx) => answerSearch(tx, search, visit.now))
    const lines = inOrder(answer.lines).map((line) => asLine(line, visit))
    return visit.html(<FindPage shell={visit.shell} search={search} answer={answer} lines={lines} now={visit.now} />)
  })
  return routes
}
