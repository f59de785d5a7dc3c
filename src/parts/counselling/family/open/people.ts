import { expects, isAdult, mayBeBorn, readBirth, readDue } from '#core/member/member.ts'
import type { NewHome, NewMember, NewStay } from '#core/member/store.ts'
import { newId } from '#platform/ids.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { type OpeningForm, type Row, seenByAll } from './form.ts'

type People = { members: NewMember[]; homes: NewHome[]; stays: NewStay[]; writer: NewMember | null }
type Known = { familyId: string; today: string; writerPerson: string | null; danger: boolean }

/** The rows of the form as people: everyone new but the one who has written, who keeps the person she has been since her first word. */
export function peopleOf(form: OpeningForm, known: Known): People | Refusal {
  const members: (NewMember & { n: number })[] = []
  for (const row of form.rows) {
    const member = memberOf(row, { ...known, writes: row.n === form.writer })
    if (isRefusal(member)) return member
    members.push({ ...member, n: row.n })
  }
  const homes: Numbered[] = []
  for (const number of [1, 2] as const) {
    if (!form[`home${number}Label`]) continue
    const row = seenBy(form, number, known)
    if (isRefusal(row)) return row
    homes.push(homeOf(form, number, { familyId: known.familyId, adultId: members.find(({ n }) => n === row)?.adultId ?? null }))
  }
  const stays = form.rows.flatMap((row) =>
    row.homes.flatMap((home) => {
      const [member, place] = [members.find(({ n }) => n === row.n), homes.find(({ number }) => number === home)]
      return member && place ? [{ id: newId(), familyId: known.familyId, memberId: member.id, homeId: place.id }] : []
    }),
  )
  return { members, homes, stays, writer: members.find(({ n }) => n === form.writer) ?? null }
}

export function memberOf(row: Omit<Row, 'homes'>, known: Omit<Known, 'danger'> & { writes: boolean }): NewMember | Refusal {
  const { role, when, n } = row
  const date = when === '' ? null : expects(role) ? readDue(when, known.today) : readBirth(when, known.today)
  if (when !== '' && date === null) return refuse(expects(role) ? 'dueNotUnderstood' : 'ageNotUnderstood', `m${n}When`)
  if (date !== null && !expects(role) && !mayBeBorn(role, date, known.today)) return refuse('childTooOld', `m${n}When`)
  const person = known.writes && known.writerPerson ? { id: known.writerPerson, known: true } : { id: newId(), known: false }
  return {
    id: newId(),
    familyId: known.familyId,
    person,
    adultId: isAdult(role) ? newId() : null,
    name: row.name || null,
    role,
    bornOn: expects(role) ? null : date,
    dueOn: expects(role) ? date : null,
  }
}

type Numbered = NewHome & { number: 1 | 2 }

type Living = Pick<OpeningForm, 'rows' | 'writer'> & Partial<Pick<OpeningForm, 'home1For' | 'home2For'>>

/**
 * The row of the one adult who may see a home, or null for all of them. Where there may be danger, nobody but the one who wrote is shown
 * where they live unless it was chosen; where nobody wrote and there are several adults, it must be chosen.
 */
export function seenBy({ rows, writer, ...form }: Living, home: 1 | 2, { danger }: { danger: boolean }): number | null | Refusal {
  const chosen = form[`home${home}For`]
  if (chosen === seenByAll || (!chosen && !danger)) return null
  if (chosen || writer !== null) return Number(chosen || writer)
  const adults = rows.filter(({ role }) => isAdult(role))
  return adults.length === 1 ? adults[0]!.n : refuse('homeForChoose', `home${home}For`)
}

function homeOf(form: OpeningForm, number: 1 | 2, { familyId, adultId }: { familyId: string; adultId: string | null }): Numbered {
  const [label, postcode] = [form[`home${number}Label`], form[`home${number}Postcode`]]
  return { id: newId(), number, familyId, label, postcode: postcode || null, adultId }
}
