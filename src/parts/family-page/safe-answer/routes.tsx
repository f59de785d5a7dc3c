import { openFamily } from '#core/access.ts'
import { may } from '#core/session/permission.ts'
import {
  MySafeAnswerForm,
  readMySafeAnswers,
  type SafeAnswer,
  safeAnswerForm,
  safeAnswerTexts,
  safeWishOf,
  sayMySafeAnswer,
} from '#parts/counselling/index.ts'
import { FamilyPage } from '#platform/html/public-page.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, hatOf, type Visit } from '#platform/http/visit.ts'
import { texts as deleteTexts } from '../delete/texts.ts'
import { familyOf, openOwn } from '../own.ts'
import { texts } from '../texts.ts'

export const safeAnswerAddress = '/min-side/trygt-svar'

/** When it is safe to be answered is one adult's own, and changes: nobody else in the family sees it. */
export function safeAnswerRoutes() {
  const routes = part()
  const own = { may: may.readOwnPage, opens: 'own-page' }
  routes.page(safeAnswerAddress, own, (visit) => show(visit, fresh(visit)))
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
  return visit.html(<SafeAnswerPage shell={visit.shell} now={visit.now} said={said} form={form} />)
}

function SafeAnswerPage(props: { shell: Shell; now: Date; said: readonly SafeAnswer[]; form: Again }) {
  const { shell } = props
  const say = safeAnswerTexts(shell.lang)
  return (
    <FamilyPage shell={shell} title={say('title')} lead={say('lead')}>
      <MySafeAnswerForm {...props} action={safeAnswerAddress} />
      <p>
        <a href="/min-side">{texts(shell.lang)('back')}</a>
      </p>
      {props.said.length > 0 && (
        <p>
          <a href="/min-side/slet">{deleteTexts(shell.lang)('link')}</a>
        </p>
      )}
    </FamilyPage>
  )
}
