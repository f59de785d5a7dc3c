import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Route } from '#platform/http/part.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import type { Page } from '#testing/site.ts'
import { type Everyone, everyone, filled, type Kind, kinds, oursIn, sent } from '../everyone.ts'
import { fieldsOf, logOf, mark, nasty } from './bad-input.ts'

type Post = Extract<Route, { method: 'post' }>
let database: TestDatabase
let all: Everyone
beforeAll(async () => {
  database = await freshDatabase()
  all = await everyone(database)
})
afterAll(() => database[Symbol.asyncDispose]())

/** Signing out is left out: it ends what the others need. */
const postsOf = () =>
  all.site.parts
    .flatMap((part) => part.routes)
    .filter((route): route is Post => route.method === 'post' && !route.path.endsWith('/sign-out'))

/** Somebody who may, so that the words get as far as they can. */
function whoMay(route: Post): Kind {
  const hat = (kind: Kind) => (kind === 'visitor' ? undefined : all.hats[kind])
  const who = { writer: 'writer', adult: 'family' } as Partial<Record<Kind, 'writer' | 'family'>>
  const roles: Partial<Record<Kind, string>> = { leader: 'team_leader' }
  const found = kinds.find((kind) =>
    route.may.allows(
      kind === 'visitor'
        ? { kind }
        : {
            ...{ kind: who[kind] ?? 'staff', hat: hat(kind)!, session: newId(), name: null, role: roles[kind] ?? kind },
            ...{ familyId: null, organisation: null, endsWhenLeft: false },
          },
    ),
  )
  return found ?? 'leader'
}

function addressOf(route: Post): string {
  return filled(route.path, oursIn(all))
}

const insides = /(?:\.[tj]sx?:\d+|node_modules|PostgresError|DatabaseError|ZodError|\[object |[>"']undefined|NaN<|Invalid Date)/
const calm = [200, 303, 404, 409, 413, 422, 429]

/** What every answer must be, whatever was sent. */
function faultsOf(page: Pick<Page, 'status' | 'text'>, english: boolean): string[] {
  return [
    calm.includes(page.status) ? '' : `status ${page.status}`,
    insides.exec(page.text) ? `shows its insides: ${insides.exec(page.text)?.[0]}` : '',
    page.text.includes('<script>alert') || page.text.includes('<img src=x') ? 'lets a page into the page' : '',
    page.status !== 303 && !page.text.includes(`<html lang="${english ? 'en' : 'da'}"`) ? 'is in another language' : '',
    english && /class="problem"[^>]*>[^<]*(?:[æøå]|mangler| er )/.test(page.text) ? 'says what is wrong in Danish' : '',
  ].filter(Boolean)
}

/** The fields for typing of the form that goes to this address (or of the page, where the form has none of its own), with what stands in them. */
function typedOn(text: string, action: string): string[][] {
  const form = [...text.matchAll(/<form\b[\s\S]*?<\/form>/g)].map(([one]) => one).find((one) => one.includes(`action="${action}"`))
  const page = form ?? text
  const areas = [...page.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/textarea>/g)].map(([, name, text]) => [name!, text!])
  const inputs = [...page.matchAll(/<input[^>]*>/g)].flatMap(([input]) => {
    const type = /type="([^"]+)"/.exec(input)?.[1] ?? 'text'
    const name = /name="([^"]+)"/.exec(input)?.[1]
    return name && type === 'text' ? [[name, /value="([^"]*)"/.exec(input)?.[1] ?? '']] : []
  })
  return [...inputs, ...areas]
}

const texts = Object.values(nasty)
const passes = [0, 5, 10, 15]

/** Each field gets something else in each pass, so that every kind of thing stands beside every other. Few forms get a million letters. */
function nastyFields(route: Post, pass: number): Record<string, string> {
  let large = route.path.length % 5
  return Object.fromEntries(
    fieldsOf(route).map((name, n) => {
      const text = texts[(n + pass) % texts.length]!
      return [name, text.length > 1_000 && large++ > 0 ? mark : text]
    }),
  )
}

