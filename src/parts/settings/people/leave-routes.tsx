import { tell } from '#core/event.ts'
import { leaveMember } from '#core/invitation/actions.ts'
import { heldBy } from '#core/invitation/store.ts'
import { may } from '#core/session/permission.ts'
import { nothing } from '#platform/http/fields.ts'
import type { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { faultsAmong, refuse } from '#platform/refusal.ts'
import { orGoOn, standInFaults } from './actions.ts'
import { noticeForm } from './form.ts'
import { LeavePage } from './leave-page.tsx'
import { giveNotice, readHeldLines, readLeaving, readPerson, withdrawNotice } from './store.ts'
import { texts } from './texts.ts'
import { path } from './words.ts'

const base = { may: may.setUp, texts }

/** The last day first, then what is held goes to others, and only then the end: a fact, never a plan. */
export function leaveRoutes(routes: ReturnType<typeof part>): void {
  const here = (visit: Visit) => `${path}/${visit.param('id')}/leave`
  routes.page(`${path}/:id/leave`, base, (visit) => show(visit, fresh(visit)))
  routes.post(`${path}/:id/leave`, {
    ...{ ...base, form: noticeForm },
    faults: async (tx, { lastDay, standIn }, visit) =>
      faultsAmong(
        lastDay && lastDay < visit.today && refuse('pastDate', 'lastDay'),
        ...(await standInFaults(tx, visit.param('id'), standIn)),
      ),
    act: async (tx, notice, visit) => {
      await giveNotice(tx, visit.param('id'), notice)
      await tell(tx, { kind: 'absence-changed', subject: visit.param('id') })
      return here(visit)
    },
    again: show,
  })
  routes.post(`${path}/:id/leave/withdraw`, {
    ...{ ...base, form: nothing },
    act: async (tx, _value, visit) => {
      await withdrawNotice(tx, visit.param('id'))
      await tell(tx, { kind: 'absence-changed', subject: visit.param('id') })
      return here(visit)
    },
    again: show,
  })
  routes.post(`${path}/:id/leave/end`, {
    ...{ ...base, form: nothing },
    act: async (tx, _value, visit) => orGoOn(await leaveMember(tx, visit.param('id')), path),
    again: show,
  })
}

async function show(visit: Visit, form: Again) {
  const found = await visit.ask(async (tx) => {
    const person = await readPerson(tx, visit.param('id'))
    if (!person?.changeable) return undefined
    const held = { kinds: await heldBy(tx, person.hat), lines: await readHeldLines(tx, person) }
    return { person, held, leaving: await readLeaving(tx, person) }
  })
  if (!found) return visit.notFound()
  return visit.html(
    <LeavePage shell={visit.shell} form={form} {...found} counsels={may.counsel.allows(visit.who)} today={visit.today} now={visit.now} />,
  )
}
