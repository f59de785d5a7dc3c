import { isTyped } from './begun.ts'

/** One stream per browser: the tab that holds the lock listens and tells the others. Events carry a kind and an id, never content. */

export type Happened = { kind: string; id?: string }
type Listener = (happened: Happened) => void

const address = '/desk/live'
const listeners = new Set<Listener>()
let started = false

export function listen(listener: Listener): () => void {
  listeners.add(listener)
  start()
  return () => listeners.delete(listener)
}

function start(): void {
  if (started) return
  started = true
  if (!('locks' in navigator) || !('BroadcastChannel' in window)) {
    open(tell)
    return
  }
  const channel = new BroadcastChannel('hele-vejen')
  channel.onmessage = (message) => tell(message.data as Happened)
  // The lock is held until the tab goes away; then the next tab in line becomes the one that listens.
  void navigator.locks.request('hele-vejen-stream', () => {
    open((happened) => {
      tell(happened)
      channel.postMessage(happened)
    })
    return new Promise<never>(() => undefined)
  })
}

function open(pass: Listener, lost = false): void {
  const source = new EventSource(address)
  source.onmessage = (event) => pass(JSON.parse(event.data as string) as Happened)
  source.onopen = () => {
    // Whatever happened while nobody listened is fetched at once.
    if (lost) pass({ kind: 'connected' })
    lost = false
  }
  source.onerror = () => {
    lost = true
    if (source.readyState === EventSource.CLOSED) void refused(pass)
    else pass({ kind: 'lost' })
  }
}

/** The browser gives up where no stream is answered: one is signed out or paused, or something on the way is not there for a moment. */
async function refused(pass: Listener): Promise<void> {
  if (await isOut()) return pass({ kind: 'session-ended' })
  pass({ kind: 'lost' })
  setTimeout(() => open(pass, true), 10_000)
}

/** Asked where something was refused: whoever is signed out or paused is told that, and not that it goes by itself. */
export async function isOut(): Promise<boolean> {
  const answer = await fetch('/sessions', { credentials: 'same-origin', redirect: 'manual' }).catch(() => null)
  return answer?.type === 'opaqueredirect' || answer?.status === 403
}

function tell(happened: Happened): void {
  const note = document.querySelector<HTMLElement>('[data-offline]')
  // Whoever is signed out is told that, and nothing that is only so for a line that is gone.
  const toldOut = document.querySelector('[data-signed-out]:not([hidden])') !== null || happened.kind === 'session-ended'
  if (note && (toldOut || happened.kind === 'lost' || happened.kind === 'connected')) note.hidden = toldOut || happened.kind === 'connected'
  if (happened.kind === 'session-ended') signedOut()
  for (const listener of listeners) listener(happened)
}

/** Nobody's words are lost by a session that ended: a page on which something is typed stays, and says what to do. */
function signedOut(): void {
  const note = document.querySelector<HTMLElement>('[data-signed-out]')
  if (note && somethingTyped()) note.hidden = false
  else location.reload()
}

let looking = false

/** A colleague was quicker, or somebody has left: a page that is not the own any more says so itself. Typed words stay where they are. */
export async function readAgainIfGone(): Promise<void> {
  if (looking || somethingTyped()) return
  looking = true
  const page = await fetch(location.href, { credentials: 'same-origin', headers: { accept: 'text/html' } }).catch(() => null)
  looking = false
  if (page?.status === 404 && !somethingTyped()) location.reload()
}

function somethingTyped(): boolean {
  const fields = document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
    'textarea, input:not([type=hidden]):not([type=checkbox]):not([type=radio])',
  )
  return [...fields].some(isTyped)
}
