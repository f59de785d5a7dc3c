import { Around, AwayToday, whoInstead } from '#core/circle/around.tsx'
import { NextCard, NextStep } from '#core/circle/next-card.tsx'
import { dueWords } from '#core/promise/due-words.ts'
import { NewToMe } from '#core/send/new-to-me.tsx'
import type { WaitingNotice } from '#core/send/store.ts'
import { wordFor } from '#core/wording.ts'
import { dayInDenmark, dueDay } from '#platform/clock.ts'
import type { Shell } from '#platform/html/shell.ts'
import type { Held } from './held-store.ts'
import { texts } from './texts.ts'

type Props = { shell: Shell; now: Date; held: Held }

/** A family is open: who holds it, who steps in and what comes next. */
export function WhoHolds({ shell, now, held }: Props) {
  const today = dayInDenmark(now)
  return (
    <>
      <AwayToday shell={shell} today={today} family={held} />
      <Around shell={shell} today={today} family={held} />
      <Next shell={shell} now={now} held={held} />
    </>
  )
}

function Next({ shell, now, held }: Props) {
  const { told } = held
  if (!told) return <NextCard shell={shell} />
  const day = dueDay(told.until)
  const who = whoInstead(held.stepsIn, told.byHat, day) ?? told.by ?? texts(shell.lang)('we')
  if (told.what === 'step')
    return <NextStep ours {...{ shell, day, who, today: dayInDenmark(now), what: wordFor(told.task, shell.lang) }} />
  return (
    <NextCard shell={shell} when={dueWords({ what: told.what, by: told.until }, { lang: shell.lang, now })}>
      <p>{texts(shell.lang)(`told-${told.what}`, { who })}</p>
    </NextCard>
  )
}

/** What waits and does not stand on the page anyway: an answer is read in the thread, a new date in its own place. */
export function Waiting(props: { shell: Shell; now: Date; held: Held | null; notices: readonly WaitingNotice[] }) {
  const { held, now } = props
  const saidAnyway = ['answer', 'sign-in', ...(held?.told ? (['next-step'] as const) : [])] as const
  return <NewToMe {...props} today={dayInDenmark(now)} family={held ?? { stepsIn: [] }} saidAnyway={saidAnyway} />
}
