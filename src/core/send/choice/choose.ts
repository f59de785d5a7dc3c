import type { z } from 'zod'
import type { Tx } from '#platform/db.ts'
import { type Refusal, refuse } from '#platform/refusal.ts'
import { turnEverythingOff, turnMailOn } from '../card.ts'
import { hours, type mailForm } from './form.ts'

/** What the person has chosen, behind the own access line. Where no mail can leave, none is promised. */
export async function chooseMail(tx: Tx, value: z.infer<typeof mailForm>, { mail }: { mail: boolean }): Promise<true | Refusal> {
  if (value.wish === 'off') await turnEverythingOff(tx)
  else if (!mail) return refuse('mailCannotLeave')
  else await turnMailOn(tx, { address: value.address, ...hours[value.hours] })
  return true
}
