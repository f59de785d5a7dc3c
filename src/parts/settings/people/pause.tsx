import { isYes } from '#core/invitation/invitation.ts'
import { formatWeekday } from '#platform/clock.ts'
import { Actions, Button } from '#platform/html/button.tsx'
import { Form } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import { newId } from '#platform/ids.ts'
import { listInWords } from '#platform/texts.ts'
import { kindName } from './held.tsx'
import type { OneProps } from './one-page.tsx'
import type { Away } from './store.ts'
import { path, say } from './words.ts'

/** A pause shuts the door, an absence says who has it all meanwhile: whoever is on both is shown with both. */
export function AwayFact({ away: { until, standIn }, today }: { away: Away; today: string }) {
  return <>{until ? say('awayUntil', { standIn, day: formatWeekday(until, 'da', today) }) : say('awayOpen', { standIn })}</>
}

/** On pause nobody does what is held, unless an absence has given it to somebody. */
function WhoHasIt({ person, away, counsels, next, asked }: OneProps & { next: Advice; asked: Advice }) {
  const { name } = person
  if (away) return <p>{say('covered', { name, standIn: away.standIn })}</p>
  return (
    <>
      <p>{say(counsels ? next : asked, { name })}</p>
      {counsels && (
        <p>
          <a href={`/desk/absence/new?person=${person.person}`}>{say('toAbsence', { name })}</a>
        </p>
      )}
    </>
  )
}

type Advice = 'suspendedNext' | 'suspendedAsk' | 'suspendFirst' | 'suspendFirstAsk'

export function Suspended(props: OneProps) {
  const { shell, person, held } = props
  const { name, hat } = person
  return (
    <Notice kind="care" title={say('suspended', { name })}>
      {held.kinds.length > 0 && <WhoHasIt {...props} asked="suspendedAsk" next="suspendedNext" />}
      <Form shell={shell} formId={newId()} action={`${path}/${hat}/resume`}>
        <Actions>
          <Button>{say('resume', { name })}</Button>
        </Actions>
      </Form>
    </Notice>
  )
}

export function Suspend(props: OneProps) {
  const { shell, person, held } = props
  const { name, hat } = person
  const holds = held.kinds.filter(({ kind }) => !isYes(kind)).map(({ kind, count }) => `${count} ${kindName(kind, count)}`)
  return (
    <section>
      <h2>{say('suspendTitle')}</h2>
      <p>{say('suspendLead', { name })}</p>
      {holds.length > 0 && (
        <Notice kind="care" title={say('suspendHolds', { name, what: listInWords(holds) })}>
          <WhoHasIt {...props} asked="suspendFirstAsk" next="suspendFirst" />
        </Notice>
      )}
      <Form shell={shell} formId={newId()} action={`${path}/${hat}/suspend`}>
        <Actions>
          <Button look="second">{say('suspend', { name })}</Button>
        </Actions>
      </Form>
    </section>
  )
}
