import type { z } from 'zod'
import { may } from '#core/session/permission.ts'
import { momentInDenmark } from '#platform/clock.ts'
import type { Tx } from '#platform/db.ts'
import { nothing } from '#platform/http/fields.ts'
import { part } from '#platform/http/part.ts'
import { type Again, type Answer, hatOf, type Visit } from '#platform/http/visit.ts'
import { safeAnswerForm, safeWishOf } from '../safe-answer/form.ts'
import { answerInquiry, claimInquiry, keepDraft, type Order, recordAttempt, releaseInquiry, saySafe, triageInquiry } from './actions.ts'
import { doneAsPromised, promiseTime } from './agreed.ts'
import { answerColleague, askColleague } from './ask/actions.ts'
import { AsksList } from './ask/pages.tsx'
import { endWithReason, reopen } from './end/actions.ts'
import { answerAskForm, answerForm, askForm, attemptForm, draftForm, endForm, levelForm, timeForm } from './form.ts'
import { addressOf } from './inquiry.ts'
import { HowToAnswer, Lookers, StateLine, TakenLine, Talk } from './live-parts.tsx'
import { GonePage, InquiryPage, TakenPage } from './pages.tsx'
import { readAsksOf, readOpen, readPage, readPromises, readSafe, readThread, takenOf } from './reading.ts'
import type { FormName } from './showing.ts'
import { Promises } from './side.tsx'
import { findBareInquiry, findInquiry } from './store.ts'
import { whoElseLooks } from './store-page.ts'
import { texts } from './texts.ts'
import { Wishes } from './wishes.tsx'

const counsel = { may: may.counsel, opens: 'answer' } as const
const address = '/desk/inquiries/:id'

/** One inquiry, everything one can do with it, and the parts of its page that renew themselves. */
export function inquiryRoutes() {
  const routes = part()
  routes.page(address, counsel, (visit) => show(visit))
  addOwnWishes(wishAdder(routes))
  addSharedWishes(wishAdder(routes))
  addFragments(routes)
  return routes
}

type Wished = Order & { other: string }
type WishOf<S extends z.ZodType> = { form: S; back: FormName; act: (tx: Tx, order: Wished, value: z.infer<S>) => Promise<Answer> }

type Add = <S extends z.ZodType>(path: string, wish: WishOf<S>) => void

function wishAdder(routes: ReturnType<typeof part>): Add {
  return (path, { form, back, act }) =>
    routes.post(`${address}/${path}`, {
      ...counsel,
      form,
      texts,
      act: (tx, value, visit) => act(tx, orderOf(visit), value),
      again: (visit, again) => show(visit, { form: back, again }),
    })
}

/** What one does with it oneself. */
function addOwnWishes(wish: Add): void {
  wish('claim', { form: nothing, back: 'claim', act: claimInquiry })
  wish('release', { form: nothing, back: 'release', act: releaseInquiry })
  wish('reopen', { form: nothing, back: 'reopen', act: reopen })
  wish('answer', { form: answerForm, back: 'answer', act: (tx, order, value) => answerInquiry(tx, order, value) })
  wish('draft', { form: draftForm, back: 'answer', act: (tx, order, { words }) => keepDraft(tx, order, words) })
  wish('safe', { form: safeAnswerForm, back: 'safe', act: (tx, order, value) => saySafe(tx, order, safeWishOf(value)) })
  wish('triage', {
    form: levelForm,
    back: 'triage',
    act: (tx, order, value) =>
      triageInquiry(tx, order, { level: value.level, reason: value.levelReason, deadlineOn: value.levelDeadline, seen: value.seen }),
  })
  wish('attempt', {
    form: attemptForm,
    back: 'attempt',
    act: (tx, order, value) => recordAttempt(tx, order, { channel: value.attemptBy, words: value.attemptWords }),
  })
  wish('promise', { form: timeForm, back: 'promise', act: (tx, order, value) => promiseTime(tx, order, timeOf(value)) })
  wish('promises/:promiseId', {
    form: nothing,
    back: 'promise',
    act: (tx, order) => doneAsPromised(tx, order, order.other),
  })
}

