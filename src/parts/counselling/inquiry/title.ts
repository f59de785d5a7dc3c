import type { Channel } from '#core/channel.ts'
import { formatMoment } from '#platform/clock.ts'
import type { Lang } from '#platform/texts.ts'
import { texts } from './texts.ts'

const title = { web: 'webTitle', phone: 'phoneTitle', 'walk-in': 'walkInTitle', mail: 'mailTitle' } as const satisfies Record<
  Channel,
  string
>
const way = { web: 'web', phone: 'phone', 'walk-in': 'walkIn', mail: 'mail' } as const satisfies Record<Channel, string>

export type Named = {
  channel: Channel
  receivedAt: Date
  /** When its writer came back, after it had ended. */
  backAt: Date | null
}

/** What an inquiry is called among us: how and when, for nobody has a name. Whoever came back keeps it, and it says so. */
export function titleOf({ channel, receivedAt, backAt }: Named, lang: Lang, now: Date): string {
  const when = formatMoment(receivedAt, lang, now)
  const say = texts(lang)
  if (!backAt) return say(title[channel], { when })
  return say(`${title[channel]}Again`, { when, again: formatMoment(backAt, lang, now) })
}

export function channelWord(channel: Channel, lang: Lang): string {
  return texts(lang)(way[channel])
}
