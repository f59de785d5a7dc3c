import { dayInDenmark, formatDay } from '#platform/clock.ts'
import { Notice } from '#platform/html/notice.tsx'
import type { ListFrame } from '../lists.tsx'
import type { OwnAbsence } from './store.ts'
import { texts } from './texts.ts'

/** Whoever looks in while away reads who has it meanwhile, before what looks like work of the own. */
export function OwnAbsenceNotice({ lang, now, absence }: ListFrame & { absence: readonly OwnAbsence[] }) {
  const say = texts(lang)
  return absence.map(({ id, until, standIn }) => (
    <Notice title={until ? say('awayUntil', { day: formatDay(until, lang, dayInDenmark(now)) }) : say('away')}>
      <p>
        {say('meanwhile', { name: standIn })} <a href={`/desk/absence/${id}`}>{say('see')}</a>
      </p>
    </Notice>
  ))
}
