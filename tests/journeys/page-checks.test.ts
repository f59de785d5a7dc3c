import { expect, test } from 'vitest'
import { aBrowser } from '#testing/browser.ts'
import { aDoor } from '#testing/door.ts'
import { keyboardFaultsOn } from './keyboard.ts'
import { aLook, aReader, barriersOn, readAt, widthFaultsOn } from './page-checks.ts'

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

test('of the same address with another step what stands there now is looked at', async () => {
  await using people = await aBrowser()
  const look = await aLook(people)
  const page = await look.person()
  const showing = async (step: string, words: string) => {
    const body = `<!doctype html><html lang="da"><head><title>Side</title></head><body><main>${words}</main></body></html>`
    await page.route('**/*', (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }))
    await page.goto('http://127.0.0.1:1/elsewhere')
    await page.goto(`http://127.0.0.1:1/steps#${step}`)
    return (await look.faultsOf(page)).filter((fault) => fault.includes('color-contrast')).length
  }
  expect(await showing('one', '<h1>Et</h1>')).toBe(0)
  expect(await showing('two', '<h1 style="color: #ccc; background: #fff">To</h1>')).toBe(1)
})

const ofScript = `<!doctype html><html lang="da"><head><title>Side</title></head><body><main><h1>Side</h1></main><script>
customElements.define('own-part', class extends HTMLElement {}); new EventSource('/live').onerror = () => location.reload()
document.querySelector('main').insertAdjacentHTML('beforeend', '<p style="color:#bbb;background:#fff">svagt</p>')
</script></body></html>`

test('each page is looked at as its own script makes it, one after the other, also in a window that somebody had before', async () => {
  const door = await aDoor()
  for (const _ of ['first', 'second']) {
    await using people = await aBrowser()
    const reader = await aReader(people)
    for (const page of ['/one', '/two']) {
      await readAt(reader, door.url + page, ofScript)
      await reader.waitForTimeout(100) // a stream that is refused says so by then
      expect((await barriersOn(reader)).filter((fault) => fault.startsWith('color-contrast'))).toHaveLength(1)
      expect(reader.url()).toBe(door.url + page)
    }
  }
  door.shut()
})

const forFingers = `<!doctype html><html lang="da"><head><title>Side</title><style>
a { display: block } a:focus { outline: 3px solid } .plain:focus { outline: none } .bar { position: fixed; inset: auto 0 0; height: 200px; background: #fff }
</style></head><body><a href="#1">Et</a><a href="#2" class="plain">To</a><button tabindex="-1">Tre</button><a href="#4" tabindex="3">Fire</a>
<form><label><input type="radio" name="r" value="1"> Fem</label><label><input type="radio" name="r" value="2"> Seks</label>
<input type="date" aria-label="Syv"></form><div style="position: absolute; top: 550px"><a href="#8">Otte</a></div><div class="bar"></div></body></html>`

test('with a keyboard alone it is seen what is out of reach, out of order, without a mark or beneath something', async () => {
  await using people = await aBrowser()
  const page = await people.person({ script: true })
  await page.setContent(forFingers)
  expect(await keyboardFaultsOn(page)).toEqual([
    'button "Tre" is not reached with the keyboard',
    'a "Et" comes later with the keyboard than it is read',
    'nothing shows that a "To" has the focus',
    'a "Otte" has the focus beneath something else',
  ])
})

test('a field that holds the keyboard fast is seen by all that is never reached after it', async () => {
  await using people = await aBrowser()
  const page = await people.person({ script: true })
  await page.setContent('<input aria-label="Et" name="et"><a href="#2">To</a>')
  await page.evaluate(() => document.querySelector('input')!.addEventListener('keydown', (event) => event.preventDefault()))
  expect(await keyboardFaultsOn(page)).toEqual(['a "To" is not reached with the keyboard'])
})

test('what fits an old phone and a large screen may still be too wide at 200 %', async () => {
  await using people = await aBrowser()
  const page = await people.person()
  const of = (style: string) => `<!doctype html><meta name="viewport" content="width=device-width"><div style="${style}">a</div>`
  await page.setContent(of('width: 60rem; max-width: 100%'))
  expect(await widthFaultsOn(page)).toEqual([])
  await page.setContent(of('width: 300px'))
  expect(await widthFaultsOn(page)).toEqual([])
  await page.setContent(
    `<style>@media (min-width: 1000px) { div { width: 60rem } } @media (min-width: 600px) and (max-width: 700px) { div { width: 700px } }</style>${of('')}`,
  )
  expect((await widthFaultsOn(page)).map((fault) => fault.replace(/: .*/, ''))).toEqual([
    '1280 px at 200 %',
    '1280 px with letters of 200 %',
    '640 px with letters of 200 %',
  ])
})
