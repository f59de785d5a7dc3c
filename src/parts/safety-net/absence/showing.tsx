import { awayPeriod } from '#core/roster/roster.ts'
import { readAbsence, readColleagues, readOver } from '#core/roster/store.ts'
import { may } from '#core/session/permission.ts'
import { addDays, formatDay, isDay } from '#platform/clock.ts'
import { type Problems, readForm, type Typed } from '#platform/http/form.ts'
import { inWords } from '#platform/http/in-words.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { isId } from '#platform/ids.ts'
import { isRefusal } from '#platform/refusal.ts'
import { DetailPage } from './detail-page.tsx'
import { doneAt, overview, overWords } from './done.tsx'
import { daysForm } from './form.ts'
import { meAt, meIn } from './me.ts'
import { OverviewPage } from './overview-page.tsx'
import { PlanPage } from './plan-page.tsx'
import { readDetail, readOverview, readPlan } from './reading.ts'
import { readShares } from './shares.ts'
import { type Line, readRecorder } from './store.ts'
import { texts } from './texts.ts'

/**
 * The question stands in the address, so that it can be kept and reloaded; without a first day it is about today. Days that cannot be are
 * said at once, before anybody shares them out: the plan of other days would be read as theirs.
 */
export function asked(visit: Visit): Again {
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

export async function showOverview(visit: Visit, form: Again) {
  const found = await visit.ask(readOverview)
  const id = visit.query('over')
  const over = isId(id) ? await visit.ask((tx) => readOver(tx, id)) : undefined
  const done = over ? { kind: 'over' as const, words: overWords(visit, over) } : doneAt(visit.query('done'), visit.query('who'))
  return visit.html(<OverviewPage shell={visit.shell} today={visit.today} me={meIn(visit)} form={form} done={done} {...found} />)
}

export async function showPlan(visit: Visit, form: Again) {
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
export async function withReason(visit: Visit, form: Again): Promise<Again> {
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

export async function showDetail(visit: Visit, form: Again) {
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
