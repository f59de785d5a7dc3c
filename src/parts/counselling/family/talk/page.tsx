import { type Given, isAnswer } from '#core/promise/store.ts'
import { formatMoment, formatTime } from '#platform/clock.ts'
import { AutoSave } from '#platform/html/auto-save.tsx'
import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { DeskColumns, DeskPage } from '#platform/html/desk-page.tsx'
import { Form, hasWords, ProblemSummary } from '#platform/html/form.tsx'
import { LevelTag } from '#platform/html/level-tag.tsx'
import { LiveRegion } from '#platform/html/live-region.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { TextArea } from '#platform/html/text-fields.tsx'
import type { Again } from '#platform/http/visit.ts'
import { answerFormId } from '../../inquiry/last-word.tsx'
import { Lookers } from '../../inquiry/live-parts.tsx'
import { apologyFor, LateNotice, PromiseLine } from '../../inquiry/owed.tsx'
import { Said } from '../../inquiry/said.tsx'
import { isLateAnswer } from '../../inquiry/showing.ts'
import { safeAnswerKinds } from '../../safe-answer/actions.ts'
import { NamedSafeLines, SafeFields, saveIt, writeItDown } from '../../safe-answer/desk.tsx'
import { memberName } from '../wording.ts'
import { addressOf, type OpenTalk } from './actions.ts'
import type { TalkRow } from './store.ts'
import { talkTexts } from './texts.ts'

const say = talkTexts('da')

type TalkPageProps = { shell: Shell; now: Date; familyId: string; open: OpenTalk; again: Again; safeAgain: Again }

/** One adult's conversation with us. */
export function TalkPage(props: TalkPageProps) {
  const { shell, open, familyId, again, now } = props
  const name = nameOf(open.talk)
  const lead = (
    <span class="state-line">
      <LevelTag lang="da" level={open.level} /> <span>{say('onlyHers', { name })}</span>
    </span>
  )
  const back = (
    <LinkButton href={`/desk/families/${familyId}`} look="quiet">
      {say('back', { family: open.familyName })}
    </LinkButton>
  )
  return (
    <DeskPage shell={shell} title={say('title', { name })} lead={lead} here="/desk" actions={back}>
      <ProblemSummary
        lang="da"
        problems={{ ...again.problems, ...props.safeAgain.problems }}
        kept={hasWords({ ...again.typed, ...props.safeAgain.typed })}
      />
      <DeskColumns side={<Side {...props} />} sideLabel={say('side', { name })}>
        <LiveRegion id="talk" src={addressOf(familyId, open.talk.id)} kinds={['message-received', 'message-sent', 'promise-changed']}>
          {open.talk.wordsDeletedAt && <p>{say('wordsDeleted', { name, when: formatMoment(open.talk.wordsDeletedAt, 'da', now) })}</p>}
          <Said frame={{ shell, now }} label={say('thread')} them={open.talk.role ? name : say('outsider')} messages={open.messages} />
        </LiveRegion>
        <HowToAnswer {...props} />
        <Lookers frame={{ shell, now }} address={addressOf(familyId, open.talk.id)} lookers={open.lookers} />
        {open.talk.state === 'ended' ? <Ended open={open} /> : <Answer {...props} name={name} />}
      </DeskColumns>
    </DeskPage>
  )
}

/** What the adult is promised, and what reaches them. */
function Side(props: TalkPageProps) {
  const { shell, now, open, familyId } = props
  const owed = open.promises.filter(({ endedAt }) => !endedAt)
  return (
    <>
      <LiveRegion id="owed" src={addressOf(familyId, open.talk.id)} kinds={owedKinds}>
        <section class="promises">
          <h2>{say('promise')}</h2>
          {owed.length === 0 && <p class="hint">{say('promiseNone')}</p>}
          {owed.map((promise) => (
            <div class="promise-open">
              <PromiseLine frame={{ shell, now }} promise={promise} />
            </div>
          ))}
        </section>
      </LiveRegion>
      <Channel open={open} />
    </>
  )
}

