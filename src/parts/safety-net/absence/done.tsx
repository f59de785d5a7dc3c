import type { Over } from '#core/roster/store.ts'
import { formatDay, formatTime } from '#platform/clock.ts'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { Overview } from './reading.ts'
import { texts } from './texts.ts'

export const overview = '/desk/absence'
const absenceEnds = ['called-off', 'back'] as const
const yesOrNo = ['yes', 'no'] as const
type Of<Kinds extends readonly string[], Whom extends string> = { kind: Kinds[number] } & Record<Whom, string>

/** What was done last: an absence ended, by oneself or by somebody else, or a yes in advance was said or taken back. */
type Own = Of<typeof absenceEnds, 'person'> | Of<typeof yesOrNo, 'hat'>
export type Done = Own | { kind: 'over'; words: string }

/** Where one lands after it, so that the page can say what became of it. */
export function overviewAfter(done: Own): string {
  return `${overview}?done=${done.kind}&who=${'hat' in done ? done.hat : done.person}#done`
}

export function doneAt(kind: string, who: string): Own | undefined {
  const [ends, says] = [absenceEnds.find((one) => one === kind), yesOrNo.find((one) => one === kind)]
  return ends ? { kind: ends, person: who } : says && { kind: says, hat: who }
}

/** "Bo er tilbage siden kl. 6.58." */
export function overWords({ lang, today }: Pick<Visit, 'lang' | 'today'>, { name, since, at, cameToNothing, goesOn }: Over): string {
  const say = texts(lang)
  if (goesOn) return say('overGoesOn', { name })
  if (cameToNothing) return say('overNothing', { name })
  return at && since === today
    ? say('overToday', { name, time: formatTime(at, lang) })
    : say('overSince', { name, day: formatDay(since, lang, today) })
}

/** Said where one lands. An address can be kept: of a yes it is said only while it stands. */
export function DoneNotice({ shell, done, ...now }: { shell: Shell; done: Done } & Pick<Overview, 'colleagues' | 'readiness'>) {
  if (done.kind === 'over') return <Said words={done.words} />
  const whom =
    'hat' in done
      ? now.readiness.find(({ hat, iStepIn }) => hat === done.hat && iStepIn === (done.kind === 'yes'))
      : now.colleagues.find(({ person }) => person === done.person)
  if (!whom) return null
  return <Said words={texts(shell.lang)(`done-${done.kind}`, { name: whom.name })} />
}

function Said({ words }: { words: string }) {
  return (
    <div id="done">
      <Notice kind="done" live>
        {words}
      </Notice>
    </div>
  )
}
