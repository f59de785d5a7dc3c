import type { Colleague, Yes } from '#core/circle/circle.ts'
import { Choices } from '#platform/html/choices.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Again } from '#platform/http/visit.ts'
import type { Doers } from '../step-fields.tsx'
import { colleagueWords } from '../wording.ts'
import { Section } from './section.tsx'
import { texts } from './texts.ts'

const say = texts('da')

type Known = { doers: Doers; yes: readonly Yes[] }
type Ready = { anchors: readonly Colleague[]; deputies: readonly Colleague[] }

/** Who may hold the family: the reader and those who have said yes to them, each with somebody who has said yes to stand for them. */
export function readyToHold({ doers, yes }: Known): Ready {
  const hasSaidYes = (by: string, to: string) => yes.some((one) => one.for === to && one.by === by)
  const anchors = doers.colleagues.filter(({ hat }) => hat === doers.me || hasSaidYes(hat, doers.me))
  const deputies = doers.colleagues.filter(({ hat }) => anchors.some((anchor) => anchor.hat !== hat && hasSaidYes(hat, anchor.hat)))
  return { anchors, deputies }
}

/** Said before anything is typed: without a yes the family cannot be opened, and what is typed here is kept nowhere else. */
export function NobodyReady({ doers }: { doers: Doers }) {
  const name = doers.colleagues.find(({ hat }) => hat === doers.me)?.name ?? ''
  return (
    <Notice kind="care" title={say('nobodyReady')}>
      <p>{say('nobodyReadyHow', { name })}</p>
      <p>
        {/* Beside this page, so that what is typed stays. */}
        <a href="/desk/absence#ready" target="_blank" rel="noopener">
          {say('toReady')}
        </a>
      </p>
      <p>{say('keptHereOnly')}</p>
    </Notice>
  )
}

/** A deputy is a name; only for whom has not said yes to everybody who may be anchor, it is said to whom. */
export function Holders({ again, doers, yes, ready: { anchors, deputies } }: Known & { again: Again; ready: Ready }) {
  const nameOf = (hat: string) => doers.colleagues.find((one) => one.hat === hat)?.name ?? ''
  const option = (one: Colleague, hint?: string) => ({ value: one.hat, label: colleagueWords(one, doers), hint })
  const limits = (by: string) => {
    const others = anchors.filter(({ hat }) => hat !== by)
    const standsFor = others.filter(({ hat }) => yes.some((one) => one.by === by && one.for === hat))
    return standsFor.length < others.length ? say('standsFor', { names: standsFor.map(({ hat }) => nameOf(hat)).join(', ') }) : undefined
  }
  return (
    <Section step={2} title={say('holds')}>
      <Choices
        {...{ name: 'anchorId', pick: 'one', row: true, legend: say('anchor'), hint: say('anchorHint') }}
        options={anchors.toSorted((a, b) => Number(b.hat === doers.me) - Number(a.hat === doers.me)).map((one) => option(one))}
        value={again.typed.anchorId}
        problem={again.problems.anchorId}
      />
      <Choices
        {...{ name: 'deputyId', pick: 'one', row: true, legend: say('deputy') }}
        hint={say(deputies.length > 0 ? 'deputyHint' : 'nobodySaidYes')}
        options={deputies.map((one) => option(one, limits(one.hat)))}
        value={again.typed.deputyId}
        problem={again.problems.deputyId}
      />
    </Section>
  )
}
