import { Button } from '#platform/html/button.tsx'
import { Form } from '#platform/html/form.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { TextArea } from '#platform/html/text-fields.tsx'
import { isWords, type Typed } from './form.ts'
import { texts } from './texts.ts'

type Props = { shell: Shell; typed?: Typed; formId?: string; action?: string }

export function keptOf({ typed = {} }: Props): [string, string | undefined][] {
  return Object.entries(typed).filter(([, value]) => value)
}

/** What somebody wrote stands where they can see it and copy it; what they only chose travels along unseen. */
export function Kept(props: Props) {
  const say = texts(props.shell.lang)
  const fields = keptOf(props)
  if (fields.length === 0) return null
  const words = fields.flatMap(([name, value]) => (isWords(name, value ?? '') ? [name] : []))
  return (
    <Form shell={props.shell} formId={props.formId} action={props.action}>
      {fields.map(([name, value]) =>
        words.includes(name) ? (
          <TextArea name={name} label={say('keptWords', { nth: words.indexOf(name) + 1, count: words.length })} value={value} rows={8} />
        ) : (
          <input type="hidden" name={name} value={value} />
        ),
      )}
      {props.formId && <Button>{say('sendAgain')}</Button>}
    </Form>
  )
}
