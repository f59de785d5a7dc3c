import { roleName } from '#core/session/role.ts'
import { formatBy } from '#platform/clock.ts'
import { LiveRegion } from '#platform/html/live-region.tsx'
import { OwnWords } from '#platform/html/own-words.tsx'
import { Pages } from '#platform/html/pages.tsx'
import { addressOf, adultName, common, isOpen, near, type Showing, say, tellsWhen, when } from './showing.ts'
import type { Returned, Talk } from './store.ts'

/** Whom we talk with, and whose the last word was. The words themselves are one click and one line away. */
export function Talks({ showing }: { showing: Showing }) {
  return (
    <section id="talks" class="talks work-links">
      <h2>{say('talks')}</h2>
      <LiveRegion
        id="talk-list"
        src={`${addressOf(showing)}/fragments/talks`}
        kinds={['message-received', 'message-sent', 'promise-changed']}
      >
        <TalkList showing={showing} />
      </LiveRegion>
    </section>
  )
}

/** As the live region asks for it: itself, with what stands in it now. */
export function talkPart(showing: Showing) {
  return (
    <div id="talk-list">
      <TalkList showing={showing} />
    </div>
  )
}

function TalkList({ showing }: { showing: Showing }) {
  const { talks, returned } = showing.page
  return (
    <>
      {talks.length + returned.length === 0 && <p class="hint">{say(isOpen(showing) ? 'talksEmpty' : 'talksNone')}</p>}
      <ul class="plain">
        {returned.map((one) => (
          <li>
            <ReturnedTalk showing={showing} returned={one} />
          </li>
        ))}
        {talks.map((talk) => (
          <li>
            <a class="work-item" href={`/desk/families/${showing.page.family.id}/conversations/${talk.id}`} data-item>
              <span class="work-title">{adultName(showing, talk.adultId) || say('talkWithout')}</span>
              <span class={talk.lastWordBy === 'writer' && talk.state !== 'ended' ? 'work-due is-late' : 'work-due'}>
                {talkLine(showing, talk)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** What somebody wrote after the family had closed is read where it stands, by whoever may. */
function ReturnedTalk({ showing, returned }: { showing: Showing; returned: Returned }) {
  const { inquiryId, adultId, since, first, owner, ended, opens } = returned
  const key = ended ? 'returnedEnded' : owner ? 'returnedOwner' : 'returnedQueue'
  const name = adultName(showing, adultId) || say('talkWithout')
  const line = say(key, { again: first ? '' : 'igen ', when: when(showing, since), name: owner ?? '' })
  if (!opens)
    return (
      <p>
        <strong dir="auto">{name}</strong> <span class="hint">{line}</span>
      </p>
    )
  return (
    <a class="work-item" href={`/desk/inquiries/${inquiryId}`} data-item>
      <span class="work-title">{name}</span>
      <span class={ended ? 'work-due' : 'work-due is-late'}>{line}</span>
    </a>
  )
}

function talkLine(showing: Showing, talk: Talk): string {
  if (talk.wordsDeletedAt) return say('wordsDeleted', { when: when(showing, talk.wordsDeletedAt) })
  if (talk.state === 'ended') return say('talkEnded')
  const wrote = say(talk.lastWordBy === 'writer' ? 'theyWrote' : 'weWrote', { when: when(showing, talk.lastWordAt) })
  const promise = showing.page.promises.find((one) => one.endedAt === null && tellsWhen(one, talk))
  if (talk.lastWordBy !== 'writer' || !promise) return wrote
  const by = formatBy(promise.toldBy, 'da', showing.now)
  return `${wrote} ${say(promise.toldBy < showing.now ? 'answerWas' : promise.what === 'write-when' ? 'answerTimeBy' : 'answerBy', { when: by })}`
}

/** The same log the family reads. */
export function WhoLooked({ showing }: { showing: Showing }) {
  const { rows, more, page } = showing.page.looked
  return (
    <section id="looked" class="looked">
      <details class="wish" open={page > 0}>
        <summary>{say('looked')}</summary>
        <ul class="plain">
          {rows.map((line) => (
            <li>
              <strong>{line.mine ? say('meSelf') : line.role === 'family_adult' ? common('adult') : line.name}</strong>{' '}
              <span class="hint">
                {[
                  roleName(line.role),
                  purposeWords(line.purpose),
                  near(showing, line.day),
                  line.times > 1 && say('lookedMany', { count: line.times }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
                {line.reason && (
                  <span dir="auto">
                    {' '}
                    · <OwnWords words={line.reason} />
                  </span>
                )}
              </span>
            </li>
          ))}
        </ul>
        <Pages
          label={say('looked')}
          before={say('lookedLater')}
          after={say('lookedBefore')}
          page={page}
          more={more}
          to={(side) => `${addressOf(showing)}?side=${side}#looked`}
        />
      </details>
    </section>
  )
}

function purposeWords(purpose: string): string {
  return purpose === 'plan' ? say('purposePlan') : say(purpose as 'counselling')
}
