import type { MailSaid, MailTrial } from '#core/send/mail.ts'
import { answerForm, answerOf, takeForm } from '#platform/http/post.ts'
import type { Visit } from '#platform/http/visit.ts'
import { newId } from '#platform/ids.ts'
import { allowed, type Trier, wrongTry } from '#platform/limit/limit.ts'
import { isRefusal, type Refusal, refuse } from '#platform/refusal.ts'
import { readOwnAddress } from './store.ts'

/** What a trial came to. `not-sent`: nothing was handed over; `open`: it is on its way, or was interrupted, or is forgotten. */
export type TrialAnswer = MailSaid | { outcome: 'open' } | { outcome: 'not-sent'; because: 'wait' | 'no-address' | 'demo' }

/**
 * One mail to the own address. The form is taken in a transaction of its own before anything is sent, so that it leaves at most once; what
 * came of it is the form's answer, and sent again it leads there.
 */
export async function tryMail(visit: Visit, office: MailTrial | 'demo', formId: string): Promise<Refusal | undefined> {
  const to = await addressToTry(visit, { formId, demo: office === 'demo' }).catch(formOfAnother)
  if (isRefusal(to)) return to
  if (to === null || office === 'demo') return undefined
  const { outcome, at = '-', status = '' } = await office.tryOut(to, newId())
  await visit.ask(async (tx) => answerForm(tx, formId, `${outcome} ${at} ${status}`.trim()))
}

function formOfAnother(error: { constraint?: string }): Refusal {
  if (error.constraint !== 'form_of_another') throw error
  return refuse('formOfAnother')
}

type Form = { formId: string; demo: boolean }

async function addressToTry(visit: Visit, { formId, demo }: Form): Promise<string | null> {
  const trier: Trier = { bucket: 'mail-trial', address: await visit.address(), session: visit.token }
  return visit.ask(async (tx) => {
    if ((await takeForm(tx, formId, { visit })) !== null) return null
    const notSent = (because: string) => {
      answerForm(tx, formId, `not-sent ${because}`)
      return null
    }
    if (demo) return notSent('demo')
    const address = await readOwnAddress(tx)
    if (address === null) return notSent('no-address')
    if ((await allowed(tx, trier)).waitSeconds > 0) return notSent('wait')
    await wrongTry(tx, trier)
    return address
  })
}

const answer = /^(carried|refused|put-off|not-reached|unknown|not-sent)(?: (\S+))?(?: (\d{3}))?$/

/** What the trial of this form came to, for whoever sent it. */
export async function readTrial(visit: Visit, formId: string): Promise<TrialAnswer> {
  const [, outcome, at, status] = answer.exec((await answerOf(visit, formId)) ?? '') ?? []
  if (outcome === undefined) return { outcome: 'open' }
  if (outcome === 'not-sent') return { outcome, because: at as 'wait' }
  return { outcome: outcome as 'carried', at: at as 'login', status: status ? Number(status) : undefined }
}
