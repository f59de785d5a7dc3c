import { type Context, Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Assets } from '#platform/assets.ts'
import { encoded } from '#platform/assets.ts'
import { dayInDenmark } from '#platform/clock.ts'
import { type Actor, ask, type Db } from '#platform/db.ts'
import type { Shell } from '#platform/html/shell.ts'
import { isId, newId } from '#platform/ids.ts'
import { log } from '#platform/log.ts'
import type { Metrics } from '#platform/metrics.ts'
import type { Lang } from '#platform/texts.ts'
import { bodyOf, letNextRead } from './body.ts'
import { answerFault, NotFoundPage, NotOursPage, PausedPage, SignInAgainPage, TooMuchPage } from './faults.tsx'
import { keepAnswers } from './kept.ts'
import { leafOf, takeNewLeaf } from './leaf.ts'
import type { Part, Route } from './part.ts'
import { type OnRefusal, runPost } from './post.ts'
import { makeFormToken } from './sender.ts'
import type { Visit, Who } from './visit.ts'

export type SiteDeps = {
  db: Db
  assets: Assets
  /** Signs form tokens. */
  key: Buffer
  publicUrl: string
  demo: boolean
  quickExitUrl: string
  /** Where a visitor is sent who must sign in first. */
  signInAddress: string
  now: () => Promise<Date>
  /** How long a page that is the same for all visitors may be kept, in milliseconds. */
  keepFor: number
  whoIs: (session: { token: string; active: boolean }) => Promise<Who>
  /** Who has paused the access of the one who holds this token. */
  pausedBy: (token: string) => Promise<string | null>
  roleText: (who: Who) => string
  deskLinks: (who: Who) => { href: string; text: string }[]
  /** What stands above a page of the desk for this hat, asked when one is drawn. */
  aboveDesk?: (who: Who, actor: Actor, now: Date) => Shell['above']
  addressOf: (context: Context) => Promise<string>
  /** Refusal codes of constraints, by name: the database decides, this names it. */
  refusalOfConstraint: Record<string, string>
  onRefusal?: OnRefusal
  /** Told of every answer, for whoever watches. */
  watch?: Metrics['request']
}

const sessionCookie = 'hv'
const visitor: Who = { kind: 'visitor' }

export type Env = { Variables: { visit: Visit; routePattern: string } }

/** All parts' routes as one site. Every answer is private to its reader and is never stored. */
export function makeSite(parts: Part[], deps: SiteDeps): Hono<Env> {
  const site = new Hono<Env>()
  site.use(async (context, next) => {
    const began = performance.now()
    try {
      await next()
    } finally {
      letNextRead(context.req.raw)
    }
    setHeaders(context, deps)
    if (context.req.path.startsWith('/assets/')) return
    const milliseconds = performance.now() - began
    const answer = { method: context.req.method, route: context.get('routePattern') ?? 'none', status: context.res.status }
    log('request', { ...answer, ms: Math.round(milliseconds) })
    deps.watch?.({ ...answer, seconds: milliseconds / 1000 })
  })
  site.get('/assets/*', (context) => sendAsset(context, deps.assets))
  const kept = keepAnswers(deps.keepFor)
  for (const route of parts.flatMap((part) => part.routes)) addRoute(site, route, { ...deps, kept })
  site.notFound(async (context) => context.html(NotFoundPage({ shell: (await visitOf(context, deps, '')).shell }), 404))
  site.onError(async (error, context) => {
    const body = context.req.method === 'POST' ? await bodyOf(context, deps).catch(() => undefined) : undefined
    return answerFault(error, context, { shell: context.get('visit')?.shell ?? shellOf(context, deps, visitor), body })
  })
  return site
}

function addRoute(site: Hono<Env>, route: Route, deps: SiteDeps & { kept: ReturnType<typeof keepAnswers> }): void {
  site.on(route.method, route.path, async (context) => {
    context.set('routePattern', route.path)
    const meet = async () => {
      const visit = await visitOf(context, deps, route.opens ?? '')
      context.set('visit', visit)
      return visit
    }
    // Whoever has no session is a visitor: a page made for another one is theirs too, without asking who they are.
    if (route.method === 'get' && route.sameForAll && route.may.allows(visitor) && !getCookie(context, sessionCookie))
      return deps.kept(addressIn(context), async () => route.show(await meet()))
    const visit = await meet()
    if (Object.entries(context.req.param()).some(([name, value]) => /id$/i.test(name) && !isId(value))) return visit.notFound()
    if (!route.may.allows(visit.who)) return denied(visit, route, deps)
    if (route.method === 'post') return runPost(visit, route.post, deps)
    return route.show(visit)
  })
}

