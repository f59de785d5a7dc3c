/**
 * What is typed stays with the page in the tab's own history, so that reading it again, "back" and a tab put away lose nothing. It goes
 * with the tab, and is brought back only to the leaf it was written on. The form's id comes along: sent once more it is the same message.
 */

type Kept = { leaf?: string; fields: [name: string, value: FormDataEntryValue][] }
type Field = HTMLInputElement | HTMLTextAreaElement

const find = () => document.querySelector<HTMLFormElement>('form[data-leaf]')
let soon = 0

function keep(): void {
  const form = find()
  if (!form) return
  const { leaf, again } = form.dataset
  const fields = [...new FormData(form)].filter(([name]) => name !== 'formToken')
  // The answer to a post becomes a page that can be read again: nobody is asked to send twice, and the history lets go of what was posted.
  history.replaceState({ leaf, fields } as Kept, '', again && again + location.hash)
}

function begin(): void {
  const form = find()
  if (!form) return
  const kept = history.state as Kept | null
  const fields = kept?.leaf === form.dataset.leaf ? kept?.fields : undefined
  if (!fields && 'empty' in form.dataset) return void location.replace(form.action)
  if (fields) bringBack(form, fields)
  keep()
}

function bringBack(form: HTMLFormElement, fields: Kept['fields']): void {
  for (const field of form.elements as unknown as Iterable<Field>) {
    const values = fields.flatMap(([name, value]) => (name === field.name ? [value] : []))
    if (/radio|checkbox/.test(field.type)) (field as HTMLInputElement).checked = values.includes(field.value)
    // What somebody has begun to type while this script was on its way is newer.
    else if (values.length && (field.defaultValue ?? field.value) === field.value) field.value = values[0] as string
  }
}

// While it is written, since what is kept when a page goes away comes too late for reading it again. Not at each key: browsers refuse that.
document.addEventListener('input', () => {
  clearTimeout(soon)
  soon = window.setTimeout(keep, 300)
})
document.addEventListener('change', keep)
document.addEventListener('submit', keep)
// Each step is an entry of its own, and holds the fields from its first moment: the event comes late on a slow phone, when somebody may
// already stand elsewhere.
document.addEventListener('click', (event) => {
  const step = (event.target as Element).closest<HTMLAnchorElement>('form[data-leaf] a[href^="#"]')
  if (!step || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  location.hash = step.hash
  keep()
})
window.addEventListener('hashchange', keep)
// Some browsers bring a page back whole, as it was left, and with it what has been sent or left behind since.
window.addEventListener('pageshow', (event) => {
  if (event.persisted && find()) location.reload()
})
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin)
else begin()
