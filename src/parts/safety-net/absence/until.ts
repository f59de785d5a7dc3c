import { tell } from '#core/event.ts'
import { awayPeriod, type Period } from '#core/roster/roster.ts'
import { type Absence, callOffWhole, readAbsences, readAway, readColleagues, readNamed, setPeriod } from '#core/roster/store.ts'
import { addDays } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { isChangedSince } from '#platform/http/seen.ts'
import { newId } from '#platform/ids.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Me } from './me.ts'
import { readShares, writeShares } from './shares.ts'
import { lapseAsks } from './store.ts'

type Change = { until: string | null; seen?: string; me: Me }

/** Another last day, of all that was written with it: what lies after it is called off, what is missing is written around what stands. */
export async function changeUntil(tx: Tx, absence: Absence, { until, seen, me }: Change): Promise<undefined | Refusal> {
  if (until !== null && until < me.today) return refuse('pastDate', 'until')
  const period = awayPeriod({ from: absence.from < me.today ? me.today : absence.from, until }, me.today)
  if (isRefusal(period)) return { ...period, field: 'until' }
  const spell = (await readAbsences(tx)).filter((one) => one.spell === absence.spell)
  if (isChangedSince(seen, spell.at(-1)?.until ?? '')) return refuse('changedMeanwhile', 'until')
  const after = spell.filter(({ from }) => until !== null && from > until)
  for (const { id } of after) {
    await callOffWhole(tx, id)
    await lapseAsks(tx, id)
  }
  const last = spell[spell.length - after.length - 1] ?? absence
  const shorter = until !== null && (last.until === null || last.until >= until)
  if (shorter) await setPeriod(tx, last.id, { from: last.from, until })
  const refused = shorter || last.until === null ? undefined : await goOn(tx, { last, until }, me)
  if (isRefusal(refused)) return refused
  await tell(tx, { kind: 'absence-changed', subject: absence.id })
}

/** Longer than it was: the same stand-in has the days that follow where that can be, else the next in line. */
async function goOn(tx: Tx, { last, until }: { last: Absence; until: string | null }, me: Me): Promise<undefined | Refusal> {
  const absent = (await readColleagues(tx)).find(({ person }) => person === last.person)
  if (!absent || last.until === null) return refuse('changedMeanwhile')
  const wish = { absent, period: { from: addDays(last.until, 1), until }, standIn: last.standIn }
  const { shares, nobodyOn } = await readShares(tx, wish, me)
  if (nobodyOn) return refuse('nobodyThen', 'until')
  const named = await readNamed(tx, last.id)
  const first = shares[0]
  const same = first?.period.from === wish.period.from && first.by.hat === last.standIn && !(await anyAway(tx, named, first.period))
  if (same) await setPeriod(tx, last.id, { from: last.from, until: first.period.until })
  const rest = same ? shares.slice(1) : shares
  await writeShares(tx, { id: newId(), spell: last.spell, person: last.person, byName: named, shares: rest }, me)
}

async function anyAway(tx: Tx, people: readonly { person: string }[], period: Period): Promise<boolean> {
  const away = await readAway(tx, period)
  return people.some(({ person }) => away.some((one) => one.person === person))
}
