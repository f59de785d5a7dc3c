import { awayPeriod } from '#core/roster/roster.ts'
import { noLongerStepInFor, stepInFor } from '#core/roster/stand-in.ts'
import { type Absence, holdAbsence, readAbsence, readColleagues, readOver } from '#core/roster/store.ts'
import { may } from '#core/session/permission.ts'
import { addDays, formatDay } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { type Problems, readForm, type Typed } from '#platform/http/form.ts'
import { inWords } from '#platform/http/in-words.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, hatOf, type Visit } from '#platform/http/visit.ts'
import { isId } from '#platform/ids.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { answerAsk, changeStandIn, comeBack, type Me, recordAbsence, takeFamily } from './actions.ts'
import { DetailPage } from './detail-page.tsx'
import { doneAt, overviewAfter, overWords } from './done.tsx'
import { absenceForm, answerForm, daysForm, nothingForm, readyForm, standInForm, takeForm, untilForm } from './form.ts'
import { OverviewPage } from './overview-page.tsx'
import { PlanPage } from './plan-page.tsx'
import { readDetail, readOverview, readPlan } from './reading.ts'
import { readShares } from './shares.ts'
import { type Line, readLeads, readRecorder } from './store.ts'
import { texts } from './texts.ts'
import { changeUntil } from './until.ts'

const overview = '/desk/absence'
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
    ...{ ...base, form: nothingForm },
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

function meIn(visit: Visit): Me {
  return { hat: hatOf(visit), leads: may.lead.allows(visit.who), today: visit.today }
}

/** A leader leads the absences of the own house; at any other she is a colleague like everybody. */
async function meAt(tx: Tx, visit: Visit): Promise<Me> {
  const me = meIn(visit)
  return { ...me, leads: me.leads && isId(visit.param('id')) && (await readLeads(tx, { absence: visit.param('id') })) }
}

/**
 * The question stands in the address, so that it can be kept and reloaded; without a first day it is about today. Days that cannot be are
 * said at once, before anybody shares them out: the plan of other days would be read as theirs.
 */
function asked(visit: Visit): Again {
  const [person, from, until] = [visit.query('person'), visit.query('from'), visit.query('until')]
  const form = fresh(visit, { person, from, until })
  const problems = problemsOfDays({ from: from || visit.today, until }, visit.today)
  if (Object.keys(problems).length === 0) return form
  visit.context.status(422)
  return { ...form, problems: inWords(problems, visit.lang, texts) }
}

function problemsOfDays(typed: Typed, today: string): Problems {
  const read = readForm(daysForm, typed)
  if (!read.ok) return read.problems
  const days = awayPeriod(read.value, today)
  return isRefusal(days) ? { [days.field ?? 'until']: days.refused } : {}
}

async function showOverview(visit: Visit, form: Again) {
  const found = await visit.ask(readOverview)
  const id = visit.query('over')
  const over = isId(id) ? await visit.ask((tx) => readOver(tx, id)) : undefined
  const done = over ? { kind: 'over' as const, words: overWords(visit, over) } : doneAt(visit.query('done'), visit.query('who'))
  return visit.html(<OverviewPage shell={visit.shell} today={visit.today} me={meIn(visit)} form={form} done={done} {...found} />)
}

async function showPlan(visit: Visit, form: Again) {
  const { person = '', from = '', until = '' } = form.typed
  const me = meIn(visit)
  const period = { from: isDay(from) ? from : visit.today, until: isDay(until) ? until : null }
  const plan = isId(person) ? await visit.ask((tx) => readPlan(tx, { person, period, now: visit.now }, me)) : undefined
  if (!plan && !person && (from || until)) {
    visit.context.status(422)
    return showOverview(visit, { ...form, problems: { person: texts(visit.lang)('chooseWho'), ...form.problems } })
  }
  if (!plan) return visit.go(overview)
  return visit.html(
    <PlanPage
      shell={visit.shell}
      today={visit.today}
      now={visit.now}
      me={me}
      form={form}
      plan={plan}
      plans={may.setUp.allows(visit.who)}
    />,
  )
}

/**
 * Two may write down the same sickness at once: whoever was slower hears who did it, and has nothing to do twice. Where everybody is away
 * on a day to come, the last day before it is proposed: saving again is enough.
 */
async function withReason(visit: Visit, form: Again): Promise<Again> {
  const say = texts(visit.lang)
  const { person = '', from = '', until = '', standIn = '' } = form.typed
  if (!isId(person) || !isDay(from)) return form
  const period = { from, until: isDay(until) ? until : null }
  const already = Object.keys(form.problems).find((field) => form.problems[field] === say('alreadyAway'))
  if (already !== undefined) {
    const name = await visit.ask((tx) => readRecorder(tx, person, period))
    return name ? { ...form, problems: { ...form.problems, [already]: say('alreadyAwayBy', { name }) } } : form
  }
  if (form.problems.until !== say('nobodyThen')) return form
  const day = await visit.ask(async (tx) => {
    const absent = (await readColleagues(tx)).find((one) => one.person === person)
    return absent && (await readShares(tx, { absent, period, standIn }, meIn(visit))).nobodyOn
  })
  if (!day) return form
  const words = say('nobodyThenFrom', { day: formatDay(day, visit.lang, visit.today) })
  return { ...form, typed: { ...form.typed, until: addDays(day, -1) }, problems: { ...form.problems, until: words } }
}

/** Whoever was quicker with a family stands in its line on the same page. */
function withTaker(form: Again, lines: readonly Line[]): Again {
  const say = texts('da')
  const name = lines.find(({ family }) => family === form.typed.family)?.takenByName
  if (form.problems.form !== say('alreadyTaken') || !name) return form
  return { ...form, problems: { ...form.problems, form: say('alreadyTakenBy', { name }) } }
}

async function showDetail(visit: Visit, form: Again) {
  const found = await visit.ask(async (tx) => {
    const [absence, me] = [await readAbsence(tx, visit.param('id')), await meAt(tx, visit)]
    return absence && { me, ...(await readDetail(tx, { absence, now: visit.now }, me)) }
  })
  if (!found) return showOver(visit, form)
  return visit.html(
    <DetailPage
      {...{ shell: visit.shell, today: visit.today, now: visit.now, plans: may.setUp.allows(visit.who), ...found }}
      form={withTaker(form, found.lines)}
    />,
  )
}

/** Somebody is back, and an older page, or an address that was kept, is still about the absence: it leads to how it stands. */
async function showOver(visit: Visit, form: Again) {
  const over = await visit.ask((tx) => readOver(tx, visit.param('id')))
  if (!over) return visit.notFound()
  const refused = Object.keys(form.problems).length > 0
  if (refused) return showOverview(visit, { ...form, typed: {}, problems: { form: overWords(visit, over) } })
  return visit.go(over.goesOn ? `${overview}/${over.goesOn}` : `${overview}?over=${visit.param('id')}#done`)
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`))
}
