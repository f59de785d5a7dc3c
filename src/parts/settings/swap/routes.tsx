import { tell } from '#core/event.ts'
import { readComingIn } from '#core/roster/store.ts'
import { may } from '#core/session/permission.ts'
import type { Tx } from '#platform/db.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { answerForm, askForm } from '../shift/form.ts'
import { MyShiftsPage, path } from './pages.tsx'
import { closeAsk, insertAsk, isAsked, readAskedOfMe, readMyShifts, takeShift } from './store.ts'
import { texts } from './texts.ts'

const base = { may: may.counsel, texts }

/** A shift changes hands only with the other's own yes. */
export function swapRoutes() {
  const routes = part()
  routes.page(path, base, (visit) => show(visit, fresh(visit)))
  routes.post(`${path}/:id/ask`, {
    ...{ ...base, form: askForm },
    act: async (tx, { to }, visit) => {
      const shift = (await readMyShifts(tx)).find(({ id }) => id === visit.param('id'))
      if (!shift) return refuse('swapIsOver')
      if (shift.begun) return refuse('shiftHasBegun')
      if (shift.carries) return refuse('shiftCarriesFamily')
      if (!(await readComingIn(tx)).some(({ hat }) => hat === to)) return refuse('askSomeoneHere')
      if (await isAsked(tx, shift.id, to)) return refuse('alreadyAsked')
      await insertAsk(tx, { id: visit.wishId, shift: shift.id, to })
      await tell(tx, { kind: 'shift-asked', subject: shift.id })
      return path
    },
    again: show,
  })
  routes.post(`${path}/asks/:id`, {
    ...{ ...base, form: answerForm },
    act: async (tx, { answer }, visit) => (await answered(tx, visit.param('id'), answer)) ?? path,
    again: show,
  })
  return routes
}

async function answered(tx: Tx, ask: string, answer: 'yes' | 'no' | 'withdraw'): Promise<undefined | Refusal> {
  if (answer === 'yes') await takeShift(tx, ask, newId())
  else if (!(await closeAsk(tx, ask, answer === 'no' ? 'no' : 'withdrawn'))) return refuse('swapIsOver')
  await tell(tx, { kind: 'shift-changed', subject: ask })
}

async function show(visit: Visit, form: Again) {
  const found = await visit.ask(async (tx) => {
    const [mine, asked, colleagues] = await Promise.all([readMyShifts(tx), readAskedOfMe(tx), readComingIn(tx)])
    return { mine, asked, colleagues }
  })
  return visit.html(<MyShiftsPage visit={visit} form={form} {...found} />)
}
