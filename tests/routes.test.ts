import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { may } from '#core/session/permission.ts'
import { part, type Route } from '#platform/http/part.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import { type Everyone, everyone, filled, type Kind, kinds, oursIn, sent } from './everyone.ts'

let database: TestDatabase
let all: Everyone
let routes: Route[]
beforeAll(async () => {
  // Some two thousand requests: to gather a log line of each takes longer than to answer them.
  vi.spyOn(console, 'log').mockReturnValue(undefined)
  database = await freshDatabase()
  all = await everyone(database)
  routes = all.site.parts.flatMap((one) => one.routes)
})
afterAll(() => database[Symbol.asyncDispose]())

/** Who has which right, said once more by hand: a right given to one more kind of person must be written here too. */
const holders: Record<string, readonly Kind[]> = {
  'directory.read': kinds,
  'inquiry.send': kinds,
  'demo.sign-in': kinds,
  'page.own': ['adult'],
  'session.begin': kinds,
  'page.make-own': ['writer', 'adult'],
  'session.end': kinds.filter((kind) => kind !== 'visitor'),
  'session.own': kinds.filter((kind) => kind !== 'visitor'),
  'network.begin': kinds,
  'desk.counsel': ['counsellor', 'leader'],
  'desk.lead': ['leader'],
  'settings.set-up': ['leader', 'director', 'administrator'],
  'net.read': ['counsellor', 'leader', 'director'],
  'net.read-all': ['leader', 'director'],
}

const named = (route: Route) =>
  `${route.method.padEnd(4)} ${route.path.padEnd(44)} ${route.may.name.padEnd(18)} ${route.opens ?? ''}`.trimEnd()

test('every address there is, with who may and why: a changed address shows in review', async () => {
  const lines = routes.map(named).sort((a, b) => (a.slice(5) < b.slice(5) ? -1 : 1))
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./routes.txt')
})

test('no address is there twice', () => {
  const addresses = routes.map((route) => `${route.method} ${route.path.replaceAll(/:[^/]+/g, ':')}`)
  expect(addresses.filter((address, n) => addresses.indexOf(address) !== n)).toEqual([])
})

test('every address that names a family or an inquiry names the purpose of opening it', () => {
  const open = routes.filter(({ path, opens }) => /famil|inquir/.test(path) && path.includes(':') && !opens)
  expect(open.map(named)).toEqual([])
})

test('a route without a permission, or one that opens a family for no purpose, cannot be added', () => {
  const show = () => new Response()
  // @ts-expect-error a page names who may
  expect(() => part().page('/anything', {}, show)).toThrow('/anything')
  // @ts-expect-error a form names who may
  expect(() => part().post('/anything', { form: z.object({}), again: show })).toThrow('/anything')
  expect(() => part().page('/desk/families/:id', { may: may.counsel }, show)).toThrow('purpose')
  expect(() => part().page('/desk/inquiries/:id/print', { may: may.counsel }, show)).toThrow('purpose')
  expect(() => part().post('/desk/families/:id/close', { may: may.counsel, form: z.object({}), again: show })).toThrow('purpose')
})

test('every right is in the table of who holds it', () => {
  expect(
    Object.values(may)
      .map(({ name }) => name)
      .filter((name) => !holders[name]),
  ).toEqual([])
})

test.each(kinds)('%s meets only what is theirs: everything else is not there', { timeout: 30_000 }, async (kind) => {
  const browser = all.browsers[kind]
  const ids = oursIn(all)
  const wrong: string[] = []
  for (const route of routes.filter((one) => !holders[one.may.name]!.includes(kind))) {
    const path = filled(route.path, ids)
    const { status, location } = route.method === 'get' ? await browser.get(path) : await browser.post(path, {})
    const right = kind !== 'visitor' ? status === 404 : route.method === 'post' ? status === 409 : status === 303 && location === '/demo'
    if (!right) wrong.push(`${named(route)}: ${status} ${location}`)
  }
  expect(wrong).toEqual([])
})

test.each(kinds)('%s reaches every address that is theirs', { timeout: 30_000 }, async (kind) => {
  const ids = oursIn(all)
  const wrong: string[] = []
  for (const route of routes.filter((one) => one.method === 'get' && holders[one.may.name]!.includes(kind))) {
    const { status } = await sent(all, kind, { path: filled(route.path, ids), method: 'GET' })
    const mustBeThere = !/:/.test(route.path.replace(/(families|inquiries)\/:[^/]+/, ''))
    if (status >= 500 || (mustBeThere && status === 404)) wrong.push(`${named(route)}: ${status}`)
  }
  expect(wrong).toEqual([])
})
