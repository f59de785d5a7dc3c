import type { MailTrial } from '#core/send/mail.ts'
import { readOwnAddress } from '#core/send/trial/store.ts'
import { readTrial, tryMail } from '#core/send/trial/try-mail.ts'
import type { Door } from '#core/session/door.ts'
import { may } from '#core/session/permission.ts'
import { nothing } from '#platform/http/fields.ts'
import { part } from '#platform/http/part.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isId } from '#platform/ids.ts'
import { home } from '../frame.tsx'
import { trialAddress } from './mail.tsx'
import { OverviewPage } from './pages.tsx'
import { readStanding } from './store.ts'
import { texts } from './texts.ts'

/** In a demo world nothing leaves the house, whatever is set. */
export type Mailing = Pick<Door, 'mail'> & { trial?: MailTrial | 'demo' }

export function overviewRoutes({ mail, trial }: Mailing) {
  const routes = part()
  const show = async (visit: Visit, problem?: string) => {
    const [standing, address] = await Promise.all([visit.ask(readStanding), visit.ask(readOwnAddress)])
    const tried = visit.query('mail')
    const said = isId(tried) ? await readTrial(visit, tried) : null
    const shown = { on: mail, mayTry: trial !== undefined, knowsMe: address !== null, formId: visit.formId, said, problem }
    return visit.html(<OverviewPage shell={visit.shell} standing={standing} mail={shown} />)
  }
  routes.page(home, { may: may.setUp }, (visit) => show(visit))
  routes.post(trialAddress, {
    ...{ may: may.setUp, form: nothing, texts },
    enter: async (visit, _nothing, formId) => {
      if (!mail || !trial) return visit.go(home)
      const refused = await tryMail(visit, trial, formId)
      return refused ?? visit.go(`${home}?mail=${formId}#mail`)
    },
    again: (visit, { problems }) => show(visit, problems.form),
  })
  return routes
}
