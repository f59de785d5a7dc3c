import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import type { Overview } from './reading.ts'
import { texts } from './texts.ts'

const absenceEnds = ['called-off', 'back'] as const
const yesOrNo = ['yes', 'no'] as const
type Of<Kinds extends readonly string[], Whom extends string> = { kind: Kinds[number] } & Record<Whom, string>

/** What was done last: an absence ended, or a yes in advance was said or taken back. */
export type Done = Of<typeof absenceEnds, 'person'> | Of<typeof yesOrNo, 'hat'>

/** Where one lands after it, so that the page can say what became of it. */
export function overviewAfter(done: Done): string {
  return `/desk/absence?done=${done.kind}&who=${'hat' in done ? done.hat : done.person}#done`
}

export function doneAt(kind: string, who: string): Done | undefined {
  const [ends, says] = [absenceEnds.find((one) => one === kind), yesOrNo.find((one) => one === kind)]
  return ends ? { kind: ends, person: who } : says && { kind: says, hat: who }
}

/** Said where one lands. An address can be kept: of a yes it is said only while it stands. */
export function DoneNotice({ shell, done, ...now }: { shell: Shell; done: Done } & Pick<Overview, 'colleagues' | 'readiness'>) {
  const whom =
    'hat' in done
      ? now.readiness.find(({ hat, iStepIn }) => hat === done.hat && iStepIn === (done.kind === 'yes'))
      : now.colleagues.find(({ person }) => person === done.person)
  if (!whom) return null
  return (
    <div id="done">
      <Notice kind="done" live>
        {texts(shell.lang)(`done-${done.kind}`, { name: whom.name })}
      </Notice>
    </div>
  )
}
