import { may } from '#core/session/permission.ts'
import {
  MySafeAnswerPage,
  readMySafeAnswers,
  safeAnswerForm,
  safeAnswerTexts,
  safeWishOf,
  sayMySafeAnswer,
} from '#parts/counselling/index.ts'
import { PublicPage } from '#platform/html/public-page.tsx'
import { inLanguage } from '#platform/html/shell.ts'
import type { part } from '#platform/http/part.ts'
import { type Again, fresh, hatOf, type Visit } from '#platform/http/visit.ts'
import { heldBack } from './held-back.tsx'
import { sendOn } from './own-page-now.tsx'
import { openOwn } from './store.ts'
import { texts } from './texts.ts'

export const safeAnswerAddress = '/samtale/trygt-svar'

/** When it is safe to be answered changes: whoever has the code says it anew, also before anybody has answered. */
export function safeAnswerPage(routes: ReturnType<typeof part>): void {
  const own = { may: may.makeOwnPage, english: true }
  const ownNow = '/min-side/trygt-svar'
  routes.page(safeAnswerAddress, own, (visit) => (visit.who.kind === 'family' ? visit.go(ownNow) : show(visit, fresh(visit))))
  routes.post(safeAnswerAddress, {
    ...{ ...own, form: safeAnswerForm, texts: safeAnswerTexts },
    unfinished: (visit, form) =>
      visit.who.kind === 'family'
        ? sendOn(visit, form, { field: 'safeAnswer', to: ownNow })
        : heldBack(visit, form, ['safeAnswer', 'seen']),
    act: async (tx, value, visit) => {
      const me = hatOf(visit)
      await openOwn(tx, me)
      return (await sayMySafeAnswer(tx, me, safeWishOf(value))) ?? `${inLanguage(visit.lang, '/samtale')}#safe-answer`
    },
    again: show,
  })
}

async function show(visit: Visit, form: Again): Promise<Response> {
  const said = await visit.ask(async (tx) => {
    await openOwn(tx, hatOf(visit))
    return readMySafeAnswers(tx)
  })
  const { shell, now } = visit
  return visit.html(
    <MySafeAnswerPage page={PublicPage} {...{ shell, now, said, form }} action={inLanguage(shell.lang, safeAnswerAddress)}>
      <p>
        <a href={inLanguage(shell.lang, '/samtale')}>{texts(shell.lang)('back')}</a>
      </p>
    </MySafeAnswerPage>,
  )
}
