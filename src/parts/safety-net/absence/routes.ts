import { noLongerStepInFor, stepInFor } from '#core/roster/stand-in.ts'
import { type Absence, holdAbsence, readAbsence, readColleagues } from '#core/roster/store.ts'
import { may } from '#core/session/permission.ts'
import type { Tx } from '#platform/db.ts'
import { nothing } from '#platform/http/fields.ts'
import { part } from '#platform/http/part.ts'
import { fresh, type Visit } from '#platform/http/visit.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { answerAsk, changeStandIn, comeBack, recordAbsence, takeFamily } from './actions.ts'
import { overview, overviewAfter } from './done.tsx'
import { absenceForm, answerForm, readyForm, standInForm, takeForm, untilForm } from './form.ts'
import { type Me, meAt, meIn } from './me.ts'
import { asked, showDetail, showOverview, showPlan, withReason } from './showing.tsx'
import { texts } from './texts.ts'
import { changeUntil } from './until.ts'

const counsels = { may: may.counsel }

/** Who is away, what they hold, and who has it meanwhile. */
export function absenceRoutes() {
  const routes = part()
  routes.page(overview, counsels, (visit) => showOverview(visit, fresh(visit)))
  routes.page('/desk/absence/new', counsels, (visit) => showPlan(visit, asked(visit)))
  routes.page('/desk/absence/:id', counsels, (visit) => showDetail(visit, fresh(visit)))
  routes.post('/desk/absence/new', {
    ...{ ...counsels, form: absenceForm, texts },
    act: async (tx, value, visit) =>
      (await recordAbsence(tx, { id: visit.wishId, ...value }, meIn(visit))) ?? `${overview}/${visit.wishId}`,
    again: async (visit, again) => showPlan(visit, await withReason(visit, again)),
  })
  routes.post('/desk/absence/asks/:id', {
    ...{ ...counsels, form: answerForm, texts },
    act: async (tx, { answer }, visit) => (await answerAsk(tx, { id: visit.param('id'), answer }, meIn(visit))) ?? overview,
    again: showOverview,
  })
  routes.post('/desk/absence/ready', {
    ...{ ...counsels, form: readyForm, texts },
    act: async (tx, { hat, ready }, visit) => {
      if (ready === 'yes') await stepInFor(tx, visit.wishId, hat)
      else await noLongerStepInFor(tx, hat)
      return overviewAfter({ kind: ready, hat })
    },
    again: showOverview,
  })
  addChanges(routes)
  return routes
}

/** What can be done about one absence. Only a leader and the absent person may change it; a deputy may take an own family. */
function addChanges(routes: ReturnType<typeof part>): void {
  const base = { ...counsels, texts, again: showDetail }
  routes.post('/desk/absence/:id/take', {
    ...base,
    form: takeForm,
    act: async (tx, taken, visit) =>
      changed(await readHeld(tx, visit), await meAt(tx, visit), (absence, me) => takeFamily(tx, absence, { ...taken, me })),
  })
  routes.post('/desk/absence/:id/stand-in', {
    ...{ ...base, form: standInForm },
    act: (tx, chosen, visit) => change(tx, visit, (absence, me) => changeStandIn(tx, absence, { ...chosen, me })),
  })
  routes.post('/desk/absence/:id/until', {
    ...base,
    form: untilForm,
    act: (tx, last, visit) => change(tx, visit, (absence, me) => changeUntil(tx, absence, { ...last, me })),
  })
  routes.post('/desk/absence/:id/back', {
    ...{ ...base, form: nothing },
    act: async (tx, _value, visit) => {
      const absence = await readHeld(tx, visit)
      const done = await change(tx, visit, (absence, me) => comeBack(tx, absence, me))
      if (!absence || isRefusal(done)) return done
      return overviewAfter({ kind: absence.from > visit.today ? 'called-off' : 'back', person: absence.person })
    },
  })
}

type Change = (absence: Absence, me: Me) => Promise<undefined | Refusal>

/** For a leader and the absent person; for anybody else this address is not there. */
async function change(tx: Tx, visit: Visit, what: Change): Promise<string | Refusal> {
  const [absence, me] = [await readHeld(tx, visit), await meAt(tx, visit)]
  if (absence && !me.leads && !(await isMine(tx, absence, me.hat))) throw Object.assign(new Error('no such absence'), { code: 'P0002' })
  return changed(absence, me, what)
}

/** As it stands when nobody else is changing it: whoever waited for somebody who came back reads that it is over. */
function readHeld(tx: Tx, visit: Visit): Promise<Absence | undefined> {
  holdAbsence(tx, visit.param('id'))
  return readAbsence(tx, visit.param('id'))
}

async function isMine(tx: Tx, absence: Absence, hat: string): Promise<boolean> {
  return (await readColleagues(tx)).some((one) => one.hat === hat && one.person === absence.person)
}

async function changed(absence: Absence | undefined, me: Me, what: Change): Promise<string | Refusal> {
  if (!absence) return refuse('changedMeanwhile')
  return (await what(absence, me)) ?? `${overview}/${absence.id}`
}
