import { clockField } from '#core/promise/due-words.ts'
import { dayInDenmark } from '#platform/clock.ts'
import { Actions, Button } from '#platform/html/button.tsx'
import { Check, Choices } from '#platform/html/choices.tsx'
import { levelName } from '#platform/html/level-tag.tsx'
import { LiveRegion } from '#platform/html/live-region.tsx'
import { OwnWords } from '#platform/html/own-words.tsx'
import { DateField, TextArea, TextField, TimeField } from '#platform/html/text-fields.tsx'
import { levels } from '#platform/level.ts'
import { AskWish } from './ask/pages.tsx'
import { EndWishForm } from './end/pages.tsx'
import { addressOf, attemptsNeeded } from './inquiry.ts'
import { stateKinds } from './live-parts.tsx'
import { formOf, reasonAgainst, type Showing, sayOf, when } from './showing.ts'
import { Unless, WishForm } from './wish-form.tsx'

/**
 * Everything one can do with an inquiry besides answering. What is not possible now stands there too, and says why: new words change it
 * while somebody looks. A form that is folded out stays as it is.
 */
export function Wishes(props: { showing: Showing }) {
  const { id } = props.showing.page.inquiry
  return (
    <LiveRegion id="wishes" src={`${addressOf(id)}/fragments/wishes`} kinds={[...stateKinds, 'inquiry-asked', 'promise-changed']} of={id}>
      <WishList {...props} />
    </LiveRegion>
  )
}

function WishList(props: { showing: Showing }) {
  const { showing } = props
  const say = sayOf(showing)
  const { inquiry } = showing.page
  const why = reasonAgainst(showing, 'end')
  if (why)
    return (
      <section class="wishes">
        <LevelWish showing={showing} />
        {inquiry.state !== 'ended' && (
          <p class="wish-off">
            {say('otherWishes')} <strong>{why}</strong>
          </p>
        )}
      </section>
    )
  return (
    <section class="wishes">
      <LevelWish showing={showing} />
      <TimeWish showing={showing} />
      <AttemptWish showing={showing} />
      <AskWish showing={showing} />
      <Unless showing={showing} wish="family" title={say('openFamily')}>
        <p class="wish-link">
          <a href={`/desk/families/new?inquiry=${inquiry.id}`}>{say('openFamily')}</a>
        </p>
      </Unless>
      <WishForm showing={showing} wish="release" title={say('release')}>
        <p class="hint">{say(showing.page.promises.some(({ endedAt }) => !endedAt) ? 'releaseHint' : 'releaseAgain')}</p>
        <Button look="second">{say('release')}</Button>
      </WishForm>
      <EndWishForm showing={showing} />
    </section>
  )
}

function LevelWish(props: { showing: Showing }) {
  const { showing } = props
  const { typed, problems } = formOf(showing, 'triage')
  const { inquiry } = showing.page
  const say = sayOf(showing)
  return (
    <WishForm showing={showing} wish="triage" title={say('levelWish')}>
      <input type="hidden" name="seen" value={inquiry.triageId} />
      <Choices
        name="level"
        pick="one"
        legend={say('level')}
        value={typed.level ?? inquiry.level}
        problem={problems.level}
        options={levels.map((level) => ({ value: level, label: levelName(level, showing.shell.lang) }))}
      />
      <DateField
        name="levelDeadline"
        label={say('levelDeadline')}
        value={typed.levelDeadline ?? inquiry.deadlineOn ?? ''}
        problem={problems.levelDeadline}
      />
      <TextArea
        name="levelReason"
        label={say('levelReason')}
        hint={say('levelReasonHint')}
        rows={3}
        value={typed.levelReason}
        problem={problems.levelReason}
      />
      <Button look="second">{say('levelSave')}</Button>
    </WishForm>
  )
}

function TimeWish(props: { showing: Showing }) {
  const { showing } = props
  const { typed, problems } = formOf(showing, 'promise')
  const say = sayOf(showing)
  const open = showing.page.promises.filter(({ endedAt }) => !endedAt)
  const standing = open.some(({ by }) => by >= showing.now)
  return (
    <WishForm showing={showing} wish="promise" title={say('promiseWish')}>
      {open.length > 0 && !standing && <p>{say('promiseBreaks')}</p>}
      <Choices
        name="promiseWhat"
        pick="one"
        legend={say('promiseWhat')}
        value={typed.promiseWhat}
        problem={problems.promiseWhat}
        options={[
          { value: 'answer', label: say('promiseWhatAnswer') },
          { value: 'call', label: say('promiseWhatCall'), hint: say('promiseWhatCallHint') },
          { value: 'meet', label: say('promiseWhatMeet') },
        ]}
      />
      <DateField
        name="promiseDay"
        label={say('promiseDay')}
        value={typed.promiseDay ?? dayInDenmark(showing.now)}
        problem={problems.promiseDay}
        min={dayInDenmark(showing.now)}
      />
      <TimeField
        name="promiseTime"
        {...clockField(undefined, showing.shell.lang)}
        value={typed.promiseTime}
        problem={problems.promiseTime}
      />
      {standing && <Check name="promiseYes" label={say('promiseYes')} checked={typed.promiseYes === 'yes'} problem={problems.promiseYes} />}
      <Button look="second">{say('promiseSave')}</Button>
    </WishForm>
  )
}

function AttemptWish(props: { showing: Showing }) {
  const { showing } = props
  const { typed, problems } = formOf(showing, 'attempt')
  const { inquiry, attempts } = showing.page
  const say = sayOf(showing)
  const word = { page: 'attemptPage', phone: 'attemptPhone', mail: 'attemptMail' } as const
  const counted = attempts.filter(({ n }) => n > inquiry.attemptsBefore)
  return (
    <WishForm showing={showing} wish="attempt" title={`${say('attemptWish')} (${counted.length} af ${attemptsNeeded})`}>
      <p class="hint">{say('attemptCount', { count: counted.length })}</p>
      <ol class="plain">
        {counted.map(({ n, by, channel, words, at }) => (
          <li>
            {say('attemptIs', { n: n - inquiry.attemptsBefore, how: say(word[channel]), by: by ?? '', when: when(showing, at) })}
            {words && (
              <p dir="auto">
                <OwnWords words={words} />
              </p>
            )}
          </li>
        ))}
      </ol>
      <Choices
        name="attemptBy"
        pick="one"
        legend={say('attemptBy')}
        value={typed.attemptBy}
        problem={problems.attemptBy}
        options={(['phone', 'page', 'mail'] as const).map((channel) => ({ value: channel, label: say(word[channel]) }))}
      />
      <TextField name="attemptWords" label={say('attemptWords')} value={typed.attemptWords} problem={problems.attemptWords} />
      <Actions>
        <Button look="second">{say('attemptSave')}</Button>
      </Actions>
    </WishForm>
  )
}
