import { z } from 'zod'
import { findFamily } from '#core/family/store.ts'
import { may } from '#core/session/permission.ts'
import type { Tx } from '#platform/db.ts'
import { nothing } from '#platform/http/fields.ts'
import { part } from '#platform/http/part.ts'
import { type Answer, hatOf, type Visit } from '#platform/http/visit.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
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
import { alsoForm, homeForm, leaveForm, memberForm, staysForm } from '../people/form.ts'
import { memberLeaves, memberReturns } from '../people/leaving.ts'
import { addGoal, addStep, goalReached, handStepOf, moveStepOf, stepDone, stepDropped } from '../plan/actions.ts'
import { afterForm, afterTalk, faultsAfter } from '../plan/after.ts'
import { addStepForm, doneForm, dropForm, goalForm, handStepForm, moveStepForm } from '../plan/form.ts'
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

/** A wish about one thing of the family names it in its path. */
type Wished = Order & { other: string }
type WishOf<S extends z.ZodType> = {
  form: S
  opens?: string
  /** Which of the page's forms it came from, so that it stands open again after a refusal; of one thing among several, of that thing. */
  back: string
  /** What is wrong of it besides its fields, said together with what is wrong of those. */
  faults?: (read: Partial<z.infer<S>>) => Refusal[]
  act: (tx: Tx, order: Wished, value: z.infer<S>) => Promise<Answer>
}
type Add = <S extends z.ZodType>(path: string, wish: WishOf<S>) => void

export function familyPageRoutes() {
  const routes = part()
  const wish = wishAdder(routes)
  routes.page(address, { may: may.counsel, opens: 'counselling' }, (visit) => showFamily(visit))
  routes.page(`${address}/fragments/talks`, { may: may.counsel, opens: 'counselling' }, (visit) => showPart(visit, talkPart))
  routes.page(`${address}/fragments/:name`, { may: may.counsel, opens: 'counselling' }, (visit) => {
    const name = visit.param('name')
    return isPart(name) ? showPart(visit, (showing) => <LivePart name={name} showing={showing} />) : visit.notFound()
  })
  addPlanWishes(wish)
  addNoteWishes(wish)
  addHoldWishes(wish)
  addPromiseWishes(wish)
  addPeopleWishes(wish)
  addReopen(routes)
  addReason(routes)
  return routes
}

/** A small post of its own for each wish: the page again when a rule says no. */
function wishAdder(routes: Routes): Add {
  return (path, { form, opens = 'plan', back, faults, act }) => {
    const thing = path.match(/:(\w+)/)?.[1]
    const otherIn = (visit: Visit) => (thing ? visit.param(thing) : '')
    routes.post(`${address}/${path}`, {
      ...{ may: may.counsel, opens, form, texts },
      ...(faults && { faults: (_tx: Tx, read: Parameters<typeof faults>[0]) => faults(read) }),
      act: (tx, value, visit) => act(tx, { ...orderOf(visit), other: otherIn(visit) }, value),
      again: (visit, again) => showFamily(visit, { form: thing ? `${back}-${otherIn(visit)}` : back, again }),
    })
  }
}

function addPlanWishes(wish: Add): void {
  wish('after', { form: afterForm, back: 'after', faults: faultsAfter, act: afterTalk })
  wish('steps', { form: addStepForm, back: 'step', act: addStep })
  wish('steps/:stepId/done', { form: doneForm, back: 'done', act: (tx, order, form) => stepDone(tx, order, { stepId: order.other, form }) })
  wish('steps/:stepId/drop', {
    form: dropForm,
    back: 'drop',
    act: (tx, order, form) => stepDropped(tx, order, { stepId: order.other, form }),
  })
  wish('steps/:stepId/move', {
    form: moveStepForm,
    back: 'move',
    act: (tx, order, form) => moveStepOf(tx, order, { stepId: order.other, form }),
  })
  wish('steps/:stepId/owner', {
    form: handStepForm,
    back: 'hand',
    act: (tx, order, hand) => handStepOf(tx, order, { stepId: order.other, ...hand }),
  })
  wish('goals', { form: goalForm, back: 'goal', act: addGoal })
  wish('goals/:goalId/reached', { form: nothing, back: 'goal', act: (tx, order) => goalReached(tx, order, order.other) })
}

