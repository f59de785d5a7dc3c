import type { Known } from '../known.ts'
import type { Random } from '../random.ts'
import { newQuoted, now, type Operations, quoted, somebody, today } from './operation.ts'

type Rows = Pick<Known, 'absences' | 'covers'>
const either = ({ absences, covers }: Rows, random: Random, away = 0.5): { id: string } | undefined =>
  random.chance(away) ? random.pick(absences) : random.pick(covers)

function period(random: Random): string {
  const from = random.between(-2, 20)
  return `daterange(${today(from)}, ${random.chance(0.15) ? 'null' : today(from + random.between(1, 25))})`
}
const row = (columns: string, values: string) => `insert into core.roster (id, recorded_by, ${columns}) values (${values})`

function absence(known: Known, random: Random, wish: { default?: string; named?: boolean } = {}): string | null {
  const [who, by] = [random.pick(known.employees), somebody(known, random)]
  if (!who || !by) return null
  const [away, cover, days, leader] = [newQuoted(), newQuoted(), period(random), quoted(random.pick(known.employees)?.id)]
  const family = wish.named ? quoted(random.pick(known.families)?.id) : 'null'
  return `${row('kind, person_id, default_cover_id, period', `${away}, ${leader}, 'away', ${quoted(who.person)}, ${wish.default ?? cover}, ${days}`)};
    ${row('kind, person_id, hat_id, absence_id, family_id, period', `${cover}, ${leader}, 'covering', ${quoted(by.person)}, ${quoted(by.id)}, ${away}, ${family}, ${days}`)}`
}

