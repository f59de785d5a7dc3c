import type { StepsIn } from '#core/circle/around.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import type { WaitingNotice } from './store.ts'
import { noticeWords, texts } from './texts.ts'

type Props = {
  shell: Shell
  today: string
  notices: readonly WaitingNotice[]
  family: { stepsIn: readonly Pick<StepsIn, 'as'>[] }
  /** What the page shows anyway, and larger. */
  saidAnyway?: readonly WaitingNotice['notice']['kind'][]
}

/** What arose since the last time: shown as new once, and then no more a matter of attention. */
export function NewToMe({ shell, today, notices, family, saidAnyway = [] }: Props) {
  const steppedIn = family.stepsIn.some(({ as }) => as === 'anchor')
  const shown = (kind: WaitingNotice['notice']['kind']) => saidAnyway.includes(kind) || (kind === 'stand-in' && steppedIn)
  const fresh = notices.filter(({ isNew, notice }) => isNew && !shown(notice.kind))
  if (fresh.length === 0) return null
  const words = [...new Set(fresh.map(({ notice }) => noticeWords(notice, shell.lang, today)))]
  return (
    <Notice title={texts(shell.lang)('newTitle')} kind={fresh.some(({ notice }) => notice.kind === 'promise-broken') ? 'care' : 'info'}>
      {words.map((line) => (
        <p>{line}</p>
      ))}
    </Notice>
  )
}
