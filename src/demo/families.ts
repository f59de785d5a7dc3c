import { aHeldFamily, gapDays, type HeldFamily, type Owner, plant, worldTime } from '#core/builders.ts'
import { anInquiry } from '#parts/counselling/builders.ts'
import { addDays, daysBetween, momentInDenmark } from '#platform/clock.ts'
import { newId } from '#platform/ids.ts'
import type { Level } from '#platform/level.ts'
import type { Calendar } from '../simulation/calendar.ts'
import type { DemoPeople } from './people.ts'
import { da as said } from './said.da.ts'

const families: {
  name: Exclude<keyof typeof said, 'answer'>
  level: Level
  anchor: 'nanna' | 'peter' | 'samira'
  adults: 1 | 2
  due: number
}[] = [
  {
    name: 'Solsikken',
    level: 'C',
    anchor: 'nanna',
    adults: 1,
    due: 3,
  },
  {
    name: 'Team Regnbue',
    level: 'D',
    anchor: 'nanna',
    adults: 2,
    due: 14,
  },
  {
    name: 'Kastanjen',
    level: 'B',
    anchor: 'peter',
    adults: 1,
    due: 1,
  },
  {
    name: 'Mågereden',
    level: 'C',
    anchor: 'peter',
    adults: 2,
    due: 6,
  },
  {
    name: 'Havblik',
    level: 'D',
    anchor: 'samira',
    adults: 1,
    due: 21,
  },
  {
    name: 'Fyrtårnet',
    level: 'C',
    anchor: 'samira',
    adults: 1,
    due: 8,
  },
  {
    name: 'Birkely',
    level: 'D',
    anchor: 'nanna',
    adults: 1,
    due: 27,
  },
]

/** A handful of families at different points of their way, each with a goal in its own words and a note. */
export async function plantFamilies(owner: Owner, people: DemoPeople, calendar: Calendar): Promise<HeldFamily[]> {
  const held: HeldFamily[] = []
  for (const one of families) {
    const anchor = people[one.anchor]
    const deputy = anchor === people.nanna ? people.samira : people.nanna
    const family = await aHeldFamily(owner, people, {
      name: one.name,
      level: one.level,
      anchor,
      deputy,
      adults: one.adults,
      due: whenWeAreHere(calendar, one),
      ...said[one.name],
    })
    await plant(owner, {
      'core.goal': [{ id: newId(), family_id: family.id, words: said[one.name].goal, created_by: anchor.hat }],
      'counselling.note': [{ id: newId(), family_id: family.id, by_hat: anchor.hat, body: said[one.name].note, shown_to: 'family' }],
    })
    held.push(family)
  }
  return held
}

/** On the day itself; where nobody is here then, on the next day somebody is, as far as the level allows. */
function whenWeAreHere(calendar: Calendar, { due, level }: { due: number; level: Level }): string {
  const day = addDays(calendar.days[0]!, due)
  const next = calendar.isWorking(day) ? day : calendar.after(day, 1)
  return daysBetween(calendar.days[0]!, next) <= gapDays[level] ? next : day
}

type Waiting = { codeHash: Buffer; calendar: Calendar }

/** What has come in and waits: by day and by night, with and without a date that hurries. */
export async function plantInquiries(owner: Owner, people: DemoPeople, { codeHash, calendar }: Waiting): Promise<{ writer: string }> {
  const { now, today } = await worldTime(owner)
  const { nanna } = people
  const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000)
  const due = (workingDays: number, time: string) => momentInDenmark(calendar.after(today, workingDays), time)
  const words = {
    flat: 'Jeg skal flytte den første, og jeg ved ikke hvorhen. Jeg har en søn på to år.',
    father: 'Kan man tale med nogen om at være far? Jeg er bare så træt.',
    sleep: 'Jeg har ikke sovet i tre nætter. Jeg kan ikke mere lige nu.',
    grandmother: 'Min datter venter barn, og vi taler ikke så godt sammen. Hvad gør en mormor?',
    pregnant: 'Jeg er gravid i uge 14 og har ikke et sted at bo. Jeg er 19.',
  }
  await anInquiry(owner, people, {
    level: 'C',
    receivedAt: ago(11.7),
    dueBy: due(1, '11:00'),
    words: words.flat,
    deadlineOn: addDays(today, 6),
  })
  await anInquiry(owner, people, { level: 'D', receivedAt: ago(16), dueBy: due(1, '13:00'), words: words.father, who: 'father' })
  await anInquiry(owner, people, { level: 'B', receivedAt: ago(0.4), dueBy: soonest(now, calendar), words: words.sleep })
  await anInquiry(owner, people, {
    stage: 'claimed',
    owner: nanna,
    receivedAt: ago(20),
    dueBy: due(1, '12:00'),
    words: words.grandmother,
    who: 'grandparent',
  })
  const mine = { stage: 'answered', owner: nanna, level: 'C', codeHash, receivedAt: ago(12), who: 'pregnant' } as const
  const answered = await anInquiry(owner, people, { ...mine, words: words.pregnant, answer: said.answer })
  return { writer: answered.writer.hat }
}

/** In an hour and a half; but no promise falls in the night, where nobody has a shift. */
function soonest(now: Date, calendar: Calendar): Date {
  const today = calendar.days[0]!
  const soon = new Date(now.getTime() + 5_400_000)
  const inShift = calendar.isWorking(today) && soon > momentInDenmark(today, '10:00') && soon < momentInDenmark(today, '18:00')
  return inShift ? soon : momentInDenmark(calendar.after(today, 1), '10:30')
}
