import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import { OwnWords } from '#platform/html/own-words.tsx'
import { PublicPage, WeAre } from '#platform/html/public-page.tsx'
import { ReturnCode } from '#platform/html/return-code.tsx'
import { type Line, RightNow } from '#platform/html/right-now.tsx'
import { inLanguage, type Shell } from '#platform/html/shell.ts'
import { TextArea } from '#platform/html/text-fields.tsx'
import type { Typed } from '#platform/http/form.ts'
import type { Again } from '#platform/http/visit.ts'
import { HelpNow } from './help-now.tsx'
import { texts } from './texts.ts'
import { carried } from './write.ts'

/** So many lines stand open; the rest is one tap away. */
const firstLines = 4

type Props = { shell: Shell; form: Again }

/** The first page: only the own words, at once also on the smallest phone, and before the way on what the writer may count on. */
export function WordsPage(props: Props & { promise: string | null; lines: readonly Line[]; network: string | undefined }) {
  const { shell, form } = props
  const say = texts(shell.lang)
  return (
    <PublicPage shell={shell} title={say('title')} lead={say('anonymous')} network={props.promise ? undefined : props.network} still>
      <ProblemSummary lang={shell.lang} problems={form.problems} kept={Boolean(form.typed.words)} />
      {!props.promise && <Notice kind="care">{say('nobodyYet')}</Notice>}
      {(props.promise || form.typed.words) && (
        <Form shell={shell} formId={form.formId} action={inLanguage(shell.lang, '/skriv')} keeps>
          <TextArea
            name="words"
            label={say('wordsLabel')}
            hint={say('wordsHint')}
            rows={9}
            value={form.typed.words}
            problem={form.problems.words}
          />
          {props.promise && (
            <Notice>
              <WeAre lang={shell.lang} network={props.network} />
              <p>{props.promise}</p>
            </Notice>
          )}
          <Actions>
            <Button name="go" value="next">
              {say('next')}
            </Button>
          </Actions>
        </Form>
      )}
      <details class="why">
        <summary>{say('dutyTitle')}</summary>
        <div>{say('duty')}</div>
      </details>
      <h2>{say('safeTitle')}</h2>
      <p>{say('safe')}</p>
      {props.lines.length > 0 && <RightNow lang={shell.lang} title={say('openNow')} lines={props.lines} first={firstLines} />}
    </PublicPage>
  )
}

type ReceiptProps = {
  shell: Shell
  words: readonly string[] | null
  promise: string
  /** In which language we shall understand each other, where there is anything to say about it. */
  spoken: string | null
  kept: string
  /** What was written since the same message arrived, and has not come to us. */
  changed: { formId: string; typed: Typed } | null
  /** Who answers at this minute, where somebody has said that they are in danger. */
  inDanger: readonly Line[] | null
  /** The same, where our answer may come after what hurries. */
  atOnce: readonly Line[] | null
}

/** The receipt. Whoever is in danger sees first who can come now: our answer is not what they should wait for. */
export function ReceiptPage(props: ReceiptProps) {
  const { shell, inDanger } = props
  const say = texts(shell.lang)
  if (!inDanger)
    return (
      <PublicPage shell={shell} title={say('receivedTitle')} lead={say('receivedLead')}>
        <Arrived {...props} />
      </PublicPage>
    )
  return (
    <PublicPage shell={shell} title={say('inDangerTitle')} lead={say('receivedInDanger')}>
      <HelpNow lang={shell.lang} lines={inDanger}>
        <WhoReads {...props} />
        {props.words && (
          <p>
            <a href="#arrived">{say('codeBelow')}</a>
          </p>
        )}
      </HelpNow>
      <h2 id="arrived" tabindex={-1}>
        {say('receivedTitle')}
      </h2>
      <Arrived {...props} />
    </PublicPage>
  )
}

/** Who reads it, and the truthful promise. In danger it stands beneath 112, where somebody looks who does not read on. */
function WhoReads({ shell, promise }: ReceiptProps) {
  return (
    <Notice kind="done">
      {texts(shell.lang)('receivedReader')} {promise}
    </Notice>
  )
}

/** The code, the promise, and when it is all deleted. */
function Arrived(props: ReceiptProps) {
  const { shell } = props
  const say = texts(shell.lang)
  return (
    <>
      {props.words ? (
        <ReturnCode label={say('codeLabel')} words={props.words}>
          <p>{say('codeHint')}</p>
        </ReturnCode>
      ) : (
        <Notice>{say('codeHidden')}</Notice>
      )}
      {!props.inDanger && <WhoReads {...props} />}
      {props.atOnce && (
        <>
          <p>{say('tooLate')}</p>
          <RightNow lang={shell.lang} title={say('openNow')} lines={props.atOnce} first={firstLines} />
        </>
      )}
      {props.changed && <Changed shell={shell} {...props.changed} />}
      {props.spoken && <p>{props.spoken}</p>}
      <p>{props.kept}</p>
      <GoOn shell={shell} words={props.words} inDanger={props.inDanger !== null} />
    </>
  )
}

/** Whoever sees the code on the page does not have to type it to go on: the button sends it, in no address, as long as it is shown. */
function GoOn({ shell, words, inDanger }: { shell: Shell; words: readonly string[] | null; inDanger: boolean }) {
  const say = texts(shell.lang)
  const find = !inDanger && (
    <LinkButton look="second" href={inLanguage(shell.lang, '/find')}>
      {say('findMeanwhile')}
    </LinkButton>
  )
  if (!words)
    return (
      <Actions>
        <LinkButton href={inLanguage(shell.lang, '/samtale')}>{say('openConversation')}</LinkButton>
        {find}
      </Actions>
    )
  return (
    <Form shell={shell} action={inLanguage(shell.lang, '/samtale/kode')}>
      <input type="hidden" name="code" value={words.join(' ')} />
      <Actions>
        <Button>{say('openConversation')}</Button>
        {find}
      </Actions>
    </Form>
  )
}

function Changed({ shell, formId, typed }: { shell: Shell; formId: string; typed: Typed }) {
  const say = texts(shell.lang)
  return (
    <Form shell={shell} formId={formId} action={inLanguage(shell.lang, '/skriv')} label={say('changedTitle')}>
      <h2>{say('changedTitle')}</h2>
      {carried(typed).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {typed.words && (
        <p class="message-text" dir="auto">
          <OwnWords words={typed.words} />
        </p>
      )}
      <Notice kind="care">{say('changed')}</Notice>
      <Actions>
        <Button look="second" name="go" value="send">
          {say('sendChanged')}
        </Button>
      </Actions>
    </Form>
  )
}

/** Instead of an empty page, where the answer to the last message was lost on the way: it has arrived, and here is its receipt. */
export function ArrivedPage({ shell, formId }: { shell: Shell; formId: string }) {
  const say = texts(shell.lang)
  return (
    <PublicPage shell={shell} title={say('arrivedTitle')} lead={say('arrivedLead')}>
      <Form shell={shell} formId={formId} action={inLanguage(shell.lang, '/skriv')}>
        <Actions>
          <Button>{say('showReceipt')}</Button>
          <LinkButton look="second" href={`${inLanguage(shell.lang, '/skriv')}?ny=1`}>
            {say('writeAnother')}
          </LinkButton>
        </Actions>
      </Form>
    </PublicPage>
  )
}
