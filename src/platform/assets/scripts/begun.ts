/** What somebody has begun to fill in, and has not sent: it is another than what the page came with. What was refused came with the page, unsent. */

type Field = HTMLInputElement | HTMLTextAreaElement

export const isTyped = (field: Field): boolean => field.value !== (isRefused(field) ? '' : field.defaultValue)

export const isRefused = ({ form }: Field): boolean => form?.matches('[data-refused]') ?? false

export function isBegun(form: HTMLElement): boolean {
  return [...form.querySelectorAll<Field | HTMLSelectElement>('input, textarea, select')].some((field) => {
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
