import type { Shut } from '#core/roster/shut.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'

/** A colleague who may hold families, and how she stands today; who cannot come in keeps a place, and gets no new one. */
export type Colleague = { hat: string; person: string; name: string; leads: boolean; awayUntil: string | 'open' | null; shut: Shut | null }
/** `by` has said yes in advance to stand in for `for`. */
export type Yes = { for: string; by: string }
type Known = { me: string; colleagues: readonly Colleague[]; yes: readonly Yes[] }

/** Nobody says yes for another: one takes it oneself, or has said yes in advance for the one who hands over. */
export function mayBecomeAnchor(hat: string, from: string, known: Known): Colleague | Refusal {
  const chosen = known.colleagues.find((one) => one.hat === hat)
  if (!chosen || chosen.shut) return refuse('anchorMustBeOurs', 'anchorId')
  const accepted = hat === known.me || said(known.yes, { for: from, by: hat }) || said(known.yes, { for: known.me, by: hat })
  return accepted ? chosen : refuse('anchorHasNotAccepted', 'anchorId')
}

/** The deputy is another person, who takes it herself or has said yes in advance for just this anchor. */
export function mayBecomeDeputy(hat: string, anchor: Colleague, known: Known): Colleague | Refusal {
  const chosen = known.colleagues.find((one) => one.hat === hat)
  if (!chosen || chosen.shut) return refuse('deputyMustBeOurs', 'deputyId')
  if (chosen.person === anchor.person) return refuse('deputyIsAnother', 'deputyId')
  const accepted = hat === known.me || said(known.yes, { for: anchor.hat, by: hat })
  return accepted ? chosen : refuse('deputyHasNotAccepted', 'deputyId')
}

function said(list: readonly Yes[], yes: Yes): boolean {
  return list.some((one) => one.for === yes.for && one.by === yes.by)
}
