import { hkdfSync } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { sql } from 'kysely'
import { refusalOfConstraint } from '#core/refusal-of-constraint.ts'
import type { MailTrial } from '#core/send/mail.ts'
import { deskLinks } from '#core/session/desk-links.ts'
import { roleText } from '#core/session/role.ts'
import { leaveSession, pausedBy, whoIs } from '#core/session/session.ts'
import { signInAgainAt } from '#core/session/signed-out/page.tsx'
import { aboveDesk, countRefusedWork } from '#parts/counselling/index.ts'
import type { Assets } from '#platform/assets.ts'
import { ask, type Db } from '#platform/db.ts'
import type { Part } from '#platform/http/part.ts'
import { type Env, makeSite } from '#platform/http/site.ts'
import { clientAddress } from '#platform/limit/address.ts'
import { hashAddress } from '#platform/limit/limit.ts'
import { type Metrics, mayWatch } from '#platform/metrics.ts'
import { routesOf } from './routes.ts'

export type AppOrder = {
  db: Db
  assets: Assets
  /** At least 32 characters: form tokens and return codes are made from it. */
  secret: string
  /** Those before it, oldest first: their return codes still open. Null is one that was thrown away. */
  oldSecrets?: readonly (string | null)[]
  publicUrl: string
  /** What people type, also where PUBLIC_URL is not set: links and passkeys belong to it. */
  address?: string
  trustProxy: number
  /** Whether mail can leave this house; else nobody is asked for an address. */
  mail?: boolean
  /** Who carries it, for whoever wants to try that. */
  postOffice?: MailTrial
  /** Null when the database answers and has this code's schema, else what is wrong. */
  whatIsWrong: () => Promise<string | null>
  /** What kind of world the database is; a real one has the true clock. */
  world: 'demo' | 'test' | 'real'
  /** What a watcher reads, and the token it must bring; without them /metrics is not there. */
  watch?: { metrics: Metrics; token: string }
}

/** Everything the web process serves, composed. */
export function createApp(order: AppOrder): { site: Hono<Env>; parts: Part[] } {
  const { db, world } = order
  const now = world === 'real' ? async () => new Date() : () => simulatedNow(db)
  const mail = order.mail ?? false
  const door = { address: order.address ?? (order.publicUrl || 'http://localhost'), key: keyFor(order.secret, 'sign-in'), mail }
  const signInAddress = world === 'real' ? '/sign-in' : '/demo'
  const parts = routesOf({ world, ...codeKeys(order), mail, postOffice: order.postOffice, door, db, now })
  const site = makeSite(parts, {
    db,
    assets: order.assets,
    key: keyFor(order.secret, 'form'),
    publicUrl: order.publicUrl,
    demo: world !== 'real',
    keepFor: world === 'real' ? 1_000 : 0, // a clock that is moved by hand moves at once
    quickExitUrl: 'https://www.dr.dk/vejret',
    signInAddress,
    signInAgainAddress: signInAgainAt(signInAddress),
    now,
    whoIs: (session) => whoIs(db, session),
    leaveSession: (token) => leaveSession(db, token),
    pausedBy: (token) => pausedBy(db, token),
    roleText,
    deskLinks,
    aboveDesk: (who, actor, now) => aboveDesk(db, who, { actor, now }),
    addressOf: (context) => hashAddress(db, keyFor(order.secret, 'limit'), addressSeen(context, order.trustProxy)),
    refusalOfConstraint,
    onRefusal: countRefusedWork,
    watch: order.watch?.metrics.request,
  })
  site.get('/healthz', (context) => context.text('ok'))
  site.get('/readyz', async (context) => {
    const wrong = await order.whatIsWrong().catch(() => 'The database does not answer.')
    return context.text(wrong ?? 'ready', wrong ? 503 : 200)
  })
  if (order.watch) site.get('/metrics', (context) => showMetrics(context, order.watch!))
  return { site, parts }
}

async function showMetrics(context: Context, { metrics, token }: NonNullable<AppOrder['watch']>) {
  if (!mayWatch(context.req.header('authorization'), token)) return context.notFound()
  return context.body(await metrics.page(), 200, { 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
}

function addressSeen({ env, req }: Context, hops: number): string {
  const connection = env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
  return clientAddress({ socket: connection?.incoming?.socket?.remoteAddress, forwardedFor: req.header('x-forwarded-for'), hops })
}

/** Keys of return codes are numbered in the order they were taken into use. */
function codeKeys({ secret, oldSecrets = [] }: AppOrder) {
  const older = oldSecrets.map((old, index) => (old === null ? [] : [{ number: index + 1, key: keyFor(old, 'return-code') }]))
  return { secret: keyFor(secret, 'return-code'), keyNumber: oldSecrets.length + 1, olderKeys: older.flat().reverse() }
}

/** One secret, a key of its own for each use. */
export function keyFor(secret: string, use: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', `hele-vejen ${use}`, 32))
}

async function simulatedNow(db: Db): Promise<Date> {
  const { rows } = await ask(db, { kind: 'visitor' }, (tx) => sql<{ now: Date }>`select platform.now() as now`.execute(tx))
  return rows[0]!.now
}
