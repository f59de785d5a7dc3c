import { inOrder } from '#core/helpline/helpline.ts'
import { regionOf } from '#core/helpline/region.ts'
import { inWords } from '#core/helpline/words.ts'
import { may } from '#core/session/permission.ts'
import { canReceive } from '#parts/counselling/index.ts'
import { part } from '#platform/http/part.ts'
import { readSearch } from './find.ts'
import { FindPage } from './pages.tsx'
import { answerSearch } from './store.ts'

export function findRoutes() {
  const routes = part()
  routes.page('/find', { may: may.readDirectory, english: true, sameForAll: true }, async (visit) => {
    const search = readSearch(visit.query)
    const [answer, receives] = await visit.ask((tx) => Promise.all([answerSearch(tx, search, visit.now), canReceive(tx, visit.lang)]))
    const municipality = 'point' in answer.place ? answer.place.municipality : null
    const lines = inWords(inOrder(answer.lines), {
      lang: visit.lang,
      today: visit.today,
      region: municipality ? regionOf(municipality) : null,
    })
    return visit.html(<FindPage shell={visit.shell} search={search} answer={answer} lines={lines} now={visit.now} receives={receives} />)
  })
  return routes
}
