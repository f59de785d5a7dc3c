import { Actions, Button } from '#platform/html/button.tsx'
import { Form } from '#platform/html/form.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import type { Shell } from '#platform/html/shell.ts'
import type { Identifying } from './identifying-text.ts'
import { texts } from './texts.ts'

type Props = {
  shell: Shell
  formId: string
  action?: string
  /** Whether it is sent with the choice; else there are more pages before that. */
  sends: boolean
  /** What in the text tells who is writing. */
  told: readonly Pick<Identifying, 'kind' | 'found'>[]
  /** Everything the writer has typed, to travel along: it is not sent before the choice. */
  carried: readonly (readonly [name: string, value: string])[]
}

/** Held back once, because it ends anonymity: the choice is "remove" or "keep". */
export function HoldBackPage(props: Props) {
  const say = texts(props.shell.lang)
  return (
    <PublicPage shell={props.shell} title={say('title')} lead={say('text')}>
      <p>{say('nothingSent')}</p>
      <ul class="plain told">
        {props.told.map(({ kind, found }) => (
          <li>
            {say(kind)} <strong dir="auto">{found}</strong>
          </li>
        ))}
      </ul>
      <Form shell={props.shell} formId={props.formId} action={props.action}>
        {props.carried.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Actions>
          <Button name="choice" value="remove">
            {say(props.sends ? 'sendWithout' : 'remove')}
          </Button>
          <Button look="second" name="choice" value="keep">
            {say(props.sends ? 'sendWith' : 'keep')}
          </Button>
        </Actions>
      </Form>
    </PublicPage>
  )
}
