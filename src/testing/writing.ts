import type { Page } from 'playwright-core'
import type { FrontDoor } from './front-door.ts'

/** Somebody with a phone who writes to us: what is pressed and seen, and what arrives. */

export const button = (page: Page, name: string) => page.locator('main').getByRole('button', { name, exact: true })
export const asked = (page: Page) => page.locator('main h2:visible').first().innerText()
export const ownWords = (page: Page) => page.locator('textarea').inputValue()
export const press = (page: Page, name: string) => Promise.all([page.waitForEvent('load'), button(page, name).click()])

/**
 * To another step. Without script that asks the server, with script it does not. With Enter on the button: a finger has to wait for the
 * moment in which a second touch does nothing, and that is tried where it is the question.
 */
export async function go(page: Page, name: string): Promise<void> {
  const here = page.url()
  await button(page, name).press('Enter')
  await page.waitForURL(({ href }) => href !== here)
}

/** The own words are written; the phone stands on the first question. */
export async function writtenOn({ site }: FrontDoor, page: Page, words: string): Promise<void> {
  await page.goto(`${site.url}/skriv`)
  await page.locator('textarea').fill(words)
  await go(page, 'Fortsæt')
}

/** Some of everything a form can hold. The phone stands on the last question, whose answer has been handed over to nobody. */
export async function answered(door: FrontDoor, page: Page, words: string): Promise<void> {
  await writtenOn(door, page, words)
  await page.getByLabel('Nej', { exact: true }).check()
  await go(page, 'Fortsæt')
  await page.getByLabel('Gravid').check()
  await page.getByLabel('Ja, jeg er alene').check()
  await go(page, 'Fortsæt')
  await page.getByLabel('Hvor gamle er de?').fill('3 år')
  await go(page, 'Fortsæt')
  await page.getByLabel('Postnummer').fill('9000')
  await go(page, 'Fortsæt')
  await page.getByLabel('Hvad sker der den dag?').fill('Et møde')
  await go(page, 'Fortsæt')
  await page.getByLabel('Sprog', { exact: true }).selectOption('ar')
  await page.getByLabel('Jeg vil gerne have en tolk').check()
  await go(page, 'Fortsæt')
  await page.getByLabel('Hvornår er det sikkert').fill('Om aftenen')
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
