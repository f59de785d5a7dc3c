import { tell } from '#core/event.ts'
import { awayPeriod, isToday, type Period } from '#core/roster/roster.ts'
import {
  type Absence,
  callOff,
  callOffWhole,
  endBefore,
  insertCover,
  readAbsence,
  readColleagues,
  readEndingWith,
  readStandIns,
} from '#core/roster/store.ts'
import type { Tx } from '#platform/db.ts'
import { isChangedSince } from '#platform/http/seen.ts'
import { newId } from '#platform/ids.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { handOnCover, replaceCover } from './hand-on.ts'
import type { Me } from './me.ts'
import { readShares, writeShares } from './shares.ts'
import { lapseAsks, readLeads, readLines, sayNo, sayYes } from './store.ts'
import { tellWhoStepsIn } from './tell.ts'

export type Wish = { id: string; person: string; period: Period; standIn: string; byName: { family: string; hat: string }[] }

/**
 * An absence is written whole or not at all: the person is away, somebody who has said yes (or the leader who writes) has everything,
 * single families go by name to those who have said yes to it, the others are asked, and families are told the name today. Days that were
 * written before keep the stand-in they have; where the stand-in is away in between, the next in line has those days.
 */
export async function recordAbsence(tx: Tx, wish: Wish, me: Me): Promise<undefined | Refusal> {
  const period = awayPeriod(wish.period, me.today)
  if (isRefusal(period)) return period
  const [colleagues, ready] = await Promise.all([readColleagues(tx), readStandIns(tx, wish.person)])
  const absent = colleagues.find(({ person }) => person === wish.person)
  if (!absent || (!me.leads && absent.hat !== me.hat)) return refuse('chooseWho', 'person')
  if (absent.hat !== me.hat && !(await readLeads(tx, wish))) return refuse('anotherHouse', 'person')
  const standIn = colleagues.find(({ hat }) => hat === wish.standIn)
  const accepted = ready.includes(wish.standIn) || (me.leads && wish.standIn === me.hat)
  if (!standIn || standIn.person === wish.person || !accepted) return refuse('standInHasNotAccepted', 'standIn')
  const { shares, nobodyOn } = await readShares(tx, { absent, period, standIn: wish.standIn }, me)
  if (nobodyOn && nobodyOn !== period.from) return refuse('nobodyThen', 'until')
  if (!nobodyOn && shares.length === 0) return refuse('alreadyAway', 'from')
  if (shares[0]?.by.hat !== wish.standIn) return refuse('standInIsAway', 'standIn')

  await writeShares(tx, { id: wish.id, spell: wish.id, person: wish.person, byName: wish.byName, shares }, me)
  const handed = await handOnCover(tx, { person: wish.person, period, to: standIn }, me)
  if (isRefusal(handed)) return handed
  await happened(tx, { id: wish.id, period: shares[0].period }, me.today)
}

type Chosen = { standIn: string; seen?: string; me: Me }

/** Another default stand-in, who has said yes in advance, or the leader. */
export async function changeStandIn(tx: Tx, absence: Absence, { standIn, seen, me }: Chosen): Promise<undefined | Refusal> {
  if (isChangedSince(seen, absence.standIn)) return refuse('changedMeanwhile', 'standIn')
  const ready = await readStandIns(tx, absence.person)
  if (!ready.includes(standIn) && !(me.leads && standIn === me.hat)) return refuse('standInHasNotAccepted', 'standIn')
  if (standIn === absence.standIn) return
  await replaceCover(tx, { id: absence.coverId, absence: absence.id, family: null, isDefault: true }, { hat: standIn, by: me.hat })
  await happened(tx, { id: absence.id, period: absence }, me.today)
}

type Taking = { family: string; seen?: string; me: Me }

/** A leader, or the family's own deputy, takes one family by name. */
export async function takeFamily(tx: Tx, absence: Absence, { family, seen, me }: Taking): Promise<undefined | Refusal> {
  const line = (await readLines(tx, absence.id)).find((one) => one.family === family)
  if (!line || (!me.leads && line.deputy !== me.hat)) return refuse('changedMeanwhile')
  if (line.takenBy === me.hat) return
  if (isChangedSince(seen, line.takenId ?? '')) return refuse(line.takenId ? 'alreadyTaken' : 'changedMeanwhile')
  if (line.takenId && !me.leads) return refuse('alreadyTaken')
  if (line.takenId) await callOff(tx, [line.takenId])
  await insertCover(tx, { id: newId(), absence: absence.id, hat: me.hat, family, by: me.hat })
  if (me.leads) await lapseAsks(tx, absence.id, family)
  await happened(tx, { id: absence.id, period: absence }, me.today)
}

export async function answerAsk(tx: Tx, ask: { id: string; answer: 'yes' | 'no' }, me: Me): Promise<undefined | Refusal> {
  if (ask.answer === 'no') return (await sayNo(tx, ask.id)) ? undefined : refuse('changedMeanwhile')
  const absence = await readAbsence(tx, await sayYes(tx, ask.id, newId()))
  if (absence) await happened(tx, { id: absence.id, period: absence }, me.today)
}

/** Back before time, from all that has begun. What had not begun, or began today, is called off whole; else yesterday was the last day. */
export async function comeBack(tx: Tx, absence: Absence, me: Me): Promise<undefined> {
  for (const { id, from } of await readEndingWith(tx, absence)) {
    if (from >= me.today) await callOffWhole(tx, id)
    else await endBefore(tx, id, me.today)
    await lapseAsks(tx, id)
  }
  await tell(tx, { kind: 'absence-changed', subject: absence.id })
}

async function happened(tx: Tx, { id, period }: { id: string; period: Period }, today: string): Promise<void> {
  if (isToday(period, today)) await tellWhoStepsIn(tx, id)
  await tell(tx, { kind: 'absence-changed', subject: id })
}
