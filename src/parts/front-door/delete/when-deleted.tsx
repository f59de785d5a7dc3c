import { formatDay } from '#platform/clock.ts'
import { inLanguage, type Shell } from '#platform/html/shell.ts'
import { texts } from './texts.ts'

type Props = {
  shell: Shell
  today: string
  keepUntil: string
  state: 'waiting' | 'active' | 'sleeping' | 'ended'
  ofFamily: boolean
  weOwe: boolean
}

/** Wherever one comes to it, it has one name: the whole conversation goes, or where a family goes on, only the own words. */
export function deletingOf({ ofFamily }: { ofFamily: boolean }, say: ReturnType<typeof texts>): string {
  return say(ofFamily ? 'titleWords' : 'title')
}

/** No day is named that may not be kept: what has not ended is deleted when it has, and what belongs to a family goes with it. */
export function WhenDeleted({ shell, today, keepUntil, state, ofFamily, weOwe }: Props) {
  const say = texts(shell.lang)
  const day = formatDay(keepUntil, shell.lang, today)
  const when = ofFamily ? 'whenFamily' : state === 'ended' ? 'whenEnded' : keepUntil > today ? 'whenOpen' : 'whenOpenLate'
  return (
    <>
      <p>{say(when, { day })}</p>
      {weOwe && !ofFamily && state !== 'ended' && <p>{say('neverWhileWaiting')}</p>}
      <p>
        <a href={inLanguage(shell.lang, '/samtale/slet')}>{deletingOf({ ofFamily }, say)}</a>
      </p>
    </>
  )
}
