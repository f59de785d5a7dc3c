import { afterAll, expect, test } from 'vitest'
import { words } from '#core/return-code/words.da.ts'
import { aFrontDoor } from '#testing/front-door.ts'

/** The four words on the smallest phone: read in their order, and seen whole where they are typed. */
const door = await aFrontDoor()
const { site, people } = door
afterAll(() => door[Symbol.asyncDispose]())

test.each([320, 1280])('at %i px the words stand one a line, numbered from one to four', { timeout: 60_000 }, async (width) => {
  const page = await people.person({ script: false })
  await page.setViewportSize({ width, height: 640 })
  await page.goto(`${site.url}/skriv`)
  await page.locator('textarea[name=words]').fill('Jeg er 19 og gravid.')
  for (const name of ['Fortsæt', 'Send nu'])
    await Promise.all([page.waitForEvent('load'), page.locator('main').getByRole('button', { name, exact: true }).click()])
  const lines = await page.locator('.code-words span').evaluateAll((spans) =>
    spans.map((span) => {
      const { left, top } = span.getBoundingClientRect()
      return { left, top, numbered: getComputedStyle(span, '::before').content.includes('counter') }
    }),
  )
  expect(lines.map(({ left, numbered }) => [left, numbered])).toEqual(Array(4).fill([lines[0]!.left, true]))
  expect(lines.map(({ top }) => top)).toEqual(lines.map(({ top }) => top).toSorted((a, b) => a - b))
  expect(new Set(lines.map(({ top }) => top)).size).toBe(4)
})

test('at 320 px the longest code is seen whole where it is typed', { timeout: 60_000 }, async () => {
  const page = await people.person({ script: false })
  await page.setViewportSize({ width: 320, height: 568 })
  await page.goto(`${site.url}/samtale`)
  const longest = words.filter((word) => word.length === 7 && /m|w/.test(word)).slice(0, 4)
  const field = page.getByLabel('Din kode')
  await field.fill(longest.join(' '))
  const sight = await field.evaluate((box) => [box.scrollWidth - box.clientWidth, box.scrollHeight - box.clientHeight])
  expect(sight.map((hidden) => Math.max(0, hidden))).toEqual([0, 0])
})
