import { Button } from '#platform/html/button.tsx'
import { Form } from '#platform/html/form.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { TextArea } from '#platform/html/text-fields.tsx'
import type { Again, Visit } from '#platform/http/visit.ts'
import { bodyOfMine } from './store.ts'
import { texts } from './texts.ts'

type Belongs = { field: 'words' | 'safeAnswer'; to: string }

/**
 * What is sent from an older page of the conversation where it is a page of the own by now. One button sends it on; it does not go by
 * itself, for somebody else may have signed in here since, and then it would be theirs.
 */
export async function sendOn(visit: Visit, form: Again, { field, to }: Belongs): Promise<Response> {
  const words = form.typed[field]?.trim()
  if (!words) return visit.go(to)
  const before = await visit.ask((tx) => bodyOfMine(tx, form.formId))
  if (before === words) return visit.go(to)
  // Sent once with other words: these are new, and a form is carried out once.
  const formId = before === undefined ? form.formId : visit.formId
  return visit.html(<SendOnPage shell={visit.shell} form={{ ...form, formId }} field={field} to={to} />, 409)
}

function SendOnPage({ shell, form, field, to }: Belongs & { shell: Shell; form: Again }) {
  const say = texts(shell.lang)
  return (
    <PublicPage shell={shell} title={say('ownNowTitle')} lead={say('ownNowLead')}>
      <Form shell={shell} formId={form.formId} action={to}>
        {form.typed.seen && <input type="hidden" name="seen" value={form.typed.seen} />}
        <TextArea name={field} label={say('ownNowWords')} rows={6} value={form.typed[field]} />
        <Button>{say('ownNowSend')}</Button>
      </Form>
      <p>
        <a href={to}>{say('ownNowGo')}</a>
      </p>
    </PublicPage>
  )
}