/** What one may not see is not there. A visitor is first asked to sign in. Whoever had written something finds it on the page. */
async function denied(visit: Visit, route: Route, deps: SiteDeps): Promise<Response> {
  const { shell, context, html, who } = visit
  // A stream is read by a script, to which a page says nothing: no content tells it to stop and to see who it is (scripts/stream.ts).
  if (route.method === 'get' && who.kind === 'visitor' && /^text\/event-stream\b/.test(context.req.header('accept') ?? ''))
    return context.body(null, 204)
  const by = who.kind === 'visitor' && visit.token ? await deps.pausedBy(visit.token) : null
  if (route.method === 'get') {
    if (by) return html(PausedPage({ shell, by }), 403)
    return who.kind === 'visitor' ? visit.go(deps.signInAddress) : visit.notFound()
  }
  const { typed, formId, ours, tooMuch } = await bodyOf(context, deps)
  if (tooMuch) return html(TooMuchPage({ shell }), 413)
  if (who.kind !== 'visitor') return html(NotFoundPage({ shell, typed }), 404)
  if (!ours) return html(NotOursPage({ shell, typed }), 409)
  if (by) return html(PausedPage({ shell, typed, by }), 403)
  return html(SignInAgainPage({ shell, typed, formId, action: context.req.path, signInAddress: deps.signInAddress }), 409)
}

/** A page that renews a part of itself asks quietly; everything else is somebody who is there. */
function isByHand({ req }: Context): boolean {
  const mode = req.header('sec-fetch-mode')
  return req.method !== 'GET' || mode === undefined || mode === 'navigate'
}

async function visitOf(context: Context<Env>, deps: SiteDeps, purpose: string): Promise<Visit> {
  const token = getCookie(context, sessionCookie)
  const [now, who] = await Promise.all([deps.now(), token ? deps.whoIs({ token, active: isByHand(context) }) : visitor])
  const actor: Actor = who.kind === 'visitor' ? { kind: 'visitor' } : { kind: who.kind, hat: who.hat }
  const shell = { ...shellOf(context, deps, who), above: deps.aboveDesk?.(who, actor, now) }
  const cookie = { path: '/', sameSite: 'Lax', secure: deps.publicUrl.startsWith('https:') } as const
  return {
    who,
    actor,
    lang: shell.lang,
    now,
    today: dayInDenmark(now),
    shell,
    purpose,
    token,
    get formId() {
      return newId()
    },
    context,
    address: () => deps.addressOf(context),
    param: (name) => context.req.param(name) ?? '',
    query: (name) => (context.req.query(name) ?? '').replaceAll('\0', '').slice(0, 300),
    ask: (work) => ask(deps.db, actor, work),
    askAs: (other, work) => ask(deps.db, other, work),
    html: (page, status) => (status ? context.html(page as string, status) : context.html(page as string)),
    go: (to) => context.redirect(to, 303),
    notFound: () => context.html(NotFoundPage({ shell }), 404),
    signIn: (fresh, days) =>
      setCookie(context, sessionCookie, fresh, { ...cookie, httpOnly: true, maxAge: days ? days * 86_400 : undefined }),
    signOut: () => void deleteCookie(context, sessionCookie, cookie),
    remember: (name, value) => setCookie(context, name, value, { ...cookie, httpOnly: true }),
    remembered: (name) => getCookie(context, name) ?? '',
    takeNewLeaf: () => takeNewLeaf(context, cookie.secure),
  }
}

function addressIn({ req }: Context): string {
  return req.path + new URL(req.url).search
}

function shellOf(context: Context, deps: SiteDeps, who: Who): Shell {
  const lang: Lang = /^\/en(\/|$)/.test(context.req.path) ? 'en' : 'da'
  return {
    lang,
    dir: 'ltr',
    path: addressIn(context),
    demo: deps.demo,
    quickExitUrl: deps.quickExitUrl,
    hat: who.kind === 'visitor' ? null : { name: who.name ?? '', roleText: deps.roleText(who) },
    deskLinks: deps.deskLinks(who),
    formToken: makeFormToken(deps.key, Date.now()),
    leaf: leafOf(context, getCookie(context, sessionCookie)),
    asset: deps.assets.path,
  }
}

function sendAsset(context: Context, assets: Assets): Response | Promise<Response> {
  const file = assets.file(context.req.path)
  if (!file) return context.notFound()
  const { body, encoding } = encoded(file, context.req.header('accept-encoding'))
  const headers: Record<string, string> = {
    'content-type': file.type,
    'cache-control': 'public, max-age=31536000, immutable',
    vary: 'accept-encoding',
  }
  if (encoding) headers['content-encoding'] = encoding
  return context.body(body as Uint8Array<ArrayBuffer>, 200, headers)
}

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

function setHeaders(context: Context, deps: SiteDeps): void {
  const { headers } = context.res
  headers.set('content-security-policy', policy)
  headers.set('referrer-policy', 'same-origin')
  headers.set('x-content-type-options', 'nosniff')
  headers.set('cross-origin-opener-policy', 'same-origin')
  if (deps.publicUrl.startsWith('https:')) headers.set('strict-transport-security', 'max-age=31536000')
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
}
