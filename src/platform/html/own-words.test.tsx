import { expect, test } from 'vitest'
import { aBrowser } from '#testing/browser.ts'
import { OwnWords, WordsToCall } from './own-words.tsx'
import { Thread } from './thread.tsx'

const html = (words: string) => String(<OwnWords words={words} />)
const thread = (text: string) => String(<Thread label="Samtale" messages={[{ from: 'them', author: 'Amina', time: 'nu', text }]} />)
const arabic = 'رقمي هو 12 34 56 78 اتصلي بي'

test.each([
  [arabic, 'رقمي هو <bdi dir="ltr">12 34 56 78</bdi> اتصلي بي'],
  ['+45 12 34 56 78', '<bdi dir="ltr">+45 12 34 56 78</bdi>'],
  [
    'Ring 12\u00a034\u00a056\u00a078 eller 87-65-43-21.',
    'Ring <bdi dir="ltr">12\u00a034\u00a056\u00a078</bdi> eller <bdi dir="ltr">87-65-43-21</bdi>.',
  ],
  ['Vi er 4, og klokken er 10 30', 'Vi er 4, og klokken er 10 30'],
  ['Linje 12 34\n56 78', 'Linje 12 34\n56 78'],
])('a number to call is held together, and nothing else is: %s', (words, shown) => {
  expect(html(words)).toBe(shown)
})

test('where the house says at which number it is reached, one press calls it', () => {
  expect(String(<WordsToCall words="Ring til os på 12 34 56 78, mandag kl. 10–14." />)).toBe(
    'Ring til os på <a href="tel:12345678" dir="ltr">12\u00a034\u00a056\u00a078</a>, mandag kl. 10–14.',
  )
})

test('hours are no number to call', () => {
  expect(String(<WordsToCall words="Ring mandag kl. 10 - 14, ikke 24-12 - 26-12." />)).toBe('Ring mandag kl. 10 - 14, ikke 24-12 - 26-12.')
})

test('words around a number are never markup', () => {
  expect(thread('<b>12 34 56 78</b><script>')).toContain('&lt;b&gt;<bdi dir="ltr">12 34 56 78</bdi>&lt;/b&gt;&lt;script&gt;')
})

test('a number in an Arabic message is read at the desk as she wrote it, from left to right', { timeout: 60_000 }, async () => {
  await using people = await aBrowser()
  const page = await people.person({ script: true, width: 800 })
  await page.setContent(`<!doctype html><html lang="da" dir="ltr">${thread(arabic)}`)
  const starts = await page.evaluate(() => {
    const letters = document.createTreeWalker(document.querySelector('.message-text')!, NodeFilter.SHOW_TEXT)
    const found: Record<string, number> = {}
    for (let node = letters.nextNode(); node; node = letters.nextNode())
      for (const group of ['12', '34', '56', '78']) {
        const at = node.textContent!.indexOf(group)
        if (at < 0) continue
        const range = document.createRange()
        range.setStart(node, at)
        range.setEnd(node, at + 2)
        found[group] = range.getBoundingClientRect().x
      }
    return found
  })
  expect(Object.entries(starts).toSorted(([, a], [, b]) => a - b)).toEqual(['12', '34', '56', '78'].map((group) => [group, starts[group]]))
})
