import { formatDay, formatMoment } from '#platform/clock.ts'
import { Facts } from '#platform/html/facts.tsx'
import { Thread } from '#platform/html/thread.tsx'
import { saidOfDanger } from '../../inquiry/danger-told.ts'
import { hurryDay } from '../../inquiry/hurry-day.ts'
import type { Intake, Message } from '../../inquiry/store-page.ts'
import { familyTexts } from '../texts.ts'
import type { ReturningTo } from './store.ts'
import { writtenTexts } from './written-texts.ts'

const [say, common] = [writtenTexts('da'), familyTexts('da')]

export type Told = {
  inquiryId: string
  intake: Intake
  /** The day they were asked about danger, where they have come back since. */
  askedThen: string | null
  /** How and when it is safe to answer, as it was said last. */
  safeAnswer: string
  messages: readonly Message[]
  now: Date
  level: string
  /** The day of what hurries; the words for it stand in the intake. */
  deadlineOn: string | null
  returning: readonly ReturningTo[]
}

/** What has been told already stands beside the form, so that nobody asks again. */
export function Written({ told, today }: { told: Told; today: string }) {
  const facts = factsOf(told, today)
  return (
    <section class="written">
      <h2>{say('title')}</h2>
      {told.intake.inDanger && <p class="danger-told">{dangerIn(told)}</p>}
      {facts.length > 0 && <Facts facts={facts} />}
      <Thread
        label={say('title')}
        messages={told.messages.map((message) => ({
          from: message.fromUs ? 'me' : 'them',
          author: message.by ?? say('writer'),
          time: formatMoment(message.at, 'da', told.now),
          text: message.body,
        }))}
      />
    </section>
  )
}

function factsOf(told: Told, today: string): { term: string; is: string }[] {
  const { intake, safeAnswer, askedThen } = told
  const danger = saidOfDanger(intake)
  const facts = [
    { term: askedThen ? say('dangerThen', { day: askedThen }) : say('danger'), is: danger ? say(danger) : '' },
    { term: say('who'), is: intake.who && intake.who in whoWords ? common(whoWords[intake.who as keyof typeof whoWords]) : '' },
    { term: say('children'), is: intake.children ?? '' },
    { term: say('due'), is: intake.dueOn ? formatDay(intake.dueOn, 'da', today) : '' },
    { term: say('alone'), is: intake.alone === null ? '' : say(intake.alone ? 'yes' : 'no') },
    { term: say('postcode'), is: intake.postcode ?? '' },
    { term: say('deadline'), is: deadlineOf(told) },
    { term: say('safeAnswer'), is: safeAnswer },
  ]
  return facts.filter(({ is }) => is)
}

function dangerIn({ askedThen }: Told): string {
  return askedThen ? say('inDangerThen', { day: askedThen }) : say('inDanger')
}

/** "1. januar 2027, huslejen skal betales". */
function deadlineOf({ deadlineOn, intake, now }: Told): string {
  return [deadlineOn && hurryDay(deadlineOn, { lang: 'da', now }), intake.deadlineWords].filter(Boolean).join(', ')
}

/** What the level is about, in words that stay with the family when the inquiry is out of sight. */
export function hurryTold(told: Told): string {
  const deadline = deadlineOf(told)
  return [told.intake.inDanger && dangerIn(told), deadline && `${say('deadline')}: ${deadline}`].filter(Boolean).join('\n')
}

/** Who the writer said to be, as a member of a family. */
export const whoWords = {
  pregnant: 'pregnant',
  mother: 'mother',
  father: 'father',
  'other-parent': 'other-parent',
  grandparent: 'grandparent',
} as const
