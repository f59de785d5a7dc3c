import { formatMoment } from '#platform/clock.ts'
import type { Lang } from '#platform/texts.ts'
import type { Channel } from './inquiry.ts'
import { texts } from './texts.ts'

const title = { web: 'webTitle', phone: 'phoneTitle', 'walk-in': 'walkInTitle', mail: 'mailTitle' } as const satisfies Record<
  Channel,
  string
>
const way = { web: 'web', phone: 'phone', 'walk-in': 'walkIn', mail: 'mail' } as const satisfies Record<Channel, string>

/** What an inquiry is called among us: how and when, for nobody has a name. */
export function titleOf(inquiry: { channel: Channel; receivedAt: Date }, lang: Lang, now: Date): string {
  return texts(lang)(title[inquiry.channel], { when: formatMoment(inquiry.receivedAt, lang, now) })
}

export function channelWord(channel: Channel, lang: Lang): string {
  return texts(lang)(way[channel])
}
