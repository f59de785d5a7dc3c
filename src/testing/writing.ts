import type { Page } from 'playwright-core'
import type { FrontDoor } from './front-door.ts'

/** Somebody with a phone who writes to us: what is pressed and seen, and what arrives. */

export const button = (page: Page, name: string) => page.locator('main').getByRole('button', { name, exact: true })

export const press = (page: Page, name: string) => Promise.all([page.waitForEvent('load'), button(page, name).click()])

/** What stands on the phone now. The page itself is asked: Playwright's first look at a page costs as much as the page. */
export const asked = (page: Page) =>
  page.evaluate(() => {
    const seen = [...document.querySelectorAll<HTMLElement>('main h2')].find((one) => one.checkVisibility({ visibilityProperty: true }))
    return seen?.innerText ?? ''
  })
export const ownWords = (page: Page) => page.evaluate(() => document.querySelector('textarea')!.value)

/**
 * To another step. Without script that asks the server, with script it does not. With Enter on the button: a finger has to wait for the
 * moment in which a second touch does nothing, and that is tried where it is the question.
 */
export async function go(page: Page, name: string): Promise<void> {
  const here = page.url()
  await page.evaluate(focusOnButton, name)
  await page.keyboard.press('Enter')
  await page.waitForURL(({ href }) => href !== here)
}

/** Runs in the page. */
function focusOnButton(name: string): void {
  const all = [...document.querySelectorAll<HTMLElement>('main button')].filter((one) => one.textContent?.trim() === name)
  const seen = all.filter((one) => one.checkVisibility({ visibilityProperty: true }))
  if (seen.length !== 1) throw new Error(`${seen.length} buttons "${name}"`)
  seen[0]!.focus()
}

/** The own words are written; the phone stands on the first question. */
export async function writtenOn({ site }: FrontDoor, page: Page, words: string): Promise<void> {
  await page.goto(`${site.url}/skriv`)
  await fillIn(page, { words })
  await go(page, 'Fortsæt')
}

/** Some of everything a form can hold. The phone stands on the last question, whose answer has been handed over to nobody. */
export async function answered(door: FrontDoor, page: Page, words: string): Promise<void> {
  await writtenOn(door, page, words)
  const steps: Record<string, string>[] = [
    { danger: 'no' },
    { who: 'pregnant', alone: 'yes' },
    { children: '3 år' },
    { postcode: '9000' },
    { deadlineWords: 'Et møde' },
    { language: 'ar', interpreter: 'yes' },
  ]
  for (const answers of steps) {
    await fillIn(page, answers)
    await go(page, 'Fortsæt')
  }
  await fillIn(page, { answerWhere: 'Om aftenen' })
}

/** By the name of a field, which the page itself is asked for. What is typed there is typed. */
export async function fillIn(page: Page, answers: Record<string, string>): Promise<void> {
  for (const answer of Object.entries(answers)) {
    const isTyped = await page.evaluate(pickHere, answer)
    if (isTyped) await page.keyboard.insertText(answer[1])
  }
}

/** Runs in the page: makes a choice, or stands in the field with all of it to be replaced, and says so. */
function pickHere([name, value]: [name: string, value: string]): boolean {
  const isChoice = ({ type }: HTMLInputElement) => /radio|checkbox/.test(type)
  const all = [...document.querySelectorAll<HTMLInputElement>(`main [name="${name}"]`)]
  const seen = all.filter((one) => one.checkVisibility({ visibilityProperty: true }))
  const field = seen.find((one) => !isChoice(one) || one.value === value)
  if (!field) throw new Error(`no field "${name}" for "${value}"`)
  field.focus()
  if (isChoice(field)) field.click()
  else if (field.type === 'select-one') {
    field.value = value
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }))
  } else {
    field.select()
    return true
  }
  return false
}

/** What the above tells us. */
export const told = {
  ...{ level: 'C', who: 'pregnant', alone: true, postcode: '9000', deadline_words: 'Et møde' },
  ...{ language: 'ar', interpreter: true, safe: 'Om aftenen' },
}

/** What has arrived that begins so. */
export async function arrived({ world }: FrontDoor, words: string) {
  const { rows } = await world.owner.query(
    `select m.body, i.level, n.who, n.alone, n.postcode, n.deadline_words, i.language, i.interpreter, s.words as safe
     from counselling.inquiry i join counselling.intake n on n.inquiry_id = i.id join counselling.message m on m.writer_id = i.writer_id
     left join counselling.safe_answer s on s.hat_id = i.writer_id where starts_with(m.body, $1)`,
    [words],
  )
  return rows
}
