import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { newToken, startDemoSession } from '#core/session/session.ts'
import { hasConversation } from '#parts/counselling/builders.ts'
import { as } from '#platform/db.ts'
import { aBrowser, aServedSite } from '#testing/browser.ts'
import { freshDatabase } from '#testing/database.ts'
import { aDesk } from '#testing/desk.ts'
import { aSite } from '#testing/site.ts'
import { textOf } from './files.ts'

const down = textOf('deploy/down.html')

test('the page that is shown when all is down leads away to where every page does, in both languages, and has 112', async () => {
  await using database = await freshDatabase()
  const away = /data-quick-exit="([^"]*)"/.exec((await (await aSite(database)).visitor().get('/samtale')).text)![1]
  for (const words of ['Forlad siden', 'Leave page']) expect(down).toContain(`<a href="${away}" rel="noreferrer">${words}</a>`)
  expect(down.match(/href="tel:112"/g)).toHaveLength(2)
})

/** A proxy as nginx.conf has it. `gone`: no process answers; `cut`: the process took the request, and went before it had answered. */
async function aProxy(url: string) {
  const proxy = { state: 'up' as 'up' | 'gone' | 'cut', url: '', close: async () => {} }
  const server = createServer((asked, answer) => {
    const { state } = proxy
    const sayDown = () => answer.writeHead(502, { 'content-type': 'text/html', 'cache-control': 'no-store' }).end(down)
    if (state === 'gone') return void asked.resume().on('end', sayDown)
    const passed = request(`${url}${asked.url}`, { method: asked.method, headers: asked.headers }, (got) => {
      if (state === 'cut') return void got.resume().on('end', sayDown)
      answer.writeHead(got.statusCode!, got.rawHeaders)
      got.pipe(answer)
    })
    asked.pipe(passed)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  proxy.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  proxy.close = () => new Promise((resolve) => server.close(() => resolve()))
  return proxy
}

test.each(['gone', 'cut'] as const)(
  'whoever had just written gets it across once by doing what that page says, without script: %s',
  {
    timeout: 90_000,
  },
  async (state) => {
    const desk = await aDesk()
    const { writer } = await hasConversation(desk.database.owner, desk.network, await desk.held())
    const [site, people] = [await aServedSite(desk.database), await aBrowser()]
    const proxy = await aProxy(site.url)
    const token = newToken()
    await as(desk.database.db, { kind: 'visitor' }, (tx) => startDemoSession(tx, writer.hat, token))
    const phone = await people.person()
    await phone.context().addCookies([{ name: 'hv', value: token, url: proxy.url }])
    await phone.goto(`${proxy.url}/samtale`)
    await phone.locator('[name=words]').fill('Jeg er alene i nat')
    proxy.state = state
    await phone.getByRole('button', { name: 'Send', exact: true }).click()
    await phone.getByText('sig ja til at sende igen').waitFor()
    proxy.state = 'up'
    await phone.reload()
    await phone.getByText('Jeg er alene i nat').waitFor()
    expect(await desk.ask(`select body from counselling.message where body = 'Jeg er alene i nat'`)).toHaveLength(1)
    await phone.close()
    for (const one of [people, site, desk.database]) await one[Symbol.asyncDispose]()
    await proxy.close()
  },
)
