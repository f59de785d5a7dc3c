import { createTransport } from 'nodemailer'
import { logFault } from '#platform/log.ts'
import { linkMail, trialMail } from './link-mail.da.ts'
import { texts } from './texts.ts'

/** A mail somebody asked for, or was promised: what lets them in, and nothing else. */
type LinkToSend = { kind: keyof typeof linkMail; address: string }

/** What stands in a mail that has something to say; without it a mail only says that something is new. */
type Letter = LinkToSend | Words
type Words = { subject: string; text: string }

/**
 * Hands one mail to a post office. Unless it was `carried` it certainly did not leave: `refused` for good, `put-off` for now, or
 * `not-reached`, where no mail leaves at all.
 */
export type PostOffice = {
  carry(to: string, id: string, letter?: Letter): Promise<'carried' | NotCarried>
  /** Whether anybody is there to carry mail: asked before what is done once only. */
  isOpen(): Promise<boolean>
}
type NotCarried = 'refused' | 'put-off' | 'not-reached'

/** What became of a mail that was only to be tried: taken, certainly not, or nobody knows; where it stopped, and the code of the server's answer. */
export type MailSaid = { outcome: 'carried' | NotCarried | 'unknown'; at?: Place; status?: number }
type Place = 'connection' | 'login' | 'sender' | 'receiver' | 'letter'
/** One neutral mail, for whoever wants to know whether mail leaves this house. */
export type MailTrial = { tryOut(to: string, id: string): Promise<MailSaid> }

/** Ends a job, so that it counts as failed and whoever watches is told: while nobody carries mail nothing can be sent. */
export class PostOfficeAway extends Error {
  override name = 'PostOfficeAway'
}

/**
 * SMTP as the address says, `smtp://user:password@host:587?from=besked@example.org`. Without `from` the user is the sender, if that
 * is an address. The sender has no name, and there is nothing in the mail but the words of its letter: fixed ones, where it only says that something is new.
 */
export function smtpPostOffice(smtpUrl: string): PostOffice & MailTrial {
  const url = new URL(smtpUrl)
  const from = url.searchParams.get('from') ?? (url.username.includes('%40') ? decodeURIComponent(url.username) : `besked@${url.hostname}`)
  url.search = ''
  const transport = createTransport({ url: url.toString(), connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 })
  const say = texts('da')
  const post = async (to: string, id: string, { subject, text }: Words) => {
    const envelope = { from, to: [to] }
    await transport.sendMail({
      ...{ from, to: { name: '', address: to }, envelope, subject, text },
      messageId: `<${id}@${from.split('@').at(-1)}>`,
      headers: { 'Auto-Submitted': 'auto-generated' },
      ...{ xMailer: false as const, disableFileAccess: true, disableUrlAccess: true },
    })
  }
  return {
    isOpen: () =>
      transport.verify().then(Boolean, (error: SmtpError) => {
        logFault('mail', error, codesOf(error))
        return false
      }),
    carry: (to, id, letter) =>
      post(to, id, letter ? wordsOf(letter) : { subject: say('mailSubject'), text: say('mailBody') }).then(
        () => 'carried' as const,
        whatBecameOfIt,
      ),
    tryOut: (to, id) => post(to, id, trialMail).then(() => ({ outcome: 'carried' }), whatWasSaid),
  }
}

function wordsOf(letter: Letter): Words {
  if ('text' in letter) return letter
  const { subject, body } = linkMail[letter.kind]
  return { subject, text: body.replace('{address}', letter.address) }
}

/**
 * Only what certainly did not leave may be tried again; where nobody knows, the mail counts as sent (at most once). What a server says to
 * us can quote the address, so only its code is logged.
 */
function whatBecameOfIt(error: SmtpError): NotCarried {
  const outcome = outcomeOf(error)
  if (!outcome) throw error
  logFault('mail', error, { outcome, ...codesOf(error) })
  return outcome
}

/** The code and where it came, never the server's words: they can quote the address, and say more of the server than a screen should. */
function whatWasSaid(error: SmtpError): MailSaid {
  const outcome = outcomeOf(error) ?? 'unknown'
  logFault('mail', error, { outcome, ...codesOf(error) })
  return { outcome, at: placeOf(error), status: error.responseCode }
}

function placeOf({ command = '' }: SmtpError): Place {
  if (command.startsWith('AUTH')) return 'login'
  const places: Record<string, Place> = { 'MAIL FROM': 'sender', 'RCPT TO': 'receiver', DATA: 'letter' }
  return places[command] ?? 'connection'
}

const codesOf = ({ command, responseCode }: SmtpError) => ({ command, status: responseCode })

type SmtpError = Error & { code?: string; command?: string; responseCode?: number }

function outcomeOf({ code, command = '', responseCode = 0 }: SmtpError): NotCarried | undefined {
  const ofThisMail = /^(MAIL FROM|RCPT TO|DATA)$/.test(command)
  if (ofThisMail && responseCode >= 500) return 'refused'
  if (ofThisMail && responseCode >= 400) return 'put-off'
  if (responseCode >= 400 || /^(CONN|EHLO|HELO|STARTTLS|AUTH.*|MAIL FROM|RCPT TO)$/.test(command) || code === 'ECONNECTION')
    return 'not-reached'
  return undefined
}
