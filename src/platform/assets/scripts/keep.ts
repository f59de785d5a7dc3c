/**
 * What is typed stays with the page in the tab's own history, so that reading it again, "back" and a tab put away lose nothing. It goes
 * with the tab, and is brought back only to the leaf it was written on. The form's id comes along: sent once more it is the same message.
 */

type Kept = { leaf?: string; draft?: string; fields: [name: string, value: string][] }
type Field = HTMLInputElement | HTMLTextAreaElement

const find = () => document.querySelector<HTMLFormElement>('form[data-leaf]')
let soon = 0

function keep(): void {
  const form = find()
  if (!form) return
  const fields = [...new FormData(form)].filter(([name]) => name !== 'formToken')
  history.replaceState({ ...form.dataset, fields }, '')
}

function begin(): void {
  const form = find()
  if (!form) return
  const { leaf, draft } = form.dataset
  const kept = (history.state || {}) as Kept
  // Where the page shows a later draft than the one that was typed on, what was typed has been handed over with it.
  if (kept.leaf === leaf && (!draft || kept.draft === draft)) bringBack(form, kept.fields)
  keep()
}

function bringBack(form: HTMLFormElement, fields: Kept['fields']): void {
  for (const field of form.elements as unknown as Iterable<Field>) {
    const values = fields.filter(([name]) => name === field.name).map(([, value]) => value)
    if (/radio|checkbox/.test(field.type)) (field as HTMLInputElement).checked = values.includes(field.value)
    // What somebody has begun to type while this script was on its way is newer. A list has no value it began with.
    else if (values.length && [field.value, undefined].includes(field.defaultValue)) field.value = values[0] as string
  }
  // An hour later the page of the own words stands where the questions were: the answers travel with it.
  for (const [name, value] of fields) {
    if (!form.elements.namedItem(name)) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
  }
}

// While it is written, since what is kept when a page goes away comes too late for reading it again. Not at each key: browsers refuse that.
window.addEventListener('input', () => {
  clearTimeout(soon)
  soon = window.setTimeout(keep, 300)
})
for (const kind of ['change', 'submit', 'hashchange']) window.addEventListener(kind, keep)
// A button that leads to a step asks the server nothing: the step is in this page. Each step is an entry of its own, and holds the fields
// from its first moment: the event comes late on a slow phone, when somebody may already stand elsewhere.
document.addEventListener('click', (event) => {
  const button = (event.target as Element).closest<HTMLButtonElement>('form[data-leaf] [name=go]')
  const step = button && document.getElementById(button.value)
  if (!step || event.defaultPrevented || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  location.hash = step.id
  keep()
})
// Some browsers bring a page back whole, as it was left, and with it what has been sent or left behind since.
window.addEventListener('pageshow', (event) => {
  if (event.persisted && find()) location.reload()
})
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin)
else begin()
