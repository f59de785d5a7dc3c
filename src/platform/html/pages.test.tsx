import { expect, test } from 'vitest'
import { DeskPage } from './desk-page.tsx'
import { KitPage } from './kit.tsx'
import { FamilyPage, PublicPage } from './public-page.tsx'
import { inLanguage, inOtherLanguage, type Shell } from './shell.ts'

const shell: Shell = {
  lang: 'da',
  dir: 'ltr',
  path: '/skriv',
  demo: false,
  quickExitUrl: 'https://neutral.example/',
  hat: null,
  formToken: 'a-token',
  leaf: '',
  asset: (name) => `/assets/${name}`,
}
const nanna = { name: 'Nanna Holm', roleText: 'Rådgiver' }

test.each([
  ['public', PublicPage],
  ['family', FamilyPage],
])('the tab and the history of a %s page tell nothing', (_, Page) => {
  const html = String(<Page shell={shell} title="Vold i familien" />)
  expect(html.startsWith('<!doctype html><html lang="da" dir="ltr"')).toBe(true)
  expect(/<title>(.*)<\/title>/.exec(html)?.[1]).toBe('Information')
  expect(html).toContain('<h1>Vold i familien</h1>')
  expect(html).toContain('rel="icon" href="data:image/svg+xml,')
})

test.each([
  ['public', PublicPage],
  ['family', FamilyPage],
])('a %s page can be left at once, and does not promise more than it can', (_, Page) => {
  const html = String(<Page shell={shell} title="Hej" />)
  expect(html).toMatch(/<a class="exit-button" href="\/forlad"[^>]* data-quick-exit="https:\/\/neutral.example\/"/)
  expect(html).toContain('Sletter ikke din historik')
  expect(html.indexOf('data-quick-exit')).toBeLessThan(html.indexOf('<main'))
})

test('every public page leads to signing in, from its foot; a page of one’s own does not', () => {
  expect(String(<PublicPage shell={shell} title="Hej" />)).toMatch(/<footer[\s\S]*<a href="\/sign-in">Log ind<\/a>[\s\S]*<\/footer>/)
  expect(String(<FamilyPage shell={shell} title="Hej" />)).not.toContain('/sign-in')
})

test('the menu says where one is, on a page of it and on those below', () => {
  const marked = (path: string) => String(<PublicPage shell={{ ...shell, path }} title="Hej" />).match(/href="[^"]*" aria-current="[^"]*"/g)
  expect(marked('/samtale')).toEqual(['href="/samtale" aria-current="page"'])
  expect(marked('/samtale/besked')).toEqual(['href="/samtale" aria-current="true"'])
  expect(marked('/samtaler')).toBeNull()
})

test('a demo says so on each page, with 112', () => {
  const demo = { ...shell, demo: true, hat: nanna }
  for (const html of [
    <PublicPage shell={demo} title="Hej" />,
    <FamilyPage shell={demo} title="Hej" />,
    <DeskPage shell={demo} title="Hej" />,
  ].map(String)) {
    expect(html).toContain('Prøve: Her svarer ingen.')
    expect(html).toMatch(/class="demo".*<a href="tel:112">112<\/a>.*<a href="\/demo">/)
  }
  expect(String(<PublicPage shell={shell} title="Hej" />)).not.toContain('class="demo"')
})

test('nothing in a page needs inline style or script', () => {
  for (const html of [<PublicPage shell={shell} title="Hej" />, <DeskPage shell={shell} title="Hej" />, <KitPage shell={shell} />].map(
    String,
  )) {
    expect(html).not.toMatch(/\sstyle="/)
    expect(html).not.toMatch(/<style|\son[a-z]+="/)
    expect(html).not.toMatch(/<script(?! src=)/)
  }
})

test('the desk says who one is, where one is, and how to go', () => {
  const html = String(<DeskPage shell={{ ...shell, hat: nanna }} title="Skrivebord" here="/desk" />)
  expect(html).toContain('<title>Skrivebord · Hele Vejen</title>')
  expect(html).toContain('<a href="/desk" aria-current="page"')
  expect(html).toContain('Nanna Holm')
  expect(html).toMatch(/<form class="leave" method="post" action="\/sign-out">.*name="formToken" value="a-token"/s)
  expect(html).not.toContain('data-quick-exit')
})

test('every id of the kit stands once', () => {
  const html = String(<KitPage shell={{ ...shell, demo: true }} />)
  const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map((found) => found[1])
  expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
})

test('the same page in the other language', () => {
  expect(inOtherLanguage('/')).toEqual({ lang: 'en', href: '/en' })
  expect(inOtherLanguage('/skriv')).toEqual({ lang: 'en', href: '/en/skriv' })
  expect(inOtherLanguage('/find?sted=7620')).toEqual({ lang: 'en', href: '/en/find?sted=7620' })
  expect(inOtherLanguage('/en')).toEqual({ lang: 'da', href: '/' })
  expect(inOtherLanguage('/en/')).toEqual({ lang: 'da', href: '/' })
  expect(inOtherLanguage('/en/find?sted=7620')).toEqual({ lang: 'da', href: '/find?sted=7620' })
  expect(inOtherLanguage('/enhed')).toEqual({ lang: 'en', href: '/en/enhed' })
  expect(inLanguage('da', '/find')).toBe('/find')
  expect(inLanguage('en', '/find')).toBe('/en/find')
})
