import { notNeededWords } from '#core/promise/not-needed.ts'
import { isMeetingToCome } from '#core/promise/promise.ts'
import { isAnswer } from '#core/promise/store.ts'
import { dayInDenmark, formatBy } from '#platform/clock.ts'
import { Check } from '#platform/html/choices.tsx'
import { PromiseRing } from '#platform/html/promise-ring.tsx'
import { DateField, Select, TimeField } from '#platform/html/text-fields.tsx'
import {
  addressOf,
  adultName,
  adultOptions,
  carrierOf,
  formOf,
  isOpen,
  type Showing,
  say,
  tellsWhen,
  waitingTalks,
  when,
} from './showing.ts'
import type { FamilyPromise, Talk } from './store.ts'
import { WishForm } from './wish.tsx'

/** What is owed to whom: given, kept, moved with their yes, or broken in the open. */
export function Promises({ showing }: { showing: Showing }) {
  const { promises } = showing.page
  const open = promises.filter(({ endedAt }) => endedAt === null)
  const earlier = promises.filter(({ endedAt }) => endedAt !== null)
  const untimed = waitingTalks(showing).filter((talk) => !open.some((promise) => tellsWhen(promise, talk)))
  return (
    <section id="promises" class="promises">
      <h2>{say('promises')}</h2>
      {open.length === 0 && untimed.length === 0 && <p class="hint">{say('promisesEmpty')}</p>}
      {untimed.map((talk) => (
        <p class="is-late">{say('promiseMissing', { name: adultName(showing, talk.adultId) || say('talkWithout') })}</p>
      ))}
      {open.filter(isFirstOfStep).map((promise) => (
        <OpenPromise showing={showing} promise={promise} to={toldWith(showing, promise)} />
      ))}
      {isOpen(showing) && <GiveForm showing={showing} waits={untimed[0]} />}
      {earlier.length > 0 && (
        <details class="wish">
          <summary>{say('promiseEarlier', { count: earlier.length })}</summary>
          <ul class="plain">
            {earlier.map((promise) => (
              <li>
                <strong>{say(ended[promise.endedAs!])}</strong>{' '}
                <span class="hint">
                  {promiseWords(showing, promise, adultName(showing, promise.adultId))} · {when(showing, promise.endedAt!)}
                  {promise.endedBy && `, ${promise.endedBy}`}
                </span>
                {promise.notNeeded && <p class="hint">{notNeededWords(promise.notNeeded)}</p>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

const ended = { kept: 'promiseKept', moved: 'promiseMoved', broken: 'promiseBroken', 'not-needed': 'promiseNotNeeded' } as const
const whats = { answer: 'whatAnswer', 'write-when': 'whatWrite-when', call: 'whatCall', meet: 'whatMeet', step: 'whatStep' } as const

/** The date of a step is told to several with one breath, and stands here once. */
function isFirstOfStep(promise: FamilyPromise, index: number, all: readonly FamilyPromise[]): boolean {
  return promise.stepId === null || all.findIndex(({ stepId }) => stepId === promise.stepId) === index
}

function toldWith(showing: Showing, { stepId, adultId }: FamilyPromise): string {
  const together = showing.page.promises.filter((one) => one.endedAt === null && stepId !== null && one.stepId === stepId)
  const names = (together.length > 0 ? together.map((one) => one.adultId) : [adultId]).map((id) => adultName(showing, id))
  return new Intl.ListFormat('da-DK').format(names.filter(Boolean))
}

/** A promise that runs to the end of a day is said as the day. */
function promiseWords(showing: Showing, { what, by }: FamilyPromise, name: string): string {
  const until = formatBy(by, 'da', showing.now)
  return say(name ? 'promisedTo' : 'promisedNobody', { what: say(whats[what]), name, when: until })
}

type OpenProps = { showing: Showing; promise: FamilyPromise; to: string }

function OpenPromise({ showing, promise, to }: OpenProps) {
  const late = promise.by <= showing.now
  return (
    <div class="promise-open">
      <PromiseRing lang="da" state="open">
        {promiseWords(showing, promise, to)}{' '}
        {promise.holder && <span class="hint">{carrierOf(showing, promise.holderHat, promise.holder)}</span>}
      </PromiseRing>
      {late && <p class="is-late">{say('promiseLate')}</p>}
      {isOpen(showing) && promise.what !== 'step' && (
        <div class="step-wishes">
          <Keep showing={showing} promise={promise} to={to} />
          {late ? <BreakForm showing={showing} promise={promise} to={to} /> : <MoveForm showing={showing} promise={promise} />}
        </div>
      )}
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

function MoveForm({ showing, promise }: { showing: Showing; promise: FamilyPromise }) {
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
          <TimeField {...field('promiseTime')} label={say('promiseTime')} />
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
          <TimeField {...field('promiseTime')} label={say('promiseTime')} />
        </>
      )}
    </WishForm>
  )
}

/** Whoever waits without a time is the one it is most likely for. */
function GiveForm({ showing, waits }: { showing: Showing; waits?: Talk }) {
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
          <TimeField {...field('promiseTime')} label={say('promiseTime')} />
        </>
      )}
    </WishForm>
  )
}
