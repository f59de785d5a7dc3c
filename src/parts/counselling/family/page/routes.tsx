import { z } from 'zod'
import { findFamily } from '#core/family/store.ts'
import { may } from '#core/session/permission.ts'
import type { Tx } from '#platform/db.ts'
import { part } from '#platform/http/part.ts'
import { type Answer, hatOf, type Visit } from '#platform/http/visit.ts'
import { refuse } from '#platform/refusal.ts'
import { addNote, correctNote } from '../../note/actions.ts'
import { correctionForm, noteForm } from '../../note/form.ts'
import { safeAnswerForm, safeWishOf } from '../../safe-answer/form.ts'
import { type Order, orderOf } from '../at.ts'
import { closeWithReason, reopenWith } from '../close/actions.ts'
import { closeForm, reopenForm } from '../close/form.ts'
import { showReopen } from '../close/page.tsx'
import { nameAnchor, nameDeputy, renameFamily, setLevel, tellAbout } from '../hold/actions.ts'
import { aboutForm, anchorForm, deputyForm, levelForm, nameForm } from '../hold/form.ts'
import { addHome, addMember, alsoMemberOf, saySafeFor, setHomes } from '../people/actions.ts'
import { alsoForm, homeForm, leaveForm, memberForm, returnForm, staysForm } from '../people/form.ts'
import { memberLeaves, memberReturns } from '../people/leaving.ts'
import { addGoal, addStep, goalReached, handStepOf, moveStepOf, stepDone, stepDropped } from '../plan/actions.ts'
import { afterForm, afterTalk } from '../plan/after.ts'
import { addStepForm, doneForm, dropForm, goalForm, handStepForm, moveStepForm, plainForm } from '../plan/form.ts'
import { givePromise, promiseBroken, promiseDone, promiseMoved, promiseUnwanted } from '../promise/actions.ts'
import { breakForm, givePromiseForm, momentOf, newTimeForm, unwantedForm } from '../promise/form.ts'
import { talkPart } from './around.tsx'
import { isPart, LivePart } from './live-parts.tsx'
import { reasonTexts } from './reason.tsx'
import { askWhy, showFamily, showPart } from './show.tsx'
import { saidWhy } from './store.ts'
import { texts } from './texts.ts'

const address = '/desk/families/:id'
type Routes = ReturnType<typeof part>
type Wish<S extends z.ZodType> = {
  form: S
  opens?: string
  act: (tx: Tx, order: Order, value: z.infer<S>) => Promise<Answer>
  /** Which of the page's forms it came from, so that it stands open again after a refusal. */
  from: string | ((visit: Visit) => string)
}

/** A small post of its own for each wish: the page again when a rule says no. */
function wish<S extends z.ZodType>(routes: Routes, path: string, { form, opens = 'plan', act, from }: Wish<S>): void {
  routes.post(`${address}/${path}`, {
    ...{ may: may.counsel, opens, form, texts },
    act: (tx, value, visit) => act(tx, orderOf(visit), value),
    again: (visit, again) => showFamily(visit, { form: typeof from === 'string' ? from : from(visit), again }),
  })
}

export function familyPageRoutes() {
  const routes = part()
  routes.page(address, { may: may.counsel, opens: 'counselling' }, (visit) => showFamily(visit))
  routes.page(`${address}/fragments/talks`, { may: may.counsel, opens: 'counselling' }, (visit) => showPart(visit, talkPart))
  routes.page(`${address}/fragments/:name`, { may: may.counsel, opens: 'counselling' }, (visit) => {
    const name = visit.param('name')
    return isPart(name) ? showPart(visit, (showing) => <LivePart name={name} showing={showing} />) : visit.notFound()
  })
  planWishes(routes)
  noteWishes(routes)
  holdWishes(routes)
  promiseWishes(routes)
  peopleWishes(routes)
  reasonWish(routes)
  return routes
}

function planWishes(routes: Routes): void {
  const step = (kind: string) => (visit: Visit) => `${kind}-${visit.param('stepId')}`
  wish(routes, 'after', { form: afterForm, act: afterTalk, from: 'after' })
  wish(routes, 'steps', { form: addStepForm, act: addStep, from: 'step' })
  wish(routes, 'steps/:stepId/done', {
    form: doneForm,
    act: (tx, order, form) => stepDone(tx, order, { stepId: order.param('stepId'), form }),
    from: step('done'),
  })
  wish(routes, 'steps/:stepId/drop', {
    form: dropForm,
    act: (tx, order, form) => stepDropped(tx, order, { stepId: order.param('stepId'), form }),
    from: step('drop'),
  })
  wish(routes, 'steps/:stepId/move', {
    form: moveStepForm,
    act: (tx, order, form) => moveStepOf(tx, order, { stepId: order.param('stepId'), form }),
    from: step('move'),
  })
  wish(routes, 'steps/:stepId/owner', {
    form: handStepForm,
    act: (tx, order, { ownerId }) => handStepOf(tx, order, { stepId: order.param('stepId'), ownerId }),
    from: step('hand'),
  })
  wish(routes, 'goals', { form: goalForm, act: addGoal, from: 'goal' })
  wish(routes, 'goals/:goalId/reached', {
    form: plainForm,
    act: (tx, order) => goalReached(tx, order, order.param('goalId')),
    from: (visit) => `goal-${visit.param('goalId')}`,
  })
}

