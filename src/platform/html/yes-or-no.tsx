import { newId } from '#platform/ids.ts'
import { Actions, Button } from './button.tsx'
import { Form } from './form.tsx'
import type { Shell } from './shell.ts'

/** A colleague has asked: the answer is one press, sent as `answer`, yes or no, in words that say what it means. */
export function YesOrNo({ shell, action, yes, no }: { shell: Shell; action: string; yes: string; no: string }) {
  return (
    <Form shell={shell} formId={newId()} action={action}>
      <Actions>
        <Button name="answer" value="yes">
          {yes}
        </Button>
        <Button name="answer" value="no" look="quiet">
          {no}
        </Button>
      </Actions>
    </Form>
  )
}
