/** j and k walk through the lists, / searches, ? shows the keys. Nothing happens while someone types or when turned off. */

const choice = 'hele-vejen-keys'

export function useKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target) || !areOn()) return
    const act = actions[event.key]
    if (!act) return
    event.preventDefault()
    act()
  })
  document.addEventListener('DOMContentLoaded', readySwitch)
  if (document.readyState !== 'loading') readySwitch()
}

const actions: Record<string, () => void> = {
  j: () => walk(1),
  k: () => walk(-1),
  '/': () => document.querySelector<HTMLInputElement>('#search')?.focus(),
  '?': () => {
    const keys = document.querySelector<HTMLDetailsElement>('[data-keys]')
    if (!keys) return
    keys.open = true
    keys.querySelector('summary')?.focus()
  },
}

function walk(step: number): void {
  const items = [...document.querySelectorAll<HTMLElement>('[data-item]')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  const next = at < 0 ? (step > 0 ? 0 : items.length - 1) : at + step
  items[next]?.focus()
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

function readySwitch(): void {
  const keys = document.querySelector<HTMLDetailsElement>('[data-keys]')
  if (keys) keys.hidden = false
  const box = document.querySelector<HTMLInputElement>('[data-keys-on]')
  if (!box) return
  box.checked = areOn()
  box.onchange = () => (box.checked ? localStorage.removeItem(choice) : localStorage.setItem(choice, 'off'))
}

function areOn(): boolean {
  try {
    return localStorage.getItem(choice) !== 'off'
  } catch {
    return true
  }
}
