import { hourInWords } from '#platform/clock.ts'
import { Actions, Button } from '#platform/html/button.tsx'
import { Check } from '#platform/html/choices.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { Select, TextField } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import { isMailOn, type MyCard } from '../card.ts'
import { texts as mailTexts } from '../texts.ts'
import { type Hours, hours } from './form.ts'
import { choiceTexts } from './texts.ts'

type Props = {
  shell: Shell
  form: Again
  card: MyCard | undefined
  /** Whether mail can leave this house at all: a choice that does nothing is not offered. */
  mail: boolean
  /** The address of the page the choice stands on. */
  action: string
}

/** Whether anything may reach the person outside the page; off until the person turns it on, and told what it means on a shared phone. */
export function MailChoice(props: Props) {
  const { shell, form, mail } = props
  const say = choiceTexts(shell.lang)
  return (
    <>
      <ProblemSummary lang={shell.lang} problems={form.problems} />
      {mail ? <Now {...props} /> : <CannotLeave {...props} />}
      {mail && (
        <>
          <Notice kind="care">
            <p>{say('shared')}</p>
            <p>{say('what', { words: mailTexts(shell.lang)('mailBody') })}</p>
          </Notice>
          <MailForm {...props} />
        </>
      )}
    </>
  )
}

function Now(props: Props) {
  const { shell, card } = props
  const say = choiceTexts(shell.lang)
  if (!card?.on || card.channel === 'page') return <p>{say('off')}</p>
  return (
    <>
      <p>
        {say(card.channel === 'phone' ? 'phone' : 'on', { address: card.address ?? '' })}{' '}
        {card.mailFrom &&
          say('onlyBetween', { from: hourInWords(card.mailFrom, shell.lang), to: hourInWords(card.mailTo ?? '', shell.lang) })}
      </p>
      <TurnOff {...props} />
    </>
  )
}

/** Said as it is. An address from before can still be taken away. */
function CannotLeave(props: Props) {
  const { shell, card } = props
  const say = choiceTexts(shell.lang)
  if (card?.on && card.channel === 'phone') return <Now {...props} />
  return (
    <>
      <p>{say('mailCannotLeave')}</p>
      {card?.address && (
        <>
          <p>{say('addressKept', { address: card.address })}</p>
          <TurnOff {...props} />
        </>
      )}
    </>
  )
}

function TurnOff({ shell, action }: Props) {
  const say = choiceTexts(shell.lang)
  return (
    <Form shell={shell} formId={newId()} action={action}>
      <input type="hidden" name="wish" value="off" />
      <Button look="second">{say('turnOff')}</Button>
      <p class="hint">{say('turnOffHint')}</p>
    </Form>
  )
}

function MailForm({ shell, form, card, action }: Props) {
  const say = choiceTexts(shell.lang)
  const { typed, problems } = form
  const on = isMailOn(card)
  const kept = (Object.keys(hours) as Hours[]).find(
    (name) => hours[name].from === (card?.mailFrom ?? null) && hours[name].to === (card?.mailTo ?? null),
  )
  return (
    <Form shell={shell} formId={form.formId} action={action}>
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
