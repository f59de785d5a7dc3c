import { LiveRegion } from '#platform/html/live-region.tsx'
import { Notice } from '#platform/html/notice.tsx'
import { Circle } from './circle.tsx'
import { Closed } from './closing.tsx'
import { HeldLine } from './held-line.tsx'
import { NextStep } from './next.tsx'
import { Plan } from './plan.tsx'
import { Promises } from './promises.tsx'
import { addressOf, dayWords, isOpen, type Showing, say } from './showing.ts'

/** The parts of a family's page that renew themselves. Each is fetched with its own rights, and is a reading of its own. */
const parts = {
  held: HeldLine,
  cover: Cover,
  next: ({ showing }: { showing: Showing }) => (isOpen(showing) ? <NextStep showing={showing} /> : <Closed showing={showing} />),
  /** What we owe them comes before what we have planned. */
  plan: ({ showing }: { showing: Showing }) => (
    <>
      <Promises showing={showing} />
      <Plan showing={showing} />
    </>
  ),
  circle: Circle,
}
type PartName = keyof typeof parts

const changes = ['family-changed', 'circle-changed', 'family-closed', 'family-opened']
const kinds: Record<PartName, readonly string[]> = {
  held: changes,
  cover: ['circle-changed', 'family-closed', 'family-opened'],
  next: [...changes, 'promise-changed'],
  plan: [...changes, 'promise-changed', 'message-received', 'message-sent'],
  circle: changes,
}

/** Whoever it is about: it may be one of the family's own people. */
const whoIsHere = ['absence-changed', 'way-in-changed']

export function isPart(name: string): name is PartName {
  return Object.hasOwn(parts, name)
}

/** One part as it stands on the page, and as it asks for itself. */
export function LivePart({ name, showing }: { name: PartName; showing: Showing }) {
  const Part = parts[name]
  const of = showing.page.family.id
  return (
    <LiveRegion id={`live-${name}`} src={`${addressOf(showing)}/fragments/${name}`} kinds={kinds[name]} of={of} also={whoIsHere}>
      <Part showing={showing} />
    </LiveRegion>
  )
}

/** Who stands in today is said before anything else. */
function Cover({ showing }: { showing: Showing }) {
  const cover = showing.page.cover.filter(({ holds }) => holds)
  if (cover.length === 0) return null
  return (
    <Notice kind="care">
      {cover.map((one) => (
        <p>{coverWords(showing, one)}</p>
      ))}
    </Notice>
  )
}

function coverWords(showing: Showing, { by, byHat, away, until }: Showing['page']['cover'][number]): string {
  const mine = byHat === showing.me
  if (until) return say(mine ? 'coverMineUntil' : 'coverUntil', { by, away, day: dayWords(showing, until) })
  return say(mine ? 'coverMineOpen' : 'coverOpen', { by, away })
}
