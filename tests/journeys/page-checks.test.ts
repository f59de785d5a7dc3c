import { expect, test } from 'vitest'
import { aBrowser } from '#testing/browser.ts'
import { aLook } from './page-checks.ts'

const bad = `<!doctype html><html><head><title>Side</title></head><body style="margin:0">
<img src="http://elsewhere.example/a.png"><div style="width:500px;color:#bbb;background:#fff">svagt</div><form><input name="a"></form><p><div>x</div></p></body></html>`

test('a page with barriers, mistakes and too much width is seen as such', async () => {
  await using people = await aBrowser()
  const look = await aLook(people)
  const page = await look.person()
  await page.route('**/*', (route) => route.fulfill({ body: bad, contentType: 'text/html' }))
  await page.goto('http://127.0.0.1:1/bad')
  const faults = await look.faultsOf(page)
  for (const known of ['html-has-lang', 'image-alt', 'color-contrast', 'label', 'close-order', '180 px wider', 'elsewhere.example'])
    expect(
      faults.filter((fault) => fault.includes(known)),
      known,
    ).not.toEqual([])
})

const ofSteps = `<!doctype html><html lang="da"><head><title>Side</title>
<style>.step { display: none } .step:target, .first { display: block } .step:target ~ .first { display: none }</style></head>
<body><main><h1>Side</h1>
<section class="step" id="s2" aria-label="To"><h2>To</h2><p style="color:#bbb;background:#fff">svagt</p></section>
<section class="step first" id="s1" aria-label="Et"><h2>Et</h2><a href="#s2">Videre</a></section></main></body></html>`

test('of a page of several steps the one the person stands on is looked at', async () => {
  await using people = await aBrowser()
  const look = await aLook(people)
  const page = await look.person()
  await page.route('**/*', (route) => route.fulfill({ body: ofSteps, contentType: 'text/html; charset=utf-8' }))
  await page.goto('http://127.0.0.1:1/steps')
  const weak = async () => (await look.faultsOf(page)).filter((fault) => fault.includes('color-contrast')).length
  expect(await weak()).toBe(0)
  await page.getByRole('link', { name: 'Videre' }).click()
  expect(await weak()).toBe(1)
})
