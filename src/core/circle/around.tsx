import { wordFor } from '#core/wording.ts'
import { formatDay } from '#platform/clock.ts'
import { CirclePicture, type PersonInCircle } from '#platform/html/circle-picture.tsx'
import { Notice } from '#platform/html/notice.tsx'
import type { Shell } from '#platform/html/shell.ts'
import { listInWords } from '#platform/texts.ts'
import { texts } from './texts.ts'

/** Somebody of ours around a family. */
export type AroundMe = {
  hat: string
  as: 'anchor' | 'deputy' | 'counsellor' | 'volunteer' | 'guest'
  name: string
  role: string
  profession: string | null
  place: string
  /** Stands ready and cannot come in; of the others it is not asked. */
  shut: boolean
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
  const now = family.stepsIn.find((one) => one.for === anchor.hat)
  return (
    <section>
      <h2>{say('holderTitle', { name: anchor.name })}</h2>
      <p>
        {say('holderText', { name: anchor.name, what: whatIs(anchor, shell), place: anchor.place })}{' '}
        {now ? say('nowText', { name: now.name }) : deputy && behindText(props, { anchor: anchor.name, deputy })}
      </p>
      <CirclePicture lang={shell.lang} people={picture(props)} label={say('around')} />
    </section>
  )
}

/** Who stands ready; of a deputy who is away it is said above who does instead. */
function behindText({ shell, family }: Props, { anchor, deputy }: { anchor: string; deputy: AroundMe }): string {
  if (family.stepsIn.some((one) => one.for === deputy.hat)) return ''
  return texts(shell.lang)(deputy.shut ? 'deputyShutText' : 'deputyText', { anchor, deputy: deputy.name })
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

/** Where somebody steps in for the anchor today: the anchor, who still reads what is written. */
export function anchorAway(family: PeopleAround): string | undefined {
  return family.stepsIn.some(({ as }) => as === 'anchor') ? personAs(family, 'anchor')?.name : undefined
}

function whatIs({ profession, role }: AroundMe, { lang }: Shell): string {
  return wordFor(profession, lang) || wordFor(role, lang)
}

/** Whoever steps in for this hat on that day: a promise names the one who will keep it. */
export function whoInstead(stepsIn: readonly StepsIn[], hat: string | null, day: string): string | undefined {
  return stepsIn.find((one) => one.for === hat && (one.until === null || day <= one.until))?.name
}

const drawnAs = { anchor: 'anchor', deputy: 'deputy', counsellor: 'professional', guest: 'professional', volunteer: 'volunteer' } as const

/** Ours as they stand today: who steps in for whom, and that the anchor is away; then whoever steps in from outside, and oneself. */
function picture({ shell, family }: Props): PersonInCircle[] {
  const say = texts(shell.lang)
  const people = family.people.map((one): PersonInCircle => {
    const { hat, name, as } = one
    return { name, as: stepsInAs(family, hat, shell) || say(standsAs(family, one)), kind: drawnAs[as] }
  })
  const strangers = new Map(family.stepsIn.map(({ by, name }) => [by, name]))
  for (const { hat } of family.people) strangers.delete(hat)
  const steppingIn = [...strangers].map(([by, name]): PersonInCircle => ({ name, as: stepsInAs(family, by, shell), kind: 'deputy' }))
  return [...people, ...steppingIn, { name: say('you'), as: '', kind: 'adult' }]
}

function standsAs({ stepsIn }: PeopleAround, { hat, as, shut }: AroundMe) {
  const away = stepsIn.some((one) => one.for === hat)
  if (as === 'anchor' && away) return 'as-anchor-away'
  if (as === 'deputy' && away) return 'as-deputy-away'
  return as === 'deputy' && shut ? 'as-deputy-shut' : (`as-${as}` as const)
}

/** "Træder ind for Anne"; nothing for whoever stands here for nobody else. */
function stepsInAs(family: PeopleAround, hat: string, shell: Shell): string {
  const away = family.stepsIn
    .filter(({ by }) => by === hat)
    .flatMap((one) => family.people.find((person) => person.hat === one.for)?.name ?? [])
  return away.length > 0 ? texts(shell.lang)('as-stands-in', { name: listInWords(away, shell.lang) }) : ''
}
