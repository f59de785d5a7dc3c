import type { MyCard } from '#core/send/card.ts'
import { MailChoice } from '#core/send/choice/mail-choice.tsx'
import { choiceTexts } from '#core/send/choice/texts.ts'
import { FamilyPage } from '#platform/html/public-page.tsx'
import type { Shell } from '#platform/html/shell.ts'
import type { Again } from '#platform/http/visit.ts'
import { texts } from '../texts.ts'

/** Whether word may reach the adult outside the page. */
export function ContactPage(props: { shell: Shell; form: Again; card: MyCard | undefined; mail: boolean }) {
  const { shell } = props
  const say = choiceTexts(shell.lang)
  return (
    <FamilyPage shell={shell} title={say('title')} lead={say('lead')}>
      <MailChoice {...props} action="/min-side/besked" />
      <p>
        <a href="/min-side">{texts(shell.lang)('back')}</a>
      </p>
    </FamilyPage>
  )
}
