import { carrierWords } from '#core/roster/carrier.ts'
import { LevelTag } from '#platform/html/level-tag.tsx'
import { LiveRegion } from '#platform/html/live-region.tsx'
import { Notice } from '#platform/html/notice.tsx'
import { listInWords } from '#platform/texts.ts'
import { safeAnswerKinds } from '../safe-answer/actions.ts'
import { SafeLines } from '../safe-answer/desk.tsx'
import { addressOf } from './inquiry.ts'
import type { OpenPage, Taken } from './reading.ts'
import { Said } from './said.tsx'
import { type Frame, sayOf, when } from './showing.ts'
import type { Inquiry } from './store.ts'
import type { Message } from './store-page.ts'

/** The parts of the page that renew themselves. Each is fetched with its own rights; only the thread opens anything. */

export const stateKinds = [
  'inquiry-claimed',
  'inquiry-released',
  'inquiry-answered',
  'inquiry-triaged',
  'inquiry-ended',
  'inquiry-reopened',
  'message-received',
]

/** Who has it and what it waits for. */
export function StateLine(props: { frame: Frame; inquiry: Inquiry }) {
  const { frame, inquiry } = props
  const say = sayOf(frame)
  return (
    <LiveRegion id="state" src={`${addressOf(inquiry.id)}/fragments/state`} kinds={stateKinds} of={inquiry.id}>
      <span class="state-line">
        <LevelTag lang={frame.shell.lang} level={inquiry.level} /> <span>{holderWords(frame, inquiry)}</span>
        {inquiry.state !== 'ended' && <span>{say(inquiry.state === 'answered' ? 'waitsForThem' : 'waitsForUs')}</span>}
      </span>
    </LiveRegion>
  )
}

/** What stands there for a colleague who was about to take it, when somebody else was quicker. */
export function TakenLine(props: { frame: Frame; id: string; taken: Taken }) {
  const { frame, id, taken } = props
  return (
    <LiveRegion id="state" src={`${addressOf(id)}/fragments/state`} kinds={stateKinds} of={id}>
      <Notice kind="done" live>
        <p>{takenWords(frame, taken)}</p>
      </Notice>
    </LiveRegion>
  )
}

export function takenWords(frame: Frame, { takenBy, at }: Taken): string {
  return sayOf(frame)('takenLead', { name: takenBy, when: when(frame, at) })
}

function holderWords(frame: Frame, inquiry: Inquiry): string {
  const say = sayOf(frame)
  if (inquiry.endedAt) return say('ended', { when: when(frame, inquiry.endedAt) })
  if (inquiry.mine) return say('mine')
  if (!inquiry.ownerName) return say('inQueue')
  if (inquiry.purpose === 'cover') return say('covering', { name: inquiry.ownerName })
  return say('colleagues', { name: carrierWords(inquiry.ownerName, inquiry.standIn) })
}

/** What has been said. New words come by themselves. */
export function Talk(props: { frame: Frame; inquiry: Inquiry; messages: readonly Message[] }) {
  const { frame, inquiry } = props
  const say = sayOf(frame)
  const kinds = ['message-received', 'inquiry-answered']
  return (
    <LiveRegion id="thread" src={`${addressOf(inquiry.id)}/fragments/thread`} kinds={kinds} of={inquiry.id}>
      <Said frame={frame} label={say('conversation')} them={say(`writer-${inquiry.channel}`)} messages={props.messages} />
    </LiveRegion>
  )
}

/** How and when it is safe to answer: said anew while one writes, it stands here at once. */
export function HowToAnswer(props: { frame: Frame } & Pick<OpenPage, 'inquiry' | 'safe' | 'card'>) {
  const { frame, inquiry, safe, card } = props
  const say = sayOf(frame)
  const byMail = card?.turnedOn && card.channel === 'mail'
  return (
    <LiveRegion id="safe" src={`${addressOf(inquiry.id)}/fragments/safe`} kinds={safeAnswerKinds} of={inquiry.id}>
      <SafeLines said={safe} now={frame.now} />
      {byMail && <p>{say('safeMail')}</p>}
      {safe.length === 0 && !byMail && <p>{say(inquiry.ownPage ? 'safeNothingPage' : 'safeNothing')}</p>}
      {inquiry.ownPage && <p>{say('safePage')}</p>}
    </LiveRegion>
  )
}

/** Who else has it open: asked again every minute, which also says that I still have. */
export function Lookers(props: { frame: Frame; address: string; lookers: readonly string[] }) {
  const names = listInWords(props.lookers)
  return (
    <LiveRegion id="lookers" src={`${props.address}/fragments/lookers`} kinds={[]} every={60}>
      {props.lookers.length > 0 && <p class="lookers">{sayOf(props.frame)('nowWith', { names })}</p>}
    </LiveRegion>
  )
}
