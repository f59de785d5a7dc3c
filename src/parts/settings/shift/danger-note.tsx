import { minutesToMeet } from '#core/promise/promise.ts'
import { Notice } from '#platform/html/notice.tsx'
import type { QueueName } from './store.ts'
import { texts } from './texts.ts'

const say = texts('da')

/** What a shift promises somebody in danger, and who is told of them while there is none. */
export function DangerNote({ queue: { id, hasDutyPhone } }: { queue: QueueName }) {
  const [words, link] = hasDutyPhone ? [say('hasDutyPhone'), say('hasDutyPhoneLink')] : [say('noShift'), say('noShiftLink')]
  return (
    <Notice title={say('dangerTitle')}>
      <p>{say('danger', { minutes: minutesToMeet })}</p>
      <p>
        {words} <a href={`/settings/queues/${id}`}>{link}</a>
      </p>
    </Notice>
  )
}
