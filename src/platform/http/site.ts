import { type Context, Hono } from 'hono'
import type { Assets } from '#platform/assets.ts'
import { encoded } from '#platform/assets.ts'
import { isId } from '#platform/ids.ts'
import { log } from '#platform/log.ts'
import type { Metrics } from '#platform/metrics.ts'
import { bodyOf, letNextRead } from './body.ts'
import { AnotherIsHerePage, answerFault, isDesk, NotFoundPage, NotOursPage, PausedPage, SignInAgainPage, TooMuchPage } from './faults.tsx'
import { keepAnswers } from './kept.ts'
import { leaveAtOnce } from './leaf.ts'
import type { Part, Route } from './part.ts'
import { type OnRefusal, type PostOf, runPost } from './post.ts'
import { isForAnother } from './sender.ts'
import type { Visit } from './visit.ts'
import { addressIn, hasSession, isSecure, shellOf, type VisitDeps, visitOf, visitor } from './visit-of.ts'

export type SiteDeps = VisitDeps & {
  /** Where a visitor is sent who must sign in first. */
  signInAddress: string
  /** Where whoever works here is sent whose session has ended: there it says why. */
  signInAgainAddress: string
  /** How long a page that is the same for all visitors may be kept, in milliseconds. */
  keepFor: number
  /** Who has paused the access of the one who holds this token. */
  pausedBy: (token: string) => Promise<string | null>
  /** Refusal codes of constraints, by name: the database decides, this names it. */
  refusalOfConstraint: Record<string, string>
  onRefusal?: OnRefusal
  /** Told of every answer, for whoever watches. */
  watch?: Metrics['request']
}

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
  site.get('/forlad', (context) => {
    leaveAtOnce(context, isSecure(deps))
    return context.redirect(deps.quickExitUrl, 303)
  })
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
    if (route.method === 'get' && route.sameForAll && route.may.allows(visitor) && !hasSession(context))
      return deps.kept(addressIn(context), async () => route.show(await meet()))
    const visit = await meet()
    if (Object.entries(context.req.param()).some(([name, value]) => /id$/i.test(name) && !isId(value))) return visit.notFound()
    if (!route.may.allows(visit.who)) return denied(visit, route, deps)
    if (route.method === 'post') return (await fromAnothersPage(visit, route.post, deps)) ?? runPost(visit, route.post, deps)
    return route.show(visit)
  })
}

/** Somebody else is signed in in this browser than when the page was opened: nobody's words become another's. */
async function fromAnothersPage({ context, who, shell, html }: Visit, post: PostOf, deps: SiteDeps): Promise<Response | undefined> {
  if (post.fromAnybodysPage || post.enter) return undefined
  const { typed, formId, formToken } = await bodyOf(context, deps)
  if (!isForAnother(formToken, who)) return undefined
  const sent = { shell: { ...shell, formToken }, typed, formId, action: context.req.path }
  return html(AnotherIsHerePage({ ...sent, signInAddress: deps.signInAddress }), 409)
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
    if (who.kind !== 'visitor') return visit.notFound()
    // Where families come it says nothing: somebody else may hold the phone now.
    return visit.go(visit.token && isDesk(shell.path) ? deps.signInAgainAddress : deps.signInAddress)
  }
  const { typed, formId, formToken, ours, tooMuch } = await bodyOf(context, deps)
  if (tooMuch) return html(TooMuchPage({ shell }), 413)
  if (who.kind !== 'visitor') return html(NotFoundPage({ shell, typed }), 404)
  if (!ours) return html(NotOursPage({ shell, typed }), 409)
  // Sent again from there, the words are still theirs whose page it was.
  const sent = { shell: { ...shell, formToken: formToken || shell.formToken }, typed, formId, action: context.req.path }
  const again = { ...sent, signInAddress: deps.signInAddress }
  if (by) return html(PausedPage({ ...again, by }), 403)
  return html(SignInAgainPage(again), 409)
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
  if (isSecure(deps)) headers.set('strict-transport-security', 'max-age=31536000')
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
}
