import { z } from 'zod'
import { may } from '#core/session/permission.ts'
import { day, words } from '#platform/http/fields.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { faultsAmong, refuse } from '#platform/refusal.ts'
import { setsForAll } from '../store.ts'
import { HolidaysPage, path } from './pages.tsx'
import { addHoliday, callOffHoliday, isHoliday, readComingHolidays } from './store.ts'
import { texts } from './texts.ts'

const base = { may: may.setUp, texts }

/** The days on which the whole network is closed. */
export function holidayRoutes() {
  const routes = part()
  routes.page(path, base, (visit) => show(visit, fresh(visit)))
  routes.post(path, {
    ...{ ...base, form: z.object({ day, nameDa: words(60), nameEn: words(60) }) },
    faults: async (tx, { day }, visit) =>
      faultsAmong(
        !(await setsForAll(tx)) && refuse('onlyForAll'),
        day && day < visit.today && refuse('pastDate', 'day'),
        day && (await isHoliday(tx, day)) && refuse('alreadyHoliday', 'day'),
      ),
    act: async (tx, holiday) => {
      await addHoliday(tx, holiday)
      return path
    },
    again: show,
  })
  routes.post(`${path}/off`, {
    ...{ ...base, form: z.object({ day }) },
    faults: (_tx, { day }, visit) => faultsAmong(day && day < visit.today && refuse('pastDate', 'day')),
    act: async (tx, { day }) => ((await callOffHoliday(tx, day)) ? path : refuse('changedMeanwhile')),
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