/** What takes a colleague, and how it ends. */
function addSharedWishes(wish: Add): void {
  wish('ask', {
    form: askForm,
    back: 'ask',
    act: (tx, order, value) => askColleague(tx, order, { what: value.ask, to: value.askTo, words: value.askWords }),
  })
  wish('asks/:askId', {
    form: answerAskForm,
    back: 'reply',
    act: (tx, order, { askAnswer, askReply }) => answerColleague(tx, order, { askId: order.other, answer: askAnswer, words: askReply }),
  })
  wish('end', {
    form: endForm,
    back: 'end',
    act: (tx, order, { endAs, endWords, endDuplicate, endReceiver, lastWord }) =>
      endWithReason(tx, order, {
        as: endAs,
        words: endWords,
        duplicateOf: endAs === 'duplicate-of' ? endDuplicate || null : null,
        receiver: endAs === 'handed-over' ? endReceiver || null : null,
        lastWord,
      }),
  })
}

function addFragments(routes: ReturnType<typeof part>): void {
  routes.page(`${address}/fragments/state`, counsel, async (visit) => {
    const inquiry = await visit.ask((tx) => findInquiry(tx, visit.param('id')))
    if (inquiry?.mayOpen) return visit.html(<StateLine frame={visit} inquiry={inquiry} />)
    const taken = inquiry && takenOf(inquiry)
    return taken ? visit.html(<TakenLine frame={visit} id={inquiry.id} taken={taken} />) : visit.notFound()
  })
  routes.page(`${address}/fragments/lookers`, counsel, async (visit) => {
    const id = visit.param('id')
    const lookers = await visit.ask(async (tx) => ((await findBareInquiry(tx, id))?.mayOpen ? whoElseLooks(tx, id) : undefined))
    return lookers ? visit.html(<Lookers frame={visit} address={addressOf(id)} lookers={lookers} />) : visit.notFound()
  })
  routes.page(`${address}/fragments/thread`, counsel, async (visit) => {
    const found = await visit.ask((tx) => readThread(tx, visit.param('id')))
    return found ? visit.html(<Talk frame={visit} {...found} />) : visit.notFound()
  })
  routes.page(`${address}/fragments/safe`, counsel, async (visit) => {
    const found = await visit.ask((tx) => readSafe(tx, visit.param('id')))
    return found ? visit.html(<HowToAnswer frame={visit} {...found} />) : visit.notFound()
  })
  routes.page(`${address}/fragments/promises`, counsel, async (visit) => {
    const page = await visit.ask((tx) => readPromises(tx, visit.param('id')))
    const { shell, now } = visit
    return page ? visit.html(<Promises showing={{ shell, now, page, newFormId: () => visit.formId }} />) : visit.notFound()
  })
  routes.page(`${address}/fragments/wishes`, counsel, async (visit) => {
    const page = await visit.ask((tx) => readOpen(tx, visit.param('id')))
    const { shell, now } = visit
    return page && 'inquiry' in page
      ? visit.html(<Wishes showing={{ shell, now, page, newFormId: () => visit.formId }} />)
      : visit.notFound()
  })
  routes.page(`${address}/fragments/asks`, counsel, async (visit) => {
    const asks = await visit.ask((tx) => readAsksOf(tx, visit.param('id')))
    return asks ? visit.html(<AsksList frame={visit} id={visit.param('id')} asks={asks} />) : visit.notFound()
  })
}

/**
 * The page as it stands now, or with one form as it was sent. A colleague who was quicker is named, and whoever had it is told that its writer
 * has deleted it; anything else out of reach is not there.
 */
async function show(visit: Visit, back?: { form: FormName; again: Again }): Promise<Response> {
  const found = await visit.ask((tx) => readPage(tx, visit.param('id')))
  if (!found) return visit.notFound()
  const late = { frame: visit, back: back?.again.typed }
  if ('takenBy' in found) return visit.html(<TakenPage {...late} taken={found} />, back ? 409 : 404)
  if ('deletedAt' in found) return visit.html(<GonePage {...late} gone={found} />, back ? 409 : 404)
  const showing = { shell: visit.shell, now: visit.now, page: found, newFormId: () => visit.formId, back }
  return visit.html(<InquiryPage showing={showing} />, back ? undefined : 200)
}

function orderOf(visit: Visit & { wishId: string }): Wished {
  const { wishId, now, today } = visit
  return { id: visit.param('id'), wishId, now, today, hat: hatOf(visit), other: visit.param('promiseId') || visit.param('askId') }
}

function timeOf({ promiseWhat, promiseDay, promiseTime, promiseYes }: z.infer<typeof timeForm>) {
  const channel = { answer: 'page', call: 'phone', meet: 'in-person' } as const
  return { what: promiseWhat, channel: channel[promiseWhat], by: momentInDenmark(promiseDay, promiseTime), theirYes: promiseYes }
}
