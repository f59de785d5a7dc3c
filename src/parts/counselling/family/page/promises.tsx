import { dueWords } from '#core/promise/due-words.ts'
import { notNeededWords } from '#core/promise/not-needed.ts'
import { PromiseRing } from '#platform/html/promise-ring.tsx'
import { listInWords } from '#platform/texts.ts'
import { GiveForm, PromiseWishes } from './promise-wishes.tsx'
import { adultName, carrierOf, isOpen, type Showing, say, tellsWhen, waitingTalks, when } from './showing.ts'
import type { FamilyPromise, Returned } from './store.ts'

/** What is owed to whom: given, kept, moved with their yes, or broken in the open. */
export function Promises({ showing }: { showing: Showing }) {
  const { promises } = showing.page
  const open = promises.filter(({ endedAt }) => endedAt === null)
  const earlier = promises.filter(({ endedAt }) => endedAt !== null)
  const returned = showing.page.returned.filter(isPromised)
  const untimed = waitingTalks(showing).filter((talk) => !open.some((promise) => tellsWhen(promise, talk)))
  return (
    <section id="promises" class="promises">
      <h2>{say('promises')}</h2>
      {open.length + untimed.length + returned.length === 0 && (
        <p class="hint">{say(isOpen(showing) ? 'promisesEmpty' : 'promisesNone')}</p>
      )}
      {returned.map((one) => (
        <PromisedThere showing={showing} returned={one} />
      ))}
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

export const ended = { kept: 'promiseKept', moved: 'promiseMoved', broken: 'promiseBroken', 'not-needed': 'promiseNotNeeded' } as const
const whats = { answer: 'whatAnswer', 'write-when': 'whatWrite-when', call: 'whatCall', meet: 'whatMeet', step: 'whatStep' } as const

/** The date of a step is told to several with one breath, and stands here once. */
function isFirstOfStep(promise: FamilyPromise, index: number, all: readonly FamilyPromise[]): boolean {
  return promise.stepId === null || all.findIndex(({ stepId }) => stepId === promise.stepId) === index
}

function toldWith(showing: Showing, { stepId, adultId }: FamilyPromise): string {
  const together = showing.page.promises.filter((one) => one.endedAt === null && stepId !== null && one.stepId === stepId)
  const names = (together.length > 0 ? together.map((one) => one.adultId) : [adultId]).map((id) => adultName(showing, id))
  return listInWords(names.filter(Boolean))
}

/** A meeting is with somebody, everything else is to them. */
function promiseWords(showing: Showing, { what, by }: Pick<FamilyPromise, 'what' | 'by'>, name: string): string {
  const when = dueWords({ what, by }, { lang: 'da', now: showing.now })
  if (what === 'meet') return say(name ? 'meetingWith' : 'meetingNobody', { name, when })
  return say(name ? 'promisedTo' : 'promisedNobody', { what: say(whats[what]), name, when })
}

/** Promised by the inquiry of somebody who has written again; of what a colleague has taken only the colleague is known. */
function isPromised({ ended, by, owner, mine }: Returned): boolean {
  return !ended && (by !== null || (owner !== null && !mine))
}

function PromisedThere({ showing, returned }: { showing: Showing; returned: Returned }) {
  const { adultId, promised, by, owner } = returned
  const name = adultName(showing, adultId) || say('talkWithout')
  if (!promised || !by) return <p class="hint">{say('promisedElsewhere', { name, owner: owner ?? '' })}</p>
  return (
    <div class="promise-open">
      <PromiseRing lang="da" state="open">
        {promiseWords(showing, { what: promised, by }, name)}{' '}
        <span class="hint">{say(by <= showing.now ? 'promisedThereLate' : 'promisedThere')}</span>
      </PromiseRing>
    </div>
  )
}

/** A promise and the notice that tells of it are of one moment. */
function isUnseen({ page }: Showing, { adultId, madeAt }: FamilyPromise): boolean {
  return page.untold.some(({ kind, toHat, since }) => kind === 'promise-given' && toHat === adultId && since.getTime() === madeAt.getTime())
}

function OpenPromise({ showing, promise, to }: { showing: Showing; promise: FamilyPromise; to: string }) {
  const late = promise.by <= showing.now
  const isAnew = promise.toldBy < promise.by
  return (
    <div class="promise-open">
      <PromiseRing lang="da" state="open">
        {promiseWords(showing, promise, to)}{' '}
        {promise.holder && <span class="hint">{carrierOf(showing, promise.holderHat, promise.holder)}</span>}
      </PromiseRing>
      {isUnseen(showing, promise) && <p class="hint">{say('promiseWaits', { name: to })}</p>}
      {isAnew && <p class="is-late">{say('promiseFirst', { when: when(showing, promise.toldBy) })}</p>}
      {late && <p class="is-late">{say('promiseLate')}</p>}
      {isOpen(showing) && promise.what !== 'step' && <PromiseWishes showing={showing} promise={promise} to={to} />}
    </div>
  )
}
