import { gapDays } from '#core/builders.ts'
import { addDays } from '#platform/clock.ts'
import type { Level } from '#platform/level.ts'
import type { Chance } from './chance.ts'
import type { Waiting } from './desk.ts'
import { makesOwnPage } from './door.ts'
import { parameters as p } from './parameters.ts'
import { everyoneIn, type Member } from './people.ts'
import { chanceFor, doorFor, formIdFor, type Person, type Run, wished } from './run.ts'
import { words } from './words.ts'

type With = { waiting: Waiting; person: Person; by: Member }

const hour = 3_600_000

/** The inquiry becomes a family; or the family it once was is opened again. */
export async function opensFamily(run: Run, at: With): Promise<void> {
  const { waiting, person, by } = at
  const { rows } = await run.owner.query(
    `select f.id, f.level, f.anchor_id as anchor, f.deputy_id as deputy from counselling.inquiry i join core.hat w on w.id = i.writer_id
       join core.hat a on a.person_id = w.person_id and a.kind = 'family_adult' join core.family f on f.id = a.family_id and f.closed_at is not null where i.id = $1`,
    [waiting.id],
  )
  if (rows[0]) return opensAgain(run, at, rows[0])
  const chance = chanceFor(run, 'family', person.n)
  const formId = formIdFor(run, chance)
  const typed = {
    ...peopleOf(person, chance),
    ...holdersOf(run, by, chance),
    inquiry: waiting.id,
    shortName: words.family(person.n),
  }
  const level = chance.one(p.levels) ?? 'D'
  const step = { level, levelReason: 'Talt igennem ved den første samtale', ...nextStep(run, { level, owner: by.hat, chance }) }
  const sent = {
    who: by.who,
    path: '/desk/families/new',
    params: { inquiry: waiting.id },
    typed: { ...typed, ...step, tell: 'yes' },
    formId,
  }
  await run.hands.open(by.who, '/desk/families/new', { inquiry: waiting.id })
  if (!(await wished(run, sent))) return
  run.tally.add('families opened')
  if (chance.is(p.makesOwnPage)) {
    const evening = new Date(run.clock.now().getTime() + chance.between(2, 30) * hour)
    run.agenda.at(evening, async () => run.lanes.add(doorFor(person), () => makesOwnPage(run, person, formId)))
  }
}

type Closed = { id: string; level: Level; anchor: string; deputy: string }

/** The same people hold it where they are still here; whoever has the inquiry takes the place of who is not. */
async function opensAgain(run: Run, { waiting, person, by }: With, closed: Closed): Promise<void> {
  const chance = chanceFor(run, 'reopen', person.n, person.words)
  const here = (hat: string) => run.today.present.some((one) => one.hat === hat)
  const anchorId = here(closed.anchor) ? closed.anchor : by.hat
  const deputy = anchorId !== by.hat ? by : chance.pick(colleaguesOf(run, by))
  const typed = { anchorId, deputyId: deputy.hat, inquiry: waiting.id, ...nextStep(run, { level: closed.level, owner: anchorId, chance }) }
  const sent = { who: by.who, path: '/desk/families/:id/reopen', params: { id: closed.id }, typed, formId: formIdFor(run, chance) }
  if (await wished(run, sent)) run.tally.add('families opened again')
}

/** Those in the same house, who have all said yes to each other; whoever is here goes first. */
function colleaguesOf(run: Run, member: Member): Member[] {
  const others = everyoneIn(run.staff.houses[member.house]!).filter(({ person }) => person !== member.person)
  const here = others.filter((one) => run.today.present.includes(one))
  return here.length > 0 ? here : others
}

function holdersOf(run: Run, by: Member, chance: Chance) {
  return { anchorId: by.hat, deputyId: chance.pick(colleaguesOf(run, by)).hat }
}

function peopleOf({ who }: Person, chance: Chance) {
  const role = ['mother', 'father', 'pregnant', 'other-parent', 'grandparent'].includes(who) ? who : 'other-adult'
  const other = role === 'mother' ? 'father' : 'mother'
  const both = chance.is(0.4)
  return {
    ...{
      writer: '1',
      m1Role: role,
      m1Name: words.adult(chance, role),
      m1Home: '1',
      home1Label: 'Hjemme',
      home1Postcode: words.postcode(chance),
    },
    ...(chance.is(0.8) ? { m2Role: 'child', m2Name: words.child(chance), m2When: `${chance.between(1, 14)} år`, m2Home: '1' } : {}),
    ...(both ? { m3Role: other, m3Name: words.adult(chance, other) } : {}),
  }
}

/** A day less than three weeks: a family that hears nothing for so long stands on the list of the quiet. */
const neverQuiet = 20

/** What comes next, on a working day as late as the level allows or some days before; without one, on the last day there is. */
export function nextStep(run: Run, { level, owner, chance }: { level: Level; owner: string; chance: Chance }) {
  const { day } = run.today
  const latest = Math.min(gapDays[level], neverQuiet)
  let due = addDays(day, Math.max(1, Math.round(latest * (0.5 + chance.next() / 2))))
  while (due > addDays(day, 1) && !run.calendar.isWorking(due)) due = addDays(due, -1)
  if (!run.calendar.isWorking(due)) due = addDays(day, gapDays[level])
  while (due > addDays(day, 1) && !run.calendar.isWorking(due)) due = addDays(due, -1)
  if (!run.calendar.isWorking(due)) due = addDays(day, gapDays[level])
  return { ...words.step(chance), ownerId: owner, dueOn: due }
}
