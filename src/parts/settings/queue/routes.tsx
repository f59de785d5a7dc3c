import { channels } from '#core/channel.ts'
import { readAtHand, readToPlan } from '#core/roster/store.ts'
import type { Door } from '#core/session/door.ts'
import { may } from '#core/session/permission.ts'
import type { Tx } from '#platform/db.ts'
import { nothing } from '#platform/http/fields.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { isId } from '#platform/ids.ts'
import { faultsAmong, type Refusal, refuse } from '#platform/refusal.ts'
import { editOf } from '../edit.ts'
import { holdRow } from '../store.ts'
import { whyNot } from '../whose.ts'
import { type QueueFields, queueForm } from './form.ts'
import { type Choices, ListPage, NewPage, OnePage, path } from './pages.tsx'
import { endQueue, insertQueue, isNameTaken, readPersons, readQueue, readQueues, updateQueue } from './store.ts'
import { texts } from './texts.ts'

const base = { may: may.setUp, texts }
const edit = editOf(queueForm, { hold: holdRow('core.queue'), read: readQueue })

/** Where an inquiry stands until somebody takes it, and who answers for that. */
export function queueRoutes({ mail }: Pick<Door, 'mail'>) {
  const routes = part()
  const { showNew, showOne } = pagesOf(mail)
  routes.page(path, base, async (visit) =>
    visit.html(<ListPage shell={visit.shell} queues={await visit.ask(readQueues)} today={visit.today} />),
  )
  routes.page(`${path}/new`, base, (visit) => showNew(visit, fresh(visit, { channels: channels.join(), languages: 'da' })))
  routes.page(`${path}/:id`, base, (visit) => showOne(visit, fresh(visit)))
  routes.post(`${path}/new`, {
    ...{ ...base, form: queueForm },
    faults: (tx, read) => queueFaults(tx, read),
    act: async (tx, fields, visit) => {
      await insertQueue(tx, visit.wishId, fields)
      return `${path}/${visit.wishId}?ny=1`
    },
    again: showNew,
  })
  routes.post(`${path}/:id`, {
    ...{ ...base, form: edit.form },
    faults: async (tx, { seen, ...read }, visit) => [
      ...(await edit.faults(tx, visit.param('id'), seen)),
      ...(await queueFaults(tx, read, visit.param('id'))),
    ],
    act: async (tx, fields, visit) =>
      (await updateQueue(tx, visit.param('id'), fields)) ? `${path}/${visit.param('id')}` : whyNot(readQueue(tx, visit.param('id'))),
    again: showOne,
  })
  routes.post(`${path}/:id/end`, {
    ...{ ...base, form: nothing },
    act: async (tx, _value, visit) => ((await endQueue(tx, visit.param('id'))) ? path : whyNot(readQueue(tx, visit.param('id')))),
    again: showOne,
  })
  return routes
}

/** Said at the field; the keys of the queue say the same again. */
async function queueFaults(tx: Tx, { name, responsible, deputy }: Partial<QueueFields>, id?: string): Promise<Refusal[]> {
  const ours = await readPersons(tx, [responsible, deputy].filter(isId))
  const [person, other] = [responsible, deputy].map((hat) => (hat ? ours.get(hat) : undefined))
  return faultsAmong(
    name && (await isNameTaken(tx, name, id)) && refuse('queueNameTaken', 'name'),
    responsible && !person && refuse('responsibleMustBeOurs', 'responsible'),
    person && !person.mine && refuse('anotherHouse', 'responsible'),
    deputy && !other && refuse('queueDeputyMustBeOurs', 'deputy'),
    person && person.id === other?.id && refuse('queueDeputyIsAnother', 'deputy'),
  )
}

/**
 * Whoever has never come in answers for nothing; only where there are not yet two who have is somebody who is invited named. Responsible is
 * somebody one may plan for; the other one may be of any house.
 */
async function readChoices(tx: Tx): Promise<Choices> {
  const [all, toPlan] = await Promise.all([readAtHand(tx), readToPlan(tx)])
  const here = all.filter(({ shut }) => shut === null)
  const deputy = here.length > 1 ? here : all
  return { deputy, responsible: toPlan.filter(({ person }) => deputy.some((one) => one.person === person)) }
}

function pagesOf(canMail: boolean) {
  return {
    async showNew(visit: Visit, form: Again) {
      const [choices, queues] = await Promise.all([visit.ask(readChoices), visit.ask(readQueues)])
      const isFirst = queues.every(({ closedOn }) => closedOn)
      return visit.html(<NewPage {...{ shell: visit.shell, form, choices, isFirst, canMail }} />)
    },
    async showOne(visit: Visit, form: Again) {
      const [queue, choices] = await Promise.all([visit.ask((tx) => readQueue(tx, visit.param('id'))), visit.ask(readChoices)])
      if (!queue) return visit.notFound()
      const created = visit.query('ny') === '1'
      const shown = { shell: visit.shell, form: edit.shown(form, queue), queue, choices, created, today: visit.today, canMail }
      return visit.html(<OnePage {...shown} />)
    },
  }
}