test.each(passes)('every form stays calm at what nobody should send, the %i. way', { timeout: 180_000 }, async (pass) => {
  const wrong: string[] = []
  const log = await logOf(async () => {
    for (const route of postsOf()) {
      const fields = nastyFields(route, pass)
      const page = await all.browsers[whoMay(route)].post(addressOf(route), { ...fields, formId: newId() })
      for (const fault of faultsOf(page, route.path.startsWith('/en'))) wrong.push(`${route.path} ${fault}`)
      if (![409, 422].includes(page.status)) continue
      const shown = typedOn(page.text, addressOf(route))
      for (const [name] of Object.entries(fields).filter(([, text]) => text.includes(mark))) {
        const same = shown.filter(([field]) => field === name)
        if (same.length > 0 && !same.some(([, value]) => value!.includes(mark))) wrong.push(`${route.path} loses ${name}`)
      }
    }
  })
  expect(wrong).toEqual([])
  expect(log).not.toContain(mark)
})

const bodies: [body: (names: string[]) => string, type?: string][] = [
  [(names) => names.map((name) => `${name}=${mark}&${name}=${mark}`).join('&')],
  [(names) => `${names.map((name) => `${name}[]=1&${name}[a][b]=2`).join('&')}&formId=1&formId=2&formToken=%E0%A4%A&%=%&=&&&`],
  [(names) => `${names[0] ?? 'nothing'}=%ED%A0%80%FF%FE%00`],
  [(names) => JSON.stringify(Object.fromEntries(names.map((name) => [name, { [name]: [1] }]))), 'application/json'],
]

test('every form stays calm when fields are missing, come twice, or are of another kind', { timeout: 180_000 }, async () => {
  const wrong: string[] = []
  // One reader reads every form: each gets one of these, and all of them are met.
  for (const [n, route] of postsOf().entries()) {
    const [body, type = 'application/x-www-form-urlencoded'] = bodies[n % bodies.length]!
    const text = body(fieldsOf(route))
    const page = await sent(all, whoMay(route), { path: addressOf(route), body: text, headers: { 'content-type': type } })
    for (const fault of faultsOf(page, route.path.startsWith('/en'))) wrong.push(`${route.path} ${fault} at ${type} ${text.slice(0, 40)}`)
  }
  expect(wrong).toEqual([])
})

test('more than any form can hold is answered calmly, whether its length was said or not', async () => {
  const browser = all.browsers.visitor
  const page = await browser.post('/skriv', { words: 'å'.repeat(800_000) })
  expect([page.status, page.text.includes('Det var for meget på én gang')]).toEqual([413, true])
  const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(1_000_000).fill(97)) })
  const init = {
    method: 'POST',
    body: endless,
    duplex: 'half',
    headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'hele.test' },
  }
  expect((await all.site.site.request('http://hele.test/skriv', init as RequestInit)).status).toBe(413)
})

test('a million bytes of text in any script come back to be made shorter', async () => {
  for (const letter of ['a', 'å', 'ع', '😀']) {
    const words = letter.repeat(1_000_000 / new TextEncoder().encode(letter).length)
    const page = await all.browsers.visitor.post('/skriv', { at: 'words', go: 'next', words })
    expect([letter, page.status, page.text.includes(words)]).toEqual([letter, 422, true])
  }
})

test('long texts of many at once are read a few at a time, and keep nobody else waiting', { timeout: 60_000 }, async () => {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', host: 'hele.test', 'sec-fetch-site': 'same-origin' }
  const slow = () => {
    const { readable: body, writable } = new TransformStream<Uint8Array, Uint8Array>()
    const writer = writable.getWriter()
    writer.write(new TextEncoder().encode(`go=next&words=${'a'.repeat(300_000)}`))
    const init = { method: 'POST', body, duplex: 'half', headers } as RequestInit
    return { answer: Promise.resolve(all.site.site.request('http://hele.test/skriv', init)), end: () => writer.close() }
  }
  const first = Array.from({ length: 4 }, slow)
  await wait(300)
  const late = slow()
  late.end()
  const nothing = wait(500).then(() => 'nothing')
  expect((await all.browsers.visitor.post('/skriv', { words: 'Kort.', go: 'next' })).status).toBe(303)
  expect(await Promise.race([late.answer, nothing])).toBe('nothing')
  first[0]!.end()
  expect((await late.answer).status).toBe(422)
  for (const one of first.slice(1)) one.end()
  expect((await Promise.all(first.map(({ answer }) => answer))).map(({ status }) => status)).toEqual([422, 422, 422, 422])
})
