import { formatMoment, formatTime } from '#platform/clock.ts'
import { Actions, Button } from '#platform/html/button.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { texts } from './texts.ts'

type Props = {
  shell: Shell
  now: Date
  form: string
  /** When they wrote last, where that has no answer yet: they are told that it arrived. */
  wrote?: Date
}

/**
 * The page never renews itself. The button sends what is half written in the form with this id along, as `go=look`, so that it stands there
 * again, also without script.
 */
export function LookForAnswer({ shell, now, form, wrote }: Props) {
  const say = texts(shell.lang)
  const time = formatTime(now, shell.lang)
  return (
    <>
      <p>{wrote ? say('arrived', { when: formatMoment(wrote, shell.lang, now), time }) : say('answerHere', { time })}</p>
      <Actions>
        <Button look="second" form={form} name="go" value="look">
          {say('look')}
        </Button>
      </Actions>
    </>
  )
}
