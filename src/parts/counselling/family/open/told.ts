import type { Tx } from '#platform/db.ts'
import type { Visit } from '#platform/http/visit.ts'
import { askedThen } from '../../inquiry/danger-told.ts'
import { findInquiry, openInquiry } from '../../inquiry/store.ts'
import { readIntake, readMessages } from '../../inquiry/store-page.ts'
import { readSafeAnswersOf } from '../../safe-answer/store.ts'
import { closedFamiliesOf } from './store.ts'
import type { Told } from './written.tsx'

/** An inquiry out of reach is not there. */
export function goneOr(error: { code?: string }): null {
  if (error.code === 'P0002') return null
  throw error
}

/** What has been told already, behind the line of whoever opens a family from it. */
export async function whatIsTold(tx: Tx, id: string, visit: Visit): Promise<Told | null> {
  const inquiry = await findInquiry(tx, id)
  if (!inquiry) return null
  await openInquiry(tx, { id, purpose: visit.purpose })
  const [intake, messages, returning, safe] = await Promise.all([
    readIntake(tx, id),
    readMessages(tx, inquiry.conversationId),
    closedFamiliesOf(tx, id),
    readSafeAnswersOf(tx, inquiry.writerId),
  ])
  const { level, deadlineOn } = inquiry
  const then = askedThen(inquiry, { lang: 'da', now: visit.now })
  const said = { intake, askedThen: then, messages, safeAnswer: safe[0]?.words ?? '' }
  return { inquiryId: id, ...said, now: visit.now, returning, level, deadlineOn }
}
