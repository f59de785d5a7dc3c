import { formatTime } from '#platform/clock.ts'
import { AutoSave } from '#platform/html/auto-save.tsx'
import { Actions, Button } from '#platform/html/button.tsx'
import { Form } from '#platform/html/form.tsx'
import { TextArea } from '#platform/html/text-fields.tsx'
import { SafeFields, saveIt, writeItDown } from '../safe-answer/desk.tsx'
import { addressOf } from './inquiry.ts'
import { answerFormId } from './last-word.tsx'
import { HowToAnswer } from './live-parts.tsx'
import { apologyFor, LateNotice } from './owed.tsx'
import { brokenAnswer, formOf, reasonAgainst, type Showing, sayOf } from './showing.ts'
import { WishForm } from './wish-form.tsx'

/** Where one answers. Beside it: how it is safe to, and the truth when a promise was not kept. */
export function AnswerBox(props: { showing: Showing }) {
  const { showing } = props
  const { inquiry, draft } = showing.page
  const say = sayOf(showing)
  const why = reasonAgainst(showing, 'answer')
  const form = formOf(showing, 'answer')
  const late = brokenAnswer(showing)
  const apology = late && !draft && !why ? apologyFor(showing, late) : ''
  return (
    <section class="answer" id="answer" aria-label={say('answerTitle')}>
      <SafeContact showing={showing} />
      {late && <LateNotice frame={showing} drafted={apology !== ''} />}
      {why && <NotMine showing={showing} why={why} />}
      {!why && (
        <Form
          shell={showing.shell}
          id={answerFormId}
          formId={form.formId}
          action={`${addressOf(inquiry.id)}/answer`}
          label={say('answerTitle')}
        >
          <AutoSave
            lang={showing.shell.lang}
            action={`${addressOf(inquiry.id)}/draft`}
            field="words"
            time={draft && formatTime(draft.savedAt, showing.shell.lang)}
          >
            <TextArea
              name="words"
              label={say('answerLabel')}
              rows={9}
              value={form.typed.words ?? draft?.body ?? apology}
              problem={form.problems.words}
            />
          </AutoSave>
          <Actions>
            <Button>{say('send')}</Button>
            <Button look="second" formaction={`${addressOf(inquiry.id)}/draft`}>
              {say('keepDraft')}
            </Button>
          </Actions>
        </Form>
      )}
    </section>
  )
}

/** In the queue the next thing to do is to take it; with a colleague there is nothing to do. */
function NotMine(props: { showing: Showing; why: string }) {
  const { showing, why } = props
  if (reasonAgainst(showing, 'claim')) return <p class="hint">{why}</p>
  return (
    <>
      <p class="hint">{sayOf(showing)('claimHint')}</p>
      <ClaimButton showing={showing} />
    </>
  )
}

function ClaimButton(props: { showing: Showing }) {
  const { shell, page, newFormId } = props.showing
  return (
    <Form shell={shell} formId={newFormId()} action={`${addressOf(page.inquiry.id)}/claim`}>
      <Button>{sayOf(props.showing)('claim')}</Button>
    </Form>
  )
}

/** How and when the writer has said it is safe. It stands where one is about to answer. */
function SafeContact({ showing }: { showing: Showing }) {
  const { page } = showing
  const { typed, problems } = formOf(showing, 'safe')
  return (
    <div class="safe">
      <h2>{sayOf(showing)('safeTitle')}</h2>
      <HowToAnswer frame={showing} {...page} />
      <WishForm showing={showing} wish="safe" title={writeItDown}>
        <SafeFields said={page.safe} field={(name) => ({ name, value: typed[name], problem: problems[name] })} />
        <Button look="second">{saveIt}</Button>
      </WishForm>
    </div>
  )
}
