import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Route } from '#platform/http/part.ts'
import { newId } from '#platform/ids.ts'
import { freshDatabase, type TestDatabase } from '#testing/database.ts'
import type { Page } from '#testing/site.ts'
import { type Everyone, everyone, filled, type Kind, kinds, sent } from '../everyone.ts'
import { fieldsOf, logOf, mark, nasty } from './bad-input.ts'

type Post = Extract<Route, { method: 'post' }>
let database: TestDatabase
let all: Everyone
beforeAll(async () => {
  database = await freshDatabase()
  all = await everyone(database)
})
afterAll(() => database[Symbol.asyncDispose]())

const postsOf = () => all.site.parts.flatMap((part) => part.routes).filter((route): route is Post => route.method === 'post')

/** Somebody who may, so that the words get as far as they can. Signing out is left for the last test: it ends what the others need. */
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
            ...{ familyId: null, organisation: null },
          },
    ),
  )
  return found ?? 'leader'
}

function addressOf(route: Post): string {
  return filled(route.path, { family: all.ours.family.id, step: all.ours.family.step, inquiry: all.ours.claimed.id })
}

const insides = /.{20}(?:\.[tj]sx?:\d+|node_modules|PostgresError|DatabaseError|ZodError|\[object |[>"']undefined|NaN<|Invalid Date)/
const calm = [200, 303, 404, 409, 413, 422, 429]

/** What every answer must be, whatever was sent. */
function faultsOf(page: Pick<Page, 'status' | 'text'>, english: boolean): string[] {
  return [
    calm.includes(page.status) ? '' : `status ${page.status}`,
    insides.exec(page.text) ? `shows its insides: ${insides.exec(page.text)?.[0]}` : '',
    page.text.includes('<script>alert') || page.text.includes('<img src=x') ? 'lets a page into the page' : '',
    page.status !== 303 && !page.text.includes(`<html lang="${english ? 'en' : 'da'}"`) ? 'is in another language' : '',
  ].filter(Boolean)
}

/** The fields a page shows for typing, with what stands in them. */
function typedOn(page: string): Record<string, string> {
  const areas = [...page.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([\s\S]*?)<\/textarea>/g)].map(([, name, text]) => [name, text])
  const inputs = [...page.matchAll(/<input[^>]*>/g)].flatMap(([input]) => {
    const type = /type="([^"]+)"/.exec(input)?.[1] ?? 'text'
    const name = /name="([^"]+)"/.exec(input)?.[1]
    return name && type === 'text' ? [[name, /value="([^"]*)"/.exec(input)?.[1] ?? '']] : []
  })
  return Object.fromEntries([...inputs, ...areas])
}

test.each(Object.entries(nasty))('every form stays calm at %s, in every field at once', { timeout: 60_000 }, async (_, text) => {
  const wrong: string[] = []
  const log = await logOf(async () => {
    for (const route of postsOf().filter(({ path }) => path !== '/sign-out')) {
      const fields = Object.fromEntries(fieldsOf(route).map((name) => [name, text]))
      const page = await all.browsers[whoMay(route)].post(addressOf(route), { ...fields, formId: newId() })
      const english = route.path.startsWith('/en')
      for (const fault of faultsOf(page, english)) wrong.push(`${route.path} ${fault}`)
      if ([409, 422].includes(page.status) && text.startsWith(mark) && text.length < 1_000) {
        const shown = typedOn(page.text)
        for (const name of Object.keys(fields)) if (name in shown && !shown[name]!.includes(mark)) wrong.push(`${route.path} loses ${name}`)
      }
    }
  })
  expect(wrong).toEqual([])
  expect(log).not.toContain(mark)
})

test('every form stays calm when fields are missing, come twice, or are of another kind', { timeout: 60_000 }, async () => {
  const wrong: string[] = []
  const bodies = (names: string[]) => [
    '',
    names.map((name) => `${name}=${mark}&${name}=${mark}`).join('&'),
    names.map((name) => `${name}[]=1&${name}[a][b]=2`).join('&'),
    'formId=1&formId=2&formToken=%E0%A4%A&%=%&=&&&',
    `${names[0]}=%ED%A0%80%FF%FE%00`,
    '{"words":1}',
  ]
  for (const route of postsOf().filter(({ path }) => path !== '/sign-out'))
    for (const body of bodies(fieldsOf(route)))
      for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/json']) {
        const page = await sent(all, whoMay(route), { path: addressOf(route), body, headers: { 'content-type': type } })
        for (const fault of faultsOf(page, route.path.startsWith('/en')))
          wrong.push(`${route.path} ${fault} at ${type} ${body.slice(0, 40)}`)
      }
  expect(wrong).toEqual([])
})
