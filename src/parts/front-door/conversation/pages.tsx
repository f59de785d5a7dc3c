import { dueWords } from '#core/promise/due-words.ts'
import type { MyCard } from '#core/send/card.ts'
import { MailChoice } from '#core/send/choice/mail-choice.tsx'
import { choiceTexts } from '#core/send/choice/texts.ts'
import { linkByMail } from '#core/send/choice/way-back-in.tsx'
import { InDanger, isUnseen, LookForAnswer, MySafeAnswer, OwedAnswer, opensAt } from '#parts/counselling/index.ts'
import { dayInDenmark, formatMoment } from '#platform/clock.ts'
import { Button } from '#platform/html/button.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import { PublicPage } from '#platform/html/public-page.tsx'
import { inLanguage, type Shell } from '#platform/html/shell.ts'
import { TextArea } from '#platform/html/text-fields.tsx'
import { Thread } from '#platform/html/thread.tsx'
import type { Again } from '#platform/http/visit.ts'
import { texts as deleteTexts } from '../delete/texts.ts'
import { deletingOf, WhenDeleted } from '../delete/when-deleted.tsx'
import { Waiting, WhoHolds } from './held.tsx'
import { OwnPageOffer } from './own-page-offer.tsx'
import { safeAnswerAddress } from './safe-answer.tsx'
import type { OwnConversation } from './store.ts'
import { texts } from './texts.ts'

type Props = {
  shell: Shell
  form: Again
  conversation: OwnConversation
  now: Date
  pageForm: Again
  leaveFormId: string
  /** Whether mail can leave this house. */
  mail: boolean
}

export function ConversationPage(props: Props) {
  const { shell, form, conversation, now } = props
  const { held, messages, lastWordByUs } = conversation
  const say = texts(shell.lang)
  const hasNews = messages.some(isUnseen)
  return (
    <PublicPage shell={shell} title={say('title')}>
      <ProblemSummary lang={shell.lang} problems={{ ...form.problems, ...props.pageForm.problems }} kept={Boolean(form.typed.words)} />
      {conversation.inDanger && <InDanger shell={shell} />}
      <Waiting shell={shell} now={now} held={held} notices={conversation.notices} />
      {hasNews && !lastWordByUs && <Notice kind="done">{say('answered')}</Notice>}
      <Standing {...props} />
      {!hasNews && waits(conversation) && <LookForAnswer shell={shell} now={now} form={writing} wrote={unansweredSince(conversation)} />}
      <Words {...props} />
      <Form id={writing} shell={shell} formId={form.formId} action={inLanguage(shell.lang, '/samtale')} keeps>
        <TextArea name="words" label={say('words')} rows={5} value={form.typed.words} problem={form.problems.words} />
        <Button>{say('send')}</Button>
      </Form>
      <MySafeAnswer shell={shell} now={now} said={conversation.safe} href={inLanguage(shell.lang, safeAnswerAddress)} />
      {held && <WhoHolds shell={shell} now={now} held={held} />}
      {held && (
        <OwnPageOffer {...{ shell, held, form: props.pageForm, mail: linkByMail(props, conversation.card), phone: conversation.phone }} />
      )}
      <HowLong {...props} />
      <Form shell={shell} formId={props.leaveFormId} action={inLanguage(shell.lang, '/sign-out')}>
        <Button look="quiet">{say('leave')}</Button>
        <p class="hint">{say('leaveHint')}</p>
      </Form>
    </PublicPage>
  )
}

/** What the writer waits for, in the open: also when we are late. */
function Standing({ shell, conversation, now }: Props) {
  const say = texts(shell.lang)
  const { promise, agreed, state, lastWordByUs, messages } = conversation
  if (state === 'ended') return <Notice>{say('ended')}</Notice>
  if (promise) return <OwedAnswer shell={shell} now={now} owed={promise} />
  if (messages.length === 0) return <Notice kind="done">{deleteTexts(shell.lang)('wordsGone')}</Notice>
  if (agreed?.what === 'call' && agreed.by < now) return <Notice kind="care">{say('callLate')}</Notice>
  if (agreed && agreed.by >= now)
    return <Notice>{say(`agreed-${agreed.what}`, { when: dueWords(agreed, { lang: shell.lang, now }) })}</Notice>
  if (!lastWordByUs) return <Notice>{say('waiting')}</Notice>
  return <Notice kind="done">{say(messages.at(-1)?.fromUs ? 'answered' : 'spoken')}</Notice>
}

const writing = 'write'

function waits({ state, promise, lastWordByUs }: OwnConversation): boolean {
  return state !== 'ended' && (!lastWordByUs || Boolean(promise))
}

function unansweredSince({ messages, lastWordByUs }: OwnConversation): Date | undefined {
  const last = messages.at(-1)
  return last && !last.fromUs && !lastWordByUs ? last.at : undefined
}

/** The newest words first: the last we wrote, and what follows it. What came before is one tap away, but never what was not seen yet. */
function Words({ shell, conversation, now }: Props) {
  const say = texts(shell.lang)
  const { messages } = conversation
  const ours = messages.findLastIndex(({ fromUs }) => fromUs)
  const theirs = messages.findLastIndex(({ fromUs }, at) => !fromUs && at < ours)
  const since = opensAt(messages, ours < 0 ? Math.max(0, messages.length - 1) : theirs + 1)
  const [earlier, newest] = [messages.slice(0, since), messages.slice(since)].map((some) =>
    some.map((message) => ({
      id: message.id,
      from: message.fromUs ? ('them' as const) : ('me' as const),
      author: message.fromUs ? (message.author ?? '') : say('you'),
      time: formatMoment(message.at, shell.lang, now),
      dateTime: message.at.toISOString(),
      text: message.body,
    })),
  )
  return (
    <>
      {earlier!.length > 0 && (
        <details>
          <summary>{say('earlier', { count: earlier!.length })}</summary>
          <Thread label={say('threadBefore')} messages={earlier!} />
        </details>
      )}
      <Thread label={say('thread')} messages={newest!} />
    </>
  )
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
          <a href={inLanguage(shell.lang, '/samtale/slet')}>{deletingOf({ ofFamily: true }, deleteTexts(shell.lang))}</a>
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
