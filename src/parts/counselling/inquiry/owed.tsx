import type { Given } from '#core/promise/store.ts'
import { carrierWords } from '#core/roster/carrier.ts'
import { formatBy } from '#platform/clock.ts'
import { Notice } from '#platform/html/notice.tsx'
import { PromiseRing } from '#platform/html/promise-ring.tsx'
import { type Frame, promiseWords, sayOf } from './showing.ts'
import type { QueueHolder } from './store-page.ts'

/** What is owed, as it stands beside every answer: with an inquiry and in a family's conversation. */

type LineProps = { frame: Frame; promise: Given; queueHolder?: QueueHolder }

export function PromiseLine({ frame, promise, queueHolder }: LineProps) {
  const say = sayOf(frame)
  const { holder, standIn, by, toldBy } = promise
  return (
    <>
      <PromiseRing lang={frame.shell.lang} state="open">
        {promiseWords(frame, promise)} {holder && <span class="hint">{say('promiseBy', { name: carrierWords(holder, standIn) })}</span>}
        {!holder && queueHolder && (
          <span class="hint">{say('promiseByQueue', { name: carrierWords(queueHolder.name, queueHolder.standIn) })}</span>
        )}
      </PromiseRing>
      {by < frame.now && <p class="late-told">{say('promiseLate')}</p>}
      {toldBy < by && <p class="late-told">{say('promiseFirst', { when: formatBy(toldBy, frame.shell.lang, frame.now) })}</p>}
    </>
  )
}

/** What an answer begins with where the promised time has passed; with room to type on after it. */
export function apologyFor(frame: Frame, { by }: Given): string {
  return `${sayOf(frame)('apology', { when: formatBy(by, frame.shell.lang, frame.now) })} `
}

/** Above the answer: that the truth comes first, and whether it stands in the answer already. */
export function LateNotice({ frame, drafted }: { frame: Frame; drafted: boolean }) {
  return (
    <Notice kind="care">
      <p>{sayOf(frame)(drafted ? 'lateDraft' : 'promiseLate')}</p>
    </Notice>
  )
}
