import { promiseInWords } from '#core/promise/words.ts'
import type { MyCard } from '#core/send/card.ts'
import { MailChoice } from '#core/send/choice/mail-choice.tsx'
import { choiceTexts } from '#core/send/choice/texts.ts'
import { dayInDenmark, formatMoment } from '#platform/clock.ts'
import { Button } from '#platform/html/button.tsx'
import { Card } from '#platform/html/card.tsx'
import { Check } from '#platform/html/choices.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import { inLanguage, type Shell } from '#platform/html/shell.ts'
import { TextArea } from '#platform/html/text-fields.tsx'
import { Thread } from '#platform/html/thread.tsx'
import type { Again } from '#platform/http/visit.ts'
import { WhenDeleted } from '../delete/when-deleted.tsx'
import { HeldFirst, Waiting } from './held.tsx'
import type { OwnConversation } from './store.ts'
import { texts } from './texts.ts'

export function CodePage(props: { shell: Shell; form: Again }) {
  const { shell, form } = props
  const say = texts(shell.lang)
  return (
    <PublicPage shell={shell} title={say('codeTitle')} lead={say('codeLead')}>
      <ProblemSummary lang={shell.lang} problems={form.problems} />
      <Form shell={shell} formId={form.formId} action={inLanguage(shell.lang, '/samtale/kode')}>
        <TextArea
          {...{ name: 'code', label: say('codeLabel'), hint: say('codeHint'), rows: 2 }}
          {...{ value: form.typed.code, problem: form.problems.code }}
        />
        <Button>{say('open')}</Button>
      </Form>
      <h2>{say('noCode')}</h2>
      <p>
        <a href={inLanguage(shell.lang, '/skriv')}>{say('writeFirst')}</a>
      </p>
      <p>{say('codeLost')}</p>
    </PublicPage>
  )
}

type Props = { shell: Shell; form: Again; conversation: OwnConversation; now: Date; pageForm: Again; leaveFormId: string }

export function ConversationPage(props: Props) {
  const { shell, form, conversation, now } = props
  const { held } = conversation
  const say = texts(shell.lang)
  return (
    <PublicPage shell={shell} title={say('title')}>
      <ProblemSummary lang={shell.lang} problems={form.problems} />
      <Waiting shell={shell} now={now} held={held} notices={conversation.notices} />
      {held && <HeldFirst shell={shell} now={now} held={held} />}
      {held && <OwnPageOffer {...props} />}
      <Standing {...props} />
      <Thread
        label={say('thread')}
        messages={conversation.messages.map((message) => ({
          id: message.id,
          from: message.fromUs ? 'them' : 'me',
          author: message.fromUs ? (message.author ?? '') : say('you'),
          time: formatMoment(message.at, shell.lang, now),
          dateTime: message.at.toISOString(),
          text: message.body,
        }))}
      />
      <Form shell={shell} formId={form.formId} action={inLanguage(shell.lang, '/samtale')} keeps>
        <TextArea name="words" label={say('words')} rows={5} value={form.typed.words} problem={form.problems.words} />
        <Button>{say('send')}</Button>
      </Form>
      <HowLong {...props} />
      <Form shell={shell} formId={props.leaveFormId} action="/sign-out">
        <Button look="quiet">{say('leave')}</Button>
        <p class="hint">{say('leaveHint')}</p>
      </Form>
    </PublicPage>
  )
}

/** What the writer waits for, in the open: also when we are late. */
function Standing({ shell, conversation, now }: Props) {
  const say = texts(shell.lang)
  const { promise, state, lastWordByUs } = conversation
  if (state === 'ended') return <Notice>{say('ended')}</Notice>
  if (promise && promise.by < now) return <Notice kind="care">{say('promiseLate')}</Notice>
  if (promise) return <Notice>{promiseInWords(promise, { lang: shell.lang, now, before: false })}</Notice>
  return <Notice kind={lastWordByUs ? 'done' : 'info'}>{say(lastWordByUs ? 'answered' : 'waiting')}</Notice>
}

/** How long the conversation is kept; once it belongs to a family it stays, and word about it may be sent. */
function HowLong({ shell, conversation, now }: Props) {
  const say = texts(shell.lang)
  if (conversation.held)
    return (
      <>
        <p>{say('staysHere')}</p>
        <p>
          <a href={inLanguage(shell.lang, '/samtale/besked')}>{choiceTexts(shell.lang)('title')}</a>
        </p>
        <p>
          <a href={inLanguage(shell.lang, '/samtale/slet')}>{say('deleteMine')}</a>
        </p>
      </>
    )
  return (
    <WhenDeleted
      {...{ shell, today: dayInDenmark(now), keepUntil: conversation.keepUntil, state: conversation.state }}
      {...{ ofFamily: conversation.ofFamily, weOwe: !conversation.lastWordByUs }}
    />
  )
}

/** Whether word may reach the writer outside the page: the same choice as on the own page. */
export function WordOutsidePage(props: { shell: Shell; form: Again; card: MyCard | undefined; mail: boolean }) {
  const { shell } = props
  const say = choiceTexts(shell.lang)
  return (
    <PublicPage shell={shell} title={say('title')} lead={say('lead')}>
      <MailChoice {...props} action={inLanguage(shell.lang, '/samtale/besked')} />
      <p>
        <a href={inLanguage(shell.lang, '/samtale')}>{texts(shell.lang)('back')}</a>
      </p>
    </PublicPage>
  )
}

function OwnPageOffer({ shell, pageForm }: Props) {
  const say = texts(shell.lang)
  return (
    <Card title={say('pageTitle')} tone="warm">
      <p>{say('pageText')}</p>
      <Form shell={shell} formId={pageForm.formId} action={inLanguage(shell.lang, '/samtale/min-side')}>
        <Check name="long" label={say('long')} />
        <Button>{say('makeMine')}</Button>
        <p class="hint">{say('makeMineHint')}</p>
      </Form>
    </Card>
  )
}
