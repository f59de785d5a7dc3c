import { expect, test } from 'vitest'
import { asRead } from '#testing/as-read.ts'
import { aFrontDoor } from '#testing/front-door.ts'
import { aLook } from './page-checks.ts'

test('the public pages say the same in English', { timeout: 120_000 }, async () => {
  await using door = await aFrontDoor()
  const { site } = door
  const look = await aLook(door.people)
  const reader = await look.person()
  const isGood = async (level: 1 | 2, name: string | RegExp) => {
    await reader.getByRole('heading', { level, name }).waitFor()
    expect(await look.faultsOf(reader)).toEqual([])
  }
  for (const path of ['/en', '/en/find?sted=9000', '/en/samtale', '/en/skriv']) {
    await reader.goto(`${site.url}${path}`)
    await isGood(1, /.+/)
    expect(await reader.locator('html').getAttribute('lang')).toBe('en')
  }
  await reader.getByRole('textbox').fill('I have nobody here.')
  await reader.getByRole('button').last().click()
  for (const name of [
    'Are you in danger right now?',
    'Who are you?',
    'Are there children?',
    'Where do you live?',
    'Is there a deadline coming up?',
  ]) {
    await isGood(2, name)
    expect(await reader.locator('.step:visible').count()).toBe(1)
    expect(asRead(await reader.locator('main').innerText())).not.toMatch(/[æøå]/)
    const here = reader.url()
    await reader.locator('main').getByRole('button', { name: 'Continue', exact: true }).click()
    await reader.waitForURL(({ href }) => href !== here)
  }
})
