import type { TrialAnswer } from '#core/send/trial/try-mail.ts'
import { Actions, Button } from '#platform/html/button.tsx'
import { Form } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { texts } from './texts.ts'

const say = texts('da')

export const trialAddress = '/settings/mail'

export type MailShown = {
  /** Whether mail can leave at all. */
  on: boolean
  /** Whether there is anybody to carry a trial. */
  mayTry: boolean
  knowsMe: boolean
  formId: string
  said: TrialAnswer | null
  problem?: string | undefined
}

/** Whether mail leaves this house, and a way to see it with one's own eyes. */
export function MailSection({ shell, mail }: { shell: Shell; mail: MailShown }) {
  if (!mail.on) return <Notice title={say('noMail')}>{say('noMailText')}</Notice>
  if (!mail.mayTry) return null
  return (
    <section id="mail">
      <h2>{say('mail')}</h2>
      <p>{say('mailText')}</p>
      {mail.problem && <Notice kind="care">{mail.problem}</Notice>}
      {mail.said && <Said said={mail.said} />}
      {mail.knowsMe ? (
        <Form shell={shell} formId={mail.formId} action={trialAddress} label={say('tryMail')}>
          <Actions>
            <Button look="second">{say('tryMail')}</Button>
          </Actions>
        </Form>
      ) : (
        <p class="hint">{say('noAddress')}</p>
      )}
    </section>
  )
}

/** The server's own words stay in the log: they can quote an address. */
function Said({ said }: { said: TrialAnswer }) {
  const { outcome } = said
  if (outcome === 'not-sent') return <Notice live>{say(`not-sent-${said.because}`)}</Notice>
  if (outcome === 'carried')
    return (
      <Notice kind="done" title={say('carried')} live>
        {say('carriedText')}
      </Notice>
    )
  if (outcome === 'open' || outcome === 'unknown') return <Notice live>{say(outcome)}</Notice>
  return (
    <Notice kind="care" title={say('notCarried')} live>
      <p>
        {say(`at-${said.at ?? 'connection'}`)} {said.status && say('status', { status: said.status })}
      </p>
      <p>{say(outcome === 'put-off' ? 'putOff' : 'askOperator')}</p>
    </Notice>
  )
}
