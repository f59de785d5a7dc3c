import { PasskeyField } from '#core/passkey/pages.tsx'
import type { Door } from '#core/session/door.ts'
import { roleName } from '#core/session/role.ts'
import { dayInDenmark, formatDay } from '#platform/clock.ts'
import { Button, LinkButton } from '#platform/html/button.tsx'
import { Form } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { StaffPage } from '#platform/html/staff-page.tsx'
import { catalogue } from '#platform/texts.ts'
import type { OpenInvitation } from './store.ts'
import { da } from './texts.da.ts'

const say = catalogue(da)('da')

type Props = { shell: Shell; door: Door; invitation: OpenInvitation; options: string; words: string | undefined; today: string }

/** One button. Opening the page spends nothing: a mail program that looks at links beforehand does no harm. */
export function InvitationPage({ shell, door, invitation, options, words, today }: Props) {
  const { name, role, organisation, renews, madeBy, endsAt } = invitation
  const lead = say('lead', { role: roleName(role).toLocaleLowerCase('da'), organisation })
  return (
    <StaffPage shell={shell} title={say('title', { name })} lead={lead}>
      {words && (
        <Notice kind="care" live>
          {words}
        </Notice>
      )}
      {renews && <Notice>{say('renewed', { by: madeBy ?? say('someone') })}</Notice>}
      <p>{say('text')}</p>
      <p>{say('ownDevice')}</p>
      <Form shell={shell}>
        <PasskeyField shell={shell} door={door} wish="make" options={options} />
        <Button>{say('make')}</Button>
        <p class="hint">{say('until', { day: formatDay(dayInDenmark(endsAt), 'da', today) })}</p>
      </Form>
    </StaffPage>
  )
}

/** The same for a link that never was: it tells nobody whether somebody is invited. */
export function NoInvitationPage({ shell }: { shell: Shell }) {
  return (
    <StaffPage shell={shell} title={say('goneTitle')} lead={say('gone')}>
      <p>{say('goneText')}</p>
      <LinkButton href="/sign-in">{say('toSignIn')}</LinkButton>
    </StaffPage>
  )
}
