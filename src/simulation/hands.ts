import { setTimeout as wait } from 'node:timers/promises'
import { refusalOfConstraint } from '#core/refusal-of-constraint.ts'
import { whoIs } from '#core/session/session.ts'
import { dayInDenmark } from '#platform/clock.ts'
import { type Actor, ask, type Db } from '#platform/db.ts'
import { readForm, type Typed } from '#platform/http/form.ts'
import type { Part, Route } from '#platform/http/part.ts'
import { actOnce } from '#platform/http/post.ts'
import type { Visit, Who } from '#platform/http/visit.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import type { Clock } from './clock.ts'
import type { Tally } from './tally.ts'

type Sent = { params?: Record<string, string>; typed?: Typed; formId: string; token?: string }

/**
 * What a browser does, without the browser: opens a page (everything it reads, nothing it draws) and sends a form through the same
 * schema, permission and action, once for its id. A connection that was cut is tried again with the same id, as a person would.
 */
export type Hands = {
  post(who: Who, path: string, sent: Sent): Promise<string | Refusal>
  open(who: Who, path: string, params?: Record<string, string>): Promise<void>
  /** Comes in with a return code; undefined where it opens nothing. */
  enter(code: string, formId: string): Promise<{ who: Who; token: string } | undefined>
}

export type HandsOrder = { db: Db; parts: Part[]; clock: Clock; tally: Tally }

const visitor: Who = { kind: 'visitor' }
const nothing = new Response(null)
const missing = new Response(null)

export function handsOf({ db, parts, clock, tally }: HandsOrder): Hands {
  const routes = new Map(parts.flatMap((part) => part.routes).map((route) => [`${route.method} ${route.path}`, route]))
  const deps = { db, key: Buffer.alloc(0), publicUrl: '', refusalOfConstraint }

  function routeFor(method: 'get' | 'post', path: string, who: Who): Route {
    const route = routes.get(`${method} ${path}`)
    if (!route) throw new Error(`there is no ${method} ${path}`)
    if (!route.may.allows(who)) throw new Error(`${who.kind} may not ${method} ${path}`)
    return route
  }

  async function post(who: Who, path: string, sent: Sent): Promise<string | Refusal> {
    const route = routeFor('post', path, who)
    if (route.method !== 'post') throw new Error(path)
    const form = readForm(route.post.form, sent.typed ?? {})
    if (!form.ok) throw new Error(`${path} was filled in wrong: ${JSON.stringify(form.problems)}`)
    const visit = visitOf(who, { db, clock, purpose: route.opens ?? '', sent })
    const answer = await patiently(tally, () => actOnce({ visit, post: route.post, value: form.value, formId: sent.formId, deps })).catch(
      notThere,
    )
    tally.add(isRefusal(answer) ? `refused: ${path}: ${answer.refused}` : `done: ${path}`)
    return answer
  }

  async function open(who: Who, path: string, params: Record<string, string> = {}): Promise<void> {
    const route = routeFor('get', path, who)
    if (route.method !== 'get') throw new Error(path)
    const visit = visitOf(who, { db, clock, purpose: route.opens ?? '', sent: { params, formId: '' } })
    const page = await patiently(tally, async () => route.show(visit)).catch(notThere)
    tally.add(page === missing || isRefusal(page) ? `refused: ${path}: notFound` : 'pages opened')
  }

  async function enter(code: string, formId: string) {
    const route = routeFor('post', '/samtale/kode', visitor)
    if (route.method !== 'post') throw new Error('no door')
    const visit = visitOf(visitor, { db, clock, purpose: '', sent: { formId } })
    const answer = await patiently(tally, () => route.post.enter!(visit, { code }, formId))
    if (isRefusal(answer)) return void tally.add(`refused: /samtale/kode: ${answer.refused}`)
    const token = visit.token!
    return { token, who: await patiently(tally, () => whoIs(db, { token, active: true })) }
  }
  return { post, open, enter }
}

type Standing = { db: Db; clock: Clock; purpose: string; sent: Sent }

/** What an action or a page knows of its request. What would be drawn is thrown away. */
function visitOf(who: Who, { db, clock, purpose, sent }: Standing): Visit {
  const actor: Actor = who.kind === 'visitor' ? who : { kind: who.kind, hat: who.hat }
  const now = clock.now()
  const params = sent.params ?? {}
  const visit: Partial<Visit> = {
    ...{ who, actor, lang: 'da', now, today: dayInDenmark(now), purpose, token: sent.token, formId: sent.formId },
    shell: {} as Visit['shell'],
    param: (name) => params[name] ?? '',
    query: (name) => params[name] ?? '',
    ask: (work) => ask(db, actor, work),
    askAs: (other, work) => ask(db, other, work),
    html: () => nothing,
    go: () => nothing,
    notFound: () => missing,
    remembered: () => '',
    signOut: () => undefined,
    signIn: (token) => {
      visit.token = token
    },
    // Everybody writes from a place of their own; limits see as many addresses as there are people.
    address: async () => Buffer.from(sent.formId.replaceAll('-', ''), 'hex').toString('hex').padEnd(64, '0'),
  }
  return visit as Visit
}

/** What is out of reach does not exist: the page would say so. */
function notThere(error: { code?: string }): Refusal {
  if (error.code === 'P0002') return refuse('notFound')
  throw error
}

const mostTries = 100
const lost = /^(57P0[123]|08...|ECONNRESET|ECONNREFUSED|EPIPE)$/
const lostWords = /terminated|connection (was )?closed|not queryable|timeout exceeded when trying to connect|rolled back/i

/** A cut connection may have cut the answer only: whoever asks again with the same form is given the same answer. */
export async function patiently<T>(tally: Tally, work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work()
    } catch (error) {
      const { code = '', message } = error as { code?: string; message: string }
      if (tries === mostTries || !(lost.test(code) || lostWords.test(message))) throw error
      tally.add('connections cut and tried again')
      await wait(Math.min(500, 20 * tries))
    }
  }
}
