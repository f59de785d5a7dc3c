import { dueWords } from '#core/promise/due-words.ts'
import type { Given } from '#core/promise/store.ts'
import { formatMoment } from '#platform/clock.ts'
import type { Shell } from '#platform/html/shell.ts'
import type { Again } from '#platform/http/visit.ts'
import { type Wish, whyNot } from './inquiry.ts'
import type { OpenPage } from './reading.ts'
import { texts } from './texts.ts'

/** The forms of the page; `draft` is typed in the answer's form. */
export type FormName = Wish | 'reply'

/** An open inquiry on the screen: one of its forms may come back with what was typed and what is wrong. */
export type Showing = {
  shell: Shell
  now: Date
  page: OpenPage
  newFormId: () => string
  back?: { form: FormName; again: Again }
}

/** What every part of a page is drawn in. */
export type Frame = Pick<Showing, 'shell' | 'now'>
export const sayOf = ({ shell }: Frame): ReturnType<typeof texts> => texts(shell.lang)

/** What a form begins with: what was typed in it before, or nothing. */
export function formOf({ back, newFormId }: Showing, form: FormName): Again {
  return back?.form === form ? back.again : { typed: {}, problems: {}, formId: newFormId() }
}

export function reasonAgainst({ page, shell }: Pick<Showing, 'shell'> & { page: Pick<OpenPage, 'inquiry'> }, wish: Wish): string | null {
  const why = whyNot(wish, page.inquiry)
  return why && texts(shell.lang)(why)
}

export function when({ shell, now }: Frame, moment: Date): string {
  return formatMoment(moment, shell.lang, now)
}

const promised = {
  answer: 'promiseAnswer',
  'write-when': 'promiseWrite-when',
  call: 'promiseCall',
  meet: 'promiseMeet',
  step: 'promiseStep',
} as const

export function promiseWords(frame: Frame, promise: Pick<Given, 'what' | 'by'>): string {
  return sayOf(frame)(promised[promise.what], { when: dueWords(promise, { lang: frame.shell.lang, now: frame.now }) })
}

/** The answer that is owed and late, or was said to be broken and is not answered yet: then the truth comes first. */
export function brokenAnswer({ page, now }: Pick<Showing, 'page' | 'now'>): Given | undefined {
  if (page.inquiry.state !== 'claimed') return undefined
  const { openSince, promiseId } = page.inquiry
  return page.promises.find((promise) => (promise.id === promiseId || promise.madeAt >= openSince) && isLateAnswer(promise, now))
}

export function isLateAnswer({ what, by, endedAs }: Given, now: Date): boolean {
  return what === 'answer' && (endedAs === 'broken' || (!endedAs && by < now))
}
