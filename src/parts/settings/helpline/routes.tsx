import { inOrder } from '#core/helpline/helpline.ts'
import { helplinesAt } from '#core/helpline/store.ts'
import { may } from '#core/session/permission.ts'
import type { Tx } from '#platform/db.ts'
import { nothing } from '#platform/http/fields.ts'
import { part } from '#platform/http/part.ts'
import { isChangedSince } from '#platform/http/seen.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { faultsAmong, type Refusal, refuse } from '#platform/refusal.ts'
import { editOf } from '../edit.ts'
import { holdRow } from '../store.ts'
import { checkForm, type HelplineFields, helplineForm, hoursFaults, hoursOf } from './form.ts'
import { ListPage, NewPage, OnePage, path, stampOfLine, typedOfLine } from './pages.tsx'
import { checkToday, endHelpline, insertHelpline, isTaken, readEnded, readHelpline, updateHelpline } from './store.ts'
import { texts } from './texts.ts'

const base = { may: may.setUp, texts }
const hold = holdRow('core.helpline', 'key')
const edit = editOf(helplineForm, {
  hold,
  read: async (tx, key) => {
    const line = await readHelpline(tx, key)
    return line && typedOfLine(line)
  },
})

/** The public numbers: what they are, where we know it from, and when somebody last looked. */
export function helplineRoutes() {
  const routes = part()
  routes.page(path, base, (visit) => showList(visit, fresh(visit)))
  routes.page(`${path}/new`, base, showNew)
  routes.page(`${path}/:key`, base, (visit) => showOne(visit, fresh(visit)))
  routes.post(`${path}/new`, {
    ...{ ...base, form: helplineForm },
    faults: (tx, read) => lineFaults(tx, read, { number: '', key: '' }),
    act: async (tx, fields, visit) => {
      await insertHelpline(tx, visit.wishId, { ...fields, hours: hoursOf(fields) })
      return path
    },
    again: showNew,
  })
  routes.post(`${path}/checked`, {
    ...{ ...base, form: checkForm },
    act: async (tx, { key, seen }, visit) => {
      hold(tx, key)
      const line = (await helplinesAt(tx, visit.now)).find((one) => one.key === key)
      if (line && isChangedSince(seen, stampOfLine(line))) return refuse('lineIsAnother', 'key')
      return line && (await checkToday(tx, key)) ? path : refuse('changedMeanwhile')
    },
    again: showList,
  })
  routes.post(`${path}/:key`, {
    ...{ ...base, form: edit.form },
    faults: async (tx, { seen, ...read }, visit) => {
      const older = await edit.faults(tx, visit.param('key'), seen)
      const before = await readHelpline(tx, visit.param('key'))
      return before ? [...older, ...(await lineFaults(tx, read, before))] : [refuse('changedMeanwhile')]
    },
    act: async (tx, fields, visit) => {
      const written = { ...fields, hours: hoursOf(fields) }
      return (await updateHelpline(tx, visit.param('key'), written)) ? path : refuse('changedMeanwhile')
    },
    again: showOne,
  })
  for (const [what, ends] of [['end', true] as const, ['again', false] as const])
    routes.post(`${path}/:key/${what}`, {
      ...{ ...base, form: nothing },
      act: async (tx, _value, visit) => ((await endHelpline(tx, visit.param('key'), ends)) ? path : refuse('changedMeanwhile')),
      again: showOne,
    })
  return routes
}

/** 112 stays what it is, and a number stands once. */
async function lineFaults(tx: Tx, read: Partial<HelplineFields>, before: { key: string; number: string }): Promise<Refusal[]> {
  const { number } = read
  return faultsAmong(
    number && (number === '112') !== (before.number === '112') && refuse('numberStands', 'number'),
    number && (await isTaken(tx, number, before.key)) && refuse('numberTaken', 'number'),
    ...hoursFaults(read),
  )
}

async function showList(visit: Visit, form: Again) {
  const [lines, ended] = await Promise.all([visit.ask((tx) => helplinesAt(tx, visit.now)), visit.ask(readEnded)])
  return visit.html(<ListPage shell={visit.shell} lines={inOrder(lines)} ended={ended} today={visit.today} form={form} />)
}

function showNew(visit: Visit, form: Again = fresh(visit)) {
  return visit.html(<NewPage shell={visit.shell} form={form} />)
}

async function showOne(visit: Visit, form: Again) {
  const line = await visit.ask((tx) => readHelpline(tx, visit.param('key')))
  if (!line) return visit.notFound()
  return visit.html(<OnePage shell={visit.shell} form={edit.shown(form, typedOfLine(line))} line={line} />)
}