function addNoteWishes(wish: Add): void {
  wish('notes', { form: noteForm, opens: 'counselling', back: 'note', act: addNote })
  wish('notes/:noteId/correct', {
    ...{ form: correctionForm, opens: 'counselling', back: 'correct' },
    act: (tx, order, { body }) => correctNote(tx, order, { noteId: order.other, body }),
  })
}

function addHoldWishes(wish: Add): void {
  wish('level', { form: levelForm, back: 'level', act: setLevel })
  wish('anchor', { form: anchorForm, opens: 'handover', back: 'anchor', act: nameAnchor })
  wish('deputy', { form: deputyForm, opens: 'handover', back: 'deputy', act: nameDeputy })
  wish('close', { form: closeForm, opens: 'close', back: 'close', act: closeWithReason })
}

function addPromiseWishes(wish: Add): void {
  wish('promises', {
    form: givePromiseForm,
    back: 'promise',
    act: (tx, order, form) =>
      givePromise(tx, order, { adultId: form.adultId, what: form.promiseWhat, channel: form.promiseChannel, by: momentOf(form) }),
  })
  wish('promises/:promiseId/keep', { form: nothing, back: 'keep', act: (tx, order) => promiseDone(tx, order, order.other) })
  wish('promises/:promiseId/move', {
    form: newTimeForm,
    back: 'newtime',
    act: (tx, order, form) => promiseMoved(tx, order, { promiseId: order.other, by: momentOf(form), theirYes: form.theirYes }),
  })
  wish('promises/:promiseId/unwanted', {
    form: unwantedForm,
    back: 'unwanted',
    act: (tx, order, { theirYes }) => promiseUnwanted(tx, order, { promiseId: order.other, theirYes }),
  })
  wish('promises/:promiseId/break', {
    form: breakForm,
    back: 'break',
    act: (tx, order, form) => promiseBroken(tx, order, { promiseId: order.other, by: form.promiseDay ? momentOf(form) : null }),
  })
}

function addPeopleWishes(wish: Add): void {
  wish('name', { form: nameForm, back: 'name', act: renameFamily })
  wish('about', { form: aboutForm, back: 'about', act: tellAbout })
  wish('adults', { form: memberForm, back: 'member', act: addMember })
  wish('homes', { form: homeForm, back: 'home', act: addHome })
  wish('members/:memberId/stays', {
    form: staysForm,
    back: 'stays',
    act: (tx, order, { homes }) => setHomes(tx, order, { memberId: order.other, homes }),
  })
  wish('members/:memberId/also', {
    form: alsoForm,
    back: 'also',
    act: (tx, order, { otherFamily }) => alsoMemberOf(tx, order, { memberId: order.other, otherFamily }),
  })
  wish('members/:memberId/leave', {
    form: leaveForm,
    back: 'leave',
    act: (tx, order, left) => memberLeaves(tx, order, { memberId: order.other, ...left }),
  })
  wish('members/:memberId/safe', {
    ...{ form: safeAnswerForm, opens: 'counselling', back: 'safe' },
    act: (tx, order, value) => saySafeFor(tx, order, { memberId: order.other, ...safeWishOf(value) }),
  })
  wish('members/:memberId/return', { form: nothing, back: 'return', act: (tx, order) => memberReturns(tx, order, order.other) })
}

/** From the page of a closed family, or from the page that opens it for what somebody has written. */
function addReopen(routes: Routes): void {
  routes.post(`${address}/reopen`, {
    ...{ may: may.counsel, opens: 'open-family', form: reopenForm, texts },
    act: (tx, form, visit) => reopenWith(tx, orderOf(visit), form),
    again: (visit, again) => (again.typed.inquiry ? showReopen(visit, again) : showFamily(visit, { form: 'reopen', again })),
  })
}

/** Why a leader outside the circle opens a family: said first, written into every line it allows. */
function addReason(routes: Routes): void {
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
