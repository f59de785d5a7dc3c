import { formatTime } from '#platform/clock.ts'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { addressOf, wantLook } from './net.ts'
import type { Net } from './reading.ts'
import { texts } from './texts.ts'

type Props = Net & { shell: Shell; now: Date; opens: boolean }

/** What is said before any number: what hurts first, and whether everybody is held. */
export function Notices(props: Props) {
  const { numbers, shell, now } = props
  const say = texts(shell.lang)
  const holes = numbers.without + numbers.unowned
  const waiting = wantLook(numbers)
  return (
    <>
      {props.wrongCodes !== null && (
        <Notice kind="care" title={say('alarmTitle')}>
          {say('alarm', { count: props.wrongCodes })}
        </Notice>
      )}
      {/* Those who counsel read it above every page. */}
      {!props.opens && props.inDanger > 0 && (
        <Notice kind="care" title={say('inDanger', { count: props.inDanger })}>
          <a href={addressOf('unanswered')}>{say('seeThem')}</a>
        </Notice>
      )}
      {numbers.shut > 0 && (
        <Notice kind="care" title={say('shutTitle', { count: numbers.shut })}>
          {say('shutText')}
        </Notice>
      )}
      {props.beyondShifts > 0 && (
        <Notice kind="care" title={say('beyondShifts', { count: props.beyondShifts })}>
          <a href="/settings/shifts">{say('toShiftPlan')}</a>
        </Notice>
      )}
      {holes > 0 ? (
        <Notice kind="care" title={say('notHeld')}>
          {say('notHeldMore', { count: holes })}
        </Notice>
      ) : (
        <Notice kind={waiting === 0 ? 'done' : 'info'} title={say(numbers.shut > 0 ? 'named' : 'allHeld', { count: numbers.open })}>
          {waiting === 0 ? say('allFine') : say('someWait', { count: waiting })} {say('seenAt', { time: formatTime(now, shell.lang) })}
        </Notice>
      )}
    </>
  )
}