function noteWishes(routes: Routes): void {
  wish(routes, 'notes', { form: noteForm, opens: 'counselling', act: addNote, from: 'note' })
  wish(routes, 'notes/:noteId/correct', {
    form: correctionForm,
    opens: 'counselling',
    act: (tx, order, { body }) => correctNote(tx, order, { noteId: order.param('noteId'), body }),
    from: (visit) => `correct-${visit.param('noteId')}`,
  })
}

function holdWishes(routes: Routes): void {
  wish(routes, 'level', { form: levelForm, act: setLevel, from: 'level' })
  wish(routes, 'anchor', { form: anchorForm, opens: 'handover', act: nameAnchor, from: 'anchor' })
  wish(routes, 'deputy', { form: deputyForm, opens: 'handover', act: nameDeputy, from: 'deputy' })
  wish(routes, 'close', {
    form: closeForm,
    opens: 'close',
    act: (tx, order, { closing, ...said }) => closeWithReason(tx, order, { closing, ...said }),
    from: 'close',
  })
  routes.post(`${address}/reopen`, {
    ...{ may: may.counsel, opens: 'open-family', form: reopenForm, texts },
    act: (tx, form, visit) => reopenWith(tx, orderOf(visit), form),
    again: (visit, again) => (again.typed.inquiry ? showReopen(visit, again) : showFamily(visit, { form: 'reopen', again })),
  })
}

function promiseWishes(routes: Routes): void {
  const promise = (kind: string) => (visit: Visit) => `${kind}-${visit.param('promiseId')}`
  wish(routes, 'promises', {
    form: givePromiseForm,
    act: (tx, order, form) =>
      givePromise(tx, order, { adultId: form.adultId, what: form.promiseWhat, channel: form.promiseChannel, by: momentOf(form) }),
    from: 'promise',
  })
  wish(routes, 'promises/:promiseId/keep', {
    form: plainForm,
    act: (tx, order) => promiseDone(tx, order, order.param('promiseId')),
    from: promise('keep'),
  })
  wish(routes, 'promises/:promiseId/move', {
    form: newTimeForm,
    act: (tx, order, form) => promiseMoved(tx, order, { promiseId: order.param('promiseId'), by: momentOf(form), theirYes: form.theirYes }),
    from: promise('newtime'),
  })
  wish(routes, 'promises/:promiseId/unwanted', {
    form: unwantedForm,
    act: (tx, order, { theirYes }) => promiseUnwanted(tx, order, { promiseId: order.param('promiseId'), theirYes }),
    from: promise('unwanted'),
  })
  wish(routes, 'promises/:promiseId/break', {
    form: breakForm,
    act: (tx, order, form) =>
      promiseBroken(tx, order, { promiseId: order.param('promiseId'), by: form.promiseDay ? momentOf(form) : null }),
    from: promise('break'),
  })
}

function peopleWishes(routes: Routes): void {
  const member = (kind: string) => (visit: Visit) => `${kind}-${visit.param('memberId')}`
  wish(routes, 'name', { form: nameForm, act: renameFamily, from: 'name' })
  wish(routes, 'about', { form: aboutForm, act: tellAbout, from: 'about' })
  wish(routes, 'adults', { form: memberForm, act: addMember, from: 'member' })
  wish(routes, 'homes', { form: homeForm, act: addHome, from: 'home' })
  wish(routes, 'members/:memberId/stays', {
    form: staysForm,
    act: (tx, order, { homes }) => setHomes(tx, order, { memberId: order.param('memberId'), homes }),
    from: member('stays'),
  })
  wish(routes, 'members/:memberId/also', {
    form: alsoForm,
    act: (tx, order, { otherFamily }) => alsoMemberOf(tx, order, { memberId: order.param('memberId'), otherFamily }),
    from: member('also'),
  })
  wish(routes, 'members/:memberId/leave', {
    form: leaveForm,
    act: (tx, order, left) => memberLeaves(tx, order, { memberId: order.param('memberId'), ...left }),
    from: member('leave'),
  })
  wish(routes, 'members/:memberId/safe', {
    ...{ form: safeAnswerForm, opens: 'counselling' },
    act: (tx, order, value) => saySafeFor(tx, order, { memberId: order.param('memberId'), ...safeWishOf(value) }),
    from: member('safe'),
  })
  wish(routes, 'members/:memberId/return', {
    form: returnForm,
    act: (tx, order) => memberReturns(tx, order, order.param('memberId')),
    from: member('return'),
  })
}

/** Why a leader outside the circle opens a family: said first, written into every line it allows. */
function reasonWish(routes: Routes): void {
  routes.post(`${address}/reason`, {
    ...{ may: may.lead, opens: 'leadership', texts: reasonTexts },
    form: z.object({ reason: z.string().trim().min(1, 'missing').min(3, 'tooShort').max(500, 'tooLong') }),
    act: async (tx, { reason }, visit) => {
      const family = await findFamily(tx, visit.param('id'))
      if (!family) return refuse('changedMeanwhile')
      await saidWhy(tx, { familyId: family.id, by: hatOf(visit), words: reason })
      return `/desk/families/${family.id}`
    },
    again: (visit, again) => askWhy(visit, again),
  })
}
