/** What somebody has begun to fill in, and has not sent: it is another than what the page came with. */

export const isTyped = (field: HTMLInputElement | HTMLTextAreaElement): boolean => field.value !== field.defaultValue

export function isBegun(form: HTMLElement): boolean {
  return [...form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('input, textarea, select')].some((field) => {
    if (field instanceof HTMLSelectElement)
      return (
        field.selectedIndex !==
        Math.max(
          0,
          [...field.options].findIndex(({ defaultSelected }) => defaultSelected),
        )
      )
    return isTyped(field) || (field instanceof HTMLInputElement && field.checked !== field.defaultChecked)
  })
}
