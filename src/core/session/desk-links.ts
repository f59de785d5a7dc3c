import type { Permission, Who } from '#platform/http/visit.ts'
import { may } from './permission.ts'

const links: { href: string; text: string; may: Permission }[] = [
  { href: '/desk', text: 'Skrivebord', may: may.counsel },
  { href: '/net', text: 'Nettet', may: may.seeNet },
  { href: '/desk/absence', text: 'Fravær', may: may.counsel },
  { href: '/desk/shifts', text: 'Mine vagter', may: may.counsel },
  { href: '/settings', text: 'Indstillinger', may: may.setUp },
]

/** The menu of the desk: the pages that are there for this hat, and no others. */
export function deskLinks(who: Who): { href: string; text: string }[] {
  return links.filter((link) => link.may.allows(who)).map(({ href, text }) => ({ href, text }))
}
