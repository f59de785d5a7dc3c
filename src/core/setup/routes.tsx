import { type Door, invitationLink } from '#core/session/door.ts'
import { may } from '#core/session/permission.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { catalogue } from '#platform/texts.ts'
import { BegunPage, OverPage, SetupPage } from './pages.tsx'
import { beginNetwork, beginningForm, readSetup } from './setup.ts'
import { da } from './texts.da.ts'

const texts = catalogue(da)

/** The first page of a real house, at the address its first start has printed. Afterwards it says so; anywhere else it is not there. */
export function setupRoutes(door: Door) {
  const routes = part()
  routes.page('/setup/:token', { may: may.beginNetwork }, (visit) => show(visit, fresh(visit)))
  routes.post('/setup/:token', {
    may: may.beginNetwork,
    form: beginningForm,
    texts,
    act: async (tx, wish, visit) => {
      await beginNetwork(tx, { token: visit.param('token'), wish, invitationId: visit.wishId }, door)
      return wish.name
    },
    again: show,
    // Sent twice, it shows the same link: it is made from the form's own id, and stands nowhere.
    after: async (visit, name, { mail = '' }) => {
      const days = await visit.askAs({ kind: 'visitor' }, (tx) =>
        tx.selectFrom('core.setting').select('value').where('key', '=', 'invitation-days').executeTakeFirst(),
      )
      const link = invitationLink(door, visit.wishId)
      const begun = { name, link, days: Number(days?.value ?? 7), mail, leaves: door.mail }
      return visit.html(<BegunPage shell={visit.shell} {...begun} />)
    },
  })
  return routes
}

async function show(visit: Visit, form: Again): Promise<Response> {
  const { open, over } = await visit.askAs({ kind: 'visitor' }, (tx) => readSetup(tx, visit.param('token')))
  if (over) return visit.html(<OverPage shell={visit.shell} />, 404)
  return open ? visit.html(<SetupPage shell={visit.shell} form={form} />) : visit.notFound()
}
