/** What only can be copied is marked whole when somebody comes to it, and a button beside it copies it. */
export function useWholeFields(): void {
  for (const kind of ['focusin', 'click'])
    document.addEventListener(kind, ({ target }) => {
      if (target instanceof HTMLInputElement && target.matches('[data-whole]')) target.select()
    })
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', showButtons)
  else showButtons()
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element && target.closest<HTMLButtonElement>('[data-copies]')
    if (button) void copy(button)
  })
}

/** They are of no use without the script, and so they are hidden until it is there. */
function showButtons(): void {
  for (const button of document.querySelectorAll('[data-copies]')) button.parentElement?.removeAttribute('hidden')
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const field = document.getElementById(button.dataset.copies as string) as HTMLInputElement
  const told = button.parentElement?.querySelector<HTMLElement>('[data-copied]')
  try {
    await navigator.clipboard.writeText(field.value)
    if (told) told.textContent = told.dataset.copied as string
  } catch {
    field.focus() // marked whole, for whoever copies by hand
  }
}
