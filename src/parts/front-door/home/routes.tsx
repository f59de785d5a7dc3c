import { helplinesAt } from '#core/helpline/store.ts'
import { readNetworkName, readNetworkTexts } from '#core/network-text/store.ts'
import { promiseInWords } from '#core/promise/words.ts'
import { may } from '#core/session/permission.ts'
import { previewPromise } from '#parts/counselling/index.ts'
import { formatDay, formatTime } from '#platform/clock.ts'
import { part } from '#platform/http/part.ts'
import type { Visit } from '#platform/http/visit.ts'
import { HomePage } from './pages.tsx'
import { stripOf } from './strip.ts'
import { texts } from './texts.ts'

export function homeRoutes() {
  const routes = part()
  routes.page('/', { may: may.readDirectory, english: true, sameForAll: true }, showHome)
  routes.page('/en/', { may: may.readDirectory }, showHome)
  return routes
}

async function showHome(visit: Visit) {
  const { lang, now, today } = visit
  const { known, promised, ...ours } = await visit.ask(async (tx) => ({
    known: await helplinesAt(tx, now),
    promised: await previewPromise(tx, { now, language: lang }),
    said: await readNetworkTexts(tx, lang),
    network: await readNetworkName(tx),
  }))
  const clock = texts(lang)('clock', { day: formatDay(today, lang, today), time: formatTime(now, lang) })
  const promise = promised && promiseInWords(promised, { lang, now, before: true })
  return visit.html(<HomePage shell={visit.shell} lines={stripOf(known, promised, visit)} clock={clock} promise={promise} {...ours} />)
}
