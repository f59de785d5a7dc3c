/**
 * `<auto-save action field>` keeps one field of its form on the server while somebody writes: a moment after the typing rests, and
 * again as long as the line is gone. Nothing is kept in the browser.
 */
export class AutoSave extends HTMLElement {
  private timer: number | undefined
  private kept = ''

  connectedCallback(): void {
    this.kept = this.field?.value ?? ''
    this.addEventListener('input', () => this.soon())
  }

  disconnectedCallback(): void {
    clearTimeout(this.timer)
  }

  private get field(): HTMLTextAreaElement | null {
    return this.querySelector<HTMLTextAreaElement>(`[name="${this.getAttribute('field')}"]`)
  }

  private soon(wait = 2500): void {
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => this.keep(), wait)
  }

  private async keep(): Promise<void> {
    const { field } = this
    if (!field || field.value === this.kept) return
    const words = field.value
    const token = field.form?.querySelector<HTMLInputElement>('[name="formToken"]')?.value ?? ''
    const body = new URLSearchParams({ formId: crypto.randomUUID?.() ?? '', formToken: token, [field.name]: words })
    // The page it would lead to is not wanted: a kept word is answered with a redirect.
    const answer = await fetch(this.getAttribute('action') ?? '', {
      method: 'POST',
      body,
      redirect: 'manual',
      credentials: 'same-origin',
    }).catch(() => null)
    const done = answer?.type === 'opaqueredirect'
    if (done) this.kept = words
    this.say(done)
    if (!done) this.soon(8000)
    else if (field.value !== words) this.soon()
  }

  private say(done: boolean): void {
    const line = this.querySelector<HTMLElement>('[data-saved]')
    if (line) line.textContent = (done ? line.dataset.saved : line.dataset.notSaved) ?? ''
  }
}
