import { z } from 'zod'
import { may } from '#core/session/permission.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { refuse } from '#platform/refusal.ts'
import { day, words } from '../form.ts'
import { setsForAll } from '../store.ts'
import { HolidaysPage, path } from './pages.tsx'
import { addHoliday, callOffHoliday, readComingHolidays } from './store.ts'
import { texts } from './texts.ts'

const base = { may: may.setUp, texts }

/** The days on which the whole network is closed. */
export function holidayRoutes() {
  const routes = part()
  routes.page(path, base, (visit) => show(visit, fresh(visit)))
  routes.post(path, {
    ...{ ...base, form: z.object({ day, nameDa: words(60), nameEn: words(60) }) },
    act: async (tx, holiday, visit) => {
      if (holiday.day < visit.today) return refuse('pastDate', 'day')
      if (!(await setsForAll(tx))) return refuse('onlyForAll')
      return (await addHoliday(tx, holiday)) ? path : refuse('alreadyHoliday', 'day')
    },
    again: show,
  })
  routes.post(`${path}/off`, {
    ...{ ...base, form: z.object({ day }) },
    act: async (tx, value, visit) => {
      if (value.day < visit.today) return refuse('pastDate', 'day')
      return (await callOffHoliday(tx, value.day)) ? path : refuse('changedMeanwhile')
    },
    again: show,
  })
  return routes
}

async function show(visit: Visit, form: Again) {
  const found = await visit.ask(async (tx) => {
    const [holidays, all] = await Promise.all([readComingHolidays(tx), setsForAll(tx)])
    return { holidays, all }
  })
  return visit.html(<HolidaysPage shell={visit.shell} today={visit.today} form={form} {...found} />)
}
