import { isRefused } from './begun.ts'
import { isOut } from './stream.ts'

/** After the typing rests; and of somebody who does not rest, now and then. */
const [rest, atLatest] = [1500, 5000]

/**
 * `<auto-save action field>` keeps one field of its form on the server while somebody writes: a moment after the typing rests, and
 * again as long as the line is gone or nobody is signed in. Nothing is kept in the browser, so what is not kept yet is asked about before
 * the page is left.
 */
export class AutoSave extends HTMLElement {
  private timer: number | undefined
  private kept = ''
  private since: number | undefined
  private onTheWay: string | undefined

  connectedCallback(): void {
    this.addEventListener('input', () => {
      this.since ??= Date.now()
      this.soon(Math.max(0, Math.min(rest, this.since + atLatest - Date.now())))
    })
    // Its words are on their way, and are no draft any more.
    this.closest('form')?.addEventListener('submit', () => clearTimeout(this.timer))
    // The script may be there before the field is.
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => this.begin())
    else this.begin()
  }

  /** What the page came with is kept; what was refused, and what somebody has begun to type while this script was on its way, is not. */
  private begin(): void {
    const { field } = this
    this.kept = field && !isRefused(field) ? field.defaultValue : ''
    if (this.unsaved) this.soon()
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer)
  }

  private get field(): HTMLTextAreaElement | null {
    return this.querySelector<HTMLTextAreaElement>(`[name="${this.getAttribute('field')}"]`)
  }

  /** Whether there are words here that nobody has but this page. */
  get unsaved(): boolean {
    return this.field !== null && this.field.value !== this.kept
  }

  private soon(wait = rest): void {
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => this.keep(), wait)
  }

  async keep(): Promise<void> {
    const { field } = this
    this.since = undefined
    if (!field || !this.unsaved || field.value === this.onTheWay) return
    const words = field.value
    this.onTheWay = words
    const token = field.form?.querySelector<HTMLInputElement>('[name="formToken"]')?.value ?? ''
    const body = new URLSearchParams({ formId: crypto.randomUUID?.() ?? '', formToken: token, [field.name]: words })
    // The page it would lead to is not wanted: a kept word is answered with a redirect.
    const answer = await fetch(this.getAttribute('action') ?? '', {
      method: 'POST',
      keepalive: true, // also when the page goes meanwhile
      body,
      redirect: 'manual',
      credentials: 'same-origin',
    }).catch(() => null)
    this.onTheWay = undefined
    const done = answer?.type === 'opaqueredirect'
    if (done) this.kept = words
    if (!done) this.soon(8000)
    else if (field.value !== words) this.soon()
    this.say(done ? 'saved' : await whyNot(answer))
  }

  private say(what: 'saved' | Why): void {
    const line = this.querySelector<HTMLElement>('[data-saved]')
    if (line) line.textContent = line.dataset[what] ?? ''
  }
}

type Why = 'notSaved' | 'out' | 'changed'

/** What goes by itself when the line is there again is not said of what was refused: whoever is signed out, or a colleague has it now. */
async function whyNot(answer: Response | null): Promise<Why> {
  if (!answer || answer.status >= 500) return 'notSaved'
  return (await isOut()) ? 'out' : 'changed'
}
