import type { LinkByMail } from '#core/send/choice/way-back-in.tsx'
import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { Form } from '#platform/html/form.tsx'
import { FamilyPage } from '#platform/html/public-page.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { newId } from '#platform/ids.ts'
import { texts } from '../texts.ts'

/** Before the page is closed: the old code opens nothing any more, so closing it must never come as a surprise. */
export function LeavePage({ shell, mail }: { shell: Shell; mail: LinkByMail }) {
  const say = texts(shell.lang)
  return (
    <FamilyPage shell={shell} title={say('leaveTitle')} lead={say(mail === 'on' ? 'leaveWarningMail' : 'leaveWarning')}>
      <p>
        {say('leaveText')} <a href="/sessions">{say('leaveWhere')}</a>
      </p>
      <Actions>
        <LinkButton href="/min-side">{say('leaveNot')}</LinkButton>
      </Actions>
      <Form shell={shell} formId={newId()} action="/sign-out">
        <Actions>
          <Button look="second">{say('leaveHere')}</Button>
          <Button look="second" name="everywhere" value="yes">
            {say('leaveAll')}
          </Button>
        </Actions>
      </Form>
    </FamilyPage>
  )
}
