import { isBegun } from './begun.ts'
import { type Happened, listen, readAgainIfGone } from './stream.ts'

/**
 * `<live-region id src kinds of also every behind>` fetches its own part of the page again when one of its kinds happens (to `of`, where it says
 * so; those of `also` whatever they are about), and every so many seconds where it says so. Each fetch is a reading with its own rights.
 * What someone is typing in is never replaced under their hands, and what stands open or begun is carried over as it is. Behind another tab
 * nothing is fetched until somebody looks, for words that were fetched count as read; but where it says `behind`.
 */
export class LiveRegion extends HTMLElement {
  private stop: (() => void) | undefined
  private timer: number | undefined
  private clock: number | undefined

  connectedCallback(): void {
    this.stop = listen((happened) => this.hear(happened))
    this.wind()
  }

  disconnectedCallback(): void {
    this.stop?.()
    clearTimeout(this.timer)
    clearInterval(this.clock)
  }

  private wind(): void {
    clearInterval(this.clock)
    const every = Number(this.getAttribute('every'))
    if (every > 0) this.clock = window.setInterval(() => this.renew(), every * 1000)
  }

  private hear({ kind, id }: Happened): void {
    const [kinds, also] = ['kinds', 'also'].map((name) => (this.getAttribute(name) ?? '').split(' ')) as [string[], string[]]
    const of = this.getAttribute('of')
    if (kind === 'connected' || also.includes(kind) || (kinds.includes(kind) && (!of || of === id))) this.soon()
  }

  /** Several things often happen in one breath; one fetch is enough for them. */
  private soon(wait = 150): void {
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => this.renew(), wait)
  }

  private async renew(): Promise<void> {
    if ((document.hidden && !this.hasAttribute('behind')) || this.isBusy()) return this.soon(2000)
    const answer = await fetch(this.getAttribute('src') ?? location.href, {
      credentials: 'same-origin',
      headers: { accept: 'text/html' },
    }).catch(() => null)
    if (answer?.status === 404) return readAgainIfGone()
    // What happened is fetched all the same, when the line or the house can.
    if (!answer || answer.status >= 500) return this.soon(5000)
    if (!answer?.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const fresh = page.getElementById(this.id)
    if (fresh) this.lookAsOftenAs(fresh)
    if (!fresh || bare(fresh) === bare(this)) return
    if (this.isBusy()) return this.soon(2000)
    this.show(fresh)
  }

  /** What hurries more than before looks more often from now on. */
  private lookAsOftenAs(fresh: HTMLElement): void {
    const every = fresh.getAttribute('every')
    if (!every || every === this.getAttribute('every')) return
    this.setAttribute('every', every)
    this.wind()
  }

  private show(fresh: HTMLElement): void {
    const focused = this.contains(document.activeElement) ? placeOf(document.activeElement as HTMLElement) : null
    const next = document.importNode(fresh, true)
    for (const begun of this.querySelectorAll<HTMLDetailsElement>('details[id]')) if (begun.open || isBegun(begun)) carryOver(begun, next)
    this.textContent = ''
    this.append(...next.childNodes)
    if (focused) this.querySelector<HTMLElement>(focused)?.focus()
  }

  private isBusy(): boolean {
    const active = document.activeElement
    return this.contains(active) && /^(INPUT|TEXTAREA|SELECT)$/.test(active?.tagName ?? '')
  }
}

/** Where the focus finds itself again: on the same link, or on what folds the same thing out. */
function placeOf(element: HTMLElement): string | null {
  const [href, fold] = [element.getAttribute('href'), element.matches('summary') && element.parentElement?.id]
  if (fold) return `#${CSS.escape(fold)} > summary`
  return href && `[href="${CSS.escape(href)}"]`
}

/** Into its place; where what it is about is gone it stands last, so that no words are lost. */
function carryOver(begun: HTMLDetailsElement, next: HTMLElement): void {
  const place = next.querySelector(`#${CSS.escape(begun.id)}`)
  if (place) place.replaceWith(begun)
  else if (isBegun(begun)) next.append(begun)
}

/** Without what is another each time a form is drawn, and without what somebody has folded out. */
function bare(part: HTMLElement): string {
  return part.innerHTML.replace(/(name="form(Id|Token)") value="[^"]*"|<details[^>]*>/g, (_, name: string) => name ?? '')
}
