import type { StaffRole } from '#core/session/role.ts'
import { formatWeekday } from '#platform/clock.ts'
import { LinkButton } from '#platform/html/button.tsx'
import { LinkToGive } from '#platform/html/link-to-give.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import type { Again } from '#platform/http/visit.ts'
import { EditForm, SettingsPage } from '../frame.tsx'
import type { Mine } from '../store.ts'
import { YesFirst } from './list-page.tsx'
import type { PersonRow } from './store.ts'
import { capacityFields, mailField, nameField, path, say } from './words.ts'

type FormProps = { shell: Shell; form: Again; roles: StaffRole[]; mine: Mine[] }
const list = { href: path, text: say('title') }

export function InvitePage({ shell, form, roles, mine, canMail }: FormProps & { canMail: boolean }) {
  const fields = [nameField, mailField(canMail), ...capacityFields(roles, mine)]
  return (
    <SettingsPage shell={shell} title={say('inviteTitle')} lead={say('inviteLead')} back={list} problems={form.problems} fields={fields}>
      <EditForm shell={shell} form={form} fields={fields} button={say('send')} action={`${path}/new`} />
    </SettingsPage>
  )
}

type InvitedProps = { shell: Shell; person: PersonRow; link: string; lastDay: string; today: string; mailed: boolean; counsels: boolean }

/** The way in, shown once: it is made from the form's own id and stands nowhere. */
export function InvitedPage({ shell, person, link, lastDay, today, mailed, counsels }: InvitedProps) {
  const { name, mail } = person
  const day = formatWeekday(lastDay, 'da', today)
  return (
    <SettingsPage shell={shell} title={say('invitedTitle', { name })} back={list}>
      <Notice kind="done">
        {mailed ? (
          <p>{say('mailedText', { mail: mail ?? '', name, day })}</p>
        ) : (
          <>
            <p>{say(mail ? 'notMailedTo' : 'notMailed', { mail: mail ?? '' })}</p>
            <p>{say('linkText', { name, day })}</p>
            <LinkToGive label={say('link', { name })} link={link} />
            <p>{say('linkLost', { name })}</p>
          </>
        )}
      </Notice>
      {['counsellor', 'team_leader'].includes(person.role) && <YesFirst counsels={counsels} />}
      <LinkButton look="second" href={`${path}/${person.hat}`}>
        {say('toPerson', { name })}
      </LinkButton>
    </SettingsPage>
  )
}

/** One more hat for somebody who is here already. */
export function HatPage({ shell, form, roles, mine, person }: FormProps & { person: PersonRow }) {
  const { name, hat } = person
  const fields = capacityFields(roles, mine)
  return (
    <SettingsPage
      shell={shell}
      title={say('addHat', { name })}
      lead={say('hatLead', { name })}
      back={{ href: `${path}/${hat}`, text: name }}
      problems={form.problems}
      fields={fields}
    >
      <EditForm shell={shell} form={form} fields={fields} button={say('giveHat')} action={`${path}/${hat}/hats`} />
    </SettingsPage>
  )
}
