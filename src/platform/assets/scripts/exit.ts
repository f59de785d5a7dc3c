import './keep.ts'

/**
 * Leaving fast: blank first, then the neutral page takes this page's place. A new leaf (http/leaf.ts), so that "back" brings no words, with
 * the mark by which the next answer ends the session first.
 * It is honest about what it cannot do.
 */

const presses: number[] = []
let alone = false

function leave(): void {
  const link = document.querySelector<HTMLAnchorElement>('a[data-quick-exit]')
  document.title = ''
  document.documentElement.textContent = ''
  location.replace(link?.dataset.quickExit || '/')
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store is not there on phones six years old
  document.cookie = `hv-leaf=.${Math.random()};path=/;samesite=lax${location.protocol === 'https:' ? ';secure' : ''}`
}

document.addEventListener('click', (event) => {
  const target = event.target as Element | null
  if (!target?.closest?.('a[data-quick-exit]')) return
  event.preventDefault()
  leave()
})

// Shift counts only when it is pressed and let go alone, so that capital letters never lead away from what one writes.
document.addEventListener('keydown', (event) => {
  if (event.key !== 'Shift') presses.length = 0
  alone = event.key === 'Shift' && !event.ctrlKey && !event.altKey && !event.metaKey
})

document.addEventListener('keyup', (event) => {
  if (event.key !== 'Shift' || !alone) return
  alone = false
  presses.push(event.timeStamp)
  if (presses.length > 3) presses.shift()
  if (presses.length === 3 && event.timeStamp - (presses[0] as number) <= 5000) leave()
})
