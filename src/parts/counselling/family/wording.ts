import type { Colleague } from '#core/circle/circle.ts'
import { type Age, ageOf, type Role } from '#core/member/member.ts'
import { taskCodes, taskTypes } from '#core/next-step/next-step.ts'
import { shutWords } from '#core/roster/shut.ts'
import { formatDay } from '#platform/clock.ts'
import type { Option } from '#platform/html/text-fields.tsx'
import { familyTexts } from './texts.ts'

const say = familyTexts('da')

/** A colleague in a list: who is away says so, and until when; who cannot come in, why. */
export function colleagueWords(one: Colleague, { me, today }: { me: string; today: string }): string {
  const name = one.hat === me ? say('me', { name: one.name }) : one.name
  if (one.awayUntil === null) return shutWords(name, one.shut)
  return one.awayUntil === 'open' ? say('awayOpen', { name }) : say('away', { name, day: formatDay(one.awayUntil, 'da', today) })
}

export function taskOptions(): Option[] {
  const classes = ['professional', 'shared', 'human'] as const
  return classes.flatMap((kind) =>
    taskCodes
      .filter((code) => taskTypes[code] === kind)
      .map((code) => ({ value: code, label: kind === 'professional' ? say(code) : `${say(code)} (${say(kind).toLowerCase()})` })),
  )
}

type Known = { name: string | null; role: Role; bornOn: string | null; dueOn: string | null }

/** What a member is called: the name the family gave, else who it is. */
export function memberName(member: Known, nth = 1): string {
  if (member.name) return member.name
  if (member.role === 'child') return say('namelessChild', { n: nth })
  if (member.role === 'expected-child') return say('expectedChild')
  return say('namelessAdult', { role: say(member.role) })
}

/** "Mor", "Barn, 4 år", "Gravid, termin 7. juni". */
export function memberWords(member: Known, today: string): string {
  const parts = [say(member.role)]
  if (member.bornOn) {
    parts.push(ageWords(ageOf(member.bornOn, today)))
  }
  if (member.dueOn) parts.push(say('due', { day: formatDay(member.dueOn, 'da', today) }))
  return parts.join(', ')
}

function ageWords(age: Age): string {
  if ('weeks' in age) return say('weeks', { count: age.weeks })
  return 'months' in age ? say('months', { count: age.months }) : say('years', { count: age.years })
}
