import { createHash, randomUUID } from 'node:crypto'
import type { Context } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'

/** The script of the quick exit writes the same cookie (scripts/exit.ts), therefore it is not hidden from scripts. It says nothing. */
const cookie = 'hv-leaf'

/** What a leaf begins with that was taken in leaving: that waits for nothing, so the session is ended first by whoever answers next. */
const leftMark = '.'

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
  return [nameOf(getCookie(context, cookie)), own].filter(Boolean).join(' ')
}

/** Kept as long as the browser keeps its own memory of pages: until it is closed. */
export function takeNewLeaf(context: Context, secure: boolean, mark = ''): void {
  setCookie(context, cookie, mark + randomUUID(), { path: '/', sameSite: 'Lax', secure })
  deleteCookie(context, leafKeyCookie, { path: '/', secure })
}

/** The quick exit without its script. It asks nobody anything, so that it leads away also where nothing else answers. */
export function leaveAtOnce(context: Context, secure: boolean): void {
  takeNewLeaf(context, secure, leftMark)
}

/** Whether the page before was left by the quick exit, and nobody has come back since. */
export function wasLeft(context: Context): boolean {
  return getCookie(context, cookie)?.startsWith(leftMark) ?? false
}

/** Somebody is here again, on the leaf that was taken then. */
export function comeBack(context: Context, secure: boolean): void {
  if (wasLeft(context)) setCookie(context, cookie, nameOf(getCookie(context, cookie))!, { path: '/', sameSite: 'Lax', secure })
}

function nameOf(leaf: string | undefined): string | undefined {
  return leaf?.slice(leaf.startsWith(leftMark) ? leftMark.length : 0, 40)
}
