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
