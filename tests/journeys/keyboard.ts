import type { Page } from 'playwright-core'

/** A link, a button or a field, and what it is one choice of: of several choices Tab meets one, and the arrows walk among them. */
type Stop = { name: string; group: string }
type Met = { at: number; name: string; unseen: boolean; covered: boolean }

/**
 * What is wrong for somebody who has only a keyboard: the page is walked with Tab from its top to its end. Each link, button and field
 * must be met, in the order it is read, with a mark around it, and not hidden beneath something else. It needs a page with script.
 */
export async function keyboardFaultsOn(page: Page): Promise<string[]> {
  const { stops, presses } = await page.evaluate(watchFocus)
  // Tab is held down, as it is by somebody who knows the page.
  await Promise.all(Array.from({ length: presses }, () => page.keyboard.down('Tab')))
  await page.keyboard.up('Tab')
  const met = await page.evaluate(() => (window as unknown as { met: Met[] }).met)
  const first = [...Map.groupBy(met, ({ at, name }) => (at < 0 ? name : at)).values()].map(([one]) => one!)
  const order = first.filter(({ at }) => at >= 0).map(({ at }) => at)
  const back = order.find((at, n) => n > 0 && at < order[n - 1]!)
  const groups = new Set(order.map((at) => stops[at]!.group))
  return [
    ...stops.filter(({ group }) => !groups.has(group)).map(({ name }) => `${name} is not reached with the keyboard`),
    ...(back === undefined ? [] : [`${stops[back]!.name} comes later with the keyboard than it is read`]),
    ...first.filter(({ unseen }) => unseen).map(({ name }) => `nothing shows that ${name} has the focus`),
    ...first.filter(({ covered }) => covered).map(({ name }) => `${name} has the focus beneath something else`),
  ]
}

/** Runs in the page: says what Tab must meet, and writes down before each press where the focus has come to stand. */
function watchFocus(): { stops: Stop[]; presses: number } {
  const all = document.querySelectorAll<HTMLInputElement>('a[href], button, input, select, textarea, summary, [tabindex="0"]')
  // What nobody sees and Tab passes by only says what Enter does in a field.
  const isForEnter = (one: HTMLElement) => one.tabIndex < 0 && getComputedStyle(one).clip !== 'auto'
  const found = [...all].filter((one) => one.checkVisibility({ visibilityProperty: true }) && !one.disabled && !isForEnter(one))
  const nameOf = (one: Element) => `${one.tagName.toLowerCase()} "${(one.textContent || one.id).trim().slice(0, 40)}"`
  const groupOf = (one: HTMLInputElement, n: number) =>
    one.type === 'radio' ? `${one.name} in ${[...document.forms].indexOf(one.form!)}` : `${n}`
  const drawn = (one: Element) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    return outlineStyle !== 'none' && outlineWidth !== '0px'
  }
  const isOnTop = (one: Element) => {
    const { left, top, right, bottom } = one.getClientRects()[0] ?? one.getBoundingClientRect()
    const points = [left + 2, (left + right) / 2, right - 2].flatMap((x) => [top + 2, (top + bottom) / 2, bottom - 2].map((y) => [x, y]))
    return points.some(([x, y]) => one.contains(document.elementFromPoint(x!, y!)))
  }
  if ('met' in window) {
    // Wherever the walk before ended, this one begins at the top.
    const top = Object.assign(document.createElement('span'), { tabIndex: -1 })
    document.body.prepend(top)
    top.focus()
    top.remove()
  }
  const met: Met[] = []
  Object.assign(window, { met })
  const write = () => {
    const one = document.activeElement as HTMLInputElement | null
    if (!one || one === document.body) return
    const marked = [one, ...(one.labels ?? [])]
    met.push({ at: found.indexOf(one), name: nameOf(one), unseen: !marked.some(drawn), covered: !marked.some(isOnTop) })
  }
  document.addEventListener('keydown', write, true)
  // A day has a field each for day, month and year, and a button; and something to scroll is a stop too.
  const within = found.filter(({ type }) => ['date', 'time'].includes(type)).length * 4
  return { stops: found.map((one, n) => ({ name: nameOf(one), group: groupOf(one, n) })), presses: found.length + within + 5 }
}
