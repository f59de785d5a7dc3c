import type { Child } from 'hono/jsx'
import { Call112 } from '#core/helpline/call-112.tsx'
import { Actions, Button } from '#platform/html/button.tsx'
import { Form, ProblemSummary, Why } from '#platform/html/form.tsx'
import { Progress } from '#platform/html/notice.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import type { Line } from '#platform/html/right-now.tsx'
import { inLanguage, type Shell } from '#platform/html/shell.ts'
import { TextArea } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import type { Lang } from '#platform/texts.ts'
import { HelpNow } from './help-now.tsx'
import { Fields } from './questions.tsx'
import { texts } from './texts.ts'
import { lookedAt, type Question, questions, type Step, stepAfter, stepBefore, stepId, stepOfField, steps } from './write.ts'

type Props = { shell: Shell; form: Again; lines: readonly Line[] }
type StepProps = Props & { step: Step; class: string }

/**
 * All steps in one page and one form, one shown at a time by its address. Every way on and back is a button that hands over all that was
 * typed; a script that knows the page goes there without asking (scripts/keep.ts). The first to be shown stands last: it is seen until one
 * before it is the target (steps.css).
 */
export function QuestionsPage(props: Props & { first: Step; draft?: string }) {
  const { shell, form, first, draft } = props
  const order = [...steps.filter((step) => step !== first), first]
  return (
    <PublicPage shell={shell} title={texts(shell.lang)('title')} above still>
      <ProblemSummary lang={shell.lang} problems={form.problems} ids={stepOfField} />
      <Form {...{ shell, formId: form.formId, action: inLanguage(shell.lang, '/skriv'), class: 'steps', keeps: true, draft }}>
        <EnterSendsNothing />
        {form.typed.held === 'yes' && <input type="hidden" name="held" value="yes" />}
        {order.map((step) => (
          <OneStep {...props} step={step} class={classOf(step, props)} />
        ))}
      </Form>
    </PublicPage>
  )
}

/** Whoever goes on from the last step that was wrong does not meet the list of it above those that follow (steps.css). */
function classOf(step: Step, { form, first }: { form: Again; first: Step }): string {
  const wrong = steps.findLastIndex((one) => Object.keys(form.problems).some((field) => stepOfField[field] === stepId(one)))
  return `step${step === first ? ' first' : ''}${wrong >= 0 && steps.indexOf(step) > wrong ? ' after' : ''}`
}

/** Enter, and "go" on a phone's keyboard, press a form's first button. Here that would lead away from the question. */
function EnterSendsNothing() {
  return <button type="submit" class="unseen" hidden disabled></button>
}

function OneStep(props: StepProps) {
  if (props.step === 'words') return <OwnWords {...props} />
  if (props.step === 'in-danger') return <InDanger {...props} />
  return <OneQuestion {...props} step={props.step} />
}

/** The own words, to be read and changed again. */
function OwnWords(props: StepProps) {
  const { shell, form } = props
  const say = texts(shell.lang)
  return (
    <Section {...props} title={say('ownWordsTitle')}>
      <TextArea name="words" label={say('wordsLabel')} rows={9} value={form.typed.words} problem={form.problems.words} />
      <Actions>
        <ToStep step="danger">{say('next')}</ToStep>
        <SendNow shell={shell} look="second" />
      </Actions>
    </Section>
  )
}

/** One optional question. Passing it by and sending are as easy as answering. */
function OneQuestion(props: StepProps & { step: Question }) {
  const { shell, form, step } = props
  const say = texts(shell.lang)
  return (
    <Section {...props} title={say(`${step}Title`)}>
      {step === 'danger' ? (
        <Danger {...props} />
      ) : (
        <>
          <AfterYes lang={shell.lang} told={form.typed.danger === 'yes'} />
          <Fields lang={shell.lang} step={step} form={form} />
          <WaysOn {...props} />
        </>
      )}
      {stepAfter(step) && <p class="hint">{say('sendNowHint')}</p>}
      <Progress lang={shell.lang} label={say('progressLabel')} done={questions.indexOf(step) + 1} of={questions.length} />
    </Section>
  )
}

/** Whoever has said yes and answers a little more first keeps the way to 112 (steps.css shows it from the answer). */
function AfterYes({ lang, told }: { lang: Lang; told: boolean }) {
  return (
    <div class={told ? 'if-danger told' : 'if-danger'}>
      <Call112 lang={lang} />
    </div>
  )
}

/** The two answers stand before the two ways on, so that the style sheet shows the way of the one chosen. */
function Danger(props: StepProps) {
  const { shell, form, step } = props
  const say = texts(shell.lang)
  const answer = { class: 'ds-input', type: 'radio', name: 'danger' } as const
  return (
    <div class="choice fork" role="radiogroup" aria-labelledby={titleId(step)}>
      <input {...answer} value="yes" checked={form.typed.danger === 'yes'} id="field-danger" />
      <label for="field-danger">{say('dangerYes')}</label>
      <input {...answer} value="no" checked={form.typed.danger === 'no'} id="field-danger-1" />
      <label for="field-danger-1">{say('dangerNo')}</label>
      <Why lang={shell.lang}>{say('dangerWhy')}</Why>
      <WaysOn {...props} />
    </div>
  )
}

/**
 * After the last question the way on is to send. From danger two ways lead on, and the style sheet shows that of the
 * answer; from a field the browser can see to be wrong there is one that asks the server.
 */
function WaysOn({ shell, step }: StepProps) {
  const say = texts(shell.lang)
  const next = stepAfter(step)
  return (
    <Actions>
      {step === 'danger' && (
        <ToStep step="in-danger" class="if-yes">
          {say('next')}
        </ToStep>
      )}
      {next && step === 'postcode' && (
        <Button class="if-wrong" name="go" value={lookedAt(next)}>
          {say('next')}
        </Button>
      )}
      {next && (
        <ToStep step={next} class="on">
          {say('next')}
        </ToStep>
      )}
      <SendNow shell={shell} look={next ? 'second' : 'main'} />
      <ToStep look="quiet" step={stepBefore(step)}>
        {say('back')}
      </ToStep>
    </Actions>
  )
}

/** The words have not been sent, and every way on and back keeps them. */
function InDanger(props: StepProps) {
  const { shell, lines } = props
  const say = texts(shell.lang)
  return (
    <Section {...props} title={say('inDangerTitle')}>
      <p class="lead">{say('inDangerLead')}</p>
      <HelpNow lang={shell.lang} lines={lines} />
      <p>{say('wordsKept')}</p>
      <Actions>
        <Button name="go" value="send">
          {say('sendToo')}
        </Button>
        <ToStep look="second" step="who">
          {say('goOn')}
        </ToStep>
        <ToStep look="quiet" step="danger">
          {say('back')}
        </ToStep>
      </Actions>
    </Section>
  )
}

function Section(props: StepProps & { title: string; children: Child }) {
  const { step, title, children } = props
  return (
    <section class={props.class} id={stepId(step)} tabindex={-1} aria-labelledby={titleId(step)}>
      <h2 id={titleId(step)}>{title}</h2>
      {children}
    </section>
  )
}

function ToStep({ step, ...button }: { step: Step; look?: 'second' | 'quiet'; class?: string; children: Child }) {
  return <Button {...button} name="go" value={stepId(step)} />
}

function SendNow({ shell, look }: { shell: Shell; look: 'main' | 'second' }) {
  return (
    <Button look={look} name="go" value="send">
      {texts(shell.lang)('sendNow')}
    </Button>
  )
}

function titleId(step: Step): string {
  return `${stepId(step)}-title`
}
