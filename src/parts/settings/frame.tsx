import type { Child } from 'hono/jsx'
import { Actions, Button } from '#platform/html/button.tsx'
import { DeskPage } from '#platform/html/desk-page.tsx'
import { fieldIdsIn } from '#platform/html/field.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import type { Shell } from '#platform/html/shell.ts'
import type { Again } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import type { Edited } from './edit.ts'
import { type FieldSpec, Fields } from './fields.tsx'

export const home = '/settings'

type FrameProps = {
  shell: Shell
  title: string
  lead?: Child
  /** The way back up: where one came from, in words. */
  back?: { href: string; text: string }
  problems?: Again['problems']
  /** The fields of its form: each problem in the list at the top begins with the name of its field. */
  fields?: readonly FieldSpec[]
  /** As its form has it, so that the list leads to each field. */
  prefix?: string
  /** False where the form is not on the page any more, or holds no words: nothing is said to be kept. */
  kept?: boolean
  actions?: Child
  children?: Child
}

/** A page of the settings: calm, one thing, and the way back. */
export function SettingsPage(props: FrameProps) {
  const { shell, back = { href: home, text: 'Indstillinger' }, fields = [], prefix } = props
  const names = fields.map(({ name }) => name)
  const ids = prefix ? fieldIdsIn(prefix, names) : {}
  return (
    <DeskPage shell={shell} title={props.title} lead={props.lead} here={home} actions={props.actions}>
      <p>
        <a href={back.href}>Tilbage til {back.text}</a>
      </p>
      <ProblemSummary lang={shell.lang} problems={namedBy(fields, props.problems)} ids={ids} kept={props.kept} />
      {props.children}
    </DeskPage>
  )
}

/** In the order of the page. "Første dag: Vælg en dato." The same words twice in one list would tell nobody which field they are about. */
function namedBy(fields: readonly FieldSpec[], problems: Again['problems'] = {}): Again['problems'] {
  const named = (name: string, words: string) => {
    const label = fields.find((field) => field.name === name)?.label
    return label ? `${label}${/[?.]$/.test(label) ? '' : ':'} ${words}` : words
  }
  const place = (name: string) => fields.findIndex((field) => field.name === name)
  return Object.fromEntries(
    Object.entries(problems)
      .toSorted(([one], [other]) => place(one) - place(other))
      .map(([name, words]) => [name, named(name, words)]),
  )
}

type EditProps = {
  shell: Shell
  form: Edited
  fields: readonly FieldSpec[]
  button: string
  action?: string
  /** Where a page has several forms: its heading, and only the one that was sent shows what was typed. */
  title?: string
  prefix?: string
  look?: 'main' | 'second'
  children?: Child
}

/** One form of one thing: its fields and one button. */
export function EditForm(props: EditProps) {
  return (
    <Form shell={props.shell} formId={props.form.formId} action={props.action} label={props.title ?? props.button}>
      <Seen form={props.form} />
      {props.title && <h2>{props.title}</h2>}
      <Fields fields={props.fields} form={props.form} prefix={props.prefix} />
      {props.children}
      <Actions>
        <Button look={props.look}>{props.button}</Button>
      </Actions>
    </Form>
  )
}

type EndingProps = {
  shell: Shell
  title: string
  /** What ends with it; or why it cannot end yet, where there is no button. */
  lead: string
  button: string
  action: string | false
}

/** Has no way back, so it takes two steps: nobody ends a house by tapping beside what they meant. */
export function Ending({ shell, title, lead, button, action }: EndingProps) {
  return (
    <section>
      <h2>{title}</h2>
      <p>{lead}</p>
      {action && (
        <details class="wish">
          <summary>{button}</summary>
          <Form shell={shell} formId={newId()} action={action}>
            <p>Det kan ikke laves om.</p>
            <Actions>
              <Button look="second">Ja, {button.charAt(0).toLocaleLowerCase('da') + button.slice(1)}</Button>
            </Actions>
          </Form>
        </details>
      )}
    </section>
  )
}

/** What the form was opened on travels with it. */
export function Seen({ form }: { form: Again }) {
  return form.typed.seen === undefined ? null : <input type="hidden" name="seen" value={form.typed.seen} />
}
