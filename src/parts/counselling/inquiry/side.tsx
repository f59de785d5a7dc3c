import { languageWord } from '#core/language.ts'
import { notNeededWords } from '#core/promise/not-needed.ts'
import { isMeetingToCome } from '#core/promise/promise.ts'
import { type Given, isSpoken } from '#core/promise/store.ts'
import { dayInDenmark, formatDay } from '#platform/clock.ts'
import { Button } from '#platform/html/button.tsx'
import { Facts } from '#platform/html/facts.tsx'
import { Form } from '#platform/html/form.tsx'
import { LevelTag } from '#platform/html/level-tag.tsx'
import { LiveRegion } from '#platform/html/live-region.tsx'
import { OwnWords } from '#platform/html/own-words.tsx'
import { AsksList } from './ask/pages.tsx'
import { askedThen, saidOfDanger } from './danger-told.ts'
import { hurryDay } from './hurry-day.ts'
import { addressOf } from './inquiry.ts'
import { Lookers } from './live-parts.tsx'
import { PromiseLine } from './owed.tsx'
import type { OpenPage } from './reading.ts'
import { promiseWords, reasonAgainst, type Showing, sayOf, when } from './showing.ts'
import type { Triage } from './store-page.ts'
import { Wishes } from './wishes.tsx'

/** What is known and agreed, and everything one can do with it. */
export function Side(props: { showing: Showing }) {
  const { showing } = props
  const { inquiry, lookers, asks } = showing.page
  const say = sayOf(showing)
  const facts = factsOf(showing)
  return (
    <>
      <Lookers frame={showing} address={addressOf(inquiry.id)} lookers={lookers} />
      <Promises showing={showing} />
      <section>
        {facts.length > 0 && (
          <>
            <h2>{say('facts')}</h2>
            <Facts facts={facts} />
          </>
        )}
        <p class="hint">{say('keepUntil', { day: formatDay(inquiry.keepUntil, showing.shell.lang, dayInDenmark(showing.now)) })}</p>
      </section>
      <Wishes showing={showing} />
      <AsksList frame={showing} id={inquiry.id} asks={asks} />
      <LevelHistory showing={showing} />
    </>
  )
}

type Agreed = Pick<Showing, 'shell' | 'now' | 'newFormId'> & { page: Pick<OpenPage, 'inquiry' | 'promises' | 'queueHolder'> }

/** What is owed: new words bring a new promise, and it stands here at once. */
export function Promises(props: { showing: Agreed }) {
  const { id } = props.showing.page.inquiry
  return (
    <LiveRegion id="promises" src={`${addressOf(id)}/fragments/promises`} kinds={promiseKinds} of={id}>
      <PromiseList {...props} />
    </LiveRegion>
  )
}

const promiseKinds = [
  'inquiry-claimed',
  'inquiry-released',
  'inquiry-answered',
  'inquiry-ended',
  'inquiry-reopened',
  'message-received',
  'promise-changed',
]

function PromiseList(props: { showing: Agreed }) {
  const { showing } = props
  const { promises } = showing.page
  const say = sayOf(showing)
  const open = promises.filter(({ endedAt }) => !endedAt)
  const earlier = promises.filter(({ endedAt }) => endedAt)
  return (
    <section class="promises">
      <h2>{say('promise')}</h2>
      {open.length === 0 && <p class="hint">{say('promiseNone')}</p>}
      {open.map((promise) => (
        <OpenPromise showing={showing} promise={promise} />
      ))}
      {earlier.length > 0 && (
        <details>
          <summary>{say('earlier')}</summary>
          <ul class="plain">
            {earlier.map((promise) => (
              <li>
                {say(endedWords[promise.endedAs!], { what: promiseWords(showing, promise) })}
                {promise.notNeeded && <p class="hint">{notNeededWords(promise.notNeeded)}</p>}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

const endedWords = {
  kept: 'promiseKeptWas',
  moved: 'promiseMovedWas',
  broken: 'promiseBroken',
  'not-needed': 'promiseNotNeededWas',
} as const

function OpenPromise(props: { showing: Agreed; promise: Given }) {
  const { showing, promise } = props
  const { queueHolder } = showing.page
  const say = sayOf(showing)
  const toCome = isMeetingToCome(promise, showing.now)
  return (
    <div class="promise-open">
      <PromiseLine frame={showing} promise={promise} queueHolder={queueHolder} />
      {isSpoken(promise) &&
        !reasonAgainst(showing, 'promise') &&
        (toCome ? (
          <p class="hint">{say('doneOnTheDay')}</p>
        ) : (
          <Form shell={showing.shell} formId={showing.newFormId()} action={`${addressOf(showing.page.inquiry.id)}/promises/${promise.id}`}>
            <Button look="second">{say('promiseDone')}</Button>
          </Form>
        ))}
    </div>
  )
}

function factsOf(showing: Showing) {
  const { inquiry, intake } = showing.page
  const { lang } = showing.shell
  const say = sayOf(showing)
  const language = languageWord(inquiry.language, lang)
  const today = dayInDenmark(showing.now)
  const day = (date: string) => formatDay(date, lang, today)
  const then = askedThen(inquiry, { lang, now: showing.now })
  const danger = saidOfDanger(intake)
  const facts = [
    { term: then ? say('dangerThen', { day: then }) : say('danger'), is: danger && say(danger) },
    { term: say('who'), is: intake.who && say(intake.who as 'mother') },
    {
      term: say('deadline'),
      is: deadlineOf(inquiry.deadlineOn && hurryDay(inquiry.deadlineOn, { lang, now: showing.now }), intake.deadlineWords),
    },
    { term: say('dueOn'), is: intake.dueOn && day(intake.dueOn) },
    { term: say('children'), is: intake.children },
    { term: say('alone'), is: intake.alone !== null && say(intake.alone ? 'yes' : 'no') },
    { term: say('postcode'), is: intake.postcode },
    { term: say('language'), is: inquiry.interpreter ? say('interpreter', { language }) : inquiry.language !== 'da' && language },
    { term: say('family'), is: inquiry.familyName && <a href={`/desk/families/${inquiry.familyId}`}>{inquiry.familyName}</a> },
    { term: say('sameAs'), is: inquiry.duplicateOf && <a href={addressOf(inquiry.duplicateOf)}>{say('sameAsLink')}</a> },
  ]
  return facts.filter((fact) => Boolean(fact.is))
}

function deadlineOf(day: string | null, words: string | null) {
  if (!day && !words) return null
  return (
    <>
      {day && <strong>{day}</strong>}{' '}
      {words && (
        <span dir="auto">
          <OwnWords words={words} />
        </span>
      )}
    </>
  )
}

/** The level with every reason it ever had: what a rule set and what a person set. */
function LevelHistory(props: { showing: Showing }) {
  const { showing } = props
  const say = sayOf(showing)
  return (
    <section class="levels">
      <h2>{say('levelTitle')}</h2>
      <ol class="plain">
        {showing.page.triage.map((line) => (
          <li>
            <LevelTag lang={showing.shell.lang} level={line.level} short /> <span class="hint">{changeWords(showing, line)}</span>
            <p dir="auto">
              <OwnWords words={line.reason} />
            </p>
            <p class="hint">
              {line.by
                ? say('levelSet', { by: line.by, when: when(showing, line.at) })
                : say('levelSetByRule', { when: when(showing, line.at) })}
            </p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function changeWords(showing: Showing, { level, before }: Triage): string {
  const say = sayOf(showing)
  if (!before) return ''
  if (before === level) return say('levelSame')
  return say(level < before ? 'levelRaised' : 'levelLowered', { before })
}
