import { isYes } from '#core/invitation/invitation.ts'
import type { Held } from '#core/invitation/store.ts'
import { formatWeekday } from '#platform/clock.ts'
import { Actions, Button } from '#platform/html/button.tsx'
import { Form } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import type { Again } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import type { FieldSpec } from '../fields.tsx'
import { EditForm, Ending, SettingsPage } from '../frame.tsx'
import { HeldSection } from './held.tsx'
import type { HeldLine, Leaving, PersonRow } from './store.ts'
import { path, say } from './words.ts'

type LeaveProps = {
  shell: Shell
  form: Again
  person: PersonRow
  leaving: Leaving
  held: { kinds: Held[]; lines: HeldLine[] }
  counsels: boolean
  today: string
  now: Date
}

/** The last day, everything that is held and to whom it goes, and the end when nothing is held any more. */
export function LeavePage(props: LeaveProps) {
  const { shell, form, person } = props
  return (
    <SettingsPage
      shell={shell}
      title={say('leaveTitle', { name: person.name })}
      lead={say('leaveLead')}
      back={{ href: `${path}/${person.hat}`, text: person.name }}
      problems={form.problems}
    >
      {person.lastDay ? <Noticed {...props} lastDay={person.lastDay} /> : <NoticeForm {...props} />}
      <HeldSection name={person.name} {...props.held} counsels={props.counsels} now={props.now} goesTo />
      <End {...props} />
    </SettingsPage>
  )
}

function NoticeForm({ shell, form, person, leaving }: LeaveProps) {
  const { name, hat } = person
  const asks = leaving.needsStandIn && !leaving.standIn
  if (asks && leaving.candidates.length === 0) return <Notice kind="care">{say('noStandIn', { name })}</Notice>
  const options = leaving.candidates.map((one) => ({ value: one.hat, label: one.name }))
  const standIn: FieldSpec = {
    ...{ kind: 'select', name: 'standIn', label: say('standIn'), hint: say('standInHint'), empty: say('choose') },
    options,
  }
  return (
    <EditForm
      shell={shell}
      form={form}
      fields={[{ kind: 'day', name: 'lastDay', label: say('lastDay') }, ...(asks ? [standIn] : [])]}
      button={say('notice')}
      action={`${path}/${hat}/leave`}
    />
  )
}

function Noticed({ shell, person, leaving, lastDay, today }: LeaveProps & { lastDay: string }) {
  return (
    <Notice title={say('noticed', { day: formatWeekday(lastDay, 'da', today) })}>
      {leaving.standIn && <p>{say('noticedTo', { standIn: leaving.standIn })}</p>}
      <Form shell={shell} formId={newId()} action={`${path}/${person.hat}/leave/withdraw`}>
        <Actions>
          <Button look="second">{say('withdraw')}</Button>
        </Actions>
      </Form>
    </Notice>
  )
}

function End({ shell, person, held }: LeaveProps) {
  const { name, hat } = person
  const free = held.kinds.every(({ kind }) => isYes(kind))
  const lead = free ? say('endLead', { name }) : say('endNot')
  return <Ending shell={shell} title={say('endTitle')} lead={lead} button={say('end')} action={free && `${path}/${hat}/leave/end`} />
}
