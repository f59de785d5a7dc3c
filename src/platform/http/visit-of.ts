import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Assets } from '#platform/assets.ts'
import { dayInDenmark } from '#platform/clock.ts'
import { type Actor, ask, type Db } from '#platform/db.ts'
import type { Shell } from '#platform/html/shell.ts'
import { newId } from '#platform/ids.ts'
import type { Lang } from '#platform/texts.ts'
import { NotFoundPage } from './faults.tsx'
import { comeBack, leafOf, takeNewLeaf, wasLeft } from './leaf.ts'
import { makeFormToken } from './sender.ts'
import type { Visit, Who } from './visit.ts'

/** What has to be known to meet somebody. */
export type VisitDeps = {
  db: Db
  assets: Assets
  /** Signs form tokens. */
  key: Buffer
  publicUrl: string
  demo: boolean
  quickExitUrl: string
  now: () => Promise<Date>
  whoIs: (session: { token: string; active: boolean }) => Promise<Who>
  /** What the quick exit does to a session: true where it is over. */
  leaveSession: (token: string) => Promise<boolean>
  roleText: (who: Who) => string
  deskLinks: (who: Who) => { href: string; text: string }[]
  /** What stands above a page of the desk for this hat, asked when one is drawn. */
  aboveDesk?: (who: Who, actor: Actor, now: Date) => Shell['above']
  addressOf: (context: Context) => Promise<string>
}

const sessionCookie = 'hv'
export const visitor: Who = { kind: 'visitor' }

/** Whether browsers come to us over https only, and are to bring their cookies that way only. */
export function isSecure({ publicUrl }: { publicUrl: string }): boolean {
  return publicUrl.startsWith('https:')
}

export function hasSession(context: Context): boolean {
  return getCookie(context, sessionCookie) !== undefined
}

/** One request, with whoever stands behind it. */
export async function visitOf(context: Context, deps: VisitDeps, purpose: string): Promise<Visit> {
  const session = sessionIn(context, deps)
  if (wasLeft(context)) await session.leave()
  const [now, who] = await Promise.all([deps.now(), session.who()])
  if (who.kind !== 'visitor') comeBack(context, session.cookie.secure)
  const actor: Actor = who.kind === 'visitor' ? { kind: 'visitor' } : { kind: who.kind, hat: who.hat }
  const shell = { ...shellOf(context, deps, who), above: deps.aboveDesk?.(who, actor, now) }
  return {
    who,
    actor,
    lang: shell.lang,
    now,
    today: dayInDenmark(now),
    shell,
    purpose,
    token: session.token,
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
    signIn: session.begin,
    signOut: session.forget,
    remember: (name, value) => setCookie(context, name, value, { ...session.cookie, httpOnly: true }),
    remembered: (name) => getCookie(context, name) ?? '',
    takeNewLeaf: () => takeNewLeaf(context, session.cookie.secure),
  }
}

/** The session a browser shows, and what becomes of its cookie. */
function sessionIn(context: Context, deps: VisitDeps) {
  const cookie = { path: '/', sameSite: 'Lax', secure: isSecure(deps) } as const
  const token = getCookie(context, sessionCookie)
  const forget = () => void deleteCookie(context, sessionCookie, cookie)
  return {
    ...{ cookie, token, forget },
    who: async () => (token ? deps.whoIs({ token, active: isByHand(context) }) : visitor),
    begin: (fresh: string, days?: number) => {
      comeBack(context, cookie.secure)
      setCookie(context, sessionCookie, fresh, { ...cookie, httpOnly: true, maxAge: days ? days * 86_400 : undefined })
    },
    leave: async () => {
      if (token && (await deps.leaveSession(token))) forget()
    },
  }
}

/** A page that renews a part of itself asks quietly; everything else is somebody who is there. */
function isByHand({ req }: Context): boolean {
  const mode = req.header('sec-fetch-mode')
  return req.method !== 'GET' || mode === undefined || mode === 'navigate'
}

export function addressIn({ req }: Context): string {
  return req.path + new URL(req.url).search
}

/** What a page is drawn with for somebody. */
export function shellOf(context: Context, deps: VisitDeps, who: Who): Shell {
  const lang: Lang = /^\/en(\/|$)/.test(context.req.path) ? 'en' : 'da'
  return {
    lang,
    dir: 'ltr',
    path: addressIn(context),
    demo: deps.demo,
    quickExitUrl: deps.quickExitUrl,
    hat: who.kind === 'visitor' ? null : { name: who.name ?? '', roleText: deps.roleText(who), endsWhenLeft: who.endsWhenLeft },
    deskLinks: deps.deskLinks(who),
    formToken: makeFormToken(deps.key, Date.now(), who),
    leaf: leafOf(context, getCookie(context, sessionCookie)),
    asset: deps.assets.path,
  }
}
