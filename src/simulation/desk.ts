import { momentInDenmark } from '#platform/clock.ts'
import type { Level } from '#platform/level.ts'
import { chanceOf } from './chance.ts'
import { comesBackLater, mayWriteAgain } from './door.ts'
import { type Asking, endAs, endDuplicate, endWithSecond, handOver } from './ends.ts'
import { opensFamily } from './opening.ts'
import { parameters as p } from './parameters.ts'
import type { Member } from './people.ts'
import { chanceFor, formIdFor, type Person, type Run, wished } from './run.ts'
import { words } from './words.ts'

/** One inquiry as the desk shows it. */
export type Waiting = {
  id: string
  state: 'received' | 'claimed' | 'answered'
  level: Level
  channel: string
  owner: string | null
  carrier: string | null
  lastBy: 'writer' | 'us'
  lastAt: Date
  answeredAt: Date | null
  by: Date | null
  attempts: number
  reopened: number
}

const hour = 3_600_000
const inquiryPage = '/desk/inquiries/:id'

/**
 * Everything that is not finished, or what nobody has answered yet, with whoever carries it today: what the screens of all of us would
 * show together. One by one: of a year's thousands few are unfinished.
 */
export async function readWaiting(run: Run, only?: 'unanswered'): Promise<Waiting[]> {
  const { rows } = await run.owner.query<Waiting>({
    name: `waiting ${only}`,
    text: `with away as materialized (select o.id as owner, s.hat_id as carrier from core.roster a join core.hat o on o.person_id = a.person_id
          join core.roster s on s.id = a.default_cover_id where a.away_now and a.over_at is null and a.period @> (select platform.today()))
      select i.id, i.state, i.level, i.channel, i.owner_id as owner, coalesce(s.carrier, i.owner_id) as carrier, c.last_word_by as "lastBy", c.last_word_at as "lastAt",
        i.answered_at as "answeredAt", case when p.open then p.due_by end as by, i.attempts_before as reopened,
        (select count(*)::int from counselling.attempt a where a.inquiry_id = i.id and a.n > i.attempts_before) as attempts
      from counselling.inquiry i cross join lateral (select last_word_by, last_word_at from counselling.conversation where id = i.conversation_id limit 1) c
        left join lateral (select due_by, open from core.promise where id = i.promise_id limit 1) p on true
        left join away s on s.owner = i.owner_id
      where i.live ${only ? "and i.state <> 'answered'" : ''} order by i.level, p.due_by, c.last_word_at, i.id`,
  })
  await recognise(run, rows)
  return rows
}

/** Which of the people of this run stands behind an inquiry: by the code of the conversation. */
async function recognise(run: Run, waiting: readonly Waiting[]): Promise<void> {
  const unknown = waiting.filter(({ id }) => !run.personOf.has(id)).map(({ id }) => id)
  if (unknown.length === 0) return
  const { rows } = await run.owner.query({
    name: 'recognise',
    text: `select inquiry_id as inquiry, encode(code_hash, 'hex') as code from counselling.conversation where inquiry_id = any ($1)`,
    values: [unknown],
  })
  for (const { inquiry, code } of rows) {
    const person = run.people.get(code)
    if (person) run.personOf.set(inquiry, person)
  }
}

/** Promised within the hour: nobody gives it back any more. */
export function isPressing({ by }: Waiting, now: Date): boolean {
  return by !== null && by.getTime() - now.getTime() <= hour
}

/** What somebody at the desk would do with it now, how many minutes it takes, and about how many forms beside an answer; nothing where it can wait. */
export type Job = { minutes: number; forms?: number; carry: (by: Member) => Promise<unknown> }

export function jobFor(run: Run, waiting: Waiting, minutesPerAnswer: Record<string, number>): Job | undefined {
  const person = run.personOf.get(waiting.id)
  if (!person) return undefined
  const first = waiting.answeredAt === null
  if (waiting.lastBy === 'writer' || waiting.state !== 'answered')
    return { minutes: first ? minutesPerAnswer[waiting.level]! : p.minutes.nextWord, carry: (by) => answer(run, { waiting, person, by }) }
  const fate = fateOf(run, person)
  const now = run.clock.now().getTime()
  const quiet = (now - waiting.lastAt.getTime()) / hour
  if (fate === 'family' && quiet > 1)
    return { minutes: p.minutes.opening, forms: 2, carry: (by) => opensFamily(run, { waiting, person, by }) }
  if (quiet < 20) return undefined
  const ending = (deed: Asking) => ({ minutes: p.minutes.ending, forms: 0.5, carry: (by: Member) => deed(run, { waiting, person, by }) })
  if (fate === 'handed-over') return ending(handOver)
  if (fate === 'not-for-us') return ending(endWithSecond)
  if (fate === 'duplicate-of') return ending(endDuplicate)
  if (fate === 'not-reached') return ending(waiting.attempts < 3 ? tryToReach : endWithSecond)
  const silent = chanceOf(run.seed, 'silent', person.n).between(p.silentDays[0], p.silentDays[1])
  return quiet > 24 * silent ? ending(fate === 'withdrawn' ? endWithdrawn : endAnswered) : undefined
}

type Fate = keyof typeof p.fates | undefined
/** Whoever came back has another errand: only the first one can become what it became. Asked at each half hour, so it is remembered. */
function fateOf(run: Run, person: Person): Fate {
  if (!fates.has(person)) fates.set(person, chanceOf(run.seed, 'fate', person.n).one(p.fates))
  return fates.get(person)
}
const fates = new WeakMap<Person, Fate>()

