import { dayInDenmark, formatDay } from '#platform/clock.ts'
import { Notice } from '#platform/html/notice.tsx'
import { type Showing, sayOf } from './showing.ts'
import type { KnownFrom } from './store-page.ts'

/** Somebody who was here before has come back. Whoever may know is told from which family, and how it is opened again; anybody else only that. */
export function CameBefore({ showing }: { showing: Showing }) {
  const { inquiry, before } = showing.page
  const say = sayOf(showing)
  if (before.families.length > 0) return before.families.map((family) => <ClosedFamily showing={showing} family={family} />)
  if (!inquiry.backAt || inquiry.state === 'ended') return null
  return (
    <p class="hint">
      {say('wasHere')} {before.waits && say('wasHereWaits')}
    </p>
  )
}

function ClosedFamily({ showing, family }: { showing: Showing; family: KnownFrom }) {
  const { inquiry } = showing.page
  const say = sayOf(showing)
  const { lang } = showing.shell
  const name = family.shortName
  const address = `/desk/families/${family.id}`
  return (
    <Notice kind="info" title={say('closedFamily', { name })}>
      <p>{say('closedFamilyDay', { day: formatDay(dayInDenmark(family.closedAt), lang, dayInDenmark(showing.now)) })}</p>
      {!family.mine && <p>{say(inquiry.ownerName ? 'closedFamilyOwner' : 'closedFamilyClaim')}</p>}
      <p>
        {family.mine ? (
          <a href={`${address}/reopen?inquiry=${inquiry.id}`}>{say('closedFamilyReopen', { name })}</a>
        ) : (
          <a href={address}>{say('closedFamilySee', { name })}</a>
        )}
      </p>
    </Notice>
  )
}
