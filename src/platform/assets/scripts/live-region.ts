import { type Happened, listen } from './stream.ts'

/**
 * `<live-region id src kinds of every>` fetches its own part of the page again when one of its kinds happens (to `of`, where it says
 * so), and every so many seconds where it says so. Each fetch is a reading with its own rights. What someone is typing in is never replaced under their hands.
 */
export class LiveRegion extends HTMLElement {
  private stop: (() => void) | undefined
  private timer: number | undefined
  private clock: number | undefined

  connectedCallback(): void {
    this.stop = listen((happened) => this.hear(happened))
    const every = Number(this.getAttribute('every'))
    if (every > 0) this.clock = window.setInterval(() => document.hidden || this.renew(), every * 1000)
  }

  disconnectedCallback(): void {
    this.stop?.()
    clearTimeout(this.timer)
    clearInterval(this.clock)
  }

  private hear({ kind, id }: Happened): void {
    const kinds = (this.getAttribute('kinds') ?? '').split(' ')
    const of = this.getAttribute('of')
    if (kind === 'connected' || (kinds.includes(kind) && (!of || of === id))) this.soon()
  }

  /** Several things often happen in one breath; one fetch is enough for them. */
  private soon(wait = 150): void {
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => this.renew(), wait)
  }

  private async renew(): Promise<void> {
    if (this.isBusy()) return this.soon(2000)
    const answer = await fetch(this.getAttribute('src') ?? location.href, {
      credentials: 'same-origin',
      headers: { accept: 'text/html' },
    }).catch(() => null)
    if (!answer?.ok || this.isBusy()) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.getElementById(this.id)
    if (!fresh || fresh.innerHTML === this.innerHTML) return
    const focused = this.contains(document.activeElement) ? (document.activeElement as HTMLElement).getAttribute('href') : null
    this.replaceChildren(...fresh.childNodes)
    if (focused) this.querySelector<HTMLElement>(`[href="${CSS.escape(focused)}"]`)?.focus()
  }

  private isBusy(): boolean {
    const active = document.activeElement
    return this.contains(active) && /^(INPUT|TEXTAREA|SELECT)$/.test(active?.tagName ?? '')
  }
}
