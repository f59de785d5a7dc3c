import { invitationMail } from '#core/send/link-mail.da.ts'
import { dayInDenmark, formatDay } from '#platform/clock.ts'
import { catalogue } from '#platform/texts.ts'

const say = catalogue(invitationMail)('da')

type Invited = { name: string; madeBy: string | null; network: string; renews: boolean; link: string; endsAt: Date }

/** The mail with the link: named sender and network, and the invited one's own name. Neither role nor house: they stand behind the link. */
export function invitationLetter({ name, madeBy, network, renews, link, endsAt }: Invited): { subject: string; text: string } {
  const by = madeBy ?? ''
  // The weekday says more than the year of a link that lasts some days.
  const lastDay = dayInDenmark(endsAt)
  const what = renews ? say(madeBy ? 'renewedBy' : 'renewed', { by, network }) : say(madeBy ? 'invitedBy' : 'invited', { by, network })
  const doubt = madeBy ? say('doubtBy', { by }) : say('doubt')
  return {
    subject: say('subject', { network }),
    text: [say('greeting', { name }), what, say('link', { day: formatDay(lastDay, 'da', lastDay) }), link, doubt].join('\n\n'),
  }
}
