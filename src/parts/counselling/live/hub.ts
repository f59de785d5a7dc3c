import { type Actor, ask, type Db } from '#platform/db.ts'
import { type Listening, listen } from '#platform/listen.ts'
import { logFault } from '#platform/log.ts'
import { type Event, eventsAfter, eventsSeenBy, eventsToBeginWith, standingSessions } from './store.ts'

/** One opened browser: who sits there, and how it is told. Nothing is told to whoever has left. */
export type Watcher = { hat: string; session: string; tell: (event: { kind: string; id?: string }) => void; end: () => void }
export type Hub = { watch(watcher: Watcher): () => void }

const job = { kind: 'job', name: 'live' } as const

/**
 * What has happened goes from here to every open browser of this process. It listens only while somebody watches. Nobody is told of
 * anything the own rights do not reach, and a browser whose session has ended is told that, and nothing more.
 */
export function makeHub({ db, checkEvery = 30_000 }: { db: Db; checkEvery?: number }): Hub {
  const watchers = new Set<Watcher>()
  let news: News | undefined
  let checking: NodeJS.Timeout | undefined

  function begin(): void {
    news = followNews(db, (events) => tellAll(db, watchers, events))
    checking = setInterval(() => endSignedOut(db, watchers).catch((error) => logFault('live', error)), checkEvery).unref()
  }
  function stop(): void {
    news?.close()
    clearInterval(checking)
    news = undefined
  }
  return {
    watch(watcher) {
      watchers.add(watcher)
      if (news) tellBreath(db, watchers, watcher).catch((error) => logFault('live', error))
      else begin()
      return () => {
        watchers.delete(watcher)
        if (watchers.size === 0) stop()
      }
    },
  }
}

type News = { close(): void }

/** Reads each event once, in whatever order the transactions committed; several notifications in one breath are one reading. */
function followNews(db: Db, pass: (events: Event[]) => Promise<void>): News {
  let last: number | undefined
  let seen = new Set<number>()
  let looking = false
  let again = false

  async function look(): Promise<void> {
    const { rows, fresh } = await ask(db, job, async (tx) => {
      if (last !== undefined) return newsAmong(await eventsAfter(tx, last), ({ id }) => !seen.has(id))
      return newsAmong(await eventsToBeginWith(tx), ({ ofThisBreath }) => ofThisBreath)
    })
    last = Math.max(last ?? 0, ...rows.map(({ id }) => id))
    seen = new Set(rows.map(({ id }) => id))
    if (fresh.length > 0) await pass(fresh)
  }
  async function heard(): Promise<void> {
    again = true
    if (looking) return
    looking = true
    while (again) {
      again = false
      // What came meanwhile is looked for all the same.
      await look().catch((error) => logFault('live', error))
    }
    looking = false
  }
  const listening: Listening = listen({ db, channel: 'core_event', heard: () => void heard() })
  return { close: () => void listening.close() }
}

function newsAmong<E extends Event>(rows: E[], isNew: (event: E) => boolean): { rows: Event[]; fresh: Event[] } {
  return { rows, fresh: rows.filter(isNew) }
}

async function tellAll(db: Db, watchers: Set<Watcher>, events: readonly Event[]): Promise<void> {
  const ended = new Set(events.filter(({ kind }) => kind === 'session-ended').map(({ subject }) => subject))
  if ([...watchers].some(({ session }) => ended.has(session))) await endSignedOut(db, watchers)
  const byHat = Map.groupBy(watchers, ({ hat }) => hat)
  // Each is asked for alone: what fails for one keeps nothing from the others.
  const done = await Promise.allSettled([...byHat].map(([hat, sitting]) => tellSeen(db, watchers, { hat, sitting, events })))
  for (const one of done) if (one.status === 'rejected') logFault('live', one.reason)
}

async function tellBreath(db: Db, watchers: Set<Watcher>, watcher: Watcher): Promise<void> {
  const events = (await ask(db, job, eventsToBeginWith)).filter(({ ofThisBreath }) => ofThisBreath)
  if (events.length > 0) await tellSeen(db, watchers, { hat: watcher.hat, sitting: [watcher], events })
}

type ToTell = { hat: string; sitting: readonly Watcher[]; events: readonly Event[] }

async function tellSeen(db: Db, watchers: Set<Watcher>, { hat, sitting, events }: ToTell): Promise<void> {
  const seen = await ask(db, actorOf(hat), (tx) => eventsSeenBy(tx, events))
  const news = events.filter(({ id }) => seen.includes(id))
  // Whoever left while we asked has no ear any more; the others of the same person hear.
  for (const watcher of sitting) for (const { kind, subject } of news) if (watchers.has(watcher)) watcher.tell({ kind, id: subject })
}

async function endSignedOut(db: Db, watchers: Set<Watcher>): Promise<void> {
  const sitting = [...watchers]
  if (sitting.length === 0) return
  const standing = await ask(db, job, (tx) =>
    standingSessions(
      tx,
      sitting.map(({ session }) => session),
    ),
  )
  for (const watcher of sitting.filter((one) => !standing.includes(one.session) && watchers.delete(one))) {
    watcher.tell({ kind: 'session-ended' })
    watcher.end()
  }
}

function actorOf(hat: string): Actor {
  return { kind: 'staff', hat }
}
