import type { Page } from 'playwright-core'
import type { FrontDoor } from './front-door.ts'

/** Somebody with a phone who writes to us: what is pressed and seen, and what arrives. */

export const button = (page: Page, name: string) => page.locator('main').getByRole('button', { name, exact: true })

/** What stands on the phone now. */
export const asked = (page: Page) =>
  page.evaluate(() => [...document.querySelectorAll<HTMLElement>('main h2')].find((one) => one.checkVisibility())?.innerText ?? '')
export const ownWords = (page: Page) => page.evaluate(() => document.querySelector('textarea')!.value)

/** To another page. */
export const press = (page: Page, name: string) => Promise.all([page.waitForEvent('load'), enter(page, name)])

/** To another step. Without script that asks the server, with script it does not. */
export async function go(page: Page, name: string): Promise<void> {
  const here = page.url()
  await enter(page, name)
  await page.waitForURL(({ href }) => href !== here)
}

/**
 * With Enter on the button: a finger has to wait for the moment in which a second touch does nothing, and that is tried where it is the
 * question. The page itself is asked for the button: Playwright's own way there costs more than the page does.
 */
async function enter(page: Page, name: string): Promise<void> {
  await page.evaluate(focusOnButton, name)
  await page.keyboard.press('Enter')
}

/** Runs in the page. */
function focusOnButton(name: string): void {
  const shown = [...document.querySelectorAll('main button')].filter((one) => one.checkVisibility() && one.textContent?.trim() === name)
  if (shown.length !== 1) throw new Error(`${shown.length} buttons "${name}"`)
  ;(shown[0] as HTMLElement).focus()
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

/** In the page itself, by the name of a field. */
export const fillIn = (page: Page, answers: Record<string, string>) => page.evaluate(fillInHere, Object.entries(answers))

/** Runs in the page. */
function fillInHere(answers: [name: string, value: string][]): void {
  for (const [name, value] of answers) {
    const found = [...document.querySelectorAll<HTMLInputElement>(`main [name="${name}"]`)].filter((one) => one.checkVisibility())
    const field = found.find((one) => !/radio|checkbox/.test(one.type) || one.value === value)
    if (!field) throw new Error(`no field "${name}" for "${value}"`)
    if (/radio|checkbox/.test(field.type)) {
      field.click()
      continue
    }
    field.focus()
    field.value = value
    for (const kind of ['input', 'change']) field.dispatchEvent(new Event(kind, { bubbles: true }))
  }
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
