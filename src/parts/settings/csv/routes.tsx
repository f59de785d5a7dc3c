import { z } from 'zod'
import type { Door } from '#core/session/door.ts'
import { may } from '#core/session/permission.ts'
import type { Tx } from '#platform/db.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, type Visit } from '#platform/http/visit.ts'
import { faultsAmong, refuse } from '#platform/refusal.ts'
import { oneOf } from '../form.ts'
import { type Outcome, sheetOf, writeRows } from './actions.ts'
import { isWorkbook } from './csv.ts'
import { CsvPage, PreviewPage, path } from './pages.tsx'
import type { KindOfSheet } from './sheet-row.ts'
import { sheetKinds, sheets } from './sheets.ts'
import { texts } from './texts.ts'

const base = { may: may.setUp, texts }
const sheetForm = z.object({ kind: oneOf(sheetKinds), text: z.string('noRows').trim().min(1, 'noRows') })
const uploadForm = z.object({ kind: oneOf(sheetKinds), text: z.string().default(''), file: z.string().default('') })
type Sent = { kind: KindOfSheet; text: string }

/** In from Excel and out to it. What is looked at first is written by the same code and undone, so that it says the truth. */
export function csvRoutes(door: Pick<Door, 'key'>) {
  const routes = part()
  const here = (visit: Visit) => ({ now: visit.now, today: visit.today, key: door.key })
  routes.page(path, base, (visit) => {
    const done = /^\d{1,4}$/.exec(visit.query('done'))
    return visit.html(<CsvPage shell={visit.shell} form={fresh(visit, { kind: 'places' })} done={done ? Number(done[0]) : undefined} />)
  })
  routes.page(`${path}/:kind`, base, sendSheet)
  routes.post(`${path}/preview`, {
    ...{ ...base, form: uploadForm },
    faults: (_tx, { text = '', file = '' }) =>
      faultsAmong(!text.trim() && !file.trim() && refuse('noRows', 'file'), isWorkbook(file) && refuse('notCsv', 'file')),
    enter: async (visit, { kind, text, file }) => {
      const sent = { kind, text: file.trim() ? file : text }
      return showPreview(visit, { sent, form: fresh(visit), outcome: await tried(visit, sent, here(visit)) })
    },
    again: showStart,
  })
  routes.post(`${path}/import`, {
    ...{ ...base, form: sheetForm },
    act: async (tx, sent, visit) => {
      const { faults, count } = await writeRows(tx, sent, here(visit))
      return faults.length > 0 ? refuse('shouldBeRight') : `${path}?done=${count}`
    },
    again: async (visit, form) => {
      const sent = sheetForm.safeParse(form.typed)
      return sent.success
        ? showPreview(visit, { sent: sent.data, form, outcome: await tried(visit, sent.data, here(visit)) })
        : showStart(visit, form)
    },
  })
  return routes
}

/** Thrown to undo what was only tried. */
class Tried extends Error {
  readonly outcome: Outcome
  constructor(outcome: Outcome) {
    super('only tried')
    this.outcome = outcome
  }
}

async function tried(visit: Visit, sent: Sent, here: Parameters<typeof writeRows>[2]): Promise<Outcome> {
  try {
    return await visit.ask(async (tx: Tx) => {
      throw new Tried(await writeRows(tx, sent, here))
    })
  } catch (error) {
    if (error instanceof Tried) return error.outcome
    throw error
  }
}

async function sendSheet(visit: Visit) {
  const kind = sheetKinds.find((one) => one === visit.param('kind'))
  if (!kind) return visit.notFound()
  const text = await visit.ask((tx) => sheetOf(tx, sheets[kind]))
  return visit.context.body(text, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': `attachment; filename="${kind}.csv"`,
  })
}

function showStart(visit: Visit, form: Again) {
  return visit.html(<CsvPage shell={visit.shell} form={form} />)
}

function showPreview(visit: Visit, { sent, form, outcome }: { sent: Sent; form: Again; outcome: Outcome }) {
  return visit.html(<PreviewPage shell={visit.shell} form={form} kind={sent.kind} text={sent.text} outcome={outcome} />)
}