/** Who is away and who covers; queues and shifts. */
export const rosterOperations: Operations = {
  beAway: (known, random) => absence(known, random),
  beAwayAgain: (known, random) => absence(known, random),
  beAwayWithoutCover: (known, random) => absence(known, random, { default: random.chance(0.5) ? 'null' : newQuoted() }),
  beAwayWithNamedCoverOnly: (known, random) => absence(known, random, { named: true }),
  takeByName: (known, random) => {
    const [away, by] = [random.pick(known.absences), somebody(known, random)]
    const days = random.chance(0.9) ? `(select period from core.roster where id = ${quoted(away?.id)})` : period(random)
    return row(
      'kind, person_id, hat_id, absence_id, family_id, period',
      `${newQuoted()}, ${quoted(by?.id)}, 'covering', ${quoted(by?.person)}, ${quoted(by?.id)}, ${quoted(away?.id)}, ${quoted(random.pick(known.families)?.id)}, ${days}`,
    )
  },
  coverACover: (known, random) => {
    const [cover, by] = [random.pick(known.covers), somebody(known, random)]
    return row(
      'kind, person_id, hat_id, absence_id, family_id, period',
      `${newQuoted()}, ${quoted(by?.id)}, 'covering', ${quoted(by?.person)}, ${quoted(by?.id)}, ${quoted(cover?.id)}, null, (select period from core.roster where id = ${quoted(cover?.id)})`,
    )
  },
  otherDays: ({ absences, covers }, random) =>
    `update core.roster set period = ${period(random)} where id = ${quoted(either({ absences, covers }, random, 0.7)?.id)}`,
  otherStandIn: ({ absences, covers }, random) =>
    `update core.roster set default_cover_id = ${quoted(random.pick(covers)?.id)} where id = ${quoted(random.pick(absences)?.id)}`,
  nullCover: ({ absences }, random) => `update core.roster set default_cover_id = null where id = ${quoted(random.pick(absences)?.id)}`,
  otherHatCovers: (known, random) => {
    const by = somebody(known, random)
    return `update core.roster set hat_id = ${quoted(by?.id)}${random.chance(0.6) ? `, person_id = ${quoted(by?.person)}` : ''} where id = ${quoted(random.pick(known.covers)?.id)}`
  },
  over: ({ absences }, random) => {
    const id = quoted(random.pick(absences)?.id)
    return `update core.roster set over_at = ${now} where ${id} in (id, absence_id)`
  },
  overOne: ({ absences, covers }, random) =>
    `update core.roster set over_at = ${now} where id = ${quoted(either({ absences, covers }, random)?.id)}`,
  callOff: ({ absences }, random) => {
    const id = quoted(random.pick(absences)?.id)
    return `update core.roster set over_at = ${now}, called_off_at = ${now} where ${id} in (id, absence_id)`
  },
  callOffOne: ({ absences, covers }, random) =>
    `update core.roster set called_off_at = ${now}${random.chance(0.7) ? `, over_at = ${now}` : ''} where id = ${quoted(either({ absences, covers }, random)?.id)}`,
  notOver: ({ absences, covers }, random) =>
    `update core.roster set over_at = null, called_off_at = null where id = ${quoted(either({ absences, covers }, random)?.id)}`,
  deleteRoster: ({ absences, covers }, random) => `delete from core.roster where id = ${quoted(either({ absences, covers }, random)?.id)}`,
  coverForAnother: ({ absences, covers }, random) =>
    `update core.roster set absence_id = ${quoted(random.pick(absences)?.id)} where id = ${quoted(random.pick(covers)?.id)}`,

  planShift: (known, random) => {
    const starts = `${now} + interval '${random.between(1, 200)} hours'`
    return `insert into core.shift (id, hat_id, queue_id, starts_at, ends_at) values (${newQuoted()}, ${quoted(somebody(known, random)?.id)}, ${quoted(random.pick(known.queues))}, ${starts}, ${starts} + interval '${random.chance(0.95) ? 4 : 40} hours')`
  },
  cancelShift: ({ shifts }, random) => {
    const shift = random.pick(shifts)
    return `update core.shift set cancelled_at = ${random.chance(0.9) ? now : 'null'}, cancelled_by = hat_id where id = ${quoted(shift?.id)}`
  },
  shiftIsOver: ({ shifts }, random) =>
    `update core.shift set over_at = ${random.chance(0.9) ? now : 'null'} where ${random.chance(0.3) ? `ends_at < ${now}` : `id = ${quoted(random.pick(shifts)?.id)}`}`,
  giveShift: (known, random) =>
    `update core.shift set hat_id = ${quoted(somebody(known, random)?.id)} where id = ${quoted(random.pick(known.shifts)?.id)}`,
  moveShift: ({ shifts }, random) => {
    const hours = `interval '${random.between(-90, 90)} hours'`
    return `update core.shift set starts_at = starts_at + ${hours}, ends_at = ends_at + ${hours} where id = ${quoted(random.pick(shifts)?.id)}`
  },
  deleteShift: ({ shifts }, random) => `delete from core.shift where id = ${quoted(random.pick(shifts)?.id)}`,
  openQueue: (known, random) => {
    const [one, other] = [somebody(known, random, 0.05), somebody(known, random, 0.05)]
    return `insert into core.queue (id, name, channels, languages, responsible_id, responsible_person, deputy_id, deputy_person) values (${newQuoted()}, 'Kø ${random.between(1, 9)}', '{web}', '{da}', ${quoted(one?.id)}, ${quoted(one?.person)}, ${quoted(other?.id)}, ${quoted(other?.person)})`
  },
  endQueue: ({ queues }, random) =>
    `update core.queue set ended_at = ${random.chance(0.8) ? now : 'null'} where id = ${quoted(random.pick(queues))}`,
  otherResponsible: (known, random) => {
    const to = somebody(known, random, 0.3)
    const [id, person] = random.pick([
      ['responsible_id', 'responsible_person'],
      ['deputy_id', 'deputy_person'],
    ] as const)!
    return `update core.queue set ${id} = ${quoted(to?.id)}${random.chance(0.8) ? `, ${person} = ${quoted(to?.person)}` : ''} where id = ${quoted(random.pick(known.queues))}`
  },
}
