import { readThreatened } from '#core/promise/threatened.ts'
import { readToPlan } from '#core/roster/store.ts'
import { may } from '#core/session/permission.ts'
import { isDay } from '#platform/clock.ts'
import { nothing } from '#platform/http/fields.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { isRefusal } from '#platform/refusal.ts'
import { addShift, type Copied, cancel, copyLastWeek, shiftFaults } from './actions.ts'
import { copyForm, shiftForm } from './form.ts'
import { OnePage } from './one-page.tsx'
import { mondayOf } from './plan.ts'
import { NoQueuePage, PlanPage, path, type Week, weekHref } from './plan-page.tsx'
import { readFamiliesAlone, readHolidayNames, readQueueNames, readShift, readWeek } from './store.ts'
import { texts } from './texts.ts'

const base = { may: may.setUp, texts }

/** Who answers, week by week. Whatever takes a shift away says at once which answers nobody can give in time. */
export function shiftRoutes() {
  const routes = part()
  routes.page(path, base, (visit) => showWeek(visit, fresh(visit)))
  // What was copied stands at the address of the wish: read anew, that is the plan.
  routes.page(`${path}/copy`, base, (visit) => visit.go(weekHref(visit.query('queue'), visit.query('week'))))
  routes.page(`${path}/:id`, base, (visit) => showShift(visit, fresh(visit)))
  routes.post(path, {
    ...{ ...base, form: shiftForm },
    faults: shiftFaults,
    act: async (tx, value, visit) => {
      await addShift(tx, { id: visit.wishId, ...value })
      return `${weekHref(value.queue, mondayOf(value.day))}&ny=${visit.wishId}`
    },
    again: showWeek,
  })
  routes.post(`${path}/copy`, {
    ...{ ...base, form: copyForm },
    act: async (tx, { queue, monday }, visit) => {
      const copied = await copyLastWeek(tx, { queue, monday: mondayOf(monday) }, visit.now)
      return isRefusal(copied) ? copied : JSON.stringify({ queue, monday: mondayOf(monday), ...copied })
    },
    again: showWeek,
    after: (visit, answer) => {
      const { queue, monday, ...copied } = JSON.parse(answer) as Copied & { queue: string; monday: string }
      return showWeek(visit, fresh(visit, { queue, week: monday }), copied)
    },
  })
  routes.post(`${path}/:id/cancel`, {
    ...{ ...base, form: nothing },
    act: async (tx, _value, visit) => (await cancel(tx, visit.param('id'))) ?? `${path}/${visit.param('id')}`,
    again: showShift,
  })
  return routes
}

async function showWeek(visit: Visit, form: Again, copied?: Copied) {
  const week = await readTheWeek(visit, form)
  return visit.html(week ? <PlanPage visit={visit} form={form} week={week} copied={copied} /> : <NoQueuePage visit={visit} />)
}

/** Which queue and week: as the address says, or as the page did whose form came back, whatever day was written in it. */
async function readTheWeek(visit: Visit, { typed }: Again): Promise<Week | null> {
  const queues = await visit.ask(readQueueNames)
  const asked = typed.queue ?? visit.query('queue')
  const queue = queues.find(({ id }) => id === asked) ?? queues[0]
  if (!queue) return null
  const day = [typed.week, typed.monday, visit.query('week')].find((one) => one && isDay(one)) ?? visit.today
  const monday = mondayOf(day)
  const opens = may.counsel.allows(visit.who)
  return visit.ask(async (tx) => {
    const [shifts, holidays, colleagues, threatened] = await Promise.all([
      readWeek(tx, queue.id, monday),
      readHolidayNames(tx, monday),
      readToPlan(tx),
      opens ? readThreatened(tx, visit.now) : [],
    ])
    return { queue, queues, monday, shifts, holidays, colleagues, threatened, opens }
  })
}

async function showShift(visit: Visit, form: Again) {
  const opens = may.counsel.allows(visit.who)
  const found = await visit.ask(async (tx) => {
    const shift = await readShift(tx, visit.param('id'))
    if (!shift) return undefined
    const [threatened, alone] = opens
      ? await Promise.all([readThreatened(tx, visit.now, { shift: shift.id }), readFamiliesAlone(tx, shift.id)])
      : [[], []]
    return { shift, threatened, alone }
  })
  return found ? visit.html(<OnePage visit={visit} form={form} opens={opens} {...found} />) : visit.notFound()
}
