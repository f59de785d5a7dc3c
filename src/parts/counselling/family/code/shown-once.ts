import { createHmac, timingSafeEqual } from 'node:crypto'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { CodeSecret } from '#core/return-code/return-code.ts'
import { hatOf, type Visit } from '#platform/http/visit.ts'

const name = 'hv-code'
const minutesFormIsYoung = 10

/**
 * A showing travels from the form to the page as a cookie that the page takes away: the same form sent again within ten minutes (a double
 * click, an answer that was lost on the way) is shown its code, a reload of the page is not. It holds the form's id, never the words, and
 * is good for one hat and one family only.
 */
export function allowShowing(visit: Visit & { wishId: string }, madeAt: Date, secret: CodeSecret): void {
  if (visit.now.getTime() - madeAt.getTime() > minutesFormIsYoung * 60_000) return
  const value = `${visit.wishId}.${sealOf(visit, visit.wishId, secret)}`
  setCookie(visit.context, name, value, { httpOnly: true, sameSite: 'Strict', path: pathOf(visit), maxAge: 60 })
}

/** The form whose code may be shown now, for this once. */
export function takeShowing(visit: Visit, secret: CodeSecret): string | null {
  const value = getCookie(visit.context, name)
  if (!value) return null
  deleteCookie(visit.context, name, { path: pathOf(visit) })
  const [wishId = '', seal = ''] = value.split('.')
  const right = sealOf(visit, wishId, secret)
  return seal.length === right.length && timingSafeEqual(Buffer.from(seal), Buffer.from(right)) ? wishId : null
}

function sealOf(visit: Visit, wishId: string, { key }: CodeSecret): string {
  return createHmac('sha256', key)
    .update(`code shown once\n${hatOf(visit)}\n${visit.param('id')}\n${wishId}`)
    .digest('hex')
}

function pathOf(visit: Visit): string {
  return `/desk/families/${visit.param('id')}/code`
}
