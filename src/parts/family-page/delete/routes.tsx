import { may } from '#core/session/permission.ts'
import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { FamilyPage } from '#platform/html/public-page.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { nothing } from '#platform/http/fields.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { forAdult, openOwn, ownPage } from '../own.ts'
import { deleteMine, type Mine, readMine } from './store.ts'
import { texts } from './texts.ts'

/** Where one is told that it is done. */
export const gone = 'slettet'
const afterDeleting = `/min-side/samtale?${gone}=1`

/** What is only this adult's may go at once; what belongs to the family stays, and the page says why. */
export function deleteOwnRoutes() {
  const routes = part()
  routes.page(
    '/min-side/slet',
    ownPage,
    forAdult((visit) => show(visit, fresh(visit))),
  )
  routes.post('/min-side/slet', {
    ...{ may: may.readOwnPage, form: nothing, texts },
    act: async (tx) => {
      await deleteMine(tx)
      return afterDeleting
    },
    again: show,
  })
  return routes
}

async function show(visit: Visit, form: Again): Promise<Response> {
  const mine = await openOwn(visit, readMine)
  return visit.html(<DeleteOwnPage shell={visit.shell} form={form} mine={mine} />)
}

function DeleteOwnPage(props: { shell: Shell; form: Again; mine: Mine }) {
  const { shell, form, mine } = props
  const say = texts(shell.lang)
  const some = mine.talks || mine.safeAnswer
  return (
    <FamilyPage shell={shell} title={say('title')} lead={some ? say('lead') : say('nothing')}>
      <ProblemSummary lang={shell.lang} problems={form.problems} kept={false} />
      {some && (
        <>
          <h2>{say('goesTitle')}</h2>
          <ul>
            {mine.talks && <li>{say('goesWords')}</li>}
            {mine.talks && <li>{say('goesTold')}</li>}
            {mine.safeAnswer && <li>{say('goesSafe')}</li>}
          </ul>
        </>
      )}
      <h2>{say('staysTitle')}</h2>
      <ul>
        <li>{say('staysPlan')}</li>
        <li>{say('staysJournal', { years: mine.years })}</li>
        <li>{say('staysTrace')}</li>
      </ul>
      <Form shell={shell} formId={form.formId} action="/min-side/slet">
        <Actions>
          <LinkButton href="/min-side/samtale">{say(some ? 'regret' : 'back')}</LinkButton>
          {some && <Button look="second">{say('title')}</Button>}
        </Actions>
      </Form>
    </FamilyPage>
  )
}
