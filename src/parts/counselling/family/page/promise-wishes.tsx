import { clockField } from '#core/promise/due-words.ts'
import { isMeetingToCome } from '#core/promise/promise.ts'
import { isAnswer } from '#core/promise/store.ts'
import { dayInDenmark } from '#platform/clock.ts'
import { Check } from '#platform/html/choices.tsx'
import { DateField, Select, TimeField } from '#platform/html/text-fields.tsx'
import { addressOf, adultOptions, formOf, type Showing, say, tellsWhen, waitingTalks } from './showing.ts'
import type { FamilyPromise, Talk } from './store.ts'
import { WishForm } from './wish.tsx'

type OpenProps = { showing: Showing; promise: FamilyPromise; to: string }

/** What one can do about a promise that stands: keep it, move it, let it go as they wish; past its time say that it was broken. */
export function PromiseWishes(props: OpenProps) {
  const late = props.promise.by <= props.showing.now
  return (
    <div class="step-wishes">
      <Keep {...props} />
      {late && <BreakForm {...props} />}
      {!late && <MoveForm {...props} />}
      {!late && <UnwantedForm {...props} />}
    </div>
  )
}

/** Whoever it was given to sees at once that it was kept, so it is asked first. Whoever waits for an answer is answered, and by that it is kept. */
function Keep({ showing, promise, to }: OpenProps) {
  const waits = isAnswer(promise) && waitingTalks(showing).find((talk) => tellsWhen(promise, talk))
  if (isMeetingToCome(promise, showing.now)) return <p class="hint">{say('keepOnTheDay')}</p>
  if (waits) return <a href={`${addressOf(showing)}/conversations/${waits.id}`}>{say('answerNow')}</a>
  return (
    <WishForm
      showing={showing}
      form={`keep-${promise.id}`}
      address={`promises/${promise.id}/keep`}
      title={say('keepPromise')}
      button={say('saveKeptPromise')}
    >
      {() => <p>{say('keepAsk', { name: to || say('people') })}</p>}
    </WishForm>
  )
}

function MoveForm({ showing, promise }: OpenProps) {
  const form = `newtime-${promise.id}`
  const again = formOf(showing, form)
  return (
    <WishForm
      showing={showing}
      form={form}
      address={`promises/${promise.id}/move`}
      title={say('movePromise')}
      button={say('saveMovedPromise')}
    >
      {(field) => (
        <>
          <DateField {...field('promiseDay')} label={say('promiseDay')} min={showing.today} />
          <TimeField {...field('promiseTime')} {...clockField(promise.what, 'da')} />
          <Check
            {...field('theirYes')}
            label={say('theirYesPromise')}
            hint={say('theirYesHint')}
            checked={again.typed.theirYes !== undefined}
          />
        </>
      )}
    </WishForm>
  )
}

/** Neither kept nor broken: their own wish. Whoever waits for an answer is answered first. */
function UnwantedForm({ showing, promise, to }: OpenProps) {
  if (waitingTalks(showing).some((talk) => tellsWhen(promise, talk))) return null
  const form = `unwanted-${promise.id}`
  return (
    <WishForm
      showing={showing}
      form={form}
      address={`promises/${promise.id}/unwanted`}
      title={say('unwantedPromise')}
      button={say('saveUnwantedPromise')}
    >
      {(field) => (
        <>
          <p>{say('unwantedAsk', { name: to || say('people') })}</p>
          <Check {...field('theirYes')} label={say('theirWish')} checked={formOf(showing, form).typed.theirYes !== undefined} />
        </>
      )}
    </WishForm>
  )
}

/** Past its time it is no longer moved: it was broken. Whoever it was given to sees it at once, so it is asked first. */
function BreakForm({ showing, promise, to }: OpenProps) {
  const form = `break-${promise.id}`
  const owed = waitingTalks(showing).some((talk) => tellsWhen(promise, talk))
  return (
    <WishForm
      showing={showing}
      form={form}
      address={`promises/${promise.id}/break`}
      title={say('breakPromise')}
      button={say('saveBrokenPromise')}
    >
      {(field) => (
        <>
          <p>{say('breakAsk', { name: to || say('people') })}</p>
          <DateField
            {...field('promiseDay')}
            label={say(owed ? 'breakDay' : 'breakDayMaybe')}
            hint={owed && field('promiseDay').problem !== say('newTimeNeeded') ? say('newTimeNeeded') : undefined}
            min={showing.today}
          />
          <TimeField {...field('promiseTime')} {...clockField(promise.what, 'da')} />
        </>
      )}
    </WishForm>
  )
}

/** Whoever waits without a time is the one it is most likely for. */
export function GiveForm({ showing, waits }: { showing: Showing; waits?: Talk }) {
  const adults = adultOptions(showing)
  const likely = waits
    ? { adultId: waits.adultId ?? '', promiseWhat: 'answer', promiseChannel: 'page' }
    : { adultId: adults[0]?.value, promiseWhat: 'call', promiseChannel: 'phone' }
  const known = { ...likely, promiseDay: dayInDenmark(showing.now) }
  const whatOptions = [
    { value: 'answer', label: say('whatAnswer') },
    { value: 'call', label: say('whatCall') },
    { value: 'meet', label: say('whatMeet') },
  ]
  const channels = (['page', 'phone', 'in-person', 'mail'] as const).map((value) => ({ value, label: say(value) }))
  return (
    <WishForm showing={showing} form="promise" address="promises" title={say('givePromise')} button={say('savePromise')} known={known}>
      {(field) => (
        <>
          <Select {...field('adultId')} label={say('promiseTo')} options={adults} empty={say('choose')} />
          <Select {...field('promiseWhat')} label={say('promiseWhat')} options={whatOptions} />
          <Select {...field('promiseChannel')} label={say('promiseChannel')} options={channels} />
          <DateField {...field('promiseDay')} label={say('promiseDay')} min={showing.today} />
          <TimeField {...field('promiseTime')} {...clockField(undefined, 'da')} />
        </>
      )}
    </WishForm>
  )
}
