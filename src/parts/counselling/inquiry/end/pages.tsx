import { Button } from '#platform/html/button.tsx'
import { Choices } from '#platform/html/choices.tsx'
import { Form } from '#platform/html/form.tsx'
import { Notice } from '#platform/html/notice.tsx'
import { OwnWords } from '#platform/html/own-words.tsx'
import { Select, TextArea } from '#platform/html/text-fields.tsx'
import { addressOf, endsInOrder, missingFor } from '../inquiry.ts'
import { LastWord } from '../last-word.tsx'
import { formOf, reasonAgainst, type Showing, sayOf, when } from '../showing.ts'
import { titleOf } from '../title.ts'
import { WishForm } from '../wish-form.tsx'
import { factsForEnding } from './actions.ts'

/** Every way an inquiry can end. What an end still lacks stands beside it. */
export function EndWishForm(props: { showing: Showing }) {
  const { showing } = props
  const { inquiry, promises, asks, attempts, messages } = showing.page
  const { typed, problems } = formOf(showing, 'end')
  const facts = factsForEnding(inquiry, { promises, asks, attempts })
  const say = sayOf(showing)
  const missing = (as: (typeof endsInOrder)[number]) => missingFor(as, facts)
  return (
    <WishForm showing={showing} wish="end" title={say('endWish')}>
      <Choices
        name="endAs"
        pick="one"
        legend={say('endAs')}
        value={typed.endAs}
        problem={problems.endAs}
        options={endsInOrder.map((as) => ({ value: as, label: say(as), hint: missing(as) && say(missing(as)!) }))}
      />
      <WhichOne showing={showing} receivers={facts.receivers} />
      <LastWord messages={messages} />
      <TextArea
        name="endWords"
        label={say('endWords')}
        hint={say('endWordsHint')}
        rows={3}
        value={typed.endWords}
        problem={problems.endWords}
      />
      <Button look="second">{say('endSave')}</Button>
    </WishForm>
  )
}

/** Which other inquiry it is the same as, and who goes on with them: asked only where there is something to choose. */
function WhichOne(props: { showing: Showing; receivers: readonly string[] }) {
  const { showing, receivers } = props
  const { asks, others } = showing.page
  const { typed, problems } = formOf(showing, 'end')
  const say = sayOf(showing)
  return (
    <>
      {others.length > 0 && (
        <Select
          name="endDuplicate"
          label={say('endDuplicate')}
          hint={say('endDuplicateHint')}
          empty={say('endChoose')}
          value={typed.endDuplicate}
          problem={problems.endDuplicate}
          options={others.map((other) => ({
            value: other.id,
            label: `${other.level} · ${titleOf(other, showing.shell.lang, showing.now)}`,
          }))}
        />
      )}
      {receivers.length > 0 && (
        <Select
          name="endReceiver"
          label={say('endReceiver')}
          empty={say('endChoose')}
          value={typed.endReceiver}
          problem={problems.endReceiver}
          options={asks.filter(({ toHat }) => receivers.includes(toHat)).map(({ toHat, to }) => ({ value: toHat, label: to }))}
        />
      )}
    </>
  )
}

/** How it ended, by whom and why; and the door stays open. */
export function EndedNotice(props: { showing: Showing }) {
  const { showing } = props
  const { inquiry, intake } = showing.page
  const say = sayOf(showing)
  const why = reasonAgainst(showing, 'reopen')
  return (
    <section class="ended" id="answer">
      <Notice kind="done" title={say(inquiry.endedAs!)}>
        {intake.endWords && (
          <p dir="auto">
            <OwnWords words={intake.endWords} />
          </p>
        )}
        <p>{say('endedBy', { name: inquiry.endedByName ?? '', when: when(showing, inquiry.endedAt!) })}</p>
        {inquiry.secondName && <p>{say('endedSecond', { name: inquiry.secondName })}</p>}
        {inquiry.handedToName && <p>{say('endedHanded', { name: inquiry.handedToName })}</p>}
      </Notice>
      <p class="hint">{why ?? say('doorOpen')}</p>
      {why && inquiry.familyId && inquiry.familyName && <a href={`/desk/families/${inquiry.familyId}`}>{say('livesInFamilyLink')}</a>}
      {!why && (
        <Form shell={showing.shell} formId={showing.newFormId()} action={`${addressOf(inquiry.id)}/reopen`}>
          <p class="hint">{say('reopenHint')}</p>
          <Button look="second">{say('reopen')}</Button>
        </Form>
      )}
    </section>
  )
}
