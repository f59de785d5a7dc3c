import { type PromisedAnswer, promiseInWords } from '#core/promise/words.ts'
import { type CodeSecret, returnCode } from '#core/return-code/return-code.ts'
import { may } from '#core/session/permission.ts'
import { formatDay } from '#platform/clock.ts'
import { part } from '#platform/http/part.ts'
import { type Again, fresh, hatOf, type Visit } from '#platform/http/visit.ts'
import { isRefusal } from '#platform/refusal.ts'
import { type Received, receiveInquiry } from '../../receive/actions.ts'
import { newInquiryForm } from './form.ts'
import { NewInquiryPage, NotedPage } from './pages.tsx'
import { texts } from './texts.ts'

const minutesCodeIsShown = 10

/** Phone, walk-in and mail: the same inquiry as a written one, with the same promise and a code to read aloud. */
export function newInquiryRoutes(secret: CodeSecret) {
  const routes = part()
  const show = (visit: Visit, form: Again) => visit.html(<NewInquiryPage shell={visit.shell} form={form} />)
  routes.page('/desk/inquiries/new', { may: may.counsel }, (visit) => show(visit, fresh(visit)))
  routes.post('/desk/inquiries/new', {
    may: may.counsel,
    form: newInquiryForm,
    texts,
    act: async (tx, { take, channel, danger, ...told }, visit) => {
      const { wishId: formId, now } = visit
      const inquiry = { ...told, inDanger: danger || null, alone: told.alone || null, dueOn: null }
      const received = await receiveInquiry(tx, inquiry, { now, secret, formId, channel, ownerId: take ? hatOf(visit) : undefined })
      return isRefusal(received) ? received : receiptOf(received, visit)
    },
    again: show,
    after: (visit, receipt) => showReceipt(visit, receipt, secret),
  })
  return routes
}

type Receipt = Pick<Received, 'inquiryId' | 'keyNumber' | 'keptUntil'> & {
  at: string
  promise: { what: PromisedAnswer['what']; from: string | null; by: string }
}

/** The receipt stands with the form, so that a double click shows it again. The code is made anew, never stored. */
function receiptOf({ inquiryId, promise, keyNumber, keptUntil }: Received, visit: Visit): string {
  return JSON.stringify({ inquiryId, at: visit.now, promise, keyNumber, keptUntil })
}

function showReceipt(visit: Visit & { wishId: string }, answer: string, secret: CodeSecret) {
  const receipt = JSON.parse(answer) as Receipt
  const { what, from, by } = receipt.promise
  const promise = { what, from: from ? new Date(from) : null, by: new Date(by) }
  const young = receipt.keyNumber === secret.number && visit.now.getTime() - Date.parse(receipt.at) <= minutesCodeIsShown * 60_000
  const noted = {
    inquiryId: receipt.inquiryId,
    code: young ? returnCode(secret, visit.wishId).words.split(' ') : null,
    promise: promiseInWords(promise, { lang: visit.lang, now: visit.now, before: false }),
    kept: texts(visit.lang)('keptUntil', { day: formatDay(receipt.keptUntil, visit.lang, visit.today) }),
  }
  return visit.html(<NotedPage shell={visit.shell} noted={noted} />)
}
