import { type StepsIn, whoInstead } from '#core/circle/around.tsx'
import { NextCard, NextStep } from '#core/circle/next-card.tsx'
import { agreedWords, dueWords, overdueWords } from '#core/promise/due-words.ts'
import { wordFor } from '#core/wording.ts'
import { OwedAnswer } from '#parts/counselling/index.ts'
import { dayInDenmark, dueDay, formatMoment, formatNear, formatTime } from '#platform/clock.ts'
import { EmptyState, Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { RingLine, RingList } from '../ring-line.tsx'
import { texts } from '../texts.ts'
import { type OwnGoal, type OwnPromise, type OwnStep, owedAnswer, waitsFor } from './store.ts'

type Frame = { shell: Shell; now: Date; today: string; stepsIn: readonly StepsIn[] }

/** The one date that comes next: a step, or a promise that is nearer. */
export function NextDate(props: Frame & { steps: readonly OwnStep[]; promises: readonly OwnPromise[] }) {
  const { shell, today } = props
  const [step] = props.steps.filter(({ done }) => !done)
  const [promise] = waitsFor(props.promises)
  const day = promise && dueDay(promise.by)
  const isLate = promise !== undefined && promise.by < props.now
  // A step is of its whole day: what has a clock comes before the day has ended.
  const promiseFirst = promise && day && (!step || day <= step.due)
  if (promiseFirst && isLate) return <NextIsLate {...props} promise={promise} />
  if (promiseFirst)
    return (
      <NextCard shell={shell} when={promiseWhen(promise, props)}>
        <p>{promiseWhat(promise, props)}</p>
      </NextCard>
    )
  if (!step) return <NextCard shell={shell} />
  const what = step.words ?? wordFor(step.task, shell.lang)
  return <NextStep shell={shell} today={today} day={step.due} who={doer(step, props)} what={what} ours={step.ours} />
}

/** A time of ours that has passed is not called the next: that we are late stands where it stood. */
function NextIsLate(props: Frame & { promise: OwnPromise }) {
  const { shell, now, promise } = props
  const say = texts(shell.lang)
  const owed = owedAnswer([promise])
  return (
    <NextCard shell={shell} when={overdueWords(promise, { lang: shell.lang, now })}>
      <p>{promiseWhat(promise, props)}</p>
      {owed ? <OwedAnswer shell={shell} now={now} owed={owed} /> : <Notice kind="care">{say(lateWords(promise))}</Notice>}
    </NextCard>
  )
}

/** Whether a meeting has been held, we know only when somebody has written it down: it is not called late before. */
function lateWords({ what }: OwnPromise): 'meetLate' | 'promiseLate' {
  return what === 'meet' ? 'meetLate' : 'promiseLate'
}

function doer(step: OwnStep, { shell, stepsIn }: Frame): string {
  const say = texts(shell.lang)
  if (step.iDoIt) return say('you')
  const instead = step.done ? undefined : whoInstead(stepsIn, step.ownerHat, step.due)
  return instead ?? step.owner ?? say('someoneInFamily')
}

/** Steps still to be taken, nearest first. */
export function Steps(props: Frame & { steps: readonly OwnStep[]; goal?: OwnGoal }) {
  const { shell, today } = props
  const say = texts(shell.lang)
  if (props.steps.length === 0) return <EmptyState lang={shell.lang} title={say('planNone')} next={say('planNoneNext')} />
  return (
    <RingList
      items={props.steps.map((step) => {
        const day = formatNear(step.due, shell.lang, today)
        const when = step.done ? say('stepDone') : say(step.due < today ? 'stepWasBy' : 'stepBy', { day })
        const hint = [when, step.mineOnly && say('onlyYou')].filter(Boolean).join(' · ')
        return (
          <RingLine state={step.done ? 'closed' : step.due < today ? 'half' : 'open'} title={doer(step, props)} hint={hint}>
            {step.words ?? wordFor(step.task, shell.lang)}
          </RingLine>
        )
      })}
    />
  )
}

type Promised = Frame & {
  promises: readonly OwnPromise[]
  /** On a page with much else: so many, and where the rest stands. */
  first?: number
}

/** Everything promised to me: what stands, what was kept, and in the open, for as long as it is remembered, what was not. */
export function Promises(props: Promised) {
  const { shell, now, promises, first = promises.length } = props
  const say = texts(shell.lang)
  return (
    <section id="promises">
      <h2>{say('promisesTitle')}</h2>
      <RingList
        items={promises.slice(0, first).map((promise) => {
          const late = !promise.endedAs && promise.by < now
          return (
            <RingLine state={stateOf(promise, late)} title={promiseWhat(promise, props)} hint={outcome(promise, { late, shell })}>
              {promiseWhen(promise, props)}
            </RingLine>
          )
        })}
      />
      {first < promises.length && (
        <p>
          <a href="/min-side/plan#promises">{say('promisesAll')}</a>
        </p>
      )}
    </section>
  )
}

function stateOf({ endedAs }: OwnPromise, late: boolean): 'open' | 'closed' | 'half' {
  if (endedAs === 'kept') return 'closed'
  return endedAs || late ? 'half' : 'open'
}

function outcome(promise: OwnPromise, { late, shell }: { late: boolean; shell: Shell }): string {
  const say = texts(shell.lang)
  const { endedAs } = promise
  if (late) return say(lateWords(promise))
  const words = { kept: 'promiseKept', moved: 'promiseMoved', broken: 'promiseBroken', 'not-needed': 'promiseUnwanted' } as const
  return say(endedAs ? words[endedAs] : 'promiseOpen')
}

function promiseWhat(promise: OwnPromise, { shell, now, stepsIn }: Frame): string {
  const say = texts(shell.lang)
  const { what, holder, holderHat, endedAs, endedAt, by } = promise
  const step = promise.words ?? wordFor(promise.task, shell.lang)
  // What has ended is told as something that has been: the next promise of the same kind would read as the same one.
  if (endedAs === 'kept' && !step)
    return say(`did-${what}`, { when: what === 'answer' && endedAt ? formatMoment(endedAt, shell.lang, now) : '' })
  const instead = endedAs ? undefined : whoInstead(stepsIn, holderHat, dayInDenmark(by))
  const who = instead ?? holder ?? say(what === 'meet' ? 'us' : 'we')
  // Whoever wrote the step down may have begun with the name.
  if (step?.startsWith(`${who} `)) return step
  return step ? say('whatIs', { who, step }) : say(endedAs === 'broken' ? `broke-${what}` : `what-${what}`, { who })
}

function promiseWhen({ what, from, by, endedAs }: OwnPromise, { shell, now, today }: Frame): string {
  const say = texts(shell.lang)
  const day = dayInDenmark(by)
  if (!endedAs && from && dayInDenmark(from) === day && from > now)
    return say('between', { day: formatNear(day, shell.lang, today), from: formatTime(from, shell.lang), to: formatTime(by, shell.lang) })
  return (endedAs === 'kept' || endedAs === 'broken' ? agreedWords : dueWords)({ what, by }, { lang: shell.lang, now })
}
