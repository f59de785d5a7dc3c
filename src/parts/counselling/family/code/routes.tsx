import { z } from 'zod'
import { findFamily } from '#core/family/store.ts'
import { type CodeSecret, codeForFamily } from '#core/return-code/return-code.ts'
import { may } from '#core/session/permission.ts'
import { id } from '#platform/http/fields.ts'
import { part } from '#platform/http/part.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isId } from '#platform/ids.ts'
import { orderOf } from '../at.ts'
import { showFamily } from '../page/show.tsx'
import { texts } from '../page/texts.ts'
import { daysToUse, giveNewCode } from './actions.ts'
import { CodeWasShownPage, NewCodePage } from './page.tsx'
import { allowShowing, takeShowing } from './shown-once.ts'

const address = '/desk/families/:id/code'
const opensWhat = (text: string) => (text === 'page' ? 'page' : 'conversation')

/** A new code. Its words are never stored: they are made again from the form's id for the one page that shows them, and then are nowhere. */
export function newCodeRoutes(secret: CodeSecret) {
  const routes = part()
  routes.page(address, { may: may.counsel, opens: 'new-code' }, (visit) => showOnce(visit, secret))
  routes.post(address, {
    ...{ may: may.counsel, opens: 'new-code', form: z.object({ adultId: id }), texts },
    act: (tx, { adultId }, visit) => giveNewCode(tx, orderOf(visit), { adultId, secret }),
    again: (visit, again) => showFamily(visit, { form: `code-${again.typed.adultId ?? ''}`, again }),
    after: (visit, answer) => {
      const { opens, adult, at } = Object.fromEntries(new URL(answer, 'http://here').searchParams)
      allowShowing(visit, new Date(at ?? 0), secret)
      return visit.go(`/desk/families/${visit.param('id')}/code?opens=${opens}&adult=${adult}`)
    },
  })
  return routes
}

async function showOnce(visit: Visit, secret: CodeSecret): Promise<Response> {
  const family = await visit.ask((tx) => findFamily(tx, visit.param('id')))
  if (!family) return visit.notFound()
  const wishId = takeShowing(visit, secret)
  const at = { shell: visit.shell, familyId: family.id }
  if (!wishId) {
    const adult = visit.query('adult')
    return visit.html(<CodeWasShownPage {...at} adultId={isId(adult) ? adult : null} formId={visit.formId} />)
  }
  const words = codeForFamily(secret, { familyId: family.id, formId: wishId }).words
  return visit.html(<NewCodePage {...at} words={words} opens={opensWhat(visit.query('opens'))} days={daysToUse} />)
}
