import { openFamily } from '#core/access.ts'
import { may } from '#core/session/permission.ts'
import {
  MySafeAnswerPage,
  readMySafeAnswers,
  safeAnswerForm,
  safeAnswerTexts,
  safeWishOf,
  sayMySafeAnswer,
} from '#parts/counselling/index.ts'
import { FamilyPage } from '#platform/html/public-page.tsx'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, hatOf, type Visit } from '#platform/http/visit.ts'
import { texts as deleteTexts } from '../delete/texts.ts'
import { familyOf, forAdult, openOwn, ownPage } from '../own.ts'
import { texts } from '../texts.ts'

export const safeAnswerAddress = '/min-side/trygt-svar'

/** When it is safe to be answered is one adult's own, and changes: nobody else in the family sees it. */
export function safeAnswerRoutes() {
  const routes = part()
  const own = { may: may.readOwnPage, opens: 'own-page' }
  routes.page(
    safeAnswerAddress,
    ownPage,
    forAdult((visit) => show(visit, fresh(visit))),
  )
  routes.post(safeAnswerAddress, {
    ...{ ...own, form: safeAnswerForm, texts: safeAnswerTexts },
    act: async (tx, value, visit) => {
      await openFamily(tx, familyOf(visit.who), visit.purpose)
      return (await sayMySafeAnswer(tx, hatOf(visit), safeWishOf(value))) ?? '/min-side#safe-answer'
    },
    again: show,
  })
  return routes
}

async function show(visit: Visit, form: Again): Promise<Response> {
  const said = await openOwn(visit, readMySafeAnswers)
  const { shell, now } = visit
  return visit.html(
    <MySafeAnswerPage page={FamilyPage} {...{ shell, now, said, form }} action={safeAnswerAddress}>
      <p>
        <a href="/min-side">{texts(shell.lang)('back')}</a>
      </p>
      {said.length > 0 && (
        <p>
          <a href="/min-side/slet">{deleteTexts(shell.lang)('title')}</a>
        </p>
      )}
    </MySafeAnswerPage>,
  )
}
