import { z } from 'zod'
import { may } from '#core/session/permission.ts'
import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { FamilyPage } from '#platform/html/public-page.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { deleteMine, readMine } from './store.ts'
import { texts } from './texts.ts'

/** What is only this adult's may go at once; what belongs to the family stays, and the page says why. */
export function deleteOwnRoutes() {
  const routes = part()
  routes.page('/min-side/slet', { may: may.readOwnPage }, (visit) => show(visit, fresh(visit)))
  routes.post('/min-side/slet', {
    ...{ may: may.readOwnPage, form: z.object({}), texts },
    act: async (tx) => {
      await deleteMine(tx)
      return '/min-side/samtale'
    },
    again: show,
  })
  return routes
}

async function show(visit: Visit, form: Again): Promise<Response> {
  const mine = await visit.ask(readMine)
  return visit.html(<DeleteOwnPage shell={visit.shell} form={form} mine={mine} />)
}

function DeleteOwnPage(props: { shell: Shell; form: Again; mine: { talks: number; years: number } }) {
  const { shell, form, mine } = props
  const say = texts(shell.lang)
  return (
    <FamilyPage shell={shell} title={say('title')} lead={mine.talks > 0 ? say('lead') : say('nothing')}>
      <ProblemSummary lang={shell.lang} problems={form.problems} />
      {mine.talks > 0 && (
        <>
          <h2>{say('goesTitle')}</h2>
          <ul>
            <li>{say('goesWords')}</li>
            <li>{say('goesTold')}</li>
            <li>{say('goesSafe')}</li>
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
          {mine.talks > 0 && <Button>{say('confirm')}</Button>}
          <LinkButton look="second" href="/min-side/samtale">
            {say(mine.talks > 0 ? 'regret' : 'back')}
          </LinkButton>
        </Actions>
      </Form>
    </FamilyPage>
  )
}
