import { WordsToCall } from '#platform/html/own-words.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { isMailOn, type MyCard } from '../card.ts'
import { choiceTexts } from './texts.ts'

/** Whether a link can be mailed: never from this house, not until the person turns mail on, or now. */
export type LinkByMail = 'never' | 'off' | 'on'

export function linkByMail(house: { mail: boolean }, card: MyCard | undefined): LinkByMail {
  if (!house.mail) return 'never'
  return isMailOn(card) ? 'on' : 'off'
}

type Props = {
  shell: Shell
  mail: LinkByMail
  /** Who can give a new code today, and when the network says its telephone is answered. */
  who: string
  phone: string | undefined
}

/** How one comes back to a page of one's own: the code it was opened with opens nothing any more. */
export function WaysBackIn({ shell, mail, who, phone }: Props) {
  const say = choiceTexts(shell.lang)
  return (
    <ul>
      {mail !== 'never' && <li>{say(mail === 'on' ? 'backByLink' : 'backByLinkOff')}</li>}
      <li>
        {say(phone ? 'backByCall' : 'backByAsk', { who })}{' '}
        {phone && (
          <span dir="auto">
            <WordsToCall words={phone} />
          </span>
        )}
      </li>
    </ul>
  )
}
