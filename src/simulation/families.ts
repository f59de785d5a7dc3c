import { gapDays } from '#core/builders.ts'
import { addDays, momentInDenmark } from '#platform/clock.ts'
import type { Level } from '#platform/level.ts'
import type { Chance } from './chance.ts'
import { comesBackLater, later } from './door.ts'
import { carrierOf } from './leaving.ts'
import { nextStep } from './opening.ts'
import { parameters as p } from './parameters.ts'
import type { Member } from './people.ts'
import { chanceFor, formIdFor, type Person, type Run, wished } from './run.ts'
import { da as said } from './said.da.ts'
import { words } from './words.ts'

export type Held = {
  id: string
  level: Level
  anchor: string
  deputy: string
  /** Who holds it today. */
  carrier: string
  step: string
  due: string
  stepOwner: string
  bridged: boolean
  steps: number
  adults: string[]
  owed: number
  unanswered: number
  /** The hash of the code its first conversation was given. */
  code: string | null
}

const page = '/desk/families/:id'

/** Open families whose next step is due by then, with whoever carries them today. */
export async function readFamiliesDue(run: Run, until: string): Promise<Held[]> {
  const { rows } = await run.owner.query<Held>({
    name: 'families due',
    text: `select f.id, f.level, f.anchor_id as anchor, f.deputy_id as deputy, f.next_step_id as step, f.next_due as due, f.next_owner_id as "stepOwner", f.bridge_shift_id is not null as bridged,
        coalesce((select c.hat_id from core.roster a join core.roster c on c.absence_id = a.id and c.covers and (c.family_id = f.id or c.id = a.default_cover_id)
          where a.person_id = f.anchor_person and a.away_now and a.period @> platform.today() order by c.family_id nulls last limit 1), f.anchor_id) as carrier,
        (select count(*)::int from core.next_step s where s.family_id = f.id) as steps,
        array(select h.id from core.hat h where h.family_id = f.id and h.kind = 'family_adult' and h.live order by h.created_at, h.id) as adults,
        (select count(*)::int from core.promise r where r.family_id = f.id and r.open) as owed,
        (select count(*)::int from counselling.conversation c where c.family_id = f.id and c.live and c.last_word_by = 'writer') as unanswered,
        (select encode(c.code_hash, 'hex') from counselling.conversation c where c.family_id = f.id order by c.started_at limit 1) as code
      from core.family f where f.closed_at is null and f.next_due <= $1 order by f.next_due, f.id`,
    values: [until],
  })
  return rows
}

/** The day the step is for has come: they talk, or it is moved, or it is forgotten until tomorrow. */
export async function contact(run: Run, family: Held, by: Member): Promise<void> {
  const person = family.code ? run.people.get(family.code) : undefined
  const whose = person?.n ?? family.id
  if (chanceFor(run, 'forgotten', whose, run.today.day).is(run.mishaps.stepForgotten)) return
  const chance = chanceFor(run, 'contact', whose, family.steps)
  await run.hands.open(by.who, page, { id: family.id })
  if (chance.is(run.mishaps.noShow) && family.level !== 'A') return didNotCome(run, { family, by, chance })
  const ends = enough(run, { family, person }) && (family.level === 'C' || family.level === 'D') && family.unanswered === 0
  if (!(await talked(run, { family, by, chance, last: ends }))) return
  if (ends) return saysEnough(run, { family, by, person, chance })
  await whatElse(run, { family, by, chance })
  if (person && chance.is(p.familyWrites)) later(run, person, chance.between(3, 60))
}

/** How many contacts this family wants; whoever came back needs fewer. */
function enough(run: Run, { family, person }: { family: Held; person?: Person }): boolean {
  const wanted = chanceFor(run, 'wanted', person?.n ?? family.id).between(p.contacts[0], p.contacts[1])
  return family.steps >= wanted
}

type At = { family: Held; by: Member; chance: Chance }

async function talked(run: Run, { family, by, chance, last }: At & { last: boolean }): Promise<boolean> {
  const themes = [...new Set([chance.one(p.themes), chance.one(p.themes)])].join(',')
  const owner = run.today.present.some(({ hat }) => hat === family.anchor) ? family.anchor : by.hat
  const next = nextStep(run, { level: family.level, owner, chance })
  const begunAs = (family.code && run.people.get(family.code)?.n) || 0
  const tell = last || family.owed > 4 ? undefined : 'yes'
  const typed = { body: words.note(begunAs + family.steps), shownTo: chance.is(0.5) ? 'family' : 'us', themes, done: 'yes', ...next, tell }
  return wished(run, { who: by.who, path: `${page}/after`, params: { id: family.id }, typed, formId: formIdFor(run, chance) })
}

/** Nobody is blamed: another day, with their yes where they were reached. */
async function didNotCome(run: Run, { family, by, chance }: At): Promise<void> {
  const next = nextStep(run, { level: family.level, owner: family.stepOwner, chance })
  const typed = { dueOn: next.dueOn, reason: 'Det passede ikke i dag.', theirYes: chance.is(run.mishaps.movedUnasked) ? undefined : 'yes' }
  const sent = { params: { id: family.id, stepId: family.step }, typed, formId: formIdFor(run, chance) }
  if (await wished(run, { who: by.who, path: `${page}/steps/:stepId/move`, ...sent })) run.tally.add('did not come')
}

