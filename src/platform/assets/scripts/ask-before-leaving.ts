import { AutoSave } from './auto-save.ts'
import { isTyped } from './begun.ts'

/**
 * Words that are begun and not sent would go with the page without a word: the browser asks first, also where another form is sent. What
 * `<auto-save>` has kept is kept already, and the form that is sent takes its words along.
 */
export function useAskBeforeLeaving(): void {
  let sent: EventTarget | null = null
  // What the page goes with; whoever types on, or comes back, has not gone.
  let gone: EventTarget | null = null
  window.addEventListener('submit', (event) => {
    sent = gone = event.target
  })
  for (const stays of ['input', 'pageshow']) window.addEventListener(stays, () => (gone = null))
  window.addEventListener('beforeunload', (event) => {
    const words = [...document.querySelectorAll('textarea')].filter((field) => field.form !== sent && isLost(field))
    // Whoever stays, and follows a link next, leaves what was sent behind too.
    sent = null
    if (words.length === 0) return
    event.preventDefault()
    // Browsers six years old ask only where this is said.
    event.returnValue = true
  })
  // Safari on a phone or a tablet asks nobody, and may never come back to a page that is out of sight: what can be kept is kept.
  window.addEventListener('pagehide', () => keepAll(gone))
  document.addEventListener('visibilitychange', () => document.hidden && keepAll(gone))
}

function keepAll(but: EventTarget | null): void {
  for (const keeper of document.querySelectorAll('auto-save'))
    if (keeper instanceof AutoSave && keeper.closest('form') !== but) void keeper.keep()
}

/** What is not kept yet is kept now, in case the answer is to leave. */
function isLost(field: HTMLTextAreaElement): boolean {
  const keeper = field.closest('auto-save')
  if (!(keeper instanceof AutoSave)) return isTyped(field)
  const { unsaved } = keeper
  if (unsaved) void keeper.keep()
  return unsaved
}
