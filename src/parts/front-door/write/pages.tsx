import type { Child } from 'hono/jsx'
import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { Notice, Progress } from '#platform/html/notice.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import { ReturnCode } from '#platform/html/return-code.tsx'
import { type Line, RightNow } from '#platform/html/right-now.tsx'
import { inLanguage, type Shell } from '#platform/html/shell.ts'
import { TextArea } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import { Question } from './questions.tsx'
import { texts } from './texts.ts'
import { carried, type Step, steps } from './write.ts'

/** So many lines stand open; the rest is one tap away. */
const firstLines = 3

type Props = { shell: Shell; form: Again }

/** The first page: only the own words, and what the writer may count on. */
export function WordsPage(props: Props & { promise: string | null; lines: readonly Line[] }) {
  const { shell, form } = props
  const say = texts(shell.lang)
  return (
    <PublicPage shell={shell} title={say('title')} lead={say('anonymous')}>
      <ProblemSummary lang={shell.lang} problems={form.problems} kept={Boolean(form.typed.words)} />
      {props.promise ? <Notice>{props.promise}</Notice> : <Notice kind="care">{say('nobodyYet')}</Notice>}
      {(props.promise || form.typed.words) && (
        <Travelling shell={shell} form={form} step="words">
          <TextArea
            name="words"
            label={say('wordsLabel')}
            hint={say('wordsHint')}
            rows={9}
            value={form.typed.words}
            problem={form.problems.words}
          />
          <Actions>
            <Button name="go" value="next">
              {say('next')}
            </Button>
          </Actions>
        </Travelling>
      )}
      <details class="why">
        <summary>{say('dutyTitle')}</summary>
        <div>{say('duty')}</div>
      </details>
      <h2>{say('safeTitle')}</h2>
      <p>{say('safe')}</p>
      {props.lines.length > 0 && <RightNow lang={shell.lang} title={say('openNow')} lines={props.lines} first={firstLines + 1} />}
    </PublicPage>
  )
}

/** One optional question. Skipping and sending are as easy as answering. */
export function QuestionPage(props: Props & { step: Exclude<Step, 'words'> }) {
  const { shell, form, step } = props
  const say = texts(shell.lang)
  const done = steps.indexOf(step)
  return (
    <PublicPage shell={shell} title={say(`${step}Title`)}>
      <ProblemSummary lang={shell.lang} problems={form.problems} />
      <Travelling shell={shell} form={form} step={step}>
        <Question lang={shell.lang} step={step} form={form} />
        <Actions>
          <Button name="go" value="next">
            {say('next')}
          </Button>
          <Button look="second" name="go" value="send">
            {say('sendNow')}
          </Button>
          <Button look="quiet" name="go" value="back">
            {say('back')}
          </Button>
        </Actions>
        <p class="hint">{say('sendNowHint')}</p>
      </Travelling>
      <Progress lang={shell.lang} label={say('progressLabel')} done={done} of={steps.length - 1} />
    </PublicPage>
  )
}

/** Who can come now stands first and largest; the words have not gone anywhere, and every way on and back keeps them. */
export function InDangerPage(props: Props & { lines: readonly Line[] }) {
  const { shell, form } = props
  const say = texts(shell.lang)
  return (
    <PublicPage shell={shell} title={say('inDangerTitle')} lead={say('inDangerLead')}>
      <a class="ds-button call" data-fullwidth href="tel:112">
        {say('call')} <span class="call-number">112</span>
      </a>
      <RightNow lang={shell.lang} title={say('openNow')} lines={props.lines.filter((line) => line.number !== '112')} first={firstLines} />
      <Travelling shell={shell} form={form} step="danger" whole>
        <p>{say('wordsKept')}</p>
        <Actions>
          <Button name="go" value="send">
            {say('sendToo')}
          </Button>
          <Button look="second" name="go" value="on">
            {say('goOn')}
          </Button>
          <Button look="quiet" name="go" value="again">
            {say('back')}
          </Button>
        </Actions>
      </Travelling>
    </PublicPage>
  )
}

/** The receipt: the code, the truthful promise, and when it is all deleted. */
export function ReceiptPage(props: { shell: Shell; words: readonly string[] | null; promise: string; kept: string }) {
  const { shell } = props
  const say = texts(shell.lang)
  return (
    <PublicPage shell={shell} title={say('receivedTitle')} lead={say('receivedLead')}>
      {props.words ? (
        <ReturnCode label={say('codeLabel')} words={props.words}>
          <p>{say('codeHint')}</p>
        </ReturnCode>
      ) : (
        <Notice>{say('codeHidden')}</Notice>
      )}
      <Notice kind="done">{props.promise}</Notice>
      <p>{props.kept}</p>
      <Actions>
        <LinkButton href={inLanguage(shell.lang, '/samtale')}>{say('openConversation')}</LinkButton>
        <LinkButton look="second" href={inLanguage(shell.lang, '/find')}>
          {say('findMeanwhile')}
        </LinkButton>
      </Actions>
    </PublicPage>
  )
}

/** The form carries every earlier answer along, so that nothing is stored anywhere before it is sent. */
function Travelling(props: Props & { step: Step; whole?: boolean; children: Child }) {
  const { shell, form, step } = props
  return (
    <Form shell={shell} formId={form.formId} action={inLanguage(shell.lang, '/skriv')}>
      <input type="hidden" name="at" value={step} />
      {carried(form.typed, props.whole ? 'send' : step).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {props.children}
    </Form>
  )
}
