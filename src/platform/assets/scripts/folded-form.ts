/**
 * A form that is folded away is fetched when it is folded out (`<details id><a data-form>`). Where no answer comes, the link to the page
 * with the form stays.
 */
export function useFoldedForms(): void {
  document.addEventListener(
    'toggle',
    ({ target }) => {
      if (target instanceof HTMLDetailsElement && target.open) void unfold(target)
    },
    true, // it does not bubble
  )
}

async function unfold(fold: HTMLDetailsElement): Promise<void> {
  const link = fold.querySelector<HTMLAnchorElement>(':scope > * > a[data-form]')
  if (!link) return
  const answer = await fetch(link.href, { credentials: 'same-origin', headers: { accept: 'text/html' } }).catch(() => null)
  if (!answer?.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const form = page.getElementById(fold.id)?.querySelector('form')
  if (form && link.isConnected) link.parentElement?.replaceWith(document.importNode(form, true))
}
