import type { Held, MemberAccess } from '#core/invitation/store.ts'
import { roleName, type StaffRole } from '#core/session/role.ts'
import { dayInDenmark, formatWeekday } from '#platform/clock.ts'
import { LinkButton } from '#platform/html/button.tsx'
import { Facts } from '#platform/html/facts.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import type { Again } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import type { Edited } from '../edit.ts'
import { EditForm, SettingsPage } from '../frame.tsx'
import type { Mine } from '../store.ts'
import { HeldSection } from './held.tsx'
import { StatusTag } from './list-page.tsx'
import { AwayFact, Suspend, Suspended } from './pause.tsx'
import type { Away, HeldLine, OtherHat, PersonRow } from './store.ts'
import { capacityFields, capacityOf, mailField, nameField, path, say } from './words.ts'

export type OneProps = {
  shell: Shell
  form: Again
  edited: Edited
  person: PersonRow
  others: OtherHat[]
  access: MemberAccess | undefined
  held: { kinds: Held[]; lines: HeldLine[] }
  away: Away | undefined
  roles: StaffRole[]
  mine: Mine[]
  mayGiveKey: boolean
  canMail: boolean
  /** The invitation that waits for mail was made with an earlier secret: its link cannot be made again. */
  tooLate: boolean
  /** Whether the reader may open the desk's own pages. */
  counsels: boolean
  today: string
  now: Date
}

/** One person in one capacity, and everything that can be done about it. */
export function OnePage(props: OneProps) {
  const { shell, form, person } = props
  return (
    <SettingsPage
      shell={shell}
      title={person.name}
      lead={`${capacityOf(person)} · ${person.organisationName}`}
      back={{ href: path, text: say('title') }}
      problems={form.problems}
      fields={[nameField, mailField(props.canMail), ...capacityFields(props.roles, props.mine)]}
    >
      <About {...props} />
      {!person.changeable && <Notice>{say('read')}</Notice>}
      {person.changeable && (
        <>
          {person.status === 'suspended' && <Suspended {...props} />}
          <HeldSection name={person.name} {...props.held} counsels={props.counsels} now={props.now} />
          <Change {...props} />
          <Renew {...props} />
          {person.status !== 'suspended' && <Suspend {...props} />}
          <Leave {...props} />
        </>
      )}
    </SettingsPage>
  )
}

function About({ person, others, access, away, tooLate, canMail, today }: OneProps) {
  const invited = person.status === 'invited' && access?.invited
  const also = others.map(({ hat, role, organisationName, mine }) => {
    const words = `${roleName(role)}, ${organisationName}`
    return <li>{mine ? <a href={`${path}/${hat}`}>{words}</a> : words}</li>
  })
  return (
    <>
      <Facts
        facts={[
          { term: say('status'), is: <StatusTag of={person} today={today} /> },
          ...(away ? [{ term: say('away'), is: <AwayFact away={away} today={today} /> }] : []),
          ...(invited
            ? [
                {
                  term: say('invitation'),
                  is: tooLate ? say('invitedTooLate') : invitationWords(invited, canMail && person.mail !== null, today),
                },
              ]
            : []),
          ...(person.mail ? [{ term: say('mail'), is: person.mail }] : []),
          ...(also.length > 0 ? [{ term: say('otherHats'), is: <ul class="plain">{also}</ul> }] : []),
        ]}
      />
      {person.changeable && (
        <p>
          <a href={`${path}/${person.hat}/hats`}>{say('addHat', { name: person.name })}</a>
        </p>
      )}
    </>
  )
}

function invitationWords({ endsAt, mailedAt }: NonNullable<MemberAccess['invited']>, toMail: boolean, today: string): string {
  return say(mailedAt ? 'invitedByMail' : toMail ? 'invitedToMail' : 'invitedByHand', {
    day: formatWeekday(dayInDenmark(endsAt), 'da', today),
  })
}

function Change({ shell, edited, person, roles, mine }: OneProps) {
  const { name, role } = person
  return (
    <section>
      <EditForm
        shell={shell}
        form={edited}
        fields={[nameField, ...capacityFields(roles, mine, role)]}
        title={say('changeTitle')}
        button={say('save')}
        action={`${path}/${person.hat}`}
      >
        <p class="hint">{say('changeLead', { name })}</p>
      </EditForm>
    </section>
  )
}

function Renew({ shell, form, person, access, mayGiveKey, canMail }: OneProps) {
  const { name, hat, mail } = person
  const hasKey = access?.keyMadeAt != null
  if (person.status === 'suspended') return null
  if (!mayGiveKey)
    return (
      <section>
        <h2>{say('renewTitle')}</h2>
        <p>{say('renewNot', { name })}</p>
      </section>
    )
  return (
    <EditForm
      shell={shell}
      form={{ ...form, formId: newId(), typed: { mail: mail ?? '', ...form.typed } }}
      fields={[mailField(canMail)]}
      title={say('renewTitle')}
      prefix="renew"
      button={say(hasKey ? 'renew' : 'renewNoKey')}
      look="second"
      action={`${path}/${hat}/renew`}
    >
      <p class="hint">{say(hasKey ? 'renewLead' : 'renewLeadNoKey', { name })}</p>
    </EditForm>
  )
}

function Leave({ person, today }: OneProps) {
  return (
    <section>
      <h2>{say('leaveLink')}</h2>
      <p>{person.lastDay ? say('noticed', { day: formatWeekday(person.lastDay, 'da', today) }) : say('leaveText')}</p>
      <LinkButton look="second" href={`${path}/${person.hat}/leave`}>
        {say('leaveTitle', { name: person.name })}
      </LinkButton>
    </section>
  )
}
