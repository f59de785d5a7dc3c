import { formatMoment, formatTime } from '#platform/clock.ts'
import { AutoSave } from '#platform/html/auto-save.tsx'
import { Actions, Button, LinkButton } from '#platform/html/button.tsx'
import { DeskColumns, DeskPage } from '#platform/html/desk-page.tsx'
import { Facts } from '#platform/html/facts.tsx'
import { Form, ProblemSummary } from '#platform/html/form.tsx'
import { LiveRegion } from '#platform/html/live-region.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { TextArea } from '#platform/html/text-fields.tsx'
import { Thread } from '#platform/html/thread.tsx'
import type { Again } from '#platform/http/visit.ts'
import { addressOf, type OpenTalk } from './actions.ts'
import { talkTexts } from './texts.ts'

const say = talkTexts('da')

type TalkPageProps = { shell: Shell; now: Date; familyId: string; open: OpenTalk; again: Again }

/** One adult's conversation with us. */
export function TalkPage(props: TalkPageProps) {
  const { shell, open, familyId, again, now } = props
  const name = open.talk.name ?? say('withoutName')
  const back = (
    <LinkButton href={`/desk/families/${familyId}`} look="quiet">
      {say('back', { family: open.familyName })}
    </LinkButton>
  )
  return (
    <DeskPage shell={shell} title={say('title', { name })} lead={say('onlyHers', { name })} here="/desk" actions={back}>
      <ProblemSummary lang="da" problems={again.problems} />
      <DeskColumns side={<Safe open={open} />} sideLabel={say('safe')}>
        <LiveRegion id="talk" src={addressOf(familyId, open.talk.id)} kinds={['message-received', 'message-sent']}>
          <Thread
            label={say('thread')}
            messages={open.messages.map(({ id, fromUs, by, body, at, readAt }) => ({
              id: `message-${id}`,
              from: fromUs ? ('me' as const) : ('them' as const),
              author: fromUs ? (by ?? '') : name,
              time: formatMoment(at, 'da', now),
              dateTime: at.toISOString(),
              text: body,
              note: fromUs ? say(readAt ? 'readByThem' : 'notReadYet') : undefined,
            }))}
          />
        </LiveRegion>
        {open.talk.state === 'ended' ? <Ended open={open} /> : <Answer {...props} name={name} />}
      </DeskColumns>
    </DeskPage>
  )
}

/** What is begun here is kept for the one who writes it, until it is sent. */
function Answer({ shell, familyId, open, again, name }: TalkPageProps & { name: string }) {
  const address = addressOf(familyId, open.talk.id)
  const { draft } = open
  return (
    <div id="answer">
      <Form shell={shell} formId={again.formId} action={address}>
        <AutoSave lang="da" action={`${address}/draft`} field="words" time={draft && formatTime(draft.savedAt, 'da')}>
          <TextArea
            {...{ name: 'words', label: say('answer', { name }), hint: say('answerHint'), rows: 6 }}
            value={again.typed.words ?? draft?.body}
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

/** How the person may be reached stands beside every word we write. */
function Safe({ open }: { open: OpenTalk }) {
  const { card, talk } = open
  const channel = card?.turnedOn && (card.channel === 'mail' || card.channel === 'phone') ? card.channel : 'page'
  const facts = [
    { term: say('channel'), is: say(channel) },
    { term: say('safeTimes'), is: card?.safeTimes ?? '' },
    { term: say('answerWords'), is: card?.answerWords ?? '' },
  ].filter(({ is }) => is)
  return (
    <section>
      <h2>{say('safe')}</h2>
      <p class="hint">{say(talk.ownPage ? 'readsPage' : 'readsCode')}</p>
      <Facts facts={facts} />
    </section>
  )
}
