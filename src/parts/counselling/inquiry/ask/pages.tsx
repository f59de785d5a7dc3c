import { Actions, Button } from '#platform/html/button.tsx'
import { Choices } from '#platform/html/choices.tsx'
import { Form } from '#platform/html/form.tsx'
import { LiveRegion } from '#platform/html/live-region.tsx'
import { OwnWords } from '#platform/html/own-words.tsx'
import { Select, TextArea } from '#platform/html/text-fields.tsx'
import { type AskWhat, addressOf, askWhats } from '../inquiry.ts'
import { type Frame, formOf, type Showing, sayOf, when } from '../showing.ts'
import type { Ask } from '../store-page.ts'
import { WishForm } from '../wish-form.tsx'

/** Pass on, second opinion, second person: one question to a colleague, and nothing moves before the answer. */
export function AskWish(props: { showing: Showing }) {
  const { showing } = props
  const { typed, problems } = formOf(showing, 'ask')
  const say = sayOf(showing)
  const hinted: Partial<Record<AskWhat, string>> = {
    'take-over': say('ask-take-over-hint'),
    'second-person': say('ask-second-person-hint'),
    'hand-over': say('ask-hand-over-hint'),
  }
  return (
    <WishForm showing={showing} wish="ask" title={say('askWish')}>
      <Choices
        name="ask"
        pick="one"
        legend={say('ask')}
        value={typed.ask}
        problem={problems.ask}
        options={askWhats.map((what) => ({ value: what, label: say(`ask-${what}`), hint: hinted[what] }))}
      />
      <Select
        name="askTo"
        label={say('askTo')}
        empty={say('askChoose')}
        value={typed.askTo}
        problem={problems.askTo}
        options={showing.page.colleagues.map(({ id, name, away }) => ({ value: id, label: away ? say('askAway', { name }) : name }))}
      />
      <TextArea name="askWords" label={say('askWords')} rows={3} value={typed.askWords} problem={problems.askWords} />
      <Button look="second">{say('askSend')}</Button>
    </WishForm>
  )
}

const yes = {
  'take-over': 'yesTakeOver',
  'hand-over': 'yesHandOver',
  'second-person': 'yesSecondPerson',
  'second-opinion': 'yesOpinion',
} as const

/** Waits on top of the page of the one who is asked. */
export function AskedOfMe(props: { showing: Showing; ask: Ask }) {
  const { showing, ask } = props
  const form = formOf(showing, 'reply')
  const say = sayOf(showing)
  return (
    <section class="asked" aria-label={say('askedMeTitle', { from: ask.from })}>
      <h2>{say('askedMeTitle', { from: ask.from })}</h2>
      <p>
        <strong>{say(`ask-${ask.what}`)}</strong>
      </p>
      {ask.words && (
        <p class="quoted" dir="auto">
          <OwnWords words={ask.words} />
        </p>
      )}
      <Form
        shell={showing.shell}
        formId={form.formId}
        action={`${addressOf(showing.page.inquiry.id)}/asks/${ask.id}`}
        label={say('askReply')}
      >
        <TextArea name="askReply" label={say('askReply')} rows={2} value={form.typed.askReply} problem={form.problems.askReply} />
        <Actions>
          <Button name="askAnswer" value="yes">
            {say(yes[ask.what])}
          </Button>
          <Button name="askAnswer" value="no" look="second">
            {say(ask.what === 'second-opinion' ? 'noTime' : 'no')}
          </Button>
        </Actions>
      </Form>
    </section>
  )
}

/** What was asked and answered; the answers come by themselves. */
export function AsksList(props: { frame: Frame; id: string; asks: readonly Ask[] }) {
  const { frame, id, asks } = props
  const say = sayOf(frame)
  return (
    <LiveRegion id="asks" src={`${addressOf(id)}/fragments/asks`} kinds={['inquiry-asked', 'inquiry-claimed', 'inquiry-ended']} of={id}>
      {asks.length > 0 && (
        <section>
          <h2>{say('asks')}</h2>
          <ol class="plain">
            {asks.map((ask) => (
              <li>
                <p>
                  {say('asked', { from: ask.from, to: ask.to, when: when(frame, ask.askedAt) })}
                  <strong> {say(`ask-${ask.what}`)}</strong>
                </p>
                {ask.words && (
                  <p dir="auto">
                    <OwnWords words={ask.words} />
                  </p>
                )}
                <p class="hint">{answerWords(frame, ask)}</p>
                {ask.answerWords && (
                  <p dir="auto">
                    <OwnWords words={ask.answerWords} />
                  </p>
                )}
              </li>
            ))}
          </ol>
        </section>
      )}
    </LiveRegion>
  )
}

function answerWords(frame: Frame, ask: Ask): string {
  const say = sayOf(frame)
  if (!ask.answer) return say('askWaits', { to: ask.to })
  if (ask.answer === 'not-needed') return say('askLapsed')
  return say(ask.answer === 'yes' ? 'askYes' : 'askNo', { to: ask.to, when: when(frame, ask.answeredAt!) })
}
