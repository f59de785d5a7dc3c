import { dayInDenmark } from '#platform/clock.ts'
import { LevelTag } from '#platform/html/level-tag.tsx'
import { dayWords, isOpen, near, type Showing, say } from './showing.ts'

/** How urgent it is, who holds the family and since when: the line under its name. */
export function HeldLine({ showing }: { showing: Showing }) {
  const { page } = showing
  const { family } = page
  const name = (hat: string) => page.circle.find((one) => one.hat === hat)?.name ?? ''
  return (
    <span class="state-line">
      <LevelTag lang="da" level={family.level} short />
      {isOpen(showing) && <span>{say('heldBy', { anchor: name(family.anchorId), deputy: name(family.deputyId) })}</span>}
      <span>
        {family.closedAt
          ? say('closedLine', { day: dayWords(showing, dayInDenmark(family.closedAt)) })
          : say('openSince', { day: near(showing, dayInDenmark(family.openedAt)) })}
      </span>
    </span>
  )
}
