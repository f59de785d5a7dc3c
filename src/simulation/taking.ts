import { isPressing, type Job, jobFor, readWaiting } from './desk.ts'
import { tickMinutes } from './parameters.ts'
import { chanceFor, type Run } from './run.ts'
import { readTalksWaiting } from './talks.ts'

/** Until which minute each hat has something to do, the moment it is, and what somebody has taken at this moment. */
type Desk = { busy: Map<string, number>; tick: Date; taken: Set<string>; only?: 'unanswered' }

/** Everybody at work takes what is theirs, and whoever is on a shift then what waits in the queue, as far as the half hour goes. */
export async function atTheDesk(run: Run, minutesPerAnswer: Record<string, number>, { busy, tick, taken, only }: Desk): Promise<void> {
  const until = tick.getTime() / 60_000 + tickMinutes.open
  const [waiting, talks] = await Promise.all([readWaiting(run, only), readTalksWaiting(run)])
  const onShift = run.today.onShift.filter(({ from, to }) => from <= tick && tick < to).map(({ hat }) => hat)
  const free = (hat: string) => (busy.get(hat) ?? until - tickMinutes.open) < until
  const take = (id: string, hat: string, job: Job) => {
    taken.add(id)
    const by = run.staff.byHat.get(hat)!
    busy.set(hat, Math.max(busy.get(hat) ?? 0, until - tickMinutes.open) + job.minutes)
    run.lanes.add(id, () => job.carry(by), job.forms)
  }
  for (const one of waiting) {
    if (taken.has(one.id)) continue
    const job = jobFor(run, one, minutesPerAnswer)
    if (!job) continue
    const hat = one.carrier ? one.carrier : leastBusy(onShift.filter(free), busy)
    // Danger breaks into all other work; and what is promised within the hour, where nobody is too busy for it.
    const tooBusy = chanceFor(run, 'too busy', one.id, tick.getTime()).is(run.mishaps.tooBusy)
    const breaksIn = one.level === 'A' || (isPressing(one, tick) && !tooBusy)
    const at = breaksIn && !one.carrier ? leastBusy(onShift, busy) : hat
    if (at && run.staff.byHat.has(at) && (free(at) || breaksIn)) take(one.id, at, job)
  }
  for (const talk of talks)
    if (!taken.has(talk.id) && run.staff.byHat.has(talk.carrier) && free(talk.carrier)) take(talk.id, talk.carrier, talk)
}

function leastBusy(hats: readonly string[], busy: Map<string, number>): string | undefined {
  return hats.reduce<string | undefined>(
    (best, hat) => (best === undefined || (busy.get(hat) ?? 0) < (busy.get(best) ?? 0) ? hat : best),
    undefined,
  )
}
