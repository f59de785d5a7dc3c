import type { MyCard } from '#core/send/card.ts'
import { Actions, Button } from '#platform/html/button.tsx'
import { Check } from '#platform/html/choices.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import { FamilyPage } from '#platform/html/public-page.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { Select, TextField } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import { texts } from '../texts.ts'
import { type Hours, hours } from './form.ts'

type Props = { shell: Shell; form: Again; card: MyCard | undefined }

/** Whether anything may reach the person outside the page; off until the person turns it on, and told what it means on a shared phone. */
export function ContactPage(props: Props) {
  const { shell, form } = props
  const say = texts(shell.lang)
  return (
    <FamilyPage shell={shell} title={say('contactTitle')} lead={say('contactLead')}>
      <ProblemSummary lang={shell.lang} problems={form.problems} />
      <Now {...props} />
      <Notice kind="care">
        <p>{say('contactShared')}</p>
        <p>{say('contactWhat')}</p>
      </Notice>
      <MailForm {...props} />
      <p>
        <a href="/min-side">{say('back')}</a>
      </p>
    </FamilyPage>
  )
}

function Now({ shell, card }: Props) {
  const say = texts(shell.lang)
  if (!card?.on || card.channel === 'page') return <p>{say('contactOff')}</p>
  const told = card.channel === 'phone' ? 'contactPhone' : 'contactOn'
  return (
    <>
      <p>
        {say(told, { address: card.address ?? '' })}{' '}
        {card.mailFrom && say('contactHours', { from: dotted(card.mailFrom), to: dotted(card.mailTo ?? '') })}
      </p>
      <Form shell={shell} formId={newId()} action="/min-side/besked">
        <input type="hidden" name="wish" value="off" />
        <Button look="second">{say('turnOff')}</Button>
        <p class="hint">{say('turnOffHint')}</p>
      </Form>
    </>
  )
}

/** As a clock is read in Danish: 09.00. */
function dotted(time: string): string {
  return time.replace(':', '.')
}

function MailForm({ shell, form, card }: Props) {
  const say = texts(shell.lang)
  const { typed, problems } = form
  const on = card?.on && card.channel === 'mail'
  const kept = (Object.keys(hours) as Hours[]).find(
    (name) => hours[name].from === (card?.mailFrom ?? null) && hours[name].to === (card?.mailTo ?? null),
  )
  return (
    <Form shell={shell} formId={form.formId} action="/min-side/besked">
      <input type="hidden" name="wish" value="on" />
      <TextField
        name="address"
        label={say('address')}
        type="email"
        inputmode="email"
        value={typed.address ?? (on ? (card?.address ?? '') : '')}
        problem={problems.address}
      />
      <Select
        name="hours"
        label={say('hours')}
        value={typed.hours ?? (on ? kept : undefined) ?? 'any'}
        problem={problems.hours}
        options={[
          { value: 'any', label: say('hoursAny') },
          { value: 'morning', label: say('hoursMorning') },
          { value: 'day', label: say('hoursDay') },
          { value: 'evening', label: say('hoursEvening') },
        ]}
      />
      <Check name="safe" label={say('safe')} checked={typed.safe === 'yes'} problem={problems.safe} />
      <Actions>
        <Button>{say(on ? 'change' : 'turnOn')}</Button>
      </Actions>
    </Form>
  )
}
