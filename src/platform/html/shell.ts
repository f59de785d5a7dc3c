import type { Child } from 'hono/jsx'
import type { Lang } from '#platform/texts.ts'

export type AssetName = 'public.css' | 'desk.css' | 'exit.js' | 'desk.js' | 'passkey.js'

/** What every page is told about the visit it is drawn for. Made once per request, passed on whole. */
export type Shell = {
  lang: Lang
  dir: 'ltr' | 'rtl'
  path: string
  demo: boolean
  quickExitUrl: string
  /** Whoever is signed in, and whether the quick exit signs them out: others use the phone too. */
  hat: { name: string; roleText: string; endsWhenLeft?: boolean } | null
  /** The menu of the desk for this hat. */
  deskLinks?: readonly { href: string; text: string }[]
  /** Asked when a page of the desk is drawn: what stands above it wherever one is. */
  above?: () => Promise<Child>
  formToken: string
  /** What was typed on another leaf is not brought back here (http/leaf.ts). */
  leaf: string
  /** The form that was sent and comes back with what is wrong: what was typed in it stands on this page and nowhere else. */
  refused?: string
  asset: (name: AssetName) => string
}

/** The same page in the other language: English pages live under /en. It stays here: two strokes at the beginning would be another house's address. */
export function inOtherLanguage(path: string): { lang: Lang; href: string } {
  const english = /^\/en(?=\/|\?|$)/
  if (english.test(path)) return { lang: 'da', href: `/${path.replace(english, '').replace(/^[/\\]+/, '')}` }
  return { lang: 'en', href: `/en${path.replace(/^\/(?=\?|$)/, '')}` }
}

/** An address of the front door in the language of the page one stands on. */
export function inLanguage(lang: Lang, path: string): string {
  return lang === 'en' ? inOtherLanguage(path).href : path
}
