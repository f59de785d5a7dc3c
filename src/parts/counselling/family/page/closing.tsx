import { dayInDenmark } from '#platform/clock.ts'
import { LinkButton } from '#platform/html/button.tsx'
import { Facts } from '#platform/html/facts.tsx'
import { Notice } from '#platform/html/notice.tsx'
import { OwnWords } from '#platform/html/own-words.tsx'
import { Select, TextArea, TextField } from '#platform/html/text-fields.tsx'
import { closingCodes } from '../close/form.ts'
import { firstDay, HolderFields } from '../close/holders.tsx'
import { addressOf, adultName, choicesOf, dayWords, doersOf, formOf, type Showing, say } from './showing.ts'
import type { Returned } from './store.ts'
import { WishForm } from './wish.tsx'

/** Closing is done with the family, and never without what was reached and what to do if it gets worse. */
export function CloseForm({ showing }: { showing: Showing }) {
  return (
    <section id="close-family">
      <WishForm showing={showing} form="close" address="close" title={say('closeTitle')} button={say('saveClose')}>
        {(field) => (
          <>
            <p class="hint">{say('closeWords')}</p>
            <Select
              {...field('closing')}
              label={say('closing')}
              options={closingCodes.map((code) => ({ value: code, label: say(code) }))}
              empty={say('choose')}
            />
            <TextArea {...field('reached')} label={say('reached')} rows={3} />
            <TextArea {...field('ifWorse')} label={say('ifWorse')} rows={3} />
            <TextField {...field('words')} label={say('closingWords')} />
            <TextField {...field('afterCare')} label={say('afterCare')} hint={say('afterCareHint')} />
          </>
        )}
      </WishForm>
    </section>
  )
}

/** A closed family: what was said, and the way back in one click. */
export function Closed({ showing }: { showing: Showing }) {
  const { family, words } = showing.page
  const returned = showing.page.returned.find(({ ended }) => !ended)
  const facts = [
    { term: say('closedReached'), is: words?.reached },
    { term: say('closedIfWorse'), is: words?.ifWorse },
    { term: say('closedAfterCare'), is: words?.afterCare },
  ].filter(({ is }) => is)
  return (
    <>
      <Notice kind="info" title={say('closed')}>
        <p>{say('closedBecause', { reason: say(family.closedAs!), day: dayWords(showing, dayInDenmark(family.closedAt!)) })}</p>
        {words?.closeWords && (
          <p dir="auto">
            <OwnWords words={words.closeWords} />
          </p>
        )}
      </Notice>
      {facts.length > 0 && (
        <Facts facts={facts.map(({ term, is }) => ({ term, is: <span dir="auto">{is && <OwnWords words={is} />}</span> }))} />
      )}
      {returned ? <ReopenFromInquiry showing={showing} returned={returned} /> : <ReopenForm showing={showing} />}
    </>
  )
}

/** Whoever has written again is part of what the family is opened with. */
function ReopenFromInquiry({ showing, returned }: { showing: Showing; returned: Returned }) {
  const { inquiryId, adultId, first, owner, mine, opens } = returned
  const key = mine ? 'reopenMine' : owner ? 'reopenOwner' : 'reopenQueue'
  return (
    <section id="reopen">
      <h2>{say('reopenTitle')}</h2>
      <p>{say(key, { name: adultName(showing, adultId) || say('talkWithout'), again: first ? '' : ' igen', owner: owner ?? '' })}</p>
      {mine && <LinkButton href={`${addressOf(showing)}/reopen?inquiry=${inquiryId}`}>{say('saveReopen')}</LinkButton>}
      {!mine && opens && <LinkButton href={`/desk/inquiries/${inquiryId}`}>{say('reopenSee')}</LinkButton>}
    </section>
  )
}

function ReopenForm({ showing }: { showing: Showing }) {
  const { page, me, today } = showing
  const { family } = page
  const { colleagues, yes, rules } = choicesOf(showing)
  const { gapDays } = rules[family.level]
  const before = { anchorId: family.anchorId, deputyId: family.deputyId }
  const known = firstDay({ before, colleagues, yes, me, today, gapDays, words: say('reopenStep') })
  const again = formOf(showing, 'reopen', known)
  return (
    <WishForm
      showing={showing}
      form="reopen"
      address="reopen"
      title={say('reopenTitle')}
      button={say('saveReopen')}
      known={known}
      open
      main
    >
      {() => (
        <>
          <p class="hint">{say('reopenWords')}</p>
          <HolderFields form="reopen" again={again} before={before} yes={yes} doers={doersOf(showing)} gapDays={gapDays} />
        </>
      )}
    </WishForm>
  )
}
