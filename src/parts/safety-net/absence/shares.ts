import { openDays, type Period, type Share, shareDays } from '#core/roster/roster.ts'
import { type Colleague, insertAway, insertCover, readAway, readStandIns } from '#core/roster/store.ts'
import type { Tx } from '#platform/db.ts'
import { newId } from '#platform/ids.ts'
import type { Wish } from './actions.ts'
import { readHeldBy } from './holdings.ts'
import type { Me } from './me.ts'
import { type Candidate, mayStandIn, readCandidates } from './reading.ts'
import { insertAsks } from './store.ts'

type Shares = { shares: Share<Candidate>[]; nobodyOn: string | null }

type Days = { absent: Colleague; period: Period; standIn: string }

/** Who may have the days, and when they are away themselves: first the one chosen, then those who have said yes, last the leader who writes. */
export async function readLine(tx: Tx, { absent, period, standIn }: Days, me: Me): Promise<Candidate[]> {
  const may = mayStandIn({ candidates: await readCandidates(tx, absent, { days: period, me }) }, me)
  return [...may.filter(({ hat }) => hat === standIn), ...may.filter(({ hat }) => hat !== standIn)]
}

/**
 * The rows a going-away is written in: around the days that stand already, each with the first in line who is here. Where nobody is there
 * on a day, that day is said.
 */
export async function readShares(tx: Tx, wish: Days, me: Me): Promise<Shares> {
  const [line, away] = [await readLine(tx, wish, me), await readAway(tx, wish.period)]
  const shares: Share<Candidate>[] = []
  for (const days of openDays(
    wish.period,
    away.filter(({ person }) => person === wish.absent.person),
  )) {
    const found = shareDays(days, line)
    if (typeof found === 'string') return { shares, nobodyOn: found }
    shares.push(...found)
  }
  return { shares, nobodyOn: null }
}

type Going = Pick<Wish, 'id' | 'person' | 'byName'> & { spell: string; shares: readonly Share<Candidate>[] }

/** Every row with its stand-in and the families taken by name; the first row has the id that was wished for. */
export async function writeShares(tx: Tx, going: Going, me: Me): Promise<void> {
  for (const [n, { period, by }] of going.shares.entries()) {
    const [id, coverId] = [n === 0 ? going.id : newId(), newId()]
    await insertAway(tx, { id, person: going.person, coverId, period, spell: going.spell, by: me.hat })
    await insertCover(tx, { id: coverId, absence: id, hat: by.hat, by: me.hat })
    await giveByName(tx, { going, absence: id, period, standIn: by.hat, asks: n === 0 }, me)
  }
}

type Row = { going: Going; absence: string; period: Period; standIn: string; asks: boolean }

/** Whoever has said yes and is here takes the family at once; anybody else is asked once, and until the yes the default stand-in has it. */
async function giveByName(tx: Tx, { going, absence, period, standIn, asks }: Row, me: Me): Promise<void> {
  if (going.byName.length === 0) return
  const [held, ready, away] = [await readHeldBy(tx, going.person), await readStandIns(tx, going.person), await readAway(tx, period)]
  const absent = { person: going.person, hat: '', name: '', role: '', shut: null }
  const here = (await readCandidates(tx, absent, { days: period, me })).filter(({ person }) => !away.some((one) => one.person === person))
  const given = going.byName.flatMap(({ family, hat }) => {
    const line = held.find((one) => one.kind === 'anchor' && one.family === family)
    if (!line || hat === standIn || !here.some((one) => one.hat === hat)) return []
    return [{ family, hat, now: ready.includes(hat) || (me.leads && hat === me.hat) || line.deputy === hat }]
  })
  for (const { family, hat } of given.filter(({ now }) => now)) await insertCover(tx, { id: newId(), absence, hat, family, by: me.hat })
  if (!asks) return
  const toAsk = given.filter(({ now, hat }) => !now && hat !== me.hat)
  await insertAsks(
    tx,
    toAsk.map(({ family, hat }) => ({ absence, family, to: hat, by: me.hat })),
  )
}
