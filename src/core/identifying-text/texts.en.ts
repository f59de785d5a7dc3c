import type { da } from './texts.da.ts'

export const en: Record<keyof typeof da, string> = {
  title: 'Do you still want to be anonymous?',
  phone: 'This looks like a phone number:',
  cpr: 'This looks like a CPR number:',
  address: 'This looks like an address:',
  email: 'This looks like an e-mail address:',
  text: 'If you send it, we can see who you are. We are just as happy to answer without it.',
  nothingSent: 'Nothing has been sent yet.',
  remove: 'Remove it from my text',
  keep: 'Let it stand',
  sendWithout: 'Remove it and send the rest',
  sendWith: 'Send it too',
}
