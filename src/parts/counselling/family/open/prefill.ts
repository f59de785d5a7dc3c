import type { Colleague, Yes } from '#core/circle/circle.ts'
import type { Typed } from '#platform/http/form.ts'
import type { Intake } from '../../inquiry/store-page.ts'
import { mayBeInDanger } from './actions.ts'
import { agesIn } from './children-words.ts'
import { rowsAtMost } from './form.ts'
import { hurryTold, type Told, whoWords } from './written.tsx'

type Start = { me: string; yes: readonly Yes[]; all: readonly Colleague[]; told: Told | null }

/** What can be known is filled in: I hold the family, somebody who has said yes to me is deputy, and what the writer has told. */
export function firstTyped({ me, yes, all, told }: Start): Typed {
  const deputies = all.filter(({ hat }) => yes.some((one) => one.for === me && one.by === hat))
  const deputy = deputies.find(({ awayUntil }) => awayUntil === null) ?? deputies[0]
  const typed: Typed = { anchorId: me, deputyId: deputy?.hat, ownerId: me, task: 'talk', home1Label: 'Hjemme' }
  return told ? { ...typed, ...asTold(told) } : typed
}

function asTold(told: Told): Typed {
  const { intake, level } = told
  const rows = peopleTold(intake)
  const writer = intake.who === null ? undefined : isOfFamily(intake) ? '1' : 'none'
  const seenByWriter = writer === '1' && mayBeInDanger(level, told)
  return {
    ...{
      level,
      levelReason: hurryTold(told),
      writer,
      tell: 'yes',
      home1Postcode: intake.postcode ?? '',
      home1For: seenByWriter ? '1' : undefined,
    },
    rows: String(rows.length),
    ...Object.assign({}, ...rows.map(({ role, when, home }, index) => rowTyped(index + 1, { role, when, home }))),
  }
}

type Person = { role: string | undefined; when: string; home: string | undefined }

function rowTyped(n: number, { role, when, home }: Person): Typed {
  return { [`m${n}Role`]: role, [`m${n}When`]: when, [`m${n}Home`]: home }
}

/** The first row is the one who wrote, or is left for an adult; then every child that was told of. */
function peopleTold(intake: Intake): Person[] {
  const { who, dueOn, children } = intake
  const role = isOfFamily(intake) ? whoWords[who as keyof typeof whoWords] : undefined
  const expects = role === 'pregnant'
  const first: Person = { role, when: expects && dueOn ? inDanish(dueOn) : '', home: role || who === null ? '1' : undefined }
  const child: Person[] = who === 'child' ? [{ role: 'child', when: '', home: undefined }] : []
  const coming: Person[] = dueOn && !expects ? [{ role: 'expected-child', when: inDanish(dueOn), home: undefined }] : []
  const ages = agesIn(children ?? '').map((when): Person => ({ role: 'child', when, home: undefined }))
  return [first, ...(ages.length > 0 ? ages : child), ...coming].slice(0, rowsAtMost)
}

function isOfFamily({ who }: Intake): boolean {
  return who !== null && who in whoWords
}

/** As people write a day: 24.5.2027. */
function inDanish(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${date}.${month}.${year}`
}
