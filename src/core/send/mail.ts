import { createTransport } from 'nodemailer'
import { linkMail } from './link-mail.da.ts'
import { texts } from './texts.ts'

/** A mail somebody asked for, or was promised: what lets them in, and nothing else. */
type LinkToSend = { kind: keyof typeof linkMail; address: string }

/** Hands one mail to a post office. `refused` and `not-reached` mean that it certainly did not leave. */
export type PostOffice = { carry(to: string, id: string, link?: LinkToSend): Promise<'carried' | 'refused' | 'not-reached'> }

/**
 * SMTP as the address says, `smtp://user:password@host:587?from=besked@example.org`. Without `from` the user is the sender, if that
 * is an address. The sender has no name, the subject and the words are always the same, and there is nothing else in the mail.
 */
export function smtpPostOffice(smtpUrl: string): PostOffice {
  const url = new URL(smtpUrl)
  const from = url.searchParams.get('from') ?? (url.username.includes('%40') ? decodeURIComponent(url.username) : `besked@${url.hostname}`)
  url.search = ''
  const transport = createTransport({ url: url.toString(), connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 })
  const say = texts('da')
  return {
    async carry(to, id, link) {
      const words = link ? linkMail[link.kind] : { subject: say('mailSubject'), body: say('mailBody') }
      const envelope = { from, to: [to] }
      const message = {
        from,
        to: { name: '', address: to },
        envelope,
        subject: words.subject,
        text: link ? words.body.replace('{address}', link.address) : words.body,
        messageId: `<${id}@${from.split('@').at(-1)}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
        xMailer: false as const,
        disableFileAccess: true,
        disableUrlAccess: true,
      }
      return transport.sendMail(message).then(() => 'carried' as const, whatBecameOfIt)
    },
  }
}

/** Only what certainly did not leave may be tried again; where nobody knows, the mail counts as sent (at most once). */
function whatBecameOfIt(error: { code?: string; command?: string; responseCode?: number }): 'refused' | 'not-reached' {
  const { command = '', responseCode = 0 } = error
  if (responseCode >= 500 && /^(RCPT TO|MAIL FROM|DATA)$/.test(command)) return 'refused'
  if (responseCode >= 400 || /^(CONN|EHLO|HELO|AUTH.*|MAIL FROM|RCPT TO)$/.test(command) || error.code === 'ECONNECTION')
    return 'not-reached'
  throw error
}
