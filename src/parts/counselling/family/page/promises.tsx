import { addDays, dayInDenmark, timeInDenmark } from '#platform/clock.ts'
import { Check } from '#platform/html/choices.tsx'
import { PromiseRing } from '#platform/html/promise-ring.tsx'
import { DateField, Select, TimeField } from '#platform/html/text-fields.tsx'
import { adultName, adultOptions, formOf, isOpen, type Showing, say, when } from './showing.ts'
import type { FamilyPromise } from './store.ts'
import { WishButton, WishForm } from './wish.tsx'

/** What is owed to whom: given, kept, moved with their yes, or broken in the open. */
export function Promises({ showing }: { showing: Showing }) {
  const { promises } = showing.page
  const open = promises.filter(({ endedAt }) => endedAt === null)
  const earlier = promises.filter(({ endedAt }) => endedAt !== null)
  return (
    <section id="promises" class="promises">
      <h2>{say('promises')}</h2>
      {open.length === 0 && <p class="hint">{say('promisesEmpty')}</p>}
      {open.map((promise) => (
        <OpenPromise showing={showing} promise={promise} />
      ))}
      {isOpen(showing) && <GiveForm showing={showing} />}
      {earlier.length > 0 && (
        <details class="wish">
          <summary>{say('promiseEarlier', { count: earlier.length })}</summary>
          <ul class="plain">
            {earlier.map((promise) => (
              <li>
                <strong>{say(ended[promise.endedAs!])}</strong> <span class="hint">{promiseWords(showing, promise)}</span>
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

/** A promise that runs to the end of a day is said as the day. */
function promiseWords(showing: Showing, { what, adultId, by }: FamilyPromise): string {
  const name = adultName(showing, adultId)
  const until = timeInDenmark(by) === '00:00' ? near(showing, addDays(dayInDenmark(by), -1)) : when(showing, by)
  return say(name ? 'promisedTo' : 'promisedNobody', { what: say(whats[what]), name, when: until })
}

function OpenPromise({ showing, promise }: { showing: Showing; promise: FamilyPromise }) {
  const late = promise.by < showing.now
  return (
    <div class="promise-open">
      <PromiseRing lang="da" state="open">
        {promiseWords(showing, promise)} {promise.holder && <span class="hint">{promise.holder}</span>}
      </PromiseRing>
      {late && <p class="is-late">{say('promiseLate')}</p>}
      {isOpen(showing) && (
        <div class="step-wishes">
          {promise.what !== 'step' && (
            <WishButton showing={showing} form={`keep-${promise.id}`} address={`promises/${promise.id}/keep`}>
              {say('keepPromise')}
            </WishButton>
          )}
          <MoveForm showing={showing} promise={promise} />
          <WishButton showing={showing} form={`break-${promise.id}`} address={`promises/${promise.id}/break`}>
            {say('breakPromise')}
          </WishButton>
        </div>
      )}
    </div>
  )
}

function MoveForm({ showing, promise }: { showing: Showing; promise: FamilyPromise }) {
  if (promise.what === 'step') return null
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

function GiveForm({ showing }: { showing: Showing }) {
  const adults = adultOptions(showing)
  const known = { adultId: adults[0]?.value, promiseWhat: 'call', promiseDay: dayInDenmark(showing.now), promiseChannel: 'phone' }
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
