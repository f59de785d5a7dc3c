/** What only can be copied is marked whole when somebody comes to it. */
export function useWholeFields(): void {
  for (const kind of ['focusin', 'click'])
    document.addEventListener(kind, ({ target }) => {
      if (target instanceof HTMLInputElement && target.matches('[data-whole]')) target.select()
    })
}
