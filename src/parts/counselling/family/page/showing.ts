import { isAnswer } from '#core/promise/store.ts'
import { carrierWords } from '#core/roster/carrier.ts'
import { formatDay, formatMoment, formatNear } from '#platform/clock.ts'
import type { Shell } from '#platform/html/shell.ts'
import type { Option } from '#platform/html/text-fields.tsx'
import type { Typed } from '#platform/http/form.ts'
import type { Again } from '#platform/http/visit.ts'
import type { MyFamily } from '../../desk/store-families.ts'
import type { Doers } from '../step-fields.tsx'
import { familyTexts } from '../texts.ts'
import { memberName } from '../wording.ts'
import type { Choices, OpenFamily } from './reading.ts'
import type { FamilyPromise, Talk } from './store.ts'
import { texts } from './texts.ts'

/** An open family on the screen: one of its forms may come back with what was typed and what is wrong. */
export type Showing = {
  shell: Shell
  now: Date
  today: string
  me: string
  page: OpenFamily
  /** The reader's families, beside this one. */
  families: readonly MyFamily[]
  newFormId: () => string
  /** Which form was asked for, or came back with what was typed. */
  wanted?: string
  back?: { form: string; again: Again }
}

export const say = texts('da')
export const common = familyTexts('da')

/** What a form begins with: what was typed in it before, else what is already known. */
export function formOf({ back, newFormId }: Showing, form: string, known: Typed = {}): Again {
  return back?.form === form ? back.again : { typed: known, problems: {}, formId: newFormId() }
}

export function isShown({ back, wanted }: Showing, form: string): boolean {
  return back?.form === form || wanted === form
}

/** Who and what a form lets one choose among: read with the page only where a form stands on it. */
export function choicesOf({ page }: Pick<Showing, 'page'>): Choices {
  if (!page.choices) throw new Error('a form is shown on a page that was read without one')
  return page.choices
}

export function addressOf({ page }: Pick<Showing, 'page'>): string {
  return `/desk/families/${page.family.id}`
}

export function when({ now }: Showing, moment: Date): string {
  return formatMoment(moment, 'da', now)
}

export function near({ today }: Showing, day: string): string {
  return formatNear(day, 'da', today)
}

export function dayWords({ today }: Showing, day: string): string {
  return formatDay(day, 'da', today)
}

/** What the family calls each member, also those who have left it; children without a name are counted. */
export function namesOf({ page }: Pick<Showing, 'page'>): Map<string, string> {
  let children = 0
  return new Map(
    [...page.members, ...page.left].map((one) => [one.id, memberName(one, one.role === 'child' && !one.name ? ++children : 0)]),
  )
}

export function adultName(showing: Pick<Showing, 'page'>, adultId: string | null): string {
  const member = [...showing.page.members, ...showing.page.left].find((one) => one.adultId === adultId && adultId !== null)
  return member ? namesOf(showing).get(member.id)! : ''
}

export function adultOptions(showing: Pick<Showing, 'page'>): Option[] {
  return showing.page.members.flatMap(({ adultId }) => (adultId ? [{ value: adultId, label: adultName(showing, adultId) }] : []))
}

/** Who may do a step: colleagues, the family's own adults, and whoever else stands in its circle. */
export function doersOf(showing: Showing): Doers {
  const { page, me, today } = showing
  const around = page.circle.filter(({ as, accepted }) => accepted && (as === 'volunteer' || as === 'guest'))
  const others = [
    ...adultOptions(showing),
    ...around.map(({ hat, name, as }) => ({ value: hat, label: `${name ?? ''} (${common(as).toLowerCase()})` })),
  ]
  const { colleagues, shifts } = choicesOf(showing)
  return { me, today, colleagues, others, shifts }
}

export function goalOptions({ page }: Showing): Option[] {
  return page.goals.filter(({ reachedAt }) => reachedAt === null).map(({ id, words }) => ({ value: id, label: words }))
}

export function isOpen({ page }: Pick<Showing, 'page'>): boolean {
  return page.family.closedAt === null
}

/** One of ours by name; where that person is away, first whoever carries it today. */
export function carrierOf({ page }: Pick<Showing, 'page'>, hat: string | null, name: string): string {
  return carrierWords(name, page.cover.find(({ awayHat }) => awayHat === hat)?.by)
}

/** Whoever has written and has not been answered. */
export function waitingTalks(showing: Showing): Talk[] {
  return isOpen(showing) ? showing.page.talks.filter(({ state, lastWordBy }) => state !== 'ended' && lastWordBy === 'writer') : []
}

/** What tells somebody who has written when we answer: the answer itself, or a talk agreed since. */
export function tellsWhen(promise: FamilyPromise, talk: Talk): boolean {
  if (promise.adultId !== talk.adultId) return false
  return isAnswer(promise) || (promise.what !== 'step' && promise.madeAt >= talk.lastWordAt)
}
