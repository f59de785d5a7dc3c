import { z } from 'zod'
import { type NetworkTextName, networkTextNames } from '#core/network-text/store.ts'
import { may } from '#core/session/permission.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, hatOf, type Visit } from '#platform/http/visit.ts'
import { refuse } from '#platform/refusal.ts'
import { maybeWords } from '../form.ts'
import { setsForAll } from '../store.ts'
import { path, TextsPage } from './pages.tsx'
import { insertText, readWritten } from './store.ts'
import { texts } from './texts.ts'

const base = { may: may.setUp, texts }
const most: Record<NetworkTextName, number> = { greeting: 200, 'phone-hours': 200, 'about-us': 400 }

/** Words that say nothing but themselves: no tags, no addresses that could lead a family away. */
const plain = (length: number) =>
  maybeWords(length)
    .transform((text) => text?.replace(/\s+/g, ' ') ?? null)
    .refine((text) => text === null || !/[<>{}]|https?:|www\./i.test(text), 'plainOnly')

/** The closed list of texts a network may say in its own words. */
export function networkTextRoutes() {
  const routes = part()
  routes.page(path, base, (visit) => show(visit, fresh(visit), null))
  for (const name of networkTextNames)
    routes.post(`${path}/${name}`, {
      ...{ ...base, form: z.object({ da: plain(most[name]), en: plain(most[name]) }) },
      act: async (tx, { da, en }, visit) => {
        if (en && !da) return refuse('danishFirst', 'da')
        if (!(await setsForAll(tx))) return refuse('onlyForAll')
        await insertText(tx, { id: visit.wishId, name, da, en, by: hatOf(visit) })
        return `${path}#${name}` // where it says who changed it, and when
      },
      again: (visit, form) => show(visit, form, name),
    })
  return routes
}

async function show(visit: Visit, form: Again, sent: NetworkTextName | null) {
  const found = await visit.ask(async (tx) => {
    const [written, all] = await Promise.all([readWritten(tx), setsForAll(tx)])
    return { written, all }
  })
  return visit.html(<TextsPage visit={visit} form={form} sent={sent} {...found} />)
}
