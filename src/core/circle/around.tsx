import { wordFor } from '#core/wording.ts'
import { formatDay } from '#platform/clock.ts'
import { CirclePicture, type PersonInCircle } from '#platform/html/circle-picture.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { texts } from './texts.ts'

/** Somebody of ours around a family. */
export type AroundMe = {
  hat: string
  as: 'anchor' | 'deputy' | 'counsellor' | 'volunteer' | 'guest'
  name: string
  role: string
  profession: string | null
  place: string
}
/** Who steps in for whom today. */
export type StepsIn = { for: string; as: 'anchor' | 'deputy'; by: string; name: string; until: string | null }
export type PeopleAround = { people: readonly AroundMe[]; stepsIn: readonly StepsIn[] }
type Props = { shell: Shell; today: string; family: PeopleAround }

/** Who holds me, who is ready, and who steps in today: names first, then the picture. */
export function Around(props: Props) {
  const { shell, family } = props
  const say = texts(shell.lang)
  const [anchor, deputy] = [personAs(family, 'anchor'), personAs(family, 'deputy')]
  if (!anchor) return null
  return (
    <section>
      <h2>{say('holderTitle', { name: anchor.name })}</h2>
      <p>
        {say('holderText', { name: anchor.name, what: whatIs(anchor, shell), place: anchor.place })}{' '}
        {deputy && say('deputyText', { anchor: anchor.name, deputy: deputy.name })}
      </p>
      <CirclePicture lang={shell.lang} people={picture(props)} label={say('around')} />
    </section>
  )
}

/** Said first on the page, because it is about who answers today. */
export function AwayToday(props: Props) {
  const { shell, family, today } = props
  const say = texts(shell.lang)
  return (
    <>
      {family.stepsIn.map((steps) => {
        const away = family.people.find(({ hat }) => hat === steps.for)?.name ?? ''
        const words = { away, name: steps.name }
        if (steps.as === 'deputy') return <p>{say('deputyAway', words)}</p>
        return (
          <Notice title={say('awayTitle', words)}>
            {steps.until ? say('awayUntil', { ...words, until: formatDay(steps.until, shell.lang, today) }) : say('awayText', words)}
          </Notice>
        )
      })}
    </>
  )
}

function personAs(family: PeopleAround, as: AroundMe['as']): AroundMe | undefined {
  return family.people.find((one) => one.as === as)
}

/** Who answers today: the one who steps in for the anchor, else the anchor. */
export function answersToday(family: PeopleAround): string {
  return family.stepsIn.find(({ as }) => as === 'anchor')?.name ?? personAs(family, 'anchor')?.name ?? ''
}

function whatIs({ profession, role }: AroundMe, { lang }: Shell): string {
  return wordFor(profession, lang) || wordFor(role, lang)
}

/** Whoever steps in for this hat on that day: a promise names the one who will keep it. */
export function whoInstead(stepsIn: readonly StepsIn[], hat: string | null, day: string): string | undefined {
  return stepsIn.find((one) => one.for === hat && (one.until === null || day <= one.until))?.name
}

const drawnAs = { anchor: 'anchor', deputy: 'deputy', counsellor: 'professional', guest: 'professional', volunteer: 'volunteer' } as const

function picture({ shell, family }: Props): PersonInCircle[] {
  const say = texts(shell.lang)
  const people = family.people.map(({ name, as }): PersonInCircle => ({ name, as: say(`as-${as}`), kind: drawnAs[as] }))
  const strangers = family.stepsIn.filter(({ by }) => !family.people.some(({ hat }) => hat === by))
  const steppingIn = strangers.map(
    (steps: StepsIn): PersonInCircle => ({
      name: steps.name,
      as: say('as-stands-in', { name: family.people.find(({ hat }) => hat === steps.for)?.name ?? '' }),
      kind: 'deputy',
    }),
  )
  return [...people, ...steppingIn, { name: say('you'), as: '', kind: 'adult' }]
}
