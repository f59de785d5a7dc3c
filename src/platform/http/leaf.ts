import { createHash, randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

/** The script of the quick exit writes the same cookie (scripts/exit.ts), therefore it is not hidden from scripts. It says nothing. */
const cookie = 'hv-leaf'

/**
 * A random number that no script reads: it opens what is half written on the leaf. With a new leaf it goes, and a browser that has put a
 * whole page away forgets the page when such a cookie changes.
 */
export const leafKeyCookie = 'hv-leaf-key'

/**
 * The leaf of paper somebody writes on. What was typed and not sent may be brought back to it, never to another: each session has its
 * own, and after a quick exit, or when a message has arrived, a new one is taken. The first of a visitor has no name.
 */
export function leafOf(context: Context, token: string | undefined): string {
  const own = token && createHash('sha256').update(`leaf ${token}`).digest('base64url').slice(0, 12)
  return [getCookie(context, cookie)?.slice(0, 40), own].filter(Boolean).join(' ')
}

/** Kept as long as the browser keeps its own memory of pages: until it is closed. */
export function takeNewLeaf(context: Context, secure: boolean): void {
  setCookie(context, cookie, randomUUID(), { path: '/', sameSite: 'Lax', secure })
  deleteCookie(context, leafKeyCookie, { path: '/', secure })
}
