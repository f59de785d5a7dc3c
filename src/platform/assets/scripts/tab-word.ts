/** A part of the page may have a word for its tab too (`data-tab`), for whoever works in another one: it stands before the title while the part does. */
export function useTabWord(): void {
  const title = document.title
  const say = () => {
    const word = document.querySelector('[data-tab]')?.getAttribute('data-tab')
    document.title = word ? `${word} · ${title}` : title
  }
  for (const part of document.querySelectorAll('live-region[behind]'))
    new MutationObserver(say).observe(part, { childList: true, subtree: true })
  say()
}
