import { Button, LinkButton } from '#platform/html/button.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { LinkToGive } from '#platform/html/link-to-give.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { StaffPage } from '#platform/html/staff-page.tsx'
import { TextField } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import { catalogue } from '#platform/texts.ts'
import { da } from './texts.da.ts'

const say = catalogue(da)('da')
const fields = ['network', 'house', 'name', 'mail'] as const

export function SetupPage({ shell, form }: { shell: Shell; form: Again }) {
  return (
    <StaffPage shell={shell} title={say('title')} lead={say('lead')}>
      <ProblemSummary lang="da" problems={form.problems} />
      <Form shell={shell} formId={form.formId}>
        {fields.map((field) => (
          <TextField
            {...{ name: field, label: say(field), hint: say(`${field}Hint`), type: field === 'mail' ? 'email' : 'text' }}
            {...{ value: form.typed[field], problem: form.problems[field], width: 30 }}
          />
        ))}
        <Button>{say('begin')}</Button>
        <p class="hint">{say('once')}</p>
      </Form>
    </StaffPage>
  )
}

type Begun = { shell: Shell; name: string; link: string; days: number; mail: string; leaves: boolean }

export function BegunPage({ shell, name, link, days, mail, leaves }: Begun) {
  return (
    <StaffPage shell={shell} title={say('doneTitle')} lead={say('doneLead', { name, days })}>
      <LinkToGive label={say('link')} link={link} />
      {mail && <p>{say(leaves ? 'mailedToo' : 'noMailLeaves', { mail, name })}</p>}
      <p>{say('give', { name })}</p>
      <LinkButton href={link}>{say('open', { name })}</LinkButton>
    </StaffPage>
  )
}

/** An address that was printed beside the one at which the network was begun, or was used itself. */
export function OverPage({ shell }: { shell: Shell }) {
  return (
    <StaffPage shell={shell} title={say('doneTitle')} lead={say('over')}>
      <LinkButton href="/sign-in">{say('signIn')}</LinkButton>
    </StaffPage>
  )
}
