import type { Context } from 'hono'
import type { Actor, Tx } from '#platform/db.ts'
import type { Shell } from '#platform/html/shell.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { Lang } from '#platform/texts.ts'
import type { Problems, Typed } from './form.ts'

/** Who stands behind a request: nobody known, or a session that wears exactly one hat. */
export type Who =
  | { kind: 'visitor' }
  | {
      kind: 'writer' | 'family' | 'staff'
      hat: string
      session: string
      name: string | null
      role: string | null
      familyId: string | null
      organisation: string | null
      /** Whether the quick exit ends the session: others use the phone too. */
      endsWhenLeft: boolean
    }

/** A named right. Every route names one; what is not allowed does not exist. */
export type Permission = { name: string; allows: (who: Who) => boolean }

/** One request, as a page or an action sees it. */
export type Visit = {
  who: Who
  actor: Actor
  lang: Lang
  now: Date
  /** The date in Denmark. */
  today: string
  shell: Shell
  /** The access-log purpose the route names. */
  purpose: string
  param: (name: string) => string
  query: (name: string) => string
  /** A new form id each time it is read: one for each empty form of a page. */
  readonly formId: string
  ask: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Like ask, as somebody with fewer rights: the doors of a visitor. */
  askAs: <T>(actor: Actor, work: (tx: Tx) => Promise<T>) => Promise<T>
  /** Without a status: what the post has set, else 200. */
  html: (page: unknown, status?: 200 | 403 | 404 | 409 | 413 | 422 | 429 | 503) => Response | Promise<Response>
  go: (to: string) => Response
  notFound: () => Response | Promise<Response>
  signIn: (token: string, days?: number) => void
  signOut: () => void
  /** Lies in the browser until it is closed; no script reads it. */
  remember: (name: string, value: string) => void
  remembered: (name: string) => string
  /** What is typed from now on is not brought back to a page from before, nor the other way. */
  takeNewLeaf: () => void
  token: string | undefined
  /** Keyed hash that stands for where the request comes from, for limits only; the address itself is never kept. */
  address: () => Promise<string>
  context: Context
}

/** What a form page is shown again with: the person's own words and one problem a field, in words. */
export type Again = { typed: Typed; problems: Problems; formId: string }

/** Nothing typed yet: how a form page is shown the first time. */
export function fresh(visit: Visit, typed: Typed = {}): Again {
  return { typed, problems: {}, formId: visit.formId }
}

export type Answer = string | Refusal

/** What comes after somebody's own words have arrived: they are not brought back, so that nobody sends them twice. */
export function goOnNewLeaf(visit: Visit, to: string): Response {
  visit.takeNewLeaf()
  return visit.go(to)
}

/** The hat of a signed-in visit. Routes whose permission demands a session may rely on it. */
export function hatOf(visit: Visit): string {
  if (visit.who.kind === 'visitor') throw new Error('no hat: the permission of this route lets visitors in')
  return visit.who.hat
}