const owedKinds = ['message-received', 'message-sent', 'promise-changed', 'promise-broken']

/** The answer that is late: whatever was promised before our latest word was answered by it. */
function lateAnswer({ open: { promises, messages }, now }: TalkPageProps): Given | undefined {
  const ours = messages.findLast(({ fromUs }) => fromUs)
  return promises.find((promise) => (!ours || promise.madeAt >= ours.at) && isLateAnswer(promise, now))
}

/** As on the family's page: whoever has no name is who they are in the family. */
function nameOf({ name, role }: TalkRow): string {
  return role === null ? say('withoutName') : memberName({ name, role, bornOn: null, dueOn: null })
}

/** What is begun here is kept for the one who writes it, until it is sent. */
function Answer(props: TalkPageProps & { name: string }) {
  const { shell, now, familyId, open, again, name } = props
  const address = addressOf(familyId, open.talk.id)
  const { draft } = open
  const late = lateAnswer(props)
  const apology = late && !draft ? apologyFor({ shell, now }, late) : undefined
  const keeps = open.promises.some((promise) => !promise.endedAt && promise.by >= now && isAnswer(promise))
  return (
    <div id="answer" class="answer">
      {late && <LateNotice frame={{ shell, now }} drafted={apology !== undefined} />}
      <Form shell={shell} id={answerFormId} formId={again.formId} action={address}>
        <AutoSave lang="da" action={`${address}/draft`} field="words" time={draft && formatTime(draft.savedAt, 'da')}>
          <TextArea
            {...{ name: 'words', label: say('answer', { name }), hint: keeps && say('answerHint'), rows: 6 }}
            value={again.typed.words ?? draft?.body ?? apology}
            problem={again.problems.words}
          />
        </AutoSave>
        <Actions>
          <Button>{say('send')}</Button>
          <Button look="second" formaction={`${address}/draft`}>
            {say('keepDraft')}
          </Button>
        </Actions>
      </Form>
    </div>
  )
}

/** The conversation ended while something was being written to it: the words stay to be read and copied. */
function Ended({ open }: { open: OpenTalk }) {
  const { draft } = open
  return (
    <>
      <p class="hint">{say('ended')}</p>
      {draft && <TextArea {...{ name: 'words', label: say('keptWords'), rows: 4 }} value={draft.body} />}
    </>
  )
}

/** How and when the person has said it is safe. It stands where one is about to write, and comes by itself when it changes meanwhile. */
function HowToAnswer(props: TalkPageProps) {
  const { familyId, open, now } = props
  return (
    <section class="safe" aria-label={say('safe')}>
      <LiveRegion id="safe" src={addressOf(familyId, open.talk.id)} kinds={safeAnswerKinds} of={familyId}>
        {open.safe.length > 0 ? <NamedSafeLines said={open.safe} now={now} /> : <p>{say('safeNothing')}</p>}
      </LiveRegion>
      <WriteItDown {...props} />
    </section>
  )
}

function WriteItDown({ shell, familyId, open, safeAgain }: TalkPageProps) {
  const { typed, problems, formId } = safeAgain
  return (
    <details class="wish" open={typed.safeAnswer !== undefined}>
      <summary>{writeItDown}</summary>
      <Form shell={shell} formId={formId} action={`${addressOf(familyId, open.talk.id)}/safe`} class="small-form">
        <SafeFields said={open.safe} field={(name) => ({ name, value: typed[name], problem: problems[name] })} />
        <Button look="second">{saveIt}</Button>
      </Form>
    </details>
  )
}

/** What reaches the person: the page always, anything else only where it has been turned on. */
function Channel({ open }: { open: OpenTalk }) {
  const { card, talk } = open
  const channel = card?.turnedOn && (card.channel === 'mail' || card.channel === 'phone') ? card.channel : 'page'
  return (
    <section>
      <h2>{say('channel')}</h2>
      <p>{say(channel)}</p>
      <p class="hint">{say(talk.ownPage ? 'readsPage' : 'readsCode')}</p>
    </section>
  )
}
