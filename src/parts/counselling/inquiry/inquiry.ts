import type { Level } from '#platform/level.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'

export type State = 'received' | 'claimed' | 'answered' | 'ended'

/** How the reader stands to an inquiry. Who carries it may act for it: the owner, the owner's stand-in of today, the team leader. */
export type Standing = {
  state: State
  carries: boolean
  endedAs: EndedAs | null
}

export type Wish = 'claim' | 'release' | 'answer' | 'triage' | 'attempt' | 'promise' | 'ask' | 'end' | 'family' | 'reopen' | 'safe'
export type WhyNot = 'claimFirst' | 'hasOwner' | 'colleagueHasIt' | 'hasEnded' | 'notEnded' | 'theirTurn' | 'livesInFamily'

/** State rules as data: in which states a wish is possible, and whether it takes someone who carries the inquiry. */
const rules: Record<Wish, { in: readonly State[]; by: 'reader' | 'carrier' | 'carrier-if-held' }> = {
  claim: { in: ['received'], by: 'reader' },
  release: { in: ['claimed'], by: 'carrier' },
  answer: { in: ['claimed', 'answered'], by: 'carrier' },
  triage: { in: ['received', 'claimed', 'answered', 'ended'], by: 'carrier-if-held' },
  attempt: { in: ['claimed', 'answered'], by: 'carrier' },
  promise: { in: ['claimed', 'answered'], by: 'carrier' },
  ask: { in: ['claimed', 'answered'], by: 'carrier' },
  end: { in: ['claimed', 'answered'], by: 'carrier' },
  family: { in: ['claimed', 'answered'], by: 'carrier' },
  reopen: { in: ['ended'], by: 'reader' },
  safe: { in: ['received', 'claimed', 'answered'], by: 'reader' },
}

/** Why a wish is not possible now, or null. The page shows it beside the wish, the action refuses with it. */
export function whyNot(wish: Wish, { state, carries, endedAs }: Standing): WhyNot | null {
  const rule = rules[wish]
  if (wish === 'reopen' && endedAs === 'family-opened') return 'livesInFamily'
  if (!rule.in.includes(state)) return stateSays(wish, state)
  const needsCarrier = rule.by === 'carrier' || (rule.by === 'carrier-if-held' && state !== 'received')
  return needsCarrier && !carries ? 'colleagueHasIt' : null
}

function stateSays(wish: Wish, state: State): WhyNot {
  if (state === 'ended') return 'hasEnded'
  if (wish === 'reopen') return 'notEnded'
  if (wish === 'claim') return 'hasOwner'
  return state === 'received' ? 'claimFirst' : 'theirTurn'
}

export function demand(wish: Wish, standing: Standing): Refusal | null {
  const why = whyNot(wish, standing)
  return why && refuse(why)
}

export type EndedAs = 'answered-once' | 'family-opened' | 'handed-over' | 'withdrawn' | 'duplicate-of' | 'not-reached' | 'not-for-us'
export type EndAs = Exclude<EndedAs, 'family-opened'>

type End = {
  conversation: 'agreed' | 'withdrawn' | 'not-reached' | 'not-for-us' | 'duplicate-of'
  wordsNeeded: boolean
  /** What is read before it: most inquiries end answered, and little more is asked then. */
  looksAt: readonly ('promises' | 'asks' | 'attempts' | 'others')[]
}
/** What each end demands besides its reason, and what it makes of the conversation. */
export const ends: Record<EndAs, End> = {
  'answered-once': { conversation: 'agreed', wordsNeeded: false, looksAt: ['promises'] },
  'handed-over': { conversation: 'agreed', wordsNeeded: false, looksAt: ['promises', 'asks'] },
  withdrawn: { conversation: 'withdrawn', wordsNeeded: true, looksAt: [] },
  'duplicate-of': { conversation: 'duplicate-of', wordsNeeded: false, looksAt: ['others'] },
  'not-reached': { conversation: 'not-reached', wordsNeeded: false, looksAt: ['asks', 'attempts'] },
  'not-for-us': { conversation: 'not-for-us', wordsNeeded: true, looksAt: ['promises', 'asks'] },
}
export const endsInOrder = Object.keys(ends) as EndAs[]

export const attemptsNeeded = 3

export type ForEnding = {
  level: Level
  answered: boolean
  /** A call or a meeting they have been promised and still wait for. */
  promised: 'call' | 'meet' | null
  /** Attempts to reach the writer since the writer last wrote. */
  attempts: number
  /** Somebody else has said yes to be the second person. */
  second: string | null
  /** Colleagues who have said yes to go on with it outside this inquiry. */
  receivers: readonly string[]
}
export type EndWish = {
  as: EndAs
  words: string | null
  duplicateOf: string | null
  receiver: string | null
  /** The last of their words when the form was opened: what has come since may stand far above it, also where it has been fetched. */
  lastWord?: string | null
}

/** The second person: always where we say it is not for us, and at A and B where nobody was reached. */
function needsSecond(as: EndAs, level: Level): boolean {
  return as === 'not-for-us' || (as === 'not-reached' && (level === 'A' || level === 'B'))
}

/**
 * What still stands in the way of an end; null when nothing does. Shown beside each end before anybody tries. Whoever has been promised a call
 * waits for it, unless they want no more themselves, cannot be reached, or go on in another conversation.
 */
export function missingFor(
  as: EndAs,
  facts: ForEnding,
): 'callFirst' | 'meetingFirst' | 'answerFirst' | 'threeAttemptsNeeded' | 'secondPersonNeeded' | 'receiverYesNeeded' | null {
  if (facts.promised && ends[as].looksAt.includes('promises')) return facts.promised === 'call' ? 'callFirst' : 'meetingFirst'
  if (as === 'answered-once' && !facts.answered) return 'answerFirst'
  if (as === 'not-reached' && facts.attempts < attemptsNeeded) return 'threeAttemptsNeeded'
  if (needsSecond(as, facts.level) && !facts.second) return 'secondPersonNeeded'
  if (as === 'handed-over' && facts.receivers.length === 0) return 'receiverYesNeeded'
  return null
}

export function mayEnd(wish: EndWish, facts: ForEnding): Refusal | null {
  const missing = missingFor(wish.as, facts)
  if (missing) return refuse(missing, 'endAs')
  if (ends[wish.as].wordsNeeded && !wish.words) return refuse('endWordsNeeded', 'endWords')
  if (wish.as === 'duplicate-of' && !wish.duplicateOf) return refuse('whichOne', 'endDuplicate')
  if (wish.as === 'handed-over' && !facts.receivers.includes(wish.receiver ?? '')) return refuse('receiverYesNeeded', 'endReceiver')
  return null
}

export type AskWhat = 'take-over' | 'hand-over' | 'second-opinion' | 'second-person'
export const askWhats: readonly AskWhat[] = ['take-over', 'second-opinion', 'second-person', 'hand-over']

export function addressOf(id: string): string {
  return `/desk/inquiries/${id}`
}
