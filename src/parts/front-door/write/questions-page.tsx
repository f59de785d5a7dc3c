import type { Child } from 'hono/jsx'
import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { Form, ProblemSummary, Why } from '#platform/html/form.tsx'
import { Progress } from '#platform/html/notice.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import { type Line, RightNow } from '#platform/html/right-now.tsx'
import { inLanguage, type Shell } from '#platform/html/shell.ts'
import { TextArea } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import { Fields } from './questions.tsx'
import { texts } from './texts.ts'
import { type Question, questions, questionsAgain, type Step, stepId, stepOfField, steps } from './write.ts'

/** In danger so many lines stand open beneath 112; the rest is one tap away. */
const firstLines = 3

type Props = { shell: Shell; form: Again; lines: readonly Line[]; empty?: boolean }
type StepProps = Props & { step: Step; class: string }

/**
 * All steps in one page and one form, one shown at a time by its address: the phone's own "back" and "forward" go between them without a
 * request, and what was typed stays. The first to be shown stands last: it is seen until one before it is the target (steps.css).
 */
export function QuestionsPage(props: Props & { first: Step }) {
  const { shell, form, first } = props
  const order = [...steps.filter((step) => step !== first), first]
  return (
    <PublicPage shell={shell} title={texts(shell.lang)('title')} above still>
      <ProblemSummary lang={shell.lang} problems={form.problems} ids={stepOfField} />
      <Form
        {...{ shell, formId: form.formId, action: inLanguage(shell.lang, '/skriv'), class: 'steps' }}
        {...{ keeps: true, again: inLanguage(shell.lang, questionsAgain), empty: props.empty }}
      >
        <EnterSendsNothing />
        {form.typed.held === 'yes' && <input type="hidden" name="held" value="yes" />}
        {order.map((step) => (
          <OneStep {...props} step={step} class={step === first ? 'step first' : 'step'} />
        ))}
        <noscript>
          <p class="hint">{texts(shell.lang)('keptUntilRead')}</p>
        </noscript>
      </Form>
    </PublicPage>
  )
}

/** Enter, and "go" on a phone's keyboard, press a form's first button. Here that would send before the writer says so. */
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
        <LinkButton href={`#${stepId('danger')}`}>{say('next')}</LinkButton>
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
          <Fields lang={shell.lang} step={step} form={form} />
          <WaysOn {...props} />
        </>
      )}
      {afterIt(step) && <p class="hint">{say('sendNowHint')}</p>}
      <Progress lang={shell.lang} label={say('progressLabel')} done={questions.indexOf(step) + 1} of={questions.length} />
    </Section>
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

/** On and back are links within the page. After the last question the way on is to send. */
function WaysOn({ shell, step }: StepProps) {
  const say = texts(shell.lang)
  const next = afterIt(step)
  return (
    <Actions>
      {step === 'danger' && (
        <a class="ds-button if-yes" href={`#${stepId('in-danger')}`}>
          {say('next')}
        </a>
      )}
      {next && (
        <a class="ds-button on" href={`#${stepId(next)}`}>
          {say('next')}
        </a>
      )}
      <SendNow shell={shell} look={next ? 'second' : 'main'} />
      <LinkButton look="quiet" href={`#${stepId(beforeIt(step))}`}>
        {say('back')}
      </LinkButton>
    </Actions>
  )
}

/** Who can come now stands first and largest; the words have not gone anywhere, and every way on and back keeps them. */
function InDanger(props: StepProps) {
  const { shell, lines } = props
  const say = texts(shell.lang)
  return (
    <Section {...props} title={say('inDangerTitle')}>
      <p class="lead">{say('inDangerLead')}</p>
      <a class="ds-button call" data-fullwidth href="tel:112">
        {say('call')} <span class="call-number">112</span>
      </a>
      <RightNow lang={shell.lang} title={say('openNow')} lines={lines.filter((line) => line.number !== '112')} first={firstLines} />
      <p>{say('wordsKept')}</p>
      <Actions>
        <Button name="go" value="send">
          {say('sendToo')}
        </Button>
        <LinkButton look="second" href={`#${stepId('who')}`}>
          {say('goOn')}
        </LinkButton>
        <LinkButton look="quiet" href={`#${stepId('danger')}`}>
          {say('back')}
        </LinkButton>
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

/** Only somebody in danger comes by the page for it. */
const way = steps.filter((step) => step !== 'in-danger')
const afterIt = (step: Step) => way[way.indexOf(step as (typeof way)[number]) + 1]
const beforeIt = (step: Step) => way[way.indexOf(step as (typeof way)[number]) - 1] ?? 'words'
