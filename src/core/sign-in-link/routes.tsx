import { z } from 'zod'
import { type Door, homeOf, orNothing } from '#core/session/door.ts'
import { may } from '#core/session/permission.ts'
import { comeIn, newToken, tokenHash } from '#core/session/session.ts'
import { part } from '#platform/http/part.ts'
import { fresh, type Visit } from '#platform/http/visit.ts'
import { allowed, type Trier, wrongTry } from '#platform/limit/limit.ts'
import { refuse } from '#platform/refusal.ts'
import { catalogue } from '#platform/texts.ts'
import { AskedPage, AskPage, GonePage, LinkPage, NoMailPage } from './pages.tsx'
import { askForLink, hatsOfLink, isMine, spendLink } from './store.ts'
import { da } from './texts.da.ts'

const texts = catalogue(da)
const visitor = { kind: 'visitor' } as const
const daysRemembered = 30
const mailForm = z.object({
  mail: z
    .string({ message: 'mailWrong' })
    .trim()
    .max(254, 'mailWrong')
    .regex(/^[^@\s]+@[^@\s]+$/, 'mailWrong'),
})

/** A link by mail for those who have turned mail on, and for volunteers. Never for anybody who can read about others: they have a passkey. */
export function signInLinkRoutes(door: Door) {
  const routes = part()
  routes.page('/sign-in/link', { may: may.signIn }, (visit) =>
    visit.html(door.mail ? <AskPage shell={visit.shell} form={fresh(visit)} /> : <NoMailPage shell={visit.shell} />),
  )
  routes.post('/sign-in/link', {
    may: may.signIn,
    form: mailForm,
    texts,
    again: (visit, form) => visit.html(<AskPage shell={visit.shell} form={form} />),
    enter: async (visit, { mail }) => {
      if (!door.mail) return visit.html(<NoMailPage shell={visit.shell} />)
      return (await isTooOften(visit, mail)) ? refuse('waitALittle', 'mail') : visit.html(<AskedPage shell={visit.shell} />)
    },
  })
  routes.page('/sign-in/link/:token', { may: may.signIn }, showLink)
  routes.post('/sign-in/link/:token', {
    may: may.signIn,
    form: z.object({ hat: z.uuid(), long: z.string().optional() }),
    texts,
    again: showLink,
    enter: async (visit, { hat, long }) => {
      const token = newToken()
      const order = { link: linkHash(visit), hat, token: tokenHash(token), long: Boolean(long) }
      const kind = await orNothing(visit.askAs(visitor, (tx) => spendLink(tx, order)))
      if (!kind) return showLink(visit)
      await comeIn(visit, token, long && kind === 'family' ? daysRemembered : undefined)
      return visit.go(kind === 'family' ? '/min-side' : homeOf('volunteer'))
    },
  })
  return routes
}

/** Every ask counts, whoever's address it is: else the wait would tell which are known. */
async function isTooOften(visit: Visit, mail: string): Promise<boolean> {
  const trier: Trier = { bucket: 'sign-in-link', address: await visit.address(), session: visit.token }
  return visit.askAs(visitor, async (tx) => {
    if ((await allowed(tx, trier)).waitSeconds > 0) return true
    await wrongTry(tx, trier)
    await askForLink(tx, mail)
    return false
  })
}

async function showLink(visit: Visit): Promise<Response> {
  const hats = await visit.askAs(visitor, (tx) => hatsOfLink(tx, linkHash(visit)))
  if (hats.length === 0) return (await alreadyIn(visit)) ?? visit.html(<GonePage shell={visit.shell} />, 404)
  return visit.html(<LinkPage shell={visit.shell} hats={hats} />)
}

/** The same link in a second window, or pressed twice: where it would lead, this browser is already. */
async function alreadyIn(visit: Visit): Promise<Response | null> {
  const { kind } = visit.who
  if (kind !== 'family' && kind !== 'staff') return null
  const mine = await visit.ask((tx) => isMine(tx, linkHash(visit)))
  return mine ? visit.go(kind === 'family' ? '/min-side' : homeOf('volunteer')) : null
}

function linkHash(visit: Visit): Buffer {
  return tokenHash(visit.param('token'))
}
