import { dayInDenmark, formatMoment, formatTime } from '#platform/clock.ts'
import { LiveRegion } from '#platform/html/live-region.tsx'
import type { Lang } from '#platform/texts.ts'
import { deskTexts } from './desk-texts.ts'
import type { InDangerNow } from './store.ts'

/** In danger two minutes are promised: while somebody waits so, what shows it looks more often. */
export function lookEvery(inDanger: boolean): number {
  return inDanger ? 20 : 60
}

const kinds = [
  'inquiry-received',
  'inquiry-triaged',
  'inquiry-claimed',
  'inquiry-released',
  'inquiry-answered',
  'inquiry-ended',
  'inquiry-reopened',
  'message-received',
  'message-sent',
  'family-opened',
  'family-changed',
  'family-closed',
  'promise-changed',
  'absence-changed',
]

type Props = { lang: Lang; now: Date; waits: InDangerNow | undefined }

/** Above every page of those who counsel, and on its tab, wherever they stand: somebody in danger waits for us. Empty while nobody does. */
export function DangerBand(props: Props) {
  const { waits } = props
  return (
    <LiveRegion id="danger-now" src="/desk/fragments/danger" kinds={kinds} every={lookEvery(Boolean(waits))} role="status" behind>
      {waits && <WhoWaits {...props} waits={waits} />}
    </LiveRegion>
  )
}

function WhoWaits({ lang, now, waits }: Props & { waits: InDangerNow }) {
  const say = deskTexts(lang)
  const { address, by, count, takenBy, dutyCalledAt } = waits
  return (
    <p class="danger-now" data-tab={takenBy ? undefined : say('tab')}>
      <a href={address}>{say('waits', { count })}</a> {takenBy && `${say('taken', { count, name: takenBy })} `}
      {by && <span>{say(promisedAs(waits, now), { when: atWhen(by, { lang, now }) })}</span>}
      {dutyCalledAt && <span> {say('dutyCalled', { when: atWhen(dutyCalledAt, { lang, now }) })}</span>}
    </p>
  )
}

/** Nobody was there to promise an answer: what is promised is only that we say when, and that is soon to be done. */
function promisedAs({ by, what, count }: InDangerNow, now: Date) {
  if (by && by < now) return 'late'
  if (what === 'write-when') return 'noTimeYet'
  return count > 1 ? 'itIsPromised' : 'promised'
}

function atWhen(by: Date, { lang, now }: { lang: Lang; now: Date }): string {
  return dayInDenmark(by) === dayInDenmark(now) ? `kl. ${formatTime(by, lang)}` : formatMoment(by, lang, now)
}
