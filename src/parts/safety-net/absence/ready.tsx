import type { Readiness } from '#core/roster/stand-in.ts'
import { Button } from '#platform/html/button.tsx'
import { fieldId } from '#platform/html/field.tsx'
import { Form } from '#platform/html/form.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { Select } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import { listInWords } from '#platform/texts.ts'
import { texts } from './texts.ts'

type Props = { shell: Shell; readiness: readonly Readiness[]; form: Again }

/** A yes said in advance is what makes a sick call at eight take a moment. Who has said it is read at a glance, in a house of any size. */
export function Ready(props: Props) {
  const { shell, readiness } = props
  const say = texts(shell.lang)
  const mine = readiness.filter(({ iStepIn }) => iStepIn)
  const theirs = readiness.filter(({ stepsInForMe }) => stepsInForMe)
  return (
    <section id="ready">
      <h2>{say('readyTitle')}</h2>
      <p class="hint">{say('readyLead')}</p>
      <Names title={say('readyBoth')} names={mine.filter(({ stepsInForMe }) => stepsInForMe)} />
      <Names title={say('readyTheirs')} names={theirs.filter(({ iStepIn }) => !iStepIn)} />
      <Names title={say('readyMine')} names={mine.filter(({ stepsInForMe }) => !stepsInForMe)} />
      {theirs.length === 0 && <p>{say('readyNobody')}</p>}
      <SayYes {...props} first={mine.length === 0} choices={readiness.filter(({ iStepIn }) => !iStepIn)} />
      <TakeBack {...props} choices={mine} />
    </section>
  )
}

function Names(props: { title: string; names: readonly Readiness[] }) {
  if (props.names.length === 0) return null
  return (
    <>
      <h3>{props.title}</h3>
      <p>{listInWords(props.names.map(({ name }) => name))}</p>
    </>
  )
}

type Choosing = Props & { choices: readonly Readiness[] }

function SayYes({ shell, form, choices, first }: Choosing & { first: boolean }) {
  const say = texts(shell.lang)
  if (choices.length === 0) return null
  return (
    <>
      <h3>{say(first ? 'readyFirst' : 'readyMore')}</h3>
      <Form shell={shell} formId={newId()} action="/desk/absence/ready">
        <Select {...whom(choices)} label={say(first ? 'readyFirstFor' : 'readyMoreFor')} empty={say('choose')} {...asSent(form, 'yes')} />
        <Button look="second" name="ready" value="yes">
          {say('iStepIn')}
        </Button>
      </Form>
    </>
  )
}

/** Seldom wanted, so it is folded. */
function TakeBack({ shell, form, choices }: Choosing) {
  const say = texts(shell.lang)
  if (choices.length === 0) return null
  return (
    <details open={form.typed.ready === 'no'}>
      <summary>{say('takeBack')}</summary>
      <Form shell={shell} formId={newId()} action="/desk/absence/ready">
        <Select {...whom(choices)} id={`${fieldId('hat')}-no`} label={say('takeBackFor')} empty={say('choose')} {...asSent(form, 'no')} />
        <Button look="second" name="ready" value="no">
          {say('iNoLonger')}
        </Button>
      </Form>
    </details>
  )
}

function whom(choices: readonly Readiness[]) {
  return { name: 'hat', options: choices.map(({ hat, name }) => ({ value: hat, label: name })) }
}

/** Both forms ask for a colleague; a problem stands beside the one that was sent. */
function asSent({ typed, problems }: Again, ready: 'yes' | 'no') {
  return typed.ready === ready ? { value: typed.hat, problem: problems.hat } : {}
}
