import { expects, isAdult, readBirth, readDue } from '#core/member/member.ts'
import type { NewHome, NewMember, NewStay } from '#core/member/store.ts'
import { newId } from '#platform/ids.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { OpeningForm, Row } from './form.ts'

type People = { members: NewMember[]; homes: NewHome[]; stays: NewStay[]; writer: NewMember | null }
type Known = { familyId: string; today: string; writerPerson: string | null }

/** The rows of the form as people: everyone new but the one who has written, who keeps the person she has been since her first word. */
export function peopleOf(form: OpeningForm, known: Known): People | Refusal {
  const members: (NewMember & { n: number })[] = []
  for (const row of form.rows) {
    const member = memberOf(row, { ...known, writes: row.n === form.writer })
    if (isRefusal(member)) return member
    members.push({ ...member, n: row.n })
  }
  const homes = ([1, 2] as const).flatMap((home) => homeOf(form, home, { familyId: known.familyId, members }))
  const stays = form.rows.flatMap((row) =>
    row.homes.flatMap((home) => {
      const [member, place] = [members.find(({ n }) => n === row.n), homes.find(({ number }) => number === home)]
      return member && place ? [{ id: newId(), familyId: known.familyId, memberId: member.id, homeId: place.id }] : []
    }),
  )
  return { members, homes, stays, writer: members.find(({ n }) => n === form.writer) ?? null }
}

export function memberOf(row: Omit<Row, 'homes'>, known: Known & { writes: boolean }): NewMember | Refusal {
  const { role, when, n } = row
  const date = when === '' ? null : expects(role) ? readDue(when, known.today) : readBirth(when, known.today)
  if (when !== '' && date === null) return refuse(expects(role) ? 'dueNotUnderstood' : 'ageNotUnderstood', `m${n}When`)
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

function homeOf(
  form: OpeningForm,
  number: 1 | 2,
  { familyId, members }: { familyId: string; members: readonly (NewMember & { n: number })[] },
): Numbered[] {
  const label = form[`home${number}Label`]
  if (!label) return []
  const adult = members.find(({ n }) => n === Number(form[`home${number}For`]))
  return [{ id: newId(), number, familyId, label, postcode: form[`home${number}Postcode`] || null, adultId: adult?.adultId ?? null }]
}