async function saysEnough(run: Run, { family, by, person, chance }: At & { person: Person | undefined }): Promise<void> {
  const open = `select id, what <> 'step' and due_by > platform.now() as coming from core.promise where family_id = $1 and open`
  for (const { id, coming } of (await run.owner.query(open, [family.id])).rows) {
    const sent = { params: { id: family.id, promiseId: id }, typed: coming ? { theirYes: 'yes' } : {}, formId: formIdFor(run, chance) }
    await wished(run, { who: by.who, path: `${page}/promises/:promiseId/${coming ? 'unwanted' : 'keep'}`, ...sent })
  }
  const closing = chance.pick(['goals-reached', 'goals-reached', 'family-says-enough', 'other-help-took-over', 'moved-away'])
  const typed = { closing, words: said.ended, reached: said.reached, ifWorse: said.ifWorse, afterCare: said.afterCare }
  if (!(await wished(run, { who: by.who, path: `${page}/close`, params: { id: family.id }, typed, formId: formIdFor(run, chance) }))) return
  run.tally.add('families closed')
  if (person) comesBackLater(run, person, p.familyReturns)
}

/** A level that changes, a call that is promised, a goal, a step of their own. */
async function whatElse(run: Run, { family, by, chance }: At): Promise<void> {
  const wish = (path: string, typed: Record<string, string>) =>
    wished(run, { who: by.who, path: `${page}/${path}`, params: { id: family.id }, typed, formId: formIdFor(run, chance) })
  const adultId = family.adults[0]
  const level = changed(family.level, chance)
  if (level) {
    const raised = gapDays[level] < gapDays[family.level]
    const dueOn = raised ? addDays(run.today.day, 1) : ''
    if (await wish('level', { level, levelReason: words.level(chance, raised), dueOn }))
      run.tally.add(raised ? 'levels raised' : 'levels lowered')
  }
  if (adultId && chance.is(p.promisedCall)) {
    const promiseDay = run.calendar.after(run.today.day, chance.between(1, 4))
    await wish('promises', { adultId, promiseWhat: 'call', promiseChannel: 'phone', promiseDay, promiseTime: '15:00' })
  }
  if (chance.is(p.newGoal)) await wish('goals', { words: words.goal(chance) })
  if (adultId && chance.is(p.ownStep))
    await wish('steps', {
      task: 'own-step',
      stepWords: 'Ringer til skolen',
      ownerId: adultId,
      dueOn: run.calendar.after(run.today.day, 3),
      adultId,
    })
}

function changed(level: Held['level'], chance: Chance): Held['level'] | undefined {
  const x = chance.next()
  if (x < p.raised) return ({ A: undefined, B: 'A', C: 'B', D: 'C' } as const)[level]
  const share = level === 'A' || level === 'B' ? 0.4 : p.lowered
  return x < p.raised + share ? ({ A: 'B', B: 'C', C: 'D', D: undefined } as const)[level] : undefined
}

/** Calls promised to somebody in a family for today: made, or moved with their yes, or forgotten. */
export async function keepCalls(run: Run): Promise<void> {
  const { rows } = await run.owner.query<{ id: string; family: string; holder: string; carrier: string; anchor: string }>(
    `select p.id, p.family_id as family, p.by_hat as holder, f.anchor_id as anchor from core.promise p join core.family f on f.id = p.family_id and f.live
     where p.open and p.what in ('call', 'meet') and (p.due_by at time zone 'Europe/Copenhagen')::date = platform.today() order by p.due_by, p.id`,
  )
  for (const { id, family, holder, anchor } of rows) {
    const by = run.today.present.find((one) => one.hat === holder) ?? (await carrierOf(run, anchor))
    const chance = chanceFor(run, 'called', family, run.today.day)
    const x = chance.next()
    if (!by || x < run.mishaps.callForgotten) continue
    const params = { id: family, promiseId: id }
    const typed = { promiseDay: run.calendar.after(run.today.day, 1), promiseTime: '14:00', theirYes: 'yes' }
    const [path, sent] =
      x < 0.2 ? ([`${page}/promises/:promiseId/move`, typed] as const) : ([`${page}/promises/:promiseId/keep`, {}] as const)
    run.agenda.at(momentInDenmark(run.today.day, '13:00'), async () =>
      run.lanes.add(family, () => wished(run, { who: by.who, path, params, typed: sent, formId: formIdFor(run, chance) })),
    )
  }
}

/** What somebody in a family wanted to have done by today: they tell, and it is marked as done. */
export async function markOwnSteps(run: Run): Promise<void> {
  const { rows } = await run.owner.query<{ id: string; family: string; anchor: string }>(
    `select s.id, s.family_id as family, f.anchor_id as anchor from core.next_step s join core.family f on f.id = s.family_id and f.live
     where s.owner_as = 'family_adult' and s.ended_at is null and s.due_on <= platform.today() order by s.due_on, s.id`,
  )
  for (const { id, family, anchor } of rows) {
    const by = await carrierOf(run, anchor)
    if (!by) continue
    const chance = chanceFor(run, 'own step', family, id)
    const sent = { who: by.who, path: `${page}/steps/:stepId/done`, params: { id: family, stepId: id }, formId: formIdFor(run, chance) }
    const at = momentInDenmark(run.today.day, `15:${chance.between(10, 55)}`)
    run.agenda.at(at, async () => run.lanes.add(family, () => wished(run, sent)))
  }
}
