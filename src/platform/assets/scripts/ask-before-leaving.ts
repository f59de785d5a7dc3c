import { isTyped } from './begun.ts'

/**
 * Words that are begun and not sent would go with the page without a word: the browser asks first, also where another form is sent. What
 * `<auto-save>` keeps is kept already, and the form that is sent takes its words along.
 */
export function useAskBeforeLeaving(): void {
  let sent: EventTarget | null = null
  window.addEventListener('submit', (event) => {
    sent = event.target
  })
  window.addEventListener('beforeunload', (event) => {
    const words = [...document.querySelectorAll('textarea')].filter((field) => field.form !== sent && !field.closest('auto-save'))
    // Whoever stays, and follows a link next, leaves what was sent behind too.
    sent = null
    if (!words.some(isTyped)) return
    event.preventDefault()
    // Browsers six years old ask only where this is said.
    event.returnValue = true
  })
}
