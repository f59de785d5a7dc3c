import type { z } from 'zod'
import type { Tx } from '#platform/db.ts'
import type { Refusal } from '#platform/refusal.ts'
import type { Lang } from '#platform/texts.ts'
import type { Typed } from './form.ts'
import type { Again, Answer, Permission, Visit } from './visit.ts'

type Show = (visit: Visit) => Response | Promise<Response>

/** What every route promises: who may, and when it opens people's content, why. */
export type Promised = {
  may: Permission
  /** Purpose of the access line; demanded where the address names a family or an inquiry. */
  opens?: string
  /** Also under /en. */
  english?: boolean
  /** The same for every visitor, so that one made a second ago will do. Never a page with a form that is posted. */
  sameForAll?: boolean
}

type Post<S extends z.ZodType> = Promised & {
  form: S
  /** Puts codes of problems and refusals in words. Codes it does not know are looked up among everyone's. */
  texts?: (lang: Lang) => (key: never) => string
  /**
   * Everything that is wrong beyond the single fields: between two of them, or known to the database only. Asked before the wish in its
   * transaction; where some fields cannot be read, asked of those that can, so that all that is wrong is said at once.
   */
  faults?: (tx: Tx, read: Partial<z.infer<S>>, visit: Visit) => readonly Refusal[] | Promise<readonly Refusal[]>
  /** The wish, in one transaction: answers where to go on, or a refusal. It runs once for one form id, however often it is sent. */
  act?: (tx: Tx, value: z.infer<S>, visit: Visit & { wishId: string }) => Promise<Answer>
  /** Instead of a wish: comes in through a door, or leaves the house. Runs each time it is sent; what may happen once only sees to that itself. */
  enter?: (visit: Visit, value: z.infer<S>, formId: string) => Promise<Response | Refusal>
  /** The way out: also from a page that was made for who was signed in here before. */
  fromAnybodysPage?: boolean
  /** The page again, with what was typed and what is wrong. */
  again: (visit: Visit, form: Again) => Response | Promise<Response>
  /** Sent again with other words it leads to the first answer all the same: the page there tells what is new. */
  tellsWhatIsNew?: boolean
  /** A form of several pages: the next page while it is unfinished, then what is to be carried out. */
  unfinished?: (visit: Visit, form: Again) => Promise<Response | Typed>
  /** Instead of going on to the answer, after the commit. Sent again, the answer is the first one, and what is typed may be another. */
  after?: (visit: Visit & { wishId: string }, answer: string, typed: Typed) => Response | Promise<Response>
}

export type Route = Promised & { method: 'get' | 'post'; path: string } & (
    | { method: 'get'; show: Show }
    | { method: 'post'; post: Post<z.ZodType> }
  )

/** The routes of one feature. Denied by default: a route names its permission, and one that opens a family names the purpose. */
export function part() {
  const routes: Route[] = []
  const add = (route: Route) => {
    if (!route.may?.name) throw new Error(`${route.path} names nobody who may`)
    if (/\/(families|inquiries)\/:/.test(route.path) && !route.opens)
      throw new Error(`${route.path} opens people's content and names no purpose`)
    routes.push(route)
    if (route.english) routes.push({ ...route, path: `/en${route.path === '/' ? '' : route.path}` })
  }
  return {
    routes,
    page(path: string, promised: Promised, show: Show): void {
      add({ ...promised, method: 'get', path, show })
    },
    post<S extends z.ZodType>(path: string, post: Post<S>): void {
      const { may, opens, english } = post
      add({ may, opens, english, method: 'post', path, post: post as unknown as Post<z.ZodType> })
    },
  }
}

export type Part = ReturnType<typeof part>