type With = { waiting: Waiting; person: Person; by: Member }

async function answer(run: Run, { waiting, person, by }: With): Promise<void> {
  const { id } = waiting
  const params = { id }
  const chance = chanceFor(run, 'answer', person.n, person.words, waiting.answeredAt ? 1 : 0)
  const form = () => formIdFor(run, chance)
  if (waiting.state === 'received' && !(await wished(run, { who: by.who, path: `${inquiryPage}/claim`, params, formId: form() }))) return
  await run.hands.open(by.who, inquiryPage, params)
  const releases = waiting.answeredAt === null && fateOf(run, person) === 'release' && !isPressing(waiting, run.clock.now())
  if (releases && run.tally.of(`released ${id}`) === 0) {
    run.tally.add(`released ${id}`)
    return void (await wished(run, { who: by.who, path: `${inquiryPage}/release`, params, formId: form() }))
  }
  if (waiting.answeredAt === null && chance.is(p.triaged)) await triage(run, { waiting, person, by })
  const typed = { words: waiting.answeredAt === null ? words.answer(chance) : words.reply(chance) }
  if (!(await wished(run, { who: by.who, path: `${inquiryPage}/answer`, params, typed, formId: form() }))) return
  if (waiting.answeredAt === null && fateOf(run, person) === 'call') await promiseCall(run, { waiting, person, by })
  mayWriteAgain(run, person)
}

async function triage(run: Run, { waiting, person, by }: With): Promise<void> {
  const chance = chanceFor(run, 'triage', person.n)
  const level = chance.one(p.triagedTo) ?? 'C'
  if (level === waiting.level) return
  const typed = { level, levelReason: 'Læst igennem: det er så meget, det haster.' }
  await wished(run, { who: by.who, path: `${inquiryPage}/triage`, params: { id: waiting.id }, typed, formId: formIdFor(run, chance) })
}

/** A call tomorrow, promised with their yes; most are made in time. */
async function promiseCall(run: Run, { waiting, person, by }: With): Promise<void> {
  const chance = chanceFor(run, 'call', person.n)
  const promiseId = formIdFor(run, chance)
  const day = run.calendar.after(run.today.day, 1)
  const typed = { promiseWhat: 'call', promiseDay: day, promiseTime: '11:00', promiseYes: 'yes' }
  const sent = { who: by.who, path: `${inquiryPage}/promise`, params: { id: waiting.id }, typed, formId: promiseId }
  if (!(await wished(run, sent)) || chance.is(run.mishaps.firstCallForgotten)) return
  const call = { path: `${inquiryPage}/promises/:promiseId`, params: { id: waiting.id, promiseId }, formId: formIdFor(run, chance) }
  run.agenda.at(momentInDenmark(day, '09:30'), async () => run.lanes.add(waiting.id, () => wished(run, { who: by.who, ...call })))
}

async function tryToReach(run: Run, { waiting, person, by }: With): Promise<void> {
  const chance = chanceFor(run, 'attempt', person.n, waiting.attempts)
  if (run.tally.of(`tried ${waiting.id} ${run.today.day}`) > 0) return
  run.tally.add(`tried ${waiting.id} ${run.today.day}`)
  const typed = { attemptBy: chance.pick(['phone', 'page', 'mail']), attemptWords: '' }
  await wished(run, { who: by.who, path: `${inquiryPage}/attempt`, params: { id: waiting.id }, typed, formId: formIdFor(run, chance) })
}

/** What was promised and forgotten is done late before anything ends: late is late, and they are called. */
async function makeForgottenCall(run: Run, { waiting, by }: With): Promise<void> {
  const { rows } = await run.owner.query({
    name: 'forgotten call',
    text: `select p.id from core.promise p join counselling.inquiry i on i.writer_id = p.to_hat where i.id = $1 and p.open and p.what in ('call', 'meet')`,
    values: [waiting.id],
  })
  for (const { id } of rows) {
    const call = { path: `${inquiryPage}/promises/:promiseId`, params: { id: waiting.id, promiseId: id } }
    await wished(run, { who: by.who, ...call, formId: formIdFor(run, chanceFor(run, 'forgotten call', id)) })
  }
}

async function endAnswered(run: Run, { waiting, person, by }: With): Promise<void> {
  await makeForgottenCall(run, { waiting, person, by })
  if (await endAs(run, { waiting, person, by }, { endAs: 'answered-once' })) comesBackLater(run, person, p.comesBack)
}

async function endWithdrawn(run: Run, at: With): Promise<void> {
  await endAs(run, at, { endAs: 'withdrawn', endWords: 'Skrev, at det har løst sig.' })
}

/** Said on the phone or across the table: answered at once, and most of it ends there. */
export async function answerOnTheSpot(run: Run, { id, person, by }: { id: string; person: Person; by: Member }): Promise<void> {
  const chance = chanceFor(run, 'spot', person.n)
  await run.hands.open(by.who, inquiryPage, { id })
  const typed = { words: words.answer(chance) }
  if (!(await wished(run, { who: by.who, path: `${inquiryPage}/answer`, params: { id }, typed, formId: formIdFor(run, chance) }))) return
  if (fateOf(run, person) === undefined && chance.is(0.7))
    await wished(run, {
      who: by.who,
      path: `${inquiryPage}/end`,
      params: { id },
      typed: { endAs: 'answered-once' },
      formId: formIdFor(run, chance),
    })
  else mayWriteAgain(run, person)
}
