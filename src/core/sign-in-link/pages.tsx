import { roleName } from '#core/session/role.ts'
import { Button, LinkButton } from '#platform/html/button.tsx'
import { Check } from '#platform/html/choices.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { TextField } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import { catalogue } from '#platform/texts.ts'
import type { LinkHat } from './store.ts'
import { da } from './texts.da.ts'

const say = catalogue(da)('da')

export function AskPage({ shell, form }: { shell: Shell; form: Again }) {
  return (
    <PublicPage danishOnly shell={shell} title={say('askTitle')} lead={say('askLead')}>
      <ProblemSummary lang="da" problems={form.problems} kept={false} />
      <Form shell={shell} action="/sign-in/link">
        <TextField
          {...{ name: 'mail', type: 'email', inputmode: 'email', autocomplete: 'email', width: 30 }}
          {...{ label: say('mail'), hint: say('mailHint'), value: form.typed.mail, problem: form.problems.mail }}
        />
        <Button>{say('send')}</Button>
      </Form>
    </PublicPage>
  )
}

/** The same words for every address: they tell nobody who has a page here. */
export function AskedPage({ shell }: { shell: Shell }) {
  return (
    <PublicPage danishOnly shell={shell} title={say('sentTitle')} lead={say('sent')}>
      <p>{say('sentText')}</p>
      <p>{say('notHere')}</p>
      <LinkButton look="second" href="/samtale">
        {say('toCode')}
      </LinkButton>
    </PublicPage>
  )
}

export function NoMailPage({ shell }: { shell: Shell }) {
  return (
    <PublicPage danishOnly shell={shell} title={say('askTitle')} lead={say('noMail')}>
      <LinkButton href="/samtale">{say('toCode')}</LinkButton>
    </PublicPage>
  )
}

/** One button for each hat, mostly one. Opening the page spends nothing. */
export function LinkPage({ shell, hats }: { shell: Shell; hats: LinkHat[] }) {
  return (
    <PublicPage danishOnly shell={shell} title={say('openTitle')} lead={say('openLead')}>
      <Form shell={shell}>
        {hats.some(({ role }) => role === null) && <Check name="long" label={say('long')} />}
        {hats.map(({ hat, role, organisation }) => (
          <Button name="hat" value={hat}>
            {role ? say('openAs', { role: roleName(role), organisation: organisation ?? '' }) : say('openPage')}
          </Button>
        ))}
      </Form>
    </PublicPage>
  )
}

export function GonePage({ shell }: { shell: Shell }) {
  return (
    <PublicPage danishOnly shell={shell} title={say('goneTitle')} lead={say('gone')}>
      <LinkButton href="/sign-in/link">{say('askAgain')}</LinkButton>
    </PublicPage>
  )
}
